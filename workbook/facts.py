"""Plain, frozen data for pages: what a document or a couple-facing page renders, and nothing more.

Facts are made by `disclosure` alone, for one audience. They hold no uid, no record and no way back to one, so that a
renderer cannot print what was not let through. What an audience may not see is absent here, not blanked.
Ratings are floats or ints on the scale named; None is "no answer shown here", whatever the reason behind it.
"""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from workbook.model.common import PARTNERS as PARTNERS
from workbook.model.common import Audience as Audience
from workbook.model.common import Whose as Whose


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is. `help_lines` close every couple's handout; `paper` is "a4" or "letter"; `language` a BCP 47 tag."""

    practice: str
    counselor: str
    licence: str = ""
    help_lines: tuple[str, ...] = ()
    paper: str = "a4"
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Names:
    """How the two are called on a page. `full` is the title; `first` and `second` are the used names."""

    full: str
    first: str
    second: str

    def of(self, whose: Whose) -> str:
        if whose is Whose.BOTH:
            return _("both")
        return self.first if whose is Whose.FIRST else self.second


@dataclass(frozen=True, slots=True)
class Trend:
    """Two lines over the sessions. `days`, `first` and `second` have one length; the scale runs from 0 to `high`."""

    title: str
    note: str
    days: tuple[date, ...]
    first: tuple[float | None, ...]
    second: tuple[float | None, ...]
    high: int = 10

    def of(self, whose: Whose) -> tuple[float | None, ...]:
        return self.first if whose is Whose.FIRST else self.second

    @property
    def empty(self) -> bool:
        return all(v is None for v in (*self.first, *self.second))


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


@dataclass(frozen=True, slots=True)
class GoalFact:
    """`state`: begun, on_the_way, met."""

    words: str
    whose: Whose
    state: str
    evidence: str


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


@dataclass(frozen=True, slots=True)
class IntakeCell:
    """One partner's answer as the audience may see it. `words` stands where no number does, and is empty for a couple."""

    value: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """`about` says whom the question is about, in words; `remark` is the counselor's own and only on the counselor's page."""

    question: str
    about: str
    first: IntakeCell
    second: IntakeCell
    remark: str = ""


@dataclass(frozen=True, slots=True)
class IntakeGroup:
    heading: str
    recall: str
    anchors: tuple[str, ...]
    rows: tuple[IntakeRow, ...]


@dataclass(frozen=True, slots=True)
class IntakeFacts:
    """An intake summary: the picture on its day, then every question with the answers that this audience may see."""

    audience: Audience
    letterhead: Letterhead
    names: Names
    made: date
    kind: str
    on: date
    picture: PictureFacts
    groups: tuple[IntakeGroup, ...]


@dataclass(frozen=True, slots=True)
class GuideFact:
    """One numbered instruction: a bold lead, the sentence, and an example to say, or empty."""

    lead: str
    text: str
    say: str


@dataclass(frozen=True, slots=True)
class PartFact:
    """One part of a worksheet. `kind`: lines, columns, ticks, log, scale, agreement, when (see the catalogue's `PartKind`)."""

    kind: str
    heading: str
    options: tuple[str, ...]
    lines: int
    each: bool


@dataclass(frozen=True, slots=True)
class HandoutFacts:
    """An exercise's page. Without `names` it is a blank one; `given`, `until` and `when` only where it was assigned."""

    letterhead: Letterhead
    names: Names | None
    step: str
    title: str
    purpose: str
    for_whom: str
    need: str
    minutes: int
    often: str
    guide: tuple[GuideFact, ...]
    smaller: str
    if_badly: str
    bring: tuple[str, ...]
    worksheet: tuple[PartFact, ...]
    whose: Whose = Whose.BOTH
    given: date | None = None
    until: date | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class RecoveryFacts:
    """The sheet with the recovery code, printed once when a workbook is made."""

    letterhead: Letterhead
    workbook: str
    code: str
    made: date
