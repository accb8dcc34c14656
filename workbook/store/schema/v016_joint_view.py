"""Which couple looks at the screen together, so that a lock, a crash or a restart comes back to it and to nothing else."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v016_joint_view(db: Database) -> None:
    db.executescript("""
    CREATE TABLE joint_view (
        id INTEGER PRIMARY KEY CHECK (id = 1), couple_id INTEGER NOT NULL REFERENCES couples (id),
        came_from TEXT NOT NULL
    ) STRICT;
    CREATE INDEX joint_view_by_couple ON joint_view (couple_id);
    """)
