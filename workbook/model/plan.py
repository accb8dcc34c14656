"""The plan: steps that open one after another, and goals in the couple's or one partner's words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exchange import STEP_AIM_MOST, STEP_TITLE_MOST
from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import shows
from workbook.model.goal import Goal as Goal
from workbook.model.goal import GoalRating as GoalRating
from workbook.model.goal import GoalState as GoalState
from workbook.model.safety import Gate


class PlanKind(StrEnum):
    RESTORE = "restore"
    REBUILD = "rebuild"
    MIX = "mix"  # steps chosen from the catalogue, or some of these and some of the counselor's own
    OWN = "own"  # nothing but steps of the counselor's own
    DECIDING = "deciding"  # conversations about whether, not how

    @property
    def of_the_catalogue(self) -> bool:
        """Whether the catalogue has a plan of this name."""
        return self not in (PlanKind.MIX, PlanKind.OWN)


class StepState(StrEnum):
    AHEAD = "ahead"
    OPEN = "open"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


OWN = "own."
"""What the step id of a counselor's own step begins with; no entry of the catalogue does."""


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step that the counselor writes: it stands in the plan alone."""

    title: str
    aim: str = ""
    gate: Gate = Gate.FREE

    def checked(self) -> "OwnStep":
        """The step without space around its words. Raises `BadInput` without a title, or for too many words."""
        made = replace(self, title=" ".join(self.title.split()), aim=self.aim.strip())
        if not shows(made.title):
            raise BadInput(_("A step of your own needs a title."))
        if len(made.title) > STEP_TITLE_MOST or len(made.aim) > STEP_AIM_MOST:
            raise BadInput(
                _("A title has at most {title} characters, and what it is for {aim}.").format(
                    title=STEP_TITLE_MOST, aim=STEP_AIM_MOST
                )
            )
        return made


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a couple's plan. `title` and `aim` are the wording it was given, kept though the catalogue changes.

    `beside` marks a strategy taken up next to the ordered steps; `since` dates the state; `reason` goes with a pause or skip,
    `until` with a pause; `gate` is an own step's, None where the catalogue says.
    """

    step: str
    title: str
    aim: str
    state: StepState = StepState.AHEAD
    since: date | None = None
    reason: str = ""
    beside: bool = False
    until: date | None = None
    gate: Gate | None = None
    uid: str = ""
    rev: int = 0

    @property
    def own(self) -> bool:
        return self.gate is not None

    def due(self, today: date) -> bool:
        """Whether the day has come until which it was paused."""
        return self.state is StepState.PAUSED and self.until is not None and self.until <= today


@dataclass(frozen=True, slots=True)
class Plan:
    """`steps` stand in their order on the path; those beside it come in the order in which they were taken up."""

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
class EarlierPath:
    """How a plan's path stood before it was changed on that day."""

    kind: PlanKind
    on: date
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class Declined:
    """A suggestion that the counselor put aside, with the reason."""

    couple: str
    step: str
    reason: str
    on: date
    uid: str = ""
    rev: int = 0


def kind_of(kind: PlanKind, steps: Sequence[PlanStep], whole: Sequence[str]) -> PlanKind:
    """What a plan is once its path is `steps`: itself while they are all among `whole`, the steps of its kind; else a mix, or
    an own one where the counselor wrote every step.
    """
    if kind.of_the_catalogue and all(s.step in whole for s in steps):
        return kind
    return PlanKind.OWN if steps and all(s.own for s in steps) else PlanKind.MIX


def moved(order: Sequence[str], fixed: Collection[str], which: str, to: int) -> tuple[str, ...]:
    """`order` with `which` at place `to` (from 0), or as near as there is one. What is `fixed` (what was done) stays where it
    is, and the others move round it.
    """
    places = [n for n, each in enumerate(order) if each not in fixed]
    free = [order[n] for n in places]
    if which not in free:
        return tuple(order)
    free.remove(which)
    free.insert(min(range(len(places)), key=lambda n: abs(places[n] - to)), which)
    made = list(order)
    for place, each in zip(places, free, strict=True):
        made[place] = each
    return tuple(made)


def gate_of(catalogue: Catalogue, step: PlanStep) -> Gate:
    """An own step's gate is its own. One that a later catalogue no longer knows stands behind the strictest."""
    if step.gate is not None:
        return step.gate
    return next((Gate(s.gate) for s in catalogue.steps if s.id == step.step), Gate.STRICT)
