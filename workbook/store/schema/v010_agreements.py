"""What the two sign on paper: versions of the texts, and each agreement with its signatures. A couple's policy is one of them."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v010_agreements(db: Database) -> None:
    db.executescript("""
    CREATE TABLE agreement_texts (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        paper TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), text TEXT NOT NULL,
        since TEXT NOT NULL CHECK (since IS date(since)),
        UNIQUE (paper, version)
    ) STRICT;
    CREATE TRIGGER agreement_texts_keep BEFORE UPDATE ON agreement_texts
        BEGIN SELECT raise(ABORT, 'what somebody signed is never rewritten'); END;
    CREATE TRIGGER agreement_texts_stay BEFORE DELETE ON agreement_texts
        BEGIN SELECT raise(ABORT, 'what somebody signed is never rewritten'); END;
    CREATE TRIGGER agreement_texts_add BEFORE INSERT ON agreement_texts
        WHEN EXISTS (SELECT 1 FROM agreement_texts WHERE id = new.id OR uid = new.uid
            OR (paper = new.paper AND version = new.version))
        BEGIN SELECT raise(ABORT, 'what somebody signed is never rewritten'); END;

    CREATE TABLE agreement_drafts (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        paper TEXT NOT NULL UNIQUE, text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE agreements (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), paper TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 0),
        begun TEXT NOT NULL CHECK (begun IS date(begun)),
        first_signed TEXT CHECK (first_signed IS date(first_signed)),
        second_signed TEXT CHECK (second_signed IS date(second_signed)),
        ended TEXT CHECK (ended IS date(ended)), ending TEXT, CHECK ((ended IS NULL) = (ending IS NULL))
    ) STRICT;
    CREATE INDEX agreements_by_couple ON agreements (couple_id);
    INSERT INTO agreements (uid, couple_id, paper, version, begun, first_signed, second_signed)
        SELECT lower(hex(randomblob(16))), id, policy, 0, coalesce(policy_signed, begun, date('now')),
            policy_signed, policy_signed
        FROM couples WHERE policy IS NOT NULL ORDER BY id;
    ALTER TABLE couples DROP COLUMN policy_signed;
    ALTER TABLE couples DROP COLUMN policy;
    CREATE TRIGGER agreements_keep BEFORE UPDATE ON agreements
        WHEN old.ended IS NOT NULL OR new.id IS NOT old.id OR new.uid IS NOT old.uid
            OR new.couple_id IS NOT old.couple_id OR new.paper IS NOT old.paper OR new.version IS NOT old.version
            OR new.begun IS NOT old.begun
            OR (old.first_signed IS NOT NULL AND new.first_signed IS NOT old.first_signed)
            OR (old.second_signed IS NOT NULL AND new.second_signed IS NOT old.second_signed)
        BEGIN SELECT raise(ABORT, 'a signature is added, never rewritten'); END;
    CREATE TRIGGER agreements_stay BEFORE DELETE ON agreements
        BEGIN SELECT raise(ABORT, 'a signature is added, never rewritten'); END;
    CREATE TRIGGER agreements_add BEFORE INSERT ON agreements
        WHEN EXISTS (SELECT 1 FROM agreements WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'a signature is added, never rewritten'); END;

    ALTER TABLE permissions ADD COLUMN recipient TEXT NOT NULL DEFAULT '';
    ALTER TABLE permissions ADD COLUMN until TEXT CHECK (until IS date(until));
    DROP TRIGGER permissions_keep;
    CREATE TRIGGER permissions_keep BEFORE UPDATE ON permissions
        WHEN old.withdrawn IS NOT NULL OR new.id IS NOT old.id OR new.uid IS NOT old.uid
            OR new.couple_id IS NOT old.couple_id OR new.whose IS NOT old.whose OR new.what IS NOT old.what
            OR new.whom IS NOT old.whom OR new."on" IS NOT old."on" OR new.how IS NOT old.how
            OR new.intake IS NOT old.intake OR new.items IS NOT old.items OR new.words IS NOT old.words
            OR new.recipient IS NOT old.recipient OR new.until IS NOT old.until
        BEGIN SELECT raise(ABORT, 'a permission is withdrawn, never rewritten'); END;
    """)
