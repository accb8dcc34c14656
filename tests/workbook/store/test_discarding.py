"""Drafts of notes that are thrown away, and brought back with every word."""

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock
from workbook.book import Workbook, verify
from workbook.errors import BadInput, NotFound, Signed
from workbook.model.couple import Couple
from workbook.model.session import About, Jotting, Note, NoteForm, On, Passage, Session

WORDS = (Passage("subjective", About.FIRST, "Slept badly.\n\nBut together."), Passage("plan", About.BETWEEN, "Walk"))


@pytest.fixture
def session(book: Workbook, couple: Couple, clock: Clock) -> Session:
    return book.sessions.begin(Session(couple.uid, clock.now))


@pytest.fixture
def draft(book: Workbook, session: Session, clock: Clock) -> Note:
    """With a line that is in it, one that was put right afterwards, and a private one."""
    lines = [book.hours.jot(Jotting(session.uid, clock.now, on, f"line {on}")) for on in On]
    return book.hours.take_over(Note(session.uid, NoteForm.SOAP, WORDS), lines[:2])


def taken(book: Workbook, session: Session) -> list[bool]:
    return [jotting.taken for jotting in book.hours.jottings(session.uid)]


def test_it_is_gone_and_comes_back_as_it_was(book: Workbook, session: Session, draft: Note) -> None:
    before = taken(book, session)
    gone = book.discarding.note(session.uid)
    assert book.sessions.note(session.uid) == Note(session.uid)
    assert not any(taken(book, session)), "what was in the note is open again"
    assert book.sessions.lines(session.couple)[0].has_note is False
    assert book.search.notes("together") == ()
    back = book.discarding.bring_back(gone)
    assert (back.form, back.passages) == (NoteForm.SOAP, WORDS)
    assert taken(book, session) == before
    assert len(book.search.notes("together")) == 1
    book.close()
    assert verify(book.path, PASSPHRASE).ok


def test_what_was_written_meanwhile_stands_below(book: Workbook, session: Session, draft: Note) -> None:
    gone = book.discarding.note(session.uid)
    again = (Passage("plan", About.BETWEEN, "Rest"), Passage("objective", About.SECOND, "Smiled"))
    book.sessions.autosave(Note(session.uid, NoteForm.DAP, again))
    back = book.discarding.bring_back(gone)
    assert back.form is NoteForm.SOAP
    assert {(p.section, p.about): p.text for p in back.passages} == {
        ("subjective", About.FIRST): "Slept badly.\n\nBut together.",
        ("plan", About.BETWEEN): "Walk\n\nRest",
        ("objective", About.SECOND): "Smiled",
    }


def test_a_line_that_was_touched_meanwhile_stays_open(book: Workbook, session: Session, draft: Note) -> None:
    gone = book.discarding.note(session.uid)
    first, *_others = book.hours.jottings(session.uid)
    book.hours.drop(first.uid, first.rev)
    book.discarding.bring_back(gone)
    assert taken(book, session) == [True, False, False]


def test_signed_or_not_there_it_is_not_thrown_away(book: Workbook, session: Session, draft: Note) -> None:
    gone = book.discarding.note(session.uid)
    with pytest.raises(NotFound):
        book.discarding.note(session.uid)
    other = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "Other"),)))
    signed = book.sessions.sign(other.uid, other.rev)
    for refused in (lambda: book.discarding.note(session.uid), lambda: book.discarding.bring_back(gone)):
        with pytest.raises(Signed):
            refused()
    assert book.sessions.note(session.uid) == signed


def test_it_does_not_come_back_into_a_session_that_was_entered_in_error(
    book: Workbook, session: Session, draft: Note
) -> None:
    gone = book.discarding.note(session.uid)
    book.withdrawals.session(session.uid, "Another couple's")
    with pytest.raises(BadInput, match="entered in error"):
        book.discarding.bring_back(gone)
    assert book.sessions.note(session.uid) == Note(session.uid)
    assert not any(taken(book, session))
