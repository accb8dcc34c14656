"""The rows of a plan: read whole, written one by one. What is done with plans stands in the rooms beside this one."""

import json

from workbook.errors import BadInput, Held, NotFound
from workbook.language import _
from workbook.model.plan import OWN as OWN_STEP
from workbook.model.plan import Goal, GoalRating, OwnStep, Plan, PlanStep, StepState, gate_of
from workbook.model.safety import GateState
from workbook.store.area import Desk
from workbook.store.rows import Row, Value, from_row, new_uid, to_row
from workbook.store.safety import Safety

_KEPT = ("step", "title", "aim", "state", "since", "reason", "until", "gate")


class PlanRows:
    """Reading, and what every change of a plan is made of."""

    def __init__(self, desk: Desk, safety: Safety) -> None:
        self._desk, self._records, self._safety = desk, desk.records, safety

    def of(self, couple: str) -> Plan | None:
        """The latest plan, or None."""
        row = self._records.row(
            "SELECT * FROM plans WHERE couple_id = ? ORDER BY id DESC LIMIT 1",
            (self._records.id_of("couples", couple),),
        )
        return self._whole(row, couple) if row is not None else None

    def earlier(self, couple: str) -> tuple[Plan, ...]:
        """The plans before the latest, newest first, as they were left."""
        sql = "SELECT * FROM plans WHERE couple_id = ? ORDER BY id DESC LIMIT -1 OFFSET 1"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(self._whole(row, couple) for row in rows)

    def _whole(self, row: Row, couple: str) -> Plan:
        steps = self._records.rows("SELECT * FROM plan_steps WHERE plan_id = ? ORDER BY place, id", (row["id"],))
        goals = self._records.rows("SELECT * FROM goals WHERE plan_id = ? ORDER BY id", (row["id"],))
        rated = self._records.rows(
            "SELECT r.*, g.uid AS goal FROM goal_ratings AS r JOIN goals AS g ON g.id = r.goal_id WHERE g.plan_id = ?"
            ' ORDER BY r."on", r.whose',
            (row["id"],),
        )
        return from_row(
            Plan,
            row,
            couple=couple,
            steps=tuple(from_row(PlanStep, s) for s in steps),
            goals=tuple(_goal(g, [r for r in rated if r["goal"] == g["uid"]]) for g in goals),
        )

    def _latest(self, couple: str) -> Plan:
        plan = self.of(couple)
        if plan is None:
            raise NotFound(_("This couple has no plan."))
        return plan

    def _worded(self, wanted: str | OwnStep) -> PlanStep:
        """A step in the catalogue's present wording, or in the counselor's own."""
        if isinstance(wanted, OwnStep):
            own = wanted.checked()
            return PlanStep(OWN_STEP + new_uid(), own.title, own.aim, gate=own.gate)
        try:
            entry = self._desk.catalogue.step(wanted)
        except KeyError:
            raise BadInput(_("The catalogue knows no step “{step}”.").format(step=wanted)) from None
        return PlanStep(entry.id, entry.title, entry.aim)

    def _add(self, plan_id: int, step: PlanStep, place: int) -> None:
        row = to_row(step, "uid", "rev") | {"uid": step.uid or new_uid(), "plan_id": plan_id, "place": place}
        self._records.insert("plan_steps", row)

    def _set(self, step_uid: str, state: StepState, reason: str = "", until: Value = None) -> None:
        self._records.run(
            "UPDATE plan_steps SET state = ?, since = ?, reason = ?, until = ?, rev = rev + 1 WHERE uid = ?",
            (state.value, self._desk.today().isoformat(), reason, until, step_uid),
        )

    def _open_next(self, plan_id: int, gate: GateState) -> None:
        """The first step ahead that the gate allows opens, unless one of the path is open."""
        rows = self._records.rows(
            "SELECT * FROM plan_steps WHERE plan_id = ? AND NOT beside ORDER BY place, id", (plan_id,)
        )
        path = [from_row(PlanStep, row) for row in rows]
        if any(step.state is StepState.OPEN for step in path):
            return
        ahead = (s for s in path if s.state is StepState.AHEAD and gate.allows(gate_of(self._desk.catalogue, s)))
        following = next(ahead, None)
        if following is not None:
            self._set(following.uid, StepState.OPEN)

    def _must_allow(self, couple: str, step: PlanStep) -> None:
        if not self._safety.gate(couple).allows(gate_of(self._desk.catalogue, step)):
            raise Held(_("This step is not available yet."))

    def _touched(self, plan: str) -> None:
        """Whoever read the plan before this reads it again before changing its path."""
        self._records.run("UPDATE plans SET rev = rev + 1 WHERE uid = ?", (plan,))

    def _keep_path(self, plan: Plan) -> None:
        """Before the first change of a day: how the path stood until then, to be read later."""
        today, plan_id = self._desk.today().isoformat(), self._records.id_of("plans", plan.uid)
        if self._records.number('SELECT count(*) FROM earlier_paths WHERE plan_id = ? AND "on" = ?', (plan_id, today)):
            return
        steps = [{key: value for key, value in to_row(s).items() if key in _KEPT} for s in plan.path]
        kept: Row = {"uid": new_uid(), "plan_id": plan_id, "kind": plan.kind.value, "on": today}
        self._records.insert("earlier_paths", kept | {"steps": json.dumps(steps, ensure_ascii=False)})


def _goal(row: Row, rated: list[Row]) -> Goal:
    """With the ratings of those to whom it belongs now."""
    goal = from_row(Goal, row, ratings=())
    ratings = (from_row(GoalRating, r) for r in rated)
    return from_row(Goal, row, ratings=tuple(r for r in ratings if r.whose in goal.owners))
