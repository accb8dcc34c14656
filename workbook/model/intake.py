"""The intake: each partner's ratings of strengths, signs, causes and impacts on one day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Visibility, Whose, sensible_day, strictest


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
class Correction:
    """What an answer was before it was put right, until which day, and why. `was` is None where it was missing.

    For the counselor alone: a couple's page shows the answer as it is now, and nothing of what it was.
    """

    was: AnswerState | None
    was_value: int | None
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One partner's answer to one item. `value` is 0-4 when rated and None otherwise; `alone`: given in a hand-over.

    `state` and `value` are as last corrected; `corrections` hold what stood there before, oldest first. `most` is how openly it
    was kept when the intake was finished, None before that: later it may be kept more strictly, and never more openly.
    """

    item: str
    whose: Whose
    state: AnswerState
    value: int | None = None
    visibility: Visibility = Visibility.JOINT
    alone: bool = False
    most: Visibility | None = None
    corrections: tuple[Correction, ...] = ()
    uid: str = ""
    rev: int = 0

    def __post_init__(self) -> None:
        if (self.state is AnswerState.RATED) != (self.value is not None):
            raise BadInput(_("A rated answer needs a number, and no other answer has one."))
        if self.value is not None and not 0 <= self.value <= 4:
            raise BadInput(_("An answer lies between 0 and 4."))
        if self.whose is Whose.BOTH:
            raise BadInput(_("An answer belongs to one partner."))

    def allows(self, item: Visibility) -> Visibility:
        """The most open way to keep it, where the question itself allows `item`.

        What was given alone never becomes joint here: only that partner's recorded permission shows it to both.
        """
        return strictest(item, Visibility.INDIVIDUAL if self.alone else Visibility.JOINT, self.most or Visibility.JOINT)


@dataclass(frozen=True, slots=True)
class Remark:
    """What the counselor writes beside a question. The `note` is always theirs alone; the `observation` (what was seen or heard
    while it was answered) is on a couple's page only where it is `shown`.
    """

    item: str
    note: str = ""
    observation: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """All answers of one intake. `begun` is the day on which it was answered, which may lie before that of keying it in.

    `apart` are the partners who asked on their form that only the counselor sees their answers: these are individual then.
    """

    uid: str
    couple: str
    kind: IntakeKind
    begun: date
    finished: date | None = None
    answers: tuple[Answer, ...] = ()
    remarks: tuple[Remark, ...] = ()
    apart: tuple[Whose, ...] = ()
    rev: int = 0

    def answer(self, item: str, whose: Whose) -> Answer | None:
        """The answer, or None where it is missing."""
        return next((a for a in self.answers if a.item == item and a.whose is whose), None)

    def remark(self, item: str) -> Remark:
        """What the counselor wrote beside a question; nothing where they wrote nothing."""
        return next((r for r in self.remarks if r.item == item), Remark(item))


def checked_day(day: date, today: date, file_began: date | None, before: date | None) -> date:
    """The day on which an intake was answered, or `BadInput` where it cannot be. `before` is that of the intake before it."""
    if not sensible_day(day) or day > today:
        raise BadInput(_("The day on which an intake was answered cannot lie ahead."))
    if file_began is not None and day < file_began:
        raise BadInput(_("An intake cannot be older than the couple’s file: that day stands in the couple’s record."))
    if before is not None and day < before:
        raise BadInput(_("An intake cannot be older than the one before it."))
    return day
