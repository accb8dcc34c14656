"""Past the front door, for tests that play the vandal or the later program: the encrypted file, opened with its key."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE
from workbook.store.database import connect
from workbook.store.engine import Database, dbapi
from workbook.store.folder import unlock


@contextmanager
def opened(place: Path) -> Iterator[Database]:
    database = connect(place / "data.db", unlock(place, PASSPHRASE))
    try:
        yield database
    finally:
        database.close()


def takes_additions_only(place: Path, table: str) -> None:
    """SQL itself refuses to change, drop or replace what stands in this table; something has to stand there."""
    with opened(place) as database:
        database.execute("PRAGMA recursive_triggers = OFF")
        for statement in (
            f"UPDATE {table} SET rev = 2",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        ):
            with pytest.raises(dbapi.IntegrityError, match="append-only"):
                database.execute(statement)
            database.rollback()
