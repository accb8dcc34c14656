"""One question of the intake with its two ratings, and the counselor's own note below it when it is open."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.intake_sheet import IntakeSheet, Spot
from ui.widgets.layout import at_top, column, row
from ui.widgets.question import Fact, Question
from ui.widgets.rating import Rating
from workbook.catalogue.entries import Item
from workbook.disclosure.intake import about_words
from workbook.facts import Names
from workbook.model.common import PARTNERS, Whose
from workbook.model.intake import AnswerState


class Box(Rating):
    """A rating that can be settled: it keeps the keyboard, so that the list can be read through, and takes no answer."""

    def __init__(self, spot: Spot, name: str, question: str, anchors: Sequence[str]) -> None:
        super().__init__(spot.whose, name, question, anchors)
        self.spot = spot
        self._settled = False

    def settle(self, settled: bool) -> None:
        self._settled = settled
        self.set_answer(*self.answer())

    def set_answer(self, state: AnswerState | None, value: int | None = None) -> None:
        super().set_answer(state, value)
        if self._settled:
            self.open_places(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._settled:
            event.ignore()
        else:
            super().keyPressEvent(event)


class IntakeRow(QWidget):
    """`answered` carries the spot, the state and the value; `note_wanted` the question's key."""

    answered = Signal(object, object, object)
    note_wanted = Signal(str)

    def __init__(self, item: Item, names: Names, anchors: Sequence[str]) -> None:
        super().__init__()
        self.item, self._names = item, names
        self._focused = self._settled = self._noted = False
        self._facts: tuple[Fact, ...] = ()
        self.question = Question(item.question)
        self.boxes = {w: Box(Spot(item.key, w), names.of(w), item.question, anchors) for w in PARTNERS}
        line = row(
            column(self.question, None),
            *(at_top(self.boxes[w]) for w in PARTNERS),
            gap=theme.GAP,
            pad=(0, 11, 0, 11),
        )
        line.setStretch(0, 1)
        self._lines: QVBoxLayout = column(line, into=self)
        self.question.pressed.connect(lambda: self.note_wanted.emit(item.key))
        self.question.pointed.connect(self._say)
        for box in self.boxes.values():
            box.answered.connect(lambda state, value, spot=box.spot: self.answered.emit(spot, state, value))

    def show_sheet(self, sheet: IntakeSheet, passed: frozenset[Spot]) -> None:
        """Show what the sheet holds for this question, in place: nothing is built again."""
        waits = sheet.waits(self.item.key)
        self._settled = sheet.finished
        self._noted = bool(sheet.remark(self.item.key))
        for box in self.boxes.values():
            box.set_locked(_("not asked yet") if waits else "")
            box.setFocusPolicy(Qt.FocusPolicy.NoFocus if waits else Qt.FocusPolicy.StrongFocus)
            box.settle(sheet.finished)
            if box.answer() != sheet.given(box.spot):
                box.set_answer(*sheet.given(box.spot))
            box.set_passed_over(box.spot in passed)
        self._facts = self._about(sheet, waits, passed)
        self._say()

    def show_focus(self, focused: bool) -> None:
        """Offer a note where the keyboard is."""
        self._focused = focused
        self._say()

    def hold(self, editor: QWidget | None) -> None:
        """Take the note's editor in below the ratings, or let it go."""
        if editor is not None:
            self._lines.addWidget(editor)
        self._say()

    def _about(self, sheet: IntakeSheet, waits: bool, passed: frozenset[Spot]) -> tuple[Fact, ...]:
        facts = [Fact(about_words(self.item.about))]
        if waits:
            facts.append(Fact(_("waits for the signed policy"), "muted", "lock"))
        elif sheet.is_individual(self.item.key):
            facts.append(Fact(_("given alone"), "muted", "lock"))
        missing = [w for w in PARTNERS if Spot(self.item.key, w) in passed]
        if missing:
            name = self._names.of(missing[0] if len(missing) == 1 else Whose.BOTH)
            facts.append(Fact(_("{name} missing").format(name=name), "notice", "circle-alert"))
        return tuple(facts)

    def _say(self) -> None:
        facts = self._facts
        if self._noted:
            facts += (Fact(_("your note"), "accent", "pen-line", press=True),)
        elif not self._settled and (self._focused or self.question.is_pointed()):
            facts += (Fact(_("add a note"), "muted", "pen-line", spare=True, press=True),)
        self.question.show_facts(facts)
