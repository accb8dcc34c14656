"""Hand-overs: when each was begun and taken in, and what one partner gave alone, as it was given."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v012_handovers(db: Database) -> None:
    db.executescript("""
    CREATE TABLE handover_key (
        id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1), uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        secret TEXT NOT NULL
    ) STRICT;

    CREATE TABLE handovers (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), intake_id INTEGER NOT NULL REFERENCES intakes (id),
        whose TEXT NOT NULL CHECK (whose IN ('first', 'second')), token TEXT NOT NULL, policy TEXT,
        begun_at TEXT NOT NULL, asked INTEGER NOT NULL, merged_at TEXT, seen_at TEXT,
        shared INTEGER CHECK (shared IN (0, 1)), hoped INTEGER NOT NULL DEFAULT 0 CHECK (hoped IN (0, 1)),
        finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
        altered INTEGER NOT NULL DEFAULT 0 CHECK (altered IN (0, 1)), digest TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX handovers_by_couple ON handovers (couple_id);
    CREATE INDEX handovers_by_intake ON handovers (intake_id);
    CREATE INDEX handovers_to_read ON handovers (id) WHERE merged_at IS NOT NULL AND seen_at IS NULL;
    """)


@schema()
def v013_given_alone(db: Database) -> None:
    db.executescript("""
    CREATE TABLE given_alone (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        handover_id INTEGER NOT NULL REFERENCES handovers (id), item TEXT NOT NULL, state TEXT NOT NULL,
        value INTEGER CHECK (value BETWEEN 0 AND 4), at TEXT NOT NULL, kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
        UNIQUE (handover_id, item)
    ) STRICT;
    CREATE TRIGGER given_alone_keep BEFORE UPDATE ON given_alone
        BEGIN SELECT raise(ABORT, 'what was given alone stays as it was given'); END;
    CREATE TRIGGER given_alone_stay BEFORE DELETE ON given_alone
        BEGIN SELECT raise(ABORT, 'what was given alone stays as it was given'); END;
    CREATE TRIGGER given_alone_add BEFORE INSERT ON given_alone
        WHEN EXISTS (SELECT 1 FROM given_alone
            WHERE id = new.id OR uid = new.uid OR (handover_id = new.handover_id AND item = new.item))
        BEGIN SELECT raise(ABORT, 'what was given alone stays as it was given'); END;
    """)
