"""What was signed is tied to the audit: who takes the guards away, changes a word and puts them back is found out."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook, verify
from workbook.model.caution import CautionFinding, Found
from workbook.model.common import Visibility, Whose
from workbook.model.risk import Concerned, RiskKind, RiskRecord
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen
from workbook.model.session import About, CheckIn, Note, Passage, Session

WORDS = (Passage("data", About.FIRST, "as it was said"), Passage("plan", About.BETWEEN, "a walk"))


@pytest.fixture
def sealed(place: Path, clock: Clock) -> Path:
    """A closed workbook with two signed notes, an addendum to the first, a draft, a safety screen and a decision after it."""
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        book.safety.record(SafetyScreen(couple.uid, Whose.FIRST, clock.now, Finding.CONCERN, note="Spoke quietly."))
        book.safety.decide(GateDecision(couple.uid, clock.now, Decision.STOP_JOINT, "Until asked again."))
        book.cautions.record(CautionFinding(couple.uid, "one_sided", Whose.BOTH, clock.now, Found.PRESENT))
        book.risks.record(
            RiskRecord(couple.uid, Concerned.FIRST, RiskKind.SELF_HARM, clock.now, "Spoke of the bridge.")
        )
        for n in range(3):
            session = book.sessions.begin(Session(couple.uid, clock.now, focus="The move", first=CheckIn(3, 4, 5)))
            note = book.sessions.autosave(Note(session.uid, passages=WORDS))
            if n < 2:
                note = book.sessions.sign(note.uid, note.rev)
            if n == 0:
                book.sessions.addend(note.uid, "One date was wrong.")
        book.close(backup=False)
    return place


def past_the_guards(place: Path, vandal: str) -> None:
    with opened(place) as database:
        guards = database.triggers
        for guard in guards:
            database.execute(f"DROP TRIGGER {guard.name}")
        database.execute("PRAGMA foreign_keys = OFF")
        database.executescript(vandal)
        for guard in guards:
            database.execute(guard.sql)
        database.commit()


def test_what_was_signed_fits_and_a_draft_may_change(sealed: Path) -> None:
    assert verify(sealed, PASSPHRASE).findings == ()
    past_the_guards(sealed, "UPDATE passages SET text = 'another draft' WHERE note_id = 3")
    assert verify(sealed, PASSPHRASE).findings == ()


@pytest.mark.parametrize(
    "vandal",
    [
        "UPDATE passages SET text = 'as it was not said' WHERE id = 1",
        "UPDATE passages SET about = 'second' WHERE id = 1",
        "DELETE FROM passages WHERE id = 2",
        "INSERT INTO passages (note_id, position, section, about, text) VALUES (1, 9, 'data', 'second', 'x')",
        "UPDATE notes SET signed_by = 'Somebody Else' WHERE id = 1",
        "UPDATE notes SET signed_at = '2026-03-02T08:00:00' WHERE id = 1",
        "UPDATE notes SET form = 'soap' WHERE id = 1",
        "UPDATE sessions SET starts = '2026-03-01T09:00:00' WHERE id = 1",
        "UPDATE sessions SET attended = 'first' WHERE id = 1",
        "UPDATE sessions SET first_close = 9 WHERE id = 1",
        "UPDATE seals SET salt = 'x' WHERE record = (SELECT uid FROM notes WHERE id = 1)",
    ],
)
def test_a_signed_note_that_was_changed_shows(sealed: Path, vandal: str) -> None:
    past_the_guards(sealed, vandal)
    (finding,) = verify(sealed, PASSPHRASE).findings
    assert finding.startswith("A signed note: it does not fit row ")


@pytest.mark.parametrize(
    ("vandal", "finding"),
    [
        ("UPDATE notes SET signed_at = NULL, signed_by = '' WHERE id = 2", "A signed note: the one of row"),
        ("DELETE FROM passages WHERE note_id = 2; DELETE FROM notes WHERE id = 2", "A signed note: the one of row"),
        ("UPDATE notes SET signed_at = '2026-03-02T09:00:00' WHERE id = 3", "A signed note: it is not in the audit"),
        ("UPDATE addenda SET text = 'One date was right.'", "An addendum: it does not fit row"),
        ("DELETE FROM addenda", "An addendum: the one of row"),
        (
            "INSERT INTO addenda (uid, note_id, text, signed_at, signed_by) VALUES ('u', 1, 'x', 'x', 'x')",
            "An addendum: it is not in the audit",
        ),
        ("UPDATE safety_screens SET finding = 'no_concern'", "A safety screen: it does not fit row"),
        ("UPDATE safety_screens SET recorded_at = '2025-01-01T09:00:00'", "A safety screen: it does not fit row"),
        ("DELETE FROM safety_screens", "A safety screen: the one of row"),
        ("UPDATE gate_decisions SET choice = 'continue'", "A decision about safety: it does not fit row"),
        ("DELETE FROM gate_decisions", "A decision about safety: the one of row"),
        ("UPDATE caution_findings SET found = 'not_present'", "A finding on a caution: it does not fit row"),
        ("UPDATE caution_findings SET going_on = 1", "A finding on a caution: it does not fit row"),
        ("DELETE FROM caution_findings", "A finding on a caution: the one of row"),
        ("UPDATE risk_records SET seen = 'Nothing.'", "A risk record: it does not fit row"),
        ("UPDATE risk_records SET reported_to = 'Somebody'", "A risk record: it does not fit row"),
        ("DELETE FROM risk_records", "A risk record: the one of row"),
        (
            "INSERT INTO gate_decisions (uid, couple_id, decided_at, choice, reason, recorded_at)"
            " VALUES ('u', 1, '2026-03-03T09:00:00', 'continue', 'x', '2026-03-03T09:00:00')",
            "A decision about safety: it is not in the audit",
        ),
    ],
)
def test_one_that_was_taken_away_or_put_in_shows(sealed: Path, vandal: str, finding: str) -> None:
    past_the_guards(sealed, vandal)
    assert [f for f in verify(sealed, PASSPHRASE).findings if f.startswith(finding)]


def test_showing_the_ratings_later_breaks_no_seal(sealed: Path) -> None:
    with Workbook.open(sealed, PASSPHRASE) as book:
        for session in book.sessions.of(book.couples.find("#1").uid):
            book.sessions.save(replace(session, shown=Visibility.JOINT))
        book.close(backup=False)
    assert verify(sealed, PASSPHRASE).ok


def test_the_salt_is_not_in_the_audit(sealed: Path) -> None:
    """So that disposing of a record with its salt leaves a hash that nothing can be tried against."""
    with opened(sealed) as database:
        salts = {str(row["salt"]) for row in database.query("SELECT salt FROM seals")}
        rows = repr(list(database.query("SELECT * FROM audit")))
    assert len(salts) == 7
    assert not [salt for salt in salts if salt in rows]
