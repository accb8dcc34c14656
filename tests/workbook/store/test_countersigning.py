"""Countersignatures: an addendum that a supervisor signs, by name."""

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook, verify
from workbook.errors import BadInput
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import About, Note, Passage, Session


@pytest.fixture
def signed(book: Workbook, couple: Couple, clock: Clock) -> Note:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "Seen"),)))
    return book.sessions.sign(note.uid, note.rev)


def test_a_supervisor_signs_by_name_with_words_or_without(book: Workbook, signed: Note, clock: Clock) -> None:
    book.sessions.countersign(signed.uid, "Dr  Marlow, PSY 9")
    book.sessions.countersign(signed.uid, "Ada Moss", " Agreed.\nSee next week. ")
    book.sessions.addend(signed.uid, "And one thing more.")
    first, second, third = book.sessions.note(signed.session).addenda
    assert (first.countersigns, first.words, first.signed_by, first.signed_at) == (
        True,
        "",
        "Dr Marlow, PSY 9",
        clock.now,
    )
    assert (second.countersigns, second.words, second.signed_by) == (True, "Agreed.\nSee next week.", "Ada Moss")
    assert (third.countersigns, third.words, third.signed_by) == (False, "And one thing more.", signed.signed_by)
    book.close()
    assert verify(book.path, PASSPHRASE).ok


def test_what_is_no_countersignature_is_refused(book: Workbook, signed: Note, couple: Couple, clock: Clock) -> None:
    for name in ("", "  ", signed.signed_by):
        with pytest.raises(BadInput):
            book.sessions.countersign(signed.uid, name, "Words")
    with pytest.raises(BadInput, match="place of its own"):
        book.sessions.addend(signed.uid, "Countersigned.\nBy whoever")
    later = book.sessions.begin(Session(couple.uid, clock.now))
    draft = book.sessions.autosave(Note(later.uid, passages=signed.passages))
    with pytest.raises(BadInput, match="not signed yet"):
        book.sessions.countersign(draft.uid, "Dr Marlow")
    assert book.sessions.note(signed.session).addenda == ()


def test_refiled_the_draft_has_the_words_and_no_countersignature(book: Workbook, signed: Note) -> None:
    book.sessions.countersign(signed.uid, "Dr Marlow", "Agreed.")
    book.sessions.countersign(signed.uid, "Ada Moss")
    right = book.withdrawals.session(signed.session, "Wrong couple", to=book.couples.create(couple_of()).uid)
    assert right is not None
    assert book.sessions.note(right.uid).text("data", About.BETWEEN) == "Seen\n\nAgreed."


@pytest.fixture
def contact(book: Workbook, couple: Couple, clock: Clock) -> NoteApart:
    kept = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "She called", Channel.PHONE))
    return book.notes_apart.sign(kept.uid, kept.rev)


def test_a_contact_is_countersigned_too(book: Workbook, contact: NoteApart) -> None:
    book.notes_apart.countersign(contact.uid, "Dr  Marlow, PSY 9", " Agreed. ")
    book.notes_apart.addend(contact.uid, "And one thing more.")
    first, second = book.notes_apart.get(contact.uid).addenda
    assert (first.countersigns, first.words, first.signed_by) == (True, "Agreed.", "Dr Marlow, PSY 9")
    assert (second.countersigns, second.words, second.signed_by) == (False, "And one thing more.", contact.signed_by)
    right = book.withdrawals.note_apart(contact.uid, "Wrong couple", to=book.couples.create(couple_of()).uid)
    assert right is not None
    assert right.words == "She called\n\nAgreed.\n\nAnd one thing more."
    assert book.notes_apart.get(contact.uid).withdrawn
    book.close()
    assert verify(book.path, PASSPHRASE).ok


def test_what_is_no_countersignature_of_a_contact_is_refused(
    book: Workbook, contact: NoteApart, couple: Couple, clock: Clock
) -> None:
    for name in ("", "  ", contact.signed_by):
        with pytest.raises(BadInput):
            book.notes_apart.countersign(contact.uid, name, "Words")
    with pytest.raises(BadInput, match="place of its own"):
        book.notes_apart.addend(contact.uid, "Countersigned.\nBy whoever")
    draft = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "She wrote", Channel.LETTER))
    with pytest.raises(BadInput, match="not signed yet"):
        book.notes_apart.countersign(draft.uid, "Dr Marlow")
    own = book.notes_apart.autosave(NoteApart(couple.uid, Apart.PSYCHOTHERAPY, clock.now, "I wonder"))
    book.notes_apart.sign(own.uid, own.rev)
    with pytest.raises(BadInput, match="yours alone"):
        book.notes_apart.countersign(own.uid, "Dr Marlow")
    assert [book.notes_apart.get(note.uid).addenda for note in (contact, draft, own)] == [(), (), ()]
