"""The encrypted database behind all areas: reading, and the one gate through which every change goes.

A change takes the write lock first, so it waits instead of failing half-way; it is kept whole or not at all; and after it is
kept, everyone who listens hears once what it touched. A connection may be used from several threads, one at a time: a lock
keeps a worker's reading out of a half-finished change. What takes longer to find is asked of a second connection, aside.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbook.changes import Changes, Listener
from workbook.errors import Damaged, NotFound, Stale, WorkbookError
from workbook.language import _
from workbook.store.engine import Database, dbapi, translated
from workbook.store.rows import Parameters, Row
from workbook.store.vault import wipe

_WAIT = 5.0  # seconds for another connection's write to end


def connect(path: Path, key: bytearray) -> Database:
    """A connection to an encrypted file. The first page has been read when it returns, so the key is known to fit."""
    with translated():
        connection = dbapi.connect(str(path), timeout=_WAIT, check_same_thread=False)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            return Database(connection, execute_plugins=False)
        except BaseException:
            connection.close()
            raise


class Reading:
    """Questions to one connection, from one thread at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._guard, self._closed = threading.RLock(), False

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """The connection is this thread's for one question. Raises after it was closed."""
        with self._guard, translated():
            self._must_be_open()
            yield

    def _must_be_open(self) -> None:
        if self._closed:
            raise WorkbookError(_("The workbook was closed in the meantime: open it again."))

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        with self._asking():
            return list(self.database.query(sql, parameters))

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        return next(iter(self.rows(sql, parameters)), None)

    def number(self, sql: str, parameters: Parameters = ()) -> int:
        """The single number that a query answers with."""
        with self._asking():
            return int(self.database.execute(sql, parameters).fetchone()[0] or 0)

    def id_of(self, table: str, uid: str) -> int:
        """A record's row id, or `NotFound`."""
        row = self.row(f'SELECT id FROM "{table}" WHERE uid = ?', (uid,))  # noqa: S608  (a table of ours)
        if row is None:
            raise NotFound(_("The workbook holds no such record."))
        return int(row["id"] or 0)


class Records(Reading):
    """The open database of one workbook. Only the store's own rooms call it, and only they write SQL."""

    def __init__(self, path: Path, key: bytearray) -> None:
        """Opens `path`, and wipes `key` at `close`."""
        super().__init__(connect(path, key))
        self.path, self.key = path, key
        self._lent, self._aside_guard = threading.Lock(), threading.Lock()
        self._aside: Reading | None = None
        self._listeners: dict[object, Listener] = {}
        self._touched: list[tuple[frozenset[str], str | None]] | None = None
        with translated():
            for pragma in _lasting():
                self.database.execute(pragma)

    @contextmanager
    def change(self, *areas: str, couple: str | None = None) -> Iterator[None]:
        """One transaction. Inside another one it is a part of it, and the outer one announces both."""
        with self._guard:
            self._must_be_open()
            outer = self._touched is None
            with translated(), self._transaction() if outer else self.database.atomic():
                touched = [] if self._touched is None else self._touched
                self._touched = touched
                try:
                    yield
                    touched.append((frozenset(areas), couple))
                finally:
                    if outer:
                        self._touched = None
        if outer:
            self._announce(touched)

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """A statement inside a change; the number of rows that it touched."""
        with translated():
            return int(self._writing().execute(sql, parameters).rowcount)

    def insert(self, table: str, row: Row) -> int:
        """A new row inside a change; its id. Never takes another row's place."""
        columns = ", ".join(f'"{c}"' for c in row)
        marks = ", ".join("?" * len(row))
        with translated():
            sql = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608  (names of ours)
            return int(self._writing().execute(sql, tuple(row.values())).lastrowid or 0)

    def update(self, table: str, uid: str, rev: int, row: Row) -> int:
        """Save over a record inside a change; its new rev. Raises `Stale` where `rev` is not the one stored, or `NotFound`."""
        columns = "".join(f'"{c}" = ?, ' for c in row)
        sql = f'UPDATE "{table}" SET {columns}rev = rev + 1 WHERE uid = ? AND rev = ?'  # noqa: S608  (names of ours)
        if self.run(sql, (*row.values(), uid, rev)) == 0:
            self.id_of(table, uid)
            raise Stale(_("This was changed elsewhere in the meantime: open it again, then make your change."))
        return rev + 1

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the answer ends that, and does nothing a second time or after `close`."""
        token = object()
        self._listeners[token] = listener

        def stop() -> None:
            self._listeners.pop(token, None)

        return stop

    def checkpoint(self) -> None:
        """Bring what was committed from the log into the main file: a damaged log would lose later commits in silence.

        While a backup is reading the log this does nothing, instead of holding the window up; `close` does it then.
        """
        with self._guard, translated():
            self.database.execute("PRAGMA busy_timeout = 0").fetchall()
            try:
                self.database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self.database.execute(f"PRAGMA busy_timeout = {_WAIT * 1000:.0f}").fetchall()

    def settle(self) -> None:
        """Bring a signature into the main file. It is kept already, so that a failure must not look like a lost one; closing
        the workbook does it again, and says so where it fails.
        """
        with suppress(WorkbookError):
            self.checkpoint()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Use the file and its key on a connection of one's own; `close` waits until that is over. Raises after it."""
        with self._lent:
            self._must_be_open()
            yield

    @contextmanager
    def aside(self) -> Iterator[Reading]:
        """A second connection, which only reads, and sees all of one moment: a question that takes its time keeps neither the
        window's own nor a change waiting. `close` waits until it is answered. Raises after it.
        """
        with self._aside_guard:
            self._must_be_open()
            if self._aside is None:
                self._aside = Reading(connect(self.path, self.key))
                self._aside.database.execute("PRAGMA query_only = ON")
            with translated():
                self._aside.database.execute("BEGIN")
            try:
                yield self._aside
            finally:
                self._aside.database.rollback()

    def close(self) -> None:
        with self._lent, self._aside_guard, self._guard:
            self._closed = True
            try:
                if self._aside is not None:
                    self._aside.database.close()
                self.checkpoint()
            finally:
                self.database.close()
                wipe(self.key)
                self._listeners.clear()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.database.commit()
        except BaseException:
            self.database.rollback()
            raise

    def _writing(self) -> Database:
        if self._touched is None:
            raise RuntimeError("written outside of a change")
        return self.database

    def _announce(self, touched: list[tuple[frozenset[str], str | None]]) -> None:
        areas = frozenset().union(*(a for a, _couple in touched))
        couples = {c for a, c in touched if a}
        if areas:
            changes = Changes(areas, couples.pop() if len(couples) == 1 else None)
            failed: list[Exception] = []
            for listener in tuple(self._listeners.values()):
                try:
                    listener(changes)
                except Exception as error:  # noqa: BLE001  (raised below, when everyone has heard)
                    failed.append(error)
            if failed:
                raise failed[0]


def _lasting() -> tuple[str, ...]:
    """A committed change survives a power cut, on macOS too, where a plain fsync stops at the drive's own cache."""
    every = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
    return (*every, "PRAGMA fullfsync = ON", "PRAGMA checkpoint_fullfsync = ON") if sys.platform == "darwin" else every


def must_be_whole(database: Database) -> None:
    """Raise `Damaged` where a broken reference stands in the file."""
    with translated():
        if database.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Damaged(_("The workbook’s records do not hold together: restore the latest backup."))
