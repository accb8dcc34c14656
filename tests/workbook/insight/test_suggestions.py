"""Suggestions: severity never counts against a step, the gate always wins, and an empty intake suggests nothing."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.entries import ItemKind
from workbook.catalogue.loader import load
from workbook.insight.suggestions import suggestions
from workbook.model.common import PARTNERS, Visibility
from workbook.model.intake import Answer, AnswerState
from workbook.model.safety import Gate, GateState

CATALOGUE = load()
OPEN = GateState(opened=True, strict=True)
Given = dict[tuple[str, str], int]

severities = st.dictionaries(
    st.tuples(st.sampled_from([i.key for i in CATALOGUE.items]), st.sampled_from([w.value for w in PARTNERS])),
    st.integers(0, 4),
)


def as_answers(severity: Given) -> list[Answer]:
    """Severities as answers: for a strength the number is turned round."""
    made = []
    for (key, whose), value in severity.items():
        strength = CATALOGUE.item(key).kind is ItemKind.STRENGTH
        partner = next(w for w in PARTNERS if w.value == whose)
        made.append(Answer(key, partner, AnswerState.RATED, 4 - value if strength else value))
    return made


@given(severities, st.data())
def test_a_more_severe_answer_never_lowers_a_step_that_works_on_it(severity: Given, data: st.DataObject) -> None:
    if not severity:
        return
    key = data.draw(st.sampled_from(sorted(severity)))
    worse = {**severity, key: min(4, severity[key] + 1)}
    before = {s.step.id: s.weight for s in suggestions(CATALOGUE, as_answers(severity), OPEN)}
    after = {s.step.id: s.weight for s in suggestions(CATALOGUE, as_answers(worse), OPEN)}
    for step, weight in before.items():
        assert after[step] >= weight - 1e-9


@given(severities)
def test_the_gate_always_wins(severity: Given) -> None:
    for gate in (GateState(opened=False, strict=False), GateState(opened=True, strict=False)):
        for found in suggestions(CATALOGUE, as_answers(severity), gate):
            assert gate.allows(Gate(found.step.gate))


@given(severities)
def test_every_suggestion_has_a_reason_and_the_heaviest_comes_first(severity: Given) -> None:
    found = suggestions(CATALOGUE, as_answers(severity), OPEN)
    assert all(s.reasons for s in found)
    assert [s.weight for s in found] == sorted((s.weight for s in found), reverse=True)


def test_an_empty_intake_suggests_nothing() -> None:
    assert suggestions(CATALOGUE, [], OPEN) == ()


@given(severities)
def test_whether_to_go_on_is_never_suggested(severity: Given) -> None:
    assert all(s.step.plan != "deciding" for s in suggestions(CATALOGUE, as_answers(severity), OPEN))


def test_a_reason_says_where_it_rests_on_an_answer_given_alone() -> None:
    first, second = PARTNERS
    alone = Answer("earlier_harm", first, AnswerState.RATED, 4, Visibility.INDIVIDUAL)
    shared = Answer("earlier_harm", second, AnswerState.RATED, 4)
    found = {s.step.id: s.reasons for s in suggestions(CATALOGUE, [alone, shared], OPEN)}
    assert {(r.whose, r.alone) for r in found["A.step.4"]} == {(first, True), (second, False)}
