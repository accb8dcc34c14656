"""The picture's suggestions as facts, for the counselor's page alone: a reason may rest on an answer given alone."""

from collections.abc import Sequence
from gettext import gettext as _

from workbook.catalogue.entries import Catalogue, Step
from workbook.disclosure.letterhead import names
from workbook.disclosure.picture import telling
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
    """At most five steps that the picture's intake speaks for and that are not done, the heaviest first.

    Steps on the couple's plan say so; a declined one stays in the list, marked, so that it is not suggested as new.
    """
    intake = telling(record.intakes)
    if intake is None:
        return ()
    put_aside = {d.step for d in declined}
    facts = []
    for each in suggestions(catalogue, intake.answers, gate):
        state = _state(record.plan, each.step.id, put_aside)
        if state != "done":
            where = step_place(catalogue, each.step)
            reason = _reasons(each.reasons, names(record.couple))
            facts.append(SuggestionFact(each.step.id, each.step.title, where, reason, state))
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


def _reasons(reasons: Sequence[Reason], called: Names) -> str:
    """The two heaviest things that speak for a step, each said once for whoever it concerns."""
    by_name: dict[tuple[ReasonKind, str], list[Reason]] = {}
    for reason in reasons:
        by_name.setdefault((reason.kind, reason.name), []).append(reason)
    words = [_words(group, called) for group in list(by_name.values())[:REASONS]]
    return "; ".join(words) + "."


def _words(group: Sequence[Reason], called: Names) -> str:
    """Everything about one theme or cause: "Empathy is at 1.8 of 4 for Mira and 2.2 for Jonas"."""
    one = group[0]
    pattern = "{:.1f}" if one.kind is ReasonKind.THEME else "{:.0f}"
    values = [pattern.format(r.value) for r in group]
    names = [called.of(r.whose) for r in group]
    subject = one.name[:1].upper() + one.name[1:]
    if len(group) == 1:
        return _("{subject}: {value} of 4 for {name}").format(subject=subject, value=values[0], name=names[0])
    return _("{subject}: {value} of 4 for {name}, {other_value} for {other}").format(
        subject=subject, value=values[0], name=names[0], other_value=values[1], other=names[1]
    )
