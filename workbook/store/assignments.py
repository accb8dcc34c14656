"""Exercises given to take home, and what each partner reports about them."""

from datetime import date
from gettext import gettext as _

from workbook.catalogue.exercise import Exercise
from workbook.errors import BadInput, Held, NotFound, Stale
from workbook.model.assignment import Assignment, Result
from workbook.model.common import Whose, sensible_day
from workbook.model.couple import CoupleLine, Status
from workbook.model.plan import StepState
from workbook.model.safety import Gate
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.lines import lines_of
from workbook.store.plans import Plans
from workbook.store.rows import Row, from_row, new_uid, to_row
from workbook.store.safety import Safety

_ASSIGNMENT = "SELECT a.*, c.uid AS couple FROM assignments AS a JOIN couples AS c ON c.id = a.couple_id"

_OVERDUE = """
a.stopped IS NULL AND a.until < :today AND c.status <> :closed
AND (SELECT count(*) FROM results WHERE assignment_id = a.id) < CASE a.whose WHEN 'both' THEN 2 ELSE 1 END
"""


class Assignments:
    def __init__(self, desk: Desk, safety: Safety, plans: Plans) -> None:
        self._desk, self._records, self._safety, self._plans = desk, desk.records, safety, plans

    def assign(
        self, couple: str, exercise: str, whose: Whose, *, until: date | None = None, when: str = ""
    ) -> Assignment:
        """Give an exercise; its title is kept as it reads today. Raises `Held` where the gate holds it, or `BadInput`."""
        try:
            entry = self._desk.catalogue.exercise(exercise)
        except KeyError:
            raise BadInput(_("The catalogue knows no exercise “{key}”.").format(key=exercise)) from None
        today = self._desk.today()
        if until is not None and not sensible_day(until):
            raise BadInput(_("The day to bring it back cannot be right."))
        if until is not None and until < today:
            raise BadInput(_("The day to bring it back lies in the past."))
        if not self._safety.gate(couple).allows(Gate(entry.gate)):
            raise Held(_("This exercise is not available yet."))
        step = self._step_for(couple, entry)
        given = Assignment(couple, exercise, entry.title, step, whose, today, until, when, uid=new_uid())
        couple_id = self._records.id_of("couples", couple)
        with self._records.change("assignments", couple=couple):
            row = to_row(given, "couple", "results", "rev") | {"couple_id": couple_id}
            self._records.insert("assignments", row)
            self._desk.audit.add(Act.ADDED, "assignment", given.uid, couple=couple)
        return self._get(given.uid)

    def of(self, couple: str) -> tuple[Assignment, ...]:
        """Newest first."""
        rows = self._records.rows(
            f"{_ASSIGNMENT} WHERE a.couple_id = ? ORDER BY a.given DESC, a.id DESC",
            (self._records.id_of("couples", couple),),
        )
        return tuple(self._whole(row) for row in rows)

    def report(self, assignment: str, result: Result) -> Assignment:
        """Keep what one partner reported, over what the same partner reported before. Raises `Stale` where another report
        stands than the one it was made from (rev 0: none), `BadInput` where that partner was not asked or the day cannot be, or
        `NotFound` for a result of another assignment.
        """
        current = self._get(assignment)
        if result.whose not in current.asked:
            raise BadInput(_("This exercise was given to the other partner alone."))
        if not sensible_day(result.on):
            raise BadInput(_("The day of this result cannot be right."))
        stored = current.result(result.whose)
        if result.uid and (stored is None or stored.uid != result.uid):
            raise NotFound(_("The workbook holds no such result."))
        with self._records.change("assignments", couple=current.couple):
            columns = to_row(result, "whose", "uid", "rev")
            if stored is not None:
                self._records.update("results", stored.uid, result.rev, columns)
            elif result.rev:
                raise Stale(_("This was changed elsewhere in the meantime: open it again, then make your change."))
            else:
                assignment_id = self._records.id_of("assignments", assignment)
                row: Row = {"uid": new_uid(), "assignment_id": assignment_id, "whose": result.whose.value}
                self._records.insert("results", columns | row)
            self._desk.audit.add(Act.CHANGED, "assignment", assignment, couple=current.couple)
        return self._get(assignment)

    def stop(self, assignment: str) -> Assignment:
        """End an exercise before everyone reported. Raises `BadInput` where it was stopped before."""
        current = self._get(assignment)
        if current.stopped is not None:
            raise BadInput(_("This exercise was stopped before."))
        with self._records.change("assignments", couple=current.couple):
            today = self._desk.today().isoformat()
            self._records.run("UPDATE assignments SET stopped = ?, rev = rev + 1 WHERE uid = ?", (today, assignment))
            self._desk.audit.add(Act.CHANGED, "assignment", assignment, couple=current.couple, detail="stopped")
        return self._get(assignment)

    def take_back(self, assignment: str) -> None:
        """It was given by mistake: as if it had not been, on the day itself and while nobody has reported. Raises `BadInput`
        later, `Signed` where a signed session worked on it, or `NotFound`.
        """
        current = self._get(assignment)
        if current.results or current.stopped is not None:
            raise BadInput(_("Something was written down about this exercise already: stop it instead."))
        if current.given != self._desk.today():
            raise BadInput(_("This exercise was not given today: stop it instead."))
        with self._records.change("assignments", couple=current.couple):
            self._records.run("DELETE FROM session_work WHERE kind = 'assignment' AND record = ?", (assignment,))
            self._records.run("DELETE FROM assignments WHERE uid = ?", (assignment,))
            self._desk.audit.add(Act.REMOVED, "assignment", assignment, couple=current.couple)

    def overdue(self, today: date, *, limit: int = -1) -> tuple[tuple[CoupleLine, Assignment], ...]:
        """What should have been brought back before `today` and was not, longest overdue first; closed couples left out."""
        values: Row = {**_overdue_values(today), "limit": limit}
        rows = self._records.rows(f"{_ASSIGNMENT} WHERE {_OVERDUE} ORDER BY a.until, a.id LIMIT :limit", values)
        found = [self._whole(row) for row in rows]
        lines = lines_of(self._records, sorted({a.couple for a in found}))
        return tuple((lines[a.couple], a) for a in found)

    def count_overdue(self, today: date) -> int:
        """How many `overdue` would give without a limit."""
        counted = "SELECT count(*) FROM assignments AS a JOIN couples AS c ON c.id = a.couple_id"
        return self._records.number(f"{counted} WHERE {_OVERDUE}", _overdue_values(today))

    def _get(self, uid: str) -> Assignment:
        row = self._records.row(f"{_ASSIGNMENT} WHERE a.uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such assignment."))
        return self._whole(row)

    def _whole(self, row: Row) -> Assignment:
        results = self._records.rows("SELECT * FROM results WHERE assignment_id = ? ORDER BY whose", (row["id"],))
        return from_row(Assignment, row, results=tuple(from_row(Result, r) for r in results))

    def _step_for(self, couple: str, exercise: Exercise) -> str:
        """Of the steps that an exercise serves, the one that is open in the plan, or else the first."""
        plan = self._plans.of(couple)
        opened = [s.step for s in plan.steps if s.state is StepState.OPEN] if plan else []
        return next((step for step in exercise.steps if step in opened), exercise.steps[0])


def _overdue_values(today: date) -> Row:
    return {"today": today.isoformat(), "closed": Status.CLOSED.value}
