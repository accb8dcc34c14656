"""Countersigning a note in the Sessions page."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.ui.hands import CONTROL, focused, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import NOON, SessionsDesk, begin, drafted, open_sessions, signed
from ui.context import Context, Place
from ui.pages.sessions_more import MoreMenu
from ui.pages.sessions_stack import CONTACT
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.fields import Field
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import Session

Opened = Callable[..., SessionsDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


def test_a_draft_is_not_countersigned(desk: Opened, book: Workbook, begun: Session) -> None:
    drafted(book, begun)
    at = desk()
    assert "Countersign as a supervisor" not in at.names(Button)


def test_a_supervisor_signs_by_keyboard(desk: Opened, book: Workbook, begun: Session) -> None:
    signed(book, begun)
    at = desk()
    press(at.one(Button, "Countersign as a supervisor"), Qt.Key.Key_Return)
    assert focused() is at.one(Field, "Supervisor")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert book.sessions.note(begun.uid).addenda == (), "a name is needed"
    type_words(focused(), "Dr Marlow")
    at.one(Field, "Licence").setFocus()
    type_words(focused(), "PSY 9")
    at.write("Words of the supervisor", "Agreed.")
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    (kept,) = book.sessions.note(begun.uid).addenda
    assert (kept.signed_by, kept.words, kept.countersigns) == ("Dr Marlow, PSY 9", "Agreed.", True)
    assert "Countersigned by Dr Marlow, PSY 9" in [e.words() for e in at.page.findChildren(Elided) if e.isVisible()]
    assert focused() is at.one(Button, "Countersign as a supervisor")
    assert at.one(PlainArea, "Countersigned by Dr Marlow").isReadOnly()


def test_what_is_typed_survives_leaving(desk: Opened, book: Workbook, couple: Couple, begun: Session) -> None:
    signed(book, begun)
    at = desk()
    press(at.one(Button, "Countersign as a supervisor"), Qt.Key.Key_Return)
    type_words(focused(), "Dr Mar")
    at.page.flush()
    again = desk()
    assert again.page._panel.body.countersigning._name.words() == "Dr Mar"
    press(again.one(Button, "Cancel, no countersignature"), Qt.Key.Key_Return)
    note = book.sessions.note(begun.uid)
    assert book.drafts.words(couple.uid, f"countersign {note.uid}") == ""


def test_a_contact_is_countersigned_and_printed_from_its_own_menu(
    desk: Opened, book: Workbook, couple: Couple, context: Context
) -> None:
    asked: list[tuple[str, str, str]] = []
    context.wanted.connect(lambda *where: asked.append(where))
    draft = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.CONTACT, NOON, "She called.", Channel.PHONE, Whose.FIRST)
    )
    at = desk(f"{CONTACT}{draft.uid}")
    assert "Countersign as a supervisor" not in at.names(Button)
    book.notes_apart.sign(draft.uid, draft.rev)
    press(at.one(Button, "Countersign as a supervisor"), Qt.Key.Key_Return)
    type_words(focused(), "Dr Marlow")
    at.write("Words of the supervisor", "Agreed.")
    at.page.flush()
    assert "Agreed." in book.drafts.words(couple.uid, f"countersign {draft.uid}")
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    (kept,) = book.notes_apart.get(draft.uid).addenda
    assert (kept.signed_by, kept.words, kept.countersigns) == ("Dr Marlow", "Agreed.", True)
    assert "Countersigned by Dr Marlow" in [e.words() for e in at.page.findChildren(Elided) if e.isVisible()]
    assert book.drafts.words(couple.uid, f"countersign {draft.uid}") == ""
    assert focused() is at.one(Button, "Countersign as a supervisor")
    menu = at.one(MoreMenu, "More with this contact")
    next(a for a in menu.menu().actions() if a.text() == "Contact note, PDF").trigger()
    assert asked == [(Place.DOCUMENTS.value, couple.uid, f"note:{CONTACT}{draft.uid}")]


def test_the_list_tells_a_countersignature_from_an_addendum(desk: Opened, book: Workbook, begun: Session) -> None:
    signed(book, begun)
    note = book.sessions.note(begun.uid)
    book.sessions.addend(note.uid, "Countersigned as agreed, says the letter.")
    book.sessions.countersign(note.uid, "Dr Marlow", "")
    (line,) = book.sessions.lines(begun.couple)
    assert (len(line.addenda), line.countersigned) == (2, (False, True))
    at = desk()
    said = [at.page._list._entries._said(e).split(",")[0] for e in at.page._list._entries._items]
    assert said[1:] == ["Addendum to session 1", "Countersignature of session 1"]
