"""What a session belongs to on the couple's plan, in a line that leads to the whole thread."""

from __future__ import annotations

from ui.context import Context, Place
from ui.widgets.buttons import Button
from ui.widgets.elided import shortened
from workbook.insight.thread import Kind, Knot, threads
from workbook.language import _
from workbook.model.plan import Plan
from workbook.model.session import Session

_MOST = 220.0


class Belongs(Button):
    """Hidden where the plan holds nothing that it belongs to."""

    def __init__(self, context: Context) -> None:
        super().__init__("", "quiet", "split", height=24)
        self._context = context
        self._couple, self._detail = "", ""
        self.clicked.connect(lambda: context.go_to(Place.PLAN, self._couple, self._detail))
        self.hide()

    def show_session(self, session: Session) -> None:
        book, couple = self._context.book, session.couple
        knot, plan = Knot(Kind.SESSION, session.uid), book.plans.of(couple)
        steps: tuple[Knot, ...] = ()
        if plan is not None:
            found = threads(plan, {}, book.assignments.of(couple), (session,), book.hours.work(couple))
            thread = found.of(knot)
            steps = thread.columns[Kind.STEP] or thread.columns[Kind.GOAL]
        self._couple, self._detail = couple, f"thread session {session.uid}"
        self.setVisible(bool(steps))
        if plan is not None and steps:
            title = _title(plan, steps[0])
            says = _("Belongs to “{title}”") if len(steps) == 1 else _("Belongs to “{title}” and more")
            whole = says.format(title=title)
            self.say(says.format(title=shortened(title, "small_label", _MOST)))
            self.setAccessibleName(_("{words}: show the thread").format(words=whole))
            self.setToolTip(whole)


def _title(plan: Plan, knot: Knot) -> str:
    if knot.kind is Kind.GOAL:
        return next(g.words for g in plan.goals if g.uid == knot.key)
    return next(s.title for s in plan.steps if s.uid == knot.key)
