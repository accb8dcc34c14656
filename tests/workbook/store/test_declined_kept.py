"""The step that lets every reason stay: what stood in an earlier workbook is carried over as it was."""

import pytest

from workbook.store.engine import Database, dbapi
from workbook.store.schema import schema

COUPLE = "INSERT INTO couples (uid, number, status, household, referrer, folded) VALUES ('c', 1, 'active', '', '', '')"
REASON = "INSERT INTO declined (uid, rev, couple_id, step, reason, 'on') VALUES (?, 2, 1, 'A.step.5', ?, '2026-03-02')"


def test_reasons_of_an_earlier_workbook_stay_and_a_second_one_finds_room() -> None:
    database = Database(dbapi.connect(":memory:"), execute_plugins=False)
    schema.apply(database, stop_before="v017_declined_kept")
    database.execute(COUPLE)
    database.execute(REASON, ("one", "Too early."))
    with pytest.raises(dbapi.IntegrityError):
        database.execute(REASON, ("two", "Still too early."))
    schema.apply(database)
    database.execute(REASON, ("two", "Still too early."))
    rows = list(database.query('SELECT uid, rev, step, reason, "on" FROM declined ORDER BY id'))
    assert [tuple(row.values()) for row in rows] == [
        ("one", 2, "A.step.5", "Too early.", "2026-03-02"),
        ("two", 2, "A.step.5", "Still too early.", "2026-03-02"),
    ]
    database.close()
