"""What of the safety screens waits for the counselor, of one couple and of all: read anew each time, kept nowhere.

Today asks for all who are expected: however many they are, each table is read once.
"""

import json
from collections.abc import Sequence
from datetime import date

from workbook.insight.screening import Since, Standing, screens_due, undecided
from workbook.model.couple import Status
from workbook.model.safety import GateDecision, SafetyScreen
from workbook.store.area import Desk
from workbook.store.cautions import Cautions
from workbook.store.handovers import Handovers
from workbook.store.rows import Value

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

_DAYS = """
SELECT c.uid AS couple, c.status, c.reopened,
    (SELECT max(begun) FROM intakes WHERE couple_id = c.id AND kind <> 'first') AS reviewed,
    (SELECT max(i.begun) FROM intakes AS i JOIN answers AS a ON a.intake_id = i.id
        JOIN json_each(:least) AS n ON n.key = a.item WHERE i.couple_id = c.id AND a.value >= n.value) AS written
FROM json_each(:couples) AS o JOIN couples AS c ON c.uid = o.value ORDER BY o.key
"""
"""When the latest review or closing intake began, whatever was answered in it; and of which day the latest intake is with an
answer that the counselor should not come upon by chance.
"""


class Screening:
    def __init__(self, desk: Desk, cautions: Cautions, handovers: Handovers) -> None:
        self._desk, self._records = desk, desk.records
        self._cautions, self._handovers = cautions, handovers

    def of(self, couple: str) -> Standing:
        """Where one couple stands. Raises `NotFound`."""
        self._records.id_of("couples", couple)
        (standing,) = self._standings([couple])
        return standing

    def waiting(self, since: date, before: date) -> tuple[Standing, ...]:
        """Every couple whose concern is undecided; after them, who is to be asked among those expected from `since` until the
        day before `before`.
        """
        first = [standing for standing in self._standings(self._uids(_NOT_DECIDED)) if standing.undecided]
        days = {"since": since.isoformat(), "before": before.isoformat()}
        known = {standing.couple for standing in first}
        coming = self._standings([uid for uid in self._uids(_COMING, days) if uid not in known])
        return (*first, *(standing for standing in coming if standing.due))

    def _uids(self, sql: str, values: dict[str, str] | None = None) -> list[str]:
        return [str(row["uid"]) for row in self._records.rows(sql, dict(values or {}))]

    def _standings(self, couples: Sequence[str]) -> list[Standing]:
        """Where each of these stands, in their order."""
        screens = self._desk.each(SafetyScreen, "safety_screens", couples, "t.held_at, t.id")
        decisions = self._desk.each(GateDecision, "gate_decisions", couples, "t.decided_at, t.id")
        noted, disclosed = self._cautions.harm_noted(couples), self._handovers.last_worrying(couples)
        least = json.dumps(self._desk.catalogue.notices())
        found = []
        for row in self._records.rows(_DAYS, {"couples": json.dumps(couples), "least": least}):
            couple = str(row["couple"])
            since = Since(
                reviewed=_day(row["reviewed"]),
                disclosed=disclosed.get(couple),
                written=_day(row["written"]),
                noted=noted.get(couple),
                reopened=_day(row["reopened"]),
            )
            due = screens_due(Status(str(row["status"])), screens[couple], since)
            found.append(Standing(couple, undecided(screens[couple], decisions[couple]), due))
        return found


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None
