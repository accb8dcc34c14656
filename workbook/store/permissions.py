"""What each partner allowed to be shown of what they said alone: added, withdrawn, and never rewritten."""

from collections.abc import Collection
from dataclasses import replace
from gettext import gettext as _

from workbook.errors import BadInput, NotFound
from workbook.model.agreement import Permission, What, checked_permission
from workbook.model.common import Whose
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import Row, from_row, new_uid, to_row


class Permissions:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def give(self, permission: Permission) -> Permission:
        """Keep a partner's choice. Raises `BadInput` where it does not say what, for whom and when, or lies before the file."""
        begun = self._desk.begun(permission.couple)
        if begun is not None and permission.on < begun:
            raise BadInput(_("This day is before the couple's file began."))
        kept = replace(checked_permission(permission, self._desk.today()), withdrawn=None, uid=new_uid(), rev=1)
        return self._add(kept)

    def withdraw(self, uid: str) -> None:
        """From today on it holds no more. Raises `NotFound`, or `BadInput` where it was withdrawn before."""
        _id, couple = self._desk.couple_of("permissions", uid)
        permission = next((p for p in self.of(couple) if p.uid == uid), None)
        if permission is None:
            raise NotFound(_("The workbook holds no such permission."))
        if permission.withdrawn is not None:
            raise BadInput(_("This permission is withdrawn already."))
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
