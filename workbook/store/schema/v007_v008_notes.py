"""Notes that are signed, and the audit."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v007_notes(db: Database) -> None:
    db.executescript("""
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        session_id INTEGER NOT NULL UNIQUE REFERENCES sessions (id), form TEXT NOT NULL,
        saved_at TEXT NOT NULL, signed_at TEXT, signed_by TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER notes_signed_keep BEFORE UPDATE ON notes WHEN old.signed_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_signed_stay BEFORE DELETE ON notes WHEN old.signed_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_signed_keep_their_place BEFORE INSERT ON notes
        WHEN EXISTS (SELECT 1 FROM notes WHERE signed_at IS NOT NULL
            AND (id = new.id OR uid = new.uid OR session_id = new.session_id))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_stay_with_their_session BEFORE UPDATE OF id, uid, session_id ON notes
        WHEN new.id IS NOT old.id OR new.uid IS NOT old.uid OR new.session_id IS NOT old.session_id
        BEGIN SELECT raise(ABORT, 'a note stays with its session'); END;
    CREATE TRIGGER notes_signing_marks_the_session AFTER UPDATE OF signed_at ON notes WHEN new.signed_at IS NOT NULL
        BEGIN UPDATE sessions SET signed = 1 WHERE id = new.session_id; END;

    CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT, note_id INTEGER NOT NULL REFERENCES notes (id),
        position INTEGER NOT NULL, section TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL,
        UNIQUE (note_id, position)
    ) STRICT;
    CREATE TRIGGER passages_signed_keep BEFORE UPDATE ON passages
        WHEN EXISTS (SELECT 1 FROM notes WHERE signed_at IS NOT NULL AND id IN (old.note_id, new.note_id))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER passages_stay_with_their_note BEFORE UPDATE OF id, note_id ON passages
        WHEN new.id IS NOT old.id OR new.note_id IS NOT old.note_id
        BEGIN SELECT raise(ABORT, 'a passage stays with its note'); END;
    CREATE TRIGGER passages_signed_stay BEFORE DELETE ON passages
        WHEN EXISTS (SELECT 1 FROM notes WHERE signed_at IS NOT NULL AND id = old.note_id)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER passages_signed_keep_their_place BEFORE INSERT ON passages
        WHEN EXISTS (SELECT 1 FROM notes WHERE signed_at IS NOT NULL
            AND id IN (new.note_id, (SELECT note_id FROM passages WHERE id = new.id)))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;

    CREATE TABLE addenda (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        note_id INTEGER NOT NULL REFERENCES notes (id), text TEXT NOT NULL, signed_at TEXT NOT NULL, signed_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX addenda_by_note ON addenda (note_id);
    CREATE TRIGGER addenda_keep BEFORE UPDATE ON addenda
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER addenda_stay BEFORE DELETE ON addenda
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER addenda_add BEFORE INSERT ON addenda
        WHEN EXISTS (SELECT 1 FROM addenda WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER addenda_follow_signing BEFORE INSERT ON addenda
        WHEN NOT EXISTS (SELECT 1 FROM notes WHERE id = new.note_id AND signed_at IS NOT NULL)
        BEGIN SELECT raise(ABORT, 'an addendum follows a signed note'); END;
    """)


@schema()
def v008_audit(db: Database) -> None:
    db.executescript("""
    CREATE TABLE seals (
        id INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL UNIQUE, salt TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER seals_keep BEFORE UPDATE ON seals
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER seals_stay BEFORE DELETE ON seals
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER seals_add BEFORE INSERT ON seals
        WHEN EXISTS (SELECT 1 FROM seals WHERE id = new.id OR record = new.record)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;

    CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, act TEXT NOT NULL, kind TEXT NOT NULL,
        couple TEXT NOT NULL, record TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_keep BEFORE UPDATE ON audit
        BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
    CREATE TRIGGER audit_stay BEFORE DELETE ON audit
        BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
    CREATE TRIGGER audit_add BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
        BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
    """)
