"""What the two share on the form: since when, who lives with them, who sent them, the next date; how long the file is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from ui import dates, theme
from ui.day_words import is_no_day, read_day, read_time
from ui.tongues import called, known
from ui.widgets.choices import Check, Segmented
from ui.widgets.entry import Entry
from ui.widgets.fields import Field
from ui.widgets.layout import at_top, card, clear, column, row, section, wide
from ui.widgets.words import text
from workbook.language import _, ngettext
from workbook.model.couple import Couple


class Shared(QWidget):
    """Together since, household, referrer and the next session; how long the file is kept; the language of what they read."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._before: datetime | None = None
        self._languages: tuple[str, ...] = ()
        self._together = Entry(_("Together since"), Field("", _("year")))
        self._living = Entry(_("Under one roof since"), Field("", _("year")))
        self._children = Entry(_("Children"), Field("", _("names, ages, where they live")))
        self._begun = Entry(_("File began on"), Field("", _("today")))
        self._keep = Entry(_("Kept after closing"), Field("", ""))
        self._keep.field.setAccessibleName(_("Years the file is kept after closing"))
        self._hold = Check(_("Hold"), second=_("never dispose of it"))
        self._household = Entry(_("Household"), Field("", _("who lives with them")))
        self._referrer = Entry(_("Sent by"), Field("", _("nobody, or a name")))
        self._day = Entry(_("Next session"), Field("", _("such as 24 Nov")))
        self._time = Entry(_("At"), Field("", _("11:30")))
        self._time.field.setAccessibleName(_("Time of the next session"))
        people = row(
            at_top(wide(self._together, 112)),
            at_top(wide(self._living, 150)),
            at_top(self._household),
            at_top(self._children),
            at_top(self._referrer),
            gap=theme.NEAR,
        )
        for at, share in ((2, 2), (3, 3), (4, 2)):
            people.setStretch(at, share)
        file = row(
            at_top(wide(self._day, 168)),
            at_top(wide(self._time, 88)),
            at_top(wide(self._begun, 168)),
            at_top(wide(self._keep, 150)),
            column(22, self._hold, None),
            None,
            gap=theme.NEAR,
        )
        self._language = Segmented("", [""], None)
        self._language_row = row(self._language)
        self._language_says = text(_("Their pages in"), "small", "muted")
        head = section(_("The two of them"), self._language_says, theme.TIGHT, self._language_row)
        column(card(head, theme.NEAR, people, theme.NEAR, file, pad=(24, 14, 24, 20)), into=self)
        self._day.field.editingFinished.connect(self._read_day)
        self._time.field.editingFinished.connect(self._settle_time)

    def _entries(self) -> tuple[Entry, ...]:
        people = (self._together, self._living, self._household, self._children, self._referrer)
        return (*people, self._day, self._time, self._begun, self._keep)

    def show_couple(self, couple: Couple, usual: int) -> None:
        """`usual` is how many years the practice keeps a file."""
        self._before = couple.next_session
        self._languages = known(couple.language)
        clear(self._language_row)
        names = [called(each) for each in self._languages]
        self._language = Segmented(_("Their pages in"), names, self._languages.index(couple.language))
        self._language_row.addWidget(self._language)
        for shown in (self._language_says, self._language):
            shown.setVisible(len(names) > 1)
        self._living.show_words(str(couple.living) if couple.living else "")
        self._children.show_words(couple.children)
        self._begun.show_words(dates.day_of_year(couple.begun) if couple.begun else "")
        self._keep.show_words("" if couple.keep_years is None else str(couple.keep_years))
        self._keep.field.setPlaceholderText(
            ngettext("{n} year, as usual", "{n} years, as usual", usual).format(n=usual)
        )
        self._hold.setChecked(couple.hold)
        self._together.show_words(str(couple.together) if couple.together else "")
        self._household.show_words(couple.household)
        self._referrer.show_words(couple.referrer)
        self._day.show_words(dates.day_of_year(couple.next_session) if couple.next_session else "")
        self._time.show_words(dates.clock(couple.next_session) if couple.next_session else "")

    def raw(self) -> tuple[object, ...]:
        return (*(entry.words() for entry in self._entries()), self._hold.isChecked(), self._language.chosen())

    def read(self, before: Couple) -> tuple[Couple, Entry | None]:
        """The couple with what is typed here, and the first field that cannot be right."""
        for entry in self._entries():
            entry.fine()
        together, living = self._read_year(self._together), self._read_year(self._living)
        begun, years = self._read_begun(), self._read_years()
        starts = self._read_next()
        made = replace(
            before,
            together=before.together if self._together.problem() else together,
            living=before.living if self._living.problem() else living,
            household=self._household.words(),
            children=self._children.words(),
            begun=before.begun if self._begun.problem() else begun,
            keep_years=before.keep_years if self._keep.problem() else years,
            hold=self._hold.isChecked(),
            language=self._languages[self._language.chosen() or 0],
            referrer=self._referrer.words(),
            next_session=before.next_session if self._day.problem() or self._time.problem() else starts,
        )
        return made, next((entry for entry in self._entries() if entry.problem()), None)

    def unread(self) -> list[tuple[str, str]]:
        """After `read`: the fields whose words could not be taken. Day and time of a session go together."""
        alone = (self._together, self._living, self._begun, self._keep)
        left = [(e.name, e.words()) for e in alone if e.problem() and e.words()]
        if self._day.problem() or self._time.problem():
            left += [(e.name, e.words()) for e in (self._day, self._time) if e.words()]
        return left

    def _read_year(self, entry: Entry) -> int | None:
        words, this_year = entry.words(), self._clock().year
        if not words:
            return None
        if words.isdecimal() and len(words) == 4 and 1900 <= int(words) <= this_year:
            return int(words)
        entry.wrong(_("A year up to {year}.").format(year=this_year))
        return None

    def _read_begun(self) -> date | None:
        words, today = self._begun.words(), self._clock().date()
        read = read_day(words, today) if words else None
        if words and read is None:
            self._begun.wrong(unread_day(words))
        elif read is not None and read > today:
            self._begun.wrong(_("This day is still to come."))
        elif read is not None:
            self._begun.show_words(dates.day_of_year(read))
        return read

    def _read_years(self) -> int | None:
        words = self._keep.words()
        if not words:
            return None
        if words.isdecimal() and int(words) <= 99:
            return int(words)
        self._keep.wrong(_("Years from 0 to 99."))
        return None

    def _read_next(self) -> datetime | None:
        """Both parts, or neither. A date that stood there before may have passed; a new one lies ahead."""
        day = self._read_day()
        if not self._day.words():
            if self._time.words():
                self._day.wrong(_("A time needs its day."))
            return None
        time = read_time(self._time.words())
        if time is None:
            self._time.wrong(_("Such as 11:30."))
        if day is None or time is None:
            return None
        starts = datetime.combine(day, time)
        if starts != self._before and day < self._clock().date():
            self._day.wrong(_("This day is past."))
        return starts

    def _read_day(self) -> date | None:
        words = self._day.words()
        read = read_day(words, self._clock().date()) if words else None
        if words and read is None:
            self._day.wrong(unread_day(words))
        elif read is not None and not self._day.problem():
            self._day.show_words(dates.day_of_year(read))
        return read

    def _settle_time(self) -> None:
        read = read_time(self._time.words())
        if read is not None:
            self._time.show_words(dates.clock(read))
        elif self._time.words():
            self._time.wrong(_("Such as 11:30."))


def unread_day(words: str) -> str:
    """What to say of a day that could not be taken."""
    return _("There is no such day.") if is_no_day(words) else _("Write a day such as 24 Nov.")
