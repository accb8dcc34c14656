"""Changing the plan that a couple has: steps added, taken out while nothing hangs on them, and put in another order."""

import json
from collections.abc import Sequence

from workbook.errors import BadInput, NotFound, Stale
from workbook.language import _
from workbook.model.plan import EarlierPath, OwnStep, Plan, PlanStep, StepState, kind_of, moved
from workbook.store.audit import Act
from workbook.store.plan_rows import PlanRows
from workbook.store.rows import from_row, to_row

Wanted = str | OwnStep
"""A step by its id, the catalogue's or that of an own one in the plan; or an own one to be written into it."""

_HANGS = """
SELECT CASE
    WHEN EXISTS (SELECT 1 FROM goals WHERE plan_id = p.id AND step = s.step) THEN 'goal'
    WHEN EXISTS (SELECT 1 FROM assignments WHERE couple_id = p.couple_id AND step = s.step AND given >= p.begun)
        THEN 'exercise'
    WHEN EXISTS (SELECT 1 FROM session_work WHERE kind = 'step' AND record = s.uid) THEN 'session'
    ELSE '' END AS what
FROM plan_steps AS s JOIN plans AS p ON p.id = s.plan_id WHERE s.uid = ?
"""


class PlanPaths(PlanRows):
    """What was done stays where it is. How the path stood before a day's first change is kept."""

    def arrange(self, couple: str, rev: int, steps: Sequence[Wanted]) -> Plan:
        """Make the latest plan's path of these steps, in this order; `rev` is that of the plan they were chosen from. Raises
        `Stale`, or `BadInput` where something hangs on a step that is left away.
        """
        self._desk.must_be_open(couple)
        plan = self._latest(couple)
        there = {s.step: s for s in plan.steps}
        path = [there[w] if isinstance(w, str) and w in there else self._worded(w) for w in steps]
        if not path:
            raise BadInput(_("Choose at least one step for the plan."))
        if len({s.step for s in path}) < len(path):
            raise BadInput(_("Each step stands in a plan once."))
        gone = [s for s in plan.path if s.step not in {p.step for p in path}]
        for step in gone:
            self._must_be_loose(step)
        if _done(path) != _done(plan.path):
            raise BadInput(_("What was done stays in its order."))
        gate, plan_id = self._safety.gate(couple), self._records.id_of("plans", plan.uid)
        whole = [s.id for s in self._desk.catalogue.steps_of(plan.kind.value)] if plan.kind.of_the_catalogue else []
        kind = kind_of(plan.kind, path, whole)
        with self._records.change("plans", couple=couple):
            self._records.update("plans", plan.uid, rev, {"kind": kind.value})
            self._keep_path(plan)
            for step in gone:
                self._records.run("DELETE FROM plan_steps WHERE uid = ?", (step.uid,))
            for place, step in enumerate(path):
                if step.uid:
                    self._place(step.uid, place, beside=False)
                else:
                    self._add(plan_id, step, place)
            self._open_next(plan_id, gate)
            self._desk.audit.add(Act.CHANGED, "plan", plan.uid, couple=couple)
        return self._latest(couple)

    def order(self, couple: str, step_uid: str, to: int) -> Plan:
        """Put a step of the path at place `to` (from 0), or as near as what was done lets it. Raises `BadInput` for one that was
        done itself, `NotFound`.
        """
        self._desk.must_be_open(couple)
        plan = self._latest(couple)
        step = next((s for s in plan.path if s.uid == step_uid), None)
        if step is None:
            raise NotFound(_("The plan holds no such step."))
        if step.state is StepState.DONE:
            raise BadInput(_("What was done stays where it is."))
        before = [s.uid for s in plan.path]
        after = moved(before, {s.uid for s in plan.path if s.state is StepState.DONE}, step_uid, to)
        if list(after) == before:
            return plan
        with self._records.change("plans", couple=couple):
            self._keep_path(plan)
            for place, uid in enumerate(after):
                self._place(uid, place, beside=False)
            self._touched(plan.uid)
            self._desk.audit.add(Act.CHANGED, "plan", plan.uid, couple=couple)
        return self._latest(couple)

    def take_back(self, before: Plan, rev: int) -> Plan:
        """Undo an arrangement: the path is as it was in `before`. `rev` is the plan's since that arrangement; raises `Stale`
        where anything on the path was changed after it, or `BadInput` where something hangs on a step by now.
        """
        plan = self._latest(before.couple)
        if plan.uid != before.uid:
            raise Stale(_("There is another plan by now."))
        came = [s for s in plan.steps if s.uid not in {b.uid for b in before.steps}]
        for step in came:
            self._must_be_loose(step)
        plan_id = self._records.id_of("plans", plan.uid)
        stays = {s.uid for s in plan.steps}
        with self._records.change("plans", couple=before.couple):
            self._records.update("plans", plan.uid, rev, {"kind": before.kind.value})
            for step in came:
                self._records.run("DELETE FROM plan_steps WHERE uid = ?", (step.uid,))
            for place, step in enumerate((*before.path, *(s for s in before.steps if s.beside))):
                if step.uid in stays:
                    self._place(step.uid, place, beside=step.beside)
                    columns = to_row(step, "uid", "rev", "step", "title", "aim", "gate", "beside")
                    marks = ", ".join(f'"{name}" = ?' for name in columns)
                    self._records.run(
                        f"UPDATE plan_steps SET {marks} WHERE uid = ?",  # noqa: S608  (names of ours)
                        (*columns.values(), step.uid),
                    )
                else:
                    self._add(plan_id, step, place)
            self._desk.audit.add(Act.CHANGED, "plan", plan.uid, couple=before.couple)
        return self._latest(before.couple)

    def reword(self, couple: str, step_uid: str, words: OwnStep) -> Plan:
        """Put an own step's words right, or its gate. Raises `BadInput` for one of the catalogue's: its wording is kept."""
        plan = self._latest(couple)
        step = next((s for s in plan.steps if s.uid == step_uid), None)
        if step is None:
            raise NotFound(_("The plan holds no such step."))
        if not step.own:
            raise BadInput(_("This step keeps the wording that it was given."))
        worded = self._worded(words)
        with self._records.change("plans", couple=couple):
            self._records.run(
                "UPDATE plan_steps SET title = ?, aim = ?, gate = ?, rev = rev + 1 WHERE uid = ?",
                (worded.title, worded.aim, words.gate.value, step_uid),
            )
            self._touched(plan.uid)
            self._desk.audit.add(Act.CHANGED, "plan", plan.uid, couple=couple)
        return self._latest(couple)

    def changes(self, plan: str) -> tuple[EarlierPath, ...]:
        """How this plan's path stood before each change, newest first."""
        sql = 'SELECT * FROM earlier_paths WHERE plan_id = ? ORDER BY "on" DESC'
        rows = self._records.rows(sql, (self._records.id_of("plans", plan),))
        return tuple(
            from_row(EarlierPath, row, steps=tuple(from_row(PlanStep, s) for s in json.loads(str(row["steps"]))))
            for row in rows
        )

    def _place(self, uid: str, place: int, *, beside: bool) -> None:
        self._records.run("UPDATE plan_steps SET place = ?, beside = ? WHERE uid = ?", (place, int(beside), uid))

    def _must_be_loose(self, step: PlanStep) -> None:
        """A step can be taken out while nothing hangs on it; what has a day and a reason of its own can be left out instead."""
        said = {
            StepState.DONE: _("“{title}” was done and stays in the plan."),
            StepState.PAUSED: _("“{title}” was paused with a reason and stays in the plan."),
            StepState.SKIPPED: _("“{title}” was left out with a reason, and that stays readable in the plan."),
        }.get(step.state)
        row = self._records.row(_HANGS, (step.uid,))
        hangs = {
            "goal": _("“{title}” stays in the plan: a goal hangs on it. You can leave it out with a reason instead."),
            "exercise": _(
                "“{title}” stays in the plan: an exercise was given for it. You can leave it out with a reason."
            ),
            "session": _(
                "“{title}” stays in the plan: a session worked on it. You can leave it out with a reason instead."
            ),
        }.get(str(row["what"]) if row is not None else "")
        sentence = said or hangs
        if sentence is not None:
            raise BadInput(sentence.format(title=step.title))


def _done(path: Sequence[PlanStep]) -> list[str]:
    return [s.step for s in path if s.state is StepState.DONE]
