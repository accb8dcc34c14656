"""Who did what to which record and when, in a chain: each row's hash covers the one before it.

The chain is tamper-evident, not tamper-proof: whoever holds the key could write a new one, but not one that fits the head and
count in the backups and on the pages printed before. Rows carry uids and kinds, no names and no text, so that disposing of a
couple's record leaves nothing of it here.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from workbook.store.database import Records
from workbook.store.engine import Database, translated
from workbook.store.rows import Row

_START = "0" * 64


class Act(StrEnum):
    CREATED = "created"
    OPENED = "opened"
    CLOSED = "closed"
    VIEWED = "viewed"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    SAVED = "saved"
    PRINTED = "printed"
    BACKED_UP = "backed up"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: how many rows it has, and the last one's hash."""

    count: int
    hash: str

    def __str__(self) -> str:
        """Short enough for a page's foot, and long enough that no other chain has the same by chance."""
        return f"{self.count}-{self.hash[:12]}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a row's hash covers, besides the hash before it."""

    id: int
    at: str
    act: str
    kind: str
    couple: str
    record: str
    detail: str

    def hashed(self, before: str) -> str:
        return hashlib.sha256(json.dumps([before, asdict(self)], sort_keys=True).encode()).hexdigest()


class Audit:
    def __init__(self, records: Records, clock: Callable[[], datetime]) -> None:
        self._records, self._clock = records, clock

    def add(self, act: Act, kind: str, record: str = "", *, couple: str = "", detail: str = "") -> int:
        """One row; inside a change it is kept or lost with it. `kind` is a table's word ("couple"). Returns the row's id."""
        with self._records.change():
            last = head(self._records.database)
            at = self._clock().isoformat(timespec="seconds")
            entry = _Entry(last.count + 1, at, act.value, kind, couple, record, detail)
            row: Row = asdict(entry)
            return self._records.insert("audit", row | {"hash": entry.hashed(last.hash)})

    def head(self) -> Head:
        return head(self._records.database)


def head(database: Database) -> Head:
    """The end of the chain in any open database."""
    with translated():
        row = database.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return Head(int(row[0]), str(row[1])) if row else Head(0, _START)


def broken_at(database: Database) -> int | None:
    """The first row that does not fit the chain, or None while all do."""
    before = _START
    with translated():
        rows = database.execute("SELECT id, at, act, kind, couple, record, detail, hash FROM audit ORDER BY id")
        for expected, (number, *rest, found) in enumerate(rows, 1):
            entry = _Entry(number, *rest)
            if number != expected or entry.hashed(before) != found:
                return expected
            before = found
    return None


def holds(database: Database, past: Head) -> bool:
    """Whether the chain still runs through an earlier head; a chain that was cut or written anew does not."""
    with translated():
        row = database.execute("SELECT hash FROM audit WHERE id = ?", (past.count,)).fetchone()
    return past.count == 0 or (row is not None and row[0] == past.hash)


def put_aside(database: Database) -> frozenset[str]:
    """The heads, in short, of the chains that were put aside when this workbook was restored from a backup."""
    with translated():
        rows = database.execute("SELECT detail FROM audit WHERE act = ?", (Act.RESTORED.value,)).fetchall()
    return frozenset(short for row in rows for short in row[0].split())
