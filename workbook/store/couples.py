"""Couples and their partners: one record for a page, two tables below."""

from dataclasses import replace
from datetime import date, timedelta

from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.agreement import What
from workbook.model.common import Whose, sensible_day
from workbook.model.couple import Couple, CoupleLine, Partner, Status, checked
from workbook.store.agreements import Agreements
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.folding import fold
from workbook.store.lines import EVERY, how_many, lines_where, searched
from workbook.store.permissions import Permissions
from workbook.store.rows import Row, from_row, new_uid, to_row


class Couples:
    def __init__(self, desk: Desk, agreements: Agreements, permissions: Permissions) -> None:
        self._desk, self._records = desk, desk.records
        self._agreements, self._permissions = agreements, permissions

    def create(self, couple: Couple) -> Couple:
        """A new couple with a number of its own, never given before. Raises `BadInput`."""
        today = self._desk.today()
        couple = checked(replace(couple, begun=couple.begun or _oldest(couple, today)), today)
        uid = new_uid()
        with self._records.change("couples", couple=uid):
            last = self._records.number(
                "SELECT seq FROM sqlite_sequence WHERE name = 'couples' UNION SELECT 0 ORDER BY 1 DESC"
            )
            row: Row = {"uid": uid, "number": last + 1, "folded": _folded(couple)}
            couple_id = self._records.insert("couples", _columns(couple) | row)
            for partner in _partners(couple):
                self._records.insert(
                    "partners", to_row(partner, "uid", "rev") | {"uid": new_uid(), "couple_id": couple_id}
                )
            self._desk.audit.add(Act.ADDED, "couple", uid, couple=uid)
            self._agreements.agree(uid, couple.policy, couple.policy_signed)
        return self.get(uid)

    def save(self, couple: Couple) -> Couple:
        """Save both partners and what they share; another policy, or a day for it, becomes an agreement. Who allowed both to see
        a hope did not speak of the one that takes its place: it is closed. Raises `Stale`, `BadInput`, or `NotFound` for another
        couple's partner.
        """
        before = self.get(couple.uid)
        if (couple.first.uid, couple.second.uid) != (before.first.uid, before.second.uid):
            raise NotFound(_("The workbook holds no such couple."))
        couple = checked(_dated(couple, before, self._desk.today()), self._desk.today(), before)
        if couple.begun != before.begun:
            self._first_intake_in(couple)
        with self._records.change("couples", couple=couple.uid):
            self._records.update("couples", couple.uid, couple.rev, _columns(couple) | {"folded": _folded(couple)})
            for partner in _partners(couple):
                self._records.update("partners", partner.uid, partner.rev, to_row(partner, "uid", "rev", "whose"))
                if before.partner(partner.whose).hope not in (None, partner.hope):
                    self._permissions.close(couple.uid, What.HOPE, partner.whose)
            self._desk.audit.add(Act.CHANGED, "couple", couple.uid, couple=couple.uid)
            self._agreements.agree(couple.uid, couple.policy, couple.policy_signed)
        return self.get(couple.uid)

    def _first_intake_in(self, couple: Couple) -> None:
        """Raises `BadInput` where an intake is older than the file would be."""
        sql = "SELECT count(*) FROM intakes WHERE begun < ? AND couple_id = (SELECT id FROM couples WHERE uid = ?)"
        if couple.begun is not None and self._records.number(sql, (couple.begun.isoformat(), couple.uid)):
            raise BadInput(_("The file cannot have begun after the day of an intake that is in it."))

    def get(self, uid: str) -> Couple:
        """Raises `NotFound`."""
        row = self._records.row("SELECT * FROM couples WHERE uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such couple."))
        partners = self._records.rows("SELECT * FROM partners WHERE couple_id = ? ORDER BY whose", (row["id"],))
        first, second = (from_row(Partner, p) for p in partners)
        policy, signed = self._agreements.policy(uid)
        return from_row(Couple, row, first=first, second=second, policy=policy, policy_signed=signed)

    def find(self, ref: str) -> Couple:
        """The couple by "#12", "12" or its uid, as a command line names it. Raises `NotFound`."""
        digits = ref.strip().removeprefix("#")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            return self.get(ref.strip())
        row = self._records.row("SELECT uid FROM couples WHERE number = ?", (int(digits),))
        if row is None:
            raise NotFound(_("The workbook holds no couple #{number}.").format(number=int(digits)))
        return self.get(str(row["uid"]))

    def lines(
        self, text: str = "", statuses: frozenset[Status] = EVERY, *, limit: int = 50, offset: int = 0
    ) -> tuple[CoupleLine, ...]:
        """Who comes next first, then the newest. Every word of `text` is a part of a name, or the number."""
        return searched(self._records, text, statuses, self._desk.now(), limit, offset)

    def count(self, text: str = "", statuses: frozenset[Status] = EVERY) -> int:
        return how_many(self._records, text, statuses)

    def counts(self) -> dict[Status, int]:
        """How many couples have each status, those without any included."""
        rows = self._records.rows("SELECT status, count(*) AS many FROM couples GROUP BY status")
        found = {str(r["status"]): int(r["many"] or 0) for r in rows}
        return {status: found.get(status.value, 0) for status in Status}

    def coming(self, day: date) -> tuple[CoupleLine, ...]:
        """Whose next session lies on that day, by time; nobody's on a day that cannot be."""
        if not sensible_day(day):
            return ()
        condition = "next_session >= :day AND next_session < :after ORDER BY next_session, number"
        after = (day + timedelta(days=1)).isoformat()
        return lines_where(self._records, condition, {"day": day.isoformat(), "after": after})

    def opened(self, uid: str) -> None:
        """The counselor looked at this couple: audited, and remembered for `recent`. No record changes by it."""
        with self._records.change():
            seen = self._desk.audit.add(Act.VIEWED, "couple", uid, couple=uid)
            self._records.run("UPDATE couples SET opened = ? WHERE id = ?", (seen, self._records.id_of("couples", uid)))

    def recent(self, limit: int = 5) -> tuple[CoupleLine, ...]:
        """Who was looked at last, the latest first."""
        condition = "opened IS NOT NULL ORDER BY opened DESC LIMIT :limit"
        return lines_where(self._records, condition, {"limit": limit})


def _oldest(couple: Couple, today: date) -> date:
    """The file of a couple began at the latest when something was signed."""
    signed = couple.policy_signed
    return min(today, signed) if signed is not None and sensible_day(signed) else today


def _dated(couple: Couple, before: Couple, today: date) -> Couple:
    """With the day on which it was closed or taken up again, where that is what changes now."""
    was, now = before.status is Status.CLOSED, couple.status is Status.CLOSED
    return replace(
        couple,
        closed=today if now and not was else before.closed,
        reopened=today if was and not now else before.reopened,
    )


def _columns(couple: Couple) -> Row:
    return to_row(couple, "first", "second", "policy", "policy_signed", "number", "uid", "rev")


def _partners(couple: Couple) -> tuple[Partner, Partner]:
    return replace(couple.first, whose=Whose.FIRST), replace(couple.second, whose=Whose.SECOND)


def _folded(couple: Couple) -> str:
    return "\n".join(fold(name) for p in (couple.first, couple.second) for name in (p.name, p.called))
