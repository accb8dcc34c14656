"""The course of a couple's file, from the waiting list to its closing, and the hours that were missed. Counselor only."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbook.model.common import Whose
from workbook.model.couple import CoupleLine, Status

REVIEW_AFTER, REVIEW_WEEKS = 6, 12
"""A review intake is due after so many sessions, or so many weeks, since the latest one began."""


class Turn(StrEnum):
    """What became of the file on a day. `TAKEN_BACK` says that the turn before it was a slip."""

    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDREW = "withdrew"
    CAME_BACK = "came_back"
    TAKEN_BACK = "taken_back"


class Ending(StrEnum):
    """Why the work ended."""

    NONE = ""
    AGREED = "agreed"
    ONE_LEFT = "one_left"
    BOTH_LEFT = "both_left"
    REFERRED = "referred"
    MOVED = "moved"
    PARTED = "parted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Course:
    """One turn. `words` are the closing summary or the reason; `until` says when a pause is to be looked at again; `whose` is
    the partner who withdrew or came back, or both.
    """

    couple: str
    kind: Turn
    on: date
    words: str = ""
    until: date | None = None
    ending: Ending = Ending.NONE
    whose: Whose = Whose.BOTH
    recorded_at: datetime | None = None
    uid: str = ""
    rev: int = 0


class Missing(StrEnum):
    """How an hour came to be missed."""

    ABSENT = "absent"
    LATE = "late"
    IN_TIME = "in_time"


@dataclass(frozen=True, slots=True)
class Missed:
    """An hour that was to take place at `at` (local time without zone) and did not; `whose` says who stayed away or cancelled."""

    couple: str
    at: datetime
    kind: Missing
    whose: Whose = Whose.BOTH
    words: str = ""
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing a file changed besides its state, so that it can be taken back until another turn follows."""

    couple: str
    turn: str
    status: Status
    next_session: datetime | None
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """`since` is the day the latest intake began, `first` whether that was the only one; `sessions` were held after it."""

    line: CoupleLine
    since: date
    first: bool
    sessions: int

    def by_sessions(self) -> bool:
        """Whether it is the number of sessions that makes it due."""
        return self.sessions >= REVIEW_AFTER


def withdrew(turns: tuple[Course, ...]) -> Whose | None:
    """The partner who has withdrawn from therapy by the latest of these turns, or None; both where both have."""
    out: set[Whose] = set()
    for turn in turns:
        each = {Whose.FIRST, Whose.SECOND} if turn.whose is Whose.BOTH else {turn.whose}
        if turn.kind is Turn.WITHDREW:
            out |= each
        elif turn.kind is Turn.CAME_BACK:
            out -= each
        elif turn.kind is Turn.REOPENED:
            out.clear()
    if len(out) > 1:
        return Whose.BOTH
    return next(iter(out), None)
