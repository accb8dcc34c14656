"""What of the safety screens waits for the counselor, of one couple and of all: read anew each time, kept nowhere."""

import json
from datetime import date

from workbook.insight.screening import Since, Standing, screens_due, undecided
from workbook.store.area import Desk
from workbook.store.cautions import Cautions
from workbook.store.couples import Couples
from workbook.store.handovers import Handovers
from workbook.store.safety import Safety

_NOT_DECIDED = """
SELECT DISTINCT c.uid FROM safety_screens AS s JOIN couples AS c ON c.id = s.couple_id
WHERE s.finding = 'concern' AND c.status <> 'closed' AND NOT EXISTS (
    SELECT 1 FROM gate_decisions AS d
    WHERE d.couple_id = s.couple_id AND d.decided_at > s.held_at AND d.recorded_at >= s.recorded_at
) ORDER BY c.number
"""
"""Couples of whom a concern may be undecided; the rule itself is asked of these few."""

_COMING = """
SELECT uid FROM couples WHERE next_session >= :since AND next_session < :before AND status <> 'closed' ORDER BY next_session
"""

_WORRYING = """
SELECT max(i.begun) AS begun FROM intakes AS i JOIN couples AS c ON c.id = i.couple_id
JOIN answers AS a ON a.intake_id = i.id JOIN json_each(:least) AS n ON n.key = a.item
WHERE c.uid = :couple AND a.value >= n.value
"""


class Screening:
    def __init__(self, desk: Desk, couples: Couples, safety: Safety, cautions: Cautions, handovers: Handovers) -> None:
        self._desk, self._records = desk, desk.records
        self._couples, self._safety, self._cautions, self._handovers = couples, safety, cautions, handovers

    def of(self, couple: str) -> Standing:
        """Where one couple stands. Raises `NotFound`."""
        screens = self._safety.screens(couple)
        since = Since(
            reviewed=self._reviewed(couple),
            disclosed=self._handovers.last_worrying(couple),
            written=self._written(couple),
            noted=self._cautions.harm_noted(couple),
        )
        due = screens_due(self._couples.get(couple), screens, since)
        return Standing(couple, undecided(screens, self._safety.decisions(couple)), due)

    def waiting(self, since: date, before: date) -> tuple[Standing, ...]:
        """Every couple whose concern is undecided; after them, who is to be asked among those expected from `since` until the
        day before `before`.
        """
        every = [self.of(uid) for uid in self._uids(_NOT_DECIDED)]
        first = [standing for standing in every if standing.undecided]
        days = {"since": since.isoformat(), "before": before.isoformat()}
        known = {standing.couple for standing in first}
        coming = [self.of(uid) for uid in self._uids(_COMING, days) if uid not in known]
        return (*first, *(standing for standing in coming if standing.due))

    def _uids(self, sql: str, values: dict[str, str] | None = None) -> list[str]:
        return [str(row["uid"]) for row in self._records.rows(sql, dict(values or {}))]

    def _written(self, couple: str) -> date | None:
        """The day of the latest intake with an answer in it that the counselor should not come upon by chance."""
        least = {i.key: i.notice for i in self._desk.catalogue.items if i.notice is not None}
        row = self._records.row(_WORRYING, {"couple": couple, "least": json.dumps(least)})
        return date.fromisoformat(str(row["begun"])) if row and row["begun"] else None

    def _reviewed(self, couple: str) -> date | None:
        """When the latest review or closing intake began; the answers in it are not read."""
        sql = "SELECT max(begun) AS begun FROM intakes WHERE couple_id = ? AND kind <> 'first'"
        row = self._records.row(sql, (self._records.id_of("couples", couple),))
        return date.fromisoformat(str(row["begun"])) if row and row["begun"] else None
