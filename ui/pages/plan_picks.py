"""Steps that are being chosen for a plan, in their order, before they are the plan: a list of ids, and what each stands for.

An id is the catalogue's, that of a step in the present plan, or `new.N` for one that was written here. What was done stays where
it is. The whole of it goes into a draft and comes out again, for it may hold words that stand nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.pages.exercises_facts import where
from ui.pages.plan_rows import is_held
from ui.pages.plan_steps import StepLine
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.plan import OwnStep, Plan, PlanStep, StepState, moved
from workbook.model.safety import Gate, GateState

_NEW = "new."


@dataclass
class Picks:
    """`plan` is the one that is being changed, or None."""

    catalogue: Catalogue
    plan: Plan | None = None
    order: list[str] = field(default_factory=list)
    own: dict[str, OwnStep] = field(default_factory=dict)

    def begin(self, plan: Plan | None) -> None:
        self.plan = plan
        self.order, self.own = [s.step for s in plan.path] if plan is not None else [], {}

    def wanted(self) -> tuple[str | OwnStep, ...]:
        """What the book is asked for."""
        return tuple(self.own.get(id, id) for id in self.order)

    def fixed(self) -> frozenset[str]:
        return frozenset(s.step for s in self._there().values() if s.state is StepState.DONE)

    def write(self, step: OwnStep) -> str:
        """Take in a step that was written here, at the end; its id."""
        number = max((int(id.removeprefix(_NEW)) for id in self.own), default=0) + 1
        id = f"{_NEW}{number}"
        self.own[id] = step
        self.order.append(id)
        return id

    def toggle(self, id: str) -> None:
        if id in self.order:
            self.order.remove(id)
        else:
            self.order.append(id)

    def move(self, id: str, by: int) -> None:
        """On by so many of those that can be moved."""
        fixed = self.fixed()
        free = [n for n, each in enumerate(self.order) if each not in fixed]
        if id in self.order and id not in fixed:
            at = free.index(self.order.index(id))
            self.order = list(moved(self.order, fixed, id, free[max(0, min(len(free) - 1, at + by))]))

    def lines(self, gate: GateState) -> list[StepLine]:
        return [self._line(n, id, gate) for n, id in enumerate(self.order, 1)]

    def title(self, id: str) -> str:
        if id in self.own:
            return self.own[id].title
        there = self._there().get(id)
        return there.title if there is not None else self.catalogue.step(id).title

    def to_draft(self) -> dict[str, str]:
        """For the draft; nothing while nothing was chosen otherwise than it stands."""
        if self.order == ([s.step for s in self.plan.path] if self.plan is not None else []):
            return {}
        own = {id: (s.title, s.aim, s.gate.value) for id, s in self.own.items()}
        rev = str(self.plan.rev) if self.plan is not None else "0"
        return {"order": json.dumps(self.order), "own": json.dumps(own, ensure_ascii=False), "rev": rev}

    def from_draft(self, draft: Mapping[str, str]) -> None:
        """Take up what was being chosen. Where the plan changed meanwhile, only what was written here is added to it."""
        if not draft:
            return
        self.own = {id: OwnStep(t, aim, Gate(gate)) for id, (t, aim, gate) in json.loads(draft["own"]).items()}
        known = {*(s.id for s in self.catalogue.steps), *self._there(), *self.own}
        order = [id for id in json.loads(draft["order"]) if id in known]
        same = draft["rev"] == (str(self.plan.rev) if self.plan is not None else "0")
        self.order = order if same else [*self.order, *(id for id in order if id in self.own)]

    def _there(self) -> dict[str, PlanStep]:
        return {s.step: s for s in self.plan.steps} if self.plan is not None else {}

    def _line(self, number: int, id: str, gate: GateState) -> StepLine:
        there = self._there().get(id)
        if id in self.own:
            second, held = _("step of your own"), not gate.allows(self.own[id].gate)
        elif there is not None:
            held = is_held(self.catalogue, gate, there)
            second = _("step of your own") if there.own else where(self.catalogue, id)
            if there.state is StepState.DONE:
                second = _("{step}, done: it stays here").format(step=second) if second else _("done: it stays here")
        else:
            second, held = where(self.catalogue, id), not gate.allows(Gate(self.catalogue.step(id).gate))
        if held:
            second = _("{step}, not available yet").format(step=second) if second else _("not available yet")
        title = _("{n}  {title}").format(n=number, title=self.title(id))
        return StepLine(id, title, second, None, held)
