"""Exercises given to take home, and what became of each, per partner."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

from workbook.errors import BadInput
from workbook.model.common import Whose


class Outcome(StrEnum):
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


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
    """`title` is the wording it was given under; `until` the day it is to be brought back; `when` is when, where, how often."""

    couple: str
    exercise: str
    title: str
    step: str
    whose: Whose
    given: date
    until: date | None = None
    when: str = ""
    stopped: date | None = None
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

    def overdue(self, today: date) -> bool:
        return self.open and self.until is not None and self.until < today
