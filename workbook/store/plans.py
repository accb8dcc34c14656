"""Plans: steps that open one after another as far as the gate allows, and suggestions put aside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.common import sensible_day, shows
from workbook.model.couple import CoupleLine, Status
from workbook.model.plan import Declined, Plan, PlanKind, PlanStep, StepState, kind_of
from workbook.store.audit import Act
from workbook.store.lines import lines_of
from workbook.store.plan_goals import PlanGoals
from workbook.store.plan_paths import PlanPaths, Wanted
from workbook.store.rows import Row, from_row, new_uid, to_row

_RESTED = """
FROM plan_steps AS s JOIN plans AS p ON p.id = s.plan_id JOIN couples AS c ON c.id = p.couple_id
WHERE s.state = :paused AND s.until <= :today AND c.status <> :closed
    AND p.id = (SELECT max(id) FROM plans WHERE couple_id = c.id)
"""


class Plans(PlanGoals, PlanPaths):
    """Reading is `PlanRows`', goals are `PlanGoals`', changing a plan's path is `PlanPaths`'."""

    def adopt(self, couple: str, kind: PlanKind, steps: Sequence[Wanted] = (), *, with_goals: bool = False) -> Plan:
        """A new plan; an earlier one stays in the records. A mix and an own plan take the steps given, in their order; the others
        the catalogue's. The wording is copied. The first step that the gate allows opens. `with_goals`: those of the earlier plan
        that have not ended come along, with their ratings. Raises `BadInput`.
        """
        self._desk.must_be_open(couple)
        given = [s.id for s in self._desk.catalogue.steps_of(kind.value)] if kind.of_the_catalogue else list(steps)
        if not given:
            raise BadInput(_("Choose at least one step for the plan."))
        wanted = [self._worded(step) for step in given]
        if len({step.step for step in wanted}) < len(wanted):
            raise BadInput(_("Each step stands in a plan once."))
        earlier = self.of(couple) if with_goals else None
        gate = self._safety.gate(couple)
        couple_id = self._records.id_of("couples", couple)
        kind = kind if kind.of_the_catalogue else kind_of(kind, wanted, ())
        plan = Plan(new_uid(), couple, kind, self._desk.today())
        with self._records.change("plans", couple=couple):
            row = to_row(plan, "couple", "steps", "goals", "rev") | {"couple_id": couple_id}
            plan_id = self._records.insert("plans", row)
            for place, step in enumerate(wanted):
                self._add(plan_id, step, place)
            for goal in earlier.goals if earlier is not None else ():
                if not goal.state.ended:
                    ratings = tuple(replace(r, uid=new_uid(), rev=1) for r in goal.ratings)
                    self.put_back_goal(plan.uid, replace(goal, uid=new_uid(), rev=1, ratings=ratings))
            self._open_next(plan_id, gate)
            self._desk.audit.add(Act.ADDED, "plan", plan.uid, couple=couple)
        return self._latest(couple)

    def accept(self, couple: str, step: str) -> Plan:
        """Take up a suggestion: on the path it opens early, else it is added beside; without a plan it begins a mix.
        Raises `Held` where the gate holds it.
        """
        self._desk.must_be_open(couple)
        wanted = self._worded(step)
        self._must_allow(couple, wanted)
        plan = self.of(couple)
        if plan is None:
            return self.adopt(couple, PlanKind.MIX, (step,))
        there = next((s for s in plan.steps if s.step == step), None)
        if there is not None and there.state is StepState.OPEN:
            return plan
        with self._records.change("plans", couple=couple):
            if there is not None:
                self._set(there.uid, StepState.OPEN)
            else:
                added = replace(wanted, beside=True, state=StepState.OPEN, since=self._desk.today())
                self._add(self._records.id_of("plans", plan.uid), added, len(plan.steps))
            self._touched(plan.uid)
            self._desk.audit.add(Act.CHANGED, "plan", plan.uid, couple=couple)
        return self._latest(couple)

    def decline(self, couple: str, step: str, reason: str) -> Declined:
        """Put a suggestion aside. An earlier reason for the same step stays beside the new one; the same one twice is kept once.
        Raises `BadInput` without a reason.
        """
        self._worded(step)
        if not shows(reason):
            raise BadInput(_("Say briefly why this suggestion is put aside."))
        couple_id = self._records.id_of("couples", couple)
        before = next((d for d in reversed(self.declined(couple)) if d.step == step), None)
        if before is not None and before.reason == reason:
            return before
        declined = Declined(couple, step, reason, self._desk.today(), new_uid(), 1)
        with self._records.change("plans", couple=couple):
            self._records.insert("declined", to_row(declined, "couple") | {"couple_id": couple_id})
            self._desk.audit.add(Act.ADDED, "declined suggestion", declined.uid, couple=couple)
        return declined

    def declined(self, couple: str) -> tuple[Declined, ...]:
        """Every suggestion that was ever put aside, oldest first: a step's latest reason is its last one here."""
        sql = "SELECT * FROM declined WHERE couple_id = ? ORDER BY id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(Declined, row, couple=couple) for row in rows)

    def move(self, step_uid: str, state: StepState, reason: str = "", until: date | None = None) -> Plan:
        """Open, pause (`until` a day, if one is named), skip, finish or set back a step. A pause and a skip need a reason. Once a
        step is done or skipped, the next one ahead that the gate allows opens, unless another step of the path is still open.
        What was begun can be ended, whatever the gate does meanwhile. Raises `Held`, `BadInput`.
        """
        row = self._records.row(
            "SELECT s.*, p.id AS of_plan, p.uid AS plan, c.uid AS couple FROM plan_steps AS s"
            " JOIN plans AS p ON p.id = s.plan_id JOIN couples AS c ON c.id = p.couple_id WHERE s.uid = ?",
            (step_uid,),
        )
        if row is None:
            raise NotFound(_("The plan holds no such step."))
        couple = str(row["couple"])
        self._desk.must_be_open(couple)
        if state in (StepState.PAUSED, StepState.SKIPPED) and not shows(reason):
            raise BadInput(_("Say briefly why this step is paused or left out."))
        if until is not None and (not sensible_day(until) or until <= self._desk.today()):
            raise BadInput(_("A pause lasts until a day that is still to come."))
        begun = row["state"] in (StepState.OPEN.value, StepState.PAUSED.value)
        if state is StepState.OPEN or (state is StepState.DONE and not begun):
            self._must_allow(couple, from_row(PlanStep, row))
        gate, ends = self._safety.gate(couple), until if state is StepState.PAUSED else None
        with self._records.change("plans", couple=couple):
            self._set(step_uid, state, reason, ends.isoformat() if ends is not None else None)
            if state in (StepState.DONE, StepState.SKIPPED):
                self._open_next(int(row["of_plan"] or 0), gate)
            self._touched(str(row["plan"]))
            self._desk.audit.add(Act.CHANGED, "plan", str(row["plan"]), couple=couple)
        return self._latest(couple)

    def rested(self, today: date, *, limit: int = -1) -> tuple[tuple[CoupleLine, PlanStep], ...]:
        """The paused steps whose day has come, of every couple that is not closed, the longest due first."""
        rows = self._records.rows(
            f"SELECT s.*, c.uid AS couple {_RESTED} ORDER BY s.until, s.id LIMIT :limit",
            {**_rested_values(today), "limit": limit},
        )
        lines = lines_of(self._records, sorted({str(row["couple"]) for row in rows}))
        return tuple((lines[str(row["couple"])], from_row(PlanStep, row)) for row in rows)

    def count_rested(self, today: date) -> int:
        """How many `rested` would give without a limit."""
        return self._records.number(f"SELECT count(*) {_RESTED}", _rested_values(today))


def _rested_values(today: date) -> Row:
    return {"today": today.isoformat(), "closed": Status.CLOSED.value, "paused": StepState.PAUSED.value}
