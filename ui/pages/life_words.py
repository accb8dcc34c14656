"""What the course of a file is called on its page."""

from __future__ import annotations

from datetime import date

from ui import dates
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple, Status
from workbook.model.life import Course, Ending, Missed, Missing, Turn, withdrew

ENDINGS = tuple(each for each in Ending if each is not Ending.NONE)
MISSINGS = tuple(Missing)
MISSED = "missed"
"""The page opens with this detail on the form for an hour that was missed."""


def ending_words(ending: Ending) -> str:
    return {
        Ending.NONE: _("how it ended"),
        Ending.AGREED: _("as agreed, the work is done"),
        Ending.ONE_LEFT: _("one of the two ended it"),
        Ending.BOTH_LEFT: _("both ended it early"),
        Ending.REFERRED: _("referred to somebody else"),
        Ending.MOVED: _("moved away"),
        Ending.PARTED: _("they separated"),
        Ending.OTHER: _("otherwise"),
    }[ending]


def missing_words(missing: Missing) -> str:
    return {
        Missing.ABSENT: _("did not come"),
        Missing.LATE: _("cancelled late"),
        Missing.IN_TIME: _("cancelled in time"),
    }[missing]


def missing_choices() -> list[str]:
    """The same, each standing for itself on a button, in the order of `MISSINGS`."""
    words = {
        Missing.ABSENT: _("Did not come"),
        Missing.LATE: _("Cancelled late"),
        Missing.IN_TIME: _("Cancelled in time"),
    }
    return [words[missing] for missing in MISSINGS]


def name_of(couple: Couple, whose: Whose) -> str:
    return _("Both") if whose is Whose.BOTH else couple.partner(whose).short


def turn_words(turn: Course, couple: Couple) -> str:
    """One line of the course: what became of the file."""
    name = name_of(couple, turn.whose)
    return {
        Turn.PAUSED: _("Paused until {day}").format(day=dates.day_of_year(turn.until)) if turn.until else _("Paused"),
        Turn.RESUMED: _("Taken up again"),
        Turn.CLOSED: _("Closed: {ending}").format(ending=ending_words(turn.ending)),
        Turn.REOPENED: _("Reopened"),
        Turn.WITHDREW: _("{name} withdrew from therapy").format(name=name),
        Turn.CAME_BACK: _("{name} came back").format(name=name),
        Turn.TAKEN_BACK: _("The closing was a slip and was taken back"),
    }[turn.kind]


def state_words(couple: Couple, turns: tuple[Course, ...], today: date) -> str:
    """Where the file stands, in one sentence."""
    begun = dates.near(couple.begun, today) if couple.begun else ""
    if couple.status is Status.WAITING:
        return _("On the waiting list since {day}").format(day=begun) if begun else _("On the waiting list")
    if couple.status is Status.CLOSED:
        closed = dates.near(couple.closed, today) if couple.closed else ""
        return _("Closed since {day}").format(day=closed) if closed else _("Closed")
    if couple.status is Status.PAUSED:
        pause = next((t for t in reversed(turns) if t.kind in (Turn.PAUSED, Turn.WITHDREW)), None)
        if pause is None:
            return _("Paused")
        since = _("Paused since {day}").format(day=dates.near(pause.on, today))
        if pause.until is None:
            return since
        return _("{since}, to be looked at on {day}").format(since=since, day=dates.near(pause.until, today))
    return _("Under way; the file began {day}").format(day=begun) if begun else _("Under way")


def gone_words(couple: Couple, turns: tuple[Course, ...]) -> str:
    """Who has withdrawn, or ""."""
    gone = withdrew(turns)
    if gone is None:
        return ""
    if gone is Whose.BOTH:
        return _("Both have withdrawn from therapy.")
    return _("{name} has withdrawn from therapy.").format(name=couple.partner(gone).short)


def missed_words(missed: Missed, couple: Couple) -> str:
    if missed.whose is Whose.BOTH:
        return {
            Missing.ABSENT: _("Neither came"),
            Missing.LATE: _("Cancelled late for both"),
            Missing.IN_TIME: _("Cancelled in time for both"),
        }[missed.kind]
    return _("{who} {how}").format(who=name_of(couple, missed.whose), how=missing_words(missed.kind))
