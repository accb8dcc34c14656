"""Two hundred sessions with one couple: the page asks for no more than it shows, and the oldest is reached all the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.hands import press
from tests.ui.looks import Frame
from tests.ui.sessions_room import NOON, SessionsDesk, open_sessions
from ui.context import Context
from ui.widgets.table import PAGE
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.session import About, Note, Passage, Session

MANY = 200


@pytest.fixture
def many(book: Workbook, couple: Couple) -> list[str]:
    """The sessions' uids, newest first, each with a note."""
    made = []
    for weeks in range(MANY):
        starts = NOON - timedelta(weeks=weeks)
        session = book.sessions.begin(Session(couple.uid, starts, ended=starts + timedelta(minutes=50)))
        book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, f"Week {weeks}"),)))
        made.append(session.uid)
    return made


@pytest.fixture
def at(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], many: list[str]) -> SessionsDesk:
    return open_sessions(book, context, couple, frame)


def read(book: Workbook, act: Callable[[], object]) -> list[str]:
    """What is asked of the records meanwhile."""
    asked: list[str] = []
    connection: Any = book._records.database.conn
    connection.set_trace_callback(asked.append)
    try:
        act()
        QApplication.processEvents()
    finally:
        connection.set_trace_callback(None)
    return [each for each in asked if each.lstrip().upper().startswith("SELECT")]


def test_the_list_begins_with_one_page_and_goes_on_to_the_oldest(at: SessionsDesk, many: list[str]) -> None:
    rows = at.page._list._entries
    assert rows.rowCount() == PAGE
    assert at.field("Data, the pattern").toPlainText() == "Week 0"
    at.page._list.table.setFocus()
    for _time in range(MANY // PAGE):
        press(at.page._list.table, Qt.Key.Key_End)
        QApplication.processEvents()
    assert rows.rowCount() == MANY
    chosen = at.page._list.table.chosen_item()
    assert chosen is not None
    assert chosen.line.uid == many[-1]
    assert at.field("Data, the pattern").toPlainText() == f"Week {MANY - 1}"


def test_going_to_the_next_one_asks_for_one_and_not_for_all(at: SessionsDesk, book: Workbook) -> None:
    at.page._list.table.setFocus()
    asked = read(book, lambda: press(at.page._list.table, Qt.Key.Key_Down))
    assert at.field("Data, the pattern").toPlainText() == "Week 1"
    assert len(asked) < 40, len(asked)
    notes = [each for each in asked if "passages" in each]
    assert len(notes) < 5, notes


def test_the_oldest_is_opened_by_its_name(at: SessionsDesk, many: list[str]) -> None:
    at.page.show_detail(many[-1])
    assert at.page.detail() == many[-1]
    assert at.field("Data, the pattern").toPlainText() == f"Week {MANY - 1}"
