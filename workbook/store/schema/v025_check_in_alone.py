"""A hand-over is for an intake or for the check-in of a session, whose answers go up to 10."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v025_check_in_alone(db: Database) -> None:
    db.executescript("""
    CREATE TABLE handovers_kept (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), intake_id INTEGER REFERENCES intakes (id),
        session_id INTEGER REFERENCES sessions (id),
        whose TEXT NOT NULL CHECK (whose IN ('first', 'second')), token TEXT NOT NULL, policy TEXT,
        begun_at TEXT NOT NULL, asked INTEGER NOT NULL, merged_at TEXT, seen_at TEXT,
        shared INTEGER CHECK (shared IN (0, 1)), hoped INTEGER NOT NULL DEFAULT 0 CHECK (hoped IN (0, 1)),
        finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
        altered INTEGER NOT NULL DEFAULT 0 CHECK (altered IN (0, 1)), digest TEXT NOT NULL DEFAULT '',
        CHECK ((intake_id IS NULL) <> (session_id IS NULL))
    ) STRICT;
    INSERT INTO handovers_kept (id, uid, rev, couple_id, intake_id, whose, token, policy, begun_at, asked, merged_at, seen_at,
            shared, hoped, finished, altered, digest)
        SELECT id, uid, rev, couple_id, intake_id, whose, token, policy, begun_at, asked, merged_at, seen_at,
            shared, hoped, finished, altered, digest FROM handovers;
    DROP TABLE handovers;
    ALTER TABLE handovers_kept RENAME TO handovers;
    CREATE INDEX handovers_by_couple ON handovers (couple_id);
    CREATE INDEX handovers_by_intake ON handovers (intake_id) WHERE intake_id IS NOT NULL;
    CREATE INDEX handovers_by_session ON handovers (session_id) WHERE session_id IS NOT NULL;
    CREATE INDEX handovers_to_read ON handovers (id) WHERE merged_at IS NOT NULL AND seen_at IS NULL;

    CREATE TABLE given_alone_kept (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        handover_id INTEGER NOT NULL REFERENCES handovers (id), item TEXT NOT NULL, state TEXT NOT NULL,
        value INTEGER CHECK (value BETWEEN 0 AND 10), at TEXT NOT NULL, kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
        UNIQUE (handover_id, item)
    ) STRICT;
    INSERT INTO given_alone_kept SELECT id, uid, rev, handover_id, item, state, value, at, kept FROM given_alone;
    DROP TABLE given_alone;
    ALTER TABLE given_alone_kept RENAME TO given_alone;
    CREATE TRIGGER given_alone_keep BEFORE UPDATE ON given_alone
        BEGIN SELECT raise(ABORT, 'what was given alone stays as it was given'); END;
    CREATE TRIGGER given_alone_stay BEFORE DELETE ON given_alone
        BEGIN SELECT raise(ABORT, 'what was given alone stays as it was given'); END;
    CREATE TRIGGER given_alone_add BEFORE INSERT ON given_alone
        WHEN EXISTS (SELECT 1 FROM given_alone
            WHERE id = new.id OR uid = new.uid OR (handover_id = new.handover_id AND item = new.item))
        BEGIN SELECT raise(ABORT, 'what was given alone stays as it was given'); END;
    CREATE TRIGGER given_alone_in_range BEFORE INSERT ON given_alone
        WHEN new.value > 4 AND (SELECT session_id FROM handovers WHERE id = new.handover_id) IS NULL
        BEGIN SELECT raise(ABORT, 'an answer of an intake lies between 0 and 4'); END;
    """)
