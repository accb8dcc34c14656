"""Disclosure: planted words reach nobody else's facts, and what is derived is computed from what may be seen."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import planted
from workbook.catalogue.entries import Ask, ItemKind
from workbook.catalogue.loader import load
from workbook.disclosure.audience import cut_down, left_out, may_see
from workbook.disclosure.handout import handout
from workbook.disclosure.intake import intake_summary
from workbook.disclosure.picture import picture
from workbook.disclosure.progress import progress
from workbook.disclosure.suggested import suggested
from workbook.errors import BadInput, Held, NotFound
from workbook.facts import IntakeCell, IntakeFacts, SuggestionFact, WasFact
from workbook.model.common import Audience, Visibility, Whose
from workbook.model.intake import AnswerState, Intake, IntakeKind
from workbook.model.plan import Declined, PlanStep, StepState
from workbook.model.record import CoupleRecord
from workbook.model.safety import GateState

CATALOGUE = load()
RECORD = planted.record(CATALOGUE)
MADE = date(2026, 3, 1)
SHOWN_TO = (Audience.COUNSELOR, Audience.COUPLE, Audience.FIRST, Audience.SECOND)
OPEN = GateState(opened=True, strict=True)
SHUT = GateState(opened=False, strict=False)


@pytest.mark.parametrize("audience", SHOWN_TO)
def test_no_planted_word_reaches_another_ones_facts(audience: Audience) -> None:
    seen = repr(
        (
            cut_down(RECORD, audience),
            progress(RECORD, CATALOGUE, audience, MADE),
            intake_summary(RECORD, CATALOGUE, audience, "intake", MADE),
            picture(RECORD, CATALOGUE, audience),
        )
    )
    assert [w for w in planted.forbidden(audience) if w in seen] == []
    assert [w for w in planted.JOINT if w not in seen] == []


def test_the_counselor_sees_all_of_it() -> None:
    seen = repr(cut_down(RECORD, Audience.COUNSELOR))
    every = (*planted.FIRST, *planted.SECOND, *planted.COUNSELOR, *planted.JOINT)
    assert [w for w in every if w not in seen] == []


@pytest.mark.parametrize("audience", [Audience.COUPLE])
def test_a_couples_facts_are_the_same_as_if_nothing_had_been_said_alone(audience: Audience) -> None:
    """The strongest form of "derived facts leak too": no number, count or order differs."""
    bare = planted.record(CATALOGUE, alone=False)
    bare = replace(bare, sessions=tuple(replace(s, number=n) for n, s in enumerate(bare.sessions, 1)))
    with_secrets = progress(RECORD, CATALOGUE, audience, MADE)
    without = progress(bare, CATALOGUE, audience, MADE)
    assert replace(with_secrets, exercises=()) == replace(without, exercises=())
    assert [e.title for e in with_secrets.exercises] == [e.title for e in without.exercises]
    assert intake_summary(RECORD, CATALOGUE, audience, "intake", MADE) == intake_summary(
        bare, CATALOGUE, audience, "intake", MADE
    )


def test_scores_of_what_was_said_alone_differ_for_the_counselor() -> None:
    """The planted extremes do show where they may: otherwise the test above would prove nothing."""
    secret_themes = {i.theme for i in CATALOGUE.items if i.visibility != "joint" and i.theme and i.ask is Ask.FORM}
    counselor = {r.key: r for r in picture(RECORD, CATALOGUE, Audience.COUNSELOR).themes}
    couple = {r.key: r for r in picture(RECORD, CATALOGUE, Audience.COUPLE).themes}
    assert secret_themes
    for key in secret_themes:
        assert counselor[key] != couple[key]


def test_check_ins_are_on_a_couples_page_only_when_both_chose_to_show_them() -> None:
    trends = progress(RECORD, CATALOGUE, Audience.COUPLE, MADE).trends
    assert trends == ()
    (first_only,) = progress(RECORD, CATALOGUE, Audience.FIRST, MADE).trends
    assert [v for v in first_only.first if v is not None] == [2]
    assert [v for v in first_only.second if v is not None] == []
    shown = replace(RECORD, sessions=tuple(replace(s, shown=Visibility.JOINT) for s in RECORD.sessions))
    (both,) = progress(shown, CATALOGUE, Audience.COUPLE, MADE).trends
    assert [v for v in both.second if v is not None] == [9]


def test_sessions_are_numbered_without_a_hole_where_one_was_left_out() -> None:
    sessions = progress(RECORD, CATALOGUE, Audience.COUPLE, MADE).sessions
    assert [s.number for s in sessions] == [1, 2]
    assert [s.number for s in progress(RECORD, CATALOGUE, Audience.FIRST, MADE).sessions] == [1, 2, 3]


def test_why_there_is_no_answer_shows_on_the_counselors_page_alone() -> None:
    intake = RECORD.intakes[0]
    joint = next(a for a in intake.answers if a.visibility is Visibility.JOINT and a.whose is Whose.FIRST)
    declined = replace(joint, state=AnswerState.DECLINED, value=None)
    changed = replace(intake, answers=tuple(declined if a == joint else a for a in intake.answers))
    record = replace(RECORD, intakes=(changed,))
    assert "rather not say" in repr(intake_summary(record, CATALOGUE, Audience.COUNSELOR, "intake", MADE))
    assert "rather not say" not in repr(intake_summary(record, CATALOGUE, Audience.COUPLE, "intake", MADE))


def test_the_counselor_is_told_what_a_page_leaves_out() -> None:
    alone = sum(a.visibility is not Visibility.JOINT for a in RECORD.intakes[0].answers)
    counts = left_out(RECORD, Audience.COUPLE)
    others = {"sessions": 2, "check_ins": 2, "goals": 3, "given_up": 1, "ratings": 4, "exercises": 2, "totals": 8}
    assert counts == {"answers": alone, "corrections": 1, "remarks": 3, **others}
    assert left_out(RECORD, Audience.COUNSELOR) == {}


def test_an_observation_is_shown_only_with_every_answer_that_it_stands_beside() -> None:
    (kept, shown) = (RECORD.intakes[0].remark(key) for key in (planted.KEPT, "busy"))
    assert kept.shown
    assert shown.shown
    for audience in (Audience.COUPLE, Audience.FIRST, Audience.SECOND):
        seen = cut_down(RECORD, audience).intakes[0]
        assert seen.remarks == (replace(shown, note=""),)
    rows = {row.question: row for g in summary(Audience.COUPLE).groups for row in g.rows}
    assert CATALOGUE.item(planted.KEPT).question not in rows
    assert rows[CATALOGUE.item("busy").question].observation == "JOINTSEEN"


def test_an_answer_that_is_kept_more_strictly_leaves_what_is_derived_from_it() -> None:
    """A planted leak: the themes, gaps, strengths and counts are those of a couple who never gave these answers."""
    intake = RECORD.intakes[0]
    joint = [a for a in intake.answers if a.visibility is Visibility.JOINT and a.whose is Whose.SECOND]
    themed = joint[: len(joint) // 2]
    for visibility in (Visibility.INDIVIDUAL, Visibility.PRIVATE):
        strict = tuple(replace(a, visibility=visibility, value=4) if a in themed else a for a in intake.answers)
        never = tuple(a for a in intake.answers if a not in themed)
        with_them = replace(RECORD, intakes=(replace(intake, answers=strict),))
        without = replace(RECORD, intakes=(replace(intake, answers=never, remarks=()),))
        with_them = replace(with_them, intakes=(replace(with_them.intakes[0], remarks=()),))
        for audience in (Audience.COUPLE, Audience.FIRST):
            assert picture(with_them, CATALOGUE, audience) == picture(without, CATALOGUE, audience)
            assert progress(with_them, CATALOGUE, audience, MADE) == progress(without, CATALOGUE, audience, MADE)
            assert intake_summary(with_them, CATALOGUE, audience, "intake", MADE) == intake_summary(
                without, CATALOGUE, audience, "intake", MADE
            )
    assert picture(with_them, CATALOGUE, Audience.COUNSELOR) != picture(without, CATALOGUE, Audience.COUNSELOR)


def test_what_an_answer_was_stands_on_the_counselors_page_alone() -> None:
    question = CATALOGUE.item(planted.PUT_RIGHT).question
    (row,) = (r for g in summary(Audience.COUNSELOR).groups for r in g.rows if r.question == question)
    assert row.first == IntakeCell(3, was=(WasFact(0, "", date(2026, 1, 9), "QCORRECTION"),))
    (row,) = (r for g in summary(Audience.COUPLE).groups for r in g.rows if r.question == question)
    assert row.first == IntakeCell(3)


def test_the_counselor_reads_how_an_answer_is_kept() -> None:
    question = CATALOGUE.item(planted.KEPT).question
    (row,) = (r for g in summary(Audience.COUNSELOR).groups for r in g.rows if r.question == question)
    assert (row.first.kept, row.second.kept) == ("kept from Bo", "yours alone")


def summary(audience: Audience) -> IntakeFacts:
    return intake_summary(RECORD, CATALOGUE, audience, "intake", MADE)


def test_a_referrer_gets_nothing_without_authorisations() -> None:
    with pytest.raises(BadInput, match="authorisations"):
        progress(RECORD, CATALOGUE, Audience.REFERRER, MADE)
    assert not may_see(Audience.REFERRER, Visibility.INDIVIDUAL, Whose.FIRST)


def test_of_the_plan_a_couple_sees_what_it_works_on_and_not_what_was_passed_over() -> None:
    """Steps that stay behind while later ones are done would show which ones are held."""
    assert RECORD.plan is not None
    states = (StepState.DONE, StepState.AHEAD, StepState.PAUSED, StepState.OPEN, StepState.SKIPPED)
    steps = tuple(PlanStep(f"A.step.{n}", f"Step {n}", "", s, MADE, uid=str(n)) for n, s in enumerate(states, 1))
    record = replace(RECORD, plan=replace(RECORD.plan, steps=steps))
    shown = progress(record, CATALOGUE, Audience.COUPLE, MADE).steps
    assert [(s.number, s.title, s.state) for s in shown] == [(1, "Step 1", "done"), (2, "Step 4", "open")]
    assert len(progress(record, CATALOGUE, Audience.COUNSELOR, MADE).steps) == len(states)


def test_a_day_on_which_one_came_alone_stands_nowhere_on_the_others_page() -> None:
    alone = next(s for s in RECORD.sessions if s.attended is Whose.FIRST).starts.date()
    assert RECORD.plan is not None
    step = replace(RECORD.plan.steps[0], since=alone)
    given = replace(RECORD.assignments[0], given=alone)
    record = replace(RECORD, plan=replace(RECORD.plan, steps=(step,)), assignments=(given,))
    for audience in (Audience.COUPLE, Audience.SECOND):
        facts = progress(record, CATALOGUE, audience, MADE)
        assert (facts.steps[0].since, facts.exercises[0].given) == (None, None)
        assert repr(alone) not in repr(facts)
    assert repr(alone) in repr(progress(record, CATALOGUE, Audience.FIRST, MADE))


def test_an_intake_that_was_only_begun_takes_nobodys_picture_away() -> None:
    begun = Intake("r", "couple", IntakeKind.REVIEW, date(2026, 2, 20))
    secret = next(
        a for a in RECORD.intakes[0].answers if a.visibility is not Visibility.JOINT and a.whose is Whose.FIRST
    )
    for answers in ((), (secret,)):
        record = replace(RECORD, intakes=(*RECORD.intakes, replace(begun, answers=answers)))
        for audience in SHOWN_TO:
            assert picture(record, CATALOGUE, audience).on == RECORD.intakes[0].begun
        assert asked(record, OPEN, ()) == asked(RECORD, OPEN, ())
        with pytest.raises(NotFound):
            intake_summary(record, CATALOGUE, Audience.SECOND, "r", MADE)


def test_an_unknown_intake_is_refused() -> None:
    with pytest.raises(NotFound):
        intake_summary(RECORD, CATALOGUE, Audience.COUPLE, "another", MADE)


def test_a_handout_carries_nothing_of_the_counselors_side() -> None:
    for exercise in CATALOGUE.exercises:
        facts = handout(exercise, CATALOGUE, RECORD.practice, couple=RECORD.couple, gate=OPEN)
        seen = repr(facts)
        assert exercise.title in seen
        for private in (exercise.counselor.why, exercise.counselor.evidence, exercise.counselor.not_when):
            assert private not in seen


def test_what_the_gate_holds_reads_not_available_yet_and_no_more() -> None:
    strict = next(e for e in CATALOGUE.exercises if e.gate == "strict")
    free = next(e for e in CATALOGUE.exercises if e.gate == "free")
    with pytest.raises(Held) as held:
        handout(strict, CATALOGUE, RECORD.practice, couple=RECORD.couple, gate=SHUT)
    assert str(held.value) == "Not available yet."
    assert handout(free, CATALOGUE, RECORD.practice, couple=RECORD.couple, gate=SHUT).names is not None
    assert handout(strict, CATALOGUE, RECORD.practice).names is None


def asked(record: CoupleRecord, gate: GateState, declined: tuple[Declined, ...]) -> tuple[SuggestionFact, ...]:
    return suggested(record, CATALOGUE, gate, declined, breach=False)


def test_suggestions_come_with_a_reason_and_a_declined_one_comes_last() -> None:
    severe = replace(
        RECORD.intakes[0],
        answers=tuple(
            replace(a, value=0 if CATALOGUE.item(a.item).kind is ItemKind.STRENGTH else 4)
            for a in RECORD.intakes[0].answers
        ),
    )
    record = replace(RECORD, intakes=(severe,))
    found = asked(record, OPEN, ())
    assert 0 < len(found) <= 5
    assert all("Ada" in r.ground or "Bo" in r.ground for f in found for r in f.reasons)
    declined = Declined("couple", found[0].step, "not now", MADE)
    again = asked(record, OPEN, (declined,))
    assert found[0].step not in [f.step for f in again if f.state != "declined"]
    held = asked(record, SHUT, ())
    assert all(CATALOGUE.step(f.step).gate == "free" for f in held)


def test_without_an_intake_there_is_no_picture_and_no_suggestion() -> None:
    record = replace(RECORD, intakes=())
    assert picture(record, CATALOGUE, Audience.COUNSELOR).on is None
    assert asked(record, OPEN, ()) == ()


def test_the_review_stands_beside_the_first_intake() -> None:
    review = replace(RECORD.intakes[0], uid="review", begun=datetime(2026, 2, 16).date())
    record = replace(RECORD, intakes=(*RECORD.intakes, review))
    facts = picture(record, CATALOGUE, Audience.COUPLE)
    assert (facts.before, facts.on) == (date(2026, 1, 5), date(2026, 2, 16))
    assert all(r.before_first == r.first for r in facts.themes)
