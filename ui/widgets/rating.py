"""One partner's answer to one question, 0-4. A whole intake is keyed in with it, so a rating is one tab stop.

The answer shows by the partner's own shape. Everything that is not a number says itself in words, and looks unlike the
others: missing is dashed and ochre, "rather not say" is filled, "not asked" is dotted. Nothing is ever guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from ui import theme
from ui.widgets.icon import draw_icon
from ui.widgets.marks import token
from ui.widgets.painting import CENTRE, painting, rounded, say, width_of
from ui.widgets.strip import Strip
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.intake import AnswerState

PLACES = 5
_PLACE, _EDGE, _HIGH = 30, 4, theme.CONTROL_IN_ROW


class Rating(Strip):
    """Keys: 0-4 answer, R rather not say, N not asked, Delete clears; left and right move a cursor, Space answers there.

    `answered(state, value)` is emitted for every choice by hand, also when it is the same again (going on to the next question
    hangs on it); (None, None) after Delete. Values set by the program emit nothing.
    """

    answered = Signal(object, object)  # AnswerState | None, int | None

    def __init__(self, whose: Whose, name: str, question: str, anchors: Sequence[str] = ()) -> None:
        """`name` is what the partner is called, `anchors` the five words for 0 to 4."""
        super().__init__([f"{value}, {anchors[value]}" if anchors else str(value) for value in range(PLACES)])
        self._whose, self._name, self._question, self._anchors = whose, name, question, tuple(anchors)
        self._state: AnswerState | None = None
        self._passed_over = False
        self._locked = self._kept = ""
        self.setFixedHeight(_HIGH)
        self.setFixedWidth(self.sizeHint().width())
        self._named()

    # what it holds

    def answer(self) -> tuple[AnswerState | None, int | None]:
        """State and value; (None, None) while the answer is missing."""
        return self._state, self.chosen()

    def set_answer(self, state: AnswerState | None, value: int | None = None) -> None:
        """Show an answer from the record; (None, None) shows none."""
        self._state = state
        self.show_chosen(value if state is AnswerState.RATED else None)
        self.open_places(not self._locked and state not in (AnswerState.DECLINED, AnswerState.NOT_ASKED))
        self._named()

    def set_passed_over(self, passed_over: bool) -> None:
        """Show a missing answer as one that was passed over, rather than one still to come."""
        if passed_over != self._passed_over:
            self._passed_over = passed_over
            self._named()
            self.update()

    def set_locked(self, words: str) -> None:
        """Show words and a padlock instead of an answer, such as "given alone", and take no key; "" unlocks."""
        self._locked = words
        self.set_answer(self._state, self.chosen())

    def show_kept(self, words: str) -> None:
        """How the answer is kept, for its name; the page says it beside. "" for what both may see."""
        if words != self._kept:
            self._kept = words
            self._named()

    def is_locked(self) -> bool:
        return bool(self._locked)

    def is_missing(self) -> bool:
        return self._state is None and not self._locked

    # hands

    def press(self, index: int) -> None:
        self._give(AnswerState.RATED, index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if self._locked or not plain:
            event.ignore()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_4:
            self._give(AnswerState.RATED, key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_R:
            self._give(AnswerState.DECLINED, None)
        elif key == Qt.Key.Key_N:
            self._give(AnswerState.NOT_ASKED, None)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._give(None, None)
        else:
            super().keyPressEvent(event)

    def _give(self, state: AnswerState | None, value: int | None) -> None:
        self._cursor = None
        self.set_answer(state, value)
        self.answered.emit(state, value)

    # what is said and painted

    def spoken(self) -> str:
        """The answer in words, as it stands in the accessible name."""
        value = self.chosen()
        if self._locked:
            return self._locked
        if self._state is AnswerState.DECLINED:
            return _("rather not say")
        if self._state is AnswerState.NOT_ASKED:
            return _("not asked")
        if value is None:
            return _("missing") if self._passed_over else _("no answer yet")
        of = _("{value} of 4").format(value=value)
        return f"{of}, {self._anchors[value]}" if self._anchors else of

    def _named(self) -> None:
        kept = f", {self._kept}" if self._kept else ""
        self.setAccessibleName(f"{self._name}, {self._question}: {self.spoken()}{kept}")

    def place_box(self, index: int) -> QRectF:
        return QRectF(
            _EDGE + (self.width() - 2 * _EDGE) / PLACES * index, 0, (self.width() - 2 * _EDGE) / PLACES, _HIGH
        )

    def sizeHint(self) -> QSize:
        words = max(width_of(w, "small") for w in (_("rather not say"), _("not asked")))
        return QSize(round(max(PLACES * _PLACE + 2 * _EDGE, words + 24)), _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self._locked or self._state in (AnswerState.DECLINED, AnswerState.NOT_ASKED):
                self._paint_words(painter)
            else:
                self._paint_places(painter)
                self.paint_cursor(painter)

    def _paint_words(self, painter: QPainter) -> None:
        whole = QRectF(self.rect())
        if self._state is AnswerState.NOT_ASKED and not self._locked:
            rounded(painter, whole, theme.RADIUS_CONTROL, None, "edge", Qt.PenStyle.DotLine)
        else:
            rounded(painter, whole, theme.RADIUS_CONTROL, "sunken")
        words = self.spoken()
        if self._locked:
            left = max(6.0, (self.width() - width_of(words, "small") - 20) / 2)
            draw_icon(painter, "lock", QRectF(left, (_HIGH - 14) / 2, 14, 14), "muted")
            say(painter, QRectF(left + 20, 0, self.width() - left - 20, _HIGH), words, "small", "muted")
        else:
            say(painter, whole, words, "small", "muted", CENTRE)

    def _paint_places(self, painter: QPainter) -> None:
        missing = self._passed_over and self._state is None
        style = Qt.PenStyle.DashLine if missing else Qt.PenStyle.SolidLine
        line = "notice" if missing else "edge"
        rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, "surface", line, style)
        for value in range(PLACES):
            box = self.place_box(value)
            if value == self.chosen():
                self._paint_answer(painter, box, value)
            else:
                lit = self.chosen() is None or self._places[value].underMouse()
                say(painter, box, str(value), "small", "text" if lit else "muted", CENTRE)

    def _paint_answer(self, painter: QPainter, box: QRectF, value: int) -> None:
        middle, ink = box.center(), theme.colour(token(self._whose))
        if self._whose is Whose.FIRST:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(middle, 13.5, 13.5)
            say(painter, box, str(value), "small_strong", "surface", CENTRE)
            return
        painter.setPen(QPen(ink, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(QRectF(middle.x() - 11.5, middle.y() - 11.5, 23, 23))
        say(painter, box, str(value), "small_strong", token(self._whose), CENTRE)
