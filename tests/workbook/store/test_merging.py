"""Whatever lies in the outbox: the workbook opens, what belongs comes in, nothing else does, and nothing is deleted unread."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from tests.workbook.conftest import PASSPHRASE, PRACTICE, Clock, couple_of
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.common import Whose
from workbook.model.couple import SecretsPolicy
from workbook.model.handover import EntryKind, Ticket
from workbook.model.intake import IntakeKind
from workbook.store import merging
from workbook.store.engine import dbapi
from workbook.store.outbox import ASIDE, FOLDER, LINE, Outbox

VALUES = {"busy": 1, "trust": 2, "stress": 3, "care": 4}


@pytest.fixture
def ticket(place: Path) -> Ticket:
    """A hand-over that was begun; the workbook is closed."""
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        couple = book.couples.create(replace(couple_of(), policy=SecretsPolicy.APART, policy_signed=date(2026, 2, 1)))
        intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
        return book.handovers.begin(intake.uid, Whose.FIRST)


@pytest.fixture
def file(ticket: Ticket) -> Path:
    box = Outbox(ticket, lambda: datetime(2026, 3, 2, 9, 5))
    for item, value in VALUES.items():
        box.add(EntryKind.ANSWER, item, "rated", value)
    box.close()
    return Path(ticket.outbox)


def opened(place: Path) -> tuple[dict[str, int | None], tuple[str, ...]]:
    """The answers that are there after opening, and what the counselor is told."""
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        answers = {a.item: a.value for i in book.intakes.of(line.uid) for a in i.answers}
        return answers, book.handovers.told


def aside(place: Path) -> list[Path]:
    return sorted((place / FOLDER / ASIDE).glob("*")) if (place / FOLDER / ASIDE).is_dir() else []


def change(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("damage", "lost"),
    [
        (change(LINE + 40), {"busy"}),
        (change(2 * LINE - 1), {"busy", "trust"}),
        (lambda data: data[:LINE] + data[2 * LINE :], {"busy"}),
        (lambda data: data + b"garbage\n", set()),
        (lambda data: b"\xff\x00" * 50_000 + b"\n" + data, set()),
        (lambda data: data + b"x" * 20_000_000, set()),
        (lambda data: b"\n" * 4_000_000, set(VALUES)),
        (lambda data: b"", set(VALUES)),
    ],
    ids=["a byte", "a line's end", "a gap", "more lines", "before it", "no end", "too long", "nothing"],
)
def test_a_changed_file_is_read_as_far_as_it_belongs_and_put_aside(
    place: Path, file: Path, damage: Callable[[bytes], bytes], lost: set[str]
) -> None:
    changed = damage(file.read_bytes())
    file.write_bytes(changed)
    answers, told = opened(place)
    assert answers == {k: v for k, v in VALUES.items() if k not in lost}
    assert not file.exists()
    if changed:
        assert len(told) == 1
        assert "had been changed" in told[0]
        assert [p.read_bytes() for p in aside(place)] == [changed]
    assert opened(place) == (answers, ())


def test_a_torn_last_line_is_left_out_quietly(place: Path, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])
    assert opened(place) == ({k: v for k, v in VALUES.items() if k != "care"}, ())
    assert aside(place) == []


def test_a_file_of_another_workbook_is_put_aside_unread(place: Path, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "Other.workbook"
    book, _code = Workbook.create(other, PASSPHRASE, PRACTICE, clock=Clock())
    with book:
        couple = book.couples.create(couple_of("Cem Aydin", "Dora Falk"))
        intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
        foreign = book.handovers.begin(intake.uid, Whose.FIRST)
    Outbox(foreign).close()
    shutil.move(foreign.outbox, place / FOLDER)
    answers, told = opened(place)
    assert answers == VALUES
    assert "belongs to no hand-over" in told[0]
    assert [p.name for p in aside(place)] == [Path(foreign.outbox).name]
    shutil.copy(aside(place)[0], file)  # under the name of one of ours
    answers, told = opened(place)
    assert answers == VALUES
    assert len(aside(place)) == 2


def test_a_foreign_key_and_a_foreign_ticket_bring_nothing_in(place: Path, ticket: Ticket) -> None:
    forged = replace(ticket, public=bytes(PrivateKey.generate().public_key).hex())
    box = Outbox(forged)
    box.add(EntryKind.ANSWER, "busy", "rated", 4)
    box.close()
    assert opened(place)[0] == {}
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        second = book.handovers.begin(book.intakes.of(line.uid)[0].uid, Whose.FIRST)
    box = Outbox(replace(second, token=ticket.token))
    box.add(EntryKind.ANSWER, "busy", "rated", 4)
    box.close()
    answers, told = opened(place)
    assert answers == {}
    assert "had been changed" in told[0]


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are made otherwise there")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_file_is_put_aside(place: Path, ticket: Ticket, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "elsewhere"
    target.write_bytes(b"somebody's")
    for name in (Path(ticket.outbox), place / FOLDER / f"{'0' * 32}.sealed"):
        if kind == "link":
            name.symlink_to(target)
        elif kind == "pipe":
            os.mkfifo(name)
        else:
            name.mkdir()
    answers, told = opened(place)
    assert answers == {}
    assert len(told) == 2
    assert len(aside(place)) == 2
    assert target.read_bytes() == b"somebody's"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="every name there is text")
def test_a_name_that_is_no_text_is_put_aside(place: Path, file: Path) -> None:
    odd = os.fsencode(place / FOLDER) + b"/a\xff.sealed"
    Path(os.fsdecode(odd)).write_bytes(b"somebody's")
    answers, told = opened(place)
    assert answers == VALUES
    assert "belongs to no hand-over" in told[0]
    assert [p.read_bytes() for p in aside(place)] == [b"somebody's"]


def test_what_cannot_be_taken_over_waits_and_the_workbook_opens(
    place: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(merging._Taking, "_give", full)
        answers, told = opened(place)
    assert answers == {}
    assert "wait to be taken over" in told[0]
    assert file.exists()
    assert opened(place) == (VALUES, ())


def test_a_crash_between_keeping_and_removing_adds_nothing_twice(
    place: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError("in use")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        answers, told = opened(place)
    assert answers == VALUES
    assert "cannot be read or moved" in told[0]
    assert file.exists()
    assert opened(place) == (VALUES, ())
    assert not file.exists()
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        (line,) = book.couples.lines()
        assert len(book.handovers.of(line.uid)[0].given) == len(VALUES)


def test_other_files_in_the_outbox_are_nobodys_business(place: Path, file: Path) -> None:
    (place / FOLDER / ".DS_Store").write_bytes(b"x")
    assert opened(place) == (VALUES, ())
    assert (place / FOLDER / ".DS_Store").exists()


def test_what_was_given_alone_is_never_rewritten(place: Path, file: Path) -> None:
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        for sql in ("UPDATE given_alone SET value = 0", "DELETE FROM given_alone"):
            with pytest.raises(dbapi.IntegrityError), book._records.change():
                book._records.run(sql)
        copied = "INSERT OR REPLACE INTO given_alone SELECT * FROM given_alone LIMIT 1"
        with pytest.raises(dbapi.IntegrityError), book._records.change():
            book._records.run(copied)


def test_no_word_of_it_lies_on_the_disk_in_plain_text(place: Path, file: Path) -> None:
    looked = [p for p in place.rglob("*") if p.is_file()]
    assert file in looked
    for path in looked:
        data = path.read_bytes()
        for word in ("stress", "Ada Berg", "answer", "declined", "individual"):
            assert word.encode() not in data, f"{word} in {path.name}"
