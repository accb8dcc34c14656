"""The picture's suggestions as facts, for the counselor's page alone: a reason may rest on an answer given alone."""

from collections.abc import Sequence
from gettext import gettext as _

from workbook.catalogue.entries import Catalogue, Step
from workbook.disclosure.letterhead import names
from workbook.facts import Names, SuggestionFact
from workbook.insight.suggestions import Reason, ReasonKind, suggestions
from workbook.model.plan import Declined, Plan, StepState
from workbook.model.record import CoupleRecord
from workbook.model.safety import GateState

MOST = 5
REASONS = 2


def step_place(catalogue: Catalogue, step: Step) -> str:
    """Where a step stands: "Restore 3"."""
    return f"{catalogue.plan(step.plan).name} {step.number}"


def suggested(
    record: CoupleRecord, catalogue: Catalogue, gate: GateState, declined: Sequence[Declined]
) -> tuple[SuggestionFact, ...]:
    """At most five steps that the latest intake speaks for and that are not done, the heaviest first.

    Steps on the couple's plan say so; a declined one stays in the list, marked, so that it is not suggested as new.
    """
    if not record.intakes:
        return ()
    put_aside = {d.step for d in declined}
    facts = []
    for each in suggestions(catalogue, record.intakes[-1].answers, gate):
        state = _state(record.plan, each.step.id, put_aside)
        if state != "done":
            reason = "; ".join(_words(r, names(record.couple)) for r in each.reasons[:REASONS])
            facts.append(
                SuggestionFact(each.step.id, each.step.title, step_place(catalogue, each.step), f"{reason}.", state)
            )
    return tuple(sorted(facts, key=lambda f: f.state == "declined")[:MOST])


def _state(plan: Plan | None, step: str, put_aside: set[str]) -> str:
    on_plan = next((s.state for s in plan.steps if s.step == step), None) if plan else None
    if on_plan is StepState.DONE:
        return "done"
    if on_plan is StepState.OPEN:
        return "open"
    if step in put_aside:
        return "declined"
    return "in_plan" if on_plan is not None else "new"


def _words(reason: Reason, called: Names) -> str:
    if reason.kind is ReasonKind.THEME:
        return _("{theme} is at {value} of 4 for {name}").format(
            theme=reason.name, value=f"{reason.value:.1f}", name=called.of(reason.whose)
        )
    return _("{cause}: {name} says {value:.0f} of 4").format(
        cause=reason.name, name=called.of(reason.whose), value=reason.value
    )
