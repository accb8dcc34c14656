"""From a session and from an exercise to the thread that it hangs on, and from there back to it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Clock
from tests.ui.hands import focused, press
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame
from tests.ui.plan_room import open_gate
from ui.context import Context, Place
from ui.pages.exercises import Exercises
from ui.pages.plan import PlanPage
from ui.pages.sessions import SessionsPage
from workbook.book import Workbook
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import PlanKind
from workbook.model.session import Session, Work, Worked

Key = Qt.Key


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    def made(place: Place, couple: Couple) -> Inside:
        make = {
            Place.PLAN: lambda given: PlanPage(given, clock),
            Place.EXERCISES: lambda given: Exercises(given, clock),
            Place.SESSIONS: SessionsPage,
        }
        return inside(context, frame, make, place, couple.uid)

    return made


@pytest.fixture
def walked(book: Workbook, couple: Couple, clock: Clock) -> tuple[Session, Assignment]:
    open_gate(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    book.hours.work_on(Work(session.uid, Worked.STEP, plan.path[0].uid))
    given = book.assignments.assign(couple.uid, book.catalogue.exercises_for("A.step.1")[0].key, Whose.BOTH)
    return session, given


def test_a_session_leads_to_its_thread_and_back(
    show: Callable[..., Inside], couple: Couple, walked: tuple[Session, Assignment]
) -> None:
    page = show(Place.SESSIONS, couple)
    press(page.button("Belongs to “Open communication”: show the thread"), Key.Key_Space)
    assert page.last == (Place.PLAN, couple.uid, f"thread session {walked[0].uid}")
    assert focused().accessibleName().startswith("Session: Session 1, ")
    press(focused(), Key.Key_Return)
    assert page.last == (Place.SESSIONS, couple.uid, walked[0].uid)


def test_an_exercise_leads_to_its_thread_and_back(
    show: Callable[..., Inside], couple: Couple, walked: tuple[Session, Assignment]
) -> None:
    page = show(Place.EXERCISES, couple)
    press(page.button(f"What it belongs to: {walked[1].title}"), Key.Key_Space)
    assert page.last == (Place.PLAN, couple.uid, f"thread exercise {walked[1].uid}")
    assert focused().accessibleName().startswith(f"Exercise: {walked[1].title}")
    press(focused(), Key.Key_Return)
    assert page.last == (Place.EXERCISES, couple.uid, walked[1].uid)


def test_a_session_that_hangs_on_nothing_says_nothing(
    show: Callable[..., Inside], book: Workbook, couple: Couple, clock: Clock
) -> None:
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.sessions.begin(Session(couple.uid, clock.now))
    words = show(Place.SESSIONS, couple).words()
    assert "Sign and lock" in words
    assert "Belongs to" not in words
