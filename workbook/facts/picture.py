"""The picture of a couple, and what it suggests."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.page import Names
from workbook.model.common import Audience


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme's closeness per partner on 0-4, now and (where there is one) at the first intake."""

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
class GapFact:
    """A difference said in a sentence: `lead` is set in bold ("Affection, 1.5 apart."), `text` follows it."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class StrengthFact:
    """A strength that both rated 3 or 4."""

    label: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class CauseFact:
    """A cause or impact as each of the two sees it, 0-4."""

    label: str
    first: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class SuggestionFact:
    """A step that the picture suggests. For the counselor's page only. `state`: new, in_plan, open, declined."""

    step: str
    title: str
    where: str
    reason: str
    state: str = "new"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """The couple's picture from the latest intake. `notes` say in words what the chart cannot: too few answers, for whom."""

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
