"""Walking the plan: states in words, reasons asked in place, and nothing said about what is held."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, focused, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels
from tests.ui.plan_room import HELD, PlanDesk, limit_gate, open_gate, open_plan
from ui.context import Context, Place
from ui.pages.plan_steps import StepTable
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, SearchField
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import OwnStep, Plan, PlanKind, StepState
from workbook.model.safety import Finding, SafetyScreen

Opened = Callable[..., PlanDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock) -> Opened:
    return partial(open_plan, book, context, couple, frame, clock)


@pytest.fixture
def limited(book: Workbook, couple: Couple, clock: Clock) -> None:
    """What is strict is held."""
    limit_gate(book, couple, clock.now)


@pytest.fixture
def restore(book: Workbook, couple: Couple) -> Plan:
    """Restore, with the gate open."""
    open_gate(book, couple)
    return book.plans.adopt(couple.uid, PlanKind.RESTORE)


# moving


def test_alt_with_an_arrow_moves_a_step_past_what_was_done(desk: Opened, restore: Plan, book: Workbook) -> None:
    book.plans.move(restore.path[0].uid, StepState.DONE)
    at = desk("A.step.3")
    press(at.path(), Qt.Key.Key_Up, ALT)
    assert [s.step for s in at.plan().path][:3] == ["A.step.1", "A.step.3", "A.step.2"]
    assert at.path().hasFocus()
    assert at.page._view.step._title.words() == "2 · Be vulnerable", "the step that was moved stays chosen"
    press(at.path(), Qt.Key.Key_Up, ALT)
    assert [s.step for s in at.plan().path][:3] == ["A.step.1", "A.step.3", "A.step.2"], "it is as far up as it can be"
    press(at.path(), Qt.Key.Key_Home)
    press(at.path(), Qt.Key.Key_Down, ALT)
    assert at.page._view.path._told.words() == "What was done stays where it is."


def test_a_step_is_dragged_to_its_place(desk: Opened, restore: Plan) -> None:
    at = desk()
    path = at.path()
    row = path.findChildren(QRadioButton)[4]
    there = path.place_box(1).center().toPoint() - row.pos()
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    QTest.mouseMove(row, row.rect().center() + QPoint(0, -30))
    QTest.mouseMove(row, there)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=there)
    assert [s.step for s in at.plan().path][:3] == ["A.step.1", "A.step.5", "A.step.2"]
    QTest.mouseClick(at.path().findChildren(QRadioButton)[3], Qt.MouseButton.LeftButton)
    assert [s.step for s in at.plan().path][:3] == ["A.step.1", "A.step.5", "A.step.2"], "a click only chooses"
    assert at.page._view.step._title.words() == "4 · Be vulnerable"


# walking


def test_the_path_says_every_state_in_words(desk: Opened, restore: Plan, book: Workbook) -> None:
    steps = restore.path
    book.plans.move(steps[0].uid, StepState.DONE)
    book.plans.move(steps[4].uid, StepState.PAUSED, "night shifts")
    book.plans.move(steps[8].uid, StepState.SKIPPED, "no old grievance")
    book.plans.accept(restore.couple, "C.step.3")
    rows = desk().rows()
    assert rows[0].startswith("1, Open communication, done ")
    assert rows[1].startswith("2, Develop empathy, open since ")
    assert rows[2].startswith("Be a good listener, Regain 3, open since ")
    assert rows[3] == "3, Be vulnerable, opens after step 2"
    assert rows[5].endswith(": night shifts")
    assert rows[9].endswith(": no old grievance")
    assert rows[10] == "10, Individual growth, opens after step 8"


def test_arrows_walk_the_path_and_show_the_step(desk: Opened, restore: Plan) -> None:
    at = desk()
    path = at.path()
    assert path.hasFocus()
    press(path, Qt.Key.Key_Down)
    assert at.page._view.step._title.words() == "2 · Develop empathy"
    press(path, Qt.Key.Key_End)
    assert at.page._view.step._title.words() == "10 · Individual growth"
    QApplication.processEvents()
    box = path.ring_box().toRect().translated(path.mapTo(at.frame, path.rect().topLeft()))
    assert at.frame.ring.geometry().center().y() == pytest.approx(box.center().y(), abs=4), "the ring goes along"
    press(path, Qt.Key.Key_Home)
    assert at.page._view.step._title.words() == "1 · Open communication"


def test_marking_done_opens_the_next(desk: Opened, restore: Plan) -> None:
    at = desk()
    at.push("Mark done")
    states = [s.state for s in at.plan().path[:3]]
    assert states == [StepState.DONE, StepState.OPEN, StepState.AHEAD]
    assert "Reopen" in at.names(Button), "the card still shows the step that was marked"
    assert at.rows()[1].split(", ")[2].startswith("open since")
    at.push("Reopen")
    assert at.plan().path[0].state is StepState.OPEN


def test_a_pause_needs_a_reason_in_place(desk: Opened, restore: Plan) -> None:
    at = desk()
    at.push("Pause")
    field = at.one(Field, "Why it is paused")
    assert field.hasFocus()
    press(field, Qt.Key.Key_Return)
    assert at.plan().path[0].state is StepState.OPEN
    assert at.page._view.step.reason._slip.words() == "Say in a few words why."
    type_words(field, "night shifts")
    assert cut_labels(at.frame) == []
    press(field, Qt.Key.Key_Return)
    step = at.plan().path[0]
    assert (step.state, step.reason) == (StepState.PAUSED, "night shifts")
    at.push("Go on")
    assert at.plan().path[0].state is StepState.OPEN


def test_a_pause_lasts_until_a_day(desk: Opened, restore: Plan, clock: Clock) -> None:
    at = desk()
    at.push("Pause")
    type_words(at.one(Field, "Why it is paused"), "night shifts")
    until = at.one(Field, "Until when it is paused")
    type_words(until, "30 Feb")
    press(until, Qt.Key.Key_Return)
    assert at.plan().path[0].state is StepState.OPEN, "a day that is none is not taken"
    until.clear()
    type_words(until, "1 Dec 2199")
    at.page.flush()
    again = desk()
    assert again.one(Field, "Until when it is paused").text() == "1 Dec 2199", "it is there after a lock"
    press(again.one(Field, "Until when it is paused"), Qt.Key.Key_Return)
    assert again.plan().path[0].until == date(2199, 12, 1)
    assert again.rows()[0] == "1, Open communication, paused until 1 December 2199: night shifts"


def test_a_step_is_set_back_behind_the_dots(desk: Opened, restore: Plan) -> None:
    at = desk()
    dots = at.one(Button, "More about this step")
    acts = {act.text(): act for act in dots.menu().actions()}
    assert list(acts) == ["Set back"]
    acts["Set back"].trigger()
    assert at.plan().path[0].state is StepState.AHEAD
    assert "Open early" in at.names(Button)


def test_an_own_steps_words_are_put_right_and_wait_through_a_lock(desk: Opened, book: Workbook, couple: Couple) -> None:
    book.plans.adopt(couple.uid, PlanKind.OWN, (OwnStep("Money"),))
    at = desk()
    acts = {act.text(): act for act in at.one(Button, "More about this step").menu().actions()}
    acts["Put its words right"].trigger()
    type_words(at.one(Field, "Title of your step"), " on Sundays")
    at.page.flush()
    again = desk()
    title = again.one(Field, "Title of your step")
    assert title.text() == "Money on Sundays"
    press(title, Qt.Key.Key_Return)
    assert again.plan().path[0].title == "Money on Sundays"
    assert not [n for n in again.names(Field) if n.startswith("Title")]


def test_a_half_typed_reason_waits_and_escape_takes_it_back(desk: Opened, restore: Plan) -> None:
    at = desk()
    at.push("Leave out")
    type_words(at.one(Field, "Why it is left out"), "not their")
    at.page.refresh(None)
    assert at.one(Field, "Why it is left out").text() == "not their"
    at.path().setFocus()
    press(at.path(), Qt.Key.Key_Down)
    assert not [n for n in at.names(Field) if n.startswith("Why")]
    press(at.path(), Qt.Key.Key_Up)
    assert at.path().hasFocus()
    field = at.one(Field, "Why it is left out")
    assert field.text() == "not their", "it stands open again"
    press(field, Qt.Key.Key_Escape)
    at.push("Leave out")
    field = at.one(Field, "Why it is left out")
    assert field.text() == ""
    press(field, Qt.Key.Key_Escape)
    assert at.one(Button, "Leave out").hasFocus()
    assert at.plan().path[0].state is StepState.OPEN


def test_opening_early(desk: Opened, restore: Plan) -> None:
    at = desk("A.step.5")
    at.push("Open early")
    assert at.plan().path[4].state is StepState.OPEN
    assert at.plan().path[0].state is StepState.OPEN, "the other one stays open too"


def test_a_held_step_says_so_and_nothing_more(desk: Opened, limited: None, book: Workbook, couple: Couple) -> None:
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    at = desk("A.step.3")
    view = at.page._view
    assert at.rows()[2] == f"3, Be vulnerable, {HELD}"
    assert view.step._state.words() == HELD
    assert not view.step._aim.isVisible()
    assert not view.step._chips.isVisible()
    assert not view.why.isVisible()
    shortcut(at.frame, Qt.Key.Key_T, ALT)
    assert not at.page._threading(), "and no thread leads to it"
    assert view.step.first_button() is None
    assert at.rows()[3] == "4, Couples counseling, opens after step 2", "the path goes on past what is held"
    texts = " ".join([*at.names(QWidget), *(w.toolTip() for w in at.page.findChildren(QWidget))])
    for word in ("Zorn", "Quagga", "concern", "screen", "limit"):
        assert word not in texts


def test_a_gate_that_closes_takes_the_open_step_along(
    desk: Opened, restore: Plan, book: Workbook, couple: Couple, clock: Clock
) -> None:
    at = desk()
    book.safety.record(SafetyScreen(couple.uid, Whose.FIRST, clock.now, Finding.CONCERN))
    at.page.refresh(None)
    assert at.rows()[0] == f"1, Open communication, {HELD}"
    assert "Mark done" in at.names(Button), "what was begun can be ended"


def test_a_step_that_is_held_by_now_refuses_in_one_sentence(
    desk: Opened, restore: Plan, book: Workbook, couple: Couple, clock: Clock, context: Context
) -> None:
    at = desk("A.step.3")
    button = at.one(Button, "Open early")
    with pytest.MonkeyPatch.context() as unheard:
        unheard.setattr(at.page, "refresh", lambda _changes: None)
        book.safety.record(SafetyScreen(couple.uid, Whose.FIRST, clock.now, Finding.CONCERN))
        press(button, Qt.Key.Key_Space)
    assert at.page._view.step._slip.words() == "This step is not available yet."
    assert at.plan().path[2].state is StepState.AHEAD


def test_exercises_of_the_step_with_what_became_of_them(
    desk: Opened, restore: Plan, book: Workbook, couple: Couple, clock: Clock
) -> None:
    exercise = book.catalogue.exercises_for("A.step.1")[0]
    given = book.assignments.assign(couple.uid, exercise.key, Whose.BOTH)
    book.assignments.report(given.uid, Result(Whose.FIRST, Outcome.PARTLY, clock.now.date(), 3, remark="Xanadu"))
    at = desk()
    (knot,) = [n for n in at.names(QWidget) if n.startswith(f"Exercise: {exercise.title}")]
    assert knot.endswith("Mira: partly, 3 times, Jonas: nothing reported")
    assert "Xanadu" not in knot
    asked: list[tuple[str, str, str]] = []
    at.page.context.wanted.connect(lambda *wanted: asked.append(wanted))
    at.push("Give an exercise")
    assert asked == [(Place.EXERCISES, couple.uid, "A.step.1")]


def test_a_strategy_beside_the_path(desk: Opened, restore: Plan) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_B, ALT)
    search = focused()
    assert isinstance(search, SearchField)
    type_words(search, "candid")
    press(search, Qt.Key.Key_Return)
    press(search, Qt.Key.Key_Down)
    table = focused()
    assert isinstance(table, StepTable)
    press(table, Qt.Key.Key_Return)
    beside = [s for s in at.plan().steps if s.beside]
    assert [(s.step, s.state) for s in beside] == [("C.step.2", StepState.OPEN)]
    assert at.path().hasFocus()
    assert at.page._view.step._title.words() == "Be candid"


def test_a_held_strategy_is_not_taken_up(desk: Opened, limited: None, book: Workbook, couple: Couple) -> None:
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    at = desk()
    shortcut(at.frame, Qt.Key.Key_B, ALT)
    table = at.one(StepTable, "Steps that are not in the plan")
    table.setFocus()
    table.choose_step("C.step.2")
    press(table, Qt.Key.Key_Return)
    assert at.page._view.beside._slip.words() == "This step is not available yet."
    press(table, Qt.Key.Key_Escape)
    assert at.path().hasFocus()
