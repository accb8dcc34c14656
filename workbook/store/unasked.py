"""Exercises that came back without anybody asking: a session was held when they were due, and nothing was written down.

They are told apart from overdue ones: there the couple is late, here the counselor.
"""

from datetime import date

from workbook.model.assignment import Assignment
from workbook.model.couple import CoupleLine
from workbook.store.area import Desk
from workbook.store.assignments import COLUMNS, COUNTED, OF_COUPLES, OPEN_FILE, PASSED, SILENT, Assignments, of_day
from workbook.store.lines import lines_of
from workbook.store.rows import Row

_ROWS = f"SELECT {COLUMNS}, {PASSED} AS passed {OF_COUPLES} WHERE {SILENT}"


class Unasked:
    def __init__(self, desk: Desk, assignments: Assignments) -> None:
        self._records, self._assignments = desk.records, assignments

    def waiting(self, today: date, *, limit: int = -1) -> tuple[tuple[CoupleLine, Assignment, date], ...]:
        """Of every file that is not closed, with the day of the latest session that should have asked; the longest ago first."""
        rows = self._records.rows(
            f"{_ROWS} AND {OPEN_FILE} ORDER BY passed, a.id LIMIT :limit", {**of_day(today), "limit": limit}
        )
        found = [(self._assignments.whole(row), _day(row)) for row in rows]
        lines = lines_of(self._records, sorted({a.couple for a, _passed in found}))
        return tuple((lines[a.couple], a, passed) for a, passed in found)

    def count(self, today: date) -> int:
        """How many `waiting` would give without a limit."""
        return self._records.number(f"{COUNTED} {OPEN_FILE} AND {SILENT}", of_day(today))

    def of(self, couple: str, on: date) -> dict[str, date]:
        """This couple's, by uid, as it stood on that day: what no session before it asked about."""
        values: Row = {"today": on.isoformat(), "couple": couple}
        rows = self._records.rows(f"{_ROWS} AND c.uid = :couple", values)
        return {str(row["uid"]): _day(row) for row in rows}


def _day(row: Row) -> date:
    return date.fromisoformat(str(row["passed"]))
