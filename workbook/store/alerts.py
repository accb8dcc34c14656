"""Alerts, for the counselor alone: of one couple, or of all who come, looked through in one go; and those put aside.

Nothing derived is kept here: an alert is worked out each time from the totals and the latest session. Only that one was put
aside, and when, is a record.
"""

# ruff: noqa: S608  (statements are put together from this file's own text)

import json
from collections.abc import Iterable, Mapping
from datetime import date

from workbook.catalogue.entries import Measure, MeasureKind
from workbook.insight.alerts import Alert, AlertKind, alerts
from workbook.insight.change import courses
from workbook.model.common import Visibility, Whose
from workbook.model.couple import CoupleLine, Status
from workbook.model.measure import MeasureTotal
from workbook.model.session import Session
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.lines import lines_of
from workbook.store.measures import Measures
from workbook.store.rows import Row, from_row, new_uid
from workbook.store.settings import Settings

COMING = (Status.ACTIVE, Status.PAUSED)
"""Whoever is closed or still waits is looked at when the couple is opened, and not on Today."""

_DUST = 1e-6  # what is found may be a hair too much; whether it is an alert is decided by `insight`
_OPEN = f"c.status IN ({', '.join(repr(s.value) for s in COMING)})"
_LATEST = "s.id = (SELECT id FROM sessions WHERE couple_id = c.id AND withdrawn = 0 ORDER BY starts DESC, number DESC LIMIT 1)"
_FOUND = f"""
WITH known AS MATERIALIZED (
    SELECT value ->> 'key' AS key, value ->> 'sign' AS sign, value ->> 'reliable' AS reliable,
        value ->> 'alliance' AS alliance, value ->> 'cutoff' AS cutoff FROM json_each(:measures)
)
SELECT DISTINCT t.couple_id AS id, t.measure FROM couples AS c
JOIN measure_standing AS t ON t.couple_id = c.id JOIN known AS k ON k.key = t.measure
LEFT JOIN measure_standing AS o ON k.alliance AND t.whose = 'first' AND o.couple_id = t.couple_id
    AND o.measure = t.measure AND o.whose = 'second' AND o.latest_on = t.latest_on
WHERE {_OPEN} AND (
    (NOT k.alliance AND k.sign * (t.first - t.latest) > k.reliable - {_DUST})
    OR (k.alliance AND k.sign * (t.latest - k.cutoff) < {_DUST})
    OR abs(t.latest - o.latest) > :apart - {_DUST}
)
"""
_RATED_APART = f"""
SELECT s.*, c.uid AS couple FROM couples AS c JOIN sessions AS s ON {_LATEST}
WHERE {_OPEN} AND max(
    coalesce(abs(s.first_close - s.second_close), 0), coalesce(abs(s.first_heard - s.second_heard), 0),
    coalesce(abs(s.first_hope - s.second_hope), 0)) >= :apart
"""
_ENDS = """
SELECT c.uid AS couple, t.whose, t.measure, t.total, t."on", t.visibility, t.uid FROM json_each(:found) AS f
JOIN measure_standing AS n ON n.couple_id = f.value ->> 'id' AND n.measure = f.value ->> 'measure'
JOIN measure_totals AS t ON t.id IN (n.first_id, n.latest_id) JOIN couples AS c ON c.id = t.couple_id
ORDER BY t."on", t.id
"""


class Alerts:
    def __init__(self, desk: Desk, settings: Settings, measures: Measures) -> None:
        self._desk, self._records, self._settings, self._measures = desk, desk.records, settings, measures

    def of(self, couple: str) -> tuple[Alert, ...]:
        """One couple's alerts, whatever its status, without those put aside."""
        aside = self.aside(couple)
        return tuple(a for a in self._of(couple) if a.key not in aside)

    def still_aside(self, couple: str) -> tuple[tuple[Alert, date], ...]:
        """The alerts that would show if they had not been put aside, and on which day they were."""
        aside = self.aside(couple)
        return tuple((a, aside[a.key]) for a in self._of(couple) if a.key in aside)

    def _of(self, couple: str) -> tuple[Alert, ...]:
        couple_id = self._records.id_of("couples", couple)
        sql = "SELECT * FROM sessions WHERE couple_id = ? AND withdrawn = 0 ORDER BY starts DESC, number DESC LIMIT 1"
        row = self._records.row(sql, (couple_id,))
        return alerts(
            courses(self._measures.in_use(), self._measures.of(couple)),
            from_row(Session, row, couple=couple) if row else None,
            self._settings.practice().ratings_apart,
        )

    def waiting(self, limit: int) -> tuple[int, tuple[tuple[CoupleLine, tuple[Alert, ...]], ...]]:
        """How many couples of those who come have an alert, and the first `limit` of them with theirs, the gravest first."""
        found = self._all()
        order = list(AlertKind)
        grave = sorted(found, key=lambda couple: (order.index(found[couple][0].kind), couple))
        lines = lines_of(self._records, grave[:limit])
        return len(grave), tuple((lines[couple], found[couple]) for couple in grave[:limit])

    def put_aside(self, couple: str, key: str) -> None:
        """Show this alert no more until something new makes another of it. A second time changes nothing."""
        couple_id = self._records.id_of("couples", couple)
        if key in self.aside(couple):
            return
        uid = new_uid()
        with self._records.change("measures", couple=couple):
            row: Row = {"uid": uid, "couple_id": couple_id, "alert": key, "on": self._desk.today().isoformat()}
            self._records.insert("alerts_aside", row)
            self._desk.audit.add(Act.ADDED, "alert put aside", uid, couple=couple)

    def aside(self, couple: str) -> Mapping[str, date]:
        """The keys of the alerts put aside, with the day."""
        sql = 'SELECT alert, "on" FROM alerts_aside WHERE couple_id = ?'
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return {str(r["alert"]): date.fromisoformat(str(r["on"])) for r in rows}

    def _all(self) -> dict[str, tuple[Alert, ...]]:
        """By couple; four questions to the records, however many couples there are."""
        apart, measures = self._settings.practice().ratings_apart, self._measures.in_use()
        looked = self._records.rows(_FOUND, {"measures": _known(measures), "apart": apart})
        totals: dict[str, list[MeasureTotal]] = {}
        for row in self._records.rows(_ENDS, {"found": json.dumps(looked)}):
            totals.setdefault(str(row["couple"]), []).append(_total(row))
        sessions = {str(r["couple"]): from_row(Session, r) for r in self._records.rows(_RATED_APART, {"apart": apart})}
        gone = {
            (str(r["couple"]), str(r["alert"]))
            for r in self._records.rows(
                "SELECT a.alert, c.uid AS couple FROM alerts_aside AS a JOIN couples AS c ON c.id = a.couple_id"
            )
        }
        found = {}
        for couple in {**totals, **sessions}:
            each = alerts(courses(measures, totals.get(couple, [])), sessions.get(couple), apart)
            left = tuple(a for a in each if (couple, a.key) not in gone)
            if left:
                found[couple] = left
        return found


def _total(row: Row) -> MeasureTotal:
    """By hand, not by `from_row`: there may be thousands, and Today waits for them."""
    return MeasureTotal(
        str(row["couple"]),
        Whose(str(row["whose"])),
        str(row["measure"]),
        float(row["total"] or 0),
        date.fromisoformat(str(row["on"])),
        Visibility(str(row["visibility"])),
        uid=str(row["uid"]),
    )


def _known(measures: Iterable[Measure]) -> str:
    """What the search has to know of each measure."""
    return json.dumps(
        [
            {
                "key": m.key,
                "sign": 1 if m.higher_is_better else -1,
                "reliable": m.reliable,
                "alliance": m.kind is MeasureKind.ALLIANCE,
                "cutoff": m.cutoff,
            }
            for m in measures
        ]
    )
