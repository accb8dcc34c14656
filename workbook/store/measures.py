"""Totals of outside questionnaires, and which measures there are. A total is withdrawn and replaced, never rewritten."""

from dataclasses import replace
from datetime import date

from workbook.catalogue.entries import Measure
from workbook.errors import BadInput, NotFound, Stale
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.measure import (
    MeasureTotal,
    OwnMeasure,
    OwnValues,
    checked_own,
    checked_total,
    checked_values,
    in_use,
)
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import from_row, new_uid, to_row


class Measures:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    # totals

    def record(self, *totals: MeasureTotal) -> tuple[MeasureTotal, ...]:
        """Keep totals of one couple, all or none: both partners' sheets of one day, say. Raises `BadInput`."""
        if not totals:
            raise BadInput(_("There is no total to keep."))
        couple = totals[0].couple
        couple_id = self._records.id_of("couples", couple)
        with self._records.change("measures", couple=couple):
            return tuple(self._add(replace(t, couple=couple, replaces=""), couple_id) for t in totals)

    def correct(self, total: MeasureTotal) -> MeasureTotal:
        """Put another value or day in place of the one it was read as; the wrong one stays in the history. Raises `Stale`
        where somebody else corrected it in the meantime, `BadInput`, or `NotFound`.
        """
        before, couple_id = self._standing(total.uid)
        if (total.couple, total.whose, total.measure) != (before.couple, before.whose, before.measure):
            raise BadInput(_("A correction stays with its partner and its measure."))
        with self._records.change("measures", couple=before.couple):
            self._withdraw(before, total.rev)
            return self._add(replace(total, replaces=before.uid), couple_id)

    def enter_in_error(self, uid: str, rev: int) -> None:
        """Take a total off every page; it stays in the history. Raises `Stale`, `BadInput`, `NotFound`."""
        before, _couple_id = self._standing(uid)
        with self._records.change("measures", couple=before.couple):
            self._withdraw(before, rev)

    def of(self, couple: str) -> tuple[MeasureTotal, ...]:
        """What stands, oldest first."""
        return tuple(t for t in self.history(couple) if t.withdrawn is None)

    def history(self, couple: str) -> tuple[MeasureTotal, ...]:
        """Every total that was ever kept, those withdrawn included, by day."""
        sql = 'SELECT * FROM measure_totals WHERE couple_id = ? ORDER BY "on", id'
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(MeasureTotal, row, couple=couple) for row in rows)

    # measures

    def in_use(self) -> tuple[Measure, ...]:
        """Every measure that a total may be of: shipped ones with the counselor's values, and own ones, the retired too."""
        return in_use(self._desk.catalogue.measures, self.own(), self.values())

    def own(self) -> tuple[OwnMeasure, ...]:
        rows = self._records.rows("SELECT * FROM own_measures ORDER BY id")
        return tuple(from_row(OwnMeasure, row) for row in rows)

    def save_own(self, own: OwnMeasure) -> OwnMeasure:
        """Add a measure (empty uid) or save one. Raises `Stale`, `NotFound`, or `BadInput`, for a name that is taken too, and
        for a range that would leave totals outside.
        """
        own = checked_own(own)
        taken = {m.short.casefold() for m in self.in_use() if m.key != own.uid}
        if own.name.casefold() in taken:
            raise BadInput(_("There is a measure of this name already."))
        uid = own.uid or new_uid()
        self._must_hold_totals(uid, own.low, own.high)
        with self._records.change("measures"):
            if own.uid:
                rev = self._records.update("own_measures", uid, own.rev, to_row(own, "uid", "rev"))
            else:
                rev = 1
                self._records.insert("own_measures", to_row(own, "uid", "rev") | {"uid": uid})
            self._desk.audit.add(Act.CHANGED if own.uid else Act.ADDED, "own measure", uid)
        return replace(own, uid=uid, rev=rev)

    def values(self) -> tuple[OwnValues, ...]:
        rows = self._records.rows("SELECT * FROM measure_values ORDER BY id")
        return tuple(from_row(OwnValues, row) for row in rows)

    def save_values(self, values: OwnValues) -> OwnValues:
        """Set what the publication of a shipped measure leaves open. Raises `Stale` or `BadInput`."""
        shipped = next((m for m in self._desk.catalogue.measures if m.key == values.measure), None)
        if shipped is None:
            raise NotFound(_("The workbook knows no such measure."))
        values = checked_values(values, shipped)
        if values.low is not None and values.high is not None:
            self._must_hold_totals(values.measure, values.low, values.high)
        uid = values.uid or new_uid()
        with self._records.change("measures"):
            if values.uid:
                rev = self._records.update("measure_values", uid, values.rev, to_row(values, "uid", "rev", "measure"))
            else:
                rev = 1
                self._records.insert("measure_values", to_row(values, "uid", "rev") | {"uid": uid})
            self._desk.audit.add(Act.CHANGED if values.uid else Act.ADDED, "measure values", uid)
        return replace(values, uid=uid, rev=rev)

    # steps of the above

    def _add(self, total: MeasureTotal, couple_id: int) -> MeasureTotal:
        measure = next((m for m in self.in_use() if m.key == total.measure), None)
        if measure is None:
            raise NotFound(_("The workbook knows no such measure."))
        total = checked_total(total, measure, self._desk.today(), self._born(couple_id, total.whose))
        kept = replace(total, entered=self._desk.now(), withdrawn=None, uid=new_uid(), rev=1)
        there = (
            "SELECT count(*) FROM measure_totals"
            ' WHERE couple_id = ? AND measure = ? AND whose = ? AND "on" = ? AND withdrawn IS NULL'
        )
        if self._records.number(there, (couple_id, kept.measure, kept.whose.value, kept.on.isoformat())):
            raise BadInput(_("There is a total of this day already: correct that one."))
        self._records.insert("measure_totals", to_row(kept, "couple") | {"couple_id": couple_id})
        act = Act.CHANGED if kept.replaces else Act.ADDED
        self._desk.audit.add(act, "measure total", kept.uid, couple=kept.couple)
        return kept

    def _born(self, couple_id: int, whose: Whose) -> date | None:
        row = self._records.row("SELECT born FROM partners WHERE couple_id = ? AND whose = ?", (couple_id, whose.value))
        return date.fromisoformat(str(row["born"])) if row and row["born"] else None

    def _withdraw(self, total: MeasureTotal, rev: int) -> None:
        self._records.update("measure_totals", total.uid, rev, {"withdrawn": self._desk.today().isoformat()})
        self._desk.audit.add(Act.CHANGED, "measure total", total.uid, couple=total.couple, detail="withdrawn")

    def _standing(self, uid: str) -> tuple[MeasureTotal, int]:
        """The total as it stands, and the row id of its couple."""
        _id, couple = self._desk.couple_of("measure_totals", uid)
        total = next((t for t in self.history(couple) if t.uid == uid), None)
        if total is None:
            raise NotFound(_("The workbook holds no such total."))
        if total.withdrawn is not None:
            raise Stale(_("This total was corrected elsewhere in the meantime: open the page again."))
        return total, self._records.id_of("couples", couple)

    def _must_hold_totals(self, measure: str, low: float, high: float) -> None:
        outside = (
            "SELECT count(*) FROM measure_totals WHERE measure = ? AND withdrawn IS NULL AND NOT total BETWEEN ? AND ?"
        )
        if self._records.number(outside, (measure, low, high)):
            raise BadInput(_("Totals are on record that would lie outside of this range."))
