"""Contacts and psychotherapy notes: kept while they are typed, signed for good, added to, and apart from everything else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.conftest import PASSPHRASE, Clock, Template, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook, verify
from workbook.errors import BadInput, NotFound, Signed, Stale
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, ContactLine, NoteApart
from workbook.model.session import Session
from workbook.store.engine import dbapi


@pytest.fixture
def draft(book: Workbook, couple: Couple, clock: Clock) -> NoteApart:
    return book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.CONTACT, clock.now, "She called", Channel.PHONE, Whose.FIRST)
    )


def test_a_draft_comes_back_as_it_was_typed(book: Workbook, draft: NoteApart, clock: Clock) -> None:
    assert (draft.words, draft.channel, draft.whose, draft.saved_at) == (
        "She called", Channel.PHONE, Whose.FIRST, clock.now,
    )  # fmt: skip
    more = book.notes_apart.autosave(replace(draft, words="She called twice", other="her sister"))
    assert book.notes_apart.of(draft.couple) == (more,)
    with pytest.raises(Stale):
        book.notes_apart.autosave(replace(draft, words="She wrote"))


def test_kinds_stand_apart_and_the_newest_first(book: Workbook, draft: NoteApart, clock: Clock) -> None:
    session = book.sessions.begin(Session(draft.couple, clock.now))
    own = NoteApart(draft.couple, Apart.PSYCHOTHERAPY, datetime(2026, 3, 3, 9), "My anger", session=session.uid)
    kept = book.notes_apart.autosave(own)
    assert kept.session == session.uid
    assert book.notes_apart.of(draft.couple) == (kept, draft)
    assert book.notes_apart.of(draft.couple, Apart.CONTACT) == (draft,)
    assert book.notes_apart.of(draft.couple, Apart.PSYCHOTHERAPY) == (kept,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": datetime(1, 1, 1)},
        {"channel": Channel.NONE},
        {"kind": Apart.PSYCHOTHERAPY},
        {"words": "\ud800"},
    ],
    ids=repr,
)
def test_what_cannot_be_is_refused(book: Workbook, draft: NoteApart, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        book.notes_apart.autosave(replace(draft, **wrong))
    assert book.notes_apart.of(draft.couple) == (draft,)


def test_another_couples_session_is_none(book: Workbook, draft: NoteApart, clock: Clock) -> None:
    other = book.sessions.begin(Session(book.couples.create(couple_of()).uid, clock.now))
    with pytest.raises(NotFound):
        book.notes_apart.autosave(replace(draft, session=other.uid))


def test_a_signed_one_takes_addenda_only(book: Workbook, draft: NoteApart, clock: Clock) -> None:
    with pytest.raises(BadInput):
        book.notes_apart.addend(draft.uid, "too early")
    signed = book.notes_apart.sign(draft.uid, draft.rev)
    assert (signed.signed_by, signed.signed_at) == ("Ida Holm, LMFT 12", clock.now)
    refused: tuple[Callable[[], object], ...] = (
        lambda: book.notes_apart.autosave(replace(signed, words="")),
        lambda: book.notes_apart.sign(signed.uid, signed.rev),
        lambda: book.notes_apart.discard(signed.uid),
    )
    for change in refused:
        with pytest.raises(Signed):
            change()
    longer = book.notes_apart.addend(signed.uid, "It was on Tuesday.")
    assert [(a.words, a.signed_by) for a in longer.addenda] == [("It was on Tuesday.", "Ida Holm, LMFT 12")]
    assert book.notes_apart.of(draft.couple) == (longer,)


def test_an_empty_one_is_not_signed_and_a_draft_can_be_taken_away_and_put_back(
    book: Workbook, draft: NoteApart
) -> None:
    empty = book.notes_apart.autosave(replace(draft, words=" \n"))
    with pytest.raises(BadInput, match="nothing written"):
        book.notes_apart.sign(empty.uid, empty.rev)
    gone = book.notes_apart.discard(empty.uid)
    assert book.notes_apart.of(draft.couple) == ()
    back = book.notes_apart.autosave(gone)
    assert replace(back, uid="", rev=0, saved_at=gone.saved_at) == gone


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE notes_apart SET words = 'other'",
        "UPDATE notes_apart SET signed_at = NULL",
        "DELETE FROM notes_apart",
        "INSERT OR REPLACE INTO notes_apart SELECT * FROM notes_apart",
    ],
)
def test_no_sql_changes_a_signed_one(book: Workbook, draft: NoteApart, statement: str) -> None:
    book.notes_apart.sign(draft.uid, draft.rev)
    book.close()
    with opened(book.path) as database:
        database.execute("PRAGMA recursive_triggers = OFF")
        with pytest.raises(dbapi.IntegrityError, match="final"):
            database.execute(statement)


def test_a_change_past_the_triggers_shows(book: Workbook, draft: NoteApart) -> None:
    book.notes_apart.sign(draft.uid, draft.rev)
    book.close(backup=False)
    assert verify(book.path, PASSPHRASE).ok
    with opened(book.path) as database:
        guard = database.execute("SELECT sql FROM sqlite_master WHERE name = 'notes_apart_signed_keep'").fetchone()[0]
        with database.atomic():
            database.execute("DROP TRIGGER notes_apart_signed_keep")
            database.execute("UPDATE notes_apart SET words = 'He called'")
            database.execute(guard)
    (finding,) = verify(book.path, PASSPHRASE).findings
    assert finding.startswith("A signed contact or psychotherapy note")


@pytest.fixture(scope="module")
def shared(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workbook, str]]:
    place = Path(copytree(template.path, tmp_path_factory.mktemp("shared") / "Shared.workbook"))
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        yield book, book.couples.create(couple_of()).uid


@given(words=st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=30, deadline=None)
def test_any_words_come_back(shared: tuple[Workbook, str], words: str) -> None:
    book, couple = shared
    note = book.notes_apart.autosave(NoteApart(couple, Apart.CONTACT, datetime(2026, 3, 3), words, Channel.LETTER))
    assert book.notes_apart.get(note.uid).words == words


def test_lines_tell_of_contacts_without_their_words(book: Workbook, couple: Couple, clock: Clock) -> None:
    first = book.notes_apart.autosave(NoteApart(couple.uid, Apart.CONTACT, clock.now, "Called", Channel.PHONE))
    later = replace(first, at=clock.now + timedelta(days=1), uid="", rev=0, channel=Channel.LETTER)
    draft = book.notes_apart.autosave(later)
    book.notes_apart.sign(first.uid, first.rev)
    book.notes_apart.addend(first.uid, "More")
    assert book.notes_apart.lines(couple.uid) == (
        ContactLine(draft.uid, draft.at, Channel.LETTER),
        ContactLine(first.uid, first.at, Channel.PHONE, clock.now, (clock.now,), (False,)),
    )
    assert book.notes_apart.unsigned() == ((couple.uid, ContactLine(draft.uid, draft.at, Channel.LETTER)),)
    assert book.notes_apart.unsigned(before=draft.at.date()) == ()


def test_a_session_has_one_psychotherapy_note(book: Workbook, couple: Couple, clock: Clock) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    assert book.notes_apart.psychotherapy(session.uid) is None
    kept = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.PSYCHOTHERAPY, clock.now, "A thought", session=session.uid)
    )
    assert book.notes_apart.psychotherapy(session.uid) == kept
    assert book.notes_apart.lines(couple.uid) == ()
    book.withdrawals.note_apart(kept.uid, "Wrong session")
    assert book.notes_apart.psychotherapy(session.uid) is None


def test_a_second_psychotherapy_note_of_a_session_is_refused(book: Workbook, couple: Couple, clock: Clock) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    fresh = NoteApart(couple.uid, Apart.PSYCHOTHERAPY, clock.now, "A thought", session=session.uid)
    elsewhere = book.notes_apart.autosave(replace(fresh, session=""))
    kept = book.notes_apart.autosave(fresh)
    for second in (fresh, replace(elsewhere, session=session.uid)):
        with pytest.raises(Stale):
            book.notes_apart.autosave(second)
    right = book.withdrawals.note_apart(kept.uid, "Wrong day", to=couple.uid)
    assert right is not None
    assert book.notes_apart.psychotherapy(session.uid) == right
    book.notes_apart.sign(right.uid, right.rev)
    with pytest.raises(Signed):
        book.notes_apart.autosave(fresh)


def test_nothing_is_written_about_a_session_that_was_entered_in_error(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    fresh = NoteApart(couple.uid, Apart.PSYCHOTHERAPY, clock.now, "A thought", session=session.uid)
    gone = book.notes_apart.discard(book.notes_apart.autosave(fresh).uid)
    book.withdrawals.session(session.uid, "Another couple's")
    for note in (gone, fresh, replace(fresh, kind=Apart.CONTACT, channel=Channel.PHONE)):
        with pytest.raises(BadInput, match="entered in error"):
            book.notes_apart.autosave(note)
    assert book.notes_apart.of(couple.uid) == ()
