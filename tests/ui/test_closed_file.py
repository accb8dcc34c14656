"""A file that is closed is reopened before any work goes on in it; every way into such work says so and leads there."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, click, focused, press, shortcut
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.exercises import Exercises
from ui.pages.live import Live
from ui.pages.overview import Overview
from ui.pages.plan import PlanPage
from ui.pages.sessions import SessionsPage
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.errors import BadInput
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner, Status
from workbook.model.life import Ending
from workbook.model.plan import PlanKind, StepState
from workbook.model.session import Session

Key = Qt.Key


@pytest.fixture
def closed(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    """One session was held, a plan stands, and the file is closed."""
    book.sessions.begin(Session(couple.uid, datetime(2026, 11, 10, 11), ended=datetime(2026, 11, 10, 12)))
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.life.close(couple.uid, Ending.AGREED, "They know how to talk again.")
    return book.couples.get(couple.uid)


@pytest.fixture
def at(context: Context, closed: Couple, clock: Clock, frame: Callable[..., Frame]) -> Callable[[Place], Inside]:
    make = {
        Place.OVERVIEW: lambda given: Overview(given, clock),
        Place.LIVE: lambda given: Live(given, clock),
        Place.SESSIONS: lambda given: SessionsPage(given, clock),
        Place.EXERCISES: lambda given: Exercises(given, clock),
        Place.PLAN: lambda given: PlanPage(given, clock),
    }
    return lambda place: inside(context, frame, make, place, closed.uid)


def test_f9_and_enter_lead_to_reopening_and_no_clock_runs(
    at: Callable[[Place], Inside], book: Workbook, closed: Couple
) -> None:
    there = at(Place.OVERVIEW)
    assert not any("Start session" in b.accessibleName() for b in there.shell.findChildren(Button) if b.isVisible())
    shortcut(there.shell, Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert "This file is closed" in there.words()
    assert "safety is asked anew with each partner alone" in there.words()
    press(focused(), Key.Key_Return)
    assert there.last == ("life", closed.uid, "")
    assert len(book.sessions.of(closed.uid)) == 1
    assert book.couples.get(closed.uid).status is Status.CLOSED


def test_the_overviews_own_button_leads_there(at: Callable[[Place], Inside], closed: Couple) -> None:
    there = at(Place.OVERVIEW)
    page = there.shell.page()
    assert isinstance(page, Overview)
    click(page._next.start)
    assert there.last == ("life", closed.uid, "")


def test_a_new_session_an_exercise_and_the_plan_say_that_it_is_closed(
    at: Callable[[Place], Inside], book: Workbook, closed: Couple, boxes: Boxes
) -> None:
    there = at(Place.SESSIONS)
    shortcut(there.shell, Key.Key_N, ALT)
    assert (boxes.said, there.last) == (["This file is closed: reopen it first."], ("life", closed.uid, ""))
    there.shell.go(Place.EXERCISES, closed.uid)
    exercises = there.shell.page()
    assert isinstance(exercises, Exercises)
    click(there.button("Assign and print"))
    assert (len(boxes.said), there.last) == (2, ("life", closed.uid, ""))
    assert book.assignments.of(closed.uid) == ()
    there.shell.go(Place.PLAN, closed.uid)
    click(there.button("Mark done"))
    assert len(boxes.said) == 3
    there.shell.go(Place.PLAN, closed.uid)
    click(there.button("Change plan"))
    assert len(boxes.said) == 4
    plan = book.plans.of(closed.uid)
    assert plan is not None
    assert not any(step.state is StepState.DONE for step in plan.steps)


def test_what_was_given_before_is_not_given_again_and_nothing_is_taken_up(
    at: Callable[[Place], Inside], book: Workbook, closed: Couple, boxes: Boxes
) -> None:
    book.life.reopen(closed.uid)
    exercise = next(e for e in book.catalogue.exercises if e.gate == "free")
    given = book.assignments.assign(closed.uid, exercise.key, Whose.BOTH)
    book.life.close(closed.uid, Ending.AGREED, "This time for good.")
    there = at(Place.EXERCISES)
    there.shell.go(Place.EXERCISES, closed.uid, given.uid)
    click(there.button(f"Give again: {given.title}"))
    assert (boxes.said, there.last) == (["This file is closed: reopen it first."], ("life", closed.uid, ""))
    assert [a.uid for a in book.assignments.of(closed.uid)] == [given.uid]
    there.shell.go(Place.PLAN, closed.uid)
    shortcut(there.shell, Key.Key_B, ALT)
    assert (len(boxes.said), there.last) == (2, ("life", closed.uid, ""))


def test_the_records_refuse_it_too_and_go_on_once_it_is_reopened(book: Workbook, closed: Couple, clock: Clock) -> None:
    plan = book.plans.of(closed.uid)
    assert plan is not None
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    acts: tuple[Callable[[], object], ...] = (
        lambda: book.sessions.begin(Session(closed.uid, clock.now)),
        lambda: book.assignments.assign(closed.uid, free, Whose.BOTH),
        lambda: book.plans.adopt(closed.uid, PlanKind.REBUILD),
        lambda: book.plans.arrange(closed.uid, plan.rev, [s.step for s in plan.path][:3]),
        lambda: book.plans.move(plan.path[-1].uid, StepState.SKIPPED, "Not needed"),
    )
    for act in acts:
        with pytest.raises(BadInput, match="reopen it first"):
            act()
    assert len(book.sessions.of(closed.uid)) == 1
    assert book.plans.of(closed.uid) == plan
    book.life.reopen(closed.uid)
    assert book.sessions.begin(Session(closed.uid, clock.now)).number == 2


def test_what_was_entered_in_error_still_goes_where_it_belongs(book: Workbook, closed: Couple, clock: Clock) -> None:
    """An hour of another couple's that belongs into the closed file is filed there."""

    other = book.couples.create(Couple(Partner(Whose.FIRST, "Ana Ruiz"), Partner(Whose.SECOND, "Tom Berg")))
    wrong = book.sessions.begin(Session(other.uid, datetime(2026, 11, 9, 11), ended=datetime(2026, 11, 9, 12)))
    book.withdrawals.session(wrong.uid, "The other couple", to=closed.uid)
    assert len(book.sessions.of(closed.uid)) == 2
