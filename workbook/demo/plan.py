"""The plan of a fictional couple: its goals rated session by session, own steps and pauses."""

from datetime import date, datetime, timedelta
from random import Random

from workbook.book import Workbook
from workbook.demo import words
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, GoalRating, GoalState, OwnStep, Plan, PlanKind, StepState
from workbook.model.session import Session

OWN, RESTED = 4, 2
"""The numbers of the couple that has a plan of the counselor's own, and of the one whose paused step is to go on by now."""

_STATES = (GoalState.BEGUN, GoalState.ON_THE_WAY, GoalState.MET)


def adopt(book: Workbook, couple: Couple, kind: PlanKind, random: Random) -> Plan:
    """A plan with three goals: one of both for its first step, and one of each."""
    if couple.number == OWN:
        steps = [OwnStep(title, aim) for title, aim in words.OWN_STEPS]
        plan = book.plans.adopt(couple.uid, PlanKind.OWN, (*steps[:2], "A.step.4", *steps[2:]))
    else:
        plan = book.plans.adopt(couple.uid, kind)
    goals = words.DECIDING if kind is PlanKind.DECIDING else random.sample(words.GOALS, 3)
    serves = plan.current.step if plan.current is not None else ""
    for whose, goal in zip((Whose.BOTH, Whose.SECOND, Whose.FIRST), goals, strict=True):
        state = random.choice(_STATES)
        book.plans.save_goal(plan.uid, Goal(goal, whose, state, step=serves if whose is not Whose.FIRST else ""))
    return plan


def rate_goals(book: Workbook, couple: Couple, session: Session, number: int, of: int) -> None:
    """How near each who was there says they are by now."""
    plan = book.plans.of(couple.uid)
    if plan is None:
        return
    own = Random(f"{couple.number} {number}")  # noqa: S311  a story, not a secret
    for goal in plan.goals:
        for whose in PARTNERS:
            if whose in goal.owners and session.attended in (whose, Whose.BOTH) and number % 2:
                value = round(2 + 6 * number / max(of, 6) + own.uniform(-1, 1) + (whose is Whose.SECOND))
                remark = own.choice(words.NEARER) if own.random() < 0.3 else ""
                near = min(10, max(0, value))
                book.plans.rate(goal.uid, GoalRating(whose, near, session.starts.date(), session.uid, remark))


def pause(book: Workbook, now: datetime, couple: Couple, today: date) -> None:
    """One step waits until a day to come; for one couple that day is here."""
    plan = book.plans.of(couple.uid)
    if plan is None or couple.number not in (1, RESTED):
        return
    ahead = [s for s in plan.path if s.state is StepState.AHEAD]
    until = today if couple.number == RESTED else today + timedelta(days=12)
    if ahead and until > now.date():
        book.plans.move(ahead[min(1, len(ahead) - 1)].uid, StepState.PAUSED, words.PAUSE, until)
