"""The risk record of a couple: entries that are dated and added, each with whatever came of it later."""

from dataclasses import replace

from workbook.errors import NotFound
from workbook.language import _
from workbook.model.risk import RiskRecord, checked_risk
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import from_row, new_uid, to_row
from workbook.store.safety import not_ahead
from workbook.store.seals import RISK, seal


class Risks:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def record(self, risk: RiskRecord) -> RiskRecord:
        """Add an entry. What follows up another one is about the same person and of the same kind.

        Raises `BadInput`, or `NotFound` where `follows` is no entry of this couple.
        """
        now = self._desk.now()
        first = self._first(risk)
        if first is not None:
            risk = replace(risk, follows=first.uid, concerned=first.concerned, who=first.who, kind=first.kind)
        not_ahead(risk.happened, now)
        if risk.reported_at is not None:
            not_ahead(risk.reported_at, now)
        kept = replace(
            checked_risk(risk),
            uid=new_uid(),
            rev=1,
            happened=risk.happened.replace(microsecond=0),
            reported_at=risk.reported_at.replace(microsecond=0) if risk.reported_at is not None else None,
            recorded_at=now,
        )
        couple_id = self._records.id_of("couples", risk.couple)
        with self._records.change("risks", couple=risk.couple):
            self._records.insert("risk_records", to_row(kept, "couple") | {"couple_id": couple_id})
            seal(self._records, self._desk.audit, Act.ADDED, RISK, kept.uid, risk.couple)
        return kept

    def of(self, couple: str) -> tuple[RiskRecord, ...]:
        """Oldest first, as they were written down; follow-ups among them."""
        sql = "SELECT * FROM risk_records WHERE couple_id = ? ORDER BY id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(RiskRecord, row, couple=couple) for row in rows)

    def _first(self, risk: RiskRecord) -> RiskRecord | None:
        """The entry at the beginning of what this one follows up; None where it begins something."""
        if not risk.follows:
            return None
        entries = {entry.uid: entry for entry in self.of(risk.couple)}
        followed = entries.get(risk.follows)
        if followed is None:
            raise NotFound(_("The workbook holds no such record."))
        return entries[followed.follows] if followed.follows else followed
