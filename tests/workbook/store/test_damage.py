"""Files that were harmed, come from another time, or have lost their guards: one sentence, and never "wrong passphrase"."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook, verify
from workbook.errors import Damaged, NewerFile
from workbook.store import migrate
from workbook.store.engine import Database, Migrations
from workbook.store.schema import schema


def flipped(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize("at", [0, 17, 100, 4090, 4096 + 50])
def test_a_flipped_byte_is_damage(place: Path, at: int) -> None:
    flipped(place / "data.db", at)
    with pytest.raises(Damaged, match="restore"), Workbook.open(place, PASSPHRASE) as book:
        book.couples.create(couple_of())


def test_a_flipped_byte_that_opening_does_not_touch_is_found_by_verify(place: Path) -> None:
    flipped(place / "data.db", -10)
    assert any("damaged" in finding for finding in verify(place, PASSPHRASE).findings)


@pytest.mark.parametrize("kept", [0, 100, 4096, 10_000])
def test_a_file_cut_short_is_damage(place: Path, kept: int) -> None:
    data = (place / "data.db").read_bytes()
    (place / "data.db").write_bytes(data[:kept])
    with pytest.raises(Damaged):
        Workbook.open(place, PASSPHRASE)
    assert (place / "data.db").stat().st_size == kept, "nothing was built over what is left"


def test_something_else_in_the_files_place_is_damage(place: Path) -> None:
    (place / "data.db").write_text("Dear diary, " * 2000)
    with pytest.raises(Damaged):
        Workbook.open(place, PASSPHRASE)


@pytest.mark.parametrize(("name", "match"), [("data.db", "data.db"), ("keys.json", "keys.json")])
def test_one_file_missing_says_which(place: Path, name: str, match: str) -> None:
    (place / name).unlink()
    with pytest.raises(Damaged, match=match):
        Workbook.open(place, PASSPHRASE)


def test_a_refused_workbook_is_not_left_locked(place: Path) -> None:
    data = (place / "data.db").read_bytes()
    flipped(place / "data.db", 100)
    with pytest.raises(Damaged):
        Workbook.open(place, PASSPHRASE)
    (place / "data.db").write_bytes(data)
    Workbook.open(place, PASSPHRASE).close(backup=False)


def test_damage_says_nothing_on_the_terminal(place: Path) -> None:
    flipped(place / "data.db", 100)
    script = (
        "import sys; from pathlib import Path; from workbook.book import Workbook; from workbook.errors import Damaged\n"
        "try: Workbook.open(Path(sys.argv[1]), sys.argv[2])\n"
        "except Damaged: print('damaged')"
    )
    done = subprocess.run([sys.executable, "-c", script, place, PASSPHRASE], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("damaged\n", "")


def test_a_later_programs_file_is_refused_and_untouched(place: Path) -> None:
    with opened(place) as database:
        later = Migrations("workbook")
        later()(_v999_later)
        later.apply(database)
    before = (place / "data.db").read_bytes()
    with pytest.raises(NewerFile):
        Workbook.open(place, PASSPHRASE)
    assert (place / "data.db").read_bytes() == before


def test_an_older_file_is_backed_up_and_brought_up_to_date(
    place: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        book.close(backup=False)
    monkeypatch.setattr(schema, "_migrations", list(schema._migrations))
    schema()(_v999_later)
    migrate._guards.cache_clear()
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        backup = book.backups.last()
        assert backup is not None
        assert backup.reason == "before an update"
        assert book.couples.get(couple.uid) == couple
        book.close(backup=False)
    with opened(place) as database:
        assert "later" in database.table_names()
    with opened(backup.path) as database:
        assert "later" not in database.table_names()
    migrate._guards.cache_clear()


def test_a_step_that_breaks_references_is_damage(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(place) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(
            "INSERT INTO declined (uid, couple_id, step, reason, 'on') VALUES ('u', 99, 's', 'r', '2026-01-01')"
        )
        database.commit()
    monkeypatch.setattr(schema, "_migrations", list(schema._migrations))
    schema()(_v999_later)
    with pytest.raises(Damaged, match="hold together"):
        Workbook.open(place, PASSPHRASE)


@pytest.mark.parametrize(
    "vandal",
    [
        "DROP TRIGGER notes_signed_keep",
        "DROP TRIGGER audit_stay",
        "DROP TRIGGER notes_signed_stay; CREATE TRIGGER notes_signed_stay BEFORE DELETE ON notes BEGIN SELECT 1; END",
        "CREATE TRIGGER more AFTER INSERT ON couples BEGIN DELETE FROM goals; END",
    ],
)
def test_a_workbook_that_lost_its_guards_does_not_open(place: Path, vandal: str) -> None:
    with opened(place) as database:
        database.executescript(vandal)
    with pytest.raises(Damaged, match="protection"):
        Workbook.open(place, PASSPHRASE)


def test_every_reference_has_an_index_and_no_cascade(place: Path) -> None:
    with opened(place) as database:
        for table in database.tables:
            leading = {index.columns[0] for index in table.indexes}
            for reference in table.foreign_keys:
                assert reference.column in leading, f"{table.name}.{reference.column}"
            assert "CASCADE" not in table.schema.upper()


def test_every_table_is_strict_and_every_record_has_a_uid_and_a_rev(place: Path) -> None:
    without = {
        "audit",
        "drafts",
        "favourites",
        "joint_view",
        "measure_standing",
        "own_drafts",
        "passages",
        "seals",
        "session_work",
        "_sqlite_migrations",
    }
    with opened(place) as database:
        names = set(database.table_names()) - {"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"}
        names = {n for n in names if not n.startswith("search")}  # made from the records, and no record
        assert all(database.table(name).strict for name in names - {"_sqlite_migrations"})
        assert {n for n in names if not {"uid", "rev"} <= set(database.table(n).columns_dict)} == without


def _v999_later(db: Database) -> None:
    db.executescript("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
