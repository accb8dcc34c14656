"""Quick entry of totals: which questionnaire, both partners' totals, the day; Enter keeps them. What is typed outlives a lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reports.measure_words import total_words
from ui import dates, theme
from ui.context import Context
from ui.pages.measures_words import read_as
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, row, section, wide
from ui.widgets.marks import Mark, token
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.told import Told
from ui.widgets.words import para
from workbook.catalogue.entries import Measure
from workbook.errors import BadInput, WorkbookError
from workbook.facts import Names
from workbook.language import _
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.measure import MeasureTotal, number_of, value_of

SLOT = "measure totals"
_LETTERS = 8


class MeasuresEntry(Ground):
    """`range_wanted` asks for the settings, where a range is set. `kept` follows totals that were kept."""

    kept = Signal()
    range_wanted = Signal()

    def __init__(self, context: Context, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._context, self._clock = context, clock
        self._couple, self._names = "", Names("", "", "")
        self._measures: tuple[Measure, ...] = ()
        self._which = MenuChoice(_("Questionnaire"))
        self._which.chosen.connect(lambda _key: self._changed())
        self._totals = {w: Field("", height=theme.CONTROL_IN_ROW) for w in PARTNERS}
        self._called = {w: Elided("", "small_strong", token(w)) for w in PARTNERS}
        self._day = DayField(_("Day of the totals"))
        self._given = Segmented(_("Filled in"), [_("Each alone"), _("Together")], 0)
        self._slip, self._told = Slip(), Told()
        self._about = para("", "small", "muted")
        self._range = Button(_("Set the range"), "quiet", height=24)
        self._range.clicked.connect(self.range_wanted)
        self._keep = Button(_("Keep totals"), "primary", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        self._keep.clicked.connect(self.keep)
        self._typing = KeptForm(self, context.book, self._typed, lambda error: self._slip.say(str(error)))
        for field in (*self._totals.values(), self._day):
            field.returnPressed.connect(self.keep)
            field.textEdited.connect(self._changed)
        self._day.problem.connect(self._slip.say)
        self._given.changed.connect(lambda _at: self._changed())
        self._compose()

    def _compose(self) -> None:
        for field in self._totals.values():
            field.setMaxLength(_LETTERS)
            wide(field, 104)
        totals = [column(row(Mark(w), self._called[w], None, gap=6), theme.HAIR, self._totals[w]) for w in PARTNERS]
        for made in totals:
            made.setStretch(2, 0)
        line = row(
            labelled(_("Questionnaire"), self._which),
            *totals,
            labelled(_("Day"), wide(self._day, 160)),
            labelled(_("Filled in"), self._given),
            None,
            column(None, self._keep),
            gap=theme.GAP,
        )
        about = row(self._about, self._range, gap=theme.GAP)
        about.setStretch(0, 1)
        column(
            section(_("Add totals")),
            theme.NEAR,
            line,
            6,
            about,
            self._slip,
            self._told,
            pad=(24, 20, 24, 16),
            into=self,
        )

    def show_couple(self, couple: str, names: Names, measures: tuple[Measure, ...], usual: str) -> None:
        """`usual` is the measure that is likely to be meant. What was typed for this couple and not kept is there again."""
        again = couple == self._couple
        typed = {} if again else self._typing.take_up(couple, SLOT)
        self._couple, self._names = couple, names
        for whose in PARTNERS:
            self._called[whose].say(names.of(whose))
            self._totals[whose].setAccessibleName(_("Total of {name}").format(name=names.of(whose)))
        self._offer(measures, self._which.key() if again else usual)
        if not again:
            self._told.say("")
            self._empty()
            if typed:
                self._show_typed(typed)
        self._say_about()

    def choose(self, measure: str) -> None:
        """Begin with this measure."""
        self._which.choose(measure)
        self._say_about()
        self._totals[Whose.FIRST].setFocus()

    def first_focus(self) -> QWidget:
        return self._totals[Whose.FIRST]

    def tell(self, words: str) -> None:
        """Say what followed from something that was not done here."""
        self._told.say(words)

    def flush(self) -> None:
        self._typing.flush()

    def keep(self) -> None:
        """Keep what is typed, and stand ready for the next questionnaire of the same day."""
        try:
            given = self._read()
            before = self._context.book.measures.of(self._couple)
            kept = self._context.book.measures.record(*given)
        except WorkbookError as error:
            self._told.say("")
            self._slip.say(str(error))
            return
        self._empty(day=given[0].on)
        self._typing.forget()
        self._told.say(self._words(kept, before))
        self._context.saved()
        self._totals[Whose.FIRST].setFocus()
        self.kept.emit()

    def _read(self) -> tuple[MeasureTotal, ...]:
        if self._day.wrong():
            raise BadInput(self._day.wrong())
        day = self._day.value()
        if day is None:
            raise BadInput(_("Write the day on which it was filled in."))
        if not any(field.text().strip() for field in self._totals.values()):
            raise BadInput(_("Write a total for at least one of the two."))
        seen = Visibility.JOINT if self._given.chosen() == 1 else Visibility.INDIVIDUAL
        key = self._which.key()
        return tuple(MeasureTotal(self._couple, whose, key, value, day, seen) for whose, value in self._values())

    def _values(self) -> list[tuple[Whose, float]]:
        """What is written for each; what cannot be is said of everyone at once, with the name."""
        measure = next((m for m in self._measures if m.key == self._which.key()), None)
        values, wrong = [], []
        for whose, field in self._totals.items():
            problem = ""
            try:
                if field.text().strip():
                    value = number_of(field.text())
                    values.append((whose, value_of(value, measure) if measure and measure.low is not None else value))
            except BadInput as error:
                problem = _("{name}: {problem}").format(name=self._names.of(whose), problem=error)
                wrong.append(problem)
            field.setAccessibleDescription(problem)
        if wrong:
            raise BadInput("\n".join(wrong))
        return values

    def _words(self, kept: tuple[MeasureTotal, ...], before: tuple[MeasureTotal, ...]) -> str:
        measure = next(m for m in self._measures if m.key == kept[0].measure)
        each = ", ".join(f"{self._names.of(t.whose)} {total_words(t.total)}" for t in kept)
        day = dates.near(kept[0].on, self._clock().date())
        said = _("Kept: {measure}, {totals}, {day}").format(measure=measure.short, totals=each, day=day)
        earlier = [t.whose for t in kept if _goes_first(t, before)]
        if not earlier:
            return said
        if len(earlier) == len(kept):
            return _("{kept}. It is now the first total: change is counted from it.").format(kept=said)
        words = _("{kept}. For {name} it is now the first total: change is counted from it.")
        return words.format(kept=said, name=self._names.of(earlier[0]))

    def _offer(self, measures: tuple[Measure, ...], chosen: str) -> None:
        self._measures = measures
        self._which.offer([(m.key, m.short) for m in measures], chosen)

    def _empty(self, *, day: date | None = None) -> None:
        self._day.show_day(day or self._clock().date())
        for field in self._totals.values():
            field.show_words("")
        self._slip.say("")
        self._given.choose(0 if day is None else self._given.chosen())

    def _changed(self) -> None:
        self._slip.say(self._day.wrong())
        for field in self._totals.values():
            field.setAccessibleDescription("")
        self._told.say("")
        self._say_about()
        self._typing.touch()

    def _say_about(self) -> None:
        measure = next((m for m in self._measures if m.key == self._which.key()), None)
        missing = measure is not None and (measure.low is None or measure.high is None)
        self._about.say(read_as(measure) if measure is not None else "")
        self._range.setVisible(missing)

    # what is being typed

    def _typed(self) -> dict[str, str]:
        totals = {w.value: self._totals[w].text() for w in PARTNERS}
        if not any(totals.values()):
            return {}
        return {
            **totals,
            "measure": self._which.key(),
            "day": self._day.text(),
            "given": str(self._given.chosen() or 0),
        }

    def _show_typed(self, typed: dict[str, str]) -> None:
        self._which.choose(typed["measure"])
        for whose, field in self._totals.items():
            field.show_words(typed.get(whose.value, ""))
        self._given.choose(int(typed["given"]))
        self._day.show_typed(typed.get("day", ""))


def _goes_first(total: MeasureTotal, before: tuple[MeasureTotal, ...]) -> bool:
    """Whether it is older than the one that change was counted from."""
    days = [t.on for t in before if (t.measure, t.whose) == (total.measure, total.whose)]
    return bool(days) and total.on < min(days)
