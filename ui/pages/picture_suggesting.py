"""What the picture suggests, and what was put aside: taken up, put aside, and the reason that is being typed kept safe."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import messages, theme
from ui.pages.picture_aside import AsideCard
from ui.pages.picture_steps import StepsCard
from ui.widgets.autosave import Autosave
from ui.widgets.layout import column
from workbook.book import Workbook
from workbook.disclosure.suggested import put_aside, suggested, why_nothing
from workbook.errors import WorkbookError
from workbook.model.record import CoupleRecord


class Suggesting(QWidget):
    """The two cards. `settled(step)` follows once a step was taken up or put aside."""

    settled = Signal(str)

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book, self._couple = book, ""
        self.steps, self.aside = StepsCard(), AsideCard()
        self._typed = Autosave(self, self._keep_typed, lambda error: messages.shown(error, self))
        self._unkept: dict[str, str] = {}
        self.steps.accept_wanted.connect(self._accept)
        self.steps.decline_wanted.connect(self._decline)
        self.steps.reason_typed.connect(self._type)
        self.aside.take_wanted.connect(self._take)
        column(self.steps, self.aside, None, gap=theme.GUTTER, into=self)

    def begin(self, couple: str) -> None:
        """Another couple: what was typed for the one before is kept, and nothing of it stays in sight."""
        self.flush()
        self._couple = couple
        self.steps.show_steps((), "")

    def show_record(self, record: CoupleRecord, today: date) -> None:
        book, couple = self._book, self._couple
        gate, declined = book.safety.gate(couple), book.plans.declined(couple)
        breach = book.cautions.breach_going_on(couple)
        facts = suggested(record, book.catalogue, gate, declined, breach=breach)
        new = [f for f in facts if f.state != "declined"]
        self.steps.show_steps(new, why_nothing(record, book.catalogue, facts, breach=breach))
        self.aside.show_aside(put_aside(record, book.catalogue, gate, declined, breach=breach), today)

    def take_up_drafts(self) -> None:
        """Reasons that were being typed when the page was left stand open again."""
        for step, row in self.steps.rows.items():
            words = self._book.drafts.words(self._couple, _slot(step))
            if words and not row.not_now.isHidden():
                row.ask_why(words, focus=False)

    def flush(self) -> None:
        self._typed.flush()

    def _accept(self, step: str) -> None:
        try:
            self._book.plans.accept(self._couple, step)
        except WorkbookError as error:
            self.steps.rows[step].refuse(str(error))
            return
        self.settled.emit(step)

    def _take(self, step: str) -> None:
        try:
            self._book.plans.accept(self._couple, step)
        except WorkbookError as error:
            self.aside.refuse(step, str(error))
            return
        self.settled.emit(step)

    def _decline(self, step: str, reason: str) -> None:
        row = self.steps.rows[step]
        try:
            self._book.plans.decline(self._couple, step, reason)
        except WorkbookError as error:
            row.refuse(str(error))
            return
        row.drop_reason()
        self.flush()
        self.settled.emit(step)

    def _type(self, step: str, words: str) -> None:
        self._unkept[step] = words
        self._typed.touch()

    def _keep_typed(self) -> None:
        """A reason that is being typed survives a lock, a crash and leaving the page."""
        for step, words in list(self._unkept.items()):
            self._book.drafts.keep(self._couple, _slot(step), words)
            del self._unkept[step]


def _slot(step: str) -> str:
    return f"decline {step}"
