"""Reading intakes: an answer as it was last put right, and as strictly as its partner and the counselor wish it kept."""

import json
from dataclasses import replace
from datetime import date

from workbook.model.common import Visibility, Whose, strictest
from workbook.model.intake import Answer, AnswerState, Correction, Intake, Remark
from workbook.store.database import Records
from workbook.store.rows import Row, from_row

_INTAKE = "SELECT i.*, c.uid AS couple FROM intakes AS i JOIN couples AS c ON c.id = i.couple_id"


class IntakeRows:
    """Whoever reads an answer reads its strictest visibility: nobody can forget to ask how the whole form is to be kept."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, couple_id: int) -> tuple[Intake, ...]:
        rows = self._records.rows(f"{_INTAKE} WHERE i.couple_id = ? ORDER BY i.begun, i.id", (couple_id,))
        return tuple(self._whole(row) for row in rows)

    def get(self, uid: str) -> Intake | None:
        row = self._records.row(f"{_INTAKE} WHERE i.uid = ?", (uid,))
        return self._whole(row) if row is not None else None

    def last_day(self, couple_id: int, before: int | None = None) -> date | None:
        """The day of a couple's last intake, or of the last one ahead of the row id `before`; None where there is none."""
        sql = "SELECT max(begun) AS day FROM intakes WHERE couple_id = :couple AND (:before IS NULL OR id < :before)"
        row = self._records.row(sql, {"couple": couple_id, "before": before})
        return date.fromisoformat(str(row["day"])) if row and row["day"] else None

    def answer_row(self, intake_id: int, item: str, whose: Whose) -> Row | None:
        """The row of an answer as it is stored: with its own visibility, and as it was first given."""
        sql = "SELECT * FROM answers WHERE intake_id = ? AND item = ? AND whose = ?"
        return self._records.row(sql, (intake_id, item, whose.value))

    def apart(self, intake_id: int) -> tuple[Whose, ...]:
        """Who asked on their form that only the counselor sees their answers."""
        row = self._records.row("SELECT apart FROM intakes WHERE id = ?", (intake_id,))
        return tuple(Whose(each) for each in json.loads(str(row["apart"]))) if row else ()

    def kept(self, intake_id: int, item: str, whose: Whose) -> Answer:
        """An answer that has just been written, as it is read from now on."""
        row = self.answer_row(intake_id, item, whose)
        assert row is not None
        sql = "SELECT * FROM corrections WHERE intake_id = ? AND item = ? AND whose = ? ORDER BY id"
        return _answer(row, self.apart(intake_id), self._records.rows(sql, (intake_id, item, whose.value)))

    def _whole(self, row: Row) -> Intake:
        of = (row["id"],)
        corrections = self._records.rows("SELECT * FROM corrections WHERE intake_id = ? ORDER BY id", of)
        remarks = self._records.rows("SELECT * FROM remarks WHERE intake_id = ? ORDER BY id", of)
        answers = self._records.rows("SELECT * FROM answers WHERE intake_id = ? ORDER BY id", of)
        bare = from_row(Intake, row, answers=(), remarks=tuple(from_row(Remark, r) for r in remarks))
        return replace(bare, answers=tuple(_answer(a, bare.apart, corrections) for a in answers))


def of_form(apart: tuple[Whose, ...], whose: Whose) -> Visibility:
    """How openly a partner's whole form may be kept: as it was ticked on it."""
    return Visibility.INDIVIDUAL if whose in apart else Visibility.JOINT


def seen(row: Row, apart: tuple[Whose, ...]) -> Visibility:
    """How openly an answer is kept: as the counselor set it, as it was at finishing, and as the partner asked for all of them."""
    most = Visibility(str(row["most"])) if row["most"] else Visibility.JOINT
    return strictest(Visibility(str(row["visibility"])), most, of_form(apart, Whose(str(row["whose"]))))


def _answer(row: Row, apart: tuple[Whose, ...], corrections: list[Row]) -> Answer:
    own = [c for c in corrections if c["item"] == row["item"] and c["whose"] == row["whose"]]
    now = next((c for c in own if c["id"] == row["corrected"]), row)
    current: Row = row | {"state": now["state"], "value": now["value"], "visibility": seen(row, apart).value}
    return from_row(Answer, current, corrections=tuple(_correction(c) for c in own))


def _correction(row: Row) -> Correction:
    was = AnswerState(str(row["was"])) if row["was"] else None
    return from_row(Correction, row, was=was)
