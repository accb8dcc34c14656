"""What is due of itself as time goes on: a review intake, and work that was paused until a day."""

from datetime import date, timedelta

from workbook.model.couple import CoupleLine, Status
from workbook.model.life import REVIEW_AFTER, REVIEW_WEEKS, ReviewDue
from workbook.store.area import Desk
from workbook.store.lines import lines_of
from workbook.store.rows import Row

_DUE = """
SELECT c.uid, i.since, i.many,
    (SELECT count(*) FROM sessions WHERE couple_id = c.id AND withdrawn = 0 AND starts >= date(i.since, '+1 day')) AS held
FROM couples AS c JOIN (
    SELECT couple_id, max(begun) AS since, count(*) AS many, sum(finished IS NULL) AS going FROM intakes GROUP BY couple_id
) AS i ON i.couple_id = c.id
WHERE c.status = :active AND i.going = 0 AND (i.since <= :before OR held >= :sessions) ORDER BY i.since, c.number
"""

_PAUSED = """
SELECT c.uid, t.until FROM couples AS c JOIN turns AS t ON t.id = (
    SELECT max(id) FROM turns WHERE couple_id = c.id AND kind IN ('paused', 'withdrew')
) WHERE c.status = :paused AND t.until <= :today ORDER BY t.until, c.number
"""


class Reviews:
    def __init__(self, desk: Desk) -> None:
        self._records = desk.records

    def due(self, today: date) -> tuple[ReviewDue, ...]:
        """Active couples whose latest intake lies `REVIEW_AFTER` sessions or `REVIEW_WEEKS` weeks back, the oldest first."""
        values: Row = {"active": Status.ACTIVE.value, "sessions": REVIEW_AFTER}
        values["before"] = (today - timedelta(weeks=REVIEW_WEEKS)).isoformat()
        rows = self._records.rows(_DUE, values)
        lines = lines_of(self._records, [str(row["uid"]) for row in rows])
        return tuple(
            ReviewDue(
                lines[str(row["uid"])], date.fromisoformat(str(row["since"])), row["many"] == 1, int(row["held"] or 0)
            )
            for row in rows
        )

    def paused(self, today: date) -> tuple[tuple[CoupleLine, date], ...]:
        """Couples whose pause was to be looked at again by today, with that day."""
        rows = self._records.rows(_PAUSED, {"paused": Status.PAUSED.value, "today": today.isoformat()})
        lines = lines_of(self._records, [str(row["uid"]) for row in rows])
        return tuple((lines[str(row["uid"])], date.fromisoformat(str(row["until"]))) for row in rows)
