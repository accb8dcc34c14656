"""Intakes as they are lived with: what was seen beside a question, who may see an answer, and an answer put right later on."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v011_corrections(db: Database) -> None:
    db.executescript("""
    ALTER TABLE intakes ADD COLUMN apart TEXT NOT NULL DEFAULT '[]';

    ALTER TABLE remarks RENAME COLUMN text TO note;
    ALTER TABLE remarks ADD COLUMN observation TEXT NOT NULL DEFAULT '';
    ALTER TABLE remarks ADD COLUMN shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1));

    CREATE TABLE corrections (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        intake_id INTEGER NOT NULL REFERENCES intakes (id), item TEXT NOT NULL,
        whose TEXT NOT NULL CHECK (whose IN ('first', 'second')),
        was TEXT, was_value INTEGER CHECK (was_value BETWEEN 0 AND 4),
        state TEXT NOT NULL, value INTEGER CHECK (value BETWEEN 0 AND 4),
        until TEXT NOT NULL CHECK (until IS date(until)), reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT;
    CREATE INDEX corrections_by_intake ON corrections (intake_id);
    CREATE TRIGGER corrections_keep BEFORE UPDATE ON corrections
        BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;
    CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections
        BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;
    CREATE TRIGGER corrections_add BEFORE INSERT ON corrections
        WHEN EXISTS (SELECT 1 FROM corrections WHERE id = new.id OR uid = new.uid)
        BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;

    ALTER TABLE answers ADD COLUMN most TEXT;
    ALTER TABLE answers ADD COLUMN corrected INTEGER REFERENCES corrections (id);
    CREATE INDEX answers_by_correction ON answers (corrected);
    UPDATE answers SET most = visibility WHERE intake_id IN (SELECT id FROM intakes WHERE finished IS NOT NULL);

    CREATE TRIGGER intakes_finished_keep BEFORE UPDATE ON intakes
        WHEN old.finished IS NOT NULL AND (new.id IS NOT old.id OR new.uid IS NOT old.uid OR new.kind IS NOT old.kind
            OR new.couple_id IS NOT old.couple_id OR new.begun IS NOT old.begun OR new.finished IS NOT old.finished)
        BEGIN SELECT raise(ABORT, 'a finished intake is closed'); END;
    CREATE TRIGGER answers_finished_keep BEFORE UPDATE ON answers
        WHEN EXISTS (SELECT 1 FROM intakes WHERE id IN (old.intake_id, new.intake_id) AND finished IS NOT NULL)
            AND (new.id IS NOT old.id OR new.uid IS NOT old.uid OR new.intake_id IS NOT old.intake_id
            OR new.item IS NOT old.item OR new.whose IS NOT old.whose OR new.state IS NOT old.state
            OR new.value IS NOT old.value OR new.alone IS NOT old.alone)
        BEGIN SELECT raise(ABORT, 'a finished intake is closed'); END;
    CREATE TRIGGER answers_finished_stay BEFORE DELETE ON answers
        WHEN EXISTS (SELECT 1 FROM intakes WHERE id = old.intake_id AND finished IS NOT NULL)
        BEGIN SELECT raise(ABORT, 'a finished intake is closed'); END;
    CREATE TRIGGER answers_finished_add BEFORE INSERT ON answers
        WHEN EXISTS (SELECT 1 FROM intakes WHERE finished IS NOT NULL
                AND id IN (SELECT intake_id FROM answers WHERE id = new.id OR uid = new.uid))
            OR (EXISTS (SELECT 1 FROM intakes WHERE id = new.intake_id AND finished IS NOT NULL)
                AND (new.corrected IS NULL OR EXISTS (SELECT 1 FROM answers
                    WHERE intake_id = new.intake_id AND item = new.item AND whose = new.whose)))
        BEGIN SELECT raise(ABORT, 'a finished intake is closed'); END;
    CREATE TRIGGER remarks_finished_keep BEFORE UPDATE ON remarks
        WHEN EXISTS (SELECT 1 FROM intakes WHERE id IN (old.intake_id, new.intake_id) AND finished IS NOT NULL)
            AND (new.id IS NOT old.id OR new.uid IS NOT old.uid OR new.intake_id IS NOT old.intake_id
            OR new.item IS NOT old.item OR new.note IS NOT old.note OR new.observation IS NOT old.observation
            OR new.shown > old.shown)
        BEGIN SELECT raise(ABORT, 'a finished intake is closed'); END;
    CREATE TRIGGER remarks_finished_stay BEFORE DELETE ON remarks
        WHEN EXISTS (SELECT 1 FROM intakes WHERE id = old.intake_id AND finished IS NOT NULL)
        BEGIN SELECT raise(ABORT, 'a finished intake is closed'); END;
    CREATE TRIGGER remarks_finished_add BEFORE INSERT ON remarks
        WHEN EXISTS (SELECT 1 FROM intakes WHERE finished IS NOT NULL AND (id = new.intake_id
            OR id IN (SELECT intake_id FROM remarks WHERE id = new.id OR uid = new.uid)))
        BEGIN SELECT raise(ABORT, 'a finished intake is closed'); END;
    """)
