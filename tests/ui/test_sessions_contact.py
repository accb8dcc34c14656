"""Contacts between sessions: noted, kept as they are typed, signed, and listed by day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes
from tests.ui.hands import ALT, CONTROL, focused, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import NOON, SessionsDesk, begin, open_sessions, signed
from ui.context import Context
from ui.pages.contact_note import ContactNote
from ui.pages.sessions_stack import CONTACT
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.fields import Field
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import Session

Opened = Callable[..., SessionsDesk]
Key = Qt.Key
WORDS = "What was said or written"


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    return partial(open_sessions, book, context, couple, frame)


def noted(book: Workbook, couple: Couple, on: int, words: str = "She called.") -> NoteApart:
    at = datetime(2026, 11, on, 9, 15)
    return book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, at, words, Channel.PHONE, Whose.FIRST))


def test_a_call_is_noted_by_keyboard_alone(
    desk: Opened, book: Workbook, couple: Couple, boxes: Boxes, qtbot: QtBot
) -> None:
    at = desk()
    shortcut(at.frame, Key.Key_K, ALT)
    assert focused().accessibleName() == "How: Phone"
    press(focused(), Key.Key_2)
    who = at.one(Segmented, "With whom")
    press(who, Key.Key_3)
    at.field(WORDS).setFocus()
    type_words(focused(), "He asks for another date.")
    qtbot.waitUntil(lambda: book.notes_apart.lines(couple.uid) != (), timeout=3000)
    (kept,) = book.notes_apart.of(couple.uid)
    assert (kept.channel, kept.whose, kept.other) == (Channel.EMAIL, Whose.SECOND, "")
    assert kept.words == "He asks for another date."
    assert at.page.detail() == f"{CONTACT}{kept.uid}"
    assert at.page._list.isVisible(), "the first thing that there is with this couple"
    shortcut(at.frame, Key.Key_Return, CONTROL)
    assert boxes.said == ["Sign this note and lock it?"]
    assert book.notes_apart.get(kept.uid).signed_by == "Ida Holm, LMFT 12"
    assert at.field(WORDS).isReadOnly()
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []


def test_with_somebody_else_a_name_is_wanted(desk: Opened, book: Workbook, couple: Couple, boxes: Boxes) -> None:
    at = desk(CONTACT)
    press(at.one(Segmented, "With whom"), Key.Key_4)
    assert focused().accessibleName() == "Name of whoever it was with"
    at.write(WORDS, "Asked for a report.")
    shortcut(at.frame, Key.Key_Return, CONTROL)
    assert boxes.said == []
    assert focused() is at.one(Field, "Name of whoever")
    type_words(focused(), "Dr Amsel, family doctor")
    shortcut(at.frame, Key.Key_Return, CONTROL)
    (kept,) = book.notes_apart.of(couple.uid)
    assert (kept.other, kept.signed_at is not None) == ("Dr Amsel, family doctor", True)
    assert "with Dr Amsel, family doctor" in at.page._contact._meta.words()


def test_an_empty_contact_is_neither_kept_nor_signed(
    desk: Opened, book: Workbook, couple: Couple, boxes: Boxes
) -> None:
    at = desk(CONTACT)
    press(at.one(Segmented, "How"), Key.Key_4)
    shortcut(at.frame, Key.Key_Return, CONTROL)
    assert at.page._contact.foot.told() == "There is nothing written in this note to sign."
    assert focused() is at.field(WORDS)
    at.page.flush()
    assert book.notes_apart.of(couple.uid) == ()


def test_how_each_may_be_reached_stands_where_one_would_call_back(desk: Opened, couple: Couple) -> None:
    at = desk(CONTACT)
    titles = [n for n in at.page._contact.findChildren(ContactNote) if n.isVisible()]
    assert len(titles) == 1
    press(at.one(Segmented, "How"), Key.Key_5)
    assert [n for n in at.page._contact.findChildren(ContactNote) if n.isVisible()] == []


def test_contacts_stand_between_the_sessions_of_their_days(
    desk: Opened, book: Workbook, couple: Couple, boxes: Boxes
) -> None:
    old, new = noted(book, couple, 4), noted(book, couple, 12)
    book.notes_apart.sign(old.uid, old.rev)
    book.notes_apart.addend(old.uid, "And called again.")
    session = begin(book, couple)  # on the tenth
    at = desk()
    entries = at.page._list._entries._items
    assert [e.line.uid for e in entries] == [new.uid, session.uid, old.uid, old.uid]
    assert at.page._list.table.chosen_item() is entries[1], "a couple opens on its newest session"
    said = [at.page._list._entries._said(e) for e in entries]
    assert said[0] == "Contact, phone, 12 November, draft"
    assert said[3].startswith("Addendum to a contact, ")
    press(at.page._list.table, Key.Key_Down)
    assert at.page.detail() == f"{CONTACT}{old.uid}"
    assert at.field(WORDS).words() == "She called."
    press(at.page._list.table, Key.Key_Up)
    assert at.page.detail() == session.uid


def test_an_addendum_is_signed_and_its_words_survive_a_lock(
    desk: Opened, book: Workbook, couple: Couple, boxes: Boxes
) -> None:
    contact = noted(book, couple, 4)
    book.notes_apart.sign(contact.uid, contact.rev)
    at = desk(f"{CONTACT}{contact.uid}")
    press(at.one(Button, "Write an addendum"), Key.Key_Return)
    type_words(focused(), "The number was wrong.")
    at.page.flush()
    assert "The number" in book.drafts.words(couple.uid, f"addendum {contact.uid}")
    at.page.show_detail(f"{CONTACT}{contact.uid}")
    assert at.one(PlainArea, "Addendum").words() == "The number was wrong."
    shortcut(at.frame, Key.Key_Return, CONTROL)
    assert [a.words for a in book.notes_apart.get(contact.uid).addenda] == ["The number was wrong."]
    assert book.drafts.words(couple.uid, f"addendum {contact.uid}") == ""


def test_two_versions_of_a_draft_are_both_kept(desk: Opened, book: Workbook, couple: Couple) -> None:
    contact = noted(book, couple, 4)
    at = desk(f"{CONTACT}{contact.uid}")
    at.page._contact.writing._saving = True  # nothing is read again while this window is behind
    book.notes_apart.autosave(replace(contact, words="She called twice."))
    at.page._contact.writing._saving = False
    at.page._contact.writing.field.area.to_end()
    type_words(at.field(WORDS), " At nine.")
    at.page.flush()
    words = book.notes_apart.get(contact.uid).words
    assert "She called twice." in words
    assert "She called. At nine." in words
    assert at.field(WORDS).words() == words


def test_another_couple_never_meets_what_was_open_before(
    desk: Opened, book: Workbook, couple: Couple, boxes: Boxes
) -> None:
    signed(book, begin(book, couple))
    other = book.couples.create(Couple(couple.first, couple.second))
    contact = noted(book, other, 4)
    at = desk()
    at.page.show_couple(other.uid)
    assert at.page.detail() == f"{CONTACT}{contact.uid}"
    shortcut(at.frame, Key.Key_N, ALT)
    press(at.page, Key.Key_Escape)
    press(focused(), Key.Key_Escape)
    assert at.page.detail() == f"{CONTACT}{contact.uid}"


def test_a_list_of_many_sessions_takes_each_contact_once(desk: Opened, book: Workbook, couple: Couple) -> None:
    for _n in range(60):
        book.sessions.begin(Session(couple.uid, NOON))
    last = noted(book, couple, 2)
    at = desk()
    entries = at.page._list._entries
    assert last.uid not in [e.line.uid for e in entries._items], "it is older than the first slice"
    at.page._list.show_session(last.uid)
    assert [e.line.uid for e in entries._items].count(last.uid) == 1
    at.page.refresh(None)
    assert [e.line.uid for e in entries._items].count(last.uid) == 1
