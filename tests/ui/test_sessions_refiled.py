"""Refiled with another couple: who it was is asked anew, and under whom the words will stand is said before it happens."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.hands import focused, press, tab, type_words
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import NOON, SessionsDesk, open_sessions
from ui.context import Context
from ui.pages.sessions_stack import CONTACT
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio, Segmented
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import About, Note, Passage, Session

Key = Qt.Key
UNDER = "What is written about Mira stands under Zora there, and what is about Jonas under Emil"


@pytest.fixture
def other(book: Workbook) -> Couple:
    return book.couples.create(Couple(Partner(Whose.FIRST, "Zora Quill"), Partner(Whose.SECOND, "Emil Thorn")))


@pytest.fixture
def ask(
    book: Workbook, context: Context, couple: Couple, other: Couple, frame: Callable[..., Frame]
) -> Callable[..., SessionsDesk]:
    """Entered in error, a reason given, and the other couple found."""

    def asked(detail: str) -> SessionsDesk:
        at = open_sessions(book, context, couple, frame, detail)
        stack = at.page._stack
        (stack._contact_in_error if detail.startswith(CONTACT) else stack._session_in_error)()
        type_words(focused(), "Wrong couple")
        at.one(Radio, "It belongs to another couple").click()
        stack.error.finder._look("zora")
        QApplication.processEvents()
        at.one(Radio, "Zora Quill").click()
        QApplication.processEvents()
        return at

    return asked


def take_out(at: SessionsDesk) -> None:
    press(at.one(Button, "Take it out"), Key.Key_Return)
    QApplication.processEvents()


def test_who_came_of_the_other_couple_is_asked_and_never_taken_by_place(
    ask: Callable[..., SessionsDesk], book: Workbook, couple: Couple, other: Couple
) -> None:
    session = book.sessions.begin(Session(couple.uid, NOON, attended=Whose.FIRST))
    book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.FIRST, "Slept badly"),)))
    at = ask(session.uid)
    who = at.one(Segmented, "Who came")
    assert who.chosen() is None
    assert UNDER in read_out(at.page)
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []
    take_out(at)
    assert book.sessions.of(other.uid) == ()
    assert at.page._stack.error._slip.words() == "Say who of this couple it was."
    assert focused() is who
    press(who, Key.Key_3)
    take_out(at)
    (right,) = book.sessions.of(other.uid)
    assert right.attended is Whose.SECOND
    assert book.sessions.note(right.uid).text("data", About.FIRST) == "Slept badly"
    assert book.sessions.of(couple.uid) == ()


def test_both_are_both_there_and_what_is_of_no_partner_is_not_spoken_of(
    ask: Callable[..., SessionsDesk], book: Workbook, couple: Couple, other: Couple
) -> None:
    session = book.sessions.begin(Session(couple.uid, NOON))
    book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "They laughed"),)))
    at = ask(session.uid)
    assert "stands under" not in read_out(at.page)
    assert at.one(Segmented, "Who came").chosen() == 0
    take_out(at)
    (right,) = book.sessions.of(other.uid)
    assert right.attended is Whose.BOTH


def test_with_whom_a_contact_was_is_asked_as_well(
    ask: Callable[..., SessionsDesk], book: Workbook, couple: Couple, other: Couple
) -> None:
    book.sessions.begin(Session(couple.uid, NOON))
    note = NoteApart(couple.uid, Apart.CONTACT, datetime(2026, 11, 12, 9), "Called.", Channel.PHONE, Whose.SECOND)
    contact = book.notes_apart.autosave(note)
    at = ask(f"{CONTACT}{contact.uid}")
    assert at.one(Segmented, "With whom").chosen() is None
    take_out(at)
    assert book.notes_apart.of(other.uid) == ()
    press(focused(), Key.Key_2)
    take_out(at)
    (right,) = book.notes_apart.of(other.uid)
    assert (right.words, right.whose) == ("Called.", Whose.FIRST)


def test_the_other_couple_is_found_and_chosen_by_the_keyboard_alone(
    book: Workbook, context: Context, couple: Couple, other: Couple, frame: Callable[..., Frame]
) -> None:
    book.couples.create(Couple(Partner(Whose.FIRST, "Zora Marsh"), Partner(Whose.SECOND, "Ivo Penn")))
    book.sessions.begin(Session(couple.uid, NOON))
    at = open_sessions(book, context, couple, frame)
    at.page._stack._session_in_error()
    type_words(focused(), "Wrong couple")
    at.one(Radio, "It belongs to another couple").click()
    take_out(at)
    error = at.page._stack.error
    assert error._slip.words() == "Choose the couple that it belongs to."
    field = focused()
    type_words(field, "zora")
    press(field, Key.Key_Down)
    assert focused().accessibleName().startswith("Zora"), "down into what was found"
    press(focused(), Key.Key_Space)
    chosen = focused()
    assert error._slip.words() == "", "nothing is asked for any more"
    assert error.finder.chosen() != ""
    QApplication.processEvents()
    field.setFocus()
    assert tab() is chosen, "what was found comes next"
    assert isinstance(tab(), Segmented)
    field.setFocus()
    type_words(field, " quill")
    press(field, Key.Key_Return)
    assert focused().accessibleName().startswith("Zora Quill")
    assert error.finder.chosen() == other.uid, "the one that there is"
    field.setFocus()
    press(field, Key.Key_Return)
    assert error.finder.chosen() == other.uid
