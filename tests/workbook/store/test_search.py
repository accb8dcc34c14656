"""Notes are found by every word in them and by no other, from the moment they are kept until they are gone."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbook.conftest import PASSPHRASE, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.model.couple import Couple
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.search import Found
from workbook.model.session import About, Jotting, Note, NoteForm, On, Passage, Session
from workbook.store.engine import Database
from workbook.store.terms import folded, wanted

Write = Callable[..., Note]
HARMLESS = HealthCheck.function_scoped_fixture


@pytest.fixture
def write(book: Workbook, couple: Couple) -> Write:
    """Keep a note of a session of its own, on the given day of March."""

    def kept(words: str, day: int = 2, of: Couple = couple, focus: str = "") -> Note:
        begun = book.sessions.begin(Session(of.uid, datetime(2026, 3, day, 9), focus=focus))
        return book.sessions.autosave(Note(begun.uid, NoteForm.FREE, (Passage("note", About.BETWEEN, words),)))

    return kept


def found(book: Workbook, text: str, couple: str = "") -> list[str]:
    return [hit.record for hit in book.search.notes(text, couple=couple)]


def test_a_note_is_found_as_soon_as_it_is_kept_and_as_one_types(book: Workbook, write: Write, couple: Couple) -> None:
    note = write("They spoke about the lantern in the hall, and it was quiet.")
    for typed in ("lantern", "la", "lan", "LANTÉRN", "hall lant", "“lantern”", "quiet hall"):
        assert found(book, typed) == [note.session], typed
    for other in ("antern", "lanterns", "lan hall", "lantern river", "l", "", " ", '"'):
        assert found(book, other) == [], other
    (hit,) = book.search.notes("lantern")
    assert (hit.couple.uid, hit.number, hit.on) == (couple.uid, 1, datetime(2026, 3, 2).date())
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["lantern"]


def test_the_newest_hour_comes_first_whenever_it_was_written_down(book: Workbook, write: Write) -> None:
    later, earlier = write("a lantern", day=20), write("a lantern", day=3)
    assert found(book, "lantern") == [later.session, earlier.session]
    assert [h.record for h in book.search.notes("lantern", limit=1)] == [later.session]
    moved = book.sessions.get(earlier.session)
    book.sessions.save(replace(moved, starts=datetime(2026, 3, 25, 9)))
    assert found(book, "lantern") == [earlier.session, later.session]


def test_in_one_couple_a_part_of_a_word_is_found_and_no_other_couple(
    book: Workbook, write: Write, couple: Couple
) -> None:
    other = book.couples.create(couple_of("Cleo Dunn", "Egon Falk"))
    here, there = write("the lantern don’t 100%"), write("the lantern", of=other)
    assert found(book, "antern", couple.uid) == [here.session]
    assert found(book, "antern", other.uid) == [there.session]
    assert found(book, "la", couple.uid) == [here.session]
    assert found(book, "an", couple.uid) == [], "one or two letters begin a word"
    assert found(book, "on't", couple.uid) == [], "a word of two parts is found from its beginning"
    assert found(book, "don't", couple.uid) == [here.session]
    assert found(book, "%", couple.uid) == []


def test_a_focus_and_addenda_are_found_with_the_note(book: Workbook, write: Write) -> None:
    note = write("plain words", focus="The ferry question")
    assert found(book, "ferry plain") == [note.session]
    signed = book.sessions.sign(note.uid, note.rev)
    book.sessions.addend(signed.uid, "Later they named a trombone.")
    assert found(book, "trombone ferry") == [note.session]
    (hit,) = book.search.notes("trombone")
    assert hit.excerpt == "Later they named a trombone."


def test_the_excerpt_shows_where_a_word_begins_rather_than_the_middle_of_another(
    book: Workbook, couple: Couple
) -> None:
    begun = book.sessions.begin(Session(couple.uid, datetime(2026, 3, 2, 9)))
    parts = (Passage("note", About.FIRST, "between and between"), Passage("note", About.SECOND, "next week"))
    book.sessions.autosave(Note(begun.uid, NoteForm.FREE, parts))
    for couple_uid in ("", couple.uid):
        (hit,) = book.search.notes("wee", couple=couple_uid)
        assert [hit.excerpt[start:end] for start, end in hit.marks] == ["week"]
    (hit,) = book.search.notes("twee", couple=couple.uid)
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["between", "between"]


def test_words_do_not_run_on_from_one_field_into_the_next(book: Workbook, couple: Couple) -> None:
    begun = book.sessions.begin(Session(couple.uid, datetime(2026, 3, 2, 9)))
    parts = (Passage("note", About.FIRST, "日"), Passage("note", About.SECOND, "本"))
    book.sessions.autosave(Note(begun.uid, NoteForm.FREE, parts))
    assert found(book, "日本") == found(book, "日本", couple.uid) == []
    assert found(book, "日 本") == [begun.uid]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("彼は日本へ行くと言った", "日本へ"),
        ("تحدثا عن الثقة كثيرًا", "الثقه".replace("ه", "ة")),
        ("वे हिन्दी में बोले", "हिन्दी"),
        ("שלום בבית", "בבית"),
        ("그들은 약속했다", "약속"),
        ("เขาพูดเรื่องบ้าน", "บ้าน"),
        ("Ćwiczenie w Łodzi", "lodzi"),
        ("Zwei Straßen", "strassen"),
    ],
)
def test_any_script_is_found(book: Workbook, write: Write, text: str, part: str) -> None:
    note = write(text)
    assert found(book, part) == [note.session]
    assert found(book, unicodedata.normalize("NFD", part)) == [note.session]


@pytest.mark.parametrize(
    "typed",
    [
        '"', "*", "a*", "lantern*", "AND", "lantern AND river", "lantern OR river", "NOT lantern", "NEAR(lantern the)",
        "words:lantern", "^the", "{words}: x", "(", "lantern)", "-lantern", "+", "'; DROP TABLE notes; --", "%", "_",
        "\\", "\0", "🙂", "\ud800", "lan\udfffx", "\u202e",
        "x" * 10_000, "日" * 10_000, "a " * 5_000, '" ' * 5_000,
    ],
)  # fmt: skip
def test_what_is_typed_is_never_the_index_own_syntax(book: Workbook, write: Write, couple: Couple, typed: str) -> None:
    write("the lantern")
    book.search.notes(typed)
    book.search.notes(typed, couple=couple.uid)
    book.search.exercises(typed)
    assert found(book, "lantern OR river") == [], "OR is a word like any other"


def test_what_was_removed_is_found_no_more_and_is_gone_from_the_index(
    place: Path, book: Workbook, write: Write
) -> None:
    note = write("They named the marzipan and a lantern.")
    assert found(book, "marzipan") == [note.session]
    book.sessions.autosave(replace(note, passages=(Passage("note", About.BETWEEN, "They named a lantern."),)))
    book.close(backup=False)
    with opened(place) as database:
        assert b"marzipan" not in _index(database), "before anybody searches again"
    with Workbook.open(place, PASSPHRASE) as again:
        assert found(again, "marzipan") == []
        assert found(again, "lantern") == [note.session]
    with opened(place) as database:
        assert b"lantern" in _index(database)
        database.execute("DELETE FROM passages")
        assert b"lantern" not in _index(database), "whoever deletes"
        database.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")


def _index(database: Database) -> bytes:
    rows = database.execute("SELECT block FROM search_words_data UNION ALL SELECT words FROM searchable")
    return b"".join(cell if isinstance(cell, bytes) else str(cell).encode() for (cell,) in rows)


def test_contacts_are_found_and_psychotherapy_notes_are_not(book: Workbook, couple: Couple) -> None:
    kept = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.CONTACT, datetime(2026, 3, 4, 12), "He rang about the marzipan.", Channel.PHONE)
    )
    book.notes_apart.autosave(NoteApart(couple.uid, Apart.PSYCHOTHERAPY, datetime(2026, 3, 5, 12), "the marzipan"))
    signed = book.notes_apart.sign(kept.uid, kept.rev)
    book.notes_apart.addend(signed.uid, "It was a trombone.")
    (hit,) = book.search.notes("marzipan trombone")
    assert (hit.kind, hit.record, hit.number, hit.on) == (Found.CONTACT, kept.uid, 0, datetime(2026, 3, 4).date())
    assert found(book, "marzip") == found(book, "marzip", couple.uid) == [kept.uid]
    draft = book.notes_apart.autosave(
        NoteApart(couple.uid, Apart.CONTACT, datetime(2026, 3, 6, 12), "a lantern", Channel.EMAIL, other="Dr Amsel")
    )
    assert found(book, "amsel lantern") == [draft.uid]
    book.notes_apart.discard(draft.uid)
    assert found(book, "amsel") == []


def test_what_was_entered_in_error_is_found_no_more(place: Path, book: Workbook, write: Write, couple: Couple) -> None:
    note = write("a lantern")
    signed = book.sessions.sign(note.uid, note.rev)
    assert found(book, "lantern") == [note.session]
    right = book.withdrawals.session(signed.session, "The wrong day", to=couple.uid, starts=datetime(2026, 3, 1, 9))
    assert right is not None
    assert found(book, "lantern") == found(book, "lantern", couple.uid) == [right.uid]
    contact = NoteApart(couple.uid, Apart.CONTACT, datetime(2026, 3, 4, 12), "marzipan", Channel.PHONE)
    kept = book.notes_apart.autosave(contact)
    assert found(book, "marzipan") == [kept.uid]
    book.withdrawals.note_apart(kept.uid, "The wrong couple")
    book.close(backup=False)
    with opened(place) as database:
        assert b"marzipan" not in _index(database)


def test_jottings_and_words_being_typed_are_not_found(book: Workbook, write: Write, couple: Couple) -> None:
    note = write("the lantern")
    book.hours.jot(Jotting(note.session, datetime(2026, 3, 2, 9, 5), On.PRIVATE, "marzipan"))
    book.drafts.keep(couple.uid, "gate decision", "marzipan")
    assert found(book, "marzipan") == found(book, "marzipan", couple.uid) == []


def test_a_search_tells_nobody_and_leaves_no_row_in_the_audit(book: Workbook, write: Write, couple: Couple) -> None:
    write("the lantern")
    heard: list[object] = []
    book.subscribe(heard.append)
    before = book.couples._records.number("SELECT count(*) FROM audit")
    assert found(book, "lantern")
    assert heard == []
    assert book.couples._records.number("SELECT count(*) FROM audit") == before


def test_an_earlier_workbook_is_taken_in_when_it_is_opened(place: Path, book: Workbook, write: Write) -> None:
    notes = [write(f"lantern {day}", day=day) for day in range(2, 9)]
    book.close(backup=False)
    with opened(place) as database:
        database.execute("DELETE FROM searchable")
        database.execute("INSERT OR IGNORE INTO search_pending SELECT 'session', id FROM sessions")
        database.conn.commit()
    with Workbook.open(place, PASSPHRASE) as again:
        assert again.couples._records.number("SELECT count(*) FROM search_pending") == 0
        assert found(again, "lantern") == [note.session for note in reversed(notes)]


WORD = st.text(st.characters(codec="utf-8", categories=("L", "N", "M")), min_size=2, max_size=8)


@settings(max_examples=60, suppress_health_check=[HARMLESS], deadline=None)
@given(st.lists(WORD, min_size=1, max_size=6), WORD)
def test_a_word_of_a_kept_note_is_found_and_one_that_is_in_none_is_not(
    book: Workbook, couple: Couple, words: list[str], other: str
) -> None:
    begun = book.sessions.begin(Session(couple.uid, datetime(2026, 3, 2, 9)))
    text = "; ".join(words)
    book.sessions.autosave(Note(begun.uid, NoteForm.FREE, (Passage("note", About.BETWEEN, text),)))
    for word in words:
        if len(folded(word)) > 1:
            assert begun.uid in [h.record for h in book.search.notes(word, limit=500)]
            assert begun.uid in [h.record for h in book.search.notes(word, couple=couple.uid, limit=500)]
    line = " ".join(folded(word) for word in words)
    if wanted(other) and folded(other) not in line:
        assert begun.uid not in [h.record for h in book.search.notes(other, limit=500)]
        assert begun.uid not in [h.record for h in book.search.notes(other, couple=couple.uid, limit=500)]


def test_exercises_are_found_by_title_first(book: Workbook) -> None:
    some = book.catalogue.exercises[0]
    first = some.title.split()[0]
    hits = book.search.exercises(some.title)
    assert hits[0].key == some.key
    assert some in book.search.exercises(first.upper())
    assert some in book.search.exercises(" ".join(some.purpose.split()[:3]))
    assert book.search.exercises("xyzzy") == ()


def test_a_search_that_comes_after_the_workbook_was_closed_is_told_so(book: Workbook, write: Write) -> None:
    write("a lantern")
    book.close(backup=False)
    with pytest.raises(WorkbookError, match="closed in the meantime"):
        book.search.notes("lantern")
