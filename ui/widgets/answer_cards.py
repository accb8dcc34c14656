"""Answers as large cards side by side, for somebody who answers alone: a key, a click or an assistive client chooses one.

The arrows move the ring from card to card and choose nothing; Space or Enter chooses where it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

from ui import theme
from ui.widgets.painting import CENTRE, painting, rounded, say
from ui.widgets.ring_again import ring_again
from ui.widgets.strip import Strip

_HIGH, _GAP = 126, 16


class AnswerCards(Strip):
    """`answered(index)` is emitted for every choice by hand, also for the same one again: going on hangs on it."""

    answered = Signal(int)

    def __init__(self, count: int, *, first: int = 0, across: int = 166) -> None:
        """`first` is the number on the first card."""
        super().__init__([""] * count)
        self._first, self._across, self._words = first, across, ("",) * count
        self.setProperty("ring", theme.RADIUS_CARD)
        self.setFixedSize(count * across + (count - 1) * _GAP, _HIGH)

    def show_answers(self, question: str, words: Sequence[str], chosen: int | None, said: str) -> None:
        """Ask another question: its words on the cards, what was answered before, and `said`, which is that in words."""
        self._words, self._cursor = tuple(words), None
        for index, place in enumerate(self._places):
            place.setAccessibleName(f"{self._first + index}, {words[index]}")
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
        return QRectF(index * (self._across + _GAP), 0, self._across, _HIGH)

    def ring_box(self) -> QRectF:
        """Round the card that Space would choose; round all of them while there is none."""
        at = self._cursor if self._cursor is not None else self._chosen
        return QRectF(self.rect()).adjusted(-8, -8, 8, 8) if at is None else self.place_box(at)

    def sizeHint(self) -> QSize:
        return self.maximumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for index, words in enumerate(self._words):
                box, on = self.place_box(index), index == self._chosen
                ground = "accent_soft" if on else "hover" if self._places[index].underMouse() else "surface"
                line, thick = ("accent", 2.0) if on else ("edge", 1.0)
                rounded(painter, box, theme.RADIUS_CARD, ground, line, thick=thick)
                ink = "accent" if on else "text"
                number = QRectF(box.left(), box.top() + 18, box.width(), 52)
                say(painter, number, str(self._first + index), "answer", ink, CENTRE)
                below = QRectF(box.left() + 8, box.top() + 76, box.width() - 16, 28)
                say(painter, below, words, "large_label" if on else "large", ink, CENTRE)
