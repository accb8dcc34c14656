"""The counselor's own findings on cautions: dated, added and never changed; the latest of each prompt and partner counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from workbook.catalogue.entries import Leads
from workbook.model.caution import RAISED, CautionFinding, checked_finding, goes_on, latest_findings
from workbook.model.common import Whose
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import from_row, new_uid, to_row
from workbook.store.safety import not_ahead
from workbook.store.seals import CAUTION, seal


class Cautions:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def record(self, finding: CautionFinding) -> CautionFinding:
        """Add a finding. Raises `BadInput` where it does not fit its prompt, or the date lies ahead."""
        prompt = self._desk.catalogue.caution(finding.caution)
        not_ahead(finding.found_at, self._desk.now())
        kept = replace(
            checked_finding(finding, each=prompt.each, lasts=prompt.lasts, today=self._desk.today()),
            uid=new_uid(),
            rev=1,
            found_at=finding.found_at.replace(microsecond=0),
            recorded_at=self._desk.now(),
        )
        couple_id = self._records.id_of("couples", finding.couple)
        with self._records.change("cautions", couple=finding.couple):
            self._records.insert("caution_findings", to_row(kept, "couple") | {"couple_id": couple_id})
            seal(self._records, self._desk.audit, Act.ADDED, CAUTION, kept.uid, finding.couple)
        return kept

    def of(self, couple: str) -> tuple[CautionFinding, ...]:
        """Oldest first, as they were written down."""
        sql = "SELECT * FROM caution_findings WHERE couple_id = ? ORDER BY id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(CautionFinding, row, couple=couple) for row in rows)

    def latest(self, couple: str) -> dict[tuple[str, Whose], CautionFinding]:
        """What counts now, for each prompt's key and partner that were looked at."""
        return latest_findings(self.of(couple))

    def harm_noted(self, couples: Sequence[str]) -> dict[str, datetime]:
        """When a caution that leads to the safety screen was found or left unclear, for those couples of whom the latest finding
        says so.
        """
        leading = {c.key for c in self._desk.catalogue.cautions if c.leads is Leads.SCREEN}
        noted = {}
        for couple, findings in self._desk.each(CautionFinding, "caution_findings", couples, "t.id").items():
            found = (f for f in latest_findings(findings).values() if f.caution in leading and f.found in RAISED)
            if at := [f.found_at for f in found]:
                noted[couple] = max(at)
        return noted

    def breach_going_on(self, couple: str) -> bool:
        """Whether a breach of trust has to be taken as going on now: nothing is suggested to this couple meanwhile."""
        lasting = {c.key for c in self._desk.catalogue.cautions if c.lasts}
        return any(goes_on(f) for (key, _whose), f in self.latest(couple).items() if key in lasting)
