"""Joint view as facts: what both may see, computed from a record cut down for the couple, and no hint of what is not there.

Stricter than a page to take home in one point: on a screen that two people look at side by side, a mark that stands alone tells
the other who kept silent. So what compares the two stands there only where both gave an answer, and nothing says that one is
missing; an answer stands alone only where its partner recorded the wish to show it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from workbook.catalogue.entries import Catalogue
from workbook.disclosure.audience import cut_down
from workbook.disclosure.goals import goal_facts
from workbook.disclosure.letterhead import called
from workbook.disclosure.picture import alike, picture, telling
from workbook.disclosure.wording import step_of, title_of
from workbook.facts.joint import HomeFact, JointFacts, JointStep, StageFact, StageName
from workbook.facts.picture import CauseFact, PictureFacts, ThemeRow
from workbook.facts.trend import Trend
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.common import Audience, Whose
from workbook.model.couple import Status
from workbook.model.intake import IntakeKind
from workbook.model.plan import Plan
from workbook.model.record import CoupleRecord
from workbook.model.session import Session

_DONE, _NOW, _AHEAD = "done", "now", "ahead"


def joint(record: CoupleRecord, catalogue: Catalogue, now: datetime, *, on: str | None = None) -> JointFacts:
    """What the two of them may look at together, at this moment; `on` is the uid of their session that goes on."""
    seen = cut_down(record, Audience.COUPLE)
    days = frozenset(s.starts.date() for s in seen.sessions)
    drawn = _picture(replace(record, intakes=tuple(i for i in record.intakes if i.finished)), seen, catalogue)
    steps = _steps(seen.plan, catalogue)
    closed = seen.couple.status is Status.CLOSED
    current = seen.plan.current if seen.plan and not closed else None
    return JointFacts(
        names=called(seen.couple),
        today=now.date(),
        together=seen.couple.together,
        plan=_plan_name(seen.plan, catalogue),
        stages=_stages(seen, drawn, days),
        closed=closed,
        session=_session(seen, on),
        next_session=None if closed else _next(seen, now),
        step=steps[seen.plan.steps.index(current)] if seen.plan and current else None,
        steps=steps,
        goals=goal_facts(seen.plan),
        home=_home(seen.assignments, catalogue, days, closed=closed),
        close=_close(seen.sessions),
        picture=drawn,
    )


def _plan_name(plan: Plan | None, catalogue: Catalogue) -> str:
    """The catalogue's name for a plan out of one book; a plan of own steps has none."""
    return next((p.name for p in catalogue.plans if plan is not None and p.key == plan.kind.value), "")


def _session(seen: CoupleRecord, on: str | None) -> int:
    return next((s.number for s in seen.sessions if s.uid == on), len(seen.sessions) + 1)


def _next(seen: CoupleRecord, now: datetime) -> datetime | None:
    """The next date, while it lies ahead. During a session the date that was this session's own is no news."""
    coming = seen.couple.next_session
    return coming if coming is not None and coming > now else None


def _steps(plan: Plan | None, catalogue: Catalogue) -> tuple[JointStep, ...]:
    if plan is None:
        return ()
    numbers = {s.uid: n for n, s in enumerate(plan.path, 1)}  # of what is left: a hole in them would tell of one
    return tuple(
        JointStep(numbers.get(s.uid, 0), *step_of(s, catalogue), s.state.value, s.since, s.beside) for s in plan.steps
    )


def _home(
    given: Sequence[Assignment], catalogue: Catalogue, days: frozenset[date], *, closed: bool
) -> tuple[HomeFact, ...]:
    """Newest first, as they stand in the record. After closing nothing is to be done any more. Either each has the day on which
    it was given or none has: one without it among others would tell of a session.
    """
    days = days if all(a.given in days for a in given) else frozenset()
    last = max((a.given for a in given), default=None)

    def fact(a: Assignment) -> HomeFact:
        latest = a.given == last and a.stopped is None
        return _at_home(a, catalogue, days, now=a.open and not closed, latest=latest and not closed)

    return tuple(fact(a) for a in given)


def _at_home(given: Assignment, catalogue: Catalogue, days: frozenset[date], *, now: bool, latest: bool) -> HomeFact:
    one, two = given.result(Whose.FIRST), given.result(Whose.SECOND)
    return HomeFact(
        title=title_of(given, catalogue),
        step=next((s.title for s in catalogue.steps if s.id == given.step), ""),
        when=given.when,
        given=given.given if given.given in days else None,
        until=given.until,
        now=now,
        latest=latest,
        first=one.outcome.value if one else None,
        second=two.outcome.value if two else None,
        times_first=one.times if one else None,
        times_second=two.times if two else None,
    )


def _close(sessions: Sequence[Session]) -> Trend | None:
    """The sessions alone at which both gave a rating: a gap in a line would say who did not."""
    both = [s for s in sessions if s.first.close is not None and s.second.close is not None]
    if not both:
        return None
    return Trend(
        _("How close each of you felt"),
        _("check-in, 0–10, by session"),
        tuple(s.starts.date() for s in both),
        tuple(s.first.close for s in both),
        tuple(s.second.close for s in both),
    )


def _picture(record: CoupleRecord, seen: CoupleRecord, catalogue: Catalogue) -> PictureFacts:
    drawn = picture(record, catalogue, Audience.COUPLE)
    rows = tuple(_pair(r) for r in drawn.themes if r.first is not None and r.second is not None)
    before = drawn.before if any(r.before_first is not None for r in rows) else None
    chosen = _shown_by_choice(record, seen)

    def stands(fact: CauseFact) -> bool:
        return None not in (fact.first, fact.second) or fact.key in chosen

    return replace(
        drawn,
        names=called(seen.couple),
        before=before,
        themes=rows,
        alike=alike(rows),
        causes=tuple(f for f in drawn.causes if stands(f)),
        impacts=tuple(f for f in drawn.impacts if stands(f)),
        notes=(),
        held_alone=(),
        moments=(),
        course=(),
        compared=0,
    )


def _pair(row: ThemeRow) -> ThemeRow:
    """The first values only where both are there."""
    whole = row.before_first is not None and row.before_second is not None
    return row if whole else replace(row, before_first=None, before_second=None)


def _shown_by_choice(record: CoupleRecord, seen: CoupleRecord) -> frozenset[str]:
    """The keys of what a partner wished to have shown to both, in the intake that the picture is made of."""
    shown = telling(seen.intakes)
    if shown is None:
        return frozenset()
    return frozenset(
        a.item for a in shown.answers for p in record.permissions if p.opens_answer(shown.uid, a.item, a.whose)
    )


def _stages(seen: CoupleRecord, drawn: PictureFacts, days: frozenset[date]) -> tuple[StageFact, ...]:
    """What is behind them, what is on, what is ahead. A day stands there where both know it, else none does."""
    first = seen.intakes[0] if seen.intakes else None
    finished = next((i for i in seen.intakes if i.finished is not None), None)
    plan, closed = seen.plan, seen.couple.status is Status.CLOSED
    reviewed = next((i for i in reversed(seen.intakes) if i.kind is IntakeKind.REVIEW and i.finished), None)
    held = len(seen.sessions)

    def stage(name: StageName, done: bool, *, now: bool = False, on: date | None = None, count: int = 0) -> StageFact:
        return StageFact(name, _DONE if done else _NOW if now else _AHEAD, on, count)

    passed = finished is not None or plan is not None or closed
    return (
        stage(StageName.CONSENT, seen.couple.policy_signed is not None, on=seen.couple.policy_signed),
        stage(StageName.INTAKE, passed, now=not passed, on=first.begun if first else None),
        stage(StageName.PICTURE, passed, on=finished.begun if finished is not None else None),
        stage(
            StageName.PLAN,
            plan is not None or closed,
            now=passed,
            on=plan.begun if plan is not None and plan.begun in days else None,
        ),
        stage(StageName.SESSIONS, closed, now=plan is not None, count=held),
        stage(StageName.REVIEW, reviewed is not None, on=reviewed.begun if reviewed else None),
        stage(StageName.CLOSING, closed),
    )
