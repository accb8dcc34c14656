"""Drafts deleted on the Sessions page: gone at once, and back with every word by Undo or Ctrl+Z."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.everything import everything_in, settle
from tests.ui.hands import CONTROL, focused, press, shortcut, type_words
from tests.ui.looks import cut_labels, unnamed
from tests.ui.sessions_room import NOON, begin, drafted, signed
from ui.context import Context, Place
from ui.pages.sessions import SessionsPage
from ui.pages.sessions_more import MoreMenu
from ui.pages.sessions_stack import CONTACT
from ui.shell import Shell
from ui.widgets.buttons import Button
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import About, Session

Key = Qt.Key
WORDS = "QDELETED one\n\ntwo"
SAID = "The draft is deleted. Until another page or the lock, Undo brings every word back."


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


@pytest.fixture
def contact(book: Workbook, couple: Couple) -> NoteApart:
    return book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.CONTACT, NOON, WORDS, Channel.LETTER, Whose.FIRST, "the doctor")
    )


def go(shell: Shell, couple: Couple, detail: str) -> SessionsPage:
    assert shell.go(Place.SESSIONS, couple.uid, detail)
    settle()
    page = shell.page()
    assert isinstance(page, SessionsPage)
    return page


def delete(page: SessionsPage) -> None:
    menu = next(m for m in page.findChildren(MoreMenu) if m.isVisible())
    next(a for a in menu.menu().actions() if a.text() == "Delete the draft").trigger()
    settle()


def can_delete(page: SessionsPage) -> bool:
    menu = next(m for m in page.findChildren(MoreMenu) if m.isVisible())
    return next(a for a in menu.menu().actions() if a.text() == "Delete the draft").isVisible()


def button(shell: Shell, name: str) -> Button:
    (found,) = [b for b in shell.findChildren(Button) if b.isVisible() and b.accessibleName().startswith(name)]
    return found


def fields(page: SessionsPage) -> list[str]:
    return [a.words() for a in page.findChildren(PlainArea) if a.isVisible() and a.words()]


@pytest.mark.parametrize("way", ["line", "Ctrl+Z"])
def test_the_draft_of_a_note(shell: Shell, book: Workbook, couple: Couple, begun: Session, way: str) -> None:
    drafted(book, begun, WORDS)
    page = go(shell, couple, begun.uid)
    delete(page)
    assert book.sessions.note(begun.uid).uid == ""
    assert "QDELETED" not in everything_in(shell.window())
    assert shell.bar.words() == SAID
    assert cut_labels(shell.window()) == []
    assert unnamed(shell.window()) == []
    assert not can_delete(page)
    if way == "line":
        press(button(shell, f"Undo: {SAID}"), Key.Key_Return)
    else:
        shortcut(shell, Key.Key_Z, CONTROL)
    settle()
    assert book.sessions.note(begun.uid).text("data", About.BETWEEN) == WORDS
    assert fields(page) == [WORDS]
    assert shell.bar.words() == "Taken back."


@pytest.mark.parametrize("way", ["line", "Ctrl+Z"])
def test_the_draft_of_a_contact(
    shell: Shell, book: Workbook, couple: Couple, contact: NoteApart, begun: Session, way: str
) -> None:
    page = go(shell, couple, f"{CONTACT}{contact.uid}")
    delete(page)
    assert book.notes_apart.of(couple.uid) == ()
    assert page.detail() == begun.uid
    assert "QDELETED" not in everything_in(shell.window())
    assert shell.bar.words() == SAID
    if way == "line":
        press(button(shell, f"Undo: {SAID}"), Key.Key_Return)
    else:
        shortcut(shell, Key.Key_Z, CONTROL)
    settle()
    (back,) = book.notes_apart.of(couple.uid)
    assert replace(back, uid="", rev=0, saved_at=None) == replace(contact, uid="", rev=0, saved_at=None)
    assert page.detail() == f"{CONTACT}{back.uid}"
    assert fields(page) == [WORDS]


@pytest.mark.parametrize("way", ["line", "Ctrl+Z"])
def test_the_draft_of_a_psychotherapy_note(
    shell: Shell, book: Workbook, couple: Couple, begun: Session, way: str
) -> None:
    book.notes_apart.autosave(NoteApart(couple.uid, Apart.PSYCHOTHERAPY, NOON, WORDS, session=begun.uid))
    page = go(shell, couple, begun.uid)
    shortcut(shell, Key.Key_5, CONTROL)
    press(button(shell, "Delete the draft of the psychotherapy note"), Key.Key_Return)
    settle()
    assert book.notes_apart.psychotherapy(begun.uid) is None
    assert "QDELETED" not in everything_in(shell.window())
    assert shell.bar.words() == SAID
    assert "Delete the draft of the psychotherapy note" not in [
        b.accessibleName() for b in page.findChildren(Button) if b.isVisible()
    ]
    if way == "line":
        press(button(shell, f"Undo: {SAID}"), Key.Key_Return)
    else:
        shortcut(shell, Key.Key_Z, CONTROL)
    settle()
    back = book.notes_apart.psychotherapy(begun.uid)
    assert back is not None
    assert back.words == WORDS
    assert WORDS in fields(page)


def test_what_is_typed_just_before_comes_back_too(shell: Shell, book: Workbook, couple: Couple, begun: Session) -> None:
    page = go(shell, couple, begun.uid)
    shortcut(shell, Key.Key_3, CONTROL)
    type_words(focused(), "half a sen")
    page.flush()
    type_words(focused(), "tence")
    delete(page)
    assert book.sessions.note(begun.uid).uid == ""
    shortcut(shell, Key.Key_Z, CONTROL)
    settle()
    assert [p.text for p in book.sessions.note(begun.uid).passages] == ["half a sentence"]


def test_another_note_signed_meanwhile_takes_the_words_as_an_addendum(
    shell: Shell, book: Workbook, couple: Couple, begun: Session
) -> None:
    drafted(book, begun, WORDS)
    page = go(shell, couple, begun.uid)
    delete(page)
    signed(book, begun)
    settle()
    press(button(shell, f"Undo: {SAID}"), Key.Key_Return)
    settle()
    assert "as an addendum to be signed" in shell.bar.words()
    assert book.sessions.note(begun.uid).addenda == ()
    assert fields(page)[-1] == WORDS


def test_a_thought_begun_meanwhile_keeps_both(shell: Shell, book: Workbook, couple: Couple, begun: Session) -> None:
    book.notes_apart.autosave(NoteApart(couple.uid, Apart.PSYCHOTHERAPY, NOON, WORDS, session=begun.uid))
    go(shell, couple, begun.uid)
    shortcut(shell, Key.Key_5, CONTROL)
    press(button(shell, "Delete the draft of the psychotherapy note"), Key.Key_Return)
    type_words(focused(), "Another thought")
    press(button(shell, f"Undo: {SAID}"), Key.Key_Return)
    settle()
    back = book.notes_apart.psychotherapy(begun.uid)
    assert back is not None
    assert back.words == f"{WORDS}\n\nAnother thought"


def test_what_is_signed_cannot_be_deleted(
    shell: Shell, book: Workbook, couple: Couple, begun: Session, contact: NoteApart
) -> None:
    signed(book, begun)
    book.notes_apart.sign(contact.uid, contact.rev)
    assert not can_delete(go(shell, couple, begun.uid))
    assert not can_delete(go(shell, couple, f"{CONTACT}{contact.uid}"))


def test_on_another_page_and_after_the_lock_it_stands_as_was_said(
    shell: Shell, book: Workbook, couple: Couple, begun: Session, context: Context
) -> None:
    drafted(book, begun, WORDS)
    delete(go(shell, couple, begun.uid))
    assert shell.bar.words() == SAID
    go(shell, couple, begun.uid)
    assert shell.go(Place.OVERVIEW, couple.uid)
    settle()
    assert shell.bar.isHidden()
    go(shell, couple, begun.uid)
    shortcut(shell, Key.Key_Z, CONTROL)
    assert book.sessions.note(begun.uid).uid == ""
    assert "QDELETED" not in everything_in(shell.window())
    assert WORDS not in book.drafts.words(couple.uid, f"addendum {begun.uid}"), "it is kept nowhere"
