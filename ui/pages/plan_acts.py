"""What can be done with a step of the plan, state by state: the likeliest as buttons, the rest behind the dots."""

from __future__ import annotations

from dataclasses import dataclass

from ui.widgets.buttons import Kind
from workbook.language import _
from workbook.model.plan import StepState


@dataclass(frozen=True, slots=True)
class Act:
    """The state that the step goes into, and whether a reason is asked first; `more`: it stands behind the dots."""

    words: str
    state: StepState
    kind: Kind = "secondary"
    asks: bool = False
    more: bool = False


def acts(state: StepState, allowed: bool) -> tuple[Act, ...]:
    """What can be done with a step. `allowed`: the gate lets it open."""
    done = Act(_("Mark done"), StepState.DONE, "soft" if state is StepState.OPEN else "secondary")
    pause = Act(_("Pause"), StepState.PAUSED, asks=True)
    longer = Act(_("Pause longer"), StepState.PAUSED, asks=True, more=True)
    leave_out = Act(_("Leave out"), StepState.SKIPPED, asks=True, more=state is StepState.PAUSED)
    back = Act(_("Set back"), StepState.AHEAD, more=True)
    openings = {
        StepState.PAUSED: Act(_("Go on"), StepState.OPEN, "soft"),
        StepState.AHEAD: Act(_("Open early"), StepState.OPEN, "soft"),
        StepState.DONE: Act(_("Reopen"), StepState.OPEN),
        StepState.SKIPPED: Act(_("Take up again"), StepState.OPEN),
    }
    opening = (openings[state],) if state in openings and allowed else ()
    rest: dict[StepState, tuple[Act, ...]] = {
        StepState.OPEN: (done, pause, leave_out, back),
        StepState.PAUSED: (done, longer, leave_out, back),
        StepState.AHEAD: (leave_out,) if allowed else (),
        StepState.SKIPPED: (back,),
    }
    return (*opening, *rest.get(state, ()))
