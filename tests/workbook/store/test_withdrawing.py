"""Entered in error: gone from every page, kept as it was, and refiled where it belongs."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from tests.workbook.store.raw import takes_additions_only
from workbook.book import Workbook, verify
from workbook.errors import BadInput, Signed
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.session import About, CheckIn, Note, Passage, Place, Session

WORDS = (Passage("data", About.FIRST, "Slept badly"), Passage("plan", About.BETWEEN, "Walk"))


@pytest.fixture
def signed(book: Workbook, couple: Couple, clock: Clock) -> Note:
    facts = Session(couple.uid, clock.now, 80, Place.VIDEO, Whose.FIRST, "The move", CheckIn(3), first_useful=7)
    session = book.sessions.begin(facts)
    note = book.sessions.autosave(Note(session.uid, passages=WORDS))
    return book.sessions.sign(note.uid, note.rev)


def test_what_was_withdrawn_is_on_no_list_and_is_kept(
    book: Workbook, signed: Note, couple: Couple, clock: Clock
) -> None:
    session = book.sessions.get(signed.session)
    assert book.withdrawals.session(session.uid, "Another couple's") is None
    (line,) = book.couples.lines()
    assert (line.sessions, line.last_session, line.unsigned) == (0, None, 0)
    assert (book.sessions.lines(couple.uid), book.sessions.of(couple.uid), book.sessions.unsigned()) == ((), (), ())
    assert book.sessions.running(couple.uid, clock.now) is None
    assert book.record(couple.uid).sessions == ()
    assert book.sessions.note(session.uid) == signed
    assert book.sessions.get(session.uid) == replace(session, withdrawn=True, rev=session.rev + 1)
    (kept,) = book.withdrawals.of(couple.uid)
    assert (kept.record, kept.reason, kept.at, kept.refiled) == (session.uid, "Another couple's", clock.now, "")
    book.close()
    assert verify(book.path, PASSPHRASE).ok


def test_refiled_under_another_couple_it_is_a_draft_without_ratings(book: Workbook, signed: Note) -> None:
    book.sessions.addend(signed.uid, "One word was wrong.")
    other = book.couples.create(couple_of())
    right = book.withdrawals.session(signed.session, "Wrong couple", to=other.uid)
    assert right is not None
    assert (right.couple, right.number, right.minutes, right.place) == (other.uid, 1, 80, Place.VIDEO)
    assert (right.focus, right.first, right.first_useful) == ("", CheckIn(), None)
    draft = book.sessions.note(right.uid)
    assert draft.signed_at is None
    assert draft.text("data", About.FIRST) == "Slept badly"
    assert draft.text("plan", About.BETWEEN) == "Walk\n\nOne word was wrong."


def test_refiled_under_the_right_day_it_keeps_its_ratings(book: Workbook, signed: Note, couple: Couple) -> None:
    right = book.withdrawals.session(signed.session, "Wrong day", to=couple.uid, starts=datetime(2026, 2, 27, 9))
    assert right is not None
    assert (right.number, right.first, right.first_useful, right.focus) == (2, CheckIn(3), 7, "The move")
    assert [line.on for line in book.sessions.lines(couple.uid)] == [date(2026, 2, 27)]


@pytest.mark.parametrize("reason", ["", " \n"])
def test_without_a_reason_nothing_happens(book: Workbook, signed: Note, couple: Couple, reason: str) -> None:
    with pytest.raises(BadInput):
        book.withdrawals.session(signed.session, reason, to=couple.uid)
    assert len(book.sessions.of(couple.uid)) == 1
    assert book.withdrawals.of(couple.uid) == ()


def test_nothing_of_it_changes_any_more(book: Workbook, couple: Couple, clock: Clock) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    note = book.sessions.autosave(Note(session.uid, passages=WORDS))
    book.withdrawals.session(session.uid, "Never took place")
    gone = book.sessions.get(session.uid)
    refused: tuple[Any, ...] = (
        lambda: book.sessions.save(replace(gone, focus="Other")),
        lambda: book.sessions.autosave(replace(note, passages=())),
        lambda: book.sessions.sign(note.uid, note.rev),
    )
    for change in refused:
        with pytest.raises(Signed):
            change()
    with pytest.raises(BadInput):
        book.withdrawals.session(session.uid, "Once more")


def test_a_contact_is_withdrawn_and_refiled_too(book: Workbook, couple: Couple, clock: Clock) -> None:
    draft = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "She called", Channel.PHONE))
    signed = book.notes_apart.sign(draft.uid, draft.rev)
    other = book.couples.create(couple_of())
    right = book.withdrawals.note_apart(signed.uid, "Wrong couple", to=other.uid)
    assert book.notes_apart.of(couple.uid) == ()
    assert right is not None
    assert (right.couple, right.words, right.signed_at) == (other.uid, "She called", None)
    assert book.notes_apart.get(signed.uid).signed_at == clock.now


def test_withdrawals_take_additions_only(book: Workbook, signed: Note) -> None:
    book.withdrawals.session(signed.session, "Wrong couple")
    book.close()
    takes_additions_only(book.path, "withdrawals")


def test_a_psychotherapy_note_goes_with_its_session(book: Workbook, signed: Note, couple: Couple) -> None:
    thought = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.PSYCHOTHERAPY, datetime(2026, 3, 1), "A thought", session=signed.session)
    )
    other = book.couples.create(couple_of())
    right = book.withdrawals.session(signed.session, "Wrong couple", to=other.uid)
    assert right is not None
    follows = book.notes_apart.psychotherapy(right.uid)
    assert follows is not None
    assert (follows.couple, follows.words, follows.at) == (other.uid, "A thought", right.starts)
    assert book.notes_apart.of(couple.uid) == ()
    assert {w.record for w in book.withdrawals.of(couple.uid)} == {signed.session, thought.uid}


def test_a_contact_of_the_wrong_day_is_refiled_under_the_right_one(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    draft = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "Called", Channel.PHONE))
    right = book.withdrawals.note_apart(draft.uid, "Wrong day", to=couple.uid, at=datetime(2026, 2, 1, 9))
    assert right is not None
    assert [c.at for c in book.notes_apart.of(couple.uid)] == [datetime(2026, 2, 1, 9)]
