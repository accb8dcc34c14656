"""Answers as two fictional people would give them: each theme near a level of their own, with things left out."""

from dataclasses import replace
from random import Random

from workbook.book import Workbook
from workbook.catalogue.entries import Ask, Catalogue, Item, ItemKind
from workbook.demo.words import CORRECTIONS, OBSERVATIONS, REMARKS
from workbook.insight.themes import closeness
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.intake import Answer, AnswerState, Intake, Remark

Levels = dict[tuple[str, Whose], float]


def profile(catalogue: Catalogue, random: Random) -> Levels:
    """How close each partner feels in each theme, 0-4; causes and impacts share one level under an empty theme."""
    themes = [t.key for t in catalogue.themes]
    return {(t, w): random.uniform(0.8, 3.4) for t in [*themes, ""] for w in PARTNERS}


def closer(levels: Levels, by: float, random: Random) -> Levels:
    """The same two people some weeks on: nearer on the whole, and further apart in a thing or two."""
    return {key: min(3.8, max(0.2, level + random.uniform(by - 0.7, by + 0.5))) for key, level in levels.items()}


def fill_intake(book: Workbook, intake: Intake, levels: Levels, random: Random, *, policy: bool) -> None:
    """Answer every item that a form asks, but for a few; finish it. Individual items only under a signed policy.

    A few answers are kept from the other, and one is put right afterwards.
    """
    given: list[Answer] = []
    for item in book.catalogue.items:
        if item.ask is not Ask.FORM or (item.visibility != Visibility.JOINT and not policy):
            continue
        for whose in PARTNERS:
            answer = _answer(item, whose, levels, random)
            if answer is not None:
                given.append(book.intakes.answer(intake.uid, answer))
        remark = _remark(item, random)
        if remark != Remark(item.key):
            book.intakes.remark(intake.uid, remark)
    for answer in random.sample([a for a in given if a.visibility is Visibility.JOINT], 2):
        book.intakes.keep(intake.uid, answer.item, answer.whose, Visibility.INDIVIDUAL)
    book.intakes.finish(intake.uid)
    rated = [a for a in book.intakes.get(intake.uid).answers if a.value is not None]
    wrong = random.choice(rated)
    value = random.choice([v for v in range(5) if v != wrong.value])
    book.intakes.correct(intake.uid, replace(wrong, value=value), random.choice(CORRECTIONS))


def _remark(item: Item, random: Random) -> Remark:
    note = random.choice(REMARKS) if random.random() < 0.06 else ""
    observation = random.choice(OBSERVATIONS) if random.random() < 0.06 else ""
    shown = bool(observation) and item.visibility == Visibility.JOINT and random.random() < 0.5
    return Remark(item.key, note, observation, shown)


def _answer(item: Item, whose: Whose, levels: Levels, random: Random) -> Answer | None:
    visibility = Visibility(item.visibility)
    chance = random.random()
    if chance < 0.03:
        return None
    if chance < 0.05:
        return Answer(item.key, whose, AnswerState.DECLINED, None, visibility)
    if chance < 0.06:
        return Answer(item.key, whose, AnswerState.NOT_ASKED, None, visibility)
    near = round(random.gauss(levels[item.theme, whose], 0.7))
    value = min(4, max(0, near))
    if item.kind in (ItemKind.SIGN, ItemKind.STRENGTH):
        return Answer(item.key, whose, AnswerState.RATED, closeness(item, value), visibility)
    return Answer(item.key, whose, AnswerState.RATED, min(4, max(0, 4 - value)), visibility)
