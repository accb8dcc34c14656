"""A draft that was deleted, and its session entered in error: no way back is offered into what is gone."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.everything import settle
from tests.ui.hands import CONTROL, focused, press, shortcut, type_words
from tests.ui.sessions_room import NOON, begin, drafted
from ui.context import Place
from ui.pages.sessions import SessionsPage
from ui.pages.sessions_more import MoreMenu
from ui.shell import Shell
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, NoteApart
from workbook.model.session import Session

Key = Qt.Key
WORDS = "QDELETED words"


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


def choose(shell: Shell, words: str) -> None:
    menu = next(m for m in shell.findChildren(MoreMenu) if m.isVisible())
    next(a for a in menu.menu().actions() if a.text().startswith(words)).trigger()
    settle()


def delete(shell: Shell, kind: str) -> None:
    if kind == "note":
        choose(shell, "Delete the draft")
        return
    shortcut(shell, Key.Key_5, CONTROL)
    name = "Delete the draft of the psychotherapy note"
    press(next(b for b in shell.findChildren(Button) if b.isVisible() and b.accessibleName() == name), Key.Key_Return)
    settle()


@pytest.mark.parametrize("kind", ["note", "psychotherapy note"])
def test_entering_the_session_in_error_ends_the_offer(
    shell: Shell, book: Workbook, couple: Couple, begun: Session, kind: str
) -> None:
    if kind == "note":
        drafted(book, begun, WORDS)
    else:
        book.notes_apart.autosave(NoteApart(couple.uid, Apart.PSYCHOTHERAPY, NOON, WORDS, session=begun.uid))
    assert shell.go(Place.SESSIONS, couple.uid, begun.uid)
    settle()
    delete(shell, kind)
    assert shell.bar.isVisible()
    undo = shell.bar._act
    assert undo is not None
    page = shell.page()
    assert isinstance(page, SessionsPage)
    choose(shell, "Entered in error")
    assert shell.bar.isVisible(), "while it is only asked, the way back stands"
    type_words(focused(), "wrong couple")
    shortcut(shell, Key.Key_Return, CONTROL)
    settle()
    assert book.sessions.get(begun.uid).withdrawn
    assert shell.bar.isHidden()
    shortcut(shell, Key.Key_Z, CONTROL)
    settle()
    assert book.sessions.note(begun.uid).uid == ""
    assert book.notes_apart.of(couple.uid) == ()
    shell.bar.done("Something else", undo)
    shell.bar.undo()
    assert "entered in error" in shell.bar.words(), "and what refuses it says why"
    assert book.notes_apart.of(couple.uid) == ()
    assert book.drafts.words(couple.uid, f"addendum {begun.uid}") == ""
