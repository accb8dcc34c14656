"""What each couple has signed: put before them, signed by each, ended; added to and never rewritten.

A new agreement of the same family (the three policies are one) leaves the old one in force until both have signed it. So a
change in mid-course never leaves a day on which nothing holds.
"""

from dataclasses import replace
from datetime import date

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import SecretsPolicy
from workbook.model.paper import (
    POLICIES,
    Agreement,
    Ending,
    Paper,
    checked_signature,
    family,
    in_force,
    waiting,
)
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.papers import Papers
from workbook.store.rows import from_row, new_uid, to_row

_AREAS = ("agreements", "couples")


class Agreements:
    def __init__(self, desk: Desk, papers: Papers) -> None:
        self._desk, self._records, self._papers = desk, desk.records, papers

    def of(self, couple: str) -> tuple[Agreement, ...]:
        """Everything that was ever put before this couple, oldest first."""
        rows = self._records.rows(
            "SELECT * FROM agreements WHERE couple_id = ? ORDER BY id", (self._records.id_of("couples", couple),)
        )
        return tuple(from_row(Agreement, row, couple=couple) for row in rows)

    def policy(self, couple: str) -> tuple[SecretsPolicy | None, date | None]:
        """The policy in force and since when; where none is, the one that waits for signatures and None."""
        every = self.of(couple)
        standing = in_force(every) or waiting(every)
        return (standing.paper.policy, standing.holds_since) if standing is not None else (None, None)

    def begin(self, couple: str, paper: Paper) -> Agreement:
        """Put the current text before both, in their language. What waited in its place is replaced; what is in force stays so
        until both signed.

        Raises `BadInput` where this very text is in force or waits already.
        """
        if paper is Paper.RELEASE:
            raise BadInput(_("A release is one partner’s own: record it as a permission for somebody outside."))
        with self._records.change(*_AREAS, couple=couple):
            text = self._papers.keep(paper, self._desk.language_of(couple))
            every, today = self.of(couple), self._desk.today()
            standing = (in_force(every, family(paper)), old := waiting(every, family(paper)))
            if any(a is not None and (a.paper, a.version) == (paper, text.version) for a in standing):
                raise BadInput(_("This very text is before them already."))
            if old is not None:
                self._end(old, Ending.REPLACED, today)
            self._touch(couple, paper)
            return self._add(Agreement(couple, paper, text.version, today, uid=new_uid(), rev=1))

    def to_sign(self, couple: str, paper: Paper) -> int | None:
        """The version of the text on the sheet that they are to sign: of what waits, which is put before them anew where they
        read another language by now and nobody has signed. None for the current text: nothing waits, or a sheet of one's own.
        """
        waits = waiting(self.of(couple), (paper,))
        text = self._papers.version(paper, waits.version) if waits is not None else None
        if waits is None or text is None:
            return None
        current = self._papers.current(paper, self._desk.language_of(couple))
        if text.language != current.language and not any(map(waits.signed, PARTNERS)):
            waits = self.begin(couple, paper)
        return waits.version

    def sign(self, uid: str, whose: Whose, on: date) -> Agreement:
        """Record that one partner signed it on paper. With the second signature it is in force, and what it replaces ends.

        Raises `BadInput` for a day ahead or before the couple's file began, or where the signature is there already.
        """
        agreement = self.get(uid)
        begun = self._desk.begun(agreement.couple)
        if begun is not None and on < begun:
            raise BadInput(_("This day is before the couple’s file began."))
        with self._records.change(*_AREAS, couple=agreement.couple):
            self._touch(agreement.couple, agreement.paper)
            return self._sign(agreement, whose, on)

    def end(self, uid: str, ending: Ending = Ending.ENDED) -> Agreement:
        """It holds no more from today on, or with `ERROR` it never did. Raises `BadInput` where it has ended already."""
        agreement = self.get(uid)
        if agreement.ended is not None:
            raise BadInput(_("This agreement has ended already."))
        with self._records.change(*_AREAS, couple=agreement.couple):
            self._end(agreement, ending, self._desk.today())
            self._touch(agreement.couple, agreement.paper)
        return self.get(uid)

    def get(self, uid: str) -> Agreement:
        """Raises `NotFound`."""
        _id, couple = self._desk.couple_of("agreements", uid)
        return next(a for a in self.of(couple) if a.uid == uid)

    def agree(self, couple: str, policy: SecretsPolicy | None, signed: date | None) -> None:
        """Inside a change, as a couple is saved whole with a policy and a day for both signatures: the same, as agreements.

        The day may lie before the file began: a couple may be written down here long after it signed.
        """
        if self.policy(couple) == (policy, signed):
            return
        every, today = self.of(couple), self._desk.today()
        open_ones = [a for a in every if a.paper in POLICIES and a.ended is None]
        paper = Paper(policy.value) if policy is not None else None
        waits = next((a for a in open_ones if a.waiting and a.paper is paper), None)
        for each in open_ones:
            held = each.in_force and paper is not None and each.paper is not paper  # until both have signed the new one
            if each is not waits and not held:
                self._end(each, Ending.ENDED if paper is None else Ending.REPLACED, today)
        if paper is None:
            return
        if waits is None:
            version = self._papers.keep(paper, self._desk.language_of(couple)).version
            waits = self._add(Agreement(couple, paper, version, min(signed or today, today), uid=new_uid(), rev=1))
        if signed is not None:
            for whose in PARTNERS:
                waits = waits if waits.signed(whose) else self._sign(waits, whose, signed)

    def _sign(self, agreement: Agreement, whose: Whose, on: date) -> Agreement:
        on = checked_signature(agreement, whose, on, self._desk.today())
        before = in_force(self.of(agreement.couple), family(agreement.paper))
        name = f"{whose.value}_signed"
        self._records.update("agreements", agreement.uid, agreement.rev, {name: on.isoformat()})
        self._desk.audit.add(Act.SIGNED, "agreement", agreement.uid, couple=agreement.couple, detail=whose.value)
        made = self.get(agreement.uid)
        if made.holds_since is not None and before is not None:
            self._end(before, Ending.REPLACED, max(made.holds_since, before.holds_since or made.holds_since))
        return made

    def _add(self, agreement: Agreement) -> Agreement:
        couple_id = self._records.id_of("couples", agreement.couple)
        self._records.insert("agreements", to_row(agreement, "couple") | {"couple_id": couple_id})
        self._desk.audit.add(
            Act.ADDED, "agreement", agreement.uid, couple=agreement.couple, detail=agreement.paper.value
        )
        return agreement

    def _end(self, agreement: Agreement, ending: Ending, on: date) -> None:
        columns = to_row(replace(agreement, ended=on, ending=ending))
        self._records.update(
            "agreements", agreement.uid, agreement.rev, {"ended": columns["ended"], "ending": columns["ending"]}
        )
        self._desk.audit.add(Act.CHANGED, "agreement", agreement.uid, couple=agreement.couple, detail=ending.value)

    def _touch(self, couple: str, paper: Paper) -> None:
        """A couple's policy is part of its record: whoever holds an older one saves over nothing."""
        if paper in POLICIES:
            self._records.run("UPDATE couples SET rev = rev + 1 WHERE uid = ?", (couple,))
