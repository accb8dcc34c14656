"""The tables, step by step from the first version on. Migrations are appended and never edited: workbooks out there ran them.

SQL owns the rules that must hold whatever the program does: no signed note changes, what is append-only stays, nothing is
orphaned. Triggers name the columns that identify a row, because an insert or update "or replace" removes the row in its way
without asking its triggers on a connection that is set up differently from ours. Nothing of the program is imported here:
a migration must mean the same in ten years.
"""

from workbook.store.engine import Database, Migrations

schema = Migrations("workbook")


@schema()
def v001_couples(db: Database) -> None:
    db.executescript("""
    CREATE TABLE couples (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        number INTEGER NOT NULL UNIQUE, together INTEGER, household TEXT NOT NULL, referrer TEXT NOT NULL,
        status TEXT NOT NULL, policy TEXT, policy_signed TEXT CHECK (policy_signed IS date(policy_signed)),
        next_session TEXT, folded TEXT NOT NULL, opened INTEGER
    ) STRICT;
    CREATE INDEX couples_by_next_session ON couples (next_session);
    CREATE INDEX couples_by_status ON couples (status);
    CREATE INDEX couples_by_opened ON couples (opened);

    CREATE TABLE partners (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), whose TEXT NOT NULL CHECK (whose IN ('first', 'second')),
        name TEXT NOT NULL, called TEXT NOT NULL, pronouns TEXT NOT NULL, born TEXT CHECK (born IS date(born)),
        contact_phone TEXT NOT NULL, contact_phone_leave TEXT NOT NULL,
        contact_email TEXT NOT NULL, contact_email_leave TEXT NOT NULL,
        contact_post TEXT NOT NULL, contact_post_leave TEXT NOT NULL,
        contact_seen_by TEXT NOT NULL, brings TEXT NOT NULL,
        UNIQUE (couple_id, whose)
    ) STRICT;

    CREATE TABLE practice (
        id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        name TEXT NOT NULL, counselor TEXT NOT NULL, licence TEXT NOT NULL, help_lines TEXT NOT NULL, paper TEXT NOT NULL
    ) STRICT;
    """)


@schema()
def v002_intakes(db: Database) -> None:
    db.executescript("""
    CREATE TABLE intakes (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), kind TEXT NOT NULL,
        begun TEXT NOT NULL CHECK (begun IS date(begun)), finished TEXT CHECK (finished IS date(finished))
    ) STRICT;
    CREATE INDEX intakes_by_couple ON intakes (couple_id);
    CREATE UNIQUE INDEX one_unfinished_intake ON intakes (couple_id) WHERE finished IS NULL;

    CREATE TABLE answers (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        intake_id INTEGER NOT NULL REFERENCES intakes (id), item TEXT NOT NULL,
        whose TEXT NOT NULL CHECK (whose IN ('first', 'second')), state TEXT NOT NULL,
        value INTEGER CHECK (value BETWEEN 0 AND 4), visibility TEXT NOT NULL,
        UNIQUE (intake_id, item, whose)
    ) STRICT;

    CREATE TABLE remarks (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        intake_id INTEGER NOT NULL REFERENCES intakes (id), item TEXT NOT NULL, text TEXT NOT NULL,
        UNIQUE (intake_id, item)
    ) STRICT;
    """)


@schema()
def v003_safety(db: Database) -> None:
    db.executescript("""
    CREATE TABLE safety_screens (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), whose TEXT NOT NULL CHECK (whose IN ('first', 'second')),
        held_at TEXT NOT NULL, finding TEXT NOT NULL, replies TEXT NOT NULL,
        hits INTEGER CHECK (hits BETWEEN 4 AND 20), note TEXT NOT NULL, recorded_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX safety_screens_by_couple ON safety_screens (couple_id);
    CREATE TRIGGER safety_screens_keep BEFORE UPDATE ON safety_screens
        BEGIN SELECT raise(ABORT, 'safety screens are append-only'); END;
    CREATE TRIGGER safety_screens_stay BEFORE DELETE ON safety_screens
        BEGIN SELECT raise(ABORT, 'safety screens are append-only'); END;
    CREATE TRIGGER safety_screens_add BEFORE INSERT ON safety_screens
        WHEN EXISTS (SELECT 1 FROM safety_screens WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'safety screens are append-only'); END;

    CREATE TABLE gate_decisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), decided_at TEXT NOT NULL, choice TEXT NOT NULL,
        reason TEXT NOT NULL, recorded_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX gate_decisions_by_couple ON gate_decisions (couple_id);
    CREATE TRIGGER gate_decisions_keep BEFORE UPDATE ON gate_decisions
        BEGIN SELECT raise(ABORT, 'gate decisions are append-only'); END;
    CREATE TRIGGER gate_decisions_stay BEFORE DELETE ON gate_decisions
        BEGIN SELECT raise(ABORT, 'gate decisions are append-only'); END;
    CREATE TRIGGER gate_decisions_add BEFORE INSERT ON gate_decisions
        WHEN EXISTS (SELECT 1 FROM gate_decisions WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'gate decisions are append-only'); END;
    """)


@schema()
def v004_plans(db: Database) -> None:
    db.executescript("""
    CREATE TABLE plans (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), kind TEXT NOT NULL,
        begun TEXT NOT NULL CHECK (begun IS date(begun))
    ) STRICT;
    CREATE INDEX plans_by_couple ON plans (couple_id);

    CREATE TABLE plan_steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        plan_id INTEGER NOT NULL REFERENCES plans (id), step TEXT NOT NULL, title TEXT NOT NULL, aim TEXT NOT NULL,
        state TEXT NOT NULL, since TEXT CHECK (since IS date(since)), reason TEXT NOT NULL,
        beside INTEGER NOT NULL CHECK (beside IN (0, 1)),
        UNIQUE (plan_id, step)
    ) STRICT;

    CREATE TABLE goals (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        plan_id INTEGER NOT NULL REFERENCES plans (id), words TEXT NOT NULL, whose TEXT NOT NULL, state TEXT NOT NULL,
        evidence TEXT NOT NULL, step TEXT NOT NULL, visibility TEXT NOT NULL
    ) STRICT;
    CREATE INDEX goals_by_plan ON goals (plan_id);

    CREATE TABLE declined (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), step TEXT NOT NULL, reason TEXT NOT NULL,
        "on" TEXT NOT NULL CHECK ("on" IS date("on")),
        UNIQUE (couple_id, step)
    ) STRICT;
    """)


@schema()
def v005_assignments(db: Database) -> None:
    db.executescript("""
    CREATE TABLE assignments (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), exercise TEXT NOT NULL, title TEXT NOT NULL, step TEXT NOT NULL,
        whose TEXT NOT NULL, given TEXT NOT NULL CHECK (given IS date(given)), until TEXT CHECK (until IS date(until)),
        "when" TEXT NOT NULL, stopped TEXT CHECK (stopped IS date(stopped))
    ) STRICT;
    CREATE INDEX assignments_by_couple ON assignments (couple_id);
    CREATE INDEX assignments_by_until ON assignments (until) WHERE stopped IS NULL;

    CREATE TABLE results (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        assignment_id INTEGER NOT NULL REFERENCES assignments (id),
        whose TEXT NOT NULL CHECK (whose IN ('first', 'second')), outcome TEXT NOT NULL,
        "on" TEXT NOT NULL CHECK ("on" IS date("on")), times INTEGER CHECK (times BETWEEN 0 AND 999),
        helped INTEGER CHECK (helped BETWEEN 0 AND 10), remark TEXT NOT NULL,
        UNIQUE (assignment_id, whose)
    ) STRICT;
    """)


@schema()
def v006_sessions(db: Database) -> None:
    db.executescript("""
    CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), number INTEGER NOT NULL, starts TEXT NOT NULL,
        minutes INTEGER NOT NULL, place TEXT NOT NULL, attended TEXT NOT NULL, focus TEXT NOT NULL,
        first_close INTEGER, first_heard INTEGER, first_hope INTEGER,
        second_close INTEGER, second_heard INTEGER, second_hope INTEGER,
        shown TEXT NOT NULL, signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
        UNIQUE (couple_id, number)
    ) STRICT;
    CREATE INDEX sessions_by_start ON sessions (couple_id, starts);
    CREATE INDEX sessions_unsigned ON sessions (couple_id) WHERE signed = 0;
    CREATE TRIGGER sessions_stay_with_their_couple BEFORE UPDATE OF id, uid, couple_id, number ON sessions
        WHEN new.id IS NOT old.id OR new.uid IS NOT old.uid OR new.couple_id IS NOT old.couple_id
            OR new.number IS NOT old.number
        BEGIN SELECT raise(ABORT, 'a session stays with its couple'); END;
    CREATE TRIGGER sessions_of_signed_notes_keep BEFORE UPDATE ON sessions
        WHEN old.signed = 1 AND (new.signed IS NOT 1 OR new.starts IS NOT old.starts OR new.minutes IS NOT old.minutes
            OR new.place IS NOT old.place OR new.attended IS NOT old.attended OR new.focus IS NOT old.focus
            OR new.first_close IS NOT old.first_close OR new.first_heard IS NOT old.first_heard
            OR new.first_hope IS NOT old.first_hope OR new.second_close IS NOT old.second_close
            OR new.second_heard IS NOT old.second_heard OR new.second_hope IS NOT old.second_hope)
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER sessions_of_signed_notes_stay BEFORE DELETE ON sessions WHEN old.signed = 1
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    CREATE TRIGGER sessions_of_signed_notes_keep_their_place BEFORE INSERT ON sessions
        WHEN EXISTS (SELECT 1 FROM sessions WHERE signed = 1 AND (id = new.id OR uid = new.uid
            OR (couple_id = new.couple_id AND number = new.number)))
        BEGIN SELECT raise(ABORT, 'a signed note is final'); END;
    """)


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
