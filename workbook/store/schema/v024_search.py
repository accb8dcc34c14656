"""The words of the notes, so that they can be found: an index beside the records, made from them and never a record itself.

`searchable` holds what a session or a contact says, as it is compared, and its number tells its time: what is newest comes first
without sorting. A trigger lines a note up as soon as a word of it changes, whoever wrote it; the program folds the words and
takes them in before it looks for any. What is removed or was entered in error is taken out by the trigger itself. With
secure-delete a word that is gone is gone from the index too. Jottings, psychotherapy notes, screens, risk records and what is
being typed are not in it.
"""

from workbook.store.engine import Database
from workbook.store.schema.steps import schema

_WAITS = """INSERT INTO search_pending (kind, record_id) SELECT '{kind}', {record} WHERE {record} IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM search_pending WHERE kind = '{kind}' AND record_id = {record});"""
_OUT = "DELETE FROM searchable WHERE kind = '{kind}' AND record_id = {record};"
_OF_NOTE = "(SELECT session_id FROM notes WHERE id = {row}.note_id)"
_SESSION_SAYS = "new.focus IS NOT old.focus OR new.starts IS NOT old.starts"
_CONTACT_SAYS = """new.kind = 'contact' AND (new.words IS NOT old.words OR new.at IS NOT old.at
    OR new.other IS NOT old.other)"""


@schema()
def v024_search(db: Database) -> None:
    db.executescript("""
    CREATE TABLE searchable (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('session', 'contact')), record_id INTEGER NOT NULL,
        couple_id INTEGER NOT NULL, words TEXT NOT NULL, UNIQUE (kind, record_id)
    ) STRICT;
    CREATE INDEX searchable_by_couple ON searchable (couple_id);
    CREATE TABLE search_pending (
        kind TEXT NOT NULL CHECK (kind IN ('session', 'contact')), record_id INTEGER NOT NULL, PRIMARY KEY (kind, record_id)
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE search_words USING fts5(
        words, content = 'searchable', content_rowid = 'id', tokenize = 'ascii', prefix = '2 3', columnsize = 0
    );
    INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER searchable_found AFTER INSERT ON searchable
        BEGIN INSERT INTO search_words (rowid, words) VALUES (new.id, new.words); END;
    CREATE TRIGGER searchable_lost AFTER DELETE ON searchable
        BEGIN INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words); END;
    CREATE TRIGGER searchable_stays BEFORE UPDATE ON searchable
        BEGIN SELECT raise(ABORT, 'what can be found is taken out and taken in anew'); END;
    """)
    for name, when, kind, record in (
        ("passages_written", "AFTER INSERT ON passages", "session", _OF_NOTE.format(row="new")),
        ("passages_changed", "AFTER UPDATE ON passages", "session", _OF_NOTE.format(row="new")),
        ("passages_removed", "AFTER DELETE ON passages", "session", _OF_NOTE.format(row="old")),
        ("addenda_written", "AFTER INSERT ON addenda", "session", _OF_NOTE.format(row="new")),
        ("addenda_removed", "AFTER DELETE ON addenda", "session", _OF_NOTE.format(row="old")),
        ("notes_removed", "AFTER DELETE ON notes", "session", "old.session_id"),
        ("sessions_begun", "AFTER INSERT ON sessions WHEN new.focus <> ''", "session", "new.id"),
        ("sessions_changed", f"AFTER UPDATE ON sessions WHEN {_SESSION_SAYS}", "session", "new.id"),
        ("sessions_withdrawn", "AFTER UPDATE ON sessions WHEN new.withdrawn > old.withdrawn", "session", "new.id"),
        ("sessions_removed", "AFTER DELETE ON sessions", "session", "old.id"),
        (
            "contacts_written",
            "AFTER INSERT ON notes_apart WHEN new.kind = 'contact'",
            "contact",
            "coalesce(new.follows, new.id)",
        ),
        (
            "contacts_changed",
            f"AFTER UPDATE ON notes_apart WHEN {_CONTACT_SAYS}",
            "contact",
            "coalesce(new.follows, new.id)",
        ),
        (
            "contacts_withdrawn",
            "AFTER UPDATE ON notes_apart WHEN new.withdrawn > old.withdrawn OR new.kind IS NOT old.kind",
            "contact",
            "coalesce(new.follows, new.id)",
        ),
        (
            "contacts_removed",
            "AFTER DELETE ON notes_apart WHEN old.kind = 'contact'",
            "contact",
            "coalesce(old.follows, old.id)",
        ),
    ):
        acts = _OUT + _WAITS if name.endswith(("_removed", "_withdrawn")) else _WAITS
        db.execute(f"CREATE TRIGGER search_{name} {when} BEGIN {acts.format(kind=kind, record=record)} END")
    db.execute("INSERT INTO search_pending (kind, record_id) SELECT 'session', id FROM sessions WHERE withdrawn = 0")
    db.execute(
        "INSERT INTO search_pending (kind, record_id) SELECT 'contact', id FROM notes_apart"
        " WHERE kind = 'contact' AND follows IS NULL AND withdrawn = 0"
    )
