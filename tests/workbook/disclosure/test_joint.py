"""Joint view's facts: nothing that was said alone, nothing derived from it, and no hint that something is missing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import planted
from workbook.catalogue.entries import ItemKind
from workbook.catalogue.loader import load
from workbook.disclosure.audience import cut_down
from workbook.disclosure.joint import joint
from workbook.facts import JointFacts, StageName
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Status
from workbook.model.intake import AnswerState, Intake, IntakeKind
from workbook.model.plan import PlanStep, StepState
from workbook.model.record import CoupleRecord
from workbook.model.session import Asked, CheckIn

CATALOGUE = load()
RECORD = planted.record(CATALOGUE)
NOW = datetime(2026, 3, 1, 10)


def looked_at(record: CoupleRecord, now: datetime = NOW, on: str | None = None) -> JointFacts:
    return joint(record, CATALOGUE, now, on=on)


def test_no_planted_word_is_in_the_facts() -> None:
    said = repr(looked_at(RECORD))
    assert [w for w in planted.forbidden("couple") if w in said] == []
    assert [w for w in planted.JOINT if w not in said] == [
        "JOINTFOCUS",
        "JOINTSEEN",
        "JOINTMEASURE",
    ]  # no intake summary is in it, and no measures


def test_nothing_in_it_is_derived_from_what_was_said_alone() -> None:
    """Extremes said alone, sessions with one, goals and exercises of one: the facts are those of a couple without them."""
    bare = planted.record(CATALOGUE, alone=False)
    quiet = tuple(
        replace(a, results=()) for a in RECORD.assignments
    )  # that both reported is joint, and is not in the bare one
    assert looked_at(replace(RECORD, assignments=quiet)) == looked_at(bare)


def test_a_legal_name_stays_away_where_another_is_used() -> None:
    assert looked_at(RECORD).names.full == "Ada Berg & Bo Li"
    used = replace(RECORD.couple, second=replace(RECORD.couple.second, called="Rob"))
    facts = looked_at(replace(RECORD, couple=used))
    assert facts.names.full == "Ada & Rob"
    assert "Bo Li" not in repr(facts)


def test_a_day_on_which_one_came_alone_stands_nowhere() -> None:
    alone = next(s for s in RECORD.sessions if s.attended is Whose.FIRST).starts.date()
    assert RECORD.plan is not None
    step = replace(RECORD.plan.steps[0], since=alone)
    given = replace(RECORD.assignments[0], given=alone)
    plan = replace(RECORD.plan, steps=(step,), begun=alone)
    facts = looked_at(replace(RECORD, plan=plan, assignments=(given,)))
    assert repr(alone) not in repr(facts)
    assert facts.steps[0].title == "JOINTSTEP"


def test_ratings_are_there_by_choice_of_both_and_on_days_that_both_rated() -> None:
    assert looked_at(RECORD).close is None
    checks = ((CheckIn(2), CheckIn(9)), (CheckIn(5), CheckIn()), (CheckIn(6), CheckIn(7)))
    first = next(s for s in RECORD.sessions if s.attended is Whose.BOTH)
    sessions = tuple(
        replace(first, starts=first.starts + timedelta(weeks=n), first=a, second=b, shown=Visibility.JOINT)
        for n, (a, b) in enumerate(checks)
    )
    close = looked_at(replace(RECORD, sessions=sessions)).close
    assert close is not None
    assert (close.first, close.second) == ((2, 6), (9, 7))
    assert len(close.days) == 2


@pytest.mark.parametrize("silent", PARTNERS)
def test_a_theme_that_one_has_not_answered_enough_is_not_there_for_either(silent: Whose) -> None:
    theme = CATALOGUE.themes[0].key
    items = {i.key for i in CATALOGUE.items if i.theme == theme}
    intake = RECORD.intakes[0]
    kept = tuple(
        replace(a, state=AnswerState.DECLINED, value=None) if a.whose is silent and a.item in items else a
        for a in intake.answers
    )
    drawn = looked_at(replace(RECORD, intakes=(replace(intake, answers=kept),))).picture
    assert theme not in {row.key for row in drawn.themes}
    assert len(drawn.themes) == len(CATALOGUE.themes) - 1
    assert drawn.notes == ()
    assert CATALOGUE.theme(theme).name.lower() not in drawn.alike


def test_one_who_declines_everything_leaves_no_half_of_a_picture() -> None:
    intake = RECORD.intakes[0]
    kept = tuple(
        replace(a, state=AnswerState.DECLINED, value=None) if a.whose is Whose.SECOND else a for a in intake.answers
    )
    drawn = looked_at(replace(RECORD, intakes=(replace(intake, answers=kept),))).picture
    assert (drawn.themes, drawn.differ, drawn.alike, drawn.strengths) == ((), (), "", ())
    assert (drawn.causes, drawn.impacts, drawn.notes) == ((), (), ())


def test_an_answer_stands_alone_only_where_its_partner_chose_to_show_it() -> None:
    secret = next(
        i
        for i in CATALOGUE.items
        if i.visibility != "joint" and i.kind in (ItemKind.CAUSE, ItemKind.IMPACT) and i.ask == "form"
    )
    opened = Permission(
        "couple",
        Whose.FIRST,
        What.ANSWERS,
        Whom.BOTH,
        date(2026, 1, 5),
        How.SPOKEN,
        intake="intake",
        items=(secret.key,),
    )

    def found(record: CoupleRecord) -> list[tuple[int | None, int | None]]:
        drawn = looked_at(record).picture
        return [(f.first, f.second) for f in (*drawn.causes, *drawn.impacts) if f.label == secret.label]

    assert found(RECORD) == []
    assert found(replace(RECORD, permissions=(opened,))) == [(planted.ALONE_FIRST, None)]
    assert found(replace(RECORD, permissions=(replace(opened, withdrawn=date(2026, 2, 1)),))) == []


def test_an_answer_of_the_same_name_does_not_stand_alone_with_it() -> None:
    """Two causes may be said in the same words in another language: what one of them allowed is not the other."""
    causes = [i for i in CATALOGUE.items if i.kind in (ItemKind.CAUSE, ItemKind.IMPACT) and i.ask == "form"]
    one = next(i for i in causes if i.visibility != "joint")
    other = next(i for i in causes if i.visibility == "joint")
    alike = replace(CATALOGUE, items=tuple(replace(i, label=one.label) if i is other else i for i in CATALOGUE.items))
    intake = RECORD.intakes[0]
    kept = tuple(
        replace(
            a,
            value=4 if a.whose is Whose.FIRST else None,
            state=a.state if a.whose is Whose.FIRST else AnswerState.DECLINED,
        )
        if a.item == other.key
        else a
        for a in intake.answers
    )
    opened = Permission(
        "couple", Whose.FIRST, What.ANSWERS, Whom.BOTH, date(2026, 1, 5), How.SPOKEN, intake="intake", items=(one.key,)
    )
    record = replace(RECORD, intakes=(replace(intake, answers=kept),), permissions=(opened,))
    drawn = joint(record, alike, NOW).picture
    assert [f.key for f in (*drawn.causes, *drawn.impacts) if f.label == one.label] == [one.key]


def test_of_the_plan_stand_the_steps_that_were_gone_without_a_hole() -> None:
    assert RECORD.plan is not None
    states = (StepState.DONE, StepState.AHEAD, StepState.PAUSED, StepState.OPEN, StepState.SKIPPED)
    steps = tuple(PlanStep(f"A.step.{n}", f"Step {n}", "", s, uid=str(n)) for n, s in enumerate(states, 1))
    facts = looked_at(replace(RECORD, plan=replace(RECORD.plan, steps=steps)))
    assert [(s.number, s.title, s.state) for s in facts.steps] == [(1, "Step 1", "done"), (2, "Step 4", "open")]
    assert facts.step == facts.steps[1]


def test_the_stages_follow_what_both_know() -> None:
    def states(record: CoupleRecord) -> str:
        return " ".join(f"{s.name}:{s.state}" for s in looked_at(record).stages if s.state != "ahead")

    new = CoupleRecord(RECORD.practice, replace(RECORD.couple, policy_signed=None))
    assert states(new) == "intake:now"
    intake = RECORD.intakes[0]
    assert states(replace(new, intakes=(intake,))) == "intake:done picture:done plan:now"
    assert states(RECORD) == "consent:done intake:done picture:done plan:done sessions:now"
    review = replace(intake, uid="r", kind=IntakeKind.REVIEW)
    closed = replace(RECORD, intakes=(intake, review), couple=replace(RECORD.couple, status=Status.CLOSED))
    facts = looked_at(closed)
    assert [s.state for s in facts.stages] == ["done"] * 7
    assert (facts.closed, facts.step, facts.next_session, [h.now or h.latest for h in facts.home]) == (
        True,
        None,
        None,
        [False],
    )


def test_an_intake_of_which_all_was_said_alone_is_not_called_missing() -> None:
    intake: Intake = RECORD.intakes[0]
    alone = tuple(a for a in intake.answers if a.visibility is not Visibility.JOINT)
    facts = looked_at(replace(RECORD, intakes=(replace(intake, answers=alone),)))
    here = next(s for s in facts.stages if s.name is StageName.INTAKE)
    assert (here.state, here.on) == ("done", None)  # the plan shows that they are past it
    assert facts.picture.on is None


def test_today_is_the_session_that_is_on_or_comes_next() -> None:
    both = [s for s in RECORD.sessions if s.attended is Whose.BOTH]
    at = both[-1].starts
    couple = replace(RECORD.couple, next_session=at)
    sessions = tuple(replace(s, uid=f"S{n}") for n, s in enumerate(RECORD.sessions))
    record = replace(RECORD, couple=couple, sessions=sessions)
    uid = next(s.uid for s in sessions if s.starts == at)
    alone = next(s.uid for s in sessions if s.attended is Whose.FIRST)
    for now, on, number, coming in (
        (at - timedelta(hours=2), None, 3, at),
        (at - timedelta(minutes=1), uid, 2, at),
        (at, uid, 2, None),
        (at + timedelta(minutes=80), uid, 2, None),
        (at + timedelta(minutes=80), None, 3, None),
        (at, alone, 3, None),
    ):
        facts = looked_at(record, now, on)
        assert (facts.session, facts.next_session, facts.today) == (number, coming, now.date())


@settings(max_examples=25, deadline=None)
@given(seed=st.randoms(use_true_random=False))
def test_whatever_is_not_joint_might_as_well_never_have_been(seed: Random) -> None:
    """Any mixture of what is joint and what is not: the facts are those of a couple that gave only what is joint."""
    intake, plan = RECORD.intakes[0], RECORD.plan
    assert plan is not None
    answers = tuple(
        replace(a, visibility=seed.choice(list(Visibility)), value=seed.randint(0, 4)) for a in intake.answers
    )
    sessions = tuple(
        replace(s, attended=seed.choice(list(Whose)), starts=s.starts + timedelta(days=n))
        for n, s in enumerate(RECORD.sessions * 2)
    )
    goals = tuple(replace(g, visibility=seed.choice(list(Visibility))) for g in plan.goals)
    steps = tuple(replace(s, state=seed.choice(list(StepState)), since=None) for s in plan.steps)

    def record(*, only_joint: bool) -> CoupleRecord:
        def kept(visibility: Visibility) -> bool:
            return visibility is Visibility.JOINT or not only_joint

        left = tuple(a for a in answers if kept(a.visibility))
        worked_on = (StepState.OPEN, StepState.DONE)
        return replace(
            RECORD,
            intakes=(replace(intake, answers=left),) if left else (),
            sessions=tuple(s for s in sessions if s.attended is Whose.BOTH or not only_joint),
            plan=replace(
                plan,
                goals=tuple(g for g in goals if kept(g.visibility)),
                steps=tuple(s for s in steps if s.state in worked_on or not only_joint),
            ),
        )

    assert looked_at(record(only_joint=False)) == looked_at(record(only_joint=True))


def test_either_each_step_and_exercise_has_its_day_or_none_has() -> None:
    alone = next(s for s in RECORD.sessions if s.attended is Whose.FIRST).starts.date()
    both = next(s for s in RECORD.sessions if s.attended is Whose.BOTH).starts.date()
    assert RECORD.plan is not None
    done = replace(RECORD.plan.steps[0], state=StepState.DONE)
    shared = next(a for a in RECORD.assignments if a.whose is Whose.BOTH)

    def on(*days: date) -> JointFacts:
        steps = tuple(replace(done, since=day, uid=str(n)) for n, day in enumerate(days))
        given = tuple(replace(shared, given=day) for day in days)
        return looked_at(replace(RECORD, plan=replace(RECORD.plan, steps=steps), assignments=given))  # type: ignore[type-var]

    known, told = on(both, both), on(both, alone)
    assert [s.since for s in known.steps] == [h.given for h in known.home] == [both, both]
    assert [s.since for s in told.steps] == [h.given for h in told.home] == [None, None]


def test_nothing_of_an_intake_that_is_not_finished_is_drawn() -> None:
    """One who answers later must not be able to answer to match."""
    going_on = tuple(replace(i, finished=None) for i in RECORD.intakes)
    drawn = looked_at(replace(RECORD, intakes=going_on)).picture
    assert (drawn.themes, drawn.strengths, drawn.causes, drawn.impacts) == ((), (), (), ())


def test_how_useful_an_hour_was_is_ones_own_until_both_show_it() -> None:
    first = next(s for s in RECORD.sessions if s.attended is Whose.BOTH)
    rated = replace(first, shown=Visibility.INDIVIDUAL, first_useful=2, second_useful=9, asked=Asked.PAPER)

    def seen(audience: Audience, shown: Visibility) -> tuple[int | None, int | None]:
        (session,) = cut_down(replace(RECORD, sessions=(replace(rated, shown=shown),)), audience).sessions
        return session.first_useful, session.second_useful

    assert seen(Audience.COUPLE, Visibility.INDIVIDUAL) == (None, None)
    assert seen(Audience.FIRST, Visibility.INDIVIDUAL) == (2, None)
    assert seen(Audience.SECOND, Visibility.INDIVIDUAL) == (None, 9)
    assert seen(Audience.COUPLE, Visibility.JOINT) == (2, 9)
    assert seen(Audience.COUNSELOR, Visibility.INDIVIDUAL) == (2, 9)
