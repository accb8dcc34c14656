"""Theme scores: the two rules for enough answers, the reversal of signs, and the bounds."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.entries import Ask, ItemKind
from workbook.catalogue.loader import load
from workbook.insight.themes import theme_scores
from workbook.model.common import PARTNERS, Whose
from workbook.model.intake import Answer, AnswerState

CATALOGUE = load()
THEMED = [i for i in CATALOGUE.items if i.theme]


def rated(key: str, value: int, whose: Whose = Whose.FIRST) -> Answer:
    return Answer(key, whose, AnswerState.RATED, value)


def items_of(theme: str) -> list[str]:
    return [i.key for i in THEMED if i.theme == theme and i.ask is Ask.FORM]


@st.composite
def answers(draw: st.DrawFn) -> list[Answer]:
    chosen = draw(st.sets(st.tuples(st.sampled_from([i.key for i in THEMED]), st.sampled_from(PARTNERS))))
    return [rated(key, draw(st.integers(0, 4)), whose) for key, whose in sorted(chosen)]


@given(answers())
def test_a_score_lies_on_the_scale_and_rests_on_enough_answers(given_answers: list[Answer]) -> None:
    for score in theme_scores(CATALOGUE, given_answers).values():
        enough = score.answered >= 2 and 2 * score.answered >= score.asked
        assert (score.mean is not None) == enough
        assert score.mean is None or 0 <= score.mean <= 4


@given(answers(), st.data())
def test_a_more_severe_answer_never_raises_closeness(given_answers: list[Answer], data: st.DataObject) -> None:
    if not given_answers:
        return
    at = data.draw(st.integers(0, len(given_answers) - 1))
    answer = given_answers[at]
    item = CATALOGUE.item(answer.item)
    assert answer.value is not None
    worse = max(0, answer.value - 1) if item.kind is ItemKind.STRENGTH else min(4, answer.value + 1)
    changed = [*given_answers[:at], rated(answer.item, worse, answer.whose), *given_answers[at + 1 :]]
    before = theme_scores(CATALOGUE, given_answers)[item.theme, answer.whose].mean
    after = theme_scores(CATALOGUE, changed)[item.theme, answer.whose].mean
    assert (before is None) == (after is None)
    assert before is None or after is None or after <= before


def test_signs_are_reversed_and_strengths_stand_as_they_are() -> None:
    for theme in CATALOGUE.themes:
        close = [rated(i.key, 4 if i.kind is ItemKind.STRENGTH else 0) for i in THEMED if i.theme == theme.key]
        assert theme_scores(CATALOGUE, close)[theme.key, Whose.FIRST].mean == 4.0


def test_one_answer_is_not_enough_and_neither_is_rather_not_say() -> None:
    first, second = items_of("listening")[:2]
    declined = Answer(second, Whose.FIRST, AnswerState.DECLINED)
    assert theme_scores(CATALOGUE, [rated(first, 2), declined])["listening", Whose.FIRST].mean is None


def test_the_two_partners_are_scored_apart() -> None:
    keys = items_of("connection")
    scores = theme_scores(CATALOGUE, [rated(k, 3, Whose.SECOND) for k in keys])
    assert scores["connection", Whose.FIRST].mean is None
    assert scores["connection", Whose.SECOND].mean is not None
