"""Exercises given to take home, and what became of each, per partner."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Whose


class Outcome(StrEnum):
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


class Progress(StrEnum):
    """Where an exercise stands, for all who were asked."""

    GIVEN = "given"
    STARTED = "started"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Result:
    """What one partner reported. `helped` is 0-10; `remark` is what got in the way or helped, in their words: individual."""

    whose: Whose
    outcome: Outcome
    on: date
    times: int | None = None
    helped: int | None = None
    remark: str = ""
    uid: str = ""
    rev: int = 0

    def __post_init__(self) -> None:
        if self.whose is Whose.BOTH:
            raise BadInput(_("A result belongs to one partner."))
        if self.helped is not None and not 0 <= self.helped <= 10:
            raise BadInput(_("How much it helped lies between 0 and 10."))
        if self.times is not None and not 0 <= self.times <= 999:
            raise BadInput(_("How many times lies between 0 and 999."))


@dataclass(frozen=True, slots=True)
class Assignment:
    """`title` is the wording it was given under; `until` the day it is to be brought back; `when` is when, where, how often.

    `smaller` is the day from which its smaller version is enough. `reason`, why it was stopped, is the counselor's alone. `guide`
    holds the instructions in the counselor's own words for these two, a line for each step; `page` is then the couple's side of
    the exercise as it was at that time (see `catalogue.kept`). `again` is the uid of the assignment that this one repeats.
    """

    couple: str
    exercise: str
    title: str
    step: str
    whose: Whose
    given: date
    until: date | None = None
    when: str = ""
    stopped: date | None = None
    started: date | None = None
    reason: str = ""
    smaller: date | None = None
    guide: str = ""
    page: str = ""
    again: str = ""
    results: tuple[Result, ...] = ()
    uid: str = ""
    rev: int = 0

    @property
    def asked(self) -> tuple[Whose, ...]:
        """Who was asked to do it."""
        return (Whose.FIRST, Whose.SECOND) if self.whose is Whose.BOTH else (self.whose,)

    def result(self, whose: Whose) -> Result | None:
        return next((r for r in self.results if r.whose is whose), None)

    @property
    def open(self) -> bool:
        """Not stopped, and somebody who was asked has not reported yet."""
        return self.stopped is None and any(self.result(w) is None for w in self.asked)

    @property
    def progress(self) -> Progress:
        """Done where all who were asked did it, not done where nobody did."""
        if self.stopped is not None:
            return Progress.STOPPED
        if self.open:
            return Progress.STARTED if self.started is not None or self.results else Progress.GIVEN
        told = {r.outcome for r in self.results}
        return Progress(told.pop().value) if len(told) == 1 else Progress.PARTLY

    def overdue(self, today: date) -> bool:
        return self.open and self.until is not None and self.until < today
