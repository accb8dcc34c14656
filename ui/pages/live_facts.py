"""What stands beside a session that goes on, without a widget: where the plan is, what goes home, what is worked on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ui import dates
from ui.pages.exercises_facts import for_whom, latest, minutes
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.couple import Couple
from workbook.model.plan import GoalState, Plan, PlanStep, StepState
from workbook.model.safety import Gate, GateState
from workbook.model.session import Session, Work, Worked

MOST = 6
"""So many exercises stand beside the hour; all others are on their own page."""


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One exercise to take home. `given` is the uid of what they have of it already, or ""."""

    exercise: str
    title: str
    second: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One thing that the hour may work on, and whether it did."""

    work: Work
    title: str
    second: str
    on: bool


def where_in_plan(catalogue: Catalogue, plan: Plan | None) -> str:
    """Restore 3, Be vulnerable; or "" where no step is open."""
    if plan is None or plan.current is None:
        return ""
    return step_in_plan(catalogue, plan, plan.current)


def step_in_plan(catalogue: Catalogue, plan: Plan, step: PlanStep) -> str:
    """Its place is that on the couple's own path, whatever number the catalogue gives it; beside the path there is none."""
    if step.beside:
        return step.title
    number = plan.path.index(step) + 1
    if not plan.kind.of_the_catalogue:
        return _("Step {number}, {title}").format(number=number, title=step.title)
    name = catalogue.plan(plan.kind).name
    return _("{plan} {number}, {title}").format(plan=name, number=number, title=step.title)


def open_steps(plan: Plan | None) -> tuple[PlanStep, ...]:
    """The steps that are open, the current one first."""
    if plan is None:
        return ()
    opened = [s for s in plan.steps if s.state is StepState.OPEN]
    return tuple(sorted(opened, key=lambda s: s is not plan.current))


def week(
    catalogue: Catalogue,
    couple: Couple,
    plan: Plan | None,
    gate: GateState,
    given: Sequence[Assignment],
    session: Session,
    today: date,
) -> tuple[WeekLine, ...]:
    """What was given in this hour, what goes on, and what the open steps hold besides; `given` is newest first."""
    since = min(session.starts.date(), today)  # it may have begun yesterday, or tomorrow where the clock was set back
    lines = [WeekLine(a.exercise, a.title, _given_words(couple, a, since, today), a.uid) for a in given if a.open]
    home = {line.exercise for line in lines}
    more = [
        WeekLine(e.key, e.title, _on_the_step(couple, latest(given, e.key), e.minutes, today))
        for step in open_steps(plan)
        for e in catalogue.exercises_for(step.step)
        if e.key not in home and gate.allows(Gate(e.gate))
    ]
    fresh = {line.exercise: line for line in more}
    not_yet = [line for line in fresh.values() if latest(given, line.exercise) is None]
    again = [line for line in fresh.values() if latest(given, line.exercise) is not None]
    room = max(2, MOST - len(lines))
    return (*lines, *(not_yet + again)[:room])


def to_work_on(
    catalogue: Catalogue,
    couple: Couple,
    plan: Plan | None,
    given: Sequence[Assignment],
    session: Session,
    done: Sequence[Work],
) -> tuple[WorkLine, ...]:
    """The open steps, the goals that are not reached, the exercises that they have at home; and whatever is ticked already."""
    ticked = {(w.kind, w.record) for w in done if w.session == session.uid}

    def line(kind: Worked, record: str, title: str, second: str) -> WorkLine:
        return WorkLine(Work(session.uid, kind, record), title, second, (kind, record) in ticked)

    def every() -> Iterator[tuple[WorkLine, bool]]:
        if plan is not None:
            for step in plan.steps:
                words = step_in_plan(catalogue, plan, step)
                yield line(Worked.STEP, step.uid, words, _("step")), step.state is StepState.OPEN
            for goal in plan.goals:
                second = _("goal, {whom}").format(whom=for_whom(couple, goal.whose))
                yield line(Worked.GOAL, goal.uid, goal.words, second), goal.state is not GoalState.MET
        for each in reversed(given):
            there = each.open or any(r.on == session.starts.date() for r in each.results)
            yield (
                line(Worked.ASSIGNMENT, each.uid, each.title, _("exercise")),
                there and each.given < session.starts.date(),
            )

    return tuple(found for found, offered in every() if offered or found.on)


def _given_words(couple: Couple, given: Assignment, since: date, today: date) -> str:
    if given.given < since:
        return _("goes on, given {day}").format(day=dates.near_short(given.given, today))
    whom = for_whom(couple, given.whose)
    if given.until is None:
        return _("given now, {whom}").format(whom=whom)
    return _("given now, {whom}, back by {day}").format(whom=whom, day=dates.near_short(given.until, today))


def _on_the_step(couple: Couple, before: Assignment | None, length: int, today: date) -> str:
    if before is None:
        return _("on the open step, {minutes}").format(minutes=minutes(length))
    return _("on the open step, given {day}").format(day=dates.near_short(before.given, today))
