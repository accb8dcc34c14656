"""The language of what a couple reads, and of each text that is signed."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v027_language(db: Database) -> None:
    db.executescript("""
    ALTER TABLE couples ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
    ALTER TABLE agreement_texts ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
    """)
