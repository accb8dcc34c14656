"""Suggestions as facts: reasons in words, silence while hopes are apart, and what was put aside."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import planted
from workbook.catalogue.entries import Catalogue, ItemKind
from workbook.catalogue.loader import load
from workbook.disclosure.audience import cut_down
from workbook.disclosure.intake import intake_summary
from workbook.disclosure.joint import joint
from workbook.disclosure.picture import picture
from workbook.disclosure.progress import progress
from workbook.disclosure.suggested import put_aside, quiet, suggested, why_nothing
from workbook.insight.suggestions import suggestions
from workbook.model.assignment import Assignment, Outcome, Result
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


def why(step: str, *, theme: str = "", item: str = "", gap: str = "") -> str:
    """The catalogue's sentence for why a step is suggested."""
    return next(x.why for x in CATALOGUE.links_to(step) if (x.theme, x.item, x.gap) == (theme, item, gap))


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


@given(answered)
def test_no_sentence_is_said_twice_for_one_step(answers: dict[tuple[str, Whose], int]) -> None:
    for fact in suggested(with_answers(answers), CATALOGUE, OPEN, (), breach=False):
        said = [reason.why for reason in fact.reasons]
        assert said
        assert len(set(said)) == len(said)


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
    first = {f.step: f.reasons[0] for f in found}["A.step.2"]
    assert first.ground.replace("\N{NO-BREAK SPACE}", "~") == "Empathy: closeness~0.0~for~Ada, 0.0~for~Bo"
    assert first.why == why("A.step.2", theme="empathy")
    busy = with_answers({("busy", Whose.FIRST): 4, ("busy", Whose.SECOND): 3})
    causes = {f.step: f.reasons for f in suggested(busy, CATALOGUE, OPEN, (), breach=False)}
    ground = "Full days: rated 4 by Ada, 3 by Bo".replace(" by ", "~by~").replace("rated ", "rated~")
    assert {
        step: [(r.why, r.ground.replace("\N{NO-BREAK SPACE}", "~")) for r in rs] for step, rs in causes.items()
    } == {step: [(why(step, item="busy"), ground)] for step in causes}


def test_a_reason_that_rests_on_an_answer_given_alone_says_so_and_is_on_no_couples_page() -> None:
    alone = Answer("earlier_harm", Whose.FIRST, AnswerState.RATED, 4, Visibility.INDIVIDUAL)
    record = with_answers({})
    record = replace(record, intakes=(replace(record.intakes[0], answers=(alone,)),))
    found = suggested(record, CATALOGUE, OPEN, (), breach=False)
    assert found
    said = {(r.why, r.ground.replace("\N{NO-BREAK SPACE}", " ")) for fact in found for r in fact.reasons}
    ground = "Harm from earlier in life: rated 4 by Ada, given alone"
    assert said == {(why(step, item="earlier_harm"), ground) for step in ("A.step.4", "A.step.10")}
    for audience in (Audience.COUPLE, Audience.SECOND):
        shown = repr((picture(record, CATALOGUE, audience), progress(record, CATALOGUE, audience, MADE)))
        assert "Harm from earlier" not in shown
        assert "harm from earlier" not in shown


@given(answered, st.sets(st.tuples(st.sampled_from([i.key for i in CATALOGUE.items]), st.sampled_from(PARTNERS))))
def test_what_is_left_for_both_gives_no_reason_that_rests_on_an_answer_given_alone(
    answers: dict[tuple[str, Whose], int], alone: set[tuple[str, Whose]]
) -> None:
    """Cut down first and computed then, nothing that was said alone counts in: not a reason, not a weight, not an order."""
    whole = with_answers(answers)
    given = tuple(
        replace(a, visibility=Visibility.INDIVIDUAL) if (a.item, a.whose) in alone else a
        for a in whole.intakes[0].answers
    )
    record = replace(whole, intakes=(replace(whole.intakes[0], answers=given),), permissions=())
    left = cut_down(record, Audience.COUPLE)
    bare = [a for a in whole.intakes[0].answers if (a.item, a.whose) not in alone]
    seen = [a for intake in left.intakes for a in intake.answers]
    assert suggestions(CATALOGUE, seen, OPEN) == suggestions(CATALOGUE, bare, OPEN)
    assert not any(r.alone for s in suggestions(CATALOGUE, seen, OPEN) for r in s.reasons)


def test_a_step_begins_with_what_helped_before_and_never_with_what_did_not() -> None:
    """Two exercises on one step: the one they rated low is passed over, the one they rated high is named with its rating."""
    like = CATALOGUE.exercise("thank_you_because")
    two = replace(CATALOGUE, exercises=(like, replace(like, key="another", title="Another way")))

    def begun(*helped: int) -> dict[str, str]:
        results = tuple(Result(w, Outcome.DONE, MADE, helped=n) for w, n in zip(PARTNERS, helped, strict=False))
        history = Assignment("couple", like.key, like.title, "A.step.7", Whose.BOTH, MADE, results=results)
        record = replace(with_answers(all_far()), assignments=(history,) if helped else ())
        return {f.step: f.begin for f in suggested(record, two, SHUT, (), breach=False)}

    assert begun()["A.step.7"] == "Begin with “Thank you, because”."
    assert begun(9, 8)["A.step.7"] == "Begin with “Thank you, because”, which helped 8 of 10 before."
    assert begun(2, 3)["A.step.7"] == "Begin with “Another way”."
    assert begun()["A.step.4"] == "", "no exercise, nothing to begin with"


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


def test_what_is_called_alike_is_not_taken_for_one() -> None:
    """Two causes may be said in the same words in another language."""
    alike = replace(CATALOGUE, items=tuple(replace(i, label="the same") for i in CATALOGUE.items))

    def reasons(catalogue: Catalogue) -> list[tuple[str, list[str]]]:
        found = suggested(with_answers(all_far()), catalogue, OPEN, (), breach=False)
        return [(each.step, [reason.why for reason in each.reasons]) for each in found]

    assert reasons(alike) == reasons(CATALOGUE)
