"""A step in the counselor's own words: its title, what it is for, and when it may be opened. What is typed is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.kept import KeptForm
from ui.widgets.layout import column, row, well
from ui.widgets.menu_choice import MenuChoice
from workbook.book import Workbook
from workbook.catalogue.exchange import STEP_TITLE_MOST
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.plan import OwnStep
from workbook.model.safety import Gate

NEW = "own step"
"""The draft's slot of a step that is not in the plan yet."""


class OwnForm(QWidget):
    """`given(OwnStep)` once it has a title; `closed` when it is put away without."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self.title = Field()
        self.title.setMaxLength(STEP_TITLE_MOST)
        self._aim = TextArea(hint=_("One sentence for the two of them"), lines=2, most=6)
        self._gate = MenuChoice(_("When it may be opened"))
        self._slip = Slip()
        self._book = book
        self._on_hand: dict[str, OwnStep] = {}
        self.on_hand = MenuChoice(_("Take one of your steps"), least=160)
        self.on_hand.chosen.connect(self._take_over)
        self._kept = KeptForm(self, book, self._typed, lambda error: self._slip.say(str(error)))
        self._give = Button("", "soft", height=theme.CONTROL_IN_ROW)
        self._give.clicked.connect(self.give)
        cancel = Button(_("Cancel"), "plain", height=theme.CONTROL_IN_ROW)
        cancel.setAccessibleName(_("Put your step away"))
        cancel.clicked.connect(self.shut)
        self.title.textEdited.connect(self._kept.touch)
        self.title.returnPressed.connect(self.give)
        self._aim.edited.connect(self._kept.touch)
        self._aim.submitted.connect(self.give)
        self._gate.chosen.connect(self._kept.touch)
        ground = well(
            self.on_hand,
            labelled(_("Title"), self.title),
            theme.NEAR,
            labelled(_("What it is for"), self._aim),
            theme.NEAR,
            row(self._gate, None),
            self._slip,
            theme.NEAR,
            row(self._give, cancel, None, gap=theme.HAIR),
            pad=(12, 12, 12, 12),
        )
        self.title.setAccessibleName(_("Title of your step"))
        column(ground, into=self)
        self._offer(Gate.FREE)

    def begin(self, couple: str, slot: str, step: OwnStep | None, words: str) -> bool:
        """Show a step's words, or those that were being typed in their place; says whether there were any. `words` stand on the
        button.
        """
        typed = self._kept.take_up(couple, slot)
        was = step or OwnStep("")
        self.title.show_words(typed.get("title", was.title))
        self._aim.show_words(typed.get("aim", was.aim))
        self._offer(Gate(typed.get("gate", was.gate.value)))
        self._give.say(words)
        self._offer_on_hand()
        self._slip.say("")
        return bool(typed)

    def focus(self) -> None:
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.end(False)

    def give(self) -> None:
        try:
            step = OwnStep(self.title.text(), self._aim.words(), Gate(self._gate.key())).checked()
        except BadInput as error:
            self.refuse(str(error))
            (self._aim if self.title.text().strip() else self.title).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(step)

    def refuse(self, sentence: str) -> None:
        self._slip.say(sentence)

    def done(self) -> None:
        """It stands in the plan: what was typed is no draft any more."""
        try:
            self._kept.forget()
        except WorkbookError as error:
            self.refuse(str(error))

    def shut(self) -> None:
        self.done()
        self.closed.emit()

    def flush(self) -> None:
        self._kept.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def _offer(self, gate: Gate) -> None:
        self._gate.offer([(each.value, says) for each, says in gate_words().items()], gate.value)

    def _offer_on_hand(self) -> None:
        """Steps of the Library, to begin from: their words are put into the form, and can be changed for these two."""
        self._on_hand = {each.uid: each.step for each in self._book.own_steps.all()}
        offered = [(uid, step.title) for uid, step in self._on_hand.items()]
        self.on_hand.offer([("", _("From your steps")), *offered], "")
        self.on_hand.setVisible(bool(offered))

    def _take_over(self, uid: str) -> None:
        step = self._on_hand.get(uid)
        if step is None:
            return
        self.title.show_words(step.title)
        self._aim.show_words(step.aim)
        self._offer(step.gate)
        self._kept.touch()
        self.focus()

    def _typed(self) -> dict[str, str]:
        title, aim = self.title.text(), self._aim.words()
        return {"title": title, "aim": aim, "gate": self._gate.key()} if (title + aim).strip() else {}


def gate_words() -> dict[Gate, str]:
    """When an own step may be opened."""
    return {
        Gate.FREE: _("At any time"),
        Gate.OPEN: _("Once the safety screens allow it"),
        Gate.STRICT: _("While no screen raises a concern"),
    }
