"""Giving the exercise that is chosen: for whom, until when, and when and where they will do it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField
from ui.widgets.elided import shortened
from ui.widgets.fields import Field, labelled
from ui.widgets.layout import clear, column, columns, row
from ui.widgets.told import Sign, Told
from workbook.model.common import Whose
from workbook.model.couple import Couple

_WHOSE = (Whose.BOTH, Whose.FIRST, Whose.SECOND)
_NAME_WIDE = 96.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What is filled in. `until` is None where no day is given."""

    whose: Whose
    until: date | None
    when: str


class AssignForm(QWidget):
    """Emits `wanted(Wish, printed)`; the page does it, and says what came of it through `tell`."""

    wanted = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._whose = Segmented(_("For whom"), [_("Both")] * 3, 0, stretch=True)
        self._whose_place: QVBoxLayout = column(self._whose)
        self._until = DayField(_("Back by"))
        self._when = Field("", _("Sundays at eight"), height=theme.CONTROL_IN_ROW)
        self._assign = Button(_("Assign"), "primary", key=_("Ctrl Enter"))
        self._print = Button(_("Assign and print"), icon="printer")
        self._told = Told(theme.NEAR)
        fields = columns(
            (labelled(_("Back by"), self._until), 1), (labelled(_("When, where, how often"), self._when), 1), gap=12
        )
        column(
            self._whose_place,
            theme.NEAR,
            fields,
            self._told,
            theme.NEAR,
            row(self._assign, self._print, None),
            pad=(20, 16, 20, 20),
            into=self,
        )
        self._assign.clicked.connect(lambda: self.submit(printed=False))
        self._print.clicked.connect(lambda: self.submit(printed=True))

    def show_couple(self, couple: Couple, until: date) -> None:
        """Begin anew for a couple."""
        names = [shortened(couple.partner(w).short, "small_strong", _NAME_WIDE) for w in (Whose.FIRST, Whose.SECOND)]
        clear(self._whose_place)
        self._whose = Segmented(_("For whom"), [_("Both"), *names], 0, stretch=True)
        self._whose_place.addWidget(self._whose)
        self._whose.show()
        self.begin_anew(until)
        self.tell("", "done")

    def begin_anew(self, until: date) -> None:
        """Empty for the next exercise."""
        self._whose.choose(0)
        self._until.show_day(until)
        self._when.show_words("")

    def open(self, usable: bool) -> None:
        """Whether there is something to assign."""
        self._assign.setEnabled(usable)
        self._print.setEnabled(usable)

    def first(self) -> QWidget:
        return self._whose

    def tell(self, words: str, kind: Sign) -> None:
        """Say beside the buttons what came of it."""
        self._told.say(words, kind)

    def submit(self, *, printed: bool) -> None:
        """As pressing the button: a day that cannot be read is said, and takes the focus."""
        if not self._assign.isEnabled():
            return
        problem = self._until.wrong()
        if problem:
            self.tell(problem, "wrong")
            self._until.setFocus()
            return
        whose = _WHOSE[self._whose.chosen() or 0]
        self.wanted.emit(Wish(whose, self._until.value(), self._when.text().strip()), printed)
