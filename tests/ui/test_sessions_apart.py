"""The psychotherapy note of a session: folded, kept apart, saved by itself, signed and added to."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes
from tests.ui.hands import CONTROL, focused, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import NOON, SessionsDesk, begin, drafted, open_sessions
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, NoteApart
from workbook.model.session import Session

Opened = Callable[..., SessionsDesk]
HEAD, FIELD = "Psychotherapy note, kept apart", "Psychotherapy note"


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


def kept(book: Workbook, session: Session, words: str = "I am impatient with him.") -> NoteApart:
    return book.notes_apart.autosave(
        NoteApart(session.couple, Apart.PSYCHOTHERAPY, session.starts, words, session=session.uid)
    )


def test_it_is_folded_each_time_and_says_what_there_is(desk: Opened, book: Workbook, begun: Session) -> None:
    kept(book, begun)
    at = desk()
    assert at.one(Button, HEAD).accessibleName() == f"{HEAD}, draft, folded"
    assert "I am impatient with him." not in [a.words() for a in at.page.findChildren(PlainArea) if a.isVisible()]
    press(at.one(Button, HEAD), Qt.Key.Key_Space)
    assert at.field(FIELD).words() == "I am impatient with him."
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []
    at.page.show_detail(begun.uid)
    assert at.one(Button, HEAD).accessibleName() == f"{HEAD}, draft, folded"


def test_what_is_typed_is_saved_by_itself_and_apart(
    desk: Opened, book: Workbook, couple: Couple, begun: Session, qtbot: QtBot
) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_5, CONTROL)
    assert focused() is at.field(FIELD)
    type_words(focused(), "Ask my supervisor.")
    qtbot.waitUntil(lambda: book.notes_apart.psychotherapy(begun.uid) is not None, timeout=3000)
    note = book.notes_apart.psychotherapy(begun.uid)
    assert note is not None
    assert (note.words, note.kind, note.session) == ("Ask my supervisor.", Apart.PSYCHOTHERAPY, begun.uid)
    assert book.sessions.note(begun.uid).uid == "", "the session's own note is another one"
    assert book.notes_apart.lines(couple.uid) == ()
    assert at.field(FIELD).hasFocus()


def test_ctrl_enter_signs_the_note_that_the_caret_is_in(
    desk: Opened, book: Workbook, begun: Session, boxes: Boxes
) -> None:
    drafted(book, begun)
    at = desk()
    shortcut(at.frame, Qt.Key.Key_5, CONTROL)
    type_words(focused(), "Ask my supervisor.")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    note = book.notes_apart.psychotherapy(begun.uid)
    assert note is not None
    assert note.signed_by == "Ida Holm, LMFT 12"
    assert book.sessions.note(begun.uid).signed_at is None
    assert at.field(FIELD).isReadOnly()
    press(focused(), Qt.Key.Key_Return)
    type_words(focused(), "Asked.")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    note = book.notes_apart.psychotherapy(begun.uid)
    assert note is not None
    assert [a.words for a in note.addenda] == ["Asked."]


def test_an_empty_one_is_not_signed(desk: Opened, book: Workbook, begun: Session, boxes: Boxes) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_5, CONTROL)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert boxes.said == []
    assert at.page._panel.body.apart._slip.words() == "There is nothing written in this note to sign."
    assert book.notes_apart.psychotherapy(begun.uid) is None


def test_leaving_keeps_what_was_typed(desk: Opened, book: Workbook, couple: Couple, begun: Session) -> None:
    later = book.sessions.begin(Session(couple.uid, NOON.replace(day=12)))
    at = desk()
    shortcut(at.frame, Qt.Key.Key_5, CONTROL)
    type_words(focused(), "Half a thou")
    at.page.flush()
    at.page.show_detail(begun.uid)
    note = book.notes_apart.psychotherapy(later.uid)
    assert note is not None
    assert note.words == "Half a thou"
    assert at.page._panel.body.apart.writing.field.area.words() == ""
