"""Entered in error: the reason, what happens, and where the words belong, in the Sessions page."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes
from tests.ui.everything import everything_in
from tests.ui.hands import CONTROL, focused, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import NOON, SessionsDesk, begin, open_sessions, signed
from ui.context import Context, Place
from ui.pages.sessions_more import MoreMenu
from ui.pages.sessions_stack import CONTACT
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio
from ui.widgets.day_field import DayField
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import About, Session

Opened = Callable[..., SessionsDesk]
Key = Qt.Key


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


@pytest.fixture
def other(book: Workbook) -> Couple:
    return book.couples.create(Couple(Partner(Whose.FIRST, "Zora Quill"), Partner(Whose.SECOND, "Emil Thorn")))


def in_error(at: SessionsDesk) -> None:
    menu = at.one(MoreMenu, "More with this")
    act = next(a for a in menu.menu().actions() if a.text() == "Entered in error …")
    act.trigger()
    QApplication.processEvents()


def choose(at: SessionsDesk, words: str) -> None:
    at.one(Radio, words).click()
    QApplication.processEvents()


def test_without_a_reason_nothing_happens(desk: Opened, book: Workbook, couple: Couple, begun: Session) -> None:
    at = desk()
    in_error(at)
    assert focused().accessibleName().startswith("What was wrong")
    press(at.one(Button, "Take it out"), Key.Key_Return)
    assert at.page._stack.error._reason.problem() == "Say briefly what was entered in error."
    assert book.withdrawals.of(couple.uid) == ()
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []
    press(focused(), Key.Key_Escape)
    assert at.page.detail() == begun.uid
    assert at.page._stack.opened() is at.page._panel


@pytest.mark.parametrize("is_signed", [True, False])
def test_a_session_is_taken_out_signed_or_not(
    desk: Opened, book: Workbook, couple: Couple, begun: Session, is_signed: bool
) -> None:
    if is_signed:
        signed(book, begun)
    at = desk()
    in_error(at)
    type_words(focused(), "It never took place")
    shortcut(at.frame, Key.Key_Return, CONTROL)
    (kept,) = book.withdrawals.of(couple.uid)
    assert (kept.record, kept.reason, kept.refiled) == (begun.uid, "It never took place", "")
    assert at.page._list.newest() is None
    assert at.page.detail() == ""
    assert begun.uid not in [s.uid for s in book.sessions.of(couple.uid)]
    assert book.drafts.words(couple.uid, f"error {begun.uid}") == ""


def test_under_another_day_the_draft_is_open_afterwards(
    desk: Opened, book: Workbook, couple: Couple, begun: Session
) -> None:
    signed(book, begun)
    at = desk()
    in_error(at)
    type_words(focused(), "Wrong day")
    choose(at, "It was another day")
    day = at.one(DayField, "The right day")
    day.setFocus()
    day.selectAll()
    type_words(day, "3.11.2026")
    press(at.one(Button, "Take it out"), Key.Key_Return)
    (right,) = book.sessions.of(couple.uid)
    assert right.starts == datetime.combine(date(2026, 11, 3), NOON.time())
    assert at.page.detail() == right.uid
    area = at.field("Data, the pattern")
    assert (area.words(), area.isReadOnly()) == ("They laughed.", False)


def test_other_couples_are_in_sight_only_once_a_name_is_typed(
    desk: Opened, book: Workbook, couple: Couple, begun: Session, other: Couple, context: Context, qtbot: QtBot
) -> None:
    signed(book, begun)
    asked: list[tuple[str, str, str]] = []
    context.wanted.connect(lambda *where: asked.append(where))
    at = desk()
    in_error(at)
    type_words(focused(), "Wrong file")
    choose(at, "It belongs to another couple")
    before = everything_in(at.frame)
    assert "Zora" not in before
    assert "Thorn" not in before
    press(at.one(Button, "Take it out"), Key.Key_Return)
    assert at.page._stack.error._slip.words() == "Choose the couple that it belongs to."
    type_words(focused(), "holl")
    press(focused(), Key.Key_Return)
    QApplication.processEvents()
    assert at.names(Radio)[3:] == [], "this couple itself is not offered"
    at.page._stack.error.finder._field.clear()
    type_words(at.page._stack.error.finder._field, "zora")
    qtbot.waitUntil(lambda: len(at.names(Radio)) == 4, timeout=3000)
    choose(at, "Zora Quill & Emil Thorn")
    press(at.one(Button, "Take it out"), Key.Key_Return)
    (right,) = book.sessions.of(other.uid)
    assert asked == [(Place.SESSIONS.value, other.uid, right.uid)]
    assert book.sessions.note(right.uid).text("data", About.BETWEEN) == "They laughed."
    assert book.sessions.of(couple.uid) == ()


def test_a_contact_goes_to_another_day_too(
    desk: Opened, book: Workbook, couple: Couple, begun: Session, boxes: Boxes
) -> None:
    note = NoteApart(couple.uid, Apart.CONTACT, datetime(2026, 11, 12, 9), "She called.", Channel.PHONE, Whose.FIRST)
    contact = book.notes_apart.autosave(note)
    book.notes_apart.sign(contact.uid, contact.rev)
    at = desk(f"{CONTACT}{contact.uid}")
    in_error(at)
    assert at.page.detail() == f"{CONTACT}{contact.uid}"
    type_words(focused(), "Wrong day")
    choose(at, "It was another day")
    day = at.one(DayField, "The right day")
    day.setFocus()
    day.selectAll()
    type_words(day, "11.11.2026")
    press(at.one(Button, "Take it out"), Key.Key_Return)
    (right,) = book.notes_apart.of(couple.uid)
    assert (right.at, right.signed_at, right.words) == (datetime(2026, 11, 11, 9), None, "She called.")
    assert at.page.detail() == f"{CONTACT}{right.uid}"
    assert not at.one(PlainArea, "What was said").isReadOnly()


def test_the_reason_being_typed_survives_leaving(desk: Opened, book: Workbook, couple: Couple, begun: Session) -> None:
    at = desk()
    in_error(at)
    type_words(focused(), "It belongs to")
    at.page.flush()
    at.page.show_detail(at.page.detail())
    in_error(at)
    assert at.page._stack.error._reason.words() == "It belongs to"


def test_the_same_menu_leads_to_the_page_of_the_note(
    desk: Opened, couple: Couple, begun: Session, context: Context
) -> None:
    asked: list[tuple[str, str, str]] = []
    context.wanted.connect(lambda *where: asked.append(where))
    at = desk()
    menu = at.one(MoreMenu, "More with this session")
    next(a for a in menu.menu().actions() if a.text() == "Session note, PDF").trigger()
    assert asked == [(Place.DOCUMENTS.value, couple.uid, f"note:{begun.uid}")]
