"""The thread on the plan: followed by keys and by clicking, to its places and back."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, focused, press, shortcut
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.plan_room import PlanDesk, distant, open_gate, open_plan
from ui import theme
from ui.context import Context, Place
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, Plan, PlanKind
from workbook.model.session import Session

Opened = Callable[..., PlanDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock) -> Opened:
    return partial(open_plan, book, context, couple, frame, clock)


@pytest.fixture
def walked(book: Workbook, couple: Couple, clock: Clock) -> Plan:
    """A step with signs, a goal, an exercise, the sessions that gave it and heard of it, and a result."""
    open_gate(book, couple)
    distant(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.plans.save_goal(plan.uid, Goal("One true sentence a day", Whose.BOTH, step="A.step.1"))
    book.sessions.begin(Session(couple.uid, clock.now, focus="Listening"))
    given = book.assignments.assign(couple.uid, book.catalogue.exercises_for("A.step.1")[0].key, Whose.BOTH)
    clock.now += timedelta(days=7)
    book.sessions.begin(Session(couple.uid, clock.now))
    book.assignments.report(given.uid, Result(Whose.FIRST, Outcome.DONE, clock.now.date(), 4, 7))
    found = book.plans.of(couple.uid)
    assert found is not None
    return found


def knots(at: PlanDesk) -> list[str]:
    QApplication.processEvents()
    found = [b for b in at.page.findChildren(QAbstractButton) if b.objectName().startswith("knot-") and b.isVisible()]
    return [b.accessibleName() for b in found]


def test_the_card_shows_why_this_step_and_what_carries_it(desk: Opened, walked: Plan) -> None:
    at = desk()
    said = knots(at)
    assert {name.partition(":")[0] for name in said} == {"Sign", "Goal", "Step", "Exercise"}
    assert "Goal: One true sentence a day, both, begun" in said
    assert any(name.startswith("Step: 1 · Open communication, open since") for name in said)
    assert any(name.startswith("Sign: ") and "Mira 0.0, Jonas 0.0" in name for name in said)


def test_the_whole_thread_is_walked_by_arrows_and_leads_to_its_places(
    desk: Opened, walked: Plan, couple: Couple
) -> None:
    at = desk()
    asked: list[tuple[str, str, str]] = []
    at.page.context.wanted.connect(lambda *wanted: asked.append(wanted))
    shortcut(at.frame, Qt.Key.Key_T, ALT)
    assert {name.partition(":")[0] for name in knots(at)} == {"Sign", "Goal", "Step", "Exercise", "Session", "Result"}
    assert focused().accessibleName().startswith("Step: 1 · ")
    kinds = []
    for _time in range(3):
        press(focused(), Qt.Key.Key_Right)
        kinds.append(focused().accessibleName().partition(":")[0])
    assert kinds == ["Exercise", "Session", "Result"]
    assert "Mira: done, 4 times" in focused().accessibleName()
    press(focused(), Qt.Key.Key_Return)
    press(focused(), Qt.Key.Key_Left)
    press(focused(), Qt.Key.Key_Space)
    assert focused().accessibleName().startswith("Session: Session 2, ")
    record = at.book.record(couple.uid)
    assert asked == [
        (Place.EXERCISES, couple.uid, record.assignments[0].uid),
        (Place.SESSIONS, couple.uid, record.sessions[1].uid),
    ]
    at.page.refresh(None)
    assert focused().accessibleName().startswith("Session: "), "what is read again takes the keyboard from nobody"
    assert cut_labels(at.frame) == []
    assert unnamed(at.frame) == []
    press(focused(), Qt.Key.Key_Escape)
    assert at.path().hasFocus()


def test_a_goal_and_a_step_are_led_to_on_the_plan(desk: Opened, walked: Plan) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_T, ALT)
    press(focused(), Qt.Key.Key_Left)
    press(focused(), Qt.Key.Key_Return)
    assert focused().accessibleName() == "Edit goal 1"


def test_from_a_session_the_thread_is_come_to_and_come_back_to(
    desk: Opened, walked: Plan, book: Workbook, couple: Couple
) -> None:
    second = book.record(couple.uid).sessions[1]
    at = desk(f"thread session {second.uid}")
    said = knots(at)
    assert len([n for n in said if n.startswith("Session")]) == 1
    assert {n.partition(":")[0] for n in said} == {"Sign", "Goal", "Step", "Exercise", "Session", "Result"}
    assert at.page.detail() == f"thread session {second.uid}"
    at.page.show_detail("thread session none")
    assert at.path().isVisible(), "what is not there any more leads to the plan"


@pytest.mark.parametrize("size", [(1168, 760), (848, 560)])
def test_nothing_is_cut(desk: Opened, walked: Plan, size: tuple[int, int]) -> None:
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = desk()
        at.frame.resize(*size)
        for _look in range(2):
            QApplication.processEvents()
            assert cut_labels(at.frame) == []
            shortcut(at.frame, Qt.Key.Key_T, ALT)
