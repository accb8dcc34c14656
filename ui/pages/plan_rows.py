"""The plan as lines to be read: each step with its number, its state in words, and what may be done with it.

What the gate holds reads "not available yet" and nothing more, whatever else could be said about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ui.dates import near
from ui.pages.exercises_facts import where
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.plan import Plan, PlanKind, PlanStep, StepState, gate_of
from workbook.model.safety import GateState


@dataclass(frozen=True, slots=True)
class PathRow:
    """`number` is the place on the path, "" beside it. `held`: the gate holds it, and it is not done or left out already."""

    step: PlanStep
    number: str
    says: str
    held: bool

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ", ".join(part for part in (self.number, self.step.title, self.says) if part)


def plan_name(plan: Plan, catalogue: Catalogue) -> str:
    return kind_name(plan.kind, catalogue)


def kind_name(kind: PlanKind, catalogue: Catalogue) -> str:
    names = {PlanKind.MIX: _("A mix"), PlanKind.OWN: _("Own plan")}
    return names.get(kind) or catalogue.plan(kind.value).name


def is_held(catalogue: Catalogue, gate: GateState, step: PlanStep) -> bool:
    if step.state in (StepState.DONE, StepState.SKIPPED):
        return False
    return not gate.allows(gate_of(catalogue, step))


def path_rows(plan: Plan, catalogue: Catalogue, gate: GateState, today: date) -> tuple[PathRow, ...]:
    """The path in order; what stands beside it follows the step that is open now, or else the last."""
    held = {s.uid: is_held(catalogue, gate, s) for s in plan.steps}
    rows = [
        PathRow(step, str(at + 1), _says(plan.path, at, held, today), held[step.uid])
        for at, step in enumerate(plan.path)
    ]
    current = plan.current
    beside = [_beside(s, catalogue, held[s.uid], today) for s in plan.steps if s.beside]
    after = next((at + 1 for at, row in enumerate(rows) if row.step is current), len(rows))
    return (*rows[:after], *beside, *rows[after:])


def state_words(step: PlanStep, held: bool, today: date) -> str:
    """The state of one step with its day, and its reason where there is one."""
    if held:
        return _("not available yet")
    when = near(step.since, today) if step.since else ""
    words = {
        StepState.DONE: _("done {day}"),
        StepState.OPEN: _("open since {day}"),
        StepState.PAUSED: _pause(step, today),
        StepState.SKIPPED: _("left out {day}"),
        StepState.AHEAD: _("still ahead"),
    }[step.state]
    said = words.format(day=when).strip()
    return _("{state}: {reason}").format(state=said, reason=step.reason) if step.reason else said


def _pause(step: PlanStep, today: date) -> str:
    if step.until is None:
        return _("paused {day}")
    words = _("pause ended {until}") if step.due(today) else _("paused until {until}")
    return words.format(until=near(step.until, today)).replace("{", "{{").replace("}", "}}")


def _says(path: Sequence[PlanStep], at: int, held: dict[str, bool], today: date) -> str:
    step = path[at]
    if step.state is not StepState.AHEAD or held[step.uid]:
        return state_words(step, held[step.uid], today)
    opened = [n for n, s in enumerate(path, 1) if s.state is StepState.OPEN]
    ahead = [n for n, s in enumerate(path[:at], 1) if s.state is StepState.AHEAD and not held[s.uid]]
    before = ahead[-1:] or opened[-1:]
    return _("opens after step {number}").format(number=before[0]) if before else _("opens next")


def opens_next(plan: Plan, catalogue: Catalogue, gate: GateState) -> PlanStep | None:
    """The first step ahead on the path that the gate lets open; None where there is no such step."""
    ahead = (s for s in plan.path if s.state is StepState.AHEAD and not is_held(catalogue, gate, s))
    return next(ahead, None)


def _beside(step: PlanStep, catalogue: Catalogue, held: bool, today: date) -> PathRow:
    at = where(catalogue, step.step)
    says = state_words(step, held, today)
    return PathRow(step, "", _("{step}, {state}").format(step=at, state=says) if at and not held else says, held)
