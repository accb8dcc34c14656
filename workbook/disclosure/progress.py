"""The progress report's facts, for one audience."""

from collections.abc import Callable
from datetime import date

from workbook.catalogue.entries import Catalogue
from workbook.disclosure.audience import cut_down
from workbook.disclosure.goals import goal_facts
from workbook.disclosure.letterhead import letterhead, names_for
from workbook.disclosure.measures import measure_facts
from workbook.disclosure.picture import picture
from workbook.disclosure.wording import step_of, title_of
from workbook.facts import ExerciseFact, ProgressFacts, SessionFact, StepFact, Trend
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.common import Audience, Whose
from workbook.model.plan import Plan
from workbook.model.record import CoupleRecord
from workbook.model.session import CheckIn, Session


def progress(
    record: CoupleRecord,
    catalogue: Catalogue,
    audience: Audience,
    made: date,
    *,
    summary: str = "",
    paper: str = "",
) -> ProgressFacts:
    """`summary` is what the counselor writes for this audience in this report. Refuses a referrer (see `audience`)."""
    seen = cut_down(record, audience)
    known = frozenset(s.starts.date() for s in seen.sessions)
    days = known if audience is not Audience.COUNSELOR else None
    return ProgressFacts(
        audience=audience,
        letterhead=letterhead(seen.practice, paper),
        names=names_for(seen.couple, audience),
        made=made,
        summary=summary.strip(),
        picture=picture(record, catalogue, audience),
        trends=trends(seen.sessions),
        plan=catalogue.plan(seen.plan.kind).name if seen.plan and seen.plan.kind.of_the_catalogue else "",
        steps=_steps(seen.plan, catalogue),
        goals=goal_facts(seen.plan),
        exercises=tuple(_exercise(a, catalogue, days) for a in reversed(seen.assignments)),
        measures=measure_facts(seen),
        sessions=tuple(SessionFact(s.number, s.starts.date(), s.focus, s.attended, s.minutes) for s in seen.sessions),
    )


def trends(sessions: tuple[Session, ...]) -> tuple[Trend, ...]:
    """The check-ins as lines over the sessions; a line that nobody gave a rating for is left out."""

    def trend(title: str, rating: Callable[[CheckIn], int | None]) -> Trend:
        return Trend(
            title,
            _("check-in, 0–10, by session"),
            tuple(s.starts.date() for s in sessions),
            tuple(rating(s.first) for s in sessions),
            tuple(rating(s.second) for s in sessions),
        )

    each = (
        trend(_("How close each felt"), lambda c: c.close),
        trend(_("How heard each felt"), lambda c: c.heard),
        trend(_("How much hope each had"), lambda c: c.hope),
    )
    return tuple(t for t in each if not t.empty)


def _steps(plan: Plan | None, catalogue: Catalogue) -> tuple[StepFact, ...]:
    if plan is None:
        return ()
    numbers = {s.uid: n for n, s in enumerate(plan.path, 1)}  # of what is left: a hole in them would tell of one
    return tuple(
        StepFact(numbers.get(s.uid, 0), step_of(s, catalogue)[0], s.state.value, s.since, s.beside) for s in plan.steps
    )


def _exercise(assignment: Assignment, catalogue: Catalogue, days: frozenset[date] | None) -> ExerciseFact:
    """`days`: those that the audience knows of; None knows all."""
    one, two = assignment.result(Whose.FIRST), assignment.result(Whose.SECOND)
    known = next((s.title for s in catalogue.steps if s.id == assignment.step), "")
    return ExerciseFact(
        title=title_of(assignment, catalogue),
        step=known,
        whose=assignment.whose,
        given=assignment.given if days is None or assignment.given in days else None,
        first=one.outcome.value if one else None,
        second=two.outcome.value if two else None,
        times_first=one.times if one else None,
        times_second=two.times if two else None,
    )
