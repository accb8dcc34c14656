"""Steps of one's own, at hand for any couple's plan: a list, and beside it the words of the one that is chosen, saved as they are
written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.pages.plan_own import gate_words
from ui.widgets.area import TextArea
from ui.widgets.autosave import Autosave
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, labelled
from ui.widgets.layout import Ground, column, columns, row
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.painting import say
from ui.widgets.table import Cells, Column, Rows, Table
from ui.widgets.told import Told
from ui.widgets.words import para
from workbook.catalogue.exchange import STEP_TITLE_MOST
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.common import shows
from workbook.model.own_exercise import StepOnHand
from workbook.model.plan import OwnStep
from workbook.model.safety import Gate

SLOT = "step"
"""What is too much to be saved waits there."""


class LibrarySteps(QWidget):
    """`handed_on(StepOnHand)` where the one that is chosen is to go to a colleague."""

    handed_on = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._steps: tuple[StepOnHand, ...] = ()
        self._of: StepOnHand | None = None
        self.title, self.aim = Field(), TextArea(hint=_("One sentence for the two of them"), lines=3)
        self.title.setMaxLength(STEP_TITLE_MOST)
        self.gate = MenuChoice(_("When it may be opened"), least=160)
        self.bin = Button(_("Take this step away"), "quiet", "trash-2", height=theme.CONTROL_IN_ROW)
        self.hand = Button(_("Hand on this step …"), "quiet", "download", height=theme.CONTROL_IN_ROW)
        self.told = Told()
        self._rows: Rows[StepOnHand] = Rows(self._slice, _spoken)
        self.table: Table[StepOnHand] = Table(_("Your steps"), [Column("step", "", 80, 1)], self._rows, _paint)
        none = para(_("No step of yours yet. One that you write here can be taken into every plan."), "small", "muted")
        self._saving = Autosave(self, self._save, lambda error: self.told.say(str(error), "wrong"))
        about = para(
            _(
                "A plan takes a copy: under “Write a step of your own”, choose it there. Plans that have it keep their words."
            ),
            "small",
            "muted",
        )
        listed, self._form = Ground(), Ground()
        self._none = QWidget()
        column(row(none, pad=(24, 12, 16, 0)), into=self._none)
        column(self._none, self.table, pad=(1, 8, 1, 8), into=listed).setStretch(1, 1)
        column(
            labelled(_("Title"), self.title),
            theme.GAP,
            labelled(_("What it is for"), self.aim),
            theme.GAP,
            labelled(_("When it may be opened"), self.gate),
            self.told,
            theme.GAP,
            about,
            theme.GAP,
            row(self.hand, self.bin, None, gap=theme.GAP),
            None,
            pad=(24, 20, 24, 20),
            into=self._form,
        )
        columns((listed, 2), (self._form, 3), gap=theme.GAP, into=self)
        self.title.textEdited.connect(self._touched)
        self.aim.edited.connect(self._touched)
        self.gate.chosen.connect(self._touched)
        self.table.chose.connect(self._choose)
        self.bin.clicked.connect(self._remove)
        self.hand.clicked.connect(self._hand_on)
        gone = QShortcut(QKeySequence("Del"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._remove)

    def show_steps(self) -> None:
        """Read again; the one that is chosen, or being written, stays."""
        self._steps = self._context.book.own_steps.all()
        self._rows.reload()
        self._none.setVisible(not self._steps)
        at = next((n for n, each in enumerate(self._steps) if self._of is not None and each.uid == self._of.uid), None)
        if at is not None:
            self.table.choose(at)
        elif self._of is None or self._of.uid:
            self._of = None
            self.table.choose(0)
            self._choose(self.table.chosen_item())

    def choose(self, uid: str) -> None:
        """Put the cursor on a step, if it is there."""
        at = next((n for n, each in enumerate(self._steps) if each.uid == uid), None)
        if at is not None:
            self.table.choose(at)

    def begin_new(self) -> None:
        if not self.settled():
            return
        self._show(StepOnHand(OwnStep("")))
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what is written, for a lock or another page; what is more than may be waits, and stands here again. Raises
        `WorkbookError`.
        """
        try:
            self._save_now()
        except BadInput:
            assert self._of is not None
            words = {"uid": self._of.uid, "title": self.title.text(), "aim": self.aim.words(), "gate": self.gate.key()}
            self._context.book.library.keep_draft(SLOT, json.dumps(words))

    def _save_now(self) -> None:
        """A step without a title yet is kept under one that says so."""
        if self._saving.is_unsaved() and not shows(self.title.text()):
            if not self.aim.words().strip():
                self._saving.forget()
                self._none_waits()
                return
            self.title.show_words(_("Without a title"))
        self._saving.flush()

    def go_on(self) -> None:
        """Take up what was waiting, with the step whose words it was to be, or as a new one."""
        words = self._context.book.library.draft(SLOT)
        if not words or self._saving.is_unsaved():
            return
        kept = json.loads(words)
        self._show(next((each for each in self._steps if each.uid == kept["uid"]), StepOnHand(OwnStep(""))))
        self.choose(kept["uid"])
        self.title.show_words(kept["title"])
        self.aim.show_words(kept["aim"])
        self.gate.choose(kept["gate"])
        self._saving.touch()

    def _choose(self, own: StepOnHand | None) -> None:
        if own is not None and self._of is not None and own.uid == self._of.uid:
            return
        if self.settled():
            self._show(own)

    def settled(self) -> bool:
        """Whether what is written is saved; what stands in the way is said."""
        try:
            self._save_now()
        except WorkbookError as error:
            self.told.say(str(error), "wrong")
            return False
        return True

    def _show(self, own: StepOnHand | None) -> None:
        self._of = own
        self._form.setEnabled(own is not None)
        step = own.step if own is not None else OwnStep("")
        self.told.say("")
        self.title.show_words(step.title)
        self.aim.show_words(step.aim)
        self.gate.offer([(gate.value, words) for gate, words in gate_words().items()], step.gate.value)
        for each in (self.bin, self.hand):
            each.setEnabled(own is not None and bool(own.uid))

    def _touched(self, *_given: object) -> None:
        self.told.say("")
        self._saving.touch()

    def _save(self) -> None:
        if self._of is None:
            return
        new = not self._of.uid
        step = OwnStep(self.title.text(), self.aim.words(), Gate(self.gate.key()))
        if step != self._of.step and not (new and not step.title.strip() and not step.aim.strip()):
            self._of = self._context.book.own_steps.save(replace(self._of, step=step))
            self.bin.setEnabled(True)
            self.hand.setEnabled(True)
            if new:
                self.show_steps()
            self._context.saved()
        self._none_waits()

    def _none_waits(self) -> None:
        library = self._context.book.library
        if library.draft(SLOT):
            library.keep_draft(SLOT, "")

    def _hand_on(self) -> None:
        if self.settled() and self._of is not None and self._of.uid:
            self.handed_on.emit(self._of)

    def _remove(self) -> None:
        own = self._of
        if own is None or not own.uid:
            return
        steps = self._context.book.own_steps
        self._saving.forget()
        try:
            steps.remove(own.uid)
            self._none_waits()
        except WorkbookError as error:
            self.told.say(str(error), "wrong")
            return
        self._of = None
        self.show_steps()
        self._context.saved()
        self._context.done(_("Taken away: {title}").format(title=own.step.title), partial(steps.bring_back, own))

    def _slice(self, limit: int, offset: int) -> Sequence[StepOnHand]:
        return self._steps[offset : offset + limit]


def _spoken(own: StepOnHand) -> str:
    return f"{own.step.title}, {own.step.aim}" if own.step.aim else own.step.title


def _paint(painter: QPainter, own: StepOnHand, cells: Cells) -> None:
    first, second = cells.two("step")
    say(painter, first, own.step.title, "label", "text", may_shorten=True)
    say(painter, second, own.step.aim or gate_words()[own.step.gate], "small", "muted", may_shorten=True)
