"""The counselor's library: exercises marked as favourites, and exercises of the counselor's own with what is being written."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v026_library(db: Database) -> None:
    db.executescript("""
    CREATE TABLE favourites (
        id INTEGER PRIMARY KEY AUTOINCREMENT, exercise TEXT NOT NULL UNIQUE CHECK (exercise <> '')
    ) STRICT;
    CREATE TABLE own_exercises (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        page TEXT NOT NULL CHECK (page <> ''), after TEXT NOT NULL, saved_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE own_drafts (
        id INTEGER PRIMARY KEY AUTOINCREMENT, slot TEXT NOT NULL UNIQUE, words TEXT NOT NULL CHECK (words <> '')
    ) STRICT;
    """)
