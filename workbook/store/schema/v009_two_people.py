"""The rest of what a record holds about two people, what each allowed to be shown, and words that are being typed."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v009_two_people(db: Database) -> None:
    db.executescript("""
    ALTER TABLE couples ADD COLUMN living INTEGER;
    ALTER TABLE couples ADD COLUMN children TEXT NOT NULL DEFAULT '';
    ALTER TABLE couples ADD COLUMN begun TEXT CHECK (begun IS date(begun));
    ALTER TABLE couples ADD COLUMN closed TEXT CHECK (closed IS date(closed));
    ALTER TABLE couples ADD COLUMN reopened TEXT CHECK (reopened IS date(reopened));
    ALTER TABLE couples ADD COLUMN keep_years INTEGER CHECK (keep_years BETWEEN 0 AND 99);
    ALTER TABLE couples ADD COLUMN hold INTEGER NOT NULL DEFAULT 0 CHECK (hold IN (0, 1));
    UPDATE couples SET begun = (SELECT date(min(at)) FROM audit WHERE audit.couple = couples.uid);

    ALTER TABLE partners ADD COLUMN hope TEXT;
    ALTER TABLE partners ADD COLUMN emergency TEXT NOT NULL DEFAULT '';
    ALTER TABLE partners ADD COLUMN therapists TEXT NOT NULL DEFAULT '';
    ALTER TABLE partners ADD COLUMN health TEXT NOT NULL DEFAULT '';

    ALTER TABLE practice ADD COLUMN local_rules TEXT NOT NULL DEFAULT '';
    ALTER TABLE practice ADD COLUMN ratings_apart INTEGER NOT NULL DEFAULT 3;
    ALTER TABLE practice ADD COLUMN joint_in_sessions INTEGER NOT NULL DEFAULT 1 CHECK (joint_in_sessions IN (0, 1));
    ALTER TABLE practice ADD COLUMN keep_years INTEGER NOT NULL DEFAULT 7 CHECK (keep_years BETWEEN 0 AND 99);

    ALTER TABLE answers ADD COLUMN alone INTEGER NOT NULL DEFAULT 0 CHECK (alone IN (0, 1));

    CREATE TABLE permissions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), whose TEXT NOT NULL CHECK (whose IN ('first', 'second')),
        what TEXT NOT NULL, whom TEXT NOT NULL, "on" TEXT NOT NULL CHECK ("on" IS date("on")), how TEXT NOT NULL,
        intake TEXT NOT NULL, items TEXT NOT NULL, words TEXT NOT NULL,
        withdrawn TEXT CHECK (withdrawn IS date(withdrawn))
    ) STRICT;
    CREATE INDEX permissions_by_couple ON permissions (couple_id);
    CREATE TRIGGER permissions_keep BEFORE UPDATE ON permissions
        WHEN old.withdrawn IS NOT NULL OR new.id IS NOT old.id OR new.uid IS NOT old.uid
            OR new.couple_id IS NOT old.couple_id OR new.whose IS NOT old.whose OR new.what IS NOT old.what
            OR new.whom IS NOT old.whom OR new."on" IS NOT old."on" OR new.how IS NOT old.how
            OR new.intake IS NOT old.intake OR new.items IS NOT old.items OR new.words IS NOT old.words
        BEGIN SELECT raise(ABORT, 'a permission is withdrawn, never rewritten'); END;
    CREATE TRIGGER permissions_stay BEFORE DELETE ON permissions
        BEGIN SELECT raise(ABORT, 'a permission is withdrawn, never rewritten'); END;
    CREATE TRIGGER permissions_add BEFORE INSERT ON permissions
        WHEN EXISTS (SELECT 1 FROM permissions WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'a permission is withdrawn, never rewritten'); END;

    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY AUTOINCREMENT, couple_id INTEGER NOT NULL REFERENCES couples (id),
        slot TEXT NOT NULL, words TEXT NOT NULL, UNIQUE (couple_id, slot)
    ) STRICT;
    """)
