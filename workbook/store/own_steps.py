"""Steps of the counselor's own, at hand for any couple's plan. A plan takes a copy: later edits change no plan."""

from dataclasses import replace

from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.own_exercise import StepOnHand
from workbook.model.plan import OwnStep
from workbook.model.safety import Gate
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import Row, new_uid

TITLE_MOST, AIM_MOST = 120, 600


class OwnSteps:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def all(self) -> tuple[StepOnHand, ...]:
        """In the order in which they were written."""
        return tuple(_step(row) for row in self._records.rows("SELECT * FROM own_steps ORDER BY id"))

    def save(self, own: StepOnHand) -> StepOnHand:
        """Add one (empty uid) or save it over itself. Raises `BadInput` without a title or for too many words; `Stale`."""
        title, aim = " ".join(own.step.title.split()), own.step.aim.strip()
        if not title:
            raise BadInput(_("An own step needs a title."))
        if len(title) > TITLE_MOST or len(aim) > AIM_MOST:
            raise BadInput(
                _("A title has at most {title} characters, and what it is for {aim}.").format(
                    title=TITLE_MOST, aim=AIM_MOST
                )
            )
        row: Row = {"title": title, "aim": aim, "gate": own.step.gate.value}
        uid, rev = own.uid or new_uid(), 1
        with self._records.change("library"):
            if own.uid:
                rev = self._records.update("own_steps", uid, own.rev, row)
            else:
                self._records.insert("own_steps", row | {"uid": uid})
            self._desk.audit.add(Act.CHANGED if own.uid else Act.ADDED, "own step", uid)
        return replace(own, step=OwnStep(title, aim, own.step.gate), uid=uid, rev=rev)

    def remove(self, uid: str) -> None:
        """Plans that took it up keep it. Raises `NotFound`."""
        with self._records.change("library"):
            if not self._records.run("DELETE FROM own_steps WHERE uid = ?", (uid,)):
                raise NotFound(_("The workbook holds no such step of yours."))
            self._desk.audit.add(Act.REMOVED, "own step", uid)

    def bring_back(self, own: StepOnHand) -> None:
        """One that was taken away a moment ago."""
        row: Row = {"title": own.step.title, "aim": own.step.aim, "gate": own.step.gate.value}
        with self._records.change("library"):
            self._records.insert("own_steps", row | {"uid": own.uid, "rev": own.rev})
            self._desk.audit.add(Act.ADDED, "own step", own.uid)


def _step(row: Row) -> StepOnHand:
    step = OwnStep(str(row["title"]), str(row["aim"]), Gate(str(row["gate"])))
    return StepOnHand(step, str(row["uid"]), int(row["rev"] or 0))
