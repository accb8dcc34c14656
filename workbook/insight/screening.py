"""When a safety screen is due again, and whether a concern still waits for the counselor's decision.

What is due is said to the counselor and does nothing by itself: it closes no gate that is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Status
from workbook.model.safety import Finding, GateDecision, SafetyScreen, latest_decision, latest_screen, voided


class Why(StrEnum):
    """Why a partner is to be asked: never was; the latest screen was not held or broken off; since it a review began, the file
    was reopened, something was disclosed, or the counselor noted harm.
    """

    NEVER = "never"
    NOT_HELD = "not_held"
    REVIEW = "review"
    REOPENED = "reopened"
    DISCLOSED = "disclosed"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Since:
    """What makes screens due that were held before it: when the latest review or closing intake began; when something worrying
    was last given alone, or stood in an intake (by the day of that); when the counselor last noted harm among the cautions; when
    the file was reopened.
    """

    reviewed: date | None = None
    disclosed: datetime | None = None
    written: date | None = None
    noted: datetime | None = None
    reopened: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One partner who is to be asked alone, and why."""

    whose: Whose
    why: Why


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a couple's safety waits for the counselor: whose concern is undecided, and who is to be asked."""

    couple: str
    undecided: tuple[Whose, ...] = ()
    due: tuple[Due, ...] = ()


def screens_due(status: Status, screens: Sequence[SafetyScreen], since: Since) -> tuple[Due, ...]:
    """Who is to be asked, in the order of the partners, each for the strongest reason. Nobody is, in a file that is closed.

    A screen that was not held or was broken off asked nobody, and is to be made up for. Where only days are known, a screen of
    the same day counts as held after what made it due.
    """
    if status is Status.CLOSED:
        return ()
    found = ((w, _why([s for s in screens if s.whose is w], since)) for w in PARTNERS)
    return tuple(Due(whose, why) for whose, why in found if why is not None)


def undecided(screens: Sequence[SafetyScreen], decisions: Sequence[GateDecision]) -> tuple[Whose, ...]:
    """Whose concern waits for a decision: raised by the latest screen held with them, while no decision stands."""
    last = latest_decision(decisions)
    if last is not None and not voided(last, screens):
        return ()
    held = ((w, _last_held([s for s in screens if s.whose is w])) for w in PARTNERS)
    return tuple(w for w, screen in held if screen is not None and screen.finding is Finding.CONCERN)


def _last_held(screens: Sequence[SafetyScreen]) -> SafetyScreen | None:
    return latest_screen([s for s in screens if s.finding is not Finding.NOT_HELD])


def _why(screens: Sequence[SafetyScreen], since: Since) -> Why | None:
    """For one partner, out of this partner's screens."""
    last = _last_held(screens)
    if last is None:
        return Why.NEVER
    at, day = last.held_at, last.held_at.date()
    later = (
        (Why.DISCLOSED, since.disclosed is not None and at < since.disclosed),
        (Why.DISCLOSED, since.written is not None and day < since.written),
        (Why.NOTED, since.noted is not None and at < since.noted),
        (Why.REOPENED, since.reopened is not None and day < since.reopened),
        (Why.REVIEW, since.reviewed is not None and day < since.reviewed),
        (Why.NOT_HELD, latest_screen(screens) is not last),
    )
    return next((why for why, holds in later if holds), None)
