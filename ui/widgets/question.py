"""A question with what is to be known about it: the words wrap, the small facts below flow on, and nothing is cut.

It paints itself as one widget, because an intake has dozens of them and each is laid out with every change of width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import Role
from ui.widgets.icon import draw_icon
from ui.widgets.painting import painting, say, width_of

_ICON, _BESIDE, _APART, _UNDER = 14, 6, 12, 3
_LEADING = 1.12
_WIDTHS = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words below the question. `spare` ones are left out where they would need a line of their own; those with a word
    to `press` can be clicked.
    """

    words: str
    tone: str = "muted"
    icon: str = ""
    spare: bool = False
    press: str = ""

    def width(self) -> float:
        return width_of(self.words, "small") + (_ICON + _BESIDE if self.icon else 0)


class Question(QWidget):
    """`pressed` is emitted with its word for a click on a fact that can be pressed; what it does has a key elsewhere."""

    pressed = Signal(str)
    pointed = Signal()
    """The pointer came or went: see `is_pointed`."""

    accessible_role = Role.StaticText

    def __init__(self, words: str, facts: Sequence[Fact] = ()) -> None:
        super().__init__()
        self._words, self._facts = words, tuple(facts)
        self._lines: dict[int, tuple[QTextLayout, float]] = {}
        self._flows: dict[int, list[tuple[Fact, QRectF]]] = {}  # both by width: a layout asks for several, many times
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._named()

    def facts(self) -> tuple[Fact, ...]:
        return self._facts

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts; the page is laid out again only where that takes another line."""
        if tuple(facts) == self._facts:
            return
        before = self.heightForWidth(self.width())
        self._facts = tuple(facts)
        self._flows.clear()
        self._named()
        if self.heightForWidth(self.width()) != before:
            self.updateGeometry()
        self.update()

    def is_pointed(self) -> bool:
        return self.underMouse()

    def retheme(self) -> None:
        self._lines.clear()
        self._flows.clear()

    def _named(self) -> None:
        self.setAccessibleName(", ".join([self._words, *(f.words for f in self._facts if not f.spare)]))

    def _wrapped(self, width: int) -> tuple[QTextLayout, float]:
        """The question broken into lines of this width, and its height."""
        if width not in self._lines:
            laid = QTextLayout(self._words, theme.font("body"))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            laid.setTextOption(option)
            laid.beginLayout()
            top = 0.0
            while (line := laid.createLine()).isValid():
                line.setLineWidth(max(1, width))
                line.setPosition(QPointF(0, top))
                top += line.height() * _LEADING
            laid.endLayout()
            if len(self._lines) >= _WIDTHS:
                self._lines.clear()
            self._lines[width] = laid, top
        return self._lines[width]

    def _flow(self, width: int) -> list[tuple[Fact, QRectF]]:
        """Where each fact stands, seen from the first line of facts."""
        if width not in self._flows:
            if len(self._flows) >= _WIDTHS:
                self._flows.clear()
            self._flows[width] = self._flowed(width)
        return self._flows[width]

    def _flowed(self, width: int) -> list[tuple[Fact, QRectF]]:
        high = QFontMetricsF(theme.font("small")).height() * _LEADING
        x = y = 0.0
        placed = []
        for fact in self._facts:
            wide = fact.width()
            if x and x + wide > width:
                if fact.spare:
                    continue
                x, y = 0.0, y + high
            placed.append((fact, QRectF(x, y, min(wide, width), high)))
            x += wide + _APART
        return placed

    def heightForWidth(self, width: int) -> int:
        flow = self._flow(width)
        return ceil(self._wrapped(width)[1] + (_UNDER + flow[-1][1].bottom() if flow else 0))

    def sizeHint(self) -> QSize:
        wide = max(width_of(self._words), *(f.width() for f in self._facts), 120)
        return QSize(ceil(wide), self.heightForWidth(ceil(wide)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 36)

    def _under(self) -> float:
        return self._wrapped(self.width())[1] + _UNDER

    def paintEvent(self, event: QPaintEvent) -> None:
        laid, _high = self._wrapped(self.width())
        with painting(self) as painter:
            painter.setPen(theme.colour("text"))
            laid.draw(painter, QPointF(0, 0))
            for fact, box in self._flow(self.width()):
                self._paint_fact(painter, fact, box.translated(0, self._under()))

    def _paint_fact(self, painter: QPainter, fact: Fact, box: QRectF) -> None:
        left = box.left()
        if fact.icon:
            draw_icon(painter, fact.icon, QRectF(left, box.center().y() - _ICON / 2, _ICON, _ICON), fact.tone)
            left += _ICON + _BESIDE
        say(painter, QRectF(left, box.top(), box.right() - left + 1, box.height()), fact.words, "small", fact.tone)

    def _at(self, place: QPointF) -> Fact | None:
        flow = self._flow(self.width())
        under = self._under()
        return next((fact for fact, box in flow if fact.press and box.translated(0, under).contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        fact = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and fact is not None:
            self.pressed.emit(fact.press)
        else:
            super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit()
