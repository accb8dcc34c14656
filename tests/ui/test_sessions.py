"""The Sessions page as a counselor uses it, by keys, on a real encrypted workbook: the hour around the note."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, CONTROL, press, shortcut, tab, type_words
from tests.ui.looks import Frame, cut_labels
from tests.ui.sessions_room import NOON, SessionsDesk, begin, given, open_sessions
from ui.context import Context, Place
from ui.pages.sessions_homework import ResultRow
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Segmented
from ui.widgets.day_field import DayField
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.model.assignment import Outcome
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.session import Session

Opened = Callable[..., SessionsDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    """`desk()` opens the page on the couple; `desk(detail)` on something of it."""
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


# beginning


def test_without_a_session_it_says_what_to_do(desk: Opened) -> None:
    at = desk()
    begin = at.one(Button, "New session")
    assert begin.hasFocus()
    press(begin, Qt.Key.Key_Space)
    assert at.names(Button) == ["Begin session"]


def test_a_session_is_begun_by_keys_with_now_here_and_both(desk: Opened, boxes: Boxes, qtbot: QtBot) -> None:
    at = desk("new")
    before = datetime.now().replace(second=0, microsecond=0)
    type_words(at.page.first_focus() or at.page, "Evenings")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    session = at.book.sessions.of(at.couple.uid)[0]
    assert before <= session.starts <= datetime.now()
    assert (session.attended, session.place.value, session.focus) == (Whose.BOTH, "room", "Evenings")
    assert isinstance(QApplication.focusWidget(), Scale), "the check-in is what comes next"


def test_alt_n_asks_for_day_time_place_and_who(desk: Opened, begun: Session) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_N, ALT)
    day = at.one(DayField, "Day")
    day.selectAll()
    type_words(day, "3 nov 2026")
    at.one(Segmented, "Who came").setFocus()
    press(at.one(Segmented, "Who came"), Qt.Key.Key_3)
    press(at.one(Segmented, "Place"), Qt.Key.Key_2)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    session = next(s for s in at.book.sessions.of(at.couple.uid) if s.uid != begun.uid)
    assert session.starts.date() == date(2026, 11, 3)
    assert (session.attended, session.place.value) == (Whose.SECOND, "video")
    assert not [n for n in at.names(Scale) if n.startswith("Mira")], "she was not there"


def test_who_came_can_be_changed_and_the_check_in_follows(desk: Opened, begun: Session) -> None:
    at = desk()
    press(at.one(Button, "Change when, where and who came"), Qt.Key.Key_Space)
    QApplication.processEvents()
    assert at.one(DayField, "Day").hasFocus()
    who = at.one(Segmented, "Who came")
    who.setFocus()
    press(who, Qt.Key.Key_2)
    press(at.one(DayField, "Day"), Qt.Key.Key_Down)
    at.page.flush()
    session = at.book.sessions.get(begun.uid)
    assert (session.attended, session.starts) == (Whose.FIRST, NOON - timedelta(days=1))
    assert session.second == begun.second, "what was given before is not thrown away"
    assert "Mira alone" in at.page._panel._meta.words()
    assert who.hasFocus()


def test_enter_in_the_focus_begins_the_session(desk: Opened, begun: Session) -> None:
    at = desk("new")
    press(at.page.first_focus() or at.page, Qt.Key.Key_Return)
    assert len(at.book.sessions.of(at.couple.uid)) == 2


def test_escape_leaves_the_form_of_a_new_session(desk: Opened, begun: Session) -> None:
    at = desk("new")
    assert at.page._list.table.chosen_item() is None
    press(at.page.first_focus() or at.page, Qt.Key.Key_Escape)
    assert at.page._list.table.chosen_item() is not None
    assert at.page._panel.uid() == begun.uid
    assert at.page._list.table.hasFocus()


def test_what_is_no_day_is_not_begun(desk: Opened, begun: Session) -> None:
    at = desk("new")
    day = at.one(DayField, "Day")
    day.selectAll()
    type_words(day, "31/02/2026")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert len(at.book.sessions.of(at.couple.uid)) == 1
    assert "no such day" in at.one(DayField, "Day").accessibleDescription()
    assert cut_labels(at.frame) == []


def test_the_hour_agreed_for_today_is_offered(book: Workbook, couple: Couple, desk: Opened) -> None:
    agreed = datetime.combine(date.today(), datetime.min.time()).replace(hour=16, minute=30)
    book.couples.save(replace(couple, next_session=agreed))
    at = desk("new")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.book.sessions.of(couple.uid)[0].starts == agreed


def test_a_form_that_is_left_waits_for_its_couple(desk: Opened, begun: Session) -> None:
    at = desk("new")
    type_words(at.page.first_focus() or at.page, "Money")
    at.page.flush()
    at.page.show_couple(at.couple.uid)
    assert at.page._new._focus.text() == "Money"


# check-in


def test_check_in_by_digits_is_kept_after_a_rest(desk: Opened, begun: Session, qtbot: QtBot) -> None:
    at = desk()
    scale = at.one(Scale, "Jonas, How well did you feel heard?")
    assert scale.hasFocus(), "the first rating that is missing"
    press(scale, Qt.Key.Key_8)
    qtbot.waitUntil(lambda: at.book.sessions.get(begun.uid).second.heard == 8, timeout=3000)
    press(scale, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: at.book.sessions.get(begun.uid).second.heard is None, timeout=3000)


def test_last_time_is_marked_and_said(book: Workbook, couple: Couple, begun: Session, desk: Opened) -> None:
    book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    at = desk()
    assert "last time 5" in at.one(Scale, "Mira, How close").accessibleName()
    assert "last time" not in at.one(Scale, "Jonas, How well").accessibleName()


def test_both_choose_to_show_them(desk: Opened, begun: Session) -> None:
    at = desk()
    check = at.page.findChildren(Check)[0]
    assert check.isVisible()
    check.setFocus()
    press(check, Qt.Key.Key_Space)
    at.page.flush()
    assert at.book.sessions.get(begun.uid).shown is Visibility.JOINT


# homework


def test_homework_per_partner(book: Workbook, couple: Couple, clock: Clock, desk: Opened, qtbot: QtBot) -> None:
    given(book, couple)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    at = desk()
    rows = [r for r in at.page.findChildren(ResultRow) if r.isVisible()]
    assert len(rows) == 2
    shortcut(at.frame, Qt.Key.Key_2, CONTROL)
    outcome = QApplication.focusWidget()
    assert isinstance(outcome, Segmented)
    assert outcome.accessibleName().startswith("Mira")
    press(outcome, Qt.Key.Key_P)
    times = tab()
    type_words(times, "4")
    helped = tab()
    assert isinstance(helped, Scale)
    press(helped, Qt.Key.Key_6)
    type_words(tab(), "Too late in the evening")
    at.page.flush()
    result = book.assignments.of(couple.uid)[0].result(Whose.FIRST)
    assert result is not None
    assert (result.outcome, result.times, result.helped) == (Outcome.PARTLY, 4, 6)
    assert result.remark == "Too late in the evening"
    assert result.on == session.starts.date()
    assert book.assignments.of(couple.uid)[0].result(Whose.SECOND) is None
    press(outcome, Qt.Key.Key_N)
    at.page.flush()
    result = book.assignments.of(couple.uid)[0].result(Whose.FIRST)
    assert result is not None
    assert (result.outcome, result.times, result.helped) == (Outcome.NOT_DONE, None, None)


def test_homework_reported_elsewhere_meanwhile_is_kept_beside(
    book: Workbook, couple: Couple, clock: Clock, desk: Opened
) -> None:
    uid = given(book, couple, Whose.FIRST)
    book.sessions.begin(Session(couple.uid, clock.now))
    at = desk()
    row = next(r for r in at.page.findChildren(ResultRow) if r.isVisible())
    press(row.first(), Qt.Key.Key_D)
    type_words(row._remark, "Went well")
    other = row.result(clock.now.date())
    assert other is not None
    book.assignments.report(uid, replace(other, remark="By phone: twice"))
    at.page.flush()
    kept = book.assignments.of(couple.uid)[0].result(Whose.FIRST)
    assert kept is not None
    assert kept.remark == "By phone: twice / Went well"
    assert "elsewhere" in at.says()


# next date and exercises


def test_the_next_date(book: Workbook, couple: Couple, begun: Session, desk: Opened) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_4, CONTROL)
    choice = QApplication.focusWidget()
    assert isinstance(choice, Segmented)
    press(choice, Qt.Key.Key_1)
    assert book.couples.get(couple.uid).next_session == NOON + timedelta(weeks=1)
    press(choice, Qt.Key.Key_2)
    assert book.couples.get(couple.uid).next_session == NOON + timedelta(weeks=2)
    press(choice, Qt.Key.Key_3)
    day = at.one(DayField, "Day of the next session")
    assert day.hasFocus()
    day.selectAll()
    type_words(day, "1 dec 2026")
    type_words(tab(), "")
    press(day, Qt.Key.Key_Return)
    assert book.couples.get(couple.uid).next_session == datetime(2026, 12, 1, 11)
    press(choice, Qt.Key.Key_Delete)
    assert book.couples.get(couple.uid).next_session is None


def test_a_date_that_another_couple_has_is_said_by_number(
    book: Workbook, couple: Couple, begun: Session, desk: Opened
) -> None:
    other = book.couples.create(replace(couple, uid="", number=0))
    book.couples.save(replace(other, next_session=NOON + timedelta(weeks=1, minutes=30)))
    at = desk()
    shortcut(at.frame, Qt.Key.Key_4, CONTROL)
    press(QApplication.focusWidget() or at.page, Qt.Key.Key_1)
    assert at.page._panel.body.next._clash.words() == f"Couple {other.number} comes that day at 11:30."


def test_giving_an_exercise_leads_to_the_exercises(desk: Opened, begun: Session, context: Context) -> None:
    at = desk()
    asked: list[tuple[str, str]] = []
    context.wanted.connect(lambda place, couple, _detail: asked.append((place, couple)))
    press(at.one(Button, "Give an exercise"), Qt.Key.Key_Space)
    assert asked == [(Place.EXERCISES, at.couple.uid)]


# the list


def test_the_list_goes_through_many_sessions(book: Workbook, couple: Couple, desk: Opened) -> None:
    for week in range(120):
        book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=week)))
    at = desk()
    table = at.page._list.table
    assert at.page._list._entries.rowCount() == 50, "a page of them, not all"
    table.setFocus()
    press(table, Qt.Key.Key_Down)
    assert at.page._panel._title.words() == "Session 119"
    QApplication.processEvents()
    row = table.viewport().mapTo(at.frame, table.visualRect(table.currentIndex()).center())
    assert abs(at.frame.ring.geometry().center().y() - row.y()) < 4, "the ring goes along"
    oldest = book.sessions.lines(couple.uid, offset=119)[0]
    at.page.show_detail(oldest.uid)
    assert at.page._panel._title.words() == "Session 1"
    assert table.chosen_item() is not None


def test_going_away_and_coming_back_finds_the_same_session(
    book: Workbook, couple: Couple, begun: Session, desk: Opened
) -> None:
    book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    at = desk(begun.uid)
    at.page.flush()
    at.page.show_couple(couple.uid)
    assert at.page._panel.uid() == begun.uid


def test_an_hour_that_is_now_goes_on_at_its_own_page_and_one_that_is_over_has_ended(
    desk: Opened, context: Context
) -> None:
    gone: list[tuple[str, str, str]] = []
    context.wanted.connect(lambda *asked: gone.append(asked))
    at = desk("new")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    now = at.book.sessions.of(at.couple.uid)[0]
    assert now.ended is None
    assert gone == [("live", at.couple.uid, now.uid)]
    shortcut(at.frame, Qt.Key.Key_N, ALT)
    at.page._new._facts.day.setText("10 November 2026")
    at.page._new._facts.day.textEdited.emit("10 November 2026")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    over = at.book.sessions.of(at.couple.uid)[0]
    assert over.starts.date() == date(2026, 11, 10)
    assert over.ended == over.starts + timedelta(minutes=50)
    assert len(gone) == 1
