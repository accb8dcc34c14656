"""What each audience may see of a couple's record. Every decision about showing stands in this file.

The rule in one line: a record is cut down to what the audience may see first, and everything that is derived (a score, a gap, a
count) is then computed from what is left. So a derived fact cannot say more than its inputs.

On a page for both partners nothing marks a place where something was left out: no empty row, no gap in a numbering.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.agreement import Permission, What
from workbook.model.assignment import Assignment
from workbook.model.common import PARTNERS, Audience, Visibility, Whose, strictest
from workbook.model.couple import Partner
from workbook.model.goal import Goal, GoalRating, GoalState
from workbook.model.intake import Answer, Intake
from workbook.model.measure import MeasureTotal
from workbook.model.plan import Plan, StepState
from workbook.model.record import CoupleRecord
from workbook.model.session import Asked, CheckIn, Session


def may_see(audience: Audience, visibility: Visibility, whose: Whose) -> bool:
    """Whether `audience` may see something of `visibility` that belongs to `whose`."""
    if audience is Audience.COUNSELOR:
        return True
    if visibility is Visibility.INDIVIDUAL:
        return audience == whose.value
    return visibility is Visibility.JOINT


def refuse_release(audience: Audience) -> None:
    """Release to others needs both partners' written authorisations; no page is made for others yet, whatever is on record."""
    if audience is Audience.REFERRER:
        raise BadInput(
            _("A report for others needs both partners’ written authorisations, and the workbook makes none yet.")
        )


def cut_down(record: CoupleRecord, audience: Audience) -> CoupleRecord:
    """The record as if only what `audience` may see had ever been written.

    For anyone but the counselor this drops: answers given alone or kept from them, an intake of which nothing is left then, the
    counselor's remarks but for the observations that are shown, what an answer was before it was put right, sessions that only
    somebody else attended (and renumbers the rest), check-ins not shown, exercises, goals and totals that are somebody else's
    alone, results' remarks, how a partner may be reached and what else the counselor wrote of them (household, children, health,
    other therapists, whom to call), who allowed what, and of the plan every step but those open or done: which ones were passed
    over tells of the gate. A day stays only where it is that of a session which the audience knows of, and with the steps of a
    plan only where each of them has such a day. What a partner allowed to be shown to both counts as joint. Of totals see
    `_totals`, of goals `_goal`.
    """
    refuse_release(audience)
    if audience is Audience.COUNSELOR:
        return record
    sessions = [_session(s, audience) for s in record.sessions if _attended(s, audience)]
    days = frozenset(s.starts.date() for s in sessions)
    together = frozenset(s.uid for s in record.sessions if s.attended is Whose.BOTH)
    totals = _totals(record, audience)
    return CoupleRecord(
        practice=record.practice,
        couple=replace(
            record.couple,
            first=_partner(record, Whose.FIRST, audience),
            second=_partner(record, Whose.SECOND, audience),
            household="",
            children="",
            referrer="",
            keep_years=None,
            hold=False,
        ),
        intakes=tuple(i for i in (_intake(record, i, audience) for i in record.intakes) if i.answers),
        plan=_plan(record.plan, audience, days, together),
        assignments=tuple(_assignment(a, audience) for a in record.assignments if _shared(a, audience)),
        sessions=tuple(replace(s, number=n) for n, s in enumerate(sessions, 1)),
        measures=tuple(m for m in record.measures if m.key in {t.measure for t in totals}),
        totals=totals,
    )


def left_out(record: CoupleRecord, audience: Audience) -> dict[str, int]:
    """How many of what the counselor's page holds and this audience's does not; for the counselor's eyes only.

    Keys: answers, corrections, remarks, sessions, check_ins, closing, goals, given_up, ratings, exercises, totals.
    Only those above zero are there.
    """
    kept = cut_down(record, audience)
    whole, part = _counts(record), _counts(kept)
    return {key: whole[key] - part[key] for key in whole if whole[key] > part[key]}


def _partner(record: CoupleRecord, whose: Whose, audience: Audience) -> Partner:
    partner = record.couple.partner(whose)

    def seen(what: What) -> bool:
        opened = any(p.opens(what, whose) for p in record.permissions)
        return may_see(audience, Visibility.JOINT if opened else Visibility.INDIVIDUAL, whose)

    return Partner(
        whose,
        partner.name,
        partner.called,
        partner.pronouns,
        brings=partner.brings if seen(What.BRINGS) else "",
        hope=partner.hope if seen(What.HOPE) else None,
    )


def _intake(record: CoupleRecord, intake: Intake, audience: Audience) -> Intake:
    """What was seen beside a question is shown only with every answer that it stands beside: it tells of both. What an answer
    was before it was put right, and who asked for what, is the counselor's.
    """
    kept = tuple(a for a in intake.answers if may_see(audience, kept_as(record.permissions, intake.uid, a), a.whose))
    cut = frozenset(a.item for a in intake.answers if a not in kept)
    seen = tuple(replace(r, note="") for r in intake.remarks if r.shown and r.observation and r.item not in cut)
    return replace(intake, answers=tuple(replace(a, corrections=(), most=None) for a in kept), remarks=seen, apart=())


def kept_as(permissions: Sequence[Permission], intake: str, answer: Answer) -> Visibility:
    """An answer's own visibility, or joint where the partner's recorded choice opened it. What the counselor keeps stays kept."""
    if answer.visibility is Visibility.INDIVIDUAL and any(
        p.opens_answer(intake, answer.item, answer.whose) for p in permissions
    ):
        return Visibility.JOINT
    return answer.visibility


def _attended(session: Session, audience: Audience) -> bool:
    return session.attended is Whose.BOTH or audience == session.attended.value


def _session(session: Session, audience: Audience) -> Session:
    def seen(whose: Whose) -> bool:
        return session.attended in (Whose.BOTH, whose) and may_see(audience, session.shown, whose)

    first, second = (seen(whose) for whose in PARTNERS)
    return replace(
        session,
        first=session.first if first else CheckIn(),
        second=session.second if second else CheckIn(),
        first_useful=session.first_useful if first else None,
        second_useful=session.second_useful if second else None,
        asked=Asked.NOT_YET,
    )


def _plan(plan: Plan | None, audience: Audience, days: frozenset[date], together: frozenset[str]) -> Plan | None:
    if plan is None:
        return None
    worked_on = [s for s in plan.steps if s.state in (StepState.OPEN, StepState.DONE)]
    dated = all(s.since in days for s in worked_on)  # one step without a day among others would tell of a session
    return replace(
        plan,
        steps=tuple(replace(s, reason="", since=s.since if dated else None) for s in worked_on),
        goals=tuple(
            replace(_goal(g, audience, together), since=g.since if g.since in days else None)
            for g in plan.goals
            if may_see(audience, g.visibility, g.whose) and g.state is not GoalState.DROPPED
        ),
    )


def _goal(goal: Goal, audience: Audience, together: frozenset[str]) -> Goal:
    """A rating is seen by whoever heard it and sees the goal, and its remark by the one who said it: what was said in a session
    that is not one of those held `together` is that partner's own. On a page for both, what both are asked stands only for the
    days on which both said it: one mark beside an empty place would tell who was silent.
    """

    def heard(rating: GoalRating) -> Visibility:
        alone = rating.session and rating.session not in together
        return Visibility.INDIVIDUAL if alone else strictest(goal.visibility, rating.visibility)

    kept = [
        replace(r, session="", remark=r.remark if may_see(audience, Visibility.INDIVIDUAL, r.whose) else "")
        for r in goal.ratings
        if may_see(audience, heard(r), r.whose)
    ]
    if audience is Audience.COUPLE and goal.whose is Whose.BOTH:
        first, second = ({r.on for r in kept if r.whose is w} for w in PARTNERS)
        kept = [r for r in kept if r.on in first & second]
    return replace(goal, ratings=tuple(kept))


def _shared(assignment: Assignment, audience: Audience) -> bool:
    visibility = Visibility.JOINT if assignment.whose is Whose.BOTH else Visibility.INDIVIDUAL
    return may_see(audience, visibility, assignment.whose)


def _assignment(assignment: Assignment, audience: Audience) -> Assignment:
    results = tuple(
        r if may_see(audience, Visibility.INDIVIDUAL, r.whose) else replace(r, remark="", helped=None)
        for r in assignment.results
    )
    return replace(assignment, results=results, reason="", again="")


def _totals(record: CoupleRecord, audience: Audience) -> tuple[MeasureTotal, ...]:
    """One partner's page holds that partner's totals alone. Both see a measure only where totals of both may be seen: one line
    beside an empty place would tell that the other is kept back. What else there was on the day of a total changes nothing:
    one that went away after the other's session alone would tell of that session.
    """
    if audience in (Audience.FIRST, Audience.SECOND):
        return tuple(t for t in record.totals if audience == t.whose.value and t.visibility is not Visibility.PRIVATE)
    kept = [t for t in record.totals if may_see(audience, _opened(record, t), t.whose)]
    whose = {(t.measure, t.whose) for t in kept}
    return tuple(t for t in kept if all((t.measure, w) in whose for w in PARTNERS))


def _opened(record: CoupleRecord, total: MeasureTotal) -> Visibility:
    """A total's own visibility, or joint where that partner's recorded choice opened it."""
    chosen = any(p.opens(What.MEASURES, total.whose) for p in record.permissions)
    return Visibility.JOINT if chosen and total.visibility is Visibility.INDIVIDUAL else total.visibility


def _counts(record: CoupleRecord) -> dict[str, int]:
    goals = record.plan.goals if record.plan else ()
    return {
        "answers": sum(len(i.answers) for i in record.intakes),
        "corrections": sum(len(a.corrections) for i in record.intakes for a in i.answers),
        "remarks": sum(bool(r.note) + bool(r.observation) for i in record.intakes for r in i.remarks),
        "sessions": len(record.sessions),
        "check_ins": sum(s.check_in(w) != CheckIn() for s in record.sessions for w in PARTNERS),
        "closing": sum(s.useful(w) is not None for s in record.sessions for w in PARTNERS),
        "goals": sum(g.state is not GoalState.DROPPED for g in goals),
        "given_up": sum(g.state is GoalState.DROPPED for g in goals),
        "ratings": sum(len(g.ratings) for g in goals),
        "exercises": len(record.assignments),
        "totals": len(record.totals),
    }
