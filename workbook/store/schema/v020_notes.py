"""Notes beside those of sessions, what was entered in error, and the counselor's own phrases and templates."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v020_notes(db: Database) -> None:
    db.executescript("""
    CREATE TABLE notes_apart (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), session_id INTEGER REFERENCES sessions (id),
        follows INTEGER REFERENCES notes_apart (id), kind TEXT NOT NULL CHECK (kind IN ('contact', 'psychotherapy')),
        at TEXT NOT NULL, channel TEXT NOT NULL, whose TEXT NOT NULL, other TEXT NOT NULL, words TEXT NOT NULL,
        saved_at TEXT NOT NULL, signed_at TEXT, signed_by TEXT NOT NULL,
        withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
    ) STRICT;
    CREATE INDEX notes_apart_by_couple ON notes_apart (couple_id, at);
    CREATE INDEX notes_apart_by_session ON notes_apart (session_id);
    CREATE INDEX notes_apart_by_first ON notes_apart (follows);
    CREATE INDEX notes_apart_unsigned ON notes_apart (couple_id) WHERE signed_at IS NULL;
    CREATE TRIGGER notes_apart_signed_keep BEFORE UPDATE ON notes_apart
        WHEN old.signed_at IS NOT NULL AND (new.id IS NOT old.id OR new.uid IS NOT old.uid
            OR new.couple_id IS NOT old.couple_id OR new.session_id IS NOT old.session_id
            OR new.follows IS NOT old.follows OR new.kind IS NOT old.kind OR new.at IS NOT old.at
            OR new.channel IS NOT old.channel OR new.whose IS NOT old.whose OR new.other IS NOT old.other
            OR new.words IS NOT old.words OR new.saved_at IS NOT old.saved_at OR new.signed_at IS NOT old.signed_at
            OR new.signed_by IS NOT old.signed_by OR new.withdrawn < old.withdrawn)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_apart_signed_stay BEFORE DELETE ON notes_apart WHEN old.signed_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_apart_signed_keep_their_place BEFORE INSERT ON notes_apart
        WHEN EXISTS (SELECT 1 FROM notes_apart WHERE signed_at IS NOT NULL AND (id = new.id OR uid = new.uid))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_apart_follow_signing BEFORE INSERT ON notes_apart
        WHEN new.follows IS NOT NULL AND (new.signed_at IS NULL OR NOT EXISTS (SELECT 1 FROM notes_apart
            WHERE id = new.follows AND signed_at IS NOT NULL AND follows IS NULL AND withdrawn = 0))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_apart_follow_one BEFORE UPDATE OF follows ON notes_apart WHEN new.follows IS NOT old.follows
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;

    ALTER TABLE sessions ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
    CREATE TRIGGER sessions_withdrawn_stay_so BEFORE UPDATE ON sessions WHEN old.withdrawn = 1
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_withdrawn_keep BEFORE UPDATE ON notes
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id = old.session_id AND withdrawn = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_withdrawn_add BEFORE INSERT ON notes
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id = new.session_id AND withdrawn = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER addenda_withdrawn_add BEFORE INSERT ON addenda
        WHEN EXISTS (SELECT 1 FROM notes AS n JOIN sessions AS s ON s.id = n.session_id
            WHERE n.id = new.note_id AND s.withdrawn = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER jottings_withdrawn_add BEFORE INSERT ON jottings
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id = new.session_id AND withdrawn = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER jottings_withdrawn_keep BEFORE UPDATE ON jottings
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id IN (old.session_id, new.session_id) AND withdrawn = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER jottings_withdrawn_stay BEFORE DELETE ON jottings
        WHEN EXISTS (SELECT 1 FROM sessions WHERE id = old.session_id AND withdrawn = 1)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_apart_withdrawn_stay BEFORE DELETE ON notes_apart WHEN old.withdrawn = 1
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_apart_withdrawn_keep BEFORE UPDATE ON notes_apart WHEN old.withdrawn = 1
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;

    CREATE TABLE withdrawals (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), kind TEXT NOT NULL CHECK (kind IN ('session', 'note apart')),
        record TEXT NOT NULL UNIQUE, reason TEXT NOT NULL CHECK (reason <> ''), refiled TEXT NOT NULL,
        at TEXT NOT NULL, signed_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX withdrawals_by_couple ON withdrawals (couple_id);
    CREATE TRIGGER withdrawals_keep BEFORE UPDATE ON withdrawals
        BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
    CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals
        BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
    CREATE TRIGGER withdrawals_add BEFORE INSERT ON withdrawals
        WHEN EXISTS (SELECT 1 FROM withdrawals WHERE id = new.id OR uid = new.uid OR record = new.record)
        BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
    CREATE TRIGGER sessions_withdrawn_with_a_reason BEFORE UPDATE OF withdrawn ON sessions
        WHEN new.withdrawn = 1 AND NOT EXISTS (SELECT 1 FROM withdrawals WHERE kind = 'session' AND record = new.uid)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER notes_apart_withdrawn_with_a_reason BEFORE UPDATE OF withdrawn ON notes_apart
        WHEN new.withdrawn = 1 AND NOT EXISTS (SELECT 1 FROM withdrawals WHERE kind = 'note apart' AND record = new.uid)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;

    CREATE TABLE phrases (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE, words TEXT NOT NULL
    ) STRICT;
    CREATE TABLE templates (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE, form TEXT NOT NULL, passages TEXT NOT NULL
    ) STRICT;
    """)
