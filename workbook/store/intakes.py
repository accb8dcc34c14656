"""Intakes: each partner's answers, kept one by one as they are given, so that an interrupted intake loses none."""

from dataclasses import replace
from gettext import gettext as _

from workbook.catalogue.entries import Ask
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.common import Visibility, Whose, strictest
from workbook.model.intake import Answer, Intake, IntakeKind
from workbook.store.agreements import Agreements
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import Row, from_row, new_uid, to_row

_INTAKE = "SELECT i.*, c.uid AS couple FROM intakes AS i JOIN couples AS c ON c.id = i.couple_id"


class Intakes:
    def __init__(self, desk: Desk, agreements: Agreements) -> None:
        self._desk, self._records, self._agreements = desk, desk.records, agreements

    def begin(self, couple: str, kind: IntakeKind) -> Intake:
        """A new intake, or the unfinished one where there is one: a couple has one at a time."""
        couple_id = self._records.id_of("couples", couple)
        row = self._records.row("SELECT uid FROM intakes WHERE couple_id = ? AND finished IS NULL", (couple_id,))
        if row is not None:
            return self.get(str(row["uid"]))
        intake = Intake(new_uid(), couple, kind, self._desk.today())
        with self._records.change("intakes", couple=couple):
            columns = to_row(intake, "couple", "answers", "remarks", "rev")
            self._records.insert("intakes", columns | {"couple_id": couple_id})
            self._desk.audit.add(Act.ADDED, "intake", intake.uid, couple=couple)
        return self.get(intake.uid)

    def of(self, couple: str) -> tuple[Intake, ...]:
        """All intakes of a couple with all answers, oldest first."""
        couple_id = self._records.id_of("couples", couple)
        rows = self._records.rows(f"{_INTAKE} WHERE i.couple_id = ? ORDER BY i.begun, i.id", (couple_id,))
        return tuple(self._whole(row) for row in rows)

    def get(self, uid: str) -> Intake:
        row = self._records.row(f"{_INTAKE} WHERE i.uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such intake."))
        return self._whole(row)

    def answer(self, intake: str, answer: Answer) -> Answer:
        """Keep one partner's answer to one item. Raises `Stale` where another answer stands than the one it was made from
        (rev 0: none), or `BadInput` in a finished intake, for an item that no form asks, or for one that is given alone while
        no secrets policy is signed. An answer is never kept more openly than its item allows.
        """
        intake_id, couple = self._unfinished(intake)
        answer = self._guarded(answer, couple)
        with self._records.change("intakes", couple=couple):
            stored = self._answer(intake_id, answer.item, answer.whose)
            if stored is None and answer.rev == 0:
                columns = to_row(answer, "uid", "rev")
                self._records.insert("answers", columns | {"uid": new_uid(), "intake_id": intake_id})
            elif stored is None:
                raise Stale(_("This answer was cleared elsewhere in the meantime: open the intake again."))
            else:
                self._records.update("answers", stored.uid, answer.rev, to_row(answer, "item", "whose", "uid", "rev"))
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple)
            kept = self._answer(intake_id, answer.item, answer.whose)
        assert kept is not None
        return kept

    def clear(self, intake: str, item: str, whose: Whose) -> None:
        """Take an answer away, so that it is missing again. Nothing happens where there is none."""
        intake_id, couple = self._unfinished(intake)
        if self._answer(intake_id, item, whose) is None:
            return
        with self._records.change("intakes", couple=couple):
            where = "intake_id = ? AND item = ? AND whose = ?"
            self._records.run(f"DELETE FROM answers WHERE {where}", (intake_id, item, whose.value))  # noqa: S608
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple, detail="cleared")

    def remark(self, intake: str, item: str, text: str) -> None:
        """The counselor's own words beside an item: private. An empty text takes them away."""
        intake_id, couple = self._unfinished(intake)
        if all(i.key != item for i in self._desk.catalogue.items):
            raise BadInput(_("No form asks this question."))
        with self._records.change("intakes", couple=couple):
            if text:
                row: Row = {"uid": new_uid(), "intake_id": intake_id, "item": item, "text": text}
                self._records.run(
                    "INSERT INTO remarks (uid, intake_id, item, text) VALUES (:uid, :intake_id, :item, :text)"
                    " ON CONFLICT (intake_id, item) DO UPDATE SET text = excluded.text, rev = rev + 1",
                    row,
                )
            else:
                self._records.run("DELETE FROM remarks WHERE intake_id = ? AND item = ?", (intake_id, item))
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple)

    def finish(self, uid: str) -> Intake:
        """Close an intake; its answers stay as they are from then on. Raises `BadInput` where it is closed already."""
        _id, couple = self._unfinished(uid)
        with self._records.change("intakes", couple=couple):
            today = self._desk.today().isoformat()
            self._records.run("UPDATE intakes SET finished = ?, rev = rev + 1 WHERE uid = ?", (today, uid))
            self._desk.audit.add(Act.CHANGED, "intake", uid, couple=couple, detail="finished")
        return self.get(uid)

    def _guarded(self, answer: Answer, couple: str) -> Answer:
        item = next((i for i in self._desk.catalogue.items if i.key == answer.item), None)
        if item is None or item.ask is not Ask.FORM:
            raise BadInput(_("No form asks this question."))
        least = Visibility(item.visibility)
        if least is not Visibility.JOINT and self._agreements.policy(couple)[1] is None:
            raise BadInput(_("This question waits for the secrets policy that both have signed."))
        return replace(answer, visibility=strictest(least, answer.visibility))

    def _unfinished(self, uid: str) -> tuple[int, str]:
        intake_id, couple = self._desk.couple_of("intakes", uid)
        if self._records.number("SELECT finished IS NOT NULL FROM intakes WHERE id = ?", (intake_id,)):
            raise BadInput(_("This intake is finished: begin a review to record new answers."))
        return intake_id, couple

    def _answer(self, intake_id: int, item: str, whose: Whose) -> Answer | None:
        sql = "SELECT * FROM answers WHERE intake_id = ? AND item = ? AND whose = ?"
        row = self._records.row(sql, (intake_id, item, whose.value))
        return from_row(Answer, row) if row else None

    def _whole(self, row: Row) -> Intake:
        answers = self._records.rows("SELECT * FROM answers WHERE intake_id = ? ORDER BY id", (row["id"],))
        remarks = self._records.rows("SELECT item, text FROM remarks WHERE intake_id = ? ORDER BY id", (row["id"],))
        return from_row(
            Intake,
            row,
            answers=tuple(from_row(Answer, a) for a in answers),
            remarks=tuple((str(r["item"]), str(r["text"])) for r in remarks),
        )
