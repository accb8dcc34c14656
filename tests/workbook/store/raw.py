"""Past the front door, for tests that play the vandal or the later program: the encrypted file, opened with its key."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.workbook.conftest import PASSPHRASE
from workbook.store.database import connect
from workbook.store.engine import Database
from workbook.store.folder import unlock


@contextmanager
def opened(place: Path) -> Iterator[Database]:
    database = connect(place / "data.db", unlock(place, PASSPHRASE))
    try:
        yield database
    finally:
        database.close()
