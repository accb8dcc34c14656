"""One workbook, one process; and a process that died holds nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, couple_of
from workbook.book import Workbook, restore, verify
from workbook.errors import InUse

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


def test_a_leftover_lock_file_does_not_matter(place: Path) -> None:
    (place / "lock").write_text("4711")
    Workbook.open(place, PASSPHRASE).close(backup=False)
