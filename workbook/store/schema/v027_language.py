"""The language of what a couple reads, and of each text that is signed; help lines by language."""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema


@schema()
def v027_language(db: Database) -> None:
    db.executescript("""
    ALTER TABLE couples ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
    ALTER TABLE practice ADD COLUMN help_elsewhere TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(help_elsewhere));
    ALTER TABLE agreement_texts ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language <> '');
    """)
