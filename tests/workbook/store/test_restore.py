"""Restore: onto a new machine, over an older state, and never with a leftover log replayed into it."""

import errno
import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, Template, couple_of
from tests.workbook.store.raw import opened
from workbook.book import BackupInfo, Workbook, restore, verify, what_restore_replaces
from workbook.errors import AlreadyThere, CannotWrite, Damaged, InUse, NotAWorkbook, WrongPassphrase
from workbook.store.engine import Database
from workbook.store.lockfile import Lock


@pytest.fixture
def backup(place: Path, clock: Clock) -> BackupInfo:
    """A backup with one couple; the closed workbook has a second one by now."""
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        book.couples.create(couple_of())
        info = book.backups.make()
        book.couples.create(couple_of(first="Cleo"))
        clock.now = datetime(2026, 3, 5, 12)
        book.close(backup=False)
    return info


def count(place: Path) -> int:
    with Workbook.open(place, PASSPHRASE, clock=Clock(datetime(2026, 3, 6))) as book:
        many = book.couples.count()
        book.close(backup=False)
    return many


def test_a_new_machine_needs_nothing_but_the_backup(backup: BackupInfo, template: Template, tmp_path: Path) -> None:
    stick = Path(shutil.move(backup.path, tmp_path / "stick"))
    shutil.rmtree(tmp_path / "Practice.workbook")
    target = tmp_path / "new machine" / "Practice.workbook"
    preview = what_restore_replaces(stick, target)
    assert (preview.couples, preview.sessions, preview.replaces, preview.same) == (1, 0, False, False)
    assert restore(stick, target) is None
    assert count(target) == 1
    Workbook.open(target, template.code, recovery=True).close(backup=False)
    assert (target.stat().st_mode & 0o777, (target / "data.db").stat().st_mode & 0o777) == (0o700, 0o600)
    assert verify(target, PASSPHRASE).ok


def test_an_empty_folder_is_a_place_too(backup: BackupInfo, tmp_path: Path) -> None:
    (tmp_path / "Empty.workbook").mkdir()
    assert restore(backup.path, tmp_path / "Empty.workbook") is None
    assert count(tmp_path / "Empty.workbook") == 1


def test_what_is_replaced_is_shown_and_kept(backup: BackupInfo, place: Path) -> None:
    preview = what_restore_replaces(backup.path, place)
    assert (preview.made, preview.reason, preview.couples) == (backup.made, "by hand", 1)
    assert (preview.replaces, preview.same) == (True, True)
    assert preview.target_size == (place / "data.db").stat().st_size
    assert preview.changed is not None
    kept = restore(backup.path, place, clock=Clock(datetime(2026, 3, 6)))
    assert kept == place.with_name("Practice-replaced-2026-03-06-000000.workbook")
    assert count(place) == 1
    assert kept is not None
    assert count(kept) == 2
    assert [b.made for b in _backups(place)] == [backup.made], "the backups stay with the name that is opened"
    assert verify(place, PASSPHRASE).ok


def test_what_is_replaced_can_be_let_go(backup: BackupInfo, place: Path) -> None:
    assert restore(backup.path, place, keep=False) is None
    assert count(place) == 1
    assert [p.name for p in place.parent.iterdir() if "replaced" in p.name] == []


def test_an_old_log_is_not_replayed(backup: BackupInfo, place: Path, tmp_path: Path) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        book.couples.create(couple_of(first="Dora"))
        crashed = Path(shutil.copytree(place, tmp_path / "Crashed.workbook"))
        book.close(backup=False)
    assert (crashed / "data.db-wal").stat().st_size > 0
    restore(backup.path, crashed)
    assert not (crashed / "data.db-wal").exists()
    assert count(crashed) == 1


def test_going_back_and_forth_keeps_the_later_backups(backup: BackupInfo, place: Path, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        later = book.backups.make()
        book.close(backup=False)
    restore(backup.path, place)
    assert count(place) == 1
    assert verify(place, PASSPHRASE).ok, "a chain put aside by a restore is no tampering"
    restore(later.path, place)
    assert count(place) == 2
    assert verify(place, PASSPHRASE).ok


def test_the_chain_put_aside_is_excused_and_no_other(backup: BackupInfo, place: Path, clock: Clock) -> None:
    """An older copy is put back over a workbook that was used since: silent before it is opened, and after."""
    for _n in range(2):
        with Workbook.open(place, PASSPHRASE, clock=clock) as book:
            book.backups.make()
            book.close(backup=False)
        restore(backup.path, place)
        assert verify(place, PASSPHRASE).findings == ()
        clock.now = datetime(2026, 1, 1)  # clocks go back too: nothing here depends on dates
        assert count(place) == 1
        assert verify(place, PASSPHRASE).findings == ()
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        later = book.backups.make()
        book.close(backup=False)
    with opened(place) as database:
        _cut(database, 3)
    (finding,) = [f for f in verify(place, PASSPHRASE).findings if "backup" in f]
    assert later.path.name in finding


def test_a_marker_that_anybody_can_make_excuses_no_cut_chain(place: Path, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        earlier = book.backups.make()
        book.couples.create(couple_of())
        book.close(backup=False)
    with opened(place) as database:
        database.execute("DROP TRIGGER audit_keep")
        database.execute("UPDATE audit SET hash = replace(hash, 'a', 'b')")
        database.commit()
    (place / "restored").touch()
    assert [f for f in verify(place, PASSPHRASE).findings if f"does not fit the backup {earlier.path.name}" in f]


def test_the_row_of_a_restore_holds_no_name(backup: BackupInfo, place: Path) -> None:
    backup.path.rename(backup.path.with_name("Ada Berg before the holidays"))
    with Workbook.open(place, PASSPHRASE) as book:
        later = book.backups.make()
        book.close(backup=False)
    later.path.rename(later.path.with_name("Ada Berg later"))
    restore(later.path.with_name("Ada Berg before the holidays"), place)
    assert count(place) == 1
    with opened(place) as database:
        (row,) = database.query("SELECT * FROM audit WHERE act = 'restored'")
    assert "Ada" not in repr(row)
    assert len(row["detail"].split()) == 1


def test_nobody_opens_it_while_it_is_restored(backup: BackupInfo, place: Path) -> None:
    """What is written between the copying and the exchange would be lost."""
    asked = []

    def clock() -> datetime:
        asked.append(place)
        for look in (lambda: Workbook.open(place, PASSPHRASE), lambda: verify(place, PASSPHRASE)):
            with pytest.raises(InUse):
                look()
        return datetime(2026, 3, 6)

    assert restore(backup.path, place, clock=clock) is not None
    assert asked
    assert count(place) == 1


@pytest.mark.parametrize("where", ["itself", "another", "backups", "below", "workbook"])
def test_no_backup_is_restored_over(backup: BackupInfo, place: Path, tmp_path: Path, where: str) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        other = book.backups.make()
        book.close(backup=False)
    shutil.copytree(backup.path, tmp_path / "stick")
    target = {
        "itself": backup.path,
        "another": other.path,
        "backups": place / "backups" / "new",
        "below": tmp_path / "stick" / "new",
        "workbook": place / "new",
    }[where]
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(AlreadyThere):
        what_restore_replaces(backup.path, target)
    with pytest.raises(AlreadyThere):
        restore(backup.path, target)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_a_killed_restore_left_behind_goes(backup: BackupInfo, place: Path) -> None:
    left = place.with_name(".Practice.workbook.0badf00d")
    others = [place.with_name(name) for name in (".Practice.workbook.backup", ".Other.workbook.0badf00d", "a.0badf00d")]
    for folder in (left, *others):
        folder.mkdir()
        (folder / "data.db").write_text("half")
    running = place.with_name(".Practice.workbook.12345678")
    running.mkdir()
    with Lock(running):
        restore(backup.path, place)
    assert not left.exists()
    assert running.exists()
    assert all(other.exists() for other in others)
    restore(backup.path, place)
    assert not running.exists()


def test_a_failure_at_the_last_moment_puts_everything_back(
    backup: BackupInfo, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.name == "backups":
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(path, target)

    before = sorted(place.parent.rglob("*"))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", full)
        with pytest.raises(CannotWrite):
            restore(backup.path, place)
    assert sorted(place.parent.rglob("*")) == before
    assert count(place) == 2


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b", "x" * 300])
def test_a_place_that_cannot_be_is_one_sentence(backup: BackupInfo, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    for attempt in (restore, what_restore_replaces):
        with pytest.raises(CannotWrite):
            attempt(backup.path, tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_damaged_workbook_can_be_replaced(backup: BackupInfo, place: Path) -> None:
    (place / "keys.json").write_text("{")
    assert what_restore_replaces(backup.path, place).same is False
    kept = restore(backup.path, place)
    assert kept is not None
    assert (kept / "keys.json").read_text() == "{"
    assert count(place) == 1


def test_it_opens_with_the_passphrase_of_its_time(backup: BackupInfo, place: Path) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        book.change_passphrase(PASSPHRASE, "eight loud gulls")
        book.close(backup=False)
    restore(backup.path, place)
    with pytest.raises(WrongPassphrase):
        Workbook.open(place, "eight loud gulls")
    assert count(place) == 1


@pytest.mark.parametrize("harm", ["data", "short", "keys", "no data", "manifest", "other keys"])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    backup: BackupInfo, place: Path, template: Template, harm: str
) -> None:
    data, keys, manifest = (backup.path / name for name in ("data.db", "keys.json", "manifest.json"))
    text = json.loads(keys.read_text())
    match harm:
        case "data":
            data.write_bytes(b"\x00" + data.read_bytes()[1:])
        case "short":
            data.write_bytes(data.read_bytes()[:-4096])
        case "keys":
            keys.write_text("")
        case "no data":
            data.unlink()
        case "manifest":
            manifest.write_text("{")
        case "other keys":
            keys.write_text(json.dumps(text | {"workbook": "0" * 32}))
    before = sorted(place.parent.rglob("*"))
    with pytest.raises(Damaged):
        restore(backup.path, place)
    assert sorted(place.parent.rglob("*")) == before
    assert count(place) == 2


def test_what_is_no_backup_or_no_place_says_so(backup: BackupInfo, place: Path, tmp_path: Path) -> None:
    for wrong in (place, tmp_path / "nowhere"):
        with pytest.raises(NotAWorkbook):
            restore(wrong, tmp_path / "New.workbook")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.png").write_text("x")
    (tmp_path / "file").write_text("x")
    for taken in (tmp_path / "photos", tmp_path / "file"):
        with pytest.raises(AlreadyThere):
            restore(backup.path, taken)
        with pytest.raises(AlreadyThere):
            what_restore_replaces(backup.path, taken)
    with pytest.raises(CannotWrite):
        restore(backup.path, tmp_path / "file" / "New.workbook")
    assert (tmp_path / "photos" / "one.png").read_text() == "x"


def _backups(place: Path) -> tuple[BackupInfo, ...]:
    with Workbook.open(place, PASSPHRASE) as book:
        found = book.backups.list()
        book.close(backup=False)
    return found


def _cut(database: Database, rows: int) -> None:
    """As somebody who holds the key would do it."""
    guards = [t for t in database.triggers if t.table == "audit"]
    for guard in guards:
        database.execute(f"DROP TRIGGER {guard.name}")
    database.execute("DELETE FROM audit WHERE id > (SELECT max(id) FROM audit) - ?", (rows,))
    for guard in guards:
        database.execute(guard.sql)
    database.commit()
