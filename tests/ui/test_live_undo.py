"""Ctrl+Z in a session that goes on: the latest thing that can be taken back, or what is being typed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, focused, press, type_words
from tests.ui.live_room import Room, open_live
from tests.ui.looks import Frame
from ui.context import Context
from ui.widgets.choices import Check
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import PlanKind
from workbook.model.session import Jotting, Session

Key = Qt.Key


@pytest.fixture
def at(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Room:
    """In an hour, after an exercise was given and two lines were jotted down."""
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))
    made = partial(open_live, book, context, couple, clock, frame)()
    tick(made, False)
    made.jot("One")
    made.jot("Two")
    return made


def tick(at: Room, on: bool) -> None:
    """Give the one exercise that is there, or take it back."""
    QApplication.processEvents()
    next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible() and c.isChecked() is on).click()
    QApplication.processEvents()


def given(at: Room) -> int:
    return len(at.book.assignments.of(at.couple.uid))


def drop_last(at: Room) -> None:
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Delete)
    QApplication.processEvents()


def words(at: Room) -> list[str]:
    return [words for _about, words in at.jotted()]


def test_right_after_a_dropped_line_it_brings_that_line_back_and_not_what_was_given_before(at: Room) -> None:
    drop_last(at)
    assert focused() is at.area
    at.key(Key.Key_Z, CONTROL)
    assert (words(at), given(at)) == (["One", "Two"], 1)
    at.key(Key.Key_Z, CONTROL)
    assert (words(at), given(at)) == (["One", "Two"], 1), "once taken back, nothing before it is touched"


def test_what_is_being_typed_goes_first_while_the_caret_is_in_it(at: Room) -> None:
    drop_last(at)
    type_words(at.area, "half")
    at.key(Key.Key_Z, CONTROL)
    assert (at.page.hour.jottings.entry.now().words, words(at), given(at)) == ("", ["One"], 1)
    at.key(Key.Key_Z, CONTROL)
    assert (words(at), given(at)) == (["One", "Two"], 1)


def test_after_a_drop_an_exercise_that_is_given_is_what_comes_back_first(at: Room) -> None:
    tick(at, True)
    drop_last(at)
    tick(at, False)
    assert given(at) == 1
    at.area.setFocus()
    at.key(Key.Key_Z, CONTROL)
    assert (words(at), given(at)) == (["One"], 0)


def test_a_line_that_cannot_come_back_is_said_to_be_so(at: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_jotting: Jotting) -> Jotting:
        raise CannotWrite("The disk is full.")

    drop_last(at)
    monkeypatch.setattr(at.book.hours, "jot", full)
    at.key(Key.Key_Z, CONTROL)
    assert at.inside.shell.bar.words() == "The disk is full."


def test_a_tick_that_is_out_of_date_goes_away_and_says_why(at: Room) -> None:
    press(next(s for s in at.page.hour.check_in.findChildren(Scale) if s.isVisible()), Key.Key_5)
    (exercise,) = at.book.assignments.of(at.couple.uid)
    at.book.assignments.take_back(exercise.uid)
    tick(at, True)
    assert given(at) == 0
    assert at.page.hour.told() == "This exercise was taken back already."
    assert not at.one(Check, exercise.title).isChecked()
    assert at.session().first.close == 5


def test_an_exercise_that_was_stopped_goes_on_again(
    book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame], boxes: Boxes
) -> None:
    """It was given a week before: stopping it in the hour is one act, and one key takes it back."""
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    now, clock.now = clock.now, clock.now - timedelta(days=7)
    book.assignments.assign(couple.uid, "thank_you_because", Whose.BOTH)
    clock.now = now
    book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))
    at = open_live(book, context, couple, clock, frame)
    tick(at, True)
    assert boxes.said == [f"Stop “{book.assignments.of(couple.uid)[0].title}”?"]
    (stopped,) = book.assignments.of(couple.uid)
    assert stopped.stopped == now.date()
    at.key(Key.Key_Z, CONTROL)
    (again,) = book.assignments.of(couple.uid)
    assert again.open
    QApplication.processEvents()
    assert any(c.isVisible() and c.isChecked() for c in at.page.hour.week.findChildren(Check))
