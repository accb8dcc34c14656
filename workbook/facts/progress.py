"""A progress report, and the steps and exercises in it."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.measure import MeasureFact
from workbook.facts.page import Letterhead, Names
from workbook.facts.picture import PictureFacts
from workbook.facts.trend import Trend
from workbook.model.common import Audience, Whose


@dataclass(frozen=True, slots=True)
class GoalFact:
    """`state`: begun, on_the_way, met, dropped. `near`: how near each says they are, over time."""

    words: str
    whose: Whose
    state: str
    evidence: str
    near: Trend | None = None


@dataclass(frozen=True, slots=True)
class ExerciseFact:
    """An exercise given, with what each partner reported: done, partly, not_done, or None where nothing is reported.

    `given` is None where the day would tell of a session that the audience does not know of.
    """

    title: str
    step: str
    whose: Whose
    given: date | None
    first: str | None
    second: str | None
    times_first: int | None = None
    times_second: int | None = None


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step of the plan. `state`: ahead, open, paused, done, skipped."""

    number: int
    title: str
    state: str
    since: date | None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class SessionFact:
    number: int
    on: date
    focus: str
    attended: Whose
    minutes: int


@dataclass(frozen=True, slots=True)
class ProgressFacts:
    """Everything that a progress report may say to its audience."""

    audience: Audience
    letterhead: Letterhead
    names: Names
    made: date
    summary: str
    picture: PictureFacts
    trends: tuple[Trend, ...]
    plan: str
    steps: tuple[StepFact, ...]
    goals: tuple[GoalFact, ...]
    exercises: tuple[ExerciseFact, ...]
    sessions: tuple[SessionFact, ...]
    measures: tuple[MeasureFact, ...] = ()
