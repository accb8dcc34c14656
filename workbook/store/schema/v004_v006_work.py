"""Plans, assignments, sessions."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


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
