"""What every area of the workbook holds: the records, the audit, one clock, and the day it is."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.loader import load, readable
from workbook.errors import BadInput
from workbook.language import ENGLISH, _
from workbook.model.couple import Status
from workbook.store.audit import Audit
from workbook.store.database import Records
from workbook.store.rows import from_row

Clock = Callable[[], datetime]
T = TypeVar("T")


@dataclass(slots=True)
class Shelf:
    """What there is to give: the catalogue as it was shipped, and with the counselor's own exercises, which come and go."""

    shipped: Catalogue
    catalogue: Catalogue

    def said_in(self, language: str) -> Catalogue:
        """The same with what couples read in this language, where there is one such; own exercises as they were written."""
        if readable(language) == ENGLISH:
            return self.catalogue
        of = load(language)
        return replace(of, exercises=(*of.exercises, *self.catalogue.exercises[len(self.shipped.exercises) :]))


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each area when the workbook opens. `clock` gives local time without zone; the demo and tests set it."""

    records: Records
    audit: Audit
    clock: Clock
    shelf: Shelf

    @property
    def catalogue(self) -> Catalogue:
        """As it is now: ask each time."""
        return self.shelf.catalogue

    def read_by(self, couple: str) -> Catalogue:
        """As this couple reads it."""
        return self.shelf.said_in(self.language_of(couple))

    def language_of(self, couple: str) -> str:
        """That of this couple's pages; there may be no words in it here."""
        row = self.records.row("SELECT language FROM couples WHERE uid = ?", (couple,))
        return str(row["language"]) if row is not None else ENGLISH

    def now(self) -> datetime:
        return self.clock().replace(microsecond=0)

    def today(self) -> date:
        return self.now().date()

    def must_be_open(self, couple: str) -> None:
        """Raises `BadInput` where the file is closed: it is reopened first, and safety is asked anew by that."""
        row = self.records.row("SELECT status FROM couples WHERE uid = ?", (couple,))
        if row is not None and row["status"] == Status.CLOSED.value:
            raise BadInput(_("This file is closed: reopen it first."))

    def begun(self, couple: str) -> date | None:
        """The day on which this couple's file began: nothing of it is older."""
        row = self.records.row("SELECT begun FROM couples WHERE uid = ?", (couple,))
        return date.fromisoformat(str(row["begun"])) if row and row["begun"] else None

    def each(self, kind: type[T], table: str, couples: Sequence[str], order: str) -> dict[str, list[T]]:
        """What a table holds of each of these couples, read in one go however many they are."""
        sql = (
            f"SELECT c.uid AS couple, t.* FROM json_each(?) AS o JOIN couples AS c ON c.uid = o.value "  # noqa: S608
            f'JOIN "{table}" AS t ON t.couple_id = c.id ORDER BY {order}'
        )
        found: dict[str, list[T]] = {couple: [] for couple in couples}
        for row in self.records.rows(sql, (json.dumps(couples),)):
            found[str(row["couple"])].append(from_row(kind, row))
        return found

    def couple_of(self, table: str, uid: str) -> tuple[int, str]:
        """The row id of a couple's record in `table`, and the couple's uid. Raises `NotFound`."""
        row_id = self.records.id_of(table, uid)
        sql = f'SELECT uid FROM couples WHERE id = (SELECT couple_id FROM "{table}" WHERE id = ?)'  # noqa: S608
        row = self.records.row(sql, (row_id,))
        return row_id, str(row["uid"]) if row else ""
