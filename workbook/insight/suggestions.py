"""Which steps the picture suggests, and why.

A step's weight grows with the distance in its themes and with the causes it works on, and with nothing else: a more severe
answer never lowers a step that works on it. What the gate holds is never suggested, and neither are the steps for deciding:
whether to go on is no answer to a question, and the counselor chooses that plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbook.catalogue.entries import Catalogue, Item, Step
from workbook.insight.themes import Scores, theme_scores
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.intake import Answer
from workbook.model.plan import PlanKind
from workbook.model.safety import Gate, GateState

DISTANT = 1.5
"""A theme speaks for a step from this distance on (4 minus closeness) for either partner: half-way and beyond is 2."""

MUCH = 3
"""A cause or impact speaks for a step from this answer on: the fourth of five points."""

CAUSE_WEIGHT = 0.25


class ReasonKind(StrEnum):
    THEME = "theme"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is suggested: a theme's closeness (0-4) or a cause's rating (0-4), as one partner sees it.

    `alone`: it rests on an answer that is not for both.
    """

    kind: ReasonKind
    name: str
    whose: Whose
    value: float
    weight: float
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step with its weight and its reasons, the heaviest first."""

    step: Step
    weight: float
    reasons: tuple[Reason, ...]


def suggestions(catalogue: Catalogue, answers: Iterable[Answer], gate: GateState) -> tuple[Suggestion, ...]:
    """The steps that the answers speak for, the heaviest first; empty where no answer does."""
    rated = [a for a in answers if a.value is not None]
    scores = theme_scores(catalogue, rated)
    found = []
    for step in catalogue.steps:
        if step.plan == PlanKind.DECIDING or not gate.allows(Gate(step.gate)):
            continue
        reasons = (*_theme_reasons(catalogue, step, scores, rated), *_cause_reasons(catalogue, step, rated))
        if reasons:
            ordered = tuple(sorted(reasons, key=lambda r: -r.weight))
            found.append(Suggestion(step, sum(r.weight for r in reasons), ordered))
    return tuple(sorted(found, key=lambda s: -s.weight))


def _theme_reasons(catalogue: Catalogue, step: Step, scores: Scores, rated: list[Answer]) -> list[Reason]:
    reasons = []
    themes = {i.key: i.theme for i in catalogue.items}
    for key in step.themes:
        for whose in PARTNERS:
            mean = scores[key, whose].mean
            if mean is not None and 4 - mean >= DISTANT:
                weight = (4 - mean) / len(step.themes)
                alone = any(_alone(a) and a.whose is whose and themes[a.item] == key for a in rated)
                reasons.append(Reason(ReasonKind.THEME, catalogue.theme(key).name, whose, mean, weight, alone))
    return reasons


def _cause_reasons(catalogue: Catalogue, step: Step, rated: list[Answer]) -> list[Reason]:
    reasons = []
    for key in step.causes:
        item: Item = catalogue.item(key)
        for answer in rated:
            if answer.item == key and answer.value is not None and answer.value >= MUCH:
                weight = CAUSE_WEIGHT * answer.value
                reasons.append(Reason(ReasonKind.CAUSE, item.label, answer.whose, answer.value, weight, _alone(answer)))
    return reasons


def _alone(answer: Answer) -> bool:
    return answer.visibility is not Visibility.JOINT
