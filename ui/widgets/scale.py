"""How close it was this week, 0-10, in one strip: the check-in of one partner, with last time's answer marked below."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from ui import theme
from ui.widgets.marks import token
from ui.widgets.painting import CENTRE, painting, rounded, say
from ui.widgets.strip import Strip
from workbook.language import _
from workbook.model.common import Whose

HIGHEST = 10
_STRIP, _BELOW = theme.CONTROL_IN_ROW, 10
_SECOND_DIGIT_MS = 700


class Scale(Strip):
    """Keys: 0-9 answer, 1 and then 0 at once (or X) mean 10, Delete clears; left and right move a cursor, Space answers there.

    `changed(value)` is emitted for every choice by hand, None after Delete. It takes the width that it is given, 28 px a place
    at least.
    """

    changed = Signal(object)  # int | None

    def __init__(self, whose: Whose, name: str, question: str, before: int | None = None) -> None:
        super().__init__([str(value) for value in range(HIGHEST + 1)])
        self._whose, self._name, self._question, self._before = whose, name, question, before
        self._cover = ""
        self._since_one = QElapsedTimer()
        self.setFixedHeight(_STRIP + _BELOW)
        self.setMinimumWidth(self.sizeHint().width())
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.setProperty("ring_bottom", _BELOW)
        self._named()

    def value(self) -> int | None:
        return self.chosen()

    def set_value(self, value: int | None) -> None:
        """Show a value from the record; emits nothing."""
        self.show_chosen(value)
        self._named()

    def set_before(self, before: int | None) -> None:
        """What this partner answered last time."""
        self._before = before
        self._named()
        self.update()

    def cover(self, words: str) -> None:
        """Show these words and no answer, and take none: somebody may stand beside. "" takes the cover away."""
        self._cover = words
        self.open_places(not words)
        self._named()
        self.update()

    def covered(self) -> bool:
        return bool(self._cover)

    def press(self, index: int) -> None:
        self._give(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._cover or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._digit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_X:
            self._give(HIGHEST)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._give(None)
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> None:
        quick = self._since_one.isValid() and self._since_one.elapsed() < _SECOND_DIGIT_MS
        self._give(HIGHEST if digit == 0 and quick else digit)
        if digit == 1:
            self._since_one.start()

    def _give(self, value: int | None) -> None:
        self._since_one.invalidate()
        self._cursor = None
        self.set_value(value)
        self.changed.emit(value)

    def _named(self) -> None:
        value = self.chosen()
        if self._cover:
            self.setAccessibleName(f"{self._name}, {self._question}: {self._cover}")
            return
        now = _("no answer yet") if value is None else _("{value} of 10").format(value=value)
        if self._before is not None:
            now = _("{now}, last time {before}").format(now=now, before=self._before)
        self.setAccessibleName(f"{self._name}, {self._question}: {now}")

    def place_box(self, index: int) -> QRectF:
        each = self.width() / (HIGHEST + 1)
        return QRectF(index * each, 0, each, _STRIP)

    def sizeHint(self) -> QSize:
        return QSize(28 * (HIGHEST + 1), _STRIP + _BELOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            whole = QRectF(0, 0, self.width(), _STRIP)
            if self._cover:
                rounded(painter, whole, theme.RADIUS_CONTROL, "sunken", "edge")
                say(painter, whole, self._cover, "small", "muted", CENTRE)
                return
            rounded(painter, whole, theme.RADIUS_CONTROL, "surface", "edge")
            for value in range(HIGHEST + 1):
                self._paint_place(painter, value)
            self.paint_cursor(painter)
            if self._before is not None:
                self._paint_before(painter, self.place_box(self._before).center().x())

    def _paint_place(self, painter: QPainter, value: int) -> None:
        box, chosen = self.place_box(value), self.chosen()
        if value == chosen:
            rounded(painter, box, theme.RADIUS_CONTROL, token(self._whose))
        elif value and value - 1 != chosen:
            at = round(box.left()) + 0.5
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(at, 8), QPointF(at, _STRIP - 8))
        role, ink = ("small_strong", "surface") if value == chosen else ("small", "text")
        say(painter, box, str(value), role, ink, CENTRE)

    def _paint_before(self, painter: QPainter, at: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("muted"))
        painter.drawPolygon([QPointF(at, _STRIP + 3), QPointF(at - 4, _STRIP + 9), QPointF(at + 4, _STRIP + 9)])
