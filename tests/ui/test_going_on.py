"""A session that goes on is seen and found from everywhere in the counselor's own window, and no second one begins unseen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import click, focused, press, shortcut
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.going_on import RunningItem
from ui.pages.live import Live
from ui.pages.overview import Overview
from ui.pages.sessions import SessionsPage
from ui.pages.today import Today
from ui.pages.today_rows import VisitRow
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import Jotting, On, Session

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
MORNING = datetime(2026, 11, 17, 10, 30)


@pytest.fixture
def others(book: Workbook) -> Couple:
    return book.couples.create(Couple(Partner(Whose.FIRST, "Ana Ruiz"), Partner(Whose.SECOND, "Tom Berg")))


@pytest.fixture
def at(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    make = {
        Place.TODAY: lambda given: Today(given, clock),
        Place.OVERVIEW: lambda given: Overview(given, clock),
        Place.LIVE: lambda given: Live(given, clock),
        Place.SESSIONS: lambda given: SessionsPage(given, clock),
    }
    return lambda place, couple="": inside(context, frame, make, place, couple)


def line(there: Inside) -> RunningItem:
    QApplication.processEvents()
    return next(iter(there.shell.findChildren(RunningItem)))


def test_it_stands_in_the_sidebar_with_its_minutes_and_leads_there(
    at: Callable[..., Inside], book: Workbook, couple: Couple, others: Couple, clock: Clock
) -> None:
    there = at(Place.TODAY)
    assert not line(there).isVisible()
    session = book.sessions.begin(Session(couple.uid, MORNING))
    assert line(there).words() == "Session with Mira & Jonas goes on, 12 minutes so far, F9"
    there.shell.go(Place.OVERVIEW, others.uid)
    assert line(there).words() == "Session with Mira & Jonas goes on, 12 minutes so far"
    click(line(there))
    assert (there.shell.place(), there.shell.couple()) == (Place.LIVE, couple.uid)
    assert not line(there).isVisible()
    there.shell.go(Place.TODAY)
    shortcut(there.shell, Key.Key_F9, NONE)
    assert there.shell.place() is Place.LIVE
    book.hours.end(session.uid, book.sessions.get(session.uid).rev)
    there.shell.go(Place.TODAY)
    assert not line(there).isVisible()


@pytest.mark.parametrize("seat", [Place.SAFETY, Place.HANDOVER])
def test_where_a_partner_sits_there_nothing_tells_of_it(
    at: Callable[..., Inside], book: Workbook, couple: Couple, others: Couple, seat: Place
) -> None:
    book.sessions.begin(Session(couple.uid, MORNING))
    there = at(seat, others.uid)
    assert not line(there).isVisible()
    assert "Mira" not in there.words()


def test_a_second_one_begins_only_after_the_first_is_ended(
    at: Callable[..., Inside], book: Workbook, couple: Couple, others: Couple
) -> None:
    first = book.sessions.begin(Session(couple.uid, MORNING))
    book.hours.jot(Jotting(first.uid, MORNING, On.FIRST, "Slept badly"))
    there = at(Place.OVERVIEW, others.uid)
    shortcut(there.shell, Key.Key_F9, NONE)
    assert "A session with couple 1 goes on, 12 minutes so far." in there.words()
    press(focused(), Key.Key_Return)
    assert there.shell.couple() == couple.uid
    assert book.sessions.of(others.uid) == ()
    there.shell.go(Place.LIVE, others.uid)
    click(there.button("End that session"))
    assert book.sessions.get(first.uid).ended is not None
    assert book.sessions.note(first.uid).passages[0].text == "Slept badly"
    press(focused(), Key.Key_Return)
    assert len(book.sessions.of(others.uid)) == 1
    assert "Session 1" in there.words()


def test_an_end_that_is_taken_back_leaves_no_two_going_on(
    at: Callable[..., Inside], book: Workbook, couple: Couple, others: Couple, clock: Clock
) -> None:
    first = book.sessions.begin(Session(couple.uid, MORNING))
    there = at(Place.LIVE, others.uid)
    click(there.button("End that session"))
    shortcut(there.shell, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert book.sessions.get(first.uid).ended is None
    assert "A session with couple 1 goes on" in there.words()
    click(there.button("End that session"))
    click(there.button("Start session"))
    shortcut(there.shell, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [s.couple for s in book.hours.going_on(clock.now)] == [others.uid]


def test_the_sessions_page_begins_no_second_one_either(
    at: Callable[..., Inside], book: Workbook, couple: Couple, others: Couple
) -> None:
    book.sessions.begin(Session(couple.uid, MORNING))
    there = at(Place.SESSIONS, others.uid)
    shortcut(there.shell, Key.Key_N, Qt.KeyboardModifier.AltModifier)
    shortcut(there.shell, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (there.shell.place(), there.shell.couple()) == (Place.LIVE, others.uid)
    assert "A session with couple 1 goes on" in there.words()
    assert book.sessions.of(others.uid) == ()


def test_f9_on_today_begins_with_the_row_that_has_the_keyboard_or_the_next_one(
    at: Callable[..., Inside], book: Workbook, couple: Couple, others: Couple, clock: Clock
) -> None:
    for each, hour in ((couple, 11), (others, 14)):
        book.couples.save(replace(book.couples.get(each.uid), next_session=datetime(2026, 11, 17, hour)))
    there = at(Place.TODAY)
    shortcut(there.shell, Key.Key_F9, NONE)
    assert (there.shell.place(), there.shell.couple()) == (Place.LIVE, couple.uid)
    there.shell.go(Place.TODAY)
    page = there.shell.page()
    assert page is not None
    next(r for r in page.findChildren(VisitRow) if r.couple == others.uid).button.setFocus()
    shortcut(there.shell, Key.Key_F9, NONE)
    assert (there.shell.place(), there.shell.couple()) == (Place.LIVE, others.uid)


def test_f9_begins_no_second_hour_with_those_who_were_here_today(
    at: Callable[..., Inside], book: Workbook, couple: Couple
) -> None:
    book.sessions.begin(Session(couple.uid, MORNING, ended=datetime(2026, 11, 17, 10, 40)))
    there = at(Place.TODAY)
    there.shell.sidebar.setFocus()
    shortcut(there.shell, Key.Key_F9, NONE)
    assert there.shell.place() is Place.TODAY


def test_an_hour_that_was_held_is_no_appointment_any_more(
    at: Callable[..., Inside], book: Workbook, couple: Couple
) -> None:
    book.couples.save(replace(couple, next_session=datetime(2026, 11, 17, 10)))
    there = at(Place.OVERVIEW, couple.uid)
    assert "Today, 10:00" in there.words()
    session = book.sessions.begin(Session(couple.uid, MORNING))
    assert "Today, 10:00" in there.words()
    book.hours.end(session.uid, session.rev)
    QApplication.processEvents()
    assert "Today, 10:00" not in there.words()
    assert "No date yet" in there.words()
    assert "Session 2" in there.words()


def test_a_session_that_was_filed_earlier_does_not_take_the_next_ones_number(
    at: Callable[..., Inside], book: Workbook, couple: Couple
) -> None:
    """The one with the highest number lies on an earlier day than the one before it."""
    for day in (10, 3):
        book.sessions.begin(Session(couple.uid, datetime(2026, 11, day, 10), ended=datetime(2026, 11, day, 11)))
    book.couples.save(replace(book.couples.get(couple.uid), next_session=datetime(2026, 11, 17, 11)))
    there = at(Place.TODAY)
    assert "Session 3" in there.words()
    shortcut(there.shell, Key.Key_F9, NONE)
    assert "Session 3" in there.words()
    press(focused(), Key.Key_Return)
    assert book.sessions.of(couple.uid)[-1].number == 3
