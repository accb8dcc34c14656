"""A signed note stays as it is: by the workbook's own door, and by every way past it that sqlite-utils and SQL offer."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook
from workbook.errors import BadInput, Signed, Stale
from workbook.model.common import Visibility, Whose
from workbook.model.session import About, CheckIn, Note, NoteForm, Passage, Place, Session
from workbook.store.engine import Database, dbapi

Row = dict[str, Any]

WORDS = Passage("data", About.BETWEEN, "as it was said")


@pytest.fixture
def draft(book: Workbook, clock: Clock) -> Note:
    couple = book.couples.create(couple_of())
    session = book.sessions.begin(Session(couple.uid, clock.now))
    return book.sessions.autosave(Note(session.uid, passages=(WORDS,)))


@pytest.fixture
def signed(book: Workbook, draft: Note) -> Note:
    return book.sessions.sign(draft.uid, draft.rev)


def test_a_signature_names_the_counselor_and_the_time(signed: Note, clock: Clock) -> None:
    assert (signed.signed_by, signed.signed_at) == ("Ida Holm, LMFT 12", clock.now)


def test_the_front_door_refuses(book: Workbook, signed: Note) -> None:
    for note in (replace(signed, passages=()), replace(signed, form=NoteForm.SOAP), replace(signed, uid="")):
        with pytest.raises(Signed):
            book.sessions.autosave(note)
    with pytest.raises(Signed):
        book.sessions.sign(signed.uid, signed.rev)
    assert book.sessions.note(signed.session) == signed


@pytest.mark.parametrize(
    "change",
    [
        {"starts": datetime(2026, 3, 1, 9)},
        {"minutes": 80},
        {"place": Place.VIDEO},
        {"attended": Whose.SECOND},
        {"focus": "Something else"},
        {"first": CheckIn(10, 10, 10)},
        {"second": CheckIn(hope=1)},
    ],
    ids=repr,
)
def test_what_was_signed_includes_the_session(book: Workbook, signed: Note, change: dict[str, Any]) -> None:
    session = book.sessions.get(signed.session)
    with pytest.raises(Signed):
        book.sessions.save(replace(session, **change))
    assert book.sessions.get(signed.session) == session


def test_that_both_may_see_the_ratings_can_be_chosen_after_signing(book: Workbook, signed: Note) -> None:
    session = book.sessions.get(signed.session)
    for shown in (Visibility.JOINT, Visibility.INDIVIDUAL):
        session = book.sessions.save(replace(session, shown=shown))
        assert session.shown is shown


def test_signing_needs_words_a_name_and_the_latest_draft(book: Workbook, draft: Note, clock: Clock) -> None:
    with pytest.raises(Stale):
        book.sessions.sign(draft.uid, draft.rev - 1)
    empty = book.sessions.autosave(replace(draft, passages=(replace(WORDS, text=" \n"),)))
    with pytest.raises(BadInput, match="nothing written"):
        book.sessions.sign(empty.uid, empty.rev)
    full = book.sessions.autosave(replace(empty, passages=(WORDS,)))
    book.settings.save_practice(replace(book.settings.practice(), counselor=" "))
    with pytest.raises(BadInput, match="name"):
        book.sessions.sign(full.uid, full.rev)
    assert book.sessions.note(full.session).signed_at is None


def test_an_addendum_is_signed_in_turn_and_joins_no_draft(book: Workbook, draft: Note, clock: Clock) -> None:
    with pytest.raises(BadInput, match="not signed"):
        book.sessions.addend(draft.uid, "too early")
    signed = book.sessions.sign(draft.uid, draft.rev)
    with pytest.raises(BadInput):
        book.sessions.addend(signed.uid, "  ")
    with_one = book.sessions.addend(signed.uid, "One date was wrong.")
    assert [(a.text, a.signed_by, a.signed_at) for a in with_one.addenda] == [
        ("One date was wrong.", "Ida Holm, LMFT 12", clock.now)
    ]
    assert replace(with_one, addenda=()) == signed
    assert [a.text for a in book.sessions.addend(signed.uid, "And another.").addenda][1:] == ["And another."]


RAW: dict[str, Callable[[Database, Row], object]] = {
    "update": lambda db, note: db.table("notes").update(note["id"], {"form": "free"}),
    "unsign": lambda db, note: db.table("notes").update(note["id"], {"signed_at": None}),
    "delete": lambda db, note: db.table("notes").delete(note["id"]),
    "delete where": lambda db, _note: db.table("notes").delete_where(),
    "insert over": lambda db, note: db.table("notes").insert({**note, "form": "free"}, replace=True),
    "insert over the uid": lambda db, note: db.table("notes").insert({**note, "id": None}, replace=True),
    "insert over the session": lambda db, note: db.table("notes").insert(
        {**note, "id": 99, "uid": "another"}, replace=True
    ),
    "upsert": lambda db, note: db.table("notes").upsert({**note, "form": "free"}, pk="id"),
    "insert or ignore, then update": lambda db, note: db.execute("UPDATE OR REPLACE notes SET rev = rev + 1"),
    "move another note over it": lambda db, note: db.execute(
        "UPDATE OR REPLACE notes SET session_id = ? WHERE signed_at IS NULL", (note["session_id"],)
    ),
    "give another note its id": lambda db, note: db.execute(
        "UPDATE OR REPLACE notes SET id = ? WHERE signed_at IS NULL", (note["id"],)
    ),
    "passage update": lambda db, _note: db.execute("UPDATE passages SET text = 'x' WHERE id = 1"),
    "passage delete": lambda db, _note: db.table("passages").delete(1),
    "passage added": lambda db, note: db.table("passages").insert(
        {"note_id": note["id"], "position": 9, "section": "data", "about": "first", "text": "x"}
    ),
    "passage insert over": lambda db, note: db.table("passages").insert(
        {"id": 1, "note_id": 2, "position": 9, "section": "data", "about": "first", "text": "x"}, replace=True
    ),
    "passage moved in": lambda db, note: db.execute(
        "UPDATE passages SET note_id = ? , position = 8 WHERE note_id = 2", (note["id"],)
    ),
    "passage given its id": lambda db, _note: db.execute("UPDATE OR REPLACE passages SET id = 1 WHERE note_id = 2"),
    "session delete": lambda db, note: db.table("sessions").delete(note["session_id"]),
    "session to another couple": lambda db, note: db.table("sessions").update(note["session_id"], {"couple_id": 2}),
    "session insert over": lambda db, note: db.execute(
        "INSERT OR REPLACE INTO sessions SELECT * FROM sessions WHERE id = ?", (note["session_id"],)
    ),
    "session at another time": lambda db, note: db.table("sessions").update(
        note["session_id"], {"starts": "2020-01-01T09:00:00"}
    ),
    "session with somebody else": lambda db, note: db.table("sessions").update(
        note["session_id"], {"attended": "second"}
    ),
    "session renumbered": lambda db, note: db.table("sessions").update(note["session_id"], {"number": 7}),
    "session in its number's place": lambda db, _note: db.execute(
        "UPDATE OR REPLACE sessions SET number = 1 WHERE signed = 0"
    ),
    "session unsigned": lambda db, note: db.table("sessions").update(note["session_id"], {"signed": 0}),
    "check-in update": lambda db, note: db.table("sessions").update(note["session_id"], {"second_hope": 9}),
    "check-in taken away": lambda db, note: db.table("sessions").update(note["session_id"], {"first_close": None}),
    "addendum to a draft": lambda db, _note: db.table("addenda").insert(
        {"uid": "new", "note_id": 2, "text": "x", "signed_at": "2026-03-02T09:00:00", "signed_by": "x"}
    ),
    "addendum update": lambda db, _note: db.table("addenda").update(1, {"text": "x"}),
    "addendum delete": lambda db, _note: db.table("addenda").delete(1),
    "addendum insert over": lambda db, _note: db.execute("INSERT OR REPLACE INTO addenda SELECT * FROM addenda"),
}


@pytest.mark.parametrize("references", ["ON", "OFF"])
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_no_raw_way_changes_it(place: Path, clock: Clock, references: str, recursive: str) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        book.couples.create(couple_of())
        notes = []
        for _n in range(2):
            session = book.sessions.begin(Session(couple.uid, clock.now, first=CheckIn(3, 4, 5)))
            notes.append(book.sessions.autosave(Note(session.uid, passages=(WORDS,))))
        before = book.sessions.sign(notes[0].uid, notes[0].rev)
        before = book.sessions.addend(before.uid, "One more thing.")
        book.close(backup=False)
    with opened(place) as database:
        database.execute(f"PRAGMA foreign_keys = {references}")
        database.execute(f"PRAGMA recursive_triggers = {recursive}")
        row = database.table("notes").get(1)
        for attempt in RAW.values():
            with pytest.raises(dbapi.IntegrityError, match=r"is final|stays with|follows a signed"):
                attempt(database, row)
            database.rollback()
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.sessions.note(before.session) == before
        assert book.sessions.note(notes[1].session) == notes[1]
        book.close(backup=False)


def test_the_engine_is_not_pythons_own() -> None:
    assert not issubclass(dbapi.IntegrityError, sqlite3.Error)
