"""Steps of the counselor's own, at hand for any couple's plan. A plan takes a copy: later edits change no plan."""

from collections.abc import Sequence
from dataclasses import replace

from workbook.catalogue.exchange import StepWords
from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.own_exercise import StepOnHand, TakenIn
from workbook.model.plan import OwnStep
from workbook.model.safety import Gate
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import Row, new_uid


class OwnSteps:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def all(self) -> tuple[StepOnHand, ...]:
        """In the order in which they were written."""
        return tuple(_step(row) for row in self._records.rows("SELECT * FROM own_steps ORDER BY id"))

    def save(self, own: StepOnHand) -> StepOnHand:
        """Add one (empty uid) or save it over itself. Raises `BadInput` without a title or for too many words; `Stale`."""
        step = own.step.checked()
        row: Row = {"title": step.title, "aim": step.aim, "gate": step.gate.value}
        uid, rev = own.uid or new_uid(), 1
        with self._records.change("library"):
            if own.uid:
                rev = self._records.update("own_steps", uid, own.rev, row)
            else:
                self._records.insert("own_steps", row | {"uid": uid})
            self._desk.audit.add(Act.CHANGED if own.uid else Act.ADDED, "own step", uid)
        return replace(own, step=step, uid=uid, rev=rev)

    def remove(self, uid: str) -> None:
        """Plans that took it up keep it. Raises `NotFound`."""
        with self._records.change("library"):
            if not self._records.run("DELETE FROM own_steps WHERE uid = ?", (uid,)):
                raise NotFound(_("The workbook holds no such step of yours."))
            self._desk.audit.add(Act.REMOVED, "own step", uid)

    def bring_back(self, own: StepOnHand) -> None:
        """One that was taken away a moment ago. Raises `BadInput` where it is there."""
        if any(each.uid == own.uid for each in self.all()):
            raise BadInput(_("This step is there already."))
        row: Row = {"title": own.step.title, "aim": own.step.aim, "gate": own.step.gate.value}
        with self._records.change("library"):
            self._records.insert("own_steps", row | {"uid": own.uid, "rev": own.rev})
            self._desk.audit.add(Act.ADDED, "own step", own.uid)

    def take_in(self, coming: Sequence[StepWords]) -> TakenIn:
        """What came in a file: nothing is written over, as with exercises. Its `steps` are the uids of what was added."""
        here = {own.uid for own in self.all()}
        said = {replace(own.words, key="") for own in self.all()}
        added: list[str] = []
        beside = same = 0
        with self._records.change("library"):
            for each in coming:
                if replace(each, key="") in said:
                    same += 1
                    continue
                beside += each.uid in here
                uid = each.uid if each.uid and each.uid not in here else new_uid()
                self._records.insert("own_steps", {"uid": uid, "title": each.title, "aim": each.aim, "gate": each.gate})
                self._desk.audit.add(Act.ADDED, "own step", uid, detail="from a file")
                added.append(uid)
                said.add(replace(each, key=""))
        return TakenIn((), beside, same, tuple(added))

    def take_back(self, uids: Sequence[str]) -> None:
        """What came in a moment ago, as far as it is there."""
        with self._records.change("library"):
            for uid in uids:
                if self._records.run("DELETE FROM own_steps WHERE uid = ?", (uid,)):
                    self._desk.audit.add(Act.REMOVED, "own step", uid)

    def handed_on(self, uids: Sequence[str]) -> None:
        """Keep in the audit that own steps left the workbook as a file."""
        for uid in uids:
            self._desk.audit.add(Act.SAVED, "own step", uid)


def _step(row: Row) -> StepOnHand:
    step = OwnStep(str(row["title"]), str(row["aim"]), Gate(str(row["gate"])))
    return StepOnHand(step, str(row["uid"]), int(row["rev"] or 0))
