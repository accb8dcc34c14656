"""The intake: each partner's ratings of strengths, signs, causes and impacts on one day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _

from workbook.errors import BadInput
from workbook.model.common import Visibility, Whose


class IntakeKind(StrEnum):
    FIRST = "first"
    REVIEW = "review"
    CLOSING = "closing"


class AnswerState(StrEnum):
    """Why there is a number or none. An item without any `Answer` is missing, which is something else again."""

    RATED = "rated"
    DECLINED = "declined"  # "rather not say"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Answer:
    """One partner's answer to one item. `value` is 0-4 when rated and None otherwise; `alone`: given in a hand-over."""

    item: str
    whose: Whose
    state: AnswerState
    value: int | None = None
    visibility: Visibility = Visibility.JOINT
    alone: bool = False
    uid: str = ""
    rev: int = 0

    def __post_init__(self) -> None:
        if (self.state is AnswerState.RATED) != (self.value is not None):
            raise BadInput(_("A rated answer needs a number, and no other answer has one."))
        if self.value is not None and not 0 <= self.value <= 4:
            raise BadInput(_("An answer lies between 0 and 4."))
        if self.whose is Whose.BOTH:
            raise BadInput(_("An answer belongs to one partner."))


@dataclass(frozen=True, slots=True)
class Intake:
    """All answers of one intake. `remarks` are the counselor's own words per item key: private."""

    uid: str
    couple: str
    kind: IntakeKind
    begun: date
    finished: date | None = None
    answers: tuple[Answer, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    rev: int = 0

    def answer(self, item: str, whose: Whose) -> Answer | None:
        """The answer, or None where it is missing."""
        return next((a for a in self.answers if a.item == item and a.whose is whose), None)
