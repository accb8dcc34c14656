"""Goals as facts, out of a record that was cut down for its audience."""

from workbook.facts.progress import GoalFact
from workbook.facts.trend import Trend
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.goal import Goal
from workbook.model.plan import Plan


def goal_facts(plan: Plan | None) -> tuple[GoalFact, ...]:
    goals = plan.goals if plan is not None else ()
    return tuple(GoalFact(g.words, g.whose, g.state.value, g.evidence, near(g)) for g in goals)


def near(goal: Goal) -> Trend | None:
    """How near each who owns it says they are, over the days on which anyone said so; None where nobody has."""
    days = tuple(sorted({r.on for r in goal.ratings}))
    if not days:
        return None
    said = {whose: {r.on: r.value for r in goal.rated(whose)} for whose in PARTNERS}

    def line(whose: Whose) -> tuple[int | None, ...]:
        return tuple(said[whose].get(day) for day in days)

    note = _("0–10, by day")
    return Trend(_("How near to this"), note, days, line(Whose.FIRST), line(Whose.SECOND))
