"""The counselor's own findings on cautions, and the risk record: both added to and never rewritten."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v014_cautions(db: Database) -> None:
    db.executescript("""
    CREATE TABLE caution_findings (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), caution TEXT NOT NULL,
        whose TEXT NOT NULL CHECK (whose IN ('first', 'second', 'both')), found_at TEXT NOT NULL, found TEXT NOT NULL,
        note TEXT NOT NULL, going_on INTEGER CHECK (going_on IN (0, 1)), referred_to TEXT NOT NULL,
        referred_on TEXT CHECK (referred_on IS date(referred_on)), recorded_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX caution_findings_by_couple ON caution_findings (couple_id);
    CREATE TRIGGER caution_findings_keep BEFORE UPDATE ON caution_findings
        BEGIN SELECT raise(ABORT, 'findings on cautions are append-only'); END;
    CREATE TRIGGER caution_findings_stay BEFORE DELETE ON caution_findings
        BEGIN SELECT raise(ABORT, 'findings on cautions are append-only'); END;
    CREATE TRIGGER caution_findings_add BEFORE INSERT ON caution_findings
        WHEN EXISTS (SELECT 1 FROM caution_findings WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'findings on cautions are append-only'); END;

    CREATE INDEX safety_concerns ON safety_screens (couple_id) WHERE finding = 'concern';

    CREATE TABLE risk_records (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), follows TEXT NOT NULL, concerned TEXT NOT NULL,
        who TEXT NOT NULL, kind TEXT NOT NULL, happened TEXT NOT NULL, seen TEXT NOT NULL, consulted TEXT NOT NULL,
        decided TEXT NOT NULL, reported_to TEXT NOT NULL, reported_at TEXT, recorded_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX risk_records_by_couple ON risk_records (couple_id);
    CREATE TRIGGER risk_records_keep BEFORE UPDATE ON risk_records
        BEGIN SELECT raise(ABORT, 'the risk record is append-only'); END;
    CREATE TRIGGER risk_records_stay BEFORE DELETE ON risk_records
        BEGIN SELECT raise(ABORT, 'the risk record is append-only'); END;
    CREATE TRIGGER risk_records_add BEFORE INSERT ON risk_records
        WHEN EXISTS (SELECT 1 FROM risk_records WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'the risk record is append-only'); END;
    """)
