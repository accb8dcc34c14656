"""A backup is read back at any later time as well: what lay on a stick for a year may have changed."""

import shutil

import pytest

from workbook.book import Workbook
from workbook.errors import Damaged, NotAWorkbook, WorkbookError
from workbook.model.couple import Couple


def test_a_whole_backup_passes_and_stays_as_it_is(book: Workbook, couple: Couple) -> None:
    made = book.backups.make()
    before = {p.name: p.read_bytes() for p in made.path.iterdir()}
    book.backups.check(made)
    assert {p.name: p.read_bytes() for p in made.path.iterdir()} == before


@pytest.mark.parametrize("at", [20, 5_000, -20])
def test_one_changed_byte_is_found(book: Workbook, couple: Couple, at: int) -> None:
    made = book.backups.make()
    raw = bytearray((made.path / "data.db").read_bytes())
    raw[at] ^= 1
    (made.path / "data.db").write_bytes(raw)
    with pytest.raises(Damaged):
        book.backups.check(made)


def test_a_closed_workbook_calls_no_backup_damaged(book: Workbook) -> None:
    made = book.backups.make()
    book.close(backup=False)
    for attempt in (lambda: book.backups.check(made), book.backups.make):
        with pytest.raises(WorkbookError, match="closed") as refused:
            attempt()
        assert not isinstance(refused.value, Damaged)


def test_a_backup_that_lost_a_file_is_found(book: Workbook, couple: Couple) -> None:
    made = book.backups.make()
    (made.path / "data.db").unlink()
    with pytest.raises(Damaged):
        book.backups.check(made)
    shutil.rmtree(made.path)
    with pytest.raises(NotAWorkbook):
        book.backups.check(made)
