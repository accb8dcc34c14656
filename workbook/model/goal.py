"""A goal in the couple's or one partner's words, and how near each who owns it says they are, again and again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Visibility, Whose


class GoalState(StrEnum):
    BEGUN = "begun"
    ON_THE_WAY = "on_the_way"
    MET = "met"
    DROPPED = "dropped"

    @property
    def ended(self) -> bool:
        return self in (GoalState.MET, GoalState.DROPPED)


@dataclass(frozen=True, slots=True)
class GoalRating:
    """How near one partner says they are, 0-10. `session` is the uid of the one in which it was said, or empty; `remark` is
    what that partner said to it: individual. `visibility` is the goal's on that day, or individual where it was said in a session
    with that partner alone: the store sets it, and it stays though the goal becomes both's.
    """

    whose: Whose
    value: int
    on: date
    session: str = ""
    remark: str = ""
    visibility: Visibility = Visibility.JOINT
    uid: str = ""
    rev: int = 0

    def __post_init__(self) -> None:
        if self.whose is Whose.BOTH:
            raise BadInput(_("A rating belongs to one partner."))
        if not 0 <= self.value <= 10:
            raise BadInput(_("How near one is to a goal lies between 0 and 10."))


@dataclass(frozen=True, slots=True)
class Goal:
    """`visibility` is individual where one partner named it alone; `step` is the step id it serves, or empty; `since` dates the
    state, and `ratings` are oldest first: the store keeps both.
    """

    words: str
    whose: Whose
    state: GoalState = GoalState.BEGUN
    evidence: str = ""
    step: str = ""
    visibility: Visibility = Visibility.JOINT
    since: date | None = None
    ratings: tuple[GoalRating, ...] = ()
    uid: str = ""
    rev: int = 0

    @property
    def owners(self) -> tuple[Whose, ...]:
        """Who can say how near they are."""
        return (Whose.FIRST, Whose.SECOND) if self.whose is Whose.BOTH else (self.whose,)

    def rated(self, whose: Whose) -> tuple[GoalRating, ...]:
        return tuple(r for r in self.ratings if r.whose is whose)

    def latest(self, whose: Whose) -> GoalRating | None:
        return next(reversed(self.rated(whose)), None)
