"""The course of a file on its page, by keyboard: paused, closed and taken back, one who withdraws, hours that were missed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui import hands
from tests.ui.conftest import Clock
from tests.ui.inside import Inside, inside
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.life import Life
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Status
from workbook.model.life import Ending, Missing, Turn
from workbook.model.session import Session

Key = Qt.Key
SUMMARY = "They can ask for comfort now <b>& more</b>"


class Desk:
    """The page in the real shell, over a couple whose work is under way."""

    def __init__(self, frame: Callable[..., Frame], context: Context, clock: Clock, couple: Couple) -> None:
        self.book, self.couple = context.book, couple.uid
        self.book.sessions.begin(Session(couple.uid, clock.now))
        self.page = Life(context, clock)
        make = {Place.LIFE: lambda _given: self.page}
        self.inside: Inside = inside(context, frame, make, Place.LIFE, couple.uid)
        self.page.turn.first_focus().setFocus()  # type: ignore[union-attr]

    def choose(self, words: str) -> None:
        """Take one of what is offered, by its place."""
        choice = self.page.turn.first_focus()
        assert choice is not None
        at = [act.words for act in self.page.turn._acts].index(words)
        hands.type_words(choice, str(at + 1))
        assert self.page.turn.act().words == words

    def record(self) -> None:
        hands.press(self.page.turn.record, Key.Key_Space)

    def words(self) -> str:
        QApplication.processEvents()
        return read_out(self.page)

    def status(self) -> Status:
        return self.book.couples.get(self.couple).status


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, couple: Couple) -> Desk:
    return Desk(frame, context, clock, couple)


def test_a_pause_asks_why_and_work_is_taken_up_again(desk: Desk) -> None:
    desk.record()
    assert "Say briefly why the work is paused." in desk.words()
    assert desk.status() is Status.ACTIVE
    hands.type_words(hands.focused(), "Night shifts")
    hands.shortcut(desk.page.turn.words, Key.Key_Return, hands.CONTROL)
    assert desk.status() is Status.PAUSED
    assert "Paused since today" in desk.words()
    assert "Night shifts" in desk.words()
    desk.record()
    assert desk.status() is Status.ACTIVE
    assert [turn.kind for turn in desk.book.life.of(desk.couple)] == [Turn.PAUSED, Turn.RESUMED]


def test_a_day_that_cannot_be_is_said_and_nothing_happens(desk: Desk) -> None:
    hands.type_words(desk.page.turn.words, "Night shifts")
    hands.type_words(desk.page.turn.until, "31 Feb")
    desk.record()
    assert desk.page.turn.until.hasFocus()
    assert desk.status() is Status.ACTIVE


def test_closing_wants_a_way_it_ended_and_a_summary_and_is_undone(desk: Desk) -> None:
    desk.choose("Close")
    desk.record()
    assert "Choose how the work ended." in desk.words()
    hands.press(desk.page.turn.ending, Key.Key_Down)
    desk.record()
    assert "A closing summary is needed: one sentence is enough." in desk.words()
    hands.type_words(desk.page.turn.words, SUMMARY)
    desk.record()
    assert desk.status() is Status.CLOSED
    (closed,) = desk.book.life.of(desk.couple)
    assert (closed.ending, closed.words) == (Ending.AGREED, SUMMARY)
    assert SUMMARY in desk.words()
    hands.shortcut(desk.page, Key.Key_Z, hands.CONTROL)
    assert desk.status() is Status.ACTIVE
    assert desk.book.life.of(desk.couple)[-1].kind is not Turn.CLOSED


def test_a_closed_file_can_only_be_reopened(desk: Desk) -> None:
    desk.book.life.close(desk.couple, Ending.MOVED, SUMMARY)
    assert "Reopen" in desk.words()
    assert desk.page.turn.act().key == "reopen"
    desk.record()
    assert desk.status() is Status.ACTIVE


def test_one_withdraws_and_comes_back(desk: Desk) -> None:
    desk.choose("Jonas withdraws")
    desk.record()
    assert desk.status() is Status.PAUSED
    assert "Jonas has withdrawn from therapy." in desk.words()
    desk.choose("Jonas comes back")
    desk.record()
    assert "has withdrawn" not in desk.words()


def test_what_is_typed_comes_back_after_looking_elsewhere(desk: Desk) -> None:
    hands.type_words(desk.page.turn.words, "Night shi")
    hands.type_words(desk.page.missed.words, "Child i")
    desk.choose("Close")
    assert desk.page.turn.words.words() == ""
    hands.type_words(desk.page.turn.words, "Half a summ")
    desk.inside.shell.go(Place.TODAY)
    drafts = desk.book.drafts
    assert "Night shi" in drafts.words(desk.couple, "file pause")
    assert "Half a summ" in drafts.words(desk.couple, "file close")
    assert "Child i" in drafts.words(desk.couple, "missed hour")
    desk.inside.shell.go(Place.LIFE, desk.couple)
    desk.choose("Pause")
    assert desk.page.turn.words.words() == "Night shi"


def test_an_hour_that_was_missed_is_noted_and_can_be_removed(desk: Desk, clock: Clock) -> None:
    missed = desk.page.missed
    missed.day.show_day(clock.now.date() - timedelta(days=1))
    hands.press(missed._kind, Key.Key_Right)
    hands.press(missed._kind, Key.Key_Space)
    hands.press(missed._who, Key.Key_Right)
    hands.press(missed._who, Key.Key_Space)
    hands.type_words(missed.words, "Child ill")
    hands.press(missed.words, Key.Key_Return)
    (noted,) = desk.book.life.missed(desk.couple)
    assert (noted.kind, noted.whose, noted.words) == (Missing.LATE, Whose.FIRST, "Child ill")
    assert "Mira cancelled late" in desk.words()
    hands.press(desk.inside.button("Remove: Mira cancelled late"), Key.Key_Space)
    assert desk.book.life.missed(desk.couple) == ()
    hands.press(desk.inside.button("Undo: An hour that was missed"), Key.Key_Space)
    assert [(m.kind, m.words) for m in desk.book.life.missed(desk.couple)] == [(Missing.LATE, "Child ill")]


def test_without_a_day_no_hour_was_missed(desk: Desk, book: Workbook) -> None:
    desk.page.missed.day.setFocus()
    hands.shortcut(desk.page.missed.day, Key.Key_A, hands.CONTROL)
    hands.press(desk.page.missed.day, Key.Key_Delete)
    hands.press(desk.page.missed.words, Key.Key_Return)
    assert "Write the day of the hour that was missed." in desk.words()
    assert book.life.missed(desk.couple) == ()


def test_another_act_chosen_at_once_loses_nothing_that_was_typed(desk: Desk) -> None:
    desk.book.life.pause(desk.couple, "Night shifts")
    QApplication.processEvents()
    desk.choose("Close")
    hands.type_words(desk.page.turn.words, "Half a summ")
    desk.page.flush()
    hands.type_words(desk.page.turn.words, "a")
    desk.choose("Go on")
    desk.choose("Close")
    assert desk.page.turn.words.words() == "Half a summa"


def test_closed_and_reopened_the_page_begins_anew(desk: Desk) -> None:
    hands.type_words(desk.page.turn.words, "Night shifts")
    hands.type_words(desk.page.turn.until, "1 March 2027")
    desk.record()
    assert desk.status() is Status.PAUSED
    desk.choose("Close")
    menu = desk.page.turn.ending
    assert "how it ended" in menu.accessibleName()
    assert len(menu.menu().actions()) == len(Ending) - 1, "what is asked is no answer"
    hands.press(menu, Key.Key_Down)
    hands.type_words(desk.page.turn.words, SUMMARY)
    desk.page.turn.record.setFocus()
    desk.record()
    assert desk.status() is Status.CLOSED
    hands.press(hands.focused(), Key.Key_Return)
    assert desk.status() is Status.CLOSED, "a second Enter opens nothing again"
    desk.inside.shell.go(Place.LIFE, desk.couple)
    desk.record()
    assert desk.status() is Status.ACTIVE
    assert desk.page.turn.act().key == "pause"
    assert (desk.page.turn.words.words(), desk.page.turn.until.text()) == ("", "")
    desk.choose("Close")
    assert (desk.page.turn.ending.key(), desk.page.turn.words.words()) == ("", "")


def test_after_reopening_the_closing_is_not_offered_to_be_taken_back(desk: Desk) -> None:
    desk.choose("Close")
    hands.press(desk.page.turn.ending, Key.Key_Down)
    hands.type_words(desk.page.turn.words, SUMMARY)
    desk.record()
    assert desk.inside.button("Undo: The file is closed.").isVisible()
    desk.record()
    assert desk.status() is Status.ACTIVE
    assert not [b for b in desk.page.window().findChildren(Button) if b.text() == "Undo" and b.isVisible()]


def test_who_comes_back_takes_no_half_typed_words_along(desk: Desk) -> None:
    hands.type_words(desk.page.turn.words, "Half a rea")
    desk.choose("Jonas withdraws")
    desk.record()
    desk.choose("Jonas comes back")
    desk.record()
    desk.choose("Pause")
    assert desk.page.turn.words.words() == "Half a rea"
