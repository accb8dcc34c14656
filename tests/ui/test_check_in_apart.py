"""A check-in given alone, on other pages: what stands apart is read there, and the session says how it was given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from tests.ui.alone_room import STARTS, Opened, give, opening
from tests.ui.conftest import Clock
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.handover import READ
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.handover import EntryKind
from workbook.model.session import CheckIn, Session
from workbook.store.outbox import Outbox

FIRST, SECOND = Whose.FIRST, Whose.SECOND


@pytest.fixture
def session(book: Workbook, couple: Couple) -> str:
    return book.sessions.begin(Session(couple.uid, STARTS)).uid


@pytest.fixture
def room(book: Workbook, context: Context, session: str, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return opening(book, context, session, clock, frame)


def test_what_stands_apart_is_said_and_read_on_its_own_page(room: Opened, book: Workbook, session: str) -> None:
    ticket = book.handovers.begin_check_in(session, FIRST)
    box = Outbox(ticket, lambda: datetime(2026, 11, 17, 10, 41))
    book.sessions.save(replace(book.sessions.get(session), first=CheckIn(7)))
    box.add(EntryKind.ANSWER, "check_in.close", "rated", 2)
    box.close()
    book.take_in()
    at = room()
    assert "Something given alone stands apart" in at.inside.words()
    at.inside.button("Read what stands apart").click()
    assert at.inside.last == ("handover", at.kept().couple, READ)
    words = at.inside.words()
    assert "How close did you feel to one another since last time? 2 (in the session: 7)" in words
    assert "check-in of 17 November, 1 of 3 answered, stopped before the end" in words
    at.inside.button("Mark as read").click()
    at.inside.shell.go(Place.LIVE, at.kept().couple)
    assert "Something given alone stands apart" not in at.inside.words()


@pytest.mark.parametrize("how", ["withdrawn", "altered"])
def test_of_a_withdrawn_session_and_of_a_changed_file_it_is_read_there_too(
    room: Opened, book: Workbook, session: str, couple: Couple, how: str
) -> None:
    box = Outbox(book.handovers.begin_check_in(session, FIRST))
    box.add(EntryKind.ANSWER, "check_in.heard", "declined")
    if how == "altered":
        box.add(EntryKind.ANSWER, "busy", "rated", 3)
    else:
        book.withdrawals.session(session, "the other couple")
    box.close()
    book.take_in()
    at = room(Place.HANDOVER)
    at.inside.button("Read what was given alone").click()
    words = at.inside.words()
    if how == "altered":
        assert "The file had been changed" in words
    else:
        assert "The session was entered in error; these answers stand with it" in words
        assert "How well did you feel heard? rather not say" in words


def test_the_sessions_page_says_that_it_was_given_alone(room: Opened, book: Workbook, session: str) -> None:
    give(book, session, FIRST, 3, None, 5)
    at = room(Place.SESSIONS)
    assert "Mira answered alone, 10:41" in at.inside.words()
    assert "rather not say, once" not in at.inside.words()
    at.key(Qt.Key.Key_A)
    assert "Mira answered alone, 10:41; rather not say, once" in at.inside.words()
    book.hours.end(session, book.sessions.get(session).rev)
    note = book.sessions.note(session)
    assert note.empty
