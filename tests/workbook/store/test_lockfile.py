"""One workbook, one process; and a process that died holds nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, couple_of
from workbook.book import Workbook, restore, verify
from workbook.errors import InUse
from workbook.store import lockfile

HOLD = """
import sys
from pathlib import Path
from workbook.book import Workbook
book = Workbook.open(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(place: Path) -> subprocess.Popen[str]:
    """Another process that has the workbook open."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, place, PASSPHRASE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_a_second_process_is_told_so_and_a_dead_one_is_forgotten(place: Path, holder: subprocess.Popen[str]) -> None:
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(InUse) as refused:
            Workbook.open(place, PASSPHRASE)
        assert str(refused.value).count(".") == 1
        with pytest.raises(InUse):
            Workbook.open(place, "even a wrong passphrase is not tried")
        holder.kill()
    with Workbook.open(place, PASSPHRASE) as book:
        book.couples.create(couple_of())


def test_a_second_window_of_the_same_process_is_told_so_too(place: Path, book: Workbook) -> None:
    for other in (
        lambda: Workbook.open(place, PASSPHRASE),
        lambda: verify(place, PASSPHRASE),
        lambda: restore(book.backups.make().path, place),
    ):
        with pytest.raises(InUse):
            other()
    assert book.couples.count() == 0


def test_a_lock_on_a_folder_that_was_moved_away_is_none(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A restore may put another workbook here between the moment a lock file is opened and the moment it is locked."""
    take = lockfile.take_handle

    def late(handle: int) -> None:
        place.rename(place.with_name("Kept.workbook"))
        shutil.copytree(place.with_name("Kept.workbook"), place)
        monkeypatch.setattr(lockfile, "take_handle", take)
        take(handle)

    monkeypatch.setattr(lockfile, "take_handle", late)
    with pytest.raises(InUse):
        Workbook.open(place, PASSPHRASE)
    Workbook.open(place, PASSPHRASE).close(backup=False)


def test_a_leftover_lock_file_does_not_matter(place: Path) -> None:
    (place / "lock").write_text("4711")
    Workbook.open(place, PASSPHRASE).close(backup=False)
