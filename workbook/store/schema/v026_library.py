"""The counselor's library: favourites, exercises and steps of the counselor's own, and what is being written."""

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
    CREATE TABLE own_steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1,
        title TEXT NOT NULL CHECK (title <> ''), aim TEXT NOT NULL, gate TEXT NOT NULL CHECK (gate IN ('free', 'open', 'strict'))
    ) STRICT;
    CREATE TABLE own_drafts (
        id INTEGER PRIMARY KEY AUTOINCREMENT, slot TEXT NOT NULL UNIQUE, words TEXT NOT NULL CHECK (words <> '')
    ) STRICT;
    """)
