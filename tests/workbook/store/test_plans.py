"""Plans: ten steps in the catalogue's wording, opened one after another as far as the gate allows."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from workbook.book import Workbook
from workbook.errors import BadInput, Held, NotFound, Stale
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, GoalState, Plan, PlanKind, StepState
from workbook.model.safety import Finding, SafetyScreen


def screened(book: Workbook, couple: Couple, finding: Finding = Finding.NO_CONCERN) -> None:
    for whose in PARTNERS:
        book.safety.record(SafetyScreen(couple.uid, whose, datetime(2026, 3, 1), finding))


def opened(plan: Plan) -> list[str]:
    return [s.step for s in plan.steps if s.state is StepState.OPEN]


@pytest.mark.parametrize(("kind", "letter"), [(PlanKind.RESTORE, "A"), (PlanKind.REBUILD, "B")])
def test_a_plan_has_the_catalogues_ten_in_their_wording(
    book: Workbook, couple: Couple, kind: PlanKind, letter: str
) -> None:
    screened(book, couple)
    plan = book.plans.adopt(couple.uid, kind)
    assert [s.step for s in plan.steps] == [f"{letter}.step.{n}" for n in range(1, 11)]
    assert [(s.title, s.aim) for s in plan.steps] == [
        (e.title, e.aim) for e in map(book.catalogue.step, (s.step for s in plan.steps))
    ]
    assert opened(plan) == [f"{letter}.step.1"]
    assert plan.steps[0].since == plan.begun == date(2026, 3, 2)
    assert book.plans.of(couple.uid) == plan


def test_steps_open_one_after_another(book: Workbook, couple: Couple) -> None:
    screened(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    plan = book.plans.move(plan.steps[0].uid, StepState.DONE)
    assert opened(plan) == ["A.step.2"]
    plan = book.plans.move(plan.steps[1].uid, StepState.SKIPPED, "They are past this.")
    assert opened(plan) == ["A.step.3"]
    plan = book.plans.move(plan.steps[2].uid, StepState.PAUSED, "A hard week.")
    assert opened(plan) == []
    plan = book.plans.move(plan.steps[2].uid, StepState.OPEN)
    assert (opened(plan), plan.steps[2].reason) == (["A.step.3"], "")
    assert plan.done == 1


def test_without_a_screen_only_free_steps_open(book: Workbook, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    assert opened(plan) == ["A.step.4"]
    plan = book.plans.move(plan.steps[3].uid, StepState.DONE)
    assert opened(plan) == ["A.step.7"]
    with pytest.raises(Held) as held:
        book.plans.move(plan.steps[0].uid, StepState.OPEN)
    assert str(held.value) == "This step is not available yet."
    screened(book, couple)
    assert opened(book.plans.move(plan.steps[6].uid, StepState.DONE)) == ["A.step.1"]


def test_a_pause_and_a_skip_need_a_reason(book: Workbook, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.REBUILD)
    for state in (StepState.PAUSED, StepState.SKIPPED):
        with pytest.raises(BadInput):
            book.plans.move(plan.steps[0].uid, state, " ")
    with pytest.raises(NotFound):
        book.plans.move("none", StepState.DONE)
    assert book.plans.of(couple.uid) == plan


def test_a_mix_takes_its_steps_in_their_order(book: Workbook, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.MIX, ("B.step.6", "A.step.7", "C.step.1"))
    assert [s.step for s in plan.path] == ["B.step.6", "A.step.7", "C.step.1"]
    for steps in ((), ("A.step.7", "A.step.7"), ("A.step.11",)):
        with pytest.raises(BadInput):
            book.plans.adopt(couple.uid, PlanKind.MIX, steps)
    assert book.plans.of(couple.uid) == plan


def test_a_suggestion_opens_early_on_the_path_or_stands_beside_it(book: Workbook, couple: Couple) -> None:
    screened(book, couple)
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    plan = book.plans.accept(couple.uid, "A.step.5")
    assert opened(plan) == ["A.step.1", "A.step.5"]
    plan = book.plans.accept(couple.uid, "C.step.3")
    assert [s.step for s in plan.steps if s.beside] == ["C.step.3"]
    assert book.plans.accept(couple.uid, "C.step.3") == plan
    assert plan.current is not None
    assert plan.current.step == "A.step.1"
    plan = book.plans.move(plan.steps[4].uid, StepState.DONE)
    assert opened(plan) == ["A.step.1", "C.step.3"], "no second step of the path opens while one is open"


def test_a_suggestion_without_a_plan_begins_a_mix(book: Workbook, couple: Couple) -> None:
    assert book.plans.of(couple.uid) is None
    plan = book.plans.accept(couple.uid, "A.step.7")
    assert (plan.kind, opened(plan)) == (PlanKind.MIX, ["A.step.7"])


def test_the_gate_holds_a_suggestion(book: Workbook, couple: Couple) -> None:
    screened(book, couple, Finding.CONCERN)
    with pytest.raises(Held):
        book.plans.accept(couple.uid, "A.step.3")
    assert book.plans.of(couple.uid) is None


def test_a_held_step_is_not_done(book: Workbook, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    with pytest.raises(Held):
        book.plans.move(plan.steps[0].uid, StepState.DONE)
    assert book.plans.of(couple.uid) == plan


@pytest.mark.parametrize("state", [StepState.DONE, StepState.PAUSED, StepState.SKIPPED])
def test_what_was_begun_can_be_ended_behind_a_closed_gate(book: Workbook, couple: Couple, state: StepState) -> None:
    screened(book, couple)
    step = book.plans.adopt(couple.uid, PlanKind.RESTORE).steps[0]
    assert step.state is StepState.OPEN
    screened(book, couple, Finding.CONCERN)
    moved = book.plans.move(step.uid, state, "" if state is StepState.DONE else "a reason")
    assert moved.steps[0].state is state
    if state is StepState.PAUSED:
        assert book.plans.move(step.uid, StepState.DONE).steps[0].state is StepState.DONE
    with pytest.raises(Held):
        book.plans.move(step.uid, StepState.OPEN)


def test_a_goal_is_saved_through_its_own_plan_only(book: Workbook, couple: Couple) -> None:
    other = book.couples.create(Couple(couple.first, couple.second))
    mine, theirs = (book.plans.adopt(c.uid, PlanKind.REBUILD) for c in (couple, other))
    goal = book.plans.save_goal(theirs.uid, Goal("Eat together", Whose.BOTH))
    with pytest.raises(NotFound):
        book.plans.save_goal(mine.uid, replace(goal, words="Something else"))
    plan = book.plans.of(other.uid)
    assert plan is not None
    assert plan.goals == (goal,)


def test_every_reason_for_putting_a_suggestion_aside_is_kept(book: Workbook, couple: Couple) -> None:
    first = book.plans.decline(couple.uid, "B.step.7", "Too early for them.")
    assert book.plans.decline(couple.uid, "B.step.7", "Too early for them.") == first
    screened(book, couple)
    book.plans.accept(couple.uid, "B.step.7")
    again = book.plans.decline(couple.uid, "B.step.7", "They said no.")
    assert again.uid != first.uid
    assert book.plans.declined(couple.uid) == (first, again)


@pytest.mark.parametrize("sql", ["UPDATE declined SET reason = 'x'", "DELETE FROM declined"])
def test_no_reason_is_rewritten_or_removed(book: Workbook, couple: Couple, sql: str) -> None:
    book.plans.decline(couple.uid, "B.step.7", "Too early for them.")
    with pytest.raises(Exception, match="append-only"), book._records.change("plans", couple=couple.uid):
        book._records.run(sql)


def test_deciding_opens_its_first_step_and_where_that_is_held_the_first_one_for_each_alone(
    book: Workbook, couple: Couple
) -> None:
    assert opened(book.plans.adopt(couple.uid, PlanKind.DECIDING)) == ["D.step.2"]
    screened(book, couple)
    assert opened(book.plans.adopt(couple.uid, PlanKind.DECIDING)) == ["D.step.1"]


def test_a_declined_suggestion_keeps_its_reason(book: Workbook, couple: Couple) -> None:
    kept = book.plans.decline(couple.uid, "B.step.7", "Too early for them.")
    assert (kept.reason, kept.on) == ("Too early for them.", date(2026, 3, 2))
    assert book.plans.declined(couple.uid) == (kept,)
    for step, reason in (("B.step.7", " "), ("Z.step.1", "why")):
        with pytest.raises(BadInput):
            book.plans.decline(couple.uid, step, reason)


def test_a_new_plan_takes_over_and_starts_afresh(book: Workbook, couple: Couple) -> None:
    first = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.plans.save_goal(first.uid, Goal("to talk", Whose.BOTH))
    second = book.plans.adopt(couple.uid, PlanKind.REBUILD)
    assert book.plans.of(couple.uid) == second
    assert second.goals == ()


def test_goals_are_added_saved_and_removed(book: Workbook, couple: Couple) -> None:
    plan = book.plans.adopt(couple.uid, PlanKind.REBUILD)
    goal = book.plans.save_goal(
        plan.uid, Goal("to be heard", Whose.SECOND, evidence="once a day", visibility=Visibility.INDIVIDUAL)
    )
    met = book.plans.save_goal(plan.uid, replace(goal, state=GoalState.MET))
    assert (met.uid, met.rev) == (goal.uid, 2)
    with pytest.raises(Stale):
        book.plans.save_goal(plan.uid, replace(goal, words="another"))
    with pytest.raises(BadInput):
        book.plans.save_goal(plan.uid, Goal(" ", Whose.BOTH))
    latest = book.plans.of(couple.uid)
    assert latest is not None
    assert latest.goals == (met,)
    book.plans.remove_goal(goal.uid)
    for attempt in (lambda: book.plans.remove_goal(goal.uid), lambda: book.plans.save_goal(plan.uid, met)):
        with pytest.raises(NotFound):
            attempt()
    assert book.plans.of(couple.uid) == plan
