"""Which steps the picture suggests, and why: by the links of the catalogue, from what the answers show.

A step's weight grows with the distance in the themes that lead to it, with the causes and impacts and with the sign that stands
out, and with nothing else: a more severe answer never lowers a step that works on it. That the two see a sign differently says
why the step fits, and weighs nothing by itself, or else a step would sink when the other comes to see the sign as well. What the
gate holds is never suggested, and neither are the steps for deciding: whether to go on is no answer to a question, and the
counselor chooses that plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbook.catalogue.entries import Catalogue, Step
from workbook.catalogue.link import Link
from workbook.insight.gaps import Gap, gaps
from workbook.insight.themes import Scores, closeness, theme_scores
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.intake import Answer
from workbook.model.plan import PlanKind
from workbook.model.safety import Gate, GateState

DISTANT = 1.5
"""A theme speaks for a step from this distance on (4 minus closeness) for either partner: half-way and beyond is 2."""

MUCH = 3
"""A cause or impact speaks for a step from this answer on, the fourth of five points, and a single sign from this distance."""

APART = 2
"""From how many points on the two are said to see one sign differently."""

ONE_ANSWER = 0.25
"""What one point of a single answer weighs beside one of a whole theme."""


class ReasonKind(StrEnum):
    THEME = "theme"
    CAUSE = "cause"
    SIGN = "sign"  # one sign stands out, and both see it much alike
    GAP = "gap"  # one sign stands out for one of them, and the other sees it otherwise


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is suggested: a theme's closeness (0-4) or an answer (0-4), as one partner gave it, and the link's sentence.

    `alone`: it rests on an answer that is not for both. `key` is the theme's or the item's. `begin`: with which exercises to
    begin for this reason, first choice first.
    """

    kind: ReasonKind
    name: str
    whose: Whose
    value: float
    weight: float
    alone: bool = False
    key: str = ""
    why: str = ""
    begin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step with its weight and its reasons, the heaviest first."""

    step: Step
    weight: float
    reasons: tuple[Reason, ...]


def suggestions(catalogue: Catalogue, answers: Iterable[Answer], gate: GateState) -> tuple[Suggestion, ...]:
    """The steps that the answers speak for, the heaviest first; empty where no answer does."""
    shown = _Shown(catalogue, [a for a in answers if a.value is not None])
    found = []
    for step in catalogue.steps:
        if step.plan == PlanKind.DECIDING or not gate.allows(Gate(step.gate)):
            continue
        reasons = [reason for link in catalogue.links_to(step.id) for reason in shown.reasons(link, step)]
        if reasons:
            ordered = tuple(sorted(reasons, key=lambda r: -r.weight))
            found.append(Suggestion(step, sum(r.weight for r in reasons), ordered))
    return tuple(sorted(found, key=lambda s: -s.weight))


class _Shown:
    """What the answers show, asked link by link."""

    def __init__(self, catalogue: Catalogue, rated: Sequence[Answer]) -> None:
        self._catalogue, self._rated = catalogue, rated
        self._scores: Scores = theme_scores(catalogue, rated)
        self._standing_out = _standing_out(gaps(catalogue, rated))

    def reasons(self, link: Link, step: Step) -> list[Reason]:
        if link.theme:
            return self._theme(link, step)
        return self._item(link) if link.item else self._sign(link)

    def _theme(self, link: Link, step: Step) -> list[Reason]:
        key, name = link.theme, self._catalogue.theme(link.theme).name
        themes = {i.key: i.theme for i in self._catalogue.items}
        reasons = []
        for whose in PARTNERS:
            mean = self._scores[key, whose].mean
            if mean is not None and 4 - mean >= DISTANT:
                weight = (4 - mean) / len(step.themes)
                alone = any(_alone(a) and a.whose is whose and themes[a.item] == key for a in self._rated)
                reasons.append(Reason(ReasonKind.THEME, name, whose, mean, weight, alone, key, link.why, link.begin))
        return reasons

    def _item(self, link: Link) -> list[Reason]:
        label, why, begin = self._catalogue.item(link.item).label, link.why, link.begin
        return [
            Reason(ReasonKind.CAUSE, label, a.whose, a.value, ONE_ANSWER * a.value, _alone(a), link.item, why, begin)
            for a in self._rated
            if a.item == link.item and a.value is not None and a.value >= MUCH
        ]

    def _sign(self, link: Link) -> list[Reason]:
        """The sign of a theme that stands out most, as each sees it; where both see it, the theme's own link says why."""
        gap = self._standing_out.get(link.gap)
        if gap is None:
            return []
        differ = gap.apart >= APART
        said = link if differ else next(x for x in self._catalogue.links_to(link.step) if x.theme == link.gap)
        weight = ONE_ANSWER * _farther(gap) / 2
        alone = any(_alone(a) for a in self._rated if (a.item, a.whose) in _given(gap))
        return [
            Reason(
                ReasonKind.GAP if differ else ReasonKind.SIGN,
                gap.item.label,
                whose,
                value,
                weight,
                alone,
                gap.item.key,
                said.why,
                said.begin,
            )
            for (_item, whose), value in zip(_given(gap), gap.values, strict=True)
        ]


def _standing_out(pairs: Iterable[Gap]) -> dict[str, Gap]:
    """By theme the sign that is farthest for one of the two, if it is far at all; of equal ones that with the widest gap."""
    found: dict[str, Gap] = {}
    for gap in pairs:
        best = found.get(gap.item.theme)
        here = (_farther(gap), gap.apart)
        if here[0] >= MUCH and (best is None or here > (_farther(best), best.apart)):
            found[gap.item.theme] = gap
    return found


def _farther(gap: Gap) -> int:
    """The distance of the one who sees more of it."""
    one, two = gap.values
    return 4 - min(closeness(gap.item, one), closeness(gap.other_item, two))


def _given(gap: Gap) -> tuple[tuple[str, Whose], tuple[str, Whose]]:
    """Which two answers it compares, in the order of its values."""
    here = Whose.FIRST if gap.of is Whose.BOTH else gap.of
    return (gap.item.key, here), (gap.other_item.key, here.other)


def _alone(answer: Answer) -> bool:
    return answer.visibility is not Visibility.JOINT
