"""The sealed file of a check-in: tampered with, forged, of another kind, cut short, restored beside; and its migration."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook, restore, unread, verify
from workbook.errors import CannotWrite
from workbook.model.check_in import questions
from workbook.model.common import PARTNERS
from workbook.model.couple import Hope
from workbook.model.handover import Choice, EntryKind, Ticket
from workbook.model.intake import IntakeKind
from workbook.model.session import CheckIn, Session
from workbook.store.engine import Database, dbapi
from workbook.store.merging_check_in import CheckIns
from workbook.store.outbox import ASIDE, FOLDER, LINE, Outbox
from workbook.store.schema import schema

FIRST, SECOND = PARTNERS
CLOSE, HEARD, HOPE = (q.item for q in questions())


@pytest.fixture
def ticket(place: Path) -> Ticket:
    """A hand-over that was begun; the workbook is closed."""
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        couple = book.couples.create(couple_of())
        session = book.sessions.begin(Session(couple.uid, Clock().now))
        book.intakes.begin(couple.uid, IntakeKind.FIRST)
        return book.handovers.begin_check_in(session.uid, FIRST)


@pytest.fixture
def file(ticket: Ticket) -> Path:
    box = Outbox(ticket, lambda: datetime(2026, 3, 2, 9, 5))
    for item, value in ((CLOSE, 1), (HEARD, 10), (HOPE, 3)):
        box.add(EntryKind.ANSWER, item, "rated", value)
    box.close()
    return Path(ticket.outbox)


def opened(place: Path) -> tuple[CheckIn, tuple[str, ...]]:
    """What stands in the session after opening, and what the counselor is told."""
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        (session,) = book.sessions.of(line.uid)
        assert session.second == CheckIn()
        return session.first, book.handovers.told


def aside(place: Path) -> list[Path]:
    return sorted((place / FOLDER / ASIDE).glob("*")) if (place / FOLDER / ASIDE).is_dir() else []


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (lambda data: data[: LINE + 40] + b"!" + data[LINE + 41 :], CheckIn(None, 10, 3)),
        (lambda data: data[: 2 * LINE] + data[3 * LINE :], CheckIn(1, None, 3)),
        (lambda data: data + b"garbage\n", CheckIn(1, 10, 3)),
        (lambda data: data + data[LINE : 2 * LINE], CheckIn(1, 10, 3)),
        (lambda data: b"\n" * 100_000, CheckIn()),
    ],
    ids=["a byte", "a gap", "more", "twice", "too long"],
)
def test_a_changed_file_is_read_as_far_as_it_belongs_and_put_aside(
    place: Path, file: Path, damage: Callable[[bytes], bytes], left: CheckIn
) -> None:
    changed = damage(file.read_bytes())
    file.write_bytes(changed)
    found, told = opened(place)
    assert found == left
    assert "had been changed" in told[0]
    assert [p.read_bytes() for p in aside(place)] == [changed]
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        assert [h.altered for h in book.handovers.of(line.uid)] == [True]
        assert [w.couple for w in book.handovers.waiting()] == [line.uid], "the counselor has to hear of it"
    assert verify(place, PASSPHRASE).ok


@pytest.mark.parametrize("lines", range(1, 5))
def test_killed_after_any_answer_it_keeps_those_that_were_given(place: Path, file: Path, lines: int) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: lines * LINE] + data[lines * LINE :][:17])
    given = (1, 10, 3)[: lines - 1]
    assert opened(place) == (CheckIn(*given), ())


def test_what_a_check_in_never_asked_brings_nothing_in(place: Path, ticket: Ticket) -> None:
    box = Outbox(ticket)
    box.add(EntryKind.CHOICE, state=Choice.BOTH)
    box.add(EntryKind.ANSWER, "busy", "rated", 4)
    box.add(EntryKind.ANSWER, "check_in.shown", "rated", 4)
    box.add(EntryKind.HOPE, state=Hope.SEPARATE)
    box.add(EntryKind.ANSWER, CLOSE, "rated", 11)
    box.add(EntryKind.ANSWER, HEARD, "rated", -1)
    box.add(EntryKind.ANSWER, HOPE, "rated", 2)
    box.close()
    found, told = opened(place)
    assert found == CheckIn(None, None, 2)
    assert "had been changed" in told[0]
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        assert book.couples.get(line.uid).first.hope is None
        assert book.permissions.of(line.uid) == ()
        assert [i.answers for i in book.intakes.of(line.uid)] == [()]


def test_an_intakes_file_brings_no_check_in_in_and_no_number_beyond_its_scale(place: Path, ticket: Ticket) -> None:
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        (intake,) = book.intakes.of(line.uid)
        asked = book.handovers.begin(intake.uid, FIRST)
    box = Outbox(asked)
    box.add(EntryKind.ANSWER, CLOSE, "rated", 4)
    box.add(EntryKind.ANSWER, "busy", "rated", 7)
    box.add(EntryKind.ANSWER, "trust", "rated", 4)
    box.close()
    found, told = opened(place)
    assert found == CheckIn()
    assert "had been changed" in told[0]
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        assert [(a.item, a.value) for a in book.intakes.get(intake.uid).answers] == [("trust", 4)]


def test_a_foreign_key_and_another_partners_ticket_bring_nothing_in(place: Path, ticket: Ticket) -> None:
    box = Outbox(replace(ticket, public=bytes(PrivateKey.generate().public_key).hex()))
    box.add(EntryKind.ANSWER, CLOSE, "rated", 4)
    box.close()
    assert opened(place)[0] == CheckIn()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        other = book.handovers.begin_check_in(book.sessions.of(line.uid)[0].uid, SECOND)
    box = Outbox(replace(other, token=ticket.token))
    box.add(EntryKind.ANSWER, CLOSE, "rated", 4)
    box.close()
    assert opened(place)[0] == CheckIn()


def test_a_second_time_the_same_file_adds_nothing(place: Path, file: Path, tmp_path: Path) -> None:
    shutil.copy(file, tmp_path / "copy")
    assert opened(place)[0] == CheckIn(1, 10, 3)
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        (session,) = book.sessions.of(line.uid)
        book.sessions.save(replace(session, first=CheckIn(5, 10, 3)))
    shutil.copy(tmp_path / "copy", file)
    assert opened(place) == (CheckIn(5, 10, 3), ())
    assert not file.exists()


def test_what_cannot_be_taken_over_waits_and_the_workbook_opens(
    place: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(CheckIns, "take_in", full)
        found, told = opened(place)
    assert found == CheckIn()
    assert "wait to be taken over" in told[0]
    assert opened(place) == (CheckIn(1, 10, 3), ())


def test_a_restored_copy_that_knows_of_it_reads_it(place: Path, file: Path) -> None:
    sealed = file.read_bytes()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        asked = book.handovers.begin_check_in(book.sessions.of(line.uid)[0].uid, SECOND)
        later = book.backups.make().path
    box = Outbox(asked, lambda: datetime(2026, 3, 2, 9, 8))
    box.add(EntryKind.ANSWER, CLOSE, "rated", 6)
    box.close()
    kept = restore(later, place, clock=Clock(datetime(2026, 3, 6)))
    assert kept is not None
    assert (unread(place), unread(kept)) == (1, 1)
    for each in (place, kept):
        with Workbook.open(each, PASSPHRASE, clock=Clock(datetime(2026, 3, 6))) as book:
            (session,) = book.sessions.of(line.uid)
            assert (session.first, session.second) == (CheckIn(1, 10, 3), CheckIn(6))
    assert sealed not in (p.read_bytes() for p in place.rglob("*") if p.is_file())


def test_hand_overs_of_an_earlier_workbook_stay_as_they_were() -> None:
    database = Database(dbapi.connect(":memory:"), execute_plugins=False)
    schema.apply(database, stop_before="v025_check_in_alone")
    for sql in (
        "INSERT INTO couples (uid, number, status, household, referrer, folded) VALUES ('c', 1, 'active', '', '', '')",
        "INSERT INTO intakes (uid, couple_id, kind, begun) VALUES ('i', 1, 'first', '2026-03-02')",
        "INSERT INTO handovers (id, uid, rev, couple_id, intake_id, whose, token, policy, begun_at, asked, merged_at, shared,"
        " digest) VALUES (7, 'h', 3, 1, 1, 'second', 't', 'open', '2026-03-02T09:00:00', 34, '2026-03-02T10:00:00', 1, 'd')",
        "INSERT INTO given_alone (id, uid, handover_id, item, state, value, at, kept)"
        " VALUES (9, 'g', 7, 'busy', 'rated', 4, '2026-03-02T09:05:00', 0)",
    ):
        database.execute(sql)
    before = [next(iter(database.query(f"SELECT * FROM {table}"))) for table in ("handovers", "given_alone")]
    schema.apply(database)
    after = [next(iter(database.query(f"SELECT * FROM {table}"))) for table in ("handovers", "given_alone")]
    assert after[0] == before[0] | {"session_id": None}
    assert after[1] == before[1]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    more = (
        "INSERT INTO given_alone (uid, handover_id, item, state, value, at, kept) VALUES ('n', 7, ?, 'rated', ?, '', 1)"
    )
    for item, value in (("busy", 2), ("trust", 5), ("trust", 11)):
        with pytest.raises(dbapi.IntegrityError):
            database.execute(more, (item, value))
    for sql in ("UPDATE given_alone SET value = 0", "DELETE FROM given_alone", "UPDATE handovers SET intake_id = NULL"):
        with pytest.raises(dbapi.IntegrityError):
            database.execute(sql)
    database.close()
