"""Backups: whole, checked, dated, rotating, and with the keys that open them."""

import json
import shutil
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook, verify, what_restore_replaces
from workbook.errors import BadInput, CannotWrite, Damaged, NewerFile
from workbook.model.couple import Couple
from workbook.model.session import About, Note, Passage, Session


def test_a_backup_is_a_folder_with_everything_that_opens_it(book: Workbook, couple: Couple, place: Path) -> None:
    info = book.backups.make()
    assert sorted(p.name for p in info.path.iterdir()) == ["data.db", "keys.json", "manifest.json"]
    assert info.path.parent == place / "backups"
    assert (info.reason, info.checked, info.made) == ("by hand", True, datetime(2026, 3, 2, 9))
    assert info.size == (info.path / "data.db").stat().st_size
    assert book.backups.list() == (info,)
    assert (info.path / "keys.json").read_bytes() == (place / "keys.json").read_bytes()


def test_a_manifest_says_what_is_in_it_without_a_key(book: Workbook, couple: Couple, clock: Clock) -> None:
    book.sessions.begin(Session(couple.uid, clock.now))
    count, head = book.documents.number_head().split("-")
    manifest = json.loads((book.backups.make().path / "manifest.json").read_text())
    assert (manifest["couples"], manifest["sessions"], manifest["notes"]) == (1, 1, 0)
    assert manifest["audit_count"] == int(count)
    assert manifest["audit_hash"].startswith(head)
    assert manifest["name"] == "Practice"
    assert manifest["program"]
    assert "Ada" not in json.dumps(manifest)


def test_a_backup_opens_as_a_workbook_of_its_own(book: Workbook, couple: Couple, tmp_path: Path) -> None:
    info = book.backups.make()
    book.couples.create(couple_of())
    copy = Path(shutil.copytree(info.path, tmp_path / "Copy.workbook"))
    with Workbook.open(copy, PASSPHRASE) as other:
        assert other.couples.count() == 1
        assert other.couples.get(couple.uid) == couple


def test_a_backup_can_go_elsewhere(book: Workbook, tmp_path: Path) -> None:
    first = book.backups.make(tmp_path / "stick" / "office", "by hand")
    second = book.backups.make(tmp_path / "stick" / "office")
    assert first.path.name == "Practice-2026-03-02-090000"
    assert second.path.name == "Practice-2026-03-02-090000-2"
    assert book.backups.list() == ()
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CannotWrite):
        book.backups.make(tmp_path / "file" / "below")


def test_a_backup_does_not_go_into_a_workbook_or_another_backup(book: Workbook, place: Path, tmp_path: Path) -> None:
    stick = book.backups.make(tmp_path / "stick").path
    (tmp_path / "link").symlink_to(place / "backups")
    before = sorted(place.rglob("*"))
    for inside in (place, place / "new", place / "backups", tmp_path / "link", stick, stick / "below"):
        with pytest.raises(BadInput):
            book.backups.make(inside)
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_name_that_cannot_be_is_one_sentence(book: Workbook, tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite):
        book.backups.make(tmp_path / name)


def test_the_reason_is_one_of_three(book: Workbook) -> None:
    with pytest.raises(BadInput):
        book.backups.make(reason="because Ada Berg asked")
    assert book.backups.list() == ()


def test_the_days_first_close_makes_the_days_backup(place: Path, clock: Clock) -> None:
    for hour, day in ((9, 2), (18, 2), (9, 3)):
        clock.now = datetime(2026, 3, day, hour)
        Workbook.open(place, PASSPHRASE, clock=clock).close()
    clock.now = datetime(2026, 3, 4, 9)
    Workbook.open(place, PASSPHRASE, clock=clock).close(backup=False)
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        assert [(b.made.day, b.made.hour, b.reason) for b in book.backups.list()] == [
            (3, 9, "daily"),
            (2, 9, "daily"),
        ]
        last = book.backups.last()
        assert last is not None
        assert last.made == datetime(2026, 3, 3, 9)
        book.close(backup=False)


def test_old_ones_rotate_out(book: Workbook, clock: Clock, place: Path) -> None:
    by_hand = book.backups.make()
    foreign = place / "backups" / "holiday photos"
    foreign.mkdir()
    (place / "backups" / ".2026-03-01-090000.0badf00d").mkdir()
    others = [place / "backups" / name for name in (".sync", ".2026-03-01-090000.backup", ".mine.0badf00d")]
    for other in others:
        other.mkdir()
    made = []
    for _day in range(60):
        clock.now += timedelta(days=1)
        daily = book.backups.daily()
        assert daily is not None
        made.append(daily.made)
        assert book.backups.daily() is None
    kept = [b.made for b in book.backups.list()]
    assert kept[:14] == made[:-15:-1]
    assert [(m.month, m.day) for m in kept[14:]] == [(3, 31)], "the newest of each earlier month"
    assert not by_hand.path.exists()
    assert foreign.is_dir()
    assert sorted(p for p in (place / "backups").iterdir() if p.name[0] == ".") == sorted(others)


def test_twelve_months_are_kept(book: Workbook, clock: Clock) -> None:
    for _month in range(20):
        clock.now += timedelta(days=31)
        book.backups.daily()
    kept = book.backups.list()
    assert len(kept) == 14, "fourteen days that have one reach further back than twelve months here"
    for _day in range(14):
        clock.now += timedelta(days=1)
        book.backups.daily()
    months = {(b.made.year, b.made.month) for b in book.backups.list()}
    assert len(months) == 12


def test_those_made_by_hand_stay_for_the_days_of_the_dailies(book: Workbook, clock: Clock) -> None:
    book.backups.daily()
    for minutes in (1, 2):
        clock.now += timedelta(minutes=minutes)
        book.backups.make()
    assert [b.reason for b in book.backups.list()] == ["by hand", "by hand", "daily"]


def test_those_made_by_hand_stay_while_there_are_few_dailies(book: Workbook, clock: Clock) -> None:
    by_hand = book.backups.make()
    for _day in range(13):
        clock.now += timedelta(days=1)
        book.backups.daily()
    assert by_hand in book.backups.list()
    for _day in range(2):
        clock.now += timedelta(days=20)
        book.backups.daily()
    assert by_hand not in book.backups.list()


@pytest.mark.parametrize("harm", ["gone", "short", "keys"])
def test_a_backup_that_lost_a_part_counts_for_nothing(book: Workbook, clock: Clock, harm: str) -> None:
    whole = book.backups.daily()
    assert whole is not None
    clock.now += timedelta(days=1)
    broken = book.backups.daily()
    assert broken is not None
    data = broken.path / "data.db"
    match harm:
        case "gone":
            data.unlink()
        case "short":
            data.write_bytes(data.read_bytes()[:-1])
        case "keys":
            (broken.path / "keys.json").unlink()
    assert [b.checked for b in book.backups.list()] == [False, True]
    assert book.backups.last() == whole
    again = book.backups.daily()
    assert again is not None
    assert again.checked
    assert book.backups.daily() is None


def test_a_broken_backup_takes_no_whole_ones_place(book: Workbook, clock: Clock) -> None:
    made = []
    for _day in range(14):
        clock.now += timedelta(days=1)
        daily = book.backups.daily()
        assert daily is not None
        made.append(daily)
    for broken in made[-3:]:
        (broken.path / "data.db").unlink()
    for _day in range(3):
        clock.now += timedelta(days=1)
        book.backups.daily()
    kept = book.backups.list()
    assert sum(b.checked for b in kept) == 14
    assert {b.path for b in made[-3:]} <= {b.path for b in kept}
    for _day in range(14):
        clock.now += timedelta(days=1)
        book.backups.daily()
    assert all(b.checked for b in book.backups.list())


def test_a_workbook_that_cannot_be_copied_whole_is_not_called_backed_up(
    book: Workbook, couple: Couple, place: Path, clock: Clock
) -> None:
    session = book.sessions.begin(Session(couple.uid, clock.now))
    book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.FIRST, "a long story " * 50_000),)))
    book.close(backup=False)
    data = bytearray((place / "data.db").read_bytes())
    data[len(data) // 2] ^= 0xFF
    (place / "data.db").write_bytes(data)
    book = Workbook.open(place, PASSPHRASE)
    with pytest.raises(Damaged):
        book.close()
    assert list((place / "backups").iterdir()) == []
    Workbook.open(place, PASSPHRASE).close(backup=False)


def test_a_folder_with_a_broken_manifest_is_no_backup(book: Workbook) -> None:
    info = book.backups.make()
    for text in ("", "[]", "{}", "null", "[" * 100_000, '{"format": "couples-workbook backup"}'):
        (info.path / "manifest.json").write_text(text)
        assert book.backups.list() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": float("inf")},
        {"size": 10**30},
        {"size": None},
        {"audit_count": 10**30},
        {"audit_count": -1},
        {"audit_hash": "Ada Berg"},
        {"sha256": None},
        {"made": None},
        {"made": "2026-03-02T09:00:00+01:00"},
        {"made": "0001-01-01T00:00:00"},
        {"version": None},
        {"version": "1"},
        {"reason": "\ud800"},
        {"couples": "many"},
        {"workbook": None},
    ],
    ids=repr,
)
def test_a_damaged_manifest_is_one_sentence(book: Workbook, place: Path, wrong: dict[str, object]) -> None:
    info = book.backups.make()
    manifest = info.path / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | wrong))
    assert book.backups.list() == ()
    with pytest.raises(Damaged):
        book.backups.check(info)
    with pytest.raises(Damaged):
        what_restore_replaces(info.path, place)
    book.close(backup=False)
    assert verify(place, PASSPHRASE).findings == (f"The backup {info.path.name} has no readable manifest.",)


def test_a_later_programs_backup_says_so(book: Workbook, place: Path) -> None:
    info = book.backups.make()
    manifest = info.path / "manifest.json"
    manifest.write_text(json.dumps({"format": "couples-workbook backup", "version": 2, "more": []}))
    assert book.backups.list() == ()
    for look in (lambda: book.backups.check(info), lambda: what_restore_replaces(info.path, place)):
        with pytest.raises(NewerFile):
            look()
    book.close(backup=False)
    (finding,) = verify(place, PASSPHRASE).findings
    assert "later version" in finding


def test_a_backup_runs_beside_the_window(book: Workbook, couple: Couple) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for _n in range(5):
                book.backups.make()
        except BaseException as error:
            failed.append(error)
            raise

    worker = threading.Thread(target=work)
    worker.start()
    for n in range(100):
        couple = book.couples.save(couple)
        assert couple.rev == n + 2
    worker.join()
    assert failed == []
    assert len(book.backups.list()) == 5
