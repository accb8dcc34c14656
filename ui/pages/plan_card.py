"""A plan as it is walked: the path at the left; the chosen step, the goals and what carries them at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.context import Context, Place
from ui.pages.closed_file import is_open
from ui.pages.plan_beside import BesidePicker
from ui.pages.plan_earlier import EarlierCard
from ui.pages.plan_goals import Goals
from ui.pages.plan_path_card import PathCard
from ui.pages.plan_rows import opens_next, path_rows
from ui.pages.plan_step import StepHead
from ui.pages.plan_thread_cards import WhyCard
from ui.pages.plan_thread_facts import Knots
from ui.widgets.flowing import Flowing, lay_out
from ui.widgets.layout import Ground, column, columns, rule
from ui.widgets.scrolling import Scroller
from workbook.errors import WorkbookError
from workbook.insight.thread import Kind, Knot
from workbook.language import _
from workbook.model.plan import OwnStep, Plan, PlanStep, StepState, gate_of
from workbook.model.record import CoupleRecord
from workbook.model.safety import GateState


class PlanView(QWidget):
    """`change_wanted` leads to the choice of another plan; `rebuilt`: other fields take the focus now."""

    change_wanted = Signal()
    knot_wanted = Signal(object)
    whole_wanted = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._book = context, context.book
        catalogue = context.book.catalogue
        self._chosen = ""
        self._plan: Plan | None = None
        self._moving = False
        self.path = PathCard(catalogue)
        self.step, self.goals, self.why = StepHead(context.book), Goals(context.book), WhyCard()
        self.beside = BesidePicker(catalogue, GateState(opened=False, strict=False))
        self.earlier = EarlierCard(catalogue)
        self._before: Plan | None = None
        step_card = Ground()
        column(self.step, 18, rule(), 18, self.goals, pad=(24, 18, 24, 24), into=step_card)
        inner = Flowing()
        made = column(step_card, self.why, gap=theme.GUTTER, into=inner)
        made.setStretch(1, 1)
        self._right = QStackedWidget()
        self._scroller = Scroller(inner)
        self._right.addWidget(self._scroller)
        self._right.addWidget(self.beside)
        self._right.addWidget(self.earlier)
        columns((self.path, 10), (self._right, 17), into=self)
        self.path.chose.connect(self._choose)
        self.path.change_wanted.connect(self.change_wanted)
        self.path.beside_wanted.connect(self.open_beside)
        self.step.moved.connect(self._move)
        self.step.reworded.connect(self._reword)
        self.path.moved.connect(self._put)
        self.path.undo_wanted.connect(self.undo)
        self.path.earlier_wanted.connect(self._show_earlier)
        self.earlier.closed.connect(self._close_beside)
        self.why.give_wanted.connect(self._give)
        self.why.wanted.connect(self.knot_wanted)
        self.why.whole_wanted.connect(self.whole_wanted)
        self.beside.taken.connect(self._take)
        self.beside.closed.connect(self._close_beside)
        self.goals.opened.connect(self._show_editor)
        for rebuilt in (self.path.rebuilt, self.goals.rebuilt):
            rebuilt.connect(self.rebuilt)
        self.goals.kept.connect(context.saved)

    def show_plan(self, record: CoupleRecord, gate: GateState, today: date, anew: bool) -> None:
        """`anew`: another couple or another plan, so that the step that is open is chosen, or else the one that opens next."""
        plan = record.plan
        assert plan is not None
        self._plan, self._record, self._gate, self._today = plan, record, gate, today
        if anew:
            self._before = None
            self.path.tell("", "done")
        if anew or not any(s.uid == self._chosen for s in plan.steps):
            current = plan.current or opens_next(plan, self._book.catalogue, gate) or plan.steps[0]
            self._chosen = current.uid
            self._right.setCurrentIndex(0)
        self._show(anew=anew)

    def offer_undo(self, before: Plan) -> None:
        """The path was changed; it can be taken back until something else is."""
        self._before = before
        self.path.tell(_("The plan was changed."), "done", undo=True)

    def undo(self) -> None:
        """The goal that was deleted, or else the path as it was before."""
        if self.goals.undo():
            return
        before, self._before = self._before, None
        if before is None or self._plan is None or before.uid != self._plan.uid:
            return
        try:
            self._book.plans.take_back(before, self._plan.rev)
        except WorkbookError as error:
            self.path.tell(str(error), "wrong")
            return
        self.path.tell(_("The plan is as it was before."), "done")
        self._read()
        self.path.path().setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.saved()

    def _show_earlier(self) -> None:
        assert self._plan is not None
        plans = self._book.plans
        self.earlier.show_plans(plans.changes(self._plan.uid), plans.earlier(self._plan.couple), self._today)
        self._right.setCurrentWidget(self.earlier)
        self.rebuilt.emit()
        self.earlier.begin()

    def show_step(self, step: str) -> None:
        """Choose a step by its catalogue id, if the plan has it."""
        found = next((s.uid for s in self._plan.steps if s.step == step), "") if self._plan else ""
        if found:
            self._choose(found)

    def knots(self) -> Knots:
        return self._knots

    def step_in_sight(self) -> str:
        """Its uid."""
        return self._chosen

    def show_knot(self, knot: Knot) -> None:
        """Bring a step or a goal of the plan into sight, with the keyboard on it."""
        if knot.kind is Kind.STEP:
            self._choose(knot.key)
            self.path.path().setFocus(Qt.FocusReason.OtherFocusReason)
        elif knot.kind is Kind.GOAL:
            self._right.setCurrentIndex(0)
            self.goals.show_goal(knot.key)

    def first_focus(self) -> QWidget:
        return self.path.path()

    def open_beside(self) -> None:
        self._right.setCurrentIndex(1)
        self.rebuilt.emit()
        self.beside.begin()

    def add_goal(self) -> None:
        self._right.setCurrentIndex(0)
        self.goals.add()

    def chosen(self) -> str:
        """The catalogue id of the step in sight."""
        return next((s.step for s in self._plan.steps if s.uid == self._chosen), "") if self._plan else ""

    def flush(self) -> None:
        self.goals.flush()
        self.step.reason.flush()
        self.step.own.flush()

    def _show(self, anew: bool) -> None:
        plan, couple = self._plan, self._record.couple
        assert plan is not None
        rows = path_rows(plan, self._book.catalogue, self._gate, self._today)
        plans = self._book.plans
        self.path.show_plan(
            plan, rows, self._chosen, earlier=bool(plans.changes(plan.uid) or plans.earlier(plan.couple))
        )
        shown = next(r for r in rows if r.step.uid == self._chosen)
        self.step.show_step(couple.uid, shown, self._allowed(shown.step))
        serves = (shown.step.step, shown.step.title)
        self.goals.show_goals(plan, couple, serves, self._record.sessions, self._today)
        self._knots = Knots(self._book, self._record, plan, self._gate, self._today)
        self.why.setVisible(not shown.held)
        self.why.show_step(self._knots, shown.step.uid)
        self.beside.show_plan(plan, self._gate)

    def _allowed(self, step: PlanStep) -> bool:
        return self._gate.allows(gate_of(self._book.catalogue, step))

    def _show_editor(self, editor: QWidget) -> None:
        """The whole of a goal's editor comes into sight, not only its first line."""

        def bring() -> None:
            lay_out()
            self._scroller.ensureWidgetVisible(editor, 0, theme.GAP)

        QTimer.singleShot(0, editor, bring)

    # by hand

    def _choose(self, uid: str) -> None:
        self._chosen = uid
        self._right.setCurrentIndex(0)
        self._show(anew=True)

    def _move(self, uid: str, state: StepState, reason: str, until: date | None) -> None:
        assert self._plan is not None
        if not is_open(self._context, self._plan.couple, self):
            return
        try:
            self._book.plans.move(uid, state, reason, until)
        except WorkbookError as error:
            self.step.refuse(str(error))
            return
        self.step.reason.done()
        self._read()
        button = self.step.first_button()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.saved()

    def _reword(self, uid: str, words: OwnStep) -> None:
        assert self._plan is not None
        try:
            self._book.plans.reword(self._plan.couple, uid, words)
        except WorkbookError as error:
            self.step.own.refuse(str(error))
            return
        self.step.own.done()
        self._read()
        self.step.close_words()
        self._context.saved()

    def _put(self, uid: str, to: int) -> None:
        """A step was moved to another place on the path."""
        assert self._plan is not None
        self._before = None
        try:
            self._book.plans.order(self._plan.couple, uid, to)
        except WorkbookError as error:
            self.path.tell(str(error), "wrong")
            return
        self.path.tell("", "done")
        self._read()
        self._context.saved()

    def _take(self, step: str) -> None:
        assert self._plan is not None
        try:
            plan = self._book.plans.accept(self._plan.couple, step)
        except WorkbookError as error:
            self.beside.refuse(str(error))
            return
        self._chosen = next(s.uid for s in plan.steps if s.step == step)
        self._read()
        self._close_beside()
        self._context.saved()

    def _close_beside(self) -> None:
        self._right.setCurrentIndex(0)
        self.rebuilt.emit()
        self.path.path().setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        assert self._plan is not None
        step = next(s for s in self._plan.steps if s.uid == self._chosen)
        self._context.go_to(Place.EXERCISES, self._plan.couple, step.step)

    def _read(self) -> None:
        """What was changed here, at once; the page's own refresh finds nothing left to do."""
        assert self._plan is not None
        couple = self._plan.couple
        self.show_plan(self._book.record(couple), self._book.safety.gate(couple), self._today, anew=False)
