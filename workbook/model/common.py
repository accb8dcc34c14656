"""Words that every record shares: whose it is, who may see it, and for whom a page is made."""

import unicodedata
from datetime import date, datetime
from enum import StrEnum

_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


class Whose(StrEnum):
    """Which partner a thing belongs to. `FIRST` and `SECOND` are merely the order of entry."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"

    @property
    def other(self) -> "Whose":
        """The other partner; both stay both."""
        return {Whose.FIRST: Whose.SECOND, Whose.SECOND: Whose.FIRST}.get(self, Whose.BOTH)


PARTNERS = (Whose.FIRST, Whose.SECOND)


class Visibility(StrEnum):
    """Who may see a record on a couple-facing page.

    Private: the counselor only. Individual: the counselor and the partner it belongs to. Joint: both partners.
    """

    PRIVATE = "private"
    INDIVIDUAL = "individual"
    JOINT = "joint"


_STRICTNESS = (Visibility.PRIVATE, Visibility.INDIVIDUAL, Visibility.JOINT)


def strictest(*each: Visibility) -> Visibility:
    """The visibility of something made out of several others: a derived fact leaks as much as its inputs."""
    return min(each, key=_STRICTNESS.index, default=Visibility.JOINT)


class Audience(StrEnum):
    """For whom a page is made."""

    COUNSELOR = "counselor"
    COUPLE = "couple"
    FIRST = "first"
    SECOND = "second"
    REFERRER = "referrer"


def sensible(moment: date) -> bool:
    """Whether a day or a local time can be meant: between 1900 and 2199, and without a zone.

    One impossible date that is let in breaks every page that shows it, so each room asks this before it keeps one.
    """
    return 1900 <= moment.year <= 2199 and not (isinstance(moment, datetime) and moment.tzinfo is not None)


def sensible_day(day: date) -> bool:
    """The same for a plain day: a time of day does not compare with one, and would fail later and elsewhere."""
    return not isinstance(day, datetime) and sensible(day)


def shows(words: str) -> bool:
    """Whether anything of these words can be seen on a page. Characters that only steer the line, and letters that are blank,
    leave a page as empty as no words do: a name nobody can click, a signed note that says nothing.
    """
    return any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK_LETTERS for c in words)
