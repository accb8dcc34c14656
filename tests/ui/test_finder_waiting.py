"""Go to or search while the worker is busy with something long: nothing that is looked for waits for it."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import CONTROL, shortcut, type_words
from ui.background import Background
from ui.context import Place
from ui.finder import Finder
from ui.finding import Hit
from ui.shell import Shell
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.session import About, Note, NoteForm, Passage, Session


@pytest.fixture
def shell(shell: Shell, couple: Couple) -> Shell:
    shell.go(Place.TODAY)
    return shell


@pytest.fixture
def busy(background: Background) -> Iterator[threading.Event]:
    """A document that is not finished before this is set."""
    may_end = threading.Event()
    background.run(lambda: may_end.wait(30), lambda _result: None, lambda _error: None)
    yield may_end
    may_end.set()


def titles(finder: Finder) -> list[str]:
    found = [finder.table.line(at) for at in range(finder.table.rows())]
    return [line.title for line in found if isinstance(line, Hit)]


def test_notes_are_found_while_a_document_is_in_the_making(
    shell: Shell, book: Workbook, couple: Couple, busy: threading.Event, qtbot: QtBot
) -> None:
    begun = book.sessions.begin(Session(couple.uid, datetime.now().replace(microsecond=0) - timedelta(days=1)))
    book.sessions.autosave(Note(begun.uid, NoteForm.FREE, (Passage("note", About.BETWEEN, "The lighthouse again"),)))
    shortcut(shell, Qt.Key.Key_K, CONTROL)
    finder = shell.finder
    type_words(finder.field, "Mira")
    qtbot.waitUntil(lambda: "Mira Hollis & Jonas Adeyemi" in titles(finder))
    finder.field.selectAll()
    type_words(finder.field, "lighth")
    qtbot.waitUntil(lambda: not finder.is_looking())
    assert not busy.is_set()
    assert any("Session 1" in title for title in titles(finder))


def test_what_is_looked_for_while_the_workbook_closes_is_told_to_nobody(
    shell: Shell, book: Workbook, busy: threading.Event, background: Background, qtbot: QtBot
) -> None:
    shortcut(shell, Qt.Key.Key_K, CONTROL)
    type_words(shell.finder.field, "lighth")
    shell.close_pages()
    book.close(backup=False)
    done: list[None] = []
    background.run(lambda: None, done.append, lambda _error: None, looking=True)
    qtbot.waitUntil(lambda: bool(done))
    assert not shell.finder.is_looking()
