"""What stands beside the jottings of a session that goes on: check-in, homework, closing ratings, what goes home, the date."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, click, focused, press
from tests.ui.live_room import Opened, open_live
from tests.ui.looks import Frame
from tests.ui.sessions_room import given
from ui.context import Context, Place
from ui.widgets.choices import Check, Segmented
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, PlanKind, StepState
from workbook.model.session import Asked, CheckIn, Session, Work, Worked

Key = Qt.Key


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return partial(open_live, book, context, couple, clock, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple, clock: Clock) -> Session:
    """A session that goes on since half past ten."""
    return book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))


@pytest.mark.usefixtures("begun")
def test_the_check_in_is_kept_and_says_how_it_was_come_by(room: Opened) -> None:
    at = room()
    at.key(Key.Key_1, CONTROL)
    scale = focused()
    assert isinstance(scale, Scale)
    press(scale, Key.Key_6)
    at.page.flush()
    assert (at.session().first, at.session().asked) == (CheckIn(6), Asked.PAPER)
    asked = at.one(Segmented, "How the check-in")
    press(asked, Key.Key_3)
    assert "take them back first" in at.inside.words()
    press(scale, Key.Key_Delete)
    press(asked, Key.Key_3)
    at.page.flush()
    assert (at.session().first, at.session().asked) == (CheckIn(), Asked.SKIPPED)
    assert not scale.isVisible()
    press(asked, Key.Key_2)
    at.page.flush()
    assert at.session().asked is Asked.ALONE


def test_last_time_is_marked(room: Opened, book: Workbook, couple: Couple, begun: Session) -> None:
    earlier = begun.starts - timedelta(weeks=1)
    ended = earlier + timedelta(minutes=50)
    book.sessions.begin(Session(couple.uid, earlier, first=CheckIn(4, 5, 6), first_useful=7, ended=ended))
    at = room()
    assert "last time 4" in at.one(Scale, "Mira, How close").accessibleName()
    assert "last time 7" in at.one(Scale, "Mira, How useful").accessibleName()


def test_homework_is_reviewed_and_closing_ratings_are_given(
    room: Opened, book: Workbook, couple: Couple, begun: Session
) -> None:
    given(book, couple)
    at = room()
    at.key(Key.Key_2, CONTROL)
    press(focused(), Key.Key_D)
    at.key(Key.Key_7, CONTROL)
    press(focused(), Key.Key_8)
    at.page.flush()
    (result,) = book.assignments.of(couple.uid)[0].results
    assert (result.whose, result.outcome.value, result.on) == (Whose.FIRST, "done", begun.starts.date())
    assert (at.session().first_useful, at.session().second_useful) == (8, None)


def test_exercises_are_given_by_tick_and_the_hour_says_what_it_worked_on(
    room: Opened, book: Workbook, couple: Couple, begun: Session, clock: Clock, boxes: Boxes
) -> None:
    given(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    goal = book.plans.save_goal(plan.uid, Goal("An evening each week", Whose.BOTH))
    step = plan.current
    assert step is not None
    at = room()
    ticks = [c for c in at.page.hour.week.findChildren(Check) if not c.isChecked()]
    assert ticks
    title = ticks[0].accessibleName()
    press(ticks[0], Key.Key_Space)
    QApplication.processEvents()
    newest = book.assignments.of(couple.uid)[0]
    assert (newest.title, newest.whose, newest.given) == (title, Whose.BOTH, clock.now.date())
    assert newest.until == clock.now.date() + timedelta(weeks=1)
    again = next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible() and c.accessibleName() == title)
    assert again.isChecked()
    press(again, Key.Key_Space)
    assert title not in [a.title for a in book.assignments.of(couple.uid)], "taken back"
    QApplication.processEvents()
    given_again = next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible() and not c.isChecked())
    given_again.setFocus()
    press(given_again, Key.Key_Space)
    assert len(book.assignments.of(couple.uid)) == 2
    QApplication.processEvents()
    assert isinstance(focused(), Check), "the keyboard stays on the tick, which was made anew"
    at.key(Key.Key_Z, CONTROL)
    (old,) = book.assignments.of(couple.uid)
    boxes.agree = False
    at.clock.now += timedelta(days=1)
    book.assignments.report(old.uid, Result(Whose.FIRST, Outcome.PARTLY, begun.starts.date()))
    QApplication.processEvents()
    next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible() and c.isChecked()).click()
    assert boxes.said == [f"Stop “{old.title}”?"]
    assert any(c.isChecked() for c in at.page.hour.week._ticks)
    at.clock.now -= timedelta(days=1)
    at.key(Key.Key_6, CONTROL)
    press(focused(), Key.Key_Space)
    at.one(Check, "An evening each week").click()
    assert book.hours.work(couple.uid) == (
        Work(begun.uid, Worked.STEP, step.uid),
        Work(begun.uid, Worked.GOAL, goal.uid),
    )
    at.one(Check, "An evening each week").click()
    assert book.hours.work(couple.uid) == (Work(begun.uid, Worked.STEP, step.uid),)
    book.plans.move(step.uid, StepState.DONE)
    QApplication.processEvents()
    assert [c for c in at.page.hour.work.findChildren(Check) if c.isChecked()], "what was worked on stays ticked"


def test_the_next_date_counts_from_the_hour_that_was_agreed(
    room: Opened, book: Workbook, couple: Couple, clock: Clock
) -> None:
    couple = book.couples.save(replace(couple, next_session=datetime(2026, 11, 17, 10, 45)))
    at = room()
    press(focused(), Key.Key_Return)
    assert "not fixed yet" in at.inside.words()
    at.key(Key.Key_4, CONTROL)
    press(focused(), Key.Key_1)
    assert book.couples.get(couple.uid).next_session == datetime(2026, 11, 24, 10, 45)
    assert at.one(Segmented, "Next date").chosen() == 0


def test_the_exercises_are_the_counselors_own_page_from_here(room: Opened, begun: Session) -> None:
    at = room()
    at.inside.shell._shared = lambda _place, _couple: True
    click(at.inside.button("All exercises"))
    assert at.inside.shell.place() is Place.EXERCISES


def test_a_step_is_called_by_its_place_on_the_path_after_the_order_was_changed(
    room: Opened, book: Workbook, couple: Couple, begun: Session
) -> None:
    current = book.plans.adopt(couple.uid, PlanKind.RESTORE).current
    assert current is not None
    at = room()
    assert f"Restore 4, {current.title}" in at.inside.words()
    book.plans.order(couple.uid, current.uid, 5)
    QApplication.processEvents()
    assert f"Session {begun.number} · Restore 6, {current.title}" in at.inside.words()
    assert at.one(Check, f"Restore 6, {current.title}")
    at.inside.shell.go(Place.SESSIONS, couple.uid)
    book.hours.end(begun.uid, at.session().rev)
    at.inside.shell.go(Place.LIVE, couple.uid)
    assert f"Restore 6, {current.title}" in at.inside.words(), "also on the card that a session begins with"
