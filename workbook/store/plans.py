"""Plans: steps that open one after another as far as the gate allows, suggestions put aside, and goals."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from workbook.errors import BadInput, Held, NotFound
from workbook.model.plan import Declined, Goal, Plan, PlanKind, PlanStep, StepState
from workbook.model.safety import Gate, GateState
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import from_row, new_uid, to_row
from workbook.store.safety import Safety


class Plans:
    def __init__(self, desk: Desk, safety: Safety) -> None:
        self._desk, self._records, self._safety = desk, desk.records, safety

    def adopt(self, couple: str, kind: PlanKind, steps: Sequence[str] = ()) -> Plan:
        """A new plan; an earlier one stays in the records. All but a mix take the catalogue's steps, a mix the step ids
        given, in their order. The wording is copied. The first step that the gate allows opens. Raises `BadInput`.
        """
        catalogue = self._desk.catalogue
        ids = tuple(steps) if kind is PlanKind.MIX else tuple(s.id for s in catalogue.steps_of(kind.value))
        if not ids:
            raise BadInput(_("Choose at least one step for the plan."))
        if len(set(ids)) < len(ids):
            raise BadInput(_("Each step stands in a plan once."))
        wanted = [self._worded(step) for step in ids]
        gate = self._safety.gate(couple)
        couple_id = self._records.id_of("couples", couple)
        plan = Plan(new_uid(), couple, kind, self._desk.today())
        with self._records.change("plans", couple=couple):
            row = to_row(plan, "couple", "steps", "goals", "rev") | {"couple_id": couple_id}
            plan_id = self._records.insert("plans", row)
            for step in wanted:
                self._add(plan_id, step)
            self._open_next(plan_id, gate)
            self._desk.audit.add(Act.ADDED, "plan", plan.uid, couple=couple)
        return self._latest(couple)

    def of(self, couple: str) -> Plan | None:
        """The latest plan, or None."""
        row = self._records.row(
            "SELECT * FROM plans WHERE couple_id = ? ORDER BY id DESC LIMIT 1",
            (self._records.id_of("couples", couple),),
        )
        if row is None:
            return None
        steps = self._records.rows("SELECT * FROM plan_steps WHERE plan_id = ? ORDER BY id", (row["id"],))
        goals = self._records.rows("SELECT * FROM goals WHERE plan_id = ? ORDER BY id", (row["id"],))
        return from_row(
            Plan,
            row,
            couple=couple,
            steps=tuple(from_row(PlanStep, s) for s in steps),
            goals=tuple(from_row(Goal, g) for g in goals),
        )

    def accept(self, couple: str, step: str) -> Plan:
        """Take up a suggestion: on the path it opens early, else it is added beside; without a plan it begins a mix.
        Raises `Held` where the gate holds it.
        """
        wanted = self._worded(step)
        self._must_allow(couple, step)
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
                self._add(self._records.id_of("plans", plan.uid), added)
            self._desk.audit.add(Act.CHANGED, "plan", plan.uid, couple=couple)
        return self._latest(couple)

    def decline(self, couple: str, step: str, reason: str) -> Declined:
        """Put a suggestion aside. An earlier reason for the same step stays beside the new one; the same one twice is kept once.
        Raises `BadInput` without a reason.
        """
        self._worded(step)
        if not reason.strip():
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

    def move(self, step_uid: str, state: StepState, reason: str = "") -> Plan:
        """Open, pause, skip, finish or set back a step. A pause and a skip need a reason. Once a step is done or skipped, the
        next one ahead that the gate allows opens, unless another step of the path is still open. Raises `Held`, `BadInput`.
        """
        row = self._records.row(
            "SELECT s.step, s.plan_id, p.uid AS plan, c.uid AS couple FROM plan_steps AS s"
            " JOIN plans AS p ON p.id = s.plan_id JOIN couples AS c ON c.id = p.couple_id WHERE s.uid = ?",
            (step_uid,),
        )
        if row is None:
            raise NotFound(_("The plan holds no such step."))
        couple = str(row["couple"])
        if state in (StepState.PAUSED, StepState.SKIPPED) and not reason.strip():
            raise BadInput(_("Say briefly why this step is paused or left out."))
        if state in (StepState.OPEN, StepState.DONE):
            self._must_allow(couple, str(row["step"]))
        gate = self._safety.gate(couple)
        with self._records.change("plans", couple=couple):
            self._set(step_uid, state, reason)
            if state in (StepState.DONE, StepState.SKIPPED):
                self._open_next(int(row["plan_id"] or 0), gate)
            self._desk.audit.add(Act.CHANGED, "plan", str(row["plan"]), couple=couple)
        return self._latest(couple)

    def save_goal(self, plan: str, goal: Goal) -> Goal:
        """Add a goal (empty uid) or save one. Raises `Stale`, `BadInput`, or `NotFound` for a goal of another plan."""
        if not goal.words.strip():
            raise BadInput(_("A goal needs words."))
        plan_id, couple = self._desk.couple_of("plans", plan)
        columns = to_row(goal, "uid", "rev")
        uid = goal.uid or new_uid()
        mine = "SELECT count(*) FROM goals WHERE uid = ? AND plan_id = ?"
        if goal.uid and not self._records.number(mine, (uid, plan_id)):
            raise NotFound(_("The plan holds no such goal."))
        with self._records.change("plans", couple=couple):
            if goal.uid:
                rev = self._records.update("goals", uid, goal.rev, columns)
            else:
                rev = 1
                self._records.insert("goals", columns | {"uid": uid, "plan_id": plan_id})
            self._desk.audit.add(Act.CHANGED if goal.uid else Act.ADDED, "goal", uid, couple=couple)
        return replace(goal, uid=uid, rev=rev)

    def remove_goal(self, goal_uid: str) -> None:
        row = self._records.row(
            "SELECT c.uid AS couple FROM goals AS g JOIN plans AS p ON p.id = g.plan_id"
            " JOIN couples AS c ON c.id = p.couple_id WHERE g.uid = ?",
            (goal_uid,),
        )
        if row is None:
            raise NotFound(_("The plan holds no such goal."))
        with self._records.change("plans", couple=str(row["couple"])):
            self._records.run("DELETE FROM goals WHERE uid = ?", (goal_uid,))
            self._desk.audit.add(Act.REMOVED, "goal", goal_uid, couple=str(row["couple"]))

    def _latest(self, couple: str) -> Plan:
        plan = self.of(couple)
        if plan is None:
            raise NotFound(_("This couple has no plan."))
        return plan

    def _worded(self, step: str) -> PlanStep:
        """A step in the catalogue's present wording."""
        try:
            entry = self._desk.catalogue.step(step)
        except KeyError:
            raise BadInput(_("The catalogue knows no step “{step}”.").format(step=step)) from None
        return PlanStep(entry.id, entry.title, entry.aim)

    def _add(self, plan_id: int, step: PlanStep) -> None:
        row = to_row(step, "uid", "rev") | {"uid": new_uid(), "plan_id": plan_id}
        self._records.insert("plan_steps", row)

    def _set(self, step_uid: str, state: StepState, reason: str = "") -> None:
        self._records.run(
            "UPDATE plan_steps SET state = ?, since = ?, reason = ?, rev = rev + 1 WHERE uid = ?",
            (state.value, self._desk.today().isoformat(), reason, step_uid),
        )

    def _open_next(self, plan_id: int, gate: GateState) -> None:
        path = self._records.rows(
            "SELECT uid, step, state FROM plan_steps WHERE plan_id = ? AND NOT beside ORDER BY id", (plan_id,)
        )
        if any(step["state"] == StepState.OPEN.value for step in path):
            return
        ahead = (s for s in path if s["state"] == StepState.AHEAD.value and gate.allows(self._gate_of(str(s["step"]))))
        following = next(ahead, None)
        if following is not None:
            self._set(str(following["uid"]), StepState.OPEN)

    def _must_allow(self, couple: str, step: str) -> None:
        if not self._safety.gate(couple).allows(self._gate_of(step)):
            raise Held(_("This step is not available yet."))

    def _gate_of(self, step: str) -> Gate:
        """A step that a later catalogue no longer knows stands behind the strictest gate."""
        try:
            return Gate(self._desk.catalogue.step(step).gate)
        except KeyError:
            return Gate.STRICT
