"""Suggestions as facts: reasons in words, silence while hopes are apart, and what was put aside."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import planted
from workbook.catalogue.entries import ItemKind
from workbook.catalogue.loader import load
from workbook.disclosure.intake import intake_summary
from workbook.disclosure.joint import joint
from workbook.disclosure.picture import picture
from workbook.disclosure.progress import progress
from workbook.disclosure.suggested import put_aside, quiet, suggested, why_nothing
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Hope
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind
from workbook.model.plan import Declined, Plan, PlanKind, PlanStep, StepState
from workbook.model.record import CoupleRecord
from workbook.model.safety import Gate, GateState

CATALOGUE = load()
RECORD = planted.record(CATALOGUE)
MADE = date(2026, 3, 1)
OPEN = GateState(opened=True, strict=True)
SHUT = GateState(opened=False, strict=False)
COUPLES_PAGES = (Audience.COUPLE, Audience.FIRST, Audience.SECOND)

answered = st.dictionaries(
    st.tuples(st.sampled_from([i.key for i in CATALOGUE.items]), st.sampled_from(PARTNERS)), st.integers(0, 4)
)


def with_answers(answers: dict[tuple[str, Whose], int], first: Hope | None = None) -> CoupleRecord:
    made = tuple(Answer(key, whose, AnswerState.RATED, value) for (key, whose), value in answers.items())
    intake = Intake("intake", "couple", IntakeKind.FIRST, date(2026, 1, 5), date(2026, 1, 5), made)
    couple = replace(RECORD.couple, first=replace(RECORD.couple.first, hope=first))
    return replace(RECORD, couple=couple, intakes=(intake,), plan=None)


def all_far() -> dict[tuple[str, Whose], int]:
    """Everything as distant as it can be."""
    far = {i.key: 0 if i.kind is ItemKind.STRENGTH else 4 for i in CATALOGUE.items}
    return {(key, whose): value for key, value in far.items() for whose in PARTNERS}


@given(answered, st.sampled_from([Hope.UNSURE, Hope.SEPARATE]), st.booleans())
def test_while_one_leans_out_nothing_is_suggested_whatever_they_answer(
    answers: dict[tuple[str, Whose], int], hope: Hope, breach: bool
) -> None:
    record = with_answers(answers, hope)
    assert suggested(record, CATALOGUE, OPEN, (), breach=breach) == ()
    assert why_nothing(record, CATALOGUE, (), breach=breach) == quiet(record.couple, breach=breach) != ""


@given(answered, st.sampled_from([None, Hope.REPAIR]))
def test_while_a_breach_is_going_on_nothing_is_suggested(
    answers: dict[tuple[str, Whose], int], hope: Hope | None
) -> None:
    record = with_answers(answers, hope)
    assert suggested(record, CATALOGUE, OPEN, (), breach=True) == ()
    assert "breach of trust" in why_nothing(record, CATALOGUE, (), breach=True)
    assert quiet(record.couple, breach=False) == ""


@given(answered)
def test_what_the_gate_holds_is_never_suggested_nor_told_of(answers: dict[tuple[str, Whose], int]) -> None:
    record = with_answers(answers)
    found = suggested(record, CATALOGUE, SHUT, (), breach=False)
    assert all(SHUT.allows(Gate(CATALOGUE.step(f.step).gate)) for f in found)
    if not found:
        nothing = with_answers({key: 4 - v for key, v in all_far().items()})
        words = why_nothing(record, CATALOGUE, (), breach=False)
        assert words in (
            why_nothing(nothing, CATALOGUE, (), breach=False),
            "There are too few answers so far to suggest a step.",
            "Suggestions follow from the answers of an intake, and there are none yet.",
        )


def test_why_nothing_is_suggested_is_said_in_words() -> None:
    near = {key: 4 - value for key, value in all_far().items()}
    few = {("felt_close", Whose.FIRST): 4}
    assert why_nothing(replace(RECORD, intakes=()), CATALOGUE, (), breach=False) == (
        "Suggestions follow from the answers of an intake, and there are none yet."
    )
    assert "too few answers" in why_nothing(with_answers(few), CATALOGUE, (), breach=False)
    assert "no step more than for another" in why_nothing(with_answers(near), CATALOGUE, (), breach=False)
    aside = suggested(with_answers(all_far()), CATALOGUE, OPEN, (), breach=False)
    assert "has been put aside" in why_nothing(with_answers(all_far()), CATALOGUE, aside, breach=False)


def test_reasons_are_lines_that_break_between_people_only() -> None:
    found = suggested(with_answers(all_far()), CATALOGUE, OPEN, (), breach=False)
    by_step = {f.step: [r.replace("\N{NO-BREAK SPACE}", "~") for r in f.reasons] for f in found}
    assert by_step["A.step.2"][0] == "Empathy: closeness~0.0~for~Ada, 0.0~for~Bo"
    busy = with_answers({("busy", Whose.FIRST): 4, ("busy", Whose.SECOND): 3})
    causes = {r for f in suggested(busy, CATALOGUE, OPEN, (), breach=False) for r in f.reasons}
    assert {r.replace("\N{NO-BREAK SPACE}", "~") for r in causes} == {"Full days: rated~4~by~Ada, 3~by~Bo"}


def test_a_reason_that_rests_on_an_answer_given_alone_says_so_and_is_on_no_couples_page() -> None:
    alone = Answer("earlier_harm", Whose.FIRST, AnswerState.RATED, 4, Visibility.INDIVIDUAL)
    record = with_answers({})
    record = replace(record, intakes=(replace(record.intakes[0], answers=(alone,)),))
    found = suggested(record, CATALOGUE, OPEN, (), breach=False)
    assert found
    said = {reason.replace("\N{NO-BREAK SPACE}", " ") for fact in found for reason in fact.reasons}
    assert said == {"Harm from earlier in life: rated 4 by Ada, given alone"}
    for audience in (Audience.COUPLE, Audience.SECOND):
        shown = repr((picture(record, CATALOGUE, audience), progress(record, CATALOGUE, audience, MADE)))
        assert "Harm from earlier" not in shown
        assert "harm from earlier" not in shown


@pytest.mark.parametrize("hopes", [(Hope.UNSURE, Hope.REPAIR), (Hope.SEPARATE, None), (None, Hope.UNSURE)])
def test_no_couples_page_is_another_one_because_somebody_leans_out(hopes: tuple[Hope | None, Hope | None]) -> None:
    first, second = hopes
    couple = replace(
        RECORD.couple,
        first=replace(RECORD.couple.first, hope=first),
        second=replace(RECORD.couple.second, hope=second),
    )
    apart = replace(RECORD, couple=couple)
    for audience in COUPLES_PAGES:
        for make in (
            lambda r, a=audience: picture(r, CATALOGUE, a),
            lambda r, a=audience: progress(r, CATALOGUE, a, MADE),
        ):
            assert make(apart) == make(RECORD)
        summaries = [intake_summary(r, CATALOGUE, audience, "intake", MADE) for r in (apart, RECORD)]
        assert summaries[0] == summaries[1]
    now = datetime(2026, 3, 1, 10)
    assert joint(apart, CATALOGUE, now) == joint(RECORD, CATALOGUE, now)


def declined(step: str, reason: str, day: int) -> Declined:
    return Declined("couple", step, reason, date(2026, 2, day))


def test_what_was_put_aside_keeps_every_reason_and_says_what_stands_in_the_way() -> None:
    reasons = [declined("C.step.3", "too early", 1), declined("A.step.6", "not now", 2), declined("C.step.3", "no", 3)]
    record = with_answers(all_far())
    facts = put_aside(record, CATALOGUE, OPEN, reasons, breach=False)
    assert [(f.step, f.reason, f.before, f.state) for f in facts] == [
        ("C.step.3", "no", ((date(2026, 2, 1), "too early"),), ""),
        ("A.step.6", "not now", (), ""),
    ]
    assert [f.state for f in put_aside(record, CATALOGUE, SHUT, reasons, breach=False)] == ["held", "held"]
    assert [f.state for f in put_aside(record, CATALOGUE, OPEN, reasons, breach=True)] == ["quiet", "quiet"]
    steps = tuple(
        PlanStep(f.step, f.title, "", s) for f, s in zip(facts, (StepState.OPEN, StepState.AHEAD), strict=True)
    )
    planned = replace(record, plan=Plan("p", "couple", PlanKind.MIX, MADE, steps))
    assert [f.state for f in put_aside(planned, CATALOGUE, OPEN, reasons, breach=False)] == ["open", "in_plan"]
