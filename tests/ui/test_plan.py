"""Choosing a plan, and another one, by keys, on a real encrypted workbook."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, CONTROL, focused, press, shortcut, type_words
from tests.ui.looks import Frame
from tests.ui.plan_room import HELD, PlanDesk, distant, limit_gate, open_gate, open_plan
from ui.context import Context
from ui.pages.plan_steps import StepTable
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Radio
from ui.widgets.fields import Field, SearchField
from ui.widgets.reading import Reading
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Hope
from workbook.model.plan import Goal, GoalState, Plan, PlanKind, StepState

Opened = Callable[..., PlanDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock) -> Opened:
    return partial(open_plan, book, context, couple, frame, clock)


@pytest.fixture
def opened(book: Workbook, couple: Couple) -> None:
    """The gate is open."""
    open_gate(book, couple)


@pytest.fixture
def limited(book: Workbook, couple: Couple, clock: Clock) -> None:
    """What is strict is held."""
    limit_gate(book, couple, clock.now)


@pytest.fixture
def restore(book: Workbook, couple: Couple) -> Plan:
    """Restore, with the gate open."""
    open_gate(book, couple)
    return book.plans.adopt(couple.uid, PlanKind.RESTORE)


# choosing


def test_without_a_plan_it_offers_five_and_deciding_last(desk: Opened, opened: None) -> None:
    at = desk()
    assert [r.text() or r.accessibleName() for r in at.page.findChildren(Radio) if r.isVisible()] == [
        "Restore",
        "Rebuild",
        "A mix",
        "Own plan",
        "Deciding",
    ]
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.plan().kind is PlanKind.RESTORE
    assert at.path().hasFocus()
    assert at.rows()[0].startswith("1, Open communication, open since ")


def test_suggestions_stand_beside_with_their_reasons(
    book: Workbook, couple: Couple, opened: None, desk: Opened
) -> None:
    at = desk()
    assert "Go to the intake" in at.names(Button)
    distant(book, couple)
    at.page.refresh(None)
    card = at.page._chooser._suggested if at.page._chooser else None
    assert card is not None
    assert card._facts
    fact = card._facts[0]
    assert "for\N{NO-BREAK SPACE}Mira" in fact.reasons[0].ground
    at.push(f"Add {fact.title}")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert (at.plan().kind, [s.step for s in at.plan().steps]) == (PlanKind.MIX, [fact.step])


def test_own_steps_by_search_and_in_order(desk: Opened, opened: None) -> None:
    at = desk()
    radio = next(r for r in at.page.findChildren(Radio) if r.isChecked())
    press(radio, Qt.Key.Key_Right)
    press(focused(), Qt.Key.Key_Right)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    search = at.one(SearchField, "Find a step")
    assert search.hasFocus(), "an empty choice is not adopted, and the search is where to go on"
    assert at.book.plans.of(at.couple.uid) is None
    every, order = at.one(StepTable, "All steps"), at.one(StepTable, "In this order")
    assert len(every.ids()) == 29
    type_words(search, "liste")
    press(search, Qt.Key.Key_Return)
    assert "C.step.3" in every.ids()
    assert len(every.ids()) < 29
    every.choose_step("C.step.3")
    every.setFocus()
    press(every, Qt.Key.Key_Space)
    search.clear()
    press(search, Qt.Key.Key_Return)
    for step in ("A.step.2", "B.step.5"):
        every.choose_step(step)
        press(every, Qt.Key.Key_Return)
    assert order.ids() == ["C.step.3", "A.step.2", "B.step.5"]
    order.setFocus()
    press(order, Qt.Key.Key_Up, ALT)
    assert order.ids() == ["C.step.3", "B.step.5", "A.step.2"]
    order.choose_step("C.step.3")
    press(order, Qt.Key.Key_Delete)
    assert order.ids() == ["B.step.5", "A.step.2"]
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert [s.step for s in at.plan().path] == ["B.step.5", "A.step.2"]
    assert "A mix" in [w.words() for w in at.page.findChildren(Text) if w.isVisible()]


def test_what_is_held_can_be_planned_and_reads_not_available_yet(desk: Opened, limited: None) -> None:
    at = desk()
    press(next(r for r in at.page.findChildren(Radio) if r.isChecked()), Qt.Key.Key_Up)
    assert at.page._chooser is not None
    table = at.page._chooser._mix._all
    spoken = [table._lines.item(n).spoken for n in range(24)]
    assert f"Be vulnerable, Restore 3, {HELD}, not chosen" in spoken
    everything = " ".join([*spoken, *at.names(QWidget)])
    assert "Zorn" not in everything
    assert "Quagga" not in everything


# another plan


def test_changing_the_plan_keeps_the_earlier_one_and_takes_open_goals_along(
    desk: Opened, restore: Plan, book: Workbook
) -> None:
    book.plans.save_goal(restore.uid, Goal("Met", Whose.BOTH, GoalState.MET))
    book.plans.save_goal(restore.uid, Goal("Under way", Whose.FIRST, GoalState.ON_THE_WAY, "once"))
    at = desk()
    at.push("Change plan")
    press(focused(), Qt.Key.Key_Right)
    press(focused(), Qt.Key.Key_Right)
    said = " ".join(w.words() for w in at.page.findChildren(Text) if w.isVisible())
    assert "stays in the record" in said
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    plan = at.plan()
    assert plan.kind is PlanKind.REBUILD
    assert plan.uid != restore.uid
    assert [(g.words, g.whose, g.state, g.evidence) for g in plan.goals] == [
        ("Under way", Whose.FIRST, GoalState.ON_THE_WAY, "once")
    ]
    assert at.path().hasFocus()
    at.push("Earlier")
    read = focused()
    assert isinstance(read, Reading)
    for words in ("Restore, begun", "Open communication", "open since", "Met", "Under way"):
        assert words in read.toPlainText()
    press(read, Qt.Key.Key_Escape)
    assert at.path().hasFocus()


def test_changing_ones_mind_changes_nothing(desk: Opened, restore: Plan) -> None:
    at = desk()
    at.push("Change plan")
    at.push("Cancel")
    assert at.plan().uid == restore.uid
    assert at.path().hasFocus()


def test_another_couple_begins_afresh(desk: Opened, restore: Plan, book: Workbook, couple: Couple) -> None:
    other = book.couples.create(replace(couple, uid="", number=0))
    at = desk()
    at.push("Change plan")
    at.page.show_couple(other.uid)
    assert not [c for c in at.page.findChildren(Check) if c.isVisible()], "no goals of somebody else"
    at.page.show_couple(couple.uid)
    assert at.path().isVisible()


# this plan, changed


def test_steps_are_added_written_moved_and_taken_out_by_keys(desk: Opened, restore: Plan, book: Workbook) -> None:
    book.plans.move(restore.path[0].uid, StepState.DONE)
    at = desk()
    at.push("Change plan")
    order = at.one(StepTable, "In this order")
    assert order.ids() == [s.step for s in restore.path]
    at.push("Write a step of your own")
    title = focused()
    assert isinstance(title, Field)
    type_words(title, "Money on Sundays")
    press(title, Qt.Key.Key_Return)
    assert order.ids()[-1] == "new.1"
    order.setFocus()
    for _time in range(8):
        press(order, Qt.Key.Key_Up, ALT)
    press(order, Qt.Key.Key_Up, ALT)
    press(order, Qt.Key.Key_Up, ALT)
    assert order.ids()[:3] == ["A.step.1", "new.1", "A.step.2"], "what was done stays first"
    order.choose_step("A.step.9")
    press(order, Qt.Key.Key_Delete)
    assert "A.step.9" not in order.ids()
    shortcut(at.frame, Qt.Key.Key_Z, CONTROL)
    assert "A.step.9" in order.ids()
    order.choose_step("A.step.9")
    press(order, Qt.Key.Key_Delete)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    plan = at.plan()
    assert plan.uid == restore.uid
    assert plan.kind is PlanKind.MIX
    assert [s.title for s in plan.path[:3]] == ["Open communication", "Money on Sundays", "Develop empathy"]
    assert len(plan.path) == 10
    assert at.path().hasFocus()
    assert at.rows()[1].startswith("2, Money on Sundays")
    shortcut(at.frame, Qt.Key.Key_Z, CONTROL)
    assert [s.step for s in at.plan().path] == [s.step for s in restore.path], "and it can be taken back"
    assert at.plan().kind is PlanKind.RESTORE


def test_a_step_on_which_something_hangs_is_refused_where_it_is_asked(
    desk: Opened, restore: Plan, book: Workbook
) -> None:
    book.plans.save_goal(restore.uid, Goal("Ask once", Whose.BOTH, step="A.step.2"))
    at = desk()
    at.push("Change plan")
    order = at.one(StepTable, "In this order")
    order.setFocus()
    order.choose_step("A.step.2")
    press(order, Qt.Key.Key_Delete)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert "“Develop empathy” stays in the plan: a goal hangs on it." in _said(at)
    assert at.plan() == book.plans.of(restore.couple)
    assert len(at.plan().path) == 10


def test_what_was_being_chosen_and_written_is_there_after_a_lock(desk: Opened, restore: Plan, book: Workbook) -> None:
    at = desk()
    at.push("Change plan")
    at.push("Write a step of your own")
    type_words(focused(), "Money on Sundays")
    press(focused(), Qt.Key.Key_Return)
    at.push("Write a step of your own")
    type_words(focused(), "A walk, half wri")
    at.page.flush()
    again = desk()
    again.push("Change plan")
    assert again.one(StepTable, "In this order").ids()[-1] == "new.1"
    assert again.one(Field, "Title of your step").text() == "A walk, half wri"
    again.push("Cancel")


def test_an_own_plan_begins_with_writing(desk: Opened) -> None:
    at = desk()
    radio = next(r for r in at.page.findChildren(Radio) if r.accessibleName() == "Own plan")
    radio.setChecked(True)
    title = at.one(Field, "Title of your step")
    type_words(title, "Money on Sundays")
    press(title, Qt.Key.Key_Return)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    plan = at.plan()
    assert (plan.kind, [s.title for s in plan.path]) == (PlanKind.OWN, ["Money on Sundays"])
    assert at.rows()[0].startswith("1, Money on Sundays, open since"), "an own step is free"
    assert "Own plan" in _said(at)


# hopes apart


@pytest.fixture
def unsure(book: Workbook, couple: Couple) -> Couple:
    return book.couples.save(replace(couple, first=replace(couple.first, hope=Hope.UNSURE)))


def test_while_hopes_are_apart_deciding_is_offered_first(
    book: Workbook, couple: Couple, unsure: Couple, opened: None, desk: Opened
) -> None:
    distant(book, couple)
    at = desk()
    radios = sorted(
        (r for r in at.page.findChildren(Radio) if r.isVisible()),
        key=lambda r: (r.mapTo(at.page, QPoint()).y(), r.mapTo(at.page, QPoint()).x()),
    )
    assert [r.accessibleName() for r in radios] == ["Deciding", "Restore", "Rebuild", "A mix", "Own plan"]
    assert focused() is radios[0]
    assert "nothing is suggested" in _said(at)
    assert not [name for name in at.names(Button) if name.startswith("Add ")]
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert [s.step for s in at.plan().steps] == [f"D.step.{n}" for n in range(1, 6)]
    assert "nothing is suggested" in _said(at), "it is said beside the plan that is walked, too"
    assert "unsure" in _said(at)


def test_once_both_want_to_work_on_it_the_sentence_goes(
    book: Workbook, couple: Couple, unsure: Couple, desk: Opened
) -> None:
    book.plans.adopt(couple.uid, PlanKind.DECIDING)
    at = desk()
    assert "nothing is suggested" in _said(at)
    book.couples.save(replace(unsure, first=replace(unsure.first, hope=Hope.REPAIR)))
    assert "nothing is suggested" not in _said(at)


def _said(at: PlanDesk) -> str:
    QApplication.processEvents()
    return "\n".join(label.words() for label in at.page.findChildren(Text) if label.isVisible())
