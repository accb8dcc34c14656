"""What each partner allowed to be shown of what they said alone: added, withdrawn, and never rewritten."""

from collections.abc import Collection
from dataclasses import replace

from workbook.errors import BadInput, NotFound, StaysAlone
from workbook.language import _
from workbook.model.agreement import Permission, What, Whom, checked_permission
from workbook.model.common import Whose
from workbook.model.handover import stays_alone
from workbook.model.intake import AnswerState
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.intake_rows import IntakeRows
from workbook.store.rows import Row, from_row, new_uid, to_row


class Permissions:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records, self._intakes = desk, desk.records, IntakeRows(desk.records)
        self._alone = frozenset(i.key for i in desk.catalogue.items if stays_alone(i))

    def give(self, permission: Permission) -> Permission:
        """Keep a partner's choice. Raises `BadInput` where it does not say what, for whom and when, lies before the file or
        names what this partner never answered, and `StaysAlone` for an answer that is never opened to both.
        """
        begun = self._desk.begun(permission.couple)
        if begun is not None and permission.on < begun:
            raise BadInput(_("This day is before the couple’s file began."))
        kept = replace(checked_permission(permission, self._desk.today()), withdrawn=None, uid=new_uid(), rev=1)
        if kept.what is What.ANSWERS:
            self._check_answers(kept)
        return self._add(kept)

    def take_in(self, permission: Permission) -> Permission:
        """Keep a choice that was made in a hand-over. A clock that went differently keeps nothing out: the day becomes the
        nearest one from the file's beginning to today, on which it holds.
        """
        begun, today = self._desk.begun(permission.couple), self._desk.today()
        on = min(max(permission.on, begun or permission.on), today)
        return self._add(replace(permission, on=on, withdrawn=None, uid=new_uid(), rev=1))

    def _check_answers(self, permission: Permission) -> None:
        """An answer that is not there yet is not opened either: nobody has said what it would be."""
        intake = self._intakes.get(permission.intake)
        if intake is None or intake.couple != permission.couple:
            raise BadInput(_("The couple has no such intake."))
        for item in permission.items:
            if item in self._alone and permission.whom is Whom.BOTH:
                raise StaysAlone(
                    _("One of these answers stays between that partner and you: no permission opens it to both.")
                )
            answer = intake.answer(item, permission.whose)
            if answer is None or answer.state is not AnswerState.RATED:
                raise BadInput(_("This partner gave no such answer in that intake."))

    def withdraw(self, uid: str) -> None:
        """From today on it holds no more, and what it let both see is closed: no other permission still opens that.

        Raises `NotFound`, or `BadInput` where it was withdrawn before.
        """
        _id, couple = self._desk.couple_of("permissions", uid)
        permission = next((p for p in self.of(couple) if p.uid == uid), None)
        if permission is None:
            raise NotFound(_("The workbook holds no such permission."))
        if permission.withdrawn is not None:
            raise BadInput(_("This permission is withdrawn already."))
        with self._records.change("permissions", couple=couple):
            self._end(permission)
            if permission.whom is Whom.BOTH and permission.what is What.ANSWERS:
                self.narrow(couple, permission.intake, permission.whose, permission.items)
            elif permission.whom is Whom.BOTH:
                self.close(couple, permission.what, permission.whose)

    def close(self, couple: str, what: What, whose: Whose) -> None:
        """From today on both see no more of the whole of this partner's `what`. Inside another change it is a part of it."""
        for permission in self.of(couple):
            if permission.opens(what, whose):
                self._end(permission)

    def narrow(self, couple: str, intake: str, whose: Whose, items: Collection[str]) -> None:
        """From today on, what this partner allowed both to see of this intake is without these items. Each permission that names
        one of them is withdrawn and given anew for what is left of it, with the day on which it was given.

        Nothing happens where none names them. Inside another change it is a part of it.
        """
        for permission in self.of(couple):
            if not (permission.opens(What.ANSWERS, whose) and permission.intake == intake):
                continue
            left = tuple(item for item in permission.items if item not in items)
            if left != permission.items:
                with self._records.change("permissions", couple=couple):
                    self._end(permission)
                    if left:
                        self._add(replace(permission, items=left, uid=new_uid(), rev=1))

    def _add(self, permission: Permission) -> Permission:
        couple_id = self._records.id_of("couples", permission.couple)
        with self._records.change("permissions", couple=permission.couple):
            self._records.insert("permissions", to_row(permission, "couple") | {"couple_id": couple_id})
            self._desk.audit.add(Act.ADDED, "permission", permission.uid, couple=permission.couple)
        return permission

    def _end(self, permission: Permission) -> None:
        with self._records.change("permissions", couple=permission.couple):
            today: Row = {"withdrawn": self._desk.today().isoformat()}
            self._records.update("permissions", permission.uid, permission.rev, today)
            self._desk.audit.add(
                Act.CHANGED, "permission", permission.uid, couple=permission.couple, detail="withdrawn"
            )

    def of(self, couple: str) -> tuple[Permission, ...]:
        """Oldest first, those withdrawn included."""
        sql = "SELECT * FROM permissions WHERE couple_id = ? ORDER BY id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(Permission, row, couple=couple) for row in rows)

    def holding(self, couple: str) -> tuple[Permission, ...]:
        """Those that hold today, oldest first."""
        return tuple(p for p in self.of(couple) if p.holds_on(self._desk.today()))
