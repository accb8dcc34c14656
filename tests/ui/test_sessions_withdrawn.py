"""What was entered in error, on the Sessions page: found by key, folded, read as it stood, and nowhere else."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.reports.readback import plain_text
from tests.ui.everything import everything_in
from tests.ui.hands import ALT, focused, press, shortcut
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import NOON, SessionsDesk, begin, open_sessions, signed
from ui import press as print_room
from ui.context import Context, Place
from ui.pages.half_typed import slot
from ui.pages.sessions_stack import ERRORS
from ui.widgets.buttons import Button
from ui.widgets.kept import folded
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.disclosure.joint import joint
from workbook.errors import NotFound
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import Jotting, On, Session

Opened = Callable[..., SessionsDesk]
Key = Qt.Key
REASON, NOTE, ADDED, JOTTED, THOUGHT, CALLED = "QREASON", "QNOTE", "QADDED", "QJOTTED", "QTHOUGHT", "QCALLED"
WORDS = (REASON, NOTE, ADDED, JOTTED, THOUGHT, CALLED)


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def other(book: Workbook) -> Couple:
    return book.couples.create(Couple(Partner(Whose.FIRST, "Zora Quill"), Partner(Whose.SECOND, "Emil Thorn")))


@pytest.fixture
def wrong(book: Workbook, couple: Couple, other: Couple) -> Session:
    """A signed session with everything that can be written in one, refiled with another couple; and a contact, gone for good."""
    session = begin(book, couple)
    book.hours.jot(Jotting(session.uid, NOON, On.PRIVATE, f"{JOTTED} in the hour"))
    note = signed(book, session)
    book.sessions.addend(note.uid, f"{ADDED} later")
    book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.PSYCHOTHERAPY, NOON, f"{THOUGHT} for myself", session=session.uid)
    )
    contact = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.CONTACT, NOON, f"{CALLED} about it", Channel.PHONE, Whose.FIRST)
    )
    book.withdrawals.session(session.uid, f"{REASON} of the hour", to=other.uid)
    book.withdrawals.note_apart(contact.uid, f"{REASON} of the call")
    return session


def open_errors(at: SessionsDesk) -> None:
    shortcut(at.frame, Key.Key_E, ALT)
    QApplication.processEvents()


def folds(at: SessionsDesk) -> list[str]:
    return [name for name in at.names(Button) if name.startswith("Read it as it stood")]


def unfold(at: SessionsDesk, name: str) -> None:
    press(at.one(Button, f"Read it as it stood: {name}"), Key.Key_Space)
    QApplication.processEvents()


def read(at: SessionsDesk) -> str:
    return "\n".join(area.words() for area in at.page.findChildren(PlainArea) if area.isVisible())


def test_where_nothing_was_entered_in_error_there_is_nothing_to_see(
    desk: Opened, book: Workbook, couple: Couple
) -> None:
    session = begin(book, couple)
    at = desk()
    open_errors(at)
    assert at.page.detail() == session.uid
    assert [name for name in at.names(Button) if name.startswith("Entered in error")] == []


def test_it_says_what_when_why_and_where_the_words_are_now(desk: Opened, book: Workbook, wrong: Session) -> None:
    at = desk()
    open_errors(at)
    said = everything_in(at.frame)
    for words in (
        "3 records",
        "Session 1, 10 November 2026",
        "Contact, phone, 10 November 2026",
        "Psychotherapy note, 10 November 2026",
        "taken out 17 November 2026, 10:42, by Ida Holm, LMFT 12",
        f"{REASON} of the hour",
        f"{REASON} of the call",
        "Nothing stands in its place.",
        "Its words are with couple 2 now.",
    ):
        assert words in said
    for words in ("Zora", "Quill", "Emil", "Thorn", NOTE, ADDED, JOTTED, THOUGHT, CALLED):
        assert words not in said
    assert focused().accessibleName() == "Read it as it stood: Contact, phone, 10 November 2026, folded"
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []


def test_the_words_are_there_as_they_stood_once_unfolded_and_go_again(
    desk: Opened, book: Workbook, couple: Couple, wrong: Session
) -> None:
    book.drafts.keep(couple.uid, slot(wrong.uid), folded({"words": "half a thought", "about": "first"}))
    rows = book._audit.head().count
    at = desk()
    open_errors(at)
    assert read(at) == ""
    unfold(at, "Session 1")
    jotted = f"11:00 private: {JOTTED} in the hour"
    assert read(at).splitlines() == ["They laughed.", jotted, "half a thought", f"{ADDED} later"]
    assert all(area.isReadOnly() for area in at.page.findChildren(PlainArea) if area.isVisible())
    assert "signed 17 November 2026, 10:42, by Ida Holm, LMFT 12" in everything_in(at.frame)
    assert book._audit.head().count == rows + 1, "reading it again is audited"
    assert cut_labels(at.page) == []
    assert unnamed(at.page) == []
    unfold(at, "Session 1")
    assert read(at) == ""
    unfold(at, "Psychotherapy note")
    assert read(at) == f"{THOUGHT} for myself"
    unfold(at, "Contact, phone")
    assert f"{CALLED} about it" in read(at)
    press(focused(), Key.Key_Escape)
    assert read(at) == ""
    open_errors(at)
    assert folds(at)
    assert all(name.endswith("folded") for name in folds(at)), "folded each time"


def test_escape_goes_back_and_the_word_of_the_page_comes_here_again(
    desk: Opened, book: Workbook, couple: Couple, wrong: Session
) -> None:
    later = book.sessions.begin(Session(couple.uid, NOON.replace(day=12)))
    at = desk()
    press(at.one(Button, "Entered in error: 3"), Key.Key_Space)
    assert at.page.detail() == ERRORS
    open_errors(at)
    press(focused(), Key.Key_Escape)
    assert at.page.detail() == later.uid
    at.page.show_detail(ERRORS)
    assert at.page.detail() == ERRORS
    shortcut(at.frame, Key.Key_N, ALT)
    press(focused(), Key.Key_Escape)
    assert at.page.detail() == later.uid


def test_the_only_session_in_error_can_still_be_found(desk: Opened, book: Workbook, wrong: Session) -> None:
    at = desk()
    assert at.page.detail() == ""
    press(at.one(Button, "Entered in error"), Key.Key_Space)
    assert len(folds(at)) == 3


def test_the_way_leads_to_what_stands_in_its_place(
    desk: Opened, book: Workbook, couple: Couple, other: Couple, wrong: Session, context: Context
) -> None:
    asked: list[tuple[str, str, str]] = []
    context.wanted.connect(lambda *where: asked.append(where))
    here = book.sessions.begin(Session(couple.uid, NOON.replace(day=12)))
    stands = book.withdrawals.session(here.uid, "Wrong day", to=couple.uid, starts=NOON.replace(day=11))
    assert stands is not None
    at = desk()
    open_errors(at)
    ways = [name for name in at.names(Button) if name.startswith("Go there")]
    assert ways[0] == f"Go there: Its words stand here now: Session {stands.number}, 11 November 2026."
    press(at.one(Button, "Go there: Its words stand here now"), Key.Key_Space)
    assert at.page.detail() == stands.uid
    open_errors(at)
    every = [b for b in at.page.findChildren(Button) if b.isVisible() and b.accessibleName() in ways[1:]]
    press(every[-1], Key.Key_Space)
    (right,) = book.sessions.of(other.uid)
    assert asked == [(Place.SESSIONS.value, other.uid, right.uid)]


def test_what_took_its_place_may_be_gone_too(
    desk: Opened, book: Workbook, couple: Couple, other: Couple, wrong: Session
) -> None:
    (right,) = book.sessions.of(other.uid)
    book.withdrawals.session(right.uid, "Not theirs either")
    note = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, NOON, "She wrote", Channel.EMAIL))
    draft = book.withdrawals.note_apart(note.uid, "Wrong day", to=couple.uid, at=datetime(2026, 11, 9, 9))
    assert draft is not None
    at = desk()
    open_errors(at)
    assert "Its words stand here now: Contact, e-mail, 9 November 2026." in everything_in(at.frame)
    book.notes_apart.discard(draft.uid)
    QApplication.processEvents()
    said = everything_in(at.frame)
    assert "Its words became a draft, which was deleted later." in said
    assert "Its words went to couple 2, and were taken out there too." in said


def test_it_is_in_no_record_document_joint_view_or_search(book: Workbook, couple: Couple, wrong: Session) -> None:
    assert book.record(couple.uid).sessions == ()
    said = [repr(book.record(couple.uid))]
    said.append(repr(joint(book.record(couple.uid), book.catalogue, NOON)))
    for audience in (Audience.COUNSELOR, Audience.COUPLE, Audience.FIRST, Audience.SECOND):
        said.append(plain_text(print_room.progress_sheet(book, couple.uid, audience, NOON.date()).render()))
    assert [w for w in WORDS if w in " ".join(said)] == []
    with pytest.raises(NotFound):
        print_room.note_sheet(book, wrong.uid, NOON)
    for word in (*WORDS, "laughed"):
        assert [hit for hit in book.search.notes(word) if hit.couple.uid == couple.uid] == []
        assert book.search.notes(word, couple=couple.uid) == ()
