"""Goals over time: how near each says they are, and who may hear of it later."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workbook.conftest import Clock
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, GoalRating, GoalState, Plan, PlanKind
from workbook.model.session import Session

DAY = date(2026, 3, 2)


@pytest.fixture
def plan(book: Workbook, couple: Couple) -> Plan:
    return book.plans.adopt(couple.uid, PlanKind.REBUILD)


def latest(book: Workbook, plan: Plan) -> Goal:
    found = book.plans.of(plan.couple)
    assert found is not None
    return found.goals[-1]


def test_ratings_are_kept_by_day_and_by_partner(book: Workbook, plan: Plan, clock: Clock) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.BOTH))
    one = book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 3, DAY, remark="a little"))
    two = book.plans.rate(goal.uid, GoalRating(Whose.SECOND, 0, DAY))
    clock.now += timedelta(days=7)
    later = book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 6, clock.now.date()))
    assert latest(book, plan).ratings == (one, two, later)
    again = book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 4, DAY))
    assert again.uid == one.uid, "what was said that day is put right"
    assert [r.value for r in latest(book, plan).rated(Whose.FIRST)] == [4, 6]
    book.plans.unrate(later.uid)
    assert latest(book, plan).latest(Whose.FIRST) == again
    book.plans.rate(goal.uid, later)
    assert latest(book, plan).latest(Whose.FIRST) == later
    book.plans.unrate(later.uid)
    with pytest.raises(NotFound):
        book.plans.unrate(later.uid)


def test_ratings_that_cannot_be_are_refused(book: Workbook, plan: Plan, couple: Couple) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.SECOND))
    for whose, day in ((Whose.FIRST, DAY), (Whose.SECOND, DAY + timedelta(days=1)), (Whose.SECOND, date(1026, 1, 1))):
        with pytest.raises(BadInput):
            book.plans.rate(goal.uid, GoalRating(whose, 3, day))
    for whose, value in ((Whose.SECOND, 11), (Whose.SECOND, -1), (Whose.BOTH, 5)):
        with pytest.raises(BadInput):
            GoalRating(whose, value, DAY)
    other = book.couples.create(Couple(couple.first, couple.second))
    theirs = book.sessions.begin(Session(other.uid, Clock().now))
    with pytest.raises(NotFound):
        book.plans.rate(goal.uid, GoalRating(Whose.SECOND, 3, DAY, theirs.uid))
    assert latest(book, plan).ratings == ()


def test_a_state_is_dated_by_the_day_it_changed(book: Workbook, plan: Plan, clock: Clock) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.BOTH))
    clock.now += timedelta(days=3)
    assert book.plans.save_goal(plan.uid, replace(goal, words="to be listened to")).since == DAY
    goal = latest(book, plan)
    given_up = book.plans.save_goal(plan.uid, replace(goal, state=GoalState.DROPPED))
    assert given_up.since == DAY + timedelta(days=3)
    assert latest(book, plan) == given_up


def test_a_goal_that_was_removed_comes_back_with_its_ratings(book: Workbook, plan: Plan) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.BOTH))
    book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 3, DAY, remark="a little"))
    whole = latest(book, plan)
    with pytest.raises(BadInput):
        book.plans.put_back_goal(plan.uid, whole)
    book.plans.remove_goal(goal.uid)
    book.plans.put_back_goal(plan.uid, whole)
    assert latest(book, plan) == whole


def test_open_goals_come_along_to_another_plan(book: Workbook, plan: Plan) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.BOTH))
    book.plans.save_goal(plan.uid, Goal("met", Whose.BOTH, GoalState.MET))
    book.plans.save_goal(plan.uid, Goal("dropped", Whose.BOTH, GoalState.DROPPED))
    book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 3, DAY))
    second = book.plans.adopt(plan.couple, PlanKind.RESTORE, with_goals=True)
    assert [(g.words, [r.value for r in g.ratings]) for g in second.goals] == [("to be heard", [3])]
    assert [g.words for g in book.plans.earlier(plan.couple)[0].goals] == ["to be heard", "met", "dropped"]


def test_what_was_said_alone_stays_so_though_the_goal_becomes_both_partners(book: Workbook, plan: Plan) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.FIRST, visibility=Visibility.INDIVIDUAL))
    assert book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 3, DAY)).visibility is Visibility.INDIVIDUAL
    book.plans.save_goal(plan.uid, replace(goal, visibility=Visibility.JOINT))
    assert latest(book, plan).ratings[0].visibility is Visibility.INDIVIDUAL


def test_what_was_said_in_a_session_with_one_is_that_partners(book: Workbook, plan: Plan, clock: Clock) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.BOTH))
    alone = book.sessions.begin(Session(plan.couple, clock.now, attended=Whose.FIRST))
    kept = book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 1, DAY, alone.uid))
    assert kept.visibility is Visibility.INDIVIDUAL


def test_ratings_of_whoever_it_belongs_to_no_longer_are_not_read(book: Workbook, plan: Plan) -> None:
    goal = book.plans.save_goal(plan.uid, Goal("to be heard", Whose.BOTH))
    for whose in goal.owners:
        book.plans.rate(goal.uid, GoalRating(whose, 3, DAY))
    book.plans.save_goal(plan.uid, replace(goal, whose=Whose.SECOND))
    assert [r.whose for r in latest(book, plan).ratings] == [Whose.SECOND]
