"""The first tables: couples, intakes, safety screens."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


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
