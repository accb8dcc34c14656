"""Exercises given to take home, and what each partner reports about them."""

from dataclasses import replace
from datetime import date

from workbook.catalogue.exercise import Exercise
from workbook.catalogue.kept import exercise_given, guide_of, kept_page
from workbook.catalogue.own import is_own
from workbook.errors import BadInput, Held, NotFound, Stale
from workbook.language import _
from workbook.model.assignment import Assignment, Result
from workbook.model.common import Whose, sensible_day
from workbook.model.couple import CoupleLine, Status
from workbook.model.plan import StepState
from workbook.model.safety import Gate
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.hours import Hours
from workbook.store.lines import lines_of
from workbook.store.plans import Plans
from workbook.store.rows import Row, from_row, new_uid, to_row
from workbook.store.safety import Safety

COLUMNS = "a.*, c.uid AS couple, coalesce((SELECT uid FROM assignments WHERE id = a.again_id), '') AS again"
OF_COUPLES = "FROM assignments AS a JOIN couples AS c ON c.id = a.couple_id"
_ASSIGNMENT = f"SELECT {COLUMNS} {OF_COUPLES}"

PASSED = """
(SELECT max(date(s.starts)) FROM sessions AS s WHERE s.couple_id = a.couple_id AND s.withdrawn = 0 AND s.starts < :today
    AND s.starts >= coalesce(max(a.until, date(a.given, '+1 day')), date(a.given, '+1 day'))
    AND (s.attended = 'both' OR a.whose IN ('both', s.attended)))
"""
"""The latest session before today that should have asked about it: somebody who was given it came, and it was due."""

_OPEN, OPEN_FILE = "a.stopped IS NULL", "c.status <> :closed"
SILENT = " AND ".join((_OPEN, "NOT EXISTS (SELECT * FROM results WHERE assignment_id = a.id)", f"{PASSED} IS NOT NULL"))
_MISSING = """
(SELECT count(*) FROM results WHERE assignment_id = a.id) < CASE a.whose WHEN 'both' THEN 2 ELSE 1 END
"""
_OVERDUE = " AND ".join((_OPEN, "a.until < :today", OPEN_FILE, f"NOT ({SILENT})", _MISSING))
COUNTED = f"SELECT count(*) {OF_COUPLES} WHERE"
_GIVEN_AGAIN = "SELECT count(*) FROM assignments AS n JOIN assignments AS a ON n.again_id = a.id WHERE a.uid = ?"

_TITLE_MOST, _GUIDE_MOST = 200, 4_000


class Assignments:
    def __init__(self, desk: Desk, safety: Safety, plans: Plans, hours: Hours) -> None:
        self._desk, self._records = desk, desk.records
        self._safety, self._plans, self._hours = safety, plans, hours

    def assign(
        self,
        couple: str,
        exercise: str,
        whose: Whose,
        *,
        until: date | None = None,
        when: str = "",
        smaller: bool = False,
    ) -> Assignment:
        """Give an exercise; its title is kept as it reads today, and of an own one the whole page, which may change or go later.
        Raises `Held` where the gate holds it, or `BadInput`, also where the file is closed.
        """
        try:
            entry = self._desk.catalogue.exercise(exercise)
        except KeyError:
            raise BadInput(_("The catalogue knows no exercise “{key}”.").format(key=exercise)) from None
        today = self._desk.today()
        step = self._step_for(couple, entry)
        given = Assignment(
            couple,
            exercise,
            entry.title,
            step,
            whose,
            today,
            until,
            when,
            smaller=today if smaller else None,
            page=kept_page(entry) if is_own(exercise) else "",
            uid=new_uid(),
        )
        return self._give(given, entry.gate)

    def repeat(self, assignment: str, *, until: date | None = None) -> Assignment:
        """Give again what was given before, as it was given: for the same, in the same words, at the same times; linked to it.
        Raises as `assign`, and `BadInput` where it is open still.
        """
        before = self.get(assignment)
        if before.open:
            raise BadInput(_("This exercise is still open: it need not be given again."))
        entry = exercise_given(self._desk.catalogue, before.exercise, before.page)
        today = self._desk.today()
        again = replace(
            before,
            title=before.title if before.page else entry.title,
            given=today,
            until=until,
            smaller=today if before.smaller else None,
            stopped=None,
            started=None,
            reason="",
            results=(),
            again=before.uid,
            uid=new_uid(),
        )
        return self._give(again, entry.gate)

    def _give(self, given: Assignment, gate: str) -> Assignment:
        couple, until, today = given.couple, given.until, given.given
        self._desk.must_be_open(couple)
        if until is not None and not sensible_day(until):
            raise BadInput(_("The day to bring it back cannot be right."))
        if until is not None and until < today:
            raise BadInput(_("The day to bring it back lies in the past."))
        if not self._safety.gate(couple).allows(Gate(gate)):
            raise Held(_("This exercise is not available yet."))
        couple_id = self._records.id_of("couples", couple)
        with self._records.change("assignments", couple=couple):
            row = to_row(given, "couple", "results", "rev", "again") | {"couple_id": couple_id}
            row["again_id"] = self._records.id_of("assignments", given.again) if given.again else None
            self._records.insert("assignments", row)
            self._desk.audit.add(Act.ADDED, "assignment", given.uid, couple=couple)
        return self.get(given.uid)

    def of(self, couple: str) -> tuple[Assignment, ...]:
        """Newest first."""
        rows = self._records.rows(
            f"{_ASSIGNMENT} WHERE a.couple_id = ? ORDER BY a.given DESC, a.id DESC",
            (self._records.id_of("couples", couple),),
        )
        return tuple(self.whole(row) for row in rows)

    def report(self, assignment: str, result: Result) -> Assignment:
        """Keep what one partner reported, over what the same partner reported before. Raises `Stale` where another report
        stands than the one it was made from (rev 0: none), `BadInput` where that partner was not asked or the day cannot be, or
        `NotFound` for a result of another assignment.
        """
        current = self.get(assignment)
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
        return self.get(assignment)

    def start(self, assignment: str, begun: bool = True) -> Assignment:
        """They have begun, or have not after all. Raises `BadInput` where it is over."""
        return self._mark(assignment, "started", begun)

    def make_smaller(self, assignment: str, smaller: bool = True) -> Assignment:
        """From today its smaller version is enough, or it is the whole again. Raises `BadInput` where it is over."""
        return self._mark(assignment, "smaller", smaller)

    def _mark(self, assignment: str, column: str, on: bool) -> Assignment:
        current = self.get(assignment)
        if not current.open:
            raise BadInput(_("This exercise is not open any more."))
        if (getattr(current, column) is not None) is on:
            return current
        day = self._desk.today().isoformat() if on else None
        return self._change(current, column if on else f"not {column}", {column: day})

    def adapt(self, assignment: str, title: str, guide: str, rev: int) -> Assignment:
        """Put it in other words for these two: its title, and its instructions, a line for each step. Both empty, or as the
        catalogue has them, take the catalogue's words again, and its title as the counselor reads it. The couple's side of the
        exercise is kept as it is now, so that what was put in other words stays whole.

        Raises `Stale` where it was changed meanwhile, `NotFound` where the catalogue has it no more, `BadInput` for words
        that are too long.
        """
        current = self.get(assignment)
        if current.rev != rev:
            raise Stale(_("This was changed elsewhere in the meantime: open it again, then make your change."))
        entry = exercise_given(self._desk.read_by(current.couple), current.exercise, current.page)
        title = " ".join(title.split()) or entry.title
        guide = "\n".join(line.strip() for line in guide.splitlines() if line.strip())
        if len(title) > _TITLE_MOST or len(guide) > _GUIDE_MOST:
            raise BadInput(
                _("A title has at most {title} characters, and instructions {guide}.").format(
                    title=_TITLE_MOST, guide=_GUIDE_MOST
                )
            )
        if guide == guide_of(entry):
            guide = ""
        now = next((each for each in self._desk.catalogue.exercises if each.key == current.exercise), None)
        if now is None or is_own(now.key) or guide or title != entry.title:
            columns: Row = {"title": title, "guide": guide, "page": kept_page(entry)}
        else:
            columns = {"title": now.title, "guide": "", "page": ""}
        return self._change(current, "adapted", columns)

    def stop(self, assignment: str, reason: str = "") -> Assignment:
        """End an exercise before everyone reported; `reason` is for the counselor's eyes. Raises `BadInput` where it was
        stopped before.
        """
        current = self.get(assignment)
        if current.stopped is not None:
            raise BadInput(_("This exercise was stopped before."))
        if len(reason) > _GUIDE_MOST:
            raise BadInput(_("A reason has at most {n} characters.").format(n=_GUIDE_MOST))
        return self._change(current, "stopped", {"stopped": self._desk.today().isoformat(), "reason": reason.strip()})

    def go_on(self, assignment: str, rev: int) -> Assignment:
        """Stopping it was a slip: it is open again. `rev` is the assignment's since it was stopped; raises `BadInput` where
        anything followed.
        """
        current = self.get(assignment)
        if current.stopped is None or current.rev != rev or self._records.number(_GIVEN_AGAIN, (assignment,)):
            raise BadInput(_("Something followed since this exercise was stopped: give it again instead."))
        return self._change(current, "not stopped", {"stopped": None, "reason": ""})

    def _change(self, current: Assignment, detail: str, columns: Row) -> Assignment:
        with self._records.change("assignments", couple=current.couple):
            self._records.update("assignments", current.uid, current.rev, columns)
            self._desk.audit.add(Act.CHANGED, "assignment", current.uid, couple=current.couple, detail=detail)
        return self.get(current.uid)

    def take_back(self, assignment: str) -> None:
        """It was given by mistake: as if it had not been, while it is `fresh` and nobody has reported. Raises `BadInput` later
        or where it was given again, `Signed` where a signed session worked on it, or `NotFound`.
        """
        current = self.get(assignment)
        if current.results or current.stopped is not None:
            raise BadInput(_("Something was written down about this exercise already: stop it instead."))
        if not self.fresh(current):
            raise BadInput(_("This exercise was not given today: stop it instead."))
        if self._records.number(_GIVEN_AGAIN, (assignment,)):
            raise BadInput(_("This exercise was given again since: take that back first, or stop this one."))
        with self._records.change("assignments", couple=current.couple):
            self._records.run("DELETE FROM session_work WHERE kind = 'assignment' AND record = ?", (assignment,))
            self._records.run("DELETE FROM assignments WHERE uid = ?", (assignment,))
            self._desk.audit.add(Act.REMOVED, "assignment", assignment, couple=current.couple)

    def fresh(self, given: Assignment) -> bool:
        """Given today, or since the day on which the couple's session began that goes on: it may have gone past midnight."""
        if given.given == self._desk.today():
            return True
        session = self._hours.going_on_with(given.couple, self._desk.now())
        return session is not None and given.given >= session.starts.date()

    def overdue(self, today: date, *, limit: int = -1) -> tuple[tuple[CoupleLine, Assignment], ...]:
        """What should have been brought back before `today` and was not, longest overdue first; closed couples left out, and
        what nobody asked about (see `Unasked`).
        """
        values: Row = {**of_day(today), "limit": limit}
        rows = self._records.rows(f"{_ASSIGNMENT} WHERE {_OVERDUE} ORDER BY a.until, a.id LIMIT :limit", values)
        found = [self.whole(row) for row in rows]
        lines = lines_of(self._records, sorted({a.couple for a in found}))
        return tuple((lines[a.couple], a) for a in found)

    def count_overdue(self, today: date) -> int:
        """How many `overdue` would give without a limit."""
        return self._records.number(f"{COUNTED} {_OVERDUE}", of_day(today))

    def get(self, uid: str) -> Assignment:
        """Raises `NotFound`."""
        row = self._records.row(f"{_ASSIGNMENT} WHERE a.uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such assignment."))
        return self.whole(row)

    def whole(self, row: Row) -> Assignment:
        """With its results, which stand in another table."""
        results = self._records.rows("SELECT * FROM results WHERE assignment_id = ? ORDER BY whose", (row["id"],))
        return from_row(Assignment, row, results=tuple(from_row(Result, r) for r in results))

    def _step_for(self, couple: str, exercise: Exercise) -> str:
        """Of the steps that an exercise serves, the one that is open in the plan; or else the counselor's own step that is gone
        now, for the catalogue cannot know what serves that; or else the first.
        """
        plan = self._plans.of(couple)
        opened = [s.step for s in plan.steps if s.state is StepState.OPEN] if plan else []
        own = [plan.current.step] if plan is not None and plan.current is not None and plan.current.own else []
        return next((step for step in (*exercise.steps, *own) if step in opened), exercise.steps[0])


def of_day(today: date) -> Row:
    return {"today": today.isoformat(), "closed": Status.CLOSED.value}
