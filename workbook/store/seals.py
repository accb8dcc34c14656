"""Ties what must never change to the audit: each signed note, addendum, safety screen and decision,
finding on a caution and risk record, by a hash of its content.

The triggers of the schema stop a program, not somebody who holds the key and takes them away first. The row that the audit gets
at signing covers the words too, so that such a change shows as long as the chain itself is whole. Each hash is salted, and the
salt stands beside the record and not in the audit: when a record is disposed of with its salt, nobody can find out by
trying which answers the hash stood for.
"""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from typing import cast

from workbook.language import _
from workbook.store.audit import Act, Audit
from workbook.store.database import Records
from workbook.store.engine import Database, translated
from workbook.store.rows import Value, new_uid

NOTE, ADDENDUM, SCREEN, DECISION = "note", "addendum", "safety screen", "gate decision"
CAUTION, RISK = "caution", "risk record"
APART, WITHDRAWAL = "note apart", "withdrawal"

_CONTENT = {
    NOTE: (
        """
        SELECT n.uid, c.uid, s.uid, s.number, s.starts, s.minutes, s.place, s.attended, s.focus,
            s.first_close, s.first_heard, s.first_hope, s.second_close, s.second_heard, s.second_hope,
            n.form, n.signed_at, n.signed_by, p.position, p.section, p.about, p.text
        FROM notes AS n JOIN sessions AS s ON s.id = n.session_id JOIN couples AS c ON c.id = s.couple_id
        LEFT JOIN passages AS p ON p.note_id = n.id WHERE n.signed_at IS NOT NULL
        """,
        "n.uid",
        ", p.position",
    ),
    ADDENDUM: (
        """
        SELECT a.uid, n.uid, a.text, a.signed_at, a.signed_by FROM addenda AS a JOIN notes AS n ON n.id = a.note_id
        WHERE 1
        """,
        "a.uid",
        "",
    ),
    SCREEN: (
        """
        SELECT s.uid, c.uid, s.whose, s.held_at, s.recorded_at, s.finding, s.replies, s.hits, s.note
        FROM safety_screens AS s JOIN couples AS c ON c.id = s.couple_id WHERE 1
        """,
        "s.uid",
        "",
    ),
    DECISION: (
        """
        SELECT d.uid, c.uid, d.decided_at, d.recorded_at, d.choice, d.reason
        FROM gate_decisions AS d JOIN couples AS c ON c.id = d.couple_id WHERE 1
        """,
        "d.uid",
        "",
    ),
    CAUTION: (
        """
        SELECT f.uid, c.uid, f.caution, f.whose, f.found_at, f.recorded_at, f.found, f.note, f.going_on, f.referred_to,
            f.referred_on FROM caution_findings AS f JOIN couples AS c ON c.id = f.couple_id WHERE 1
        """,
        "f.uid",
        "",
    ),
    RISK: (
        """
        SELECT r.uid, c.uid, r.follows, r.concerned, r.who, r.kind, r.happened, r.seen, r.consulted, r.decided,
            r.reported_to, r.reported_at, r.recorded_at
        FROM risk_records AS r JOIN couples AS c ON c.id = r.couple_id WHERE 1
        """,
        "r.uid",
        "",
    ),
    APART: (
        """
        SELECT a.uid, c.uid, s.uid, f.uid, a.kind, a.at, a.channel, a.whose, a.other, a.words, a.signed_at, a.signed_by
        FROM notes_apart AS a JOIN couples AS c ON c.id = a.couple_id LEFT JOIN sessions AS s ON s.id = a.session_id
        LEFT JOIN notes_apart AS f ON f.id = a.follows WHERE a.signed_at IS NOT NULL
        """,
        "a.uid",
        "",
    ),
    WITHDRAWAL: (
        """
        SELECT w.uid, c.uid, w.kind, w.record, w.reason, w.refiled, w.at, w.signed_by
        FROM withdrawals AS w JOIN couples AS c ON c.id = w.couple_id WHERE 1
        """,
        "w.uid",
        "",
    ),
}
"""What is sealed of each kind, its uid first; how one is found among all; in which order its rows come. It never changes: a
column that is added later was not there when earlier records were sealed.
"""

_TABLE = {
    NOTE: "notes",
    ADDENDUM: "addenda",
    SCREEN: "safety_screens",
    DECISION: "gate_decisions",
    CAUTION: "caution_findings",
    RISK: "risk_records",
    APART: "notes_apart",
    WITHDRAWAL: "withdrawals",
}

_NO_REASON = "uid NOT IN (SELECT record FROM withdrawals WHERE kind = ?)"
_WITHDRAWN = ((NOTE, "sessions", "session"), (APART, "notes_apart", "note apart"))


def seal(records: Records, audit: Audit, act: Act, kind: str, uid: str, couple: str) -> None:
    """Inside the change that signs or adds a record, once all of it is written: its row in the audit, with its hash."""
    salt = new_uid()
    records.insert("seals", {"record": uid, "salt": salt})
    ((_uid, content),) = _contents(records.database, kind, uid)
    audit.add(act, kind, uid, couple=couple, detail=_hashed(salt, content))


def broken(database: Database) -> Iterator[str]:
    """One sentence for each sealed record that does not fit its row of the audit, or has none, or is gone."""
    with translated():
        salts = dict(database.execute("SELECT record, salt FROM seals").fetchall())
        for kind in _CONTENT:
            sql = "SELECT record, id, detail FROM audit WHERE kind = ? AND act IN (?, ?, ?)"
            values = (kind, Act.SIGNED.value, Act.ADDED.value, Act.WITHDRAWN.value)
            rows = {record: (row, detail) for record, row, detail in database.execute(sql, values)}
            for uid, content in _contents(database, kind):
                row, detail = rows.pop(uid, (0, ""))
                if row == 0:
                    yield _of(kind, _("it is not in the audit and was put in past the program."))
                elif detail != _hashed(salts.get(uid, ""), content):
                    yield _of(kind, _("it does not fit row {row} of the audit and was changed.").format(row=row))
            for row, _detail in rows.values():
                yield _of(kind, _("the one of row {row} of the audit is gone.").format(row=row))
        if "withdrawals" in database.table_names():
            for kind, table, record in _WITHDRAWN:
                sql = f'SELECT count(*) FROM "{table}" WHERE withdrawn = 1 AND {_NO_REASON}'  # noqa: S608  (text of ours)
                for _each in range(int(database.execute(sql, (record,)).fetchone()[0])):
                    yield _of(kind, _("it was taken off every page past the program."))


def _contents(database: Database, kind: str, uid: str | None = None) -> Iterator[tuple[str, list[list[Value]]]]:
    """The content of one record of a kind, or of all. An earlier program's workbook has no table for what came later."""
    select, of, order = _CONTENT[kind]
    if _TABLE[kind] not in database.table_names():
        return
    only = "" if uid is None else f" AND {of} = :uid"
    rows = cast(Iterator[tuple[Value, ...]], database.execute(f"{select}{only} ORDER BY {of}{order}", {"uid": uid}))
    for found, parts in groupby(rows, key=lambda row: str(row[0])):
        yield found, [list(part) for part in parts]


def _hashed(salt: str, content: list[list[Value]]) -> str:
    return hashlib.sha256(json.dumps([salt, content]).encode()).hexdigest()


def _of(kind: str, sentence: str) -> str:
    record = {
        NOTE: _("A signed note"),
        ADDENDUM: _("An addendum"),
        SCREEN: _("A safety screen"),
        DECISION: _("A decision about safety"),
        CAUTION: _("A finding on a caution"),
        RISK: _("A risk record"),
        APART: _("A signed contact or psychotherapy note"),
        WITHDRAWAL: _("A withdrawal"),
    }[kind]
    return f"{record}: {sentence}"
