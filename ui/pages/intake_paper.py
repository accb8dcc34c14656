"""What stands on the paper forms besides the answers: the day on which they were filled in, and who wants theirs kept apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.choices import Check
from ui.widgets.day_field import DayField
from ui.widgets.elided import shortened
from ui.widgets.layout import clear, column
from ui.widgets.words import para, text
from workbook.facts import Names
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.intake import Intake

_NAME_WIDE = 120.0


class IntakePaper(QWidget):
    """`day_wanted` carries a day that was typed; `apart_wanted` a partner and whether their whole form is kept apart."""

    day_wanted = Signal(object)
    apart_wanted = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.day = DayField(_("Answered on"))
        self._day_title, self._wrong = text(_("Answered on"), "small_strong"), para("", "small", "notice")
        self.apart: dict[Whose, Check] = {}
        self._names: Names | None = None
        self._intake, self._shown = "", date.min
        self._checks = column(gap=6)
        column(
            self._day_title, 6, self.day, self._wrong, 10, text(_("“Only my counselor”"), "small_strong"), 6, self._checks,
            into=self,
        )  # fmt: skip
        self.day.editingFinished.connect(self.flush)
        self.day.problem.connect(self.say_wrong)

    def show_intake(self, intake: Intake, names: Names) -> None:
        if names != self._names:
            self._make(names)
        for each in (self._day_title, self.day):
            each.setVisible(intake.finished is None)
        if intake.uid != self._intake or intake.begun != self._shown:
            self._intake, self._shown = intake.uid, intake.begun
            self.day.show_day(intake.begun)
            self.say_wrong("")
        for whose, check in self.apart.items():
            check.blockSignals(True)
            check.setChecked(whose in intake.apart)
            check.blockSignals(False)

    def say_wrong(self, words: str) -> None:
        """Why the day cannot be; "" takes it away."""
        self._wrong.say(words)
        self._wrong.setVisible(bool(words))
        self.day.setAccessibleDescription(words)

    def flush(self) -> None:
        """Take the day as it is typed: half of it would be another day."""
        day = self.day.value()
        if day is not None and day != self._shown and not self.day.isHidden() and not self.day.wrong():
            self.day_wanted.emit(day)

    def _make(self, names: Names) -> None:
        self._names = names
        clear(self._checks)
        self.apart = {}
        for whose in PARTNERS:
            short = shortened(names.of(whose), "small", _NAME_WIDE)
            check = Check(_("ticked by {name}").format(name=short), role="small")
            check.setAccessibleName(_("“Only my counselor”, ticked by {name}").format(name=names.of(whose)))
            check.setAccessibleDescription(_("All answers of this form are kept from the other partner."))
            check.toggled.connect(lambda on, whose=whose: self.apart_wanted.emit(whose, on))
            self.apart[whose] = check
            self._checks.addWidget(check)
