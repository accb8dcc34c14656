"""Giving the exercise that is chosen: for whom, until when, and when and where they will do it.

What is filled in and not given yet is kept as it stands, with the exercise that it was meant for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Segmented
from ui.widgets.day_field import DayField
from ui.widgets.elided import shortened
from ui.widgets.fields import Field, labelled
from ui.widgets.kept import KeptForm
from ui.widgets.layout import clear, column, columns, row
from ui.widgets.told import Sign, Told
from workbook.book import Workbook
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple

_WHOSE = (Whose.BOTH, Whose.FIRST, Whose.SECOND)
_NAME_WIDE = 96.0
_SLOT = "exercise to give"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is filled in. `until` is None where no day is given."""

    whose: Whose
    until: date | None
    when: str
    smaller: bool = False


class AssignForm(QWidget):
    """Emits `wanted(Wish, printed)`; the page does it, and says what came of it through `tell`."""

    wanted = Signal(object, bool)

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._exercise = self._suggested = ""
        self._whose = Segmented(_("For whom"), [_("Both")] * 3, 0, stretch=True)
        self._whose_place: QVBoxLayout = column(self._whose)
        self._until = DayField(_("Back by"))
        self._when = Field("", _("Sundays at eight"), height=theme.CONTROL_IN_ROW)
        self._smaller = Check(_("Smaller version"), second=_("it stands first on their page"), short=True)
        self._assign = Button(_("Assign"), "primary", key=_("Ctrl Enter"))
        self._print = Button(_("Assign and print"))
        self._told = Told(theme.NEAR)
        self._kept = KeptForm(self, book, self._typed, lambda error: self.tell(str(error), "wrong"))
        self._smaller.clicked.connect(lambda _on: self._kept.touch())
        self._until.textEdited.connect(self._kept.touch)
        self._until.picked.connect(lambda _day: self._kept.touch())
        self._when.textEdited.connect(self._kept.touch)
        fields = columns(
            (labelled(_("Back by"), self._until), 1), (labelled(_("When, where, how often"), self._when), 1), gap=12
        )
        column(
            self._whose_place,
            theme.NEAR,
            fields,
            theme.NEAR,
            self._smaller,
            self._told,
            theme.NEAR,
            row(self._assign, self._print, None),
            pad=(20, 16, 20, 20),
            into=self,
        )
        self._assign.clicked.connect(lambda: self.submit(printed=False))
        self._print.clicked.connect(lambda: self.submit(printed=True))

    def show_couple(self, couple: Couple, until: date) -> str:
        """Begin anew for a couple, or with what was being filled in; the key of the exercise that this was for, or ""."""
        names = [shortened(couple.partner(w).short, "small_strong", _NAME_WIDE) for w in (Whose.FIRST, Whose.SECOND)]
        clear(self._whose_place)
        self._whose = Segmented(_("For whom"), [_("Both"), *names], 0, stretch=True)
        self._whose_place.addWidget(self._whose)
        self._whose.show()
        self._whose.changed.connect(lambda _at: self._kept.touch())
        kept = self._kept.take_up(couple.uid, _SLOT)
        self._empty(until)
        self.tell("", "done")
        self._when.show_words(kept.get("when", ""))
        if "until" in kept:
            self._until.show_typed(kept["until"])
        self._smaller.setChecked("smaller" in kept)
        if kept.get("whose") in set(Whose):
            self._whose.choose(_WHOSE.index(Whose(kept["whose"])))
        return kept.get("exercise", "")

    def begin_anew(self, until: date) -> None:
        """Empty for the next exercise. Raises `WorkbookError`."""
        self._empty(until)
        self._kept.forget()

    def flush(self) -> None:
        """Keep what is being filled in. Raises `WorkbookError`."""
        self._kept.flush()

    def _empty(self, until: date) -> None:
        self._whose.choose(0)
        self._until.show_day(until)
        self._when.show_words("")
        self._smaller.setChecked(False)
        self._suggested = self._until.text()

    def _typed(self) -> dict[str, str]:
        """Only what is not as it was suggested: a form that nobody touched leaves nothing behind."""
        typed = {"when": self._when.text()}
        if self._smaller.isChecked():
            typed["smaller"] = "yes"
        if self._until.text() != self._suggested:
            typed["until"] = self._until.text()
        whose = _WHOSE[self._whose.chosen() or 0]
        if whose is not Whose.BOTH:
            typed["whose"] = whose.value
        return typed | {"exercise": self._exercise} if any(typed.values()) else {}

    def open_for(self, exercise: str) -> None:
        """The exercise that can be given now; "" for none."""
        if exercise != self._exercise and self._when.text():
            self._kept.touch()
        self._exercise = exercise
        self._assign.setEnabled(bool(exercise))
        self._print.setEnabled(bool(exercise))

    def show_key(self, works: bool) -> None:
        """Whether the key that assigns does so from where the keyboard is."""
        self._assign.show_key(works)

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
        self.wanted.emit(
            Wish(whose, self._until.value(), self._when.text().strip(), self._smaller.isChecked()), printed
        )
