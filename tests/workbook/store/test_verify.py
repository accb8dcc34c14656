"""Verify: silent while all is well, and one sentence for each thing that is not."""

from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, Template, couple_of
from tests.workbook.store.raw import opened
from workbook.book import BackupInfo, Workbook, verify
from workbook.errors import NotAWorkbook, WrongPassphrase


@pytest.fixture
def backup(place: Path, clock: Clock) -> BackupInfo:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        for n in range(30):
            book.couples.create(couple_of(first=f"Ada {n} " + "Berg " * 100))
        info = book.backups.make()
        book.close(backup=False)
    return info


def test_a_sound_workbook_has_no_findings_and_is_left_as_it_is(
    backup: BackupInfo, place: Path, template: Template
) -> None:
    before = (place / "data.db").read_bytes()
    assert verify(place, PASSPHRASE).findings == ()
    assert verify(place, template.code, recovery=True).ok
    assert (place / "data.db").read_bytes() == before


def test_what_cannot_be_looked_at_is_refused(place: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        verify(place, "some other words")
    with pytest.raises(NotAWorkbook):
        verify(tmp_path, PASSPHRASE)
    Workbook.open(place, PASSPHRASE).close(backup=False)


@pytest.mark.parametrize("at", [200, 4096 * 3 + 10, -5000])
def test_damaged_pages_are_found(backup: BackupInfo, place: Path, at: int) -> None:
    data = bytearray((place / "data.db").read_bytes())
    data[at] ^= 0x55
    (place / "data.db").write_bytes(data)
    report = verify(place, PASSPHRASE)
    assert not report.ok
    assert all("damaged" in finding for finding in report.findings)


@pytest.mark.parametrize("name", ["data.db", "keys.json"])
def test_a_missing_or_damaged_file_is_a_finding(place: Path, name: str) -> None:
    (place / name).write_text("?")
    assert not verify(place, PASSPHRASE).ok
    (place / name).unlink()
    (finding,) = verify(place, PASSPHRASE).findings
    assert name in finding


def test_lost_guards_and_loose_references_are_found(place: Path) -> None:
    with opened(place) as database:
        database.execute("DROP TRIGGER notes_signed_stay")
        database.execute("PRAGMA foreign_keys = OFF")
        columns = "uid, plan_id, words, whose, state, evidence, step, visibility"
        database.execute(f"INSERT INTO goals ({columns}) VALUES ('u', 99, 'w', 'both', 'met', '', '', 'joint')")
        database.commit()
    findings = verify(place, PASSPHRASE).findings
    assert len(findings) == 2
    assert "hold together" in findings[0]
    assert "protection" in findings[1]


def test_each_backup_is_looked_at(backup: BackupInfo, place: Path) -> None:
    data = backup.path / "data.db"
    data.write_bytes(data.read_bytes()[:-1])
    assert verify(place, PASSPHRASE).findings == (f"The backup {backup.path.name} is damaged.",)
    (backup.path / "manifest.json").unlink()
    assert verify(place, PASSPHRASE).findings == (f"The backup {backup.path.name} has no readable manifest.",)
