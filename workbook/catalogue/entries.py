"""The catalogue's entries as frozen dataclasses: what a TOML file may say, and nothing more.

An entry's `ids` are rows of the content map ("C.sign.1"): every row is covered by at least one entry, and one test proves it.
Sources: A "Does Your Relationship Have Emotional Intimacy?", B "10 Ways To Build Emotional Intimacy With Your Partner",
C "5 Signs Your Relationship Lacks Emotional Intimacy and Coping Strategies".
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from workbook.catalogue.background import Background, BackgroundPage
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.link import Link
from workbook.catalogue.reading import COUPLE

DERIVED = {"derived": True}
"""Marks a field that no file may give: it follows from other entries."""


class ItemKind(StrEnum):
    STRENGTH = "strength"
    SIGN = "sign"
    CAUSE = "cause"
    IMPACT = "impact"


class ItemAbout(StrEnum):
    """Whom a question is about when a partner answers it. A gap compares us with us, or me with the other's partner."""

    ME = "me"
    PARTNER = "partner"
    US = "us"


class Ask(StrEnum):
    """Where an item may be asked: on forms and in joint entry; only in hand-over; only by the counselor in the safety screen."""

    FORM = "form"
    HANDOVER = "handover"
    SAFETY = "safety"


class Leads(StrEnum):
    """Where a caution leads: to nothing of its own, the safety screen, individual help, or the risk record."""

    NOWHERE = "nowhere"
    SCREEN = "screen"
    HELP = "help"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class Theme:
    key: str
    name: str = field(metadata=COUPLE)
    about: str = field(metadata=COUPLE)
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The five labelled points of one kind of item, and the recall period that stands over the list.

    `single` is the recall period over one question that stands by itself, where the list's own words do not fit there.
    """

    kind: ItemKind
    heading: str = field(metadata=COUPLE)
    recall: str = field(metadata=COUPLE)
    anchors: tuple[str, str, str, str, str] = field(metadata=COUPLE)
    single: str = field(default="", metadata=COUPLE)


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `label` names it briefly in sentences and lists; `clearer` is "in other words"; `listen`: the counselor's.

    `theme` is a theme's key, or empty for causes and impacts; `mirror` is the item that the other partner's answer is compared
    with (an item about me beside one about my partner), or empty. `visibility` is "joint", "individual" or "private".
    `notice`: an answer this high or higher, given alone, is one that the counselor should not come upon by chance.
    `said` is an answer as a sentence of the one who gave it, with {often} for the point on the scale and {partner} for the
    other's name; what is compared has one.
    """

    key: str
    ids: tuple[str, ...]
    kind: ItemKind
    theme: str
    about: ItemAbout
    ask: Ask
    visibility: str
    label: str = field(metadata=COUPLE)
    question: str = field(metadata=COUPLE)
    clearer: str = field(metadata=COUPLE)
    listen: str
    mirror: str = ""
    notice: int | None = None
    said: str = field(default="", metadata=COUPLE)

    @property
    def compared(self) -> bool:
        """Whether the two partners' answers can be set side by side."""
        return bool(self.theme) and (self.about is ItemAbout.US or bool(self.mirror))


@dataclass(frozen=True, slots=True)
class Caution:
    """A counselor's prompt about something that must be held apart from a lack of intimacy. Never couple-facing.

    `each`: it is asked about each partner; `lasts`: it matters whether it is going on now; `leads` says where it leads when it is
    found or unclear.
    """

    key: str
    ids: tuple[str, ...]
    title: str
    prompt: str
    about: str
    each: bool = False
    lasts: bool = False
    leads: Leads = Leads.NOWHERE


@dataclass(frozen=True, slots=True)
class SafetyPrompt:
    """One prompt of the safety screen. `harm`: a yes is a concern. `{partner}` in the prompt is the other partner's name.

    `hint` is what a yes means beyond that, for the counselor once alone: never while the partner sits there.
    """

    key: str
    ids: tuple[str, ...]
    prompt: str
    harm: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan, or a strategy. `aim` is for the couple; `practice` says what they practise. The counselor's alone:
    what to `listen` for, by what one sees that they may go `onward`, and the usual `pitfalls`.

    `gate` is "free", "open" or "strict". What it works on is where the links to it begin: `themes`, and `causes` (the keys of
    causes and impacts). Only a step without links names its themes itself.
    """

    id: str
    plan: str
    number: int
    title: str = field(metadata=COUPLE)
    aim: str = field(metadata=COUPLE)
    practice: str = field(metadata=COUPLE)
    listen: str
    onward: str
    pitfalls: str
    gate: str
    themes: tuple[str, ...] = ()
    causes: tuple[str, ...] = field(default=(), metadata=DERIVED)


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """Restore, Rebuild, or the strategies Regain (`ordered` false)."""

    key: str
    letter: str
    name: str = field(metadata=COUPLE)
    about: str = field(metadata=COUPLE)
    ordered: bool


class MeasureKind(StrEnum):
    """What a questionnaire is about: how they are doing, or the session and the counselor, where change has no class."""

    OUTCOME = "outcome"
    ALLIANCE = "alliance"


@dataclass(frozen=True, slots=True)
class Measure:
    """An outside questionnaire's published facts; never its items. `short` names it in lists and charts.

    `low`/`high` bound the total (None where the counselor sets them); `cutoff` is the boundary, distressed when `distressed`
    ("<", "<=", ">", ">=") holds against it, or None where there is none; a change of more than `reliable` points is reliable,
    None: not classifiable. `yours` names what is left to the counselor to set: "range", "reliable".
    """

    key: str
    name: str
    short: str
    kind: MeasureKind
    low: float | None
    high: float | None
    higher_is_better: bool
    cutoff: float | None
    distressed: str
    reliable: float | None
    about: str
    source: str
    yours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementText:
    """The shipped wording of something that is signed on paper; a line that begins with "# " is a heading."""

    key: str
    title: str = field(metadata=COUPLE)
    about: str = field(metadata=COUPLE)
    text: tuple[str, ...] = field(metadata=COUPLE)


_Entry = TypeVar("_Entry", Theme, Item, Caution, Exercise, PlanEntry, AgreementText, BackgroundPage)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything of one language, in the order of the files. Lookups by key raise `KeyError`: a wrong key is a bug."""

    language: str
    themes: tuple[Theme, ...]
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    cautions: tuple[Caution, ...]
    safety: tuple[SafetyPrompt, ...]
    plans: tuple[PlanEntry, ...]
    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    exercises: tuple[Exercise, ...]
    background: tuple[Background, ...]
    pages: tuple[BackgroundPage, ...]
    measures: tuple[Measure, ...]
    agreements: tuple[AgreementText, ...]

    def item(self, key: str) -> Item:
        return _find(self.items, key)

    def theme(self, key: str) -> Theme:
        return _find(self.themes, key)

    def caution(self, key: str) -> Caution:
        return _find(self.cautions, key)

    def exercise(self, key: str) -> Exercise:
        return _find(self.exercises, key)

    def step(self, id: str) -> Step:
        found = next((s for s in self.steps if s.id == id), None)
        if found is None:
            raise KeyError(id)
        return found

    def plan(self, key: str) -> PlanEntry:
        return _find(self.plans, key)

    def page(self, key: str) -> BackgroundPage:
        return _find(self.pages, key)

    def agreement(self, key: str) -> AgreementText:
        return _find(self.agreements, key)

    def scale(self, kind: ItemKind) -> Scale:
        return next(s for s in self.scales if s.kind is kind)

    def form(self) -> tuple[tuple[int, Item], ...]:
        """What the paper form asks, numbered in the order of entry: kind by kind, without what each answers alone."""
        asked = [i for kind in ItemKind for i in self.items if i.kind is kind and i.ask is Ask.FORM]
        return tuple(enumerate((i for i in asked if i.visibility == "joint"), start=1))

    def notices(self) -> dict[str, int]:
        """From which answer on, question by question, the counselor should not come upon it by chance."""
        return {i.key: i.notice for i in self.items if i.notice is not None}

    def steps_of(self, plan: str) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if s.plan == plan)

    def links_to(self, step: str) -> tuple[Link, ...]:
        return tuple(each for each in self.links if each.step == step)

    def exercises_for(self, step: str) -> tuple[Exercise, ...]:
        return tuple(e for e in self.exercises if step in e.steps)


def _find(entries: tuple[_Entry, ...], key: str) -> _Entry:
    found = next((e for e in entries if e.key == key), None)
    if found is None:
        raise KeyError(key)
    return found
