"""The hour as it goes: how the check-in was come by, what was jotted down, what was worked on, how it closed."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v018_hour(db: Database) -> None:
    db.executescript("""
    ALTER TABLE sessions ADD COLUMN ended TEXT;
    ALTER TABLE sessions ADD COLUMN asked TEXT NOT NULL DEFAULT 'not_yet';
    ALTER TABLE sessions ADD COLUMN first_useful INTEGER CHECK (first_useful BETWEEN 0 AND 10);
    ALTER TABLE sessions ADD COLUMN second_useful INTEGER CHECK (second_useful BETWEEN 0 AND 10);
    UPDATE sessions SET asked = 'paper' WHERE coalesce(first_close, first_heard, first_hope,
        second_close, second_heard, second_hope) IS NOT NULL;
    CREATE TRIGGER sessions_of_signed_notes_keep_their_end BEFORE UPDATE ON sessions
        WHEN old.signed = 1 AND (new.ended IS NOT old.ended OR new.asked IS NOT old.asked
            OR new.first_useful IS NOT old.first_useful OR new.second_useful IS NOT old.second_useful)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;

    CREATE TABLE jottings (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        session_id INTEGER NOT NULL REFERENCES sessions (id), at TEXT NOT NULL,
        about TEXT NOT NULL CHECK (about IN ('first', 'second', 'between', 'private')),
        words TEXT NOT NULL, taken INTEGER NOT NULL DEFAULT 0 CHECK (taken IN (0, 1))
    ) STRICT;
    CREATE INDEX jottings_by_session ON jottings (session_id);
    CREATE TRIGGER jottings_signed_keep BEFORE UPDATE ON jottings
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id IN (old.session_id, new.session_id) AND signed = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER jottings_signed_stay BEFORE DELETE ON jottings
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id = old.session_id AND signed = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER jottings_signed_add BEFORE INSERT ON jottings
        WHEN EXISTS (SELECT 1 FROM sessions WHERE signed = 1 AND (id = new.session_id
            OR id IN (SELECT session_id FROM jottings WHERE id = new.id OR uid = new.uid)))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;

    CREATE TABLE session_work (
        id INTEGER PRIMARY KEY AUTOINCREMENT, session_id INTEGER NOT NULL REFERENCES sessions (id),
        kind TEXT NOT NULL CHECK (kind IN ('step', 'assignment', 'goal')), record TEXT NOT NULL,
        UNIQUE (session_id, kind, record)
    ) STRICT;
    CREATE INDEX session_work_by_record ON session_work (record);
    CREATE TRIGGER session_work_signed_keep BEFORE UPDATE ON session_work
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id IN (old.session_id, new.session_id) AND signed = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER session_work_signed_stay BEFORE DELETE ON session_work
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id = old.session_id AND signed = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER session_work_signed_add BEFORE INSERT ON session_work
        WHEN EXISTS (SELECT 1 FROM sessions WHERE signed = 1 AND (id = new.session_id
            OR id IN (SELECT session_id FROM session_work WHERE id = new.id)))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    """)
