"""What the two share on the form: since when, household, who sent them, the next date; and what was agreed about secrets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from gettext import gettext as _

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import dates, theme
from ui.day_words import is_no_day, read_day, read_time
from ui.pages.couples_rows import status_title
from ui.widgets.choices import Radio, Segmented
from ui.widgets.entry import Entry
from ui.widgets.fields import Field
from ui.widgets.layout import Item, at_top, card, column, row, section, wide
from workbook.model.couple import Couple, SecretsPolicy, Status

_STATUSES = (Status.WAITING, Status.ACTIVE, Status.PAUSED, Status.CLOSED)


class Shared(QWidget):
    """Together since, household, referrer and the next session; for a couple on record its status too."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._before: datetime | None = None
        self._together = Entry(_("Together since"), Field("", _("year")))
        self._household = Entry(_("Household"), Field("", _("who lives with them")))
        self._referrer = Entry(_("Sent by"), Field("", _("nobody, or a name")))
        self._day = Entry(_("Next session"), Field("", _("such as 24 Nov")))
        self._time = Entry(_("At"), Field("", _("11:30")))
        self._time.field.setAccessibleName(_("Time of the next session"))
        words = [status_title(status) for status in _STATUSES]
        self._status = Segmented(_("Status"), words)
        line = row(
            at_top(wide(self._together, 112)),
            at_top(self._household),
            at_top(self._referrer),
            at_top(wide(self._day, 168)),
            at_top(wide(self._time, 88)),
            gap=theme.NEAR,
        )
        line.setStretch(1, 3)
        line.setStretch(2, 2)
        column(card(section(_("The two of them"), self._status), theme.NEAR, line, pad=(24, 14, 24, 20)), into=self)
        self._day.field.editingFinished.connect(self._read_day)
        self._time.field.editingFinished.connect(self._settle_time)

    def _entries(self) -> tuple[Entry, ...]:
        return self._together, self._household, self._referrer, self._day, self._time

    def show_couple(self, couple: Couple) -> None:
        self._before = couple.next_session
        self._together.show_words(str(couple.together) if couple.together else "")
        self._household.show_words(couple.household)
        self._referrer.show_words(couple.referrer)
        self._day.show_words(dates.day_of_year(couple.next_session) if couple.next_session else "")
        self._time.show_words(dates.clock(couple.next_session) if couple.next_session else "")
        self._status.choose(_STATUSES.index(couple.status))
        self._status.setVisible(bool(couple.uid))

    def raw(self) -> tuple[object, ...]:
        return (*(entry.words() for entry in self._entries()), self._status.chosen())

    def read(self, before: Couple) -> tuple[Couple, Entry | None]:
        """The couple with what is typed here, and the first field that cannot be right."""
        for entry in self._entries():
            entry.fine()
        together = self._read_together()
        starts = self._read_next()
        chosen = self._status.chosen()
        made = replace(
            before,
            together=before.together if self._together.problem() else together,
            household=self._household.words(),
            referrer=self._referrer.words(),
            status=before.status if chosen is None else _STATUSES[chosen],
            next_session=before.next_session if self._day.problem() or self._time.problem() else starts,
        )
        return made, next((entry for entry in self._entries() if entry.problem()), None)

    def unread(self) -> list[tuple[str, str]]:
        """After `read`: the fields whose words could not be taken. Day and time of a session go together."""
        left = [(e.name, e.words()) for e in (self._together,) if e.problem() and e.words()]
        if self._day.problem() or self._time.problem():
            left += [(e.name, e.words()) for e in (self._day, self._time) if e.words()]
        return left

    def _read_together(self) -> int | None:
        words, this_year = self._together.words(), self._clock().year
        if not words:
            return None
        if words.isdecimal() and len(words) == 4 and 1900 <= int(words) <= this_year:
            return int(words)
        self._together.wrong(_("A year up to {year}.").format(year=this_year))
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
            self._day.wrong(_unread_day(words))
        elif read is not None and not self._day.problem():
            self._day.show_words(dates.day_of_year(read))
        return read

    def _settle_time(self) -> None:
        read = read_time(self._time.words())
        if read is not None:
            self._time.show_words(dates.clock(read))
        elif self._time.words():
            self._time.wrong(_("Such as 11:30."))


class Secrets(QWidget):
    """What becomes of something that one says alone: chosen here, and in force from the day both signed it on paper."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._radios: dict[SecretsPolicy | None, Radio] = {
            None: Radio(_("Not chosen yet"), True, second=_("private questions wait until then")),
            SecretsPolicy.OPEN: Radio(_("Open"), second=_("what one says alone may come up with both")),
            SecretsPolicy.LIMITED: Radio(_("Limited"), second=_("stays with me, unless it blocks the work")),
            SecretsPolicy.APART: Radio(_("Kept apart"), second=_("only with the leave of the one who said it")),
        }
        self._group = QButtonGroup(self)
        for radio in self._radios.values():
            self._group.addButton(radio)
            radio.toggled.connect(self._chose)
        self._signed = Entry(_("Signed by both on"), Field("", _("day month year")))
        self._signed.field.editingFinished.connect(self._read_signed)
        places: list[Item] = [at_top(radio) for radio in self._radios.values()]
        choices = row(*places, at_top(wide(self._signed, 168)), gap=theme.GUTTER)
        for index in range(len(places)):
            choices.setStretch(index, 1)
        title = section(_("Secrets policy"), note=_("holds once both have signed it on paper"))
        column(card(title, 10, choices, pad=(24, 14, 24, 18)), into=self)
        self._chose()

    def show_policy(self, policy: SecretsPolicy | None, signed: date | None) -> None:
        self._radios[policy].setChecked(True)
        self._signed.show_words(dates.day_of_year(signed) if signed else "")

    def raw(self) -> tuple[object, ...]:
        return self._policy(), self._signed.words()

    def read(self, before: Couple) -> tuple[Couple, Entry | None]:
        self._signed.fine()
        signed, policy = self._read_signed(), self._policy()
        if self._signed.problem():
            signed = before.policy_signed
        made = replace(before, policy=policy, policy_signed=signed if policy is not None else None)
        return made, self._signed if self._signed.problem() else None

    def unread(self) -> list[tuple[str, str]]:
        """After `read`: a date of signing that could not be taken."""
        return [(self._signed.name, self._signed.words())] if self._signed.problem() else []

    def _policy(self) -> SecretsPolicy | None:
        return next((policy for policy, radio in self._radios.items() if radio.isChecked()), None)

    def _chose(self) -> None:
        self._signed.setEnabled(self._policy() is not None)
        self._signed.fine()

    def _read_signed(self) -> date | None:
        words, today = self._signed.words(), self._clock().date()
        if not words or self._policy() is None:
            return None
        read = read_day(words, today)
        if read is None:
            self._signed.wrong(_unread_day(words))
        elif read > today:
            self._signed.wrong(_("This day is still to come."))
        else:
            self._signed.show_words(dates.day_of_year(read))
        return read


def _unread_day(words: str) -> str:
    """What to say of a day that could not be taken."""
    return _("There is no such day.") if is_no_day(words) else _("Write a day such as 24 Nov.")
