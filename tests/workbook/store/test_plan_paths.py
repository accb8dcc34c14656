"""A plan is changed: own steps, an order, steps taken out, and nothing lost of how it stood before."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workbook.conftest import Clock
from tests.workbook.store.test_plans import opened, screened
from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.errors import BadInput, Held, NotFound, Stale
from workbook.model.common import Whose
from workbook.model.couple import Couple, Status
from workbook.model.plan import Goal, OwnStep, Plan, PlanKind, StepState
from workbook.model.safety import Gate
from workbook.model.session import Session, Work, Worked

OWN = OwnStep("Money on Sundays", "Look at the month together for half an hour.")


@pytest.fixture
def restore(book: Workbook, couple: Couple) -> Plan:
    screened(book, couple)
    return book.plans.adopt(couple.uid, PlanKind.RESTORE)


def ids(plan: Plan) -> list[str]:
    return [s.step for s in plan.path]


def titles(plan: Plan) -> list[str]:
    return [s.title for s in plan.path]


# own steps


def test_an_own_plan_keeps_the_counselors_words(book: Workbook, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.OWN, (OWN, OwnStep("A walk", gate=Gate.OPEN)))
    assert (plan.kind, titles(plan)) == (PlanKind.OWN, ["Money on Sundays", "A walk"])
    assert plan.path[0].aim == OWN.aim
    assert plan.current == plan.path[0], "an own step is free unless the counselor chose otherwise"
    assert [s.gate for s in plan.path] == [Gate.FREE, Gate.OPEN]
    with pytest.raises(Held):
        book.plans.move(plan.path[1].uid, StepState.OPEN)
    screened(book, couple)
    assert book.plans.move(plan.path[1].uid, StepState.OPEN).path[1].state is StepState.OPEN


def test_own_steps_stand_among_those_of_the_catalogue(book: Workbook, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.OWN, ("A.step.4", OWN))
    assert (plan.kind, titles(plan)[1]) == (PlanKind.MIX, OWN.title)
    with pytest.raises(BadInput, match="title"):
        book.plans.adopt(couple.uid, PlanKind.OWN, (OwnStep(" ", "aim"),))


def test_an_own_step_is_put_right_and_the_catalogues_words_are_kept(book: Workbook, restore: Plan) -> None:
    plan = book.plans.arrange(restore.couple, restore.rev, [*ids(restore), OWN])
    assert plan.kind is PlanKind.MIX
    plan = book.plans.reword(plan.couple, plan.path[-1].uid, OwnStep("Money, on Saturdays", "", Gate.STRICT))
    last = plan.path[-1]
    assert (last.title, last.aim, last.gate) == ("Money, on Saturdays", "", Gate.STRICT)
    with pytest.raises(BadInput, match="wording"):
        book.plans.reword(plan.couple, plan.path[0].uid, OWN)
    with pytest.raises(BadInput, match="600"):
        book.plans.reword(plan.couple, last.uid, OwnStep("Money", "y" * 601))


def test_an_exercise_given_while_an_own_step_is_gone_hangs_on_it(book: Workbook, couple: Couple) -> None:
    screened(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.OWN, (OWN, "A.step.2"))
    one, two = (book.catalogue.exercises_for(step)[0].key for step in ("A.step.1", "A.step.2"))
    assert book.assignments.assign(couple.uid, one, Whose.BOTH).step == plan.path[0].step
    book.plans.move(plan.path[1].uid, StepState.OPEN)
    assert book.assignments.assign(couple.uid, two, Whose.BOTH).step == "A.step.2", (
        "what it serves and is open comes first"
    )


# order


def test_the_order_is_kept_and_what_was_done_stays(book: Workbook, restore: Plan) -> None:
    book.plans.move(restore.path[0].uid, StepState.DONE)
    plan = book.plans.order(restore.couple, restore.path[9].uid, 0)
    assert ids(plan)[:3] == ["A.step.1", "A.step.10", "A.step.2"]
    assert book.plans.of(restore.couple) == plan
    with pytest.raises(BadInput, match="done"):
        book.plans.order(restore.couple, restore.path[0].uid, 3)
    with pytest.raises(NotFound):
        book.plans.order(restore.couple, "none", 3)
    plan = book.plans.move(plan.current.uid if plan.current else "", StepState.DONE)
    assert opened(plan) == ["A.step.10"], "the next one is that of the new order"


# adding and taking out


def test_steps_are_added_and_taken_out_and_the_path_before_stays_readable(
    book: Workbook, restore: Plan, clock: Clock
) -> None:
    clock.now += timedelta(days=1)
    kept = [s for s in ids(restore) if s not in ("A.step.1", "A.step.5")]
    plan = book.plans.arrange(restore.couple, restore.rev, ["C.step.3", OWN, *kept])
    assert ids(plan)[0] == "C.step.3"
    assert titles(plan)[1] == OWN.title
    assert opened(plan) == ["C.step.3"], "the open one was taken out: the first that the gate allows opens"
    (before,) = book.plans.changes(plan.uid)
    assert (before.kind, before.on) == (PlanKind.RESTORE, date(2026, 3, 3))
    assert [(s.step, s.title, s.state) for s in before.steps] == [(s.step, s.title, s.state) for s in restore.path]
    book.plans.order(plan.couple, plan.path[3].uid, 0)
    assert book.plans.changes(plan.uid) == (before,), "one a day is enough"
    clock.now += timedelta(days=1)
    book.plans.order(plan.couple, plan.path[3].uid, 5)
    assert len(book.plans.changes(plan.uid)) == 2


@pytest.mark.parametrize("sql", ["UPDATE earlier_paths SET steps = '[]'", "DELETE FROM earlier_paths"])
def test_how_a_plan_stood_is_not_rewritten(book: Workbook, restore: Plan, sql: str) -> None:
    book.plans.order(restore.couple, restore.path[3].uid, 0)
    with pytest.raises(Exception, match="append-only"), book._records.change("plans", couple=restore.couple):
        book._records.run(sql)


def _goal(book: Workbook, plan: Plan) -> None:
    book.plans.save_goal(plan.uid, Goal("Talk", Whose.BOTH, step=plan.path[0].step))


def _exercise(book: Workbook, plan: Plan) -> None:
    exercise = book.catalogue.exercises_for(plan.path[0].step)[0]
    assert book.assignments.assign(plan.couple, exercise.key, Whose.BOTH).step == plan.path[0].step


def _session(book: Workbook, plan: Plan) -> None:
    session = book.sessions.begin(Session(plan.couple, Clock().now))
    book.hours.work_on(Work(session.uid, Worked.STEP, plan.path[0].uid))


def _done(book: Workbook, plan: Plan) -> None:
    book.plans.move(plan.path[0].uid, StepState.DONE)


def _paused(book: Workbook, plan: Plan) -> None:
    book.plans.move(plan.path[0].uid, StepState.PAUSED, "night shifts")


@pytest.mark.parametrize(
    ("hang", "said"),
    [(_goal, "goal"), (_exercise, "exercise"), (_session, "session"), (_done, "done"), (_paused, "paused")],
)
def test_a_step_on_which_something_hangs_is_not_taken_out(
    book: Workbook, restore: Plan, hang: Callable[[Workbook, Plan], None], said: str
) -> None:
    hang(book, restore)
    plan = book.plans.of(restore.couple)
    assert plan is not None
    with pytest.raises(BadInput, match=f"“Open communication”.* {said}"):
        book.plans.arrange(plan.couple, plan.rev, ids(plan)[1:])
    assert book.plans.of(restore.couple) == plan


def test_a_change_is_refused_where_the_plan_changed_meanwhile(book: Workbook, restore: Plan) -> None:
    book.plans.move(restore.path[0].uid, StepState.DONE)
    with pytest.raises(Stale):
        book.plans.arrange(restore.couple, restore.rev, [*ids(restore), OWN])
    plan = book.plans.of(restore.couple)
    assert plan is not None
    with pytest.raises(BadInput, match="once"):
        book.plans.arrange(plan.couple, plan.rev, [*ids(plan), "A.step.2"])
    with pytest.raises(BadInput, match="at least one"):
        book.plans.arrange(plan.couple, plan.rev, [])
    book.plans.move(plan.path[1].uid, StepState.DONE)
    plan = book.plans.of(restore.couple)
    assert plan is not None
    with pytest.raises(BadInput, match="order"):
        book.plans.arrange(plan.couple, plan.rev, ["A.step.2", "A.step.1", *ids(plan)[2:]])


def test_what_stood_beside_the_path_can_come_onto_it(book: Workbook, restore: Plan) -> None:
    plan = book.plans.accept(restore.couple, "C.step.3")
    plan = book.plans.arrange(plan.couple, plan.rev, ["A.step.1", "C.step.3", *ids(plan)[1:]])
    assert ids(plan)[:3] == ["A.step.1", "C.step.3", "A.step.2"]
    assert [s for s in plan.steps if s.beside] == []


def test_an_arrangement_is_taken_back_whole(book: Workbook, restore: Plan) -> None:
    book.plans.move(restore.path[4].uid, StepState.PAUSED, "night shifts", date(2026, 12, 1))
    before = book.plans.accept(restore.couple, "C.step.3")
    order: list[str | OwnStep] = [*ids(before)[1:], OWN, "C.step.3", "B.step.6"]
    random.Random(4).shuffle(order)
    after = book.plans.arrange(before.couple, before.rev, order)
    back = book.plans.take_back(before, after.rev)
    assert replace(back, rev=0, steps=()) == replace(before, rev=0, steps=())
    assert [replace(s, rev=0) for s in back.steps] == [replace(s, rev=0) for s in before.steps]
    with pytest.raises(Stale):
        book.plans.take_back(before, after.rev)


# pauses that end


def test_a_pause_lasts_until_a_day_and_is_found_when_it_has_come(book: Workbook, restore: Plan, clock: Clock) -> None:
    today = clock.now.date()
    for until in (today, today - timedelta(days=1)):
        with pytest.raises(BadInput, match="still to come"):
            book.plans.move(restore.path[0].uid, StepState.PAUSED, "night shifts", until)
    ends = today + timedelta(days=7)
    plan = book.plans.move(restore.path[0].uid, StepState.PAUSED, "night shifts", ends)
    assert plan.path[0].until == ends
    assert not plan.path[0].due(ends - timedelta(days=1))
    assert plan.path[0].due(ends)
    assert book.plans.rested(ends - timedelta(days=1)) == ()
    ((line, step),) = book.plans.rested(ends)
    assert (line.uid, step, book.plans.count_rested(ends)) == (restore.couple, plan.path[0], 1)
    book.couples.save(replace(book.couples.get(restore.couple), status=Status.CLOSED))
    assert book.plans.rested(ends) == ()


def test_a_step_that_goes_on_is_awaited_no_longer_and_neither_is_one_of_an_earlier_plan(
    book: Workbook, restore: Plan, clock: Clock
) -> None:
    ends = clock.now.date() + timedelta(days=7)
    for step in restore.path[:2]:
        book.plans.move(step.uid, StepState.PAUSED, "night shifts", ends)
    assert book.plans.move(restore.path[0].uid, StepState.OPEN).path[0].until is None
    assert book.plans.count_rested(ends) == 1
    book.plans.adopt(restore.couple, PlanKind.REBUILD)
    assert book.plans.rested(ends) == ()


def test_a_step_is_set_back_and_opens_again_in_its_turn(book: Workbook, restore: Plan) -> None:
    plan = book.plans.move(restore.path[0].uid, StepState.AHEAD)
    assert opened(plan) == []
    plan = book.plans.move(plan.path[3].uid, StepState.SKIPPED, "not theirs")
    assert opened(plan) == ["A.step.1"]


# another plan


def test_goals_come_along_with_their_ratings_and_the_earlier_plan_stays(book: Workbook, restore: Plan) -> None:
    first = book.plans.adopt(restore.couple, PlanKind.OWN, (OWN,), with_goals=True)
    assert [p.uid for p in book.plans.earlier(restore.couple)] == [restore.uid]
    assert book.plans.earlier(restore.couple)[0] == restore
    assert first.goals == ()


# a catalogue that changed


def test_a_plan_keeps_its_wording_and_an_assignment_its_title_though_the_catalogue_changes(
    book: Workbook, couple: Couple, restore: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = book.catalogue.exercises_for("A.step.1")[0]
    given = book.assignments.assign(couple.uid, exercise.key, Whose.BOTH)
    changed = _without(book.catalogue, "A.step.1", exercise.key)
    monkeypatch.setattr(book.plans._desk.shelf, "catalogue", changed)
    plan = book.plans.of(couple.uid)
    assert plan is not None
    assert titles(plan) == titles(restore)
    assert book.record(couple.uid).assignments == (given,)
    plan = book.plans.arrange(couple.uid, plan.rev, [*ids(plan), OWN])
    assert titles(plan)[:10] == titles(restore), (
        "a step that the catalogue no longer knows is kept in a change of the plan"
    )
    with pytest.raises(BadInput, match="knows no step"):
        book.plans.adopt(couple.uid, PlanKind.MIX, ("A.step.1",))


def _without(catalogue: Catalogue, step: str, exercise: str) -> Catalogue:
    """As a later edition might be: that step and that exercise are gone, and every other reads otherwise."""
    return replace(
        catalogue,
        steps=tuple(replace(s, title="Other", aim="Other") for s in catalogue.steps if s.id != step),
        exercises=tuple(replace(e, title="Other") for e in catalogue.exercises if e.key != exercise),
    )
