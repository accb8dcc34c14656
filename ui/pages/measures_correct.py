"""A total that was written down wrong: another takes its place, or it is taken off every page. The history keeps it."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reports.measure_words import total_words
from ui import messages, theme
from ui.widgets.buttons import Button
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.kept import KeptForm
from ui.widgets.layout import column, row, well, wide
from workbook.book import Workbook
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.measure import MeasureTotal, number_of

SLOT = "measure correction"


def begun(book: Workbook, couple: str) -> str:
    """The uid of the total whose correction was being typed when the workbook was locked or left, or ""."""
    words = book.drafts.words(couple, SLOT)
    return str(json.loads(words)["uid"]) if words else ""


class Correction(QWidget):
    """`done` follows a change, `left` the end without one. What is typed and not kept yet is there again after a lock."""

    done = Signal()
    left = Signal()

    def __init__(self, book: Workbook, total: MeasureTotal, about: str) -> None:
        super().__init__()
        self._book, self._total, self._about = book, total, about
        says = _("Corrected total of {about}").format(about=about)
        self._value = Field(total_words(total.total), says=says, height=theme.CONTROL_IN_ROW)
        self._day = DayField(_("Corrected day"), total.on)
        self._slip = Slip()
        save = Button(_("Save correction"), "soft", height=theme.CONTROL_IN_ROW)
        save.clicked.connect(self._save)
        error = Button(_("Entered in error"), "plain", "trash-2", height=theme.CONTROL_IN_ROW)
        error.clicked.connect(self._withdraw)
        leave = Button(_("Cancel"), "plain", height=theme.CONTROL_IN_ROW)
        leave.clicked.connect(self.leave)
        self._typing = KeptForm(self, book, self._typed, lambda error: self._slip.say(str(error)))
        for field in (self._value, self._day):
            field.returnPressed.connect(self._save)
            field.textEdited.connect(self._typing.touch)
        self._day.problem.connect(self._slip.say)
        fields = row(
            labelled(_("Total"), wide(self._value, 104)),
            labelled(_("Day"), wide(self._day, 160)),
            column(None, row(save, error, leave)),
            None,
            gap=theme.GAP,
        )
        column(theme.HAIR, well(fields, self._slip), theme.TIGHT, into=self)
        self._take_up()

    def begin(self) -> None:
        self._value.setFocus(Qt.FocusReason.OtherFocusReason)
        self._value.selectAll()

    def leave(self) -> None:
        """End it without a change."""
        self._typing.forget()
        self.left.emit()

    def flush(self) -> None:
        self._typing.flush()

    def _take_up(self) -> None:
        typed = self._typing.take_up(self._total.couple, SLOT)
        if typed.get("uid") == self._total.uid:
            self._value.show_words(typed.get("total", ""))
            self._day.show_typed(typed.get("day", ""))

    def _typed(self) -> dict[str, str]:
        return {"uid": self._total.uid, "total": self._value.text(), "day": self._day.text()}

    def _save(self) -> None:
        try:
            day = self._day.value()
            if self._day.wrong() or day is None:
                raise BadInput(self._day.wrong() or _("Write the day on which it was filled in."))
            value = number_of(self._value.text())
            if (value, day) == (self._total.total, self._total.on):
                self.leave()
                return
            self._book.measures.correct(replace(self._total, total=value, on=day))
        except WorkbookError as error:
            self._slip.say(str(error))
        else:
            self._typing.forget()
            self.done.emit()

    def _withdraw(self) -> None:
        words = _("Take this total off every page? It stays in the history.")
        if not messages.ask(words, yes=_("Entered in error"), no=_("Keep it"), lasting=True, parent=self):
            return
        try:
            self._book.measures.enter_in_error(self._total.uid, self._total.rev)
        except WorkbookError as error:
            self._slip.say(str(error))
        else:
            self._typing.forget()
            self.done.emit()
