"""Suggestions: severity never counts against a step, the gate always wins, and an empty intake suggests nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.entries import ItemKind
from workbook.catalogue.loader import load
from workbook.insight.suggestions import Reason, ReasonKind, suggestions
from workbook.model.common import PARTNERS, Visibility, Whose
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


def found(severity: Given, gate: GateState = OPEN) -> dict[str, tuple[Reason, ...]]:
    return {s.step.id: s.reasons for s in suggestions(CATALOGUE, as_answers(severity), gate)}


@given(severities, st.data())
def test_a_more_severe_answer_never_lowers_a_step_that_works_on_it(severity: Given, data: st.DataObject) -> None:
    """Nor any other step: not even where the two come to see a sign alike."""
    if not severity:
        return
    key = data.draw(st.sampled_from(sorted(severity)))
    worse = {**severity, key: min(4, severity[key] + 1)}
    before = {s.step.id: s.weight for s in suggestions(CATALOGUE, as_answers(severity), OPEN)}
    after = {s.step.id: s.weight for s in suggestions(CATALOGUE, as_answers(worse), OPEN)}
    for step, weight in before.items():
        assert after[step] >= weight - 1e-9


@pytest.mark.parametrize("key", [i.key for i in CATALOGUE.items if not i.theme])
def test_the_worst_answer_brings_up_every_step_that_works_on_it(key: str) -> None:
    steps = {x.step for x in CATALOGUE.links if x.item == key}
    assert set(found({(key, "first"): 4})) == steps
    assert found({(key, "first"): 2}) == {}


@pytest.mark.parametrize("theme", [t.key for t in CATALOGUE.themes])
def test_a_theme_that_is_far_brings_up_every_step_that_works_on_it(theme: str) -> None:
    far = {(i.key, "first"): 4 for i in CATALOGUE.items if i.theme == theme and i.visibility == "joint"}
    assert set(found(far)) == {x.step for x in CATALOGUE.links if x.theme == theme}


@pytest.mark.parametrize("theme", [t.key for t in CATALOGUE.themes])
def test_where_the_two_see_a_sign_differently_the_sentence_of_the_gap_says_why(theme: str) -> None:
    item = next(i for i in CATALOGUE.items if i.theme == theme and i.compared and i.about != "partner")
    there = item.mirror or item.key
    links = {x.step: x.why for x in CATALOGUE.links if x.gap == theme}
    apart = found({(item.key, "first"): 3, (there, "second"): 0})
    assert {step: {(r.kind, r.why) for r in rs} for step, rs in apart.items()} == {
        step: {(ReasonKind.GAP, why)} for step, why in links.items()
    }
    own = {x.step: x.why for x in CATALOGUE.links if x.theme == theme}
    alike = found({(item.key, "first"): 3, (there, "second"): 3})
    assert {step: {(r.kind, r.why) for r in rs} for step, rs in alike.items()} == {
        step: {(ReasonKind.SIGN, own[step])} for step in links
    }
    assert found({(item.key, "first"): 2, (there, "second"): 0}) == {}


@given(severities)
def test_the_gate_always_wins(severity: Given) -> None:
    for gate in (GateState(opened=False, strict=False), GateState(opened=True, strict=False)):
        for each in suggestions(CATALOGUE, as_answers(severity), gate):
            assert gate.allows(Gate(each.step.gate))


@given(severities)
def test_the_gate_takes_away_and_changes_nothing_else(severity: Given) -> None:
    shut = GateState(opened=False, strict=False)
    free = [s for s in suggestions(CATALOGUE, as_answers(severity), OPEN) if s.step.gate == "free"]
    assert list(suggestions(CATALOGUE, as_answers(severity), shut)) == free


@given(severities)
def test_every_suggestion_has_a_reason_and_the_heaviest_comes_first(severity: Given) -> None:
    made = suggestions(CATALOGUE, as_answers(severity), OPEN)
    assert all(s.reasons for s in made)
    assert [s.weight for s in made] == sorted((s.weight for s in made), reverse=True)


@given(severities)
def test_every_reason_carries_the_sentence_of_a_link_to_its_step(severity: Given) -> None:
    for step, reasons in found(severity).items():
        sentences = {x.why for x in CATALOGUE.links_to(step)}
        assert {r.why for r in reasons} <= sentences


def test_an_empty_intake_suggests_nothing() -> None:
    assert suggestions(CATALOGUE, [], OPEN) == ()


@given(severities)
def test_whether_to_go_on_is_never_suggested(severity: Given) -> None:
    assert all(s.step.plan != "deciding" for s in suggestions(CATALOGUE, as_answers(severity), OPEN))


def test_a_reason_says_where_it_rests_on_an_answer_given_alone() -> None:
    first, second = PARTNERS
    alone = Answer("earlier_harm", first, AnswerState.RATED, 4, Visibility.INDIVIDUAL)
    shared = Answer("earlier_harm", second, AnswerState.RATED, 4)
    made = {s.step.id: s.reasons for s in suggestions(CATALOGUE, [alone, shared], OPEN)}
    assert {(r.whose, r.alone) for r in made["A.step.4"]} == {(first, True), (second, False)}


def test_a_gap_with_one_answer_given_alone_says_so_of_both() -> None:
    """Either side of a difference gives the other away."""
    alone = Answer("lonely", Whose.FIRST, AnswerState.RATED, 4, Visibility.INDIVIDUAL)
    shared = Answer("partner_seemed_lonely", Whose.SECOND, AnswerState.RATED, 0)
    (made,) = suggestions(CATALOGUE, [alone, shared], OPEN)
    assert [(r.kind, r.value, r.alone) for r in made.reasons] == [(ReasonKind.GAP, 4, True), (ReasonKind.GAP, 0, True)]


@given(severities)
def test_a_reason_names_what_its_link_names_to_begin_with(severity: Given) -> None:
    for step, reasons in found(severity).items():
        named = {x.why: x.begin for x in CATALOGUE.links_to(step)}
        assert all(r.begin == named[r.why] for r in reasons)
