"""The plan: steps that open one after another, and goals in the couple's or one partner's words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.model.common import Visibility, Whose


class PlanKind(StrEnum):
    RESTORE = "restore"
    REBUILD = "rebuild"
    MIX = "mix"
    DECIDING = "deciding"  # conversations about whether, not how


class StepState(StrEnum):
    AHEAD = "ahead"
    OPEN = "open"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


class GoalState(StrEnum):
    BEGUN = "begun"
    ON_THE_WAY = "on_the_way"
    MET = "met"


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a couple's plan. `title` and `aim` are the wording it was given, kept though the catalogue changes.

    `beside` marks a strategy taken up next to the ordered steps; `since` dates the state; `reason` goes with a pause or skip.
    """

    step: str
    title: str
    aim: str
    state: StepState = StepState.AHEAD
    since: date | None = None
    reason: str = ""
    beside: bool = False
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """`visibility` is individual where one partner named it alone; `step` is the step id it serves, or empty."""

    words: str
    whose: Whose
    state: GoalState = GoalState.BEGUN
    evidence: str = ""
    step: str = ""
    visibility: Visibility = Visibility.JOINT
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    uid: str
    couple: str
    kind: PlanKind
    begun: date
    steps: tuple[PlanStep, ...] = ()
    goals: tuple[Goal, ...] = ()
    rev: int = 0

    @property
    def path(self) -> tuple[PlanStep, ...]:
        """The ordered steps, without what stands beside them."""
        return tuple(s for s in self.steps if not s.beside)

    @property
    def current(self) -> PlanStep | None:
        """The first open step of the path, or else the first open one beside it."""
        opened = [s for s in self.steps if s.state is StepState.OPEN]
        return next((s for s in opened if not s.beside), opened[0] if opened else None)

    @property
    def done(self) -> int:
        return sum(s.state is StepState.DONE for s in self.path)


@dataclass(frozen=True, slots=True)
class Declined:
    """A suggestion that the counselor put aside, with the reason."""

    couple: str
    step: str
    reason: str
    on: date
    uid: str = ""
    rev: int = 0
