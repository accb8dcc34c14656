"""The course of a couple's file: paused, closed with a summary, taken up again; and the hours that did not take place."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v023_life(db: Database) -> None:
    db.executescript("""
    CREATE TABLE turns (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id),
        kind TEXT NOT NULL CHECK (kind IN ('paused', 'resumed', 'closed', 'reopened', 'withdrew', 'came_back', 'taken_back')),
        "on" TEXT NOT NULL CHECK ("on" IS date("on")), until TEXT CHECK (until IS date(until)),
        ending TEXT NOT NULL, whose TEXT NOT NULL, words TEXT NOT NULL, recorded_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX turns_by_couple ON turns (couple_id);
    CREATE TRIGGER turns_keep BEFORE UPDATE ON turns
        BEGIN SELECT raise(ABORT, 'the course of a file is append-only'); END;
    CREATE TRIGGER turns_stay BEFORE DELETE ON turns
        BEGIN SELECT raise(ABORT, 'the course of a file is append-only'); END;
    CREATE TRIGGER turns_add BEFORE INSERT ON turns WHEN EXISTS (SELECT 1 FROM turns WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'the course of a file is append-only'); END;

    CREATE TABLE missed (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), at TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('absent', 'late', 'in_time')), whose TEXT NOT NULL, words TEXT NOT NULL
    ) STRICT;
    CREATE INDEX missed_by_couple ON missed (couple_id, at);
    """)
