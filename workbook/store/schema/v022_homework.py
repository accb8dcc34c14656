"""What becomes of an exercise on the way: begun, made smaller, put in other words, stopped for a reason, given again."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v022_homework(db: Database) -> None:
    db.executescript("""
    ALTER TABLE assignments ADD COLUMN started TEXT CHECK (started IS date(started));
    ALTER TABLE assignments ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE assignments ADD COLUMN smaller TEXT CHECK (smaller IS date(smaller));
    ALTER TABLE assignments ADD COLUMN guide TEXT NOT NULL DEFAULT '';
    ALTER TABLE assignments ADD COLUMN page TEXT NOT NULL DEFAULT '' CHECK (page = '' OR json_valid(page));
    ALTER TABLE assignments ADD COLUMN again_id INTEGER REFERENCES assignments (id);
    CREATE INDEX assignments_by_again ON assignments (again_id) WHERE again_id IS NOT NULL;
    CREATE INDEX assignments_by_exercise ON assignments (couple_id, exercise);
    """)
