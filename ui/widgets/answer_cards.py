"""Answers as large cards side by side, for somebody who answers alone: a key, a click or an assistive client chooses one.

The arrows move the ring from card to card and choose nothing; Space or Enter chooses where it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent

from ui import theme
from ui.widgets.painting import CENTRE, LEFT, RIGHT, painting, rounded, say
from ui.widgets.ring_again import ring_again
from ui.widgets.strip import Strip
from workbook.model.check_in import HIGHEST

_HIGH, _GAP = 126, 16
_ACROSS_TEN, _HIGH_TEN, _GAP_TEN, _ENDS = 72, 84, 8, 28


class AnswerCards(Strip):
    """`answered(index)` is emitted for every choice by hand, also for the same one again: going on hangs on it."""

    answered = Signal(int)

    def __init__(self, count: int, *, first: int = 0, across: int = 166, gap: int = _GAP) -> None:
        """`first` is the number on the first card."""
        super().__init__([""] * count)
        self._first, self._across, self._gap, self._words = first, across, gap, ("",) * count
        self.setProperty("ring", theme.RADIUS_CARD)
        self.setFixedSize(count * across + (count - 1) * gap, _HIGH)

    def show_answers(self, question: str, words: Sequence[str], chosen: int | None, said: str) -> None:
        """Ask another question: its words on the cards, what was answered before, and `said`, which is that in words."""
        self._words, self._cursor = tuple(words), None
        for index, place in enumerate(self._places):
            place.setAccessibleName(
                f"{self._first + index}, {words[index]}" if words[index] else str(self._first + index)
            )
        self.setAccessibleName(f"{question} {said}".strip())
        self.show_chosen(chosen)
        ring_again(self)

    def press(self, index: int) -> None:
        self.answered.emit(index)

    def move_cursor(self, index: int) -> None:
        super().move_cursor(index)
        ring_again(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self.press(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def place_box(self, index: int) -> QRectF:
        return QRectF(index * (self._across + self._gap), 0, self._across, _HIGH)

    def ring_box(self) -> QRectF:
        """Round the card that Space would choose; round all of them while there is none."""
        at = self._cursor if self._cursor is not None else self._chosen
        return QRectF(self.rect()).adjusted(-8, -8, 8, 8) if at is None else self.place_box(at)

    def sizeHint(self) -> QSize:
        return self.maximumSize()

    def paint_card(self, painter: QPainter, index: int) -> str:
        """The ground of a card; gives the ink for what stands on it."""
        box, on = self.place_box(index), index == self._chosen
        ground = "accent_soft" if on else "hover" if self._places[index].underMouse() else "surface"
        line, thick = ("accent", 2.0) if on else ("edge", 1.0)
        rounded(painter, box, theme.RADIUS_CARD, ground, line, thick=thick)
        return "accent" if on else "text"

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for index, words in enumerate(self._words):
                box, on = self.place_box(index), index == self._chosen
                ink = self.paint_card(painter, index)
                number = QRectF(box.left(), box.top() + 18, box.width(), 52)
                say(painter, number, str(self._first + index), "answer", ink, CENTRE)
                below = QRectF(box.left() + 8, box.top() + 76, box.width() - 16, 28)
                say(painter, below, words, "large_label" if on else "large", ink, CENTRE)


class ScaleCards(AnswerCards):
    """0 to 10 in a row, with words below the two ends."""

    def __init__(self) -> None:
        super().__init__(HIGHEST + 1, across=_ACROSS_TEN, gap=_GAP_TEN)

    def place_box(self, index: int) -> QRectF:
        return QRectF(index * (self._across + self._gap), 0, self._across, _HIGH_TEN)

    def ring_box(self) -> QRectF:
        at = self._cursor if self._cursor is not None else self._chosen
        row = QRectF(0, 0, self.width(), _HIGH_TEN)
        return row.adjusted(-8, -8, 8, 8) if at is None else self.place_box(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for index in range(HIGHEST + 1):
                say(painter, self.place_box(index), str(index), "answer", self.paint_card(painter, index), CENTRE)
            below = QRectF(0, self.height() - _ENDS, self.width(), _ENDS)
            for at, words in ((LEFT, self._words[0]), (RIGHT, self._words[-1])):
                say(painter, below, words, "large", "muted", at)
