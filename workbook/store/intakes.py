"""Intakes: each partner's answers, kept one by one as they are given, so that an interrupted intake loses none.

A finished intake is closed. What may still happen to it: an answer is put right with a reason, and what it was stays readable;
an answer is kept more strictly.
"""

import json
from dataclasses import replace
from datetime import date

from workbook.catalogue.entries import Ask, Item
from workbook.errors import BadInput, NotFound, Stale
from workbook.language import _
from workbook.model.common import Visibility, Whose, shows, strictest
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind, Remark, checked_day
from workbook.store.agreements import Agreements
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.intake_rows import IntakeRows, of_form, seen
from workbook.store.permissions import Permissions
from workbook.store.rows import Row, new_uid, to_row

_NOT_GIVEN = ("most", "corrections", "uid", "rev")
"""What of an answer only the store writes."""

_REMARK = (
    "INSERT INTO remarks (uid, intake_id, item, note, observation, shown)"
    " VALUES (:uid, :intake_id, :item, :note, :observation, :shown)"
    " ON CONFLICT (intake_id, item) DO UPDATE SET note = excluded.note, observation = excluded.observation,"
    " shown = excluded.shown, rev = rev + 1"
)


class Intakes:
    """A permission is about an answer as it was when it was given: one that is changed, taken away or kept more strictly later
    on is closed again, whatever was allowed before.
    """

    def __init__(self, desk: Desk, agreements: Agreements, permissions: Permissions) -> None:
        self._desk, self._records = desk, desk.records
        self._agreements, self._permissions = agreements, permissions
        self._rows = IntakeRows(desk.records)

    def begin(self, couple: str, kind: IntakeKind) -> Intake:
        """A new intake, or the unfinished one where there is one: a couple has one at a time. Raises `BadInput` for a second
        first one.
        """
        couple_id = self._records.id_of("couples", couple)
        row = self._records.row("SELECT uid FROM intakes WHERE couple_id = ? AND finished IS NULL", (couple_id,))
        if row is not None:
            return self.get(str(row["uid"]))
        if kind is IntakeKind.FIRST and self._records.number(
            "SELECT count(*) FROM intakes WHERE couple_id = ?", (couple_id,)
        ):
            raise BadInput(_("The first intake is there already: begin a review or a closing intake."))
        today, last = self._desk.today(), self._rows.last_day(couple_id)
        intake = Intake(
            new_uid(), couple, kind, max(today, last or today)
        )  # in turn, with a clock that was set back too
        with self._records.change("intakes", couple=couple):
            columns = to_row(intake, "couple", "answers", "remarks", "rev")
            self._records.insert("intakes", columns | {"couple_id": couple_id})
            self._desk.audit.add(Act.ADDED, "intake", intake.uid, couple=couple)
        return self.get(intake.uid)

    def of(self, couple: str) -> tuple[Intake, ...]:
        """All intakes of a couple with all answers, oldest first."""
        return self._rows.of(self._records.id_of("couples", couple))

    def get(self, uid: str) -> Intake:
        found = self._rows.get(uid)
        if found is None:
            raise NotFound(_("The workbook holds no such intake."))
        return found

    def dated(self, uid: str, day: date) -> Intake:
        """Say on which day an unfinished intake was answered. Raises `BadInput` for a day that cannot be."""
        intake_id, couple = self._unfinished(uid)
        before = self._rows.last_day(self._records.id_of("couples", couple), before=intake_id)
        checked_day(day, self._desk.today(), self._desk.begun(couple), before)
        with self._records.change("intakes", couple=couple):
            self._records.run("UPDATE intakes SET begun = ?, rev = rev + 1 WHERE uid = ?", (day.isoformat(), uid))
            self._desk.audit.add(Act.CHANGED, "intake", uid, couple=couple, detail="dated")
        return self.get(uid)

    def answer(self, intake: str, answer: Answer) -> Answer:
        """Keep one partner's answer to one item. Raises `Stale` where another answer stands than the one it was made from
        (rev 0: none), or `BadInput` in a finished intake, for an item that no form asks, for one that is given alone while no
        secrets policy is signed, or over an answer that was given alone. It is never kept more openly than its item allows.
        """
        intake_id, couple = self._unfinished(intake)
        answer = self._guarded(answer, couple)
        with self._records.change("intakes", couple=couple):
            row = self._rows.answer_row(intake_id, answer.item, answer.whose)
            stands = self._rows.kept(intake_id, answer.item, answer.whose) if row is not None else None
            if stands is None or _as_given(stands) != _as_given(answer):
                self._permissions.narrow(couple, intake, answer.whose, {answer.item})
            if row is None and answer.rev == 0:
                self._insert(intake_id, answer)
            elif row is None:
                raise Stale(_("This answer was cleared elsewhere in the meantime: open the intake again."))
            else:
                _not_alone(row, answer.alone)
                columns = to_row(answer, "item", "whose", *_NOT_GIVEN)
                if answer.visibility is seen(row, self._rows.apart(intake_id)):
                    del columns["visibility"]  # as it was read: how it is kept by itself stays
                self._records.update("answers", str(row["uid"]), answer.rev, columns | {"corrected": None})
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple)
        return self._rows.kept(intake_id, answer.item, answer.whose)

    def clear(self, intake: str, item: str, whose: Whose) -> None:
        """Take an answer away, so that it is missing again. Nothing happens where there is none."""
        intake_id, couple = self._unfinished(intake)
        row = self._rows.answer_row(intake_id, item, whose)
        if row is None:
            return
        _not_alone(row, False)
        with self._records.change("intakes", couple=couple):
            self._permissions.narrow(couple, intake, whose, {item})
            self._records.run("DELETE FROM answers WHERE id = ?", (row["id"],))
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple, detail="cleared")

    def remark(self, intake: str, remark: Remark) -> None:
        """What the counselor writes beside an item; nothing written takes it away. Raises `BadInput` for an item that no form
        asks, or where an observation beside one that is given alone was to be shown.

        In a finished intake the words stay; what was shown may still be taken back.
        """
        intake_id, couple = self._desk.couple_of("intakes", intake)
        item = self._item(remark.item)
        if remark.shown and item.visibility != Visibility.JOINT:
            raise BadInput(_("What you saw beside a question that each answers alone stays with you."))
        before = self.get(intake)
        if before.finished and remark not in (stands := before.remark(remark.item), replace(stands, shown=False)):
            raise BadInput(_("This intake is finished: what you wrote beside its questions stays as it is."))
        with self._records.change("intakes", couple=couple):
            if before.finished:
                taken_back = "UPDATE remarks SET shown = ?, rev = rev + 1 WHERE intake_id = ? AND item = ?"
                self._records.run(taken_back, (int(remark.shown), intake_id, remark.item))
            elif remark.note or remark.observation:
                row: Row = to_row(remark) | {"uid": new_uid(), "intake_id": intake_id}
                self._records.run(_REMARK, row)
            else:
                self._records.run("DELETE FROM remarks WHERE intake_id = ? AND item = ?", (intake_id, remark.item))
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple)

    def keep(self, intake: str, item: str, whose: Whose, visibility: Visibility) -> Answer:
        """Keep an answer more strictly, or as openly again as it may be. Raises `BadInput` where that would show what was given
        alone or was kept at finishing, and `NotFound` where there is no answer.
        """
        intake_id, couple = self._desk.couple_of("intakes", intake)
        answer = self.get(intake).answer(item, whose)
        if answer is None:
            raise NotFound(_("There is no answer yet that could be kept."))
        allowed = answer.allows(Visibility(self._desk.catalogue.item(item).visibility))
        allowed = strictest(allowed, of_form(self._rows.apart(intake_id), whose))
        if strictest(visibility, allowed) is not visibility:
            raise BadInput(_only_by_permission())
        with self._records.change("intakes", couple=couple):
            if visibility is not Visibility.JOINT:
                self._permissions.narrow(couple, intake, whose, {item})
            where = "intake_id = ? AND item = ? AND whose = ?"
            sql = f"UPDATE answers SET visibility = ?, rev = rev + 1 WHERE {where}"  # noqa: S608
            self._records.run(sql, (visibility.value, intake_id, item, whose.value))
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple, detail="kept")
        return self._rows.kept(intake_id, item, whose)

    def keep_apart(self, intake: str, whose: Whose, apart: bool) -> Intake:
        """All of one partner's answers are for the counselor alone, as ticked on the paper form; or no longer.

        Raises `BadInput` where it was so when the intake was finished: then only the partner's permission opens them.
        """
        intake_id, couple = self._desk.couple_of("intakes", intake)
        before = self.get(intake)
        opens = "SELECT count(*) FROM answers WHERE intake_id = ? AND whose = ? AND most = 'joint'"
        if before.finished and not apart and not self._records.number(opens, (intake_id, whose.value)):
            raise BadInput(_only_by_permission())
        kept = [w for w in Whose if (w in before.apart and w is not whose) or (w is whose and apart)]
        with self._records.change("intakes", couple=couple):
            row = (json.dumps(kept), intake_id)
            self._records.run("UPDATE intakes SET apart = ?, rev = rev + 1 WHERE id = ?", row)
            if apart:
                self._permissions.narrow(couple, intake, whose, {i.key for i in self._desk.catalogue.items})
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple, detail="kept apart" if apart else "kept")
        return self.get(intake)

    def correct(self, intake: str, answer: Answer, reason: str) -> Answer:
        """Put an answer right: in a finished intake, or one that was given alone. What it was stays readable.

        `answer` is the one that stands with its state and value changed; one that was missing is added. Raises `BadInput`
        without a reason, where nothing changes, or where the answer can simply be keyed in; `Stale` where another stands.
        """
        intake_id, couple = self._desk.couple_of("intakes", intake)
        before, reason = self.get(intake), reason.strip()
        stands = before.answer(answer.item, answer.whose)
        if stands is None:
            answer = self._guarded(answer, couple)
        _may_be_corrected(before, stands, answer, reason)
        columns: Row = to_row(answer, "visibility", "alone", *_NOT_GIVEN) | {
            "was": stands.state.value if stands else None,
            "was_value": stands.value if stands else None,
            "until": self._desk.today().isoformat(),
            "reason": reason,
        }
        with self._records.change("intakes", couple=couple):
            self._permissions.narrow(couple, intake, answer.whose, {answer.item})
            made = self._records.insert("corrections", columns | {"uid": new_uid(), "intake_id": intake_id})
            if stands is not None:
                self._records.update("answers", stands.uid, answer.rev, {"corrected": made})
            else:
                most = strictest(answer.visibility, of_form(before.apart, answer.whose))
                self._insert(intake_id, answer, {"most": most.value, "corrected": made})
            self._desk.audit.add(Act.CHANGED, "intake", intake, couple=couple, detail="corrected")
        return self._rows.kept(intake_id, answer.item, answer.whose)

    def finish(self, uid: str) -> Intake:
        """Close an intake; its answers stay as they are from then on. Raises `BadInput` where it is closed already."""
        intake_id, couple = self._unfinished(uid)
        with self._records.change("intakes", couple=couple):
            for answer in self.get(uid).answers:
                self._records.run("UPDATE answers SET most = ? WHERE uid = ?", (answer.visibility.value, answer.uid))
            today = self._desk.today().isoformat()
            self._records.run("UPDATE intakes SET finished = ?, rev = rev + 1 WHERE id = ?", (today, intake_id))
            self._desk.audit.add(Act.CHANGED, "intake", uid, couple=couple, detail="finished")
        return self.get(uid)

    def _insert(self, intake_id: int, answer: Answer, also: Row | None = None) -> None:
        row = to_row(answer, *_NOT_GIVEN) | {"uid": new_uid(), "intake_id": intake_id}
        self._records.insert("answers", row | (also or {}))

    def _guarded(self, answer: Answer, couple: str) -> Answer:
        least = Visibility(self._item(answer.item).visibility)
        if least is not Visibility.JOINT and self._agreements.policy(couple)[1] is None:
            raise BadInput(_("This question waits for the secrets policy that both have signed."))
        return replace(answer, visibility=strictest(least, answer.visibility))

    def _item(self, key: str) -> Item:
        item = next((i for i in self._desk.catalogue.items if i.key == key), None)
        if item is None or item.ask is not Ask.FORM:
            raise BadInput(_("No form asks this question."))
        return item

    def _unfinished(self, uid: str) -> tuple[int, str]:
        intake_id, couple = self._desk.couple_of("intakes", uid)
        if self._records.number("SELECT finished IS NOT NULL FROM intakes WHERE id = ?", (intake_id,)):
            raise BadInput(_("This intake is finished: begin a review to record new answers."))
        return intake_id, couple


def _as_given(answer: Answer) -> tuple[AnswerState, int | None, Visibility]:
    return answer.state, answer.value, answer.visibility


def _not_alone(row: Row, alone: bool) -> None:
    if row["alone"] and not alone:
        raise BadInput(_("This answer was given alone: it is put right with a reason, and not keyed over."))


def _may_be_corrected(intake: Intake, stands: Answer | None, answer: Answer, reason: str) -> None:
    if intake.finished is None and not (stands and stands.alone):
        raise BadInput(_("This intake is not finished: key the answer in instead."))
    if not shows(reason):
        raise BadInput(_("A correction needs a reason."))
    if (stands.rev if stands else 0) != answer.rev:
        raise Stale(_("This answer was changed elsewhere in the meantime: open the intake again."))
    if stands and (stands.state, stands.value) == (answer.state, answer.value):
        raise BadInput(_("Choose another answer first."))


def _only_by_permission() -> str:
    return _("What one partner gave alone or asked to keep is shown to both only by their own recorded permission.")
