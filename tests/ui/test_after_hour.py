"""What the page of a session shows once the hour is over: how the check-in was come by, where one goes on, the next date."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, CONTROL, focused, press, type_words
from tests.ui.live_room import Opened, open_live
from tests.ui.looks import Frame
from tests.ui.sessions_room import NOON, open_sessions
from ui.context import Context, Place
from ui.pages.check_in_before import source_words
from ui.pages.sessions import SessionsPage
from ui.widgets.choices import Segmented
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import Asked, CheckIn, On, Session

Key = Qt.Key


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return partial(open_live, book, context, couple, clock, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    """Agreed for ten, begun at 10:42."""
    book.couples.save(replace(couple, next_session=datetime(2026, 11, 17, 10)))
    return book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 42)))


def test_a_check_in_that_was_skipped_stays_so_and_the_note_comes_next(
    book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]
) -> None:
    session = book.sessions.begin(Session(couple.uid, NOON, asked=Asked.SKIPPED, ended=datetime(2026, 11, 10, 12)))
    desk = open_sessions(book, context, couple, frame)
    assert desk.names(Scale) == []
    assert desk.one(Segmented, "How the check-in").accessibleName().endswith("Skipped")
    assert desk.page._panel.body.note.isAncestorOf(focused())
    press(desk.one(Segmented, "How the check-in"), Key.Key_1)
    assert len(desk.names(Scale)) == 6
    desk.page.flush()
    assert book.sessions.get(session.uid).asked is Asked.PAPER


def test_what_somebody_jotted_only_for_themselves_leads_to_the_note_too(
    room: Opened, book: Workbook, begun: Session
) -> None:
    at = room()
    at.key(Key.Key_4, ALT)
    at.jot("Ask about work")
    at.key(Key.Key_E, CONTROL)
    page = at.inside.shell.page()
    assert isinstance(page, SessionsPage)
    assert page._panel.body.note.isAncestorOf(focused())


def test_private_stays_private_across_leaving_and_a_lock(room: Opened, begun: Session) -> None:
    at = room()
    at.key(Key.Key_4, ALT)
    at.page.flush()
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    again = room()
    assert again.page.hour.jottings.entry.now().about is On.PRIVATE
    again.jot("Ask about work")
    again.page.flush()
    third = room()
    type_words(third.area, "and this")
    press(third.area, Key.Key_Return)
    assert third.jotted() == [(On.PRIVATE, "Ask about work"), (On.PRIVATE, "and this")]


def test_the_next_date_keeps_the_agreed_hour_however_late_the_session_began(
    room: Opened, book: Workbook, begun: Session
) -> None:
    at = room()
    for key, day in ((Key.Key_1, 24), (Key.Key_2, 1), (Key.Key_1, 24)):
        press(at.one(Segmented, "Next date"), key)
        QApplication.processEvents()
        coming = book.couples.get(begun.couple).next_session
        assert coming is not None
        assert (coming.day, coming.hour, coming.minute) == (day, 10, 0)
        assert not at.one(Segmented, "Next date").accessibleName().endswith("Other")


def test_where_one_of_them_answered_alone_the_other_ones_slip_is_no_answer_given_alone(
    couple: Couple,
) -> None:
    session = Session(couple.uid, NOON, first=CheckIn(5, 6, 7), asked=Asked.ALONE)
    assert source_words(Whose.FIRST, (), session, couple) == "Mira from a slip"
    assert source_words(Whose.SECOND, (), session, couple) == ""
