"""Every reason for which a suggestion was put aside stays: taken up and put aside again, it has two of them."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v017_declined_kept(db: Database) -> None:
    db.executescript("""
    CREATE TABLE declined_kept (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        couple_id INTEGER NOT NULL REFERENCES couples (id), step TEXT NOT NULL, reason TEXT NOT NULL,
        "on" TEXT NOT NULL CHECK ("on" IS date("on"))
    ) STRICT;
    INSERT INTO declined_kept SELECT id, uid, rev, couple_id, step, reason, "on" FROM declined;
    DROP TABLE declined;
    ALTER TABLE declined_kept RENAME TO declined;
    CREATE INDEX declined_by_couple ON declined (couple_id);
    CREATE TRIGGER declined_keep BEFORE UPDATE ON declined
        BEGIN SELECT raise(ABORT, 'reasons are append-only'); END;
    CREATE TRIGGER declined_stay BEFORE DELETE ON declined
        BEGIN SELECT raise(ABORT, 'reasons are append-only'); END;
    CREATE TRIGGER declined_add BEFORE INSERT ON declined
        WHEN EXISTS (SELECT 1 FROM declined WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'reasons are append-only'); END;
    """)
