"""What two people look at together on the counselor's screen."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbook.facts.page import Names
from workbook.facts.picture import PictureFacts
from workbook.facts.progress import GoalFact
from workbook.facts.trend import Trend
from workbook.model.common import Whose


class StageName(StrEnum):
    """The seven stages of the path, in their order."""

    CONSENT = "consent"
    INTAKE = "intake"
    PICTURE = "picture"
    PLAN = "plan"
    SESSIONS = "sessions"
    REVIEW = "review"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class StageFact:
    """`state`: done, now, ahead. `on` and `count` (of sessions) only where they are known to both."""

    name: StageName
    state: str
    on: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class JointStep:
    """A step of the plan that is open or done. `aim` speaks to the couple; `number` is 0 for what stands beside the path."""

    number: int
    title: str
    aim: str
    state: str
    since: date | None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class HomeFact:
    """An exercise given to both. What nobody reported is None; `now` while it is to be done, `latest` if it was given last."""

    title: str
    step: str
    when: str
    given: date | None
    until: date | None
    now: bool
    latest: bool
    first: str | None = None
    second: str | None = None
    times_first: int | None = None
    times_second: int | None = None

    def outcome(self, whose: Whose) -> tuple[str | None, int | None]:
        """What a partner reported, and how many times it was done."""
        if whose is Whose.FIRST:
            return self.first, self.times_first
        return self.second, self.times_second


@dataclass(frozen=True, slots=True)
class JointFacts:
    """Everything that joint view may show of a couple. `today` is the day on which it was put together.

    `session` is the number of the one that is on, or comes next (not after closing). `step` is the one worked on now. `close` is
    how close each felt, on the days that both chose to show.
    """

    names: Names
    today: date
    together: int | None
    plan: str
    stages: tuple[StageFact, ...]
    closed: bool
    session: int
    next_session: datetime | None
    step: JointStep | None
    steps: tuple[JointStep, ...]
    goals: tuple[GoalFact, ...]
    home: tuple[HomeFact, ...]
    close: Trend | None
    picture: PictureFacts
