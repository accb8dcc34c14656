"""The audit: who did what in a chain, no names and no words in it, and a row that was touched shows."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, Template, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook, verify
from workbook.errors import BadInput, NotFound
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple
from workbook.model.intake import Answer, AnswerState, IntakeKind, Remark
from workbook.model.plan import Goal, PlanKind
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen
from workbook.model.session import About, Note, Passage, Session
from workbook.store.engine import dbapi

SECRET = "zimtbaum"


def acts(place: Path) -> list[tuple[str, str]]:
    with opened(place) as database:
        return [(row["act"], row["kind"]) for row in database.query("SELECT act, kind FROM audit ORDER BY id")]


@pytest.fixture
def used(book: Workbook, place: Path, clock: Clock) -> Path:
    """A closed workbook in which one thing of each kind was done, with the same word in every text."""
    couple = book.couples.create(couple_of(first=SECRET))
    book.couples.save(replace(couple, household=SECRET))
    book.couples.opened(couple.uid)
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    book.intakes.answer(intake.uid, Answer("lonely", Whose.FIRST, AnswerState.RATED, 4))
    book.intakes.remark(intake.uid, Remark("lonely", SECRET, SECRET))
    book.safety.record(SafetyScreen(couple.uid, Whose.FIRST, clock.now, Finding.CONCERN, note=SECRET))
    book.safety.decide(GateDecision(couple.uid, clock.now, Decision.STOP_JOINT, SECRET))
    plan = book.plans.adopt(couple.uid, PlanKind.REBUILD)
    book.plans.save_goal(plan.uid, Goal(SECRET, Whose.BOTH))
    book.plans.decline(couple.uid, "A.step.1", SECRET)
    session = book.sessions.begin(Session(couple.uid, clock.now, focus=SECRET))
    note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.FIRST, SECRET),)))
    signed = book.sessions.sign(note.uid, note.rev)
    book.sessions.addend(signed.uid, SECRET)
    book.documents.recorded(couple.uid, "handout", Audience.COUPLE, "ab" * 32, "saved")
    book.documents.recorded(None, "handout", Audience.COUPLE, "cd" * 32, "printed")
    book.close()
    return place


def test_every_act_leaves_a_row_and_the_chain_fits(used: Path) -> None:
    assert acts(used) == [
        ("created", "workbook"),
        ("opened", "workbook"),
        ("closed", "workbook"),
        ("opened", "workbook"),
        ("added", "couple"),
        ("changed", "couple"),
        ("viewed", "couple"),
        ("added", "intake"),
        ("changed", "intake"),
        ("changed", "intake"),
        ("added", "safety screen"),
        ("added", "gate decision"),
        ("added", "plan"),
        ("added", "goal"),
        ("added", "declined suggestion"),
        ("added", "session"),
        ("changed", "couple"),
        ("signed", "note"),
        ("signed", "addendum"),
        ("saved", "handout"),
        ("printed", "handout"),
        ("backed up", "workbook"),
        ("closed", "workbook"),
    ]
    assert verify(used, PASSPHRASE).findings == ()


def test_rows_carry_uids_and_kinds_and_no_words(used: Path) -> None:
    with opened(used) as database:
        rows = list(database.query("SELECT * FROM audit"))
        (couple,) = database.query("SELECT uid FROM couples")
    assert SECRET not in repr(rows)
    assert {row["couple"] for row in rows if row["act"] in ("added", "viewed", "signed")} == {couple["uid"]}
    assert [row["detail"] for row in rows if row["kind"] == "handout"] == ["couple " + "ab" * 32, "couple " + "cd" * 32]


def test_a_drafts_autosave_leaves_no_row(book: Workbook, couple: Couple, clock: Clock) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    before = book.documents.number_head()
    note = book.sessions.autosave(Note(session.uid))
    book.sessions.autosave(replace(note, passages=(Passage("data", About.FIRST, "words"),)))
    assert book.documents.number_head() == before


def test_a_change_that_fails_leaves_no_row(book: Workbook, couple: Couple) -> None:
    before = book.documents.number_head()
    with pytest.raises(Exception, match="elsewhere"):
        book.couples.save(replace(couple, rev=7))
    assert book.documents.number_head() == before


def test_a_documents_foot_carries_count_and_head(book: Workbook, couple: Couple) -> None:
    count, head = book.documents.number_head().split("-")
    assert (int(count), len(head)) == (5, 12)
    book.couples.opened(couple.uid)
    assert book.documents.number_head() != f"{count}-{head}"


@pytest.mark.parametrize(
    ("kind", "sha256", "how"),
    [("Ada Berg", "ab" * 32, "saved"), ("handout", "Ada Berg", "saved"), ("handout", "ab" * 32, "read to Ada Berg")],
)
def test_no_text_gets_into_a_row_by_way_of_a_document(
    book: Workbook, couple: Couple, kind: str, sha256: str, how: str
) -> None:
    before = book.documents.number_head()
    with pytest.raises(BadInput):
        book.documents.recorded(couple.uid, kind, Audience.COUPLE, sha256, how)
    with pytest.raises(NotFound):
        book.documents.recorded("Ada Berg", "handout", Audience.COUPLE, "ab" * 32, "saved")
    assert book.documents.number_head() == before


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET at = 'x'", "DELETE FROM audit", "INSERT OR REPLACE INTO audit SELECT * FROM audit"]
)
def test_no_raw_way_changes_a_row(place: Path, statement: str) -> None:
    with opened(place) as database:
        database.execute("PRAGMA recursive_triggers = OFF")
        with pytest.raises(dbapi.IntegrityError, match="append-only"):
            database.execute(statement)
        database.rollback()


@pytest.mark.parametrize(
    ("vandal", "row"),
    [
        ("UPDATE audit SET at = '2020-01-01T00:00:00' WHERE id = 3", 3),
        ("UPDATE audit SET couple = 'another' WHERE id = 5", 5),
        ("DELETE FROM audit WHERE id = 7", 7),
        ("DELETE FROM audit WHERE id = 1", 1),
        ("UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 1) WHERE id = 2", 2),
    ],
)
def test_a_row_that_was_touched_shows(used: Path, vandal: str, row: int) -> None:
    _past_the_guards(used, vandal)
    report = verify(used, PASSPHRASE)
    assert not report.ok
    assert any(f"row {row} " in finding for finding in report.findings)


def test_a_chain_that_was_cut_does_not_fit_the_backup(used: Path) -> None:
    _past_the_guards(used, "DELETE FROM audit WHERE id > 19")
    (finding,) = verify(used, PASSPHRASE).findings
    assert "backup" in finding
    assert "cut" in finding


def test_times_are_whole_seconds_of_the_workbooks_clock(template: Template) -> None:
    with opened(template.path) as database:
        times = {row["at"] for row in database.query("SELECT at FROM audit")}
    assert times == {datetime(2026, 3, 2, 9).isoformat()}


def _past_the_guards(place: Path, vandal: str) -> None:
    """As somebody who holds the key would do it: take the triggers away, change, and put them back."""
    with opened(place) as database:
        guards = [t for t in database.triggers if t.table == "audit"]
        for guard in guards:
            database.execute(f"DROP TRIGGER {guard.name}")
        database.execute(vandal)
        for guard in guards:
            database.execute(guard.sql)
        database.commit()
