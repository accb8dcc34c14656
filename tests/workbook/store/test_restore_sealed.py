"""Restore, while answers that were given alone lie sealed and unread: they stay with what is replaced, and a copy goes along."""

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, PRACTICE, Clock, couple_of
from workbook.book import Workbook, restore, unread, verify
from workbook.errors import HandedOver
from workbook.model.common import Whose
from workbook.model.handover import EntryKind, Ticket
from workbook.model.intake import IntakeKind
from workbook.store.outbox import ASIDE, FOLDER, Outbox

LATER = Clock(datetime(2026, 3, 6))


@dataclass
class Begun:
    """A closed workbook with a hand-over that was begun: a backup from before it, and one from after it."""

    ticket: Ticket
    before: Path
    after: Path

    def write(self) -> Outbox:
        box = Outbox(self.ticket, lambda: datetime(2026, 3, 2, 9, 5))
        box.add(EntryKind.CHOICE, state="both")
        box.add(EntryKind.ANSWER, "busy", "rated", 2)
        return box


@pytest.fixture
def begun(place: Path, clock: Clock) -> Begun:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
        before = book.backups.make().path
        ticket = book.handovers.begin(intake.uid, Whose.FIRST)
        clock.now = clock.now.replace(hour=10)
        return Begun(ticket, before, book.backups.make().path)


def opened(place: Path) -> tuple[dict[str, int | None], tuple[str, ...]]:
    with Workbook.open(place, PASSPHRASE, clock=LATER) as book:
        (line,) = book.couples.lines()
        answers = {a.item: a.value for i in book.intakes.of(line.uid) for a in i.answers}
        book.close(backup=False)
        return answers, book.handovers.told


def names(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_a_backup_that_knows_the_hand_over_reads_the_copy(place: Path, begun: Begun) -> None:
    begun.write().close()
    kept = restore(begun.after, place, clock=LATER)
    assert kept is not None
    assert (place / FOLDER).stat().st_mode & 0o077 == 0
    assert (unread(place), unread(kept)) == (1, 1)
    assert opened(place) == ({"busy": 2}, ())
    assert opened(kept) == ({"busy": 2}, ())
    assert (unread(place), unread(kept)) == (0, 0)
    assert verify(place, PASSPHRASE).ok


def test_a_backup_from_before_it_cannot_and_says_where_the_file_may_belong(place: Path, begun: Begun) -> None:
    begun.write().close()
    name = Path(begun.ticket.outbox).name
    kept = restore(begun.before, place, clock=LATER)
    assert kept is not None
    answers, told = opened(place)
    assert answers == {}
    assert "before a restore" in told[0]
    assert names(place / FOLDER) == [f"{ASIDE}/{name}"]
    again = restore(begun.after, place, clock=LATER)
    assert names(place / FOLDER) == [f"{ASIDE}/{name}"], "what was put aside goes along, and stays aside"
    assert again is not None
    assert names(again / FOLDER) == [f"{ASIDE}/{name}"]
    assert opened(kept) == ({"busy": 2}, ())


@pytest.mark.parametrize("aside", [False, True])
def test_what_is_replaced_is_kept_all_the_same_while_something_sealed_is_unread(
    place: Path, begun: Begun, aside: bool
) -> None:
    begun.write().close()
    if aside:
        (place / FOLDER / ASIDE).mkdir()
        Path(begun.ticket.outbox).rename(place / FOLDER / ASIDE / "a.sealed")
    kept = restore(begun.before, place, keep=False, clock=LATER)
    assert kept is not None
    assert unread(kept) == 1
    assert opened(place)[0] == {}
    if not aside:
        assert opened(kept) == ({"busy": 2}, ())


def test_an_empty_outbox_keeps_nothing(place: Path, begun: Begun) -> None:
    assert (place / FOLDER).is_dir()
    assert restore(begun.before, place, keep=False, clock=LATER) is None
    assert not (place / FOLDER).exists()


def test_another_workbook_takes_nothing_of_it_along(place: Path, begun: Begun, tmp_path: Path) -> None:
    begun.write().close()
    book, _code = Workbook.create(tmp_path / "Other.workbook", PASSPHRASE, PRACTICE, clock=Clock())
    with book:
        backup = book.backups.make().path
    kept = restore(backup, place, keep=False, clock=LATER)
    assert kept is not None
    assert (unread(place), unread(kept)) == (0, 1)
    assert opened(kept) == ({"busy": 2}, ())


def test_nothing_is_restored_while_somebody_answers(place: Path, begun: Begun) -> None:
    box = begun.write()
    before = names(place.parent)
    with pytest.raises(HandedOver, match="still going on"):
        restore(begun.after, place, keep=False, clock=LATER)
    assert names(place.parent) == before
    box.close()
    assert opened(place) == ({"busy": 2}, ())


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are made otherwise there")
def test_what_is_no_file_stays_where_it_is(place: Path, begun: Begun) -> None:
    begun.write().close()
    os.mkfifo(place / FOLDER / "a.sealed")
    kept = restore(begun.after, place, clock=LATER)
    assert kept is not None
    assert names(place / FOLDER) == [Path(begun.ticket.outbox).name]
    assert opened(place) == ({"busy": 2}, ())
