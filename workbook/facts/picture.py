"""The picture of a couple, and what it suggests."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.page import Names
from workbook.model.common import Audience, Whose


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme's closeness per partner on 0-4, now and (where there is one) at the intake that it is compared with."""

    key: str
    name: str
    first: float | None
    second: float | None
    before_first: float | None = None
    before_second: float | None = None

    @property
    def gap(self) -> float | None:
        """How far the two are apart now, to one decimal as it is printed."""
        if self.first is None or self.second is None:
            return None
        return round(abs(round(self.first, 1) - round(self.second, 1)), 1)

    @property
    def wide(self) -> bool:
        """More than half a point apart. Charts emphasise no other row, and a row with a smaller gap counts as alike."""
        return self.gap is not None and self.gap > 0.5


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One theme's closeness per partner over all intakes: as many values as there are `Moment`s, None for too few answers."""

    key: str
    name: str
    first: tuple[float | None, ...]
    second: tuple[float | None, ...]

    def of(self, whose: Whose) -> tuple[float | None, ...]:
        return self.first if whose is Whose.FIRST else self.second

    def change(self, whose: Whose) -> float | None:
        """From the first value that there is to the latest, as they are printed; None where there are not two."""
        given = [round(v, 1) for v in self.of(whose) if v is not None]
        return round(given[-1] - given[0], 1) if len(given) > 1 else None


@dataclass(frozen=True, slots=True)
class Moment:
    """An intake with ratings: `kind` in words ("First intake")."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class GapFact:
    """A difference said in sentences: `lead` is set in bold ("Open talk about feelings, 2 points apart."), `text` follows it."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class StrengthFact:
    """A strength that both rated 3 or 4. `key` is the item's: a label is for reading, in one language of several."""

    key: str
    label: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class CauseFact:
    """A cause or impact as each of the two sees it, 0-4. `key` as in a strength."""

    key: str
    label: str
    first: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class ReasonFact:
    """One reason for a step: `why` in a sentence, and the `ground` it rests on: "Empathy: closeness 1.8 for Mira"."""

    why: str
    ground: str


@dataclass(frozen=True, slots=True)
class SuggestionFact:
    """A step that the picture suggests, with the reasons that weigh most. For the counselor's page only.

    `state`: new, in_plan, open, declined; `at` is its number on the couple's own path, 0 where it stands beside it or not at all.
    `begin` says which exercise to begin with, or is empty where there is none; `exercise` is its key.
    """

    step: str
    title: str
    where: str
    reasons: tuple[ReasonFact, ...]
    state: str = "new"
    at: int = 0
    begin: str = ""
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class AsideFact:
    """A suggestion that was put aside. For the counselor's page only. `before` holds earlier reasons, the newest first.

    `state` says what stands in the way of taking it up: "" nothing, in_plan, open, done, quiet (nothing is suggested now), held;
    `at` as in a suggestion.
    """

    step: str
    title: str
    where: str
    on: date
    reason: str
    before: tuple[tuple[date, str], ...]
    state: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """The couple's picture from one intake, beside another. `notes` say in words what the chart cannot: too few answers.

    `held_alone` takes the place of `strengths` where only one of the two answered: what that partner rated 3 or 4. `moments`
    are all intakes with ratings, oldest first, and `course` the themes over them. `before_kind` is the intake compared with in
    words; `compared` says how many pairs of answers could be set side by side.
    """

    names: Names
    audience: Audience
    on: date | None
    before: date | None
    themes: tuple[ThemeRow, ...]
    differ: tuple[GapFact, ...]
    alike: str
    strengths: tuple[StrengthFact, ...]
    causes: tuple[CauseFact, ...]
    impacts: tuple[CauseFact, ...]
    notes: tuple[str, ...]
    held_alone: tuple[CauseFact, ...] = ()
    moments: tuple[Moment, ...] = ()
    course: tuple[CourseRow, ...] = ()
    kind: str = ""
    before_kind: str = ""
    compared: int = 0
