"""For the counselor, at the question where the keyboard is: how to say it in other words, and what to listen for.

It stands in a place of its own below the list, so that nothing moves under the hand that keys answers in. Where the couple read
another language, the question and its other words stand there as they would read them, to be read out.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.intake_list import RIGHT
from ui.pages.intake_row import NUMBER_WIDE
from ui.widgets.access import announce
from ui.widgets.layout import at_top, column, row, rule, wide
from ui.widgets.words import para, text
from workbook.catalogue.entries import Item
from workbook.language import _

_LEAST = 76
"""Room for two lines of each, so that it keeps its height from question to question."""


class IntakeAid(QWidget):
    """W puts it away, and takes it out again and reads it out; nothing shows in it while no question has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = True
        self._theirs, self._clearer, self._listen = (para("", "small") for _nth in range(3))
        said = [
            (_("As they read it"), self._theirs),
            (_("In other words"), self._clearer),
            (_("Listen for"), self._listen),
        ]
        across = max(text(label, "small_strong").sizeHint().width() for label, _words in said)
        self._lines = []
        for label, words in said:
            line = QWidget()
            made = row(at_top(wide(text(label, "small_strong", "muted"), across)), words, gap=theme.GAP, into=line)
            made.setStretch(1, 1)
            self._lines.append(line)
        body = QWidget()
        column(*self._lines, None, gap=3, pad=(24 + NUMBER_WIDE, 10, RIGHT, 8), into=body)
        column(rule(), body, into=self)
        self.setMinimumHeight(_LEAST)
        self.hide()

    def show_item(self, item: Item, theirs: Item) -> None:
        """`theirs` is the same question as the couple read it."""
        self._theirs.say(theirs.question)
        self._lines[0].setVisible(theirs.question != item.question)
        self._clearer.say(theirs.clearer)
        self._listen.say(item.listen)
        self.setVisible(self._wanted)

    def turn(self) -> None:
        self._wanted = not self._wanted
        self.setVisible(self._wanted)
        if self._wanted:
            lines = [each.words() for each in (self._theirs, self._clearer, self._listen) if each.isVisibleTo(self)]
            announce(self, " ".join(lines))
