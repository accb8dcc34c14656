"""Goals: kept as they are typed, whoever they belong to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, CONTROL, focused, press, shortcut, tab, type_words
from tests.ui.looks import Frame, cut_labels
from tests.ui.plan_room import PlanDesk, open_gate, open_plan
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Segmented
from ui.widgets.fields import Field
from ui.widgets.scale import Scale
from ui.widgets.spark import Spark
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, GoalRating, GoalState, Plan, PlanKind
from workbook.model.session import Session

Opened = Callable[..., PlanDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock) -> Opened:
    return partial(open_plan, book, context, couple, frame, clock)


@pytest.fixture
def restore(book: Workbook, couple: Couple) -> Plan:
    """Restore, with the gate open."""
    open_gate(book, couple)
    return book.plans.adopt(couple.uid, PlanKind.RESTORE)


# goals


def test_a_goal_is_written_and_kept_by_itself(desk: Opened, restore: Plan, qtbot: QtBot) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    words = focused()
    assert words.accessibleName() == "Goal"
    type_words(words, "Says the fear before the joke")
    qtbot.waitUntil(lambda: len(at.plan().goals) == 1, timeout=3000)
    assert words.hasFocus(), "saving takes the keyboard from nobody"
    whose = tab()
    assert isinstance(whose, Segmented)
    press(whose, Qt.Key.Key_3)
    press(tab(), Qt.Key.Key_2)
    alone = tab()
    assert isinstance(alone, Check)
    assert alone.accessibleName() or alone.isVisible()
    press(alone, Qt.Key.Key_Space)
    serves = tab()
    assert isinstance(serves, Check)
    assert serves.isChecked(), "it is added while one looks at this step"
    evidence = tab()
    type_words(evidence, "seen in session 5")
    press(evidence, Qt.Key.Key_Return)
    goal = at.plan().goals[0]
    assert goal == Goal(
        "Says the fear before the joke",
        Whose.SECOND,
        GoalState.ON_THE_WAY,
        "seen in session 5",
        "A.step.1",
        Visibility.INDIVIDUAL,
        at.book.couples.get(at.couple.uid).begun,
        uid=goal.uid,
        rev=goal.rev,
    )
    assert "only for Jonas and me · seen in session 5" in at.names(QWidget)
    assert focused().accessibleName() == "Edit goal 1"
    assert cut_labels(at.frame) == []


def test_a_goal_for_both_is_never_only_for_one(desk: Opened, restore: Plan, book: Workbook) -> None:
    book.plans.save_goal(restore.uid, Goal("Alone", Whose.FIRST, visibility=Visibility.INDIVIDUAL))
    at = desk()
    at.push("Edit goal 1")
    press(at.one(Segmented, "Whose goal"), Qt.Key.Key_1)
    at.page.flush()
    assert at.plan().goals[0].visibility is Visibility.JOINT


def test_a_goal_without_words_is_refused_and_can_be_deleted(
    desk: Opened, restore: Plan, book: Workbook, boxes: Boxes
) -> None:
    book.plans.save_goal(restore.uid, Goal("Ask once", Whose.BOTH))
    at = desk()
    at.push("Edit goal 1")
    words = focused()
    assert isinstance(words, Field)
    words.selectAll()
    press(words, Qt.Key.Key_Delete)
    press(words, Qt.Key.Key_Return)
    assert at.one(Field, "Goal") is words, "the editor stays open"
    assert at.plan().goals[0].words == "Ask once"
    at.push("Delete this goal")
    assert boxes.said == [], "it can be taken back, so nobody is asked"
    assert at.plan().goals == ()
    assert focused().accessibleName() == "Undo: bring the goal back"
    shortcut(at.frame, Qt.Key.Key_Z, CONTROL)
    assert [g.words for g in at.plan().goals] == ["Ask once"]
    assert focused().accessibleName() == "Edit goal 1"


def test_emptied_words_never_stand_in_the_way_of_a_lock(desk: Opened, restore: Plan, book: Workbook) -> None:
    book.plans.save_goal(restore.uid, Goal("Ask once", Whose.BOTH))
    at = desk()
    at.push("Edit goal 1")
    words = focused()
    assert isinstance(words, Field)
    type_words(at.one(Field, "What shows it"), "session 5")
    words.selectAll()
    press(words, Qt.Key.Key_Delete)
    at.page.flush()
    assert [(g.words, g.evidence) for g in at.plan().goals] == [("Ask once", "session 5")]
    assert words.text() == "Ask once"


def test_an_empty_new_goal_leaves_nothing(desk: Opened, restore: Plan) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    press(focused(), Qt.Key.Key_Escape)
    assert at.plan().goals == ()
    assert at.one(Button, "Add goal").hasFocus()


def test_a_goal_changed_elsewhere_keeps_both(desk: Opened, restore: Plan, book: Workbook) -> None:
    kept = book.plans.save_goal(restore.uid, Goal("Ask once", Whose.BOTH))
    at = desk()
    at.push("Edit goal 1")
    evidence = at.one(Field, "What shows it")
    type_words(evidence, "session 5")
    book.plans.save_goal(restore.uid, replace(kept, evidence="session 4"))
    at.page.flush()
    assert at.plan().goals[0].evidence == "session 4 / session 5"


def test_a_refresh_leaves_the_goal_that_is_typed(desk: Opened, restore: Plan, book: Workbook) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_G, ALT)
    words = focused()
    type_words(words, "Half a go")
    book.plans.save_goal(restore.uid, Goal("Another", Whose.BOTH))
    assert words.hasFocus()
    type_words(words, "al")
    at.page.flush()
    assert {g.words for g in at.plan().goals} == {"Another", "Half a goal"}


# how near they are


def test_how_near_each_is_is_rated_by_keys_and_kept_at_once(
    desk: Opened, restore: Plan, book: Workbook, couple: Couple, clock: Clock, qtbot: QtBot
) -> None:
    book.plans.save_goal(restore.uid, Goal("Ask once", Whose.BOTH))
    session = book.sessions.begin(Session(couple.uid, clock.now))
    at = desk()
    at.push("Rate goal 1")
    QApplication.processEvents()
    assert focused().accessibleName() == "Mira, how near to this: no answer yet"
    press(focused(), Qt.Key.Key_4)
    type_words(tab(), "now and then")
    press(tab(), Qt.Key.Key_7)
    qtbot.waitUntil(lambda: len(at.plan().goals[0].ratings) == 2, timeout=3000)
    press(tab(), Qt.Key.Key_Return)
    one, two = at.plan().goals[0].ratings
    assert (one.value, one.remark, one.session, two.value, two.remark) == (4, "now and then", session.uid, 7, "")
    assert focused().accessibleName() == "Rate goal 1"
    QApplication.processEvents()
    words = [w.words() for w in at.page.findChildren(Text) if w.isVisible()]
    assert any(w.startswith("Mira 4, Jonas 7 of 10, ") for w in words)
    chart = at.one(Spark, "Goal 1: how near")
    assert "Mira" in chart.accessibleDescription()
    at.push("Rate goal 1")
    press(focused(), Qt.Key.Key_Delete)
    at.page.flush()
    assert [r.whose for r in at.plan().goals[0].ratings] == [Whose.SECOND]
    at.push("Undo: bring the rating back")
    assert at.plan().goals[0].ratings == (one, two)
    QApplication.processEvents()
    assert cut_labels(at.frame) == []


def test_a_remark_without_a_rating_is_there_after_a_lock(desk: Opened, restore: Plan, book: Workbook) -> None:
    book.plans.save_goal(restore.uid, Goal("Ask once", Whose.SECOND))
    at = desk()
    at.push("Rate goal 1")
    QApplication.processEvents()
    type_words(tab(), "half a thou")
    at.page.flush()
    again = desk()
    again.push("Rate goal 1")
    assert again.one(Field, "What Jonas said to it").text() == "half a thou"
    press(focused(), Qt.Key.Key_X)
    again.page.flush()
    assert again.plan().goals[0].ratings[0].remark == "half a thou"
    assert book.drafts.words(restore.couple, f"goal remark {again.plan().goals[0].uid} second") == ""


def test_a_rating_of_an_earlier_day_is_put_right(
    desk: Opened, restore: Plan, book: Workbook, couple: Couple, clock: Clock
) -> None:
    goal = book.plans.save_goal(restore.uid, Goal("Ask once", Whose.FIRST))
    earlier = clock.now.date() - timedelta(days=20)
    book.plans.rate(goal.uid, GoalRating(Whose.FIRST, 2, earlier))
    at = desk()
    at.push("Rate goal 1")
    assert focused().accessibleName().endswith("no answer yet, last time 2")
    day = at.one(Field, "Day on which it was said")
    day.clear()
    type_words(day, earlier.strftime("%d/%m/%Y"))
    scale = at.one(Scale, "Mira")
    assert scale.value() == 2
    press(scale, Qt.Key.Key_3)
    at.page.flush()
    assert [(r.value, r.on) for r in at.plan().goals[0].ratings] == [(3, earlier)]
    day.clear()
    type_words(day, "1 Jan 2199")
    press(scale, Qt.Key.Key_5)
    press(day, Qt.Key.Key_Escape)
    assert at.page._view.goals._editor is not None, "a day to come is refused, and the editor stays open"
    assert [(r.value, r.on) for r in at.plan().goals[0].ratings] == [(3, earlier)]
