"""The plan of a couple: choosing one, and walking it.

Keys: the arrows on the path, with Alt they move a step; Alt+G adds a goal, Alt+B takes up a step beside the path, Alt+T shows the
whole thread, Ctrl+Enter adopts the plan chosen, Ctrl+Z takes back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.context import Context, Place
from ui.pages.closed_file import is_open
from ui.pages.page import Page
from ui.pages.plan_card import PlanView
from ui.pages.plan_choose import THIS, PlanChooser, Suggestions, Wanted
from ui.pages.plan_thread_cards import WholeThread
from ui.widgets.buttons import Button
from ui.widgets.icon import Icon
from ui.widgets.layout import at_top, column, row
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import para
from workbook.changes import Changes
from workbook.disclosure.suggested import quiet, suggested, why_nothing
from workbook.errors import WorkbookError
from workbook.insight.thread import Kind, Knot
from workbook.language import _
from workbook.model.plan import Plan, PlanKind
from workbook.model.record import CoupleRecord

THREAD = "thread"


class PlanPage(Page):
    areas = frozenset({"plans", "assignments", "intakes", "safety", "couples", "cautions", "library"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        book = context.book
        self._plan: Plan | None = None
        self._view = PlanView(context)
        self._chooser: PlanChooser | None = None
        self._start = Button(_("Start session"))
        self._start.clicked.connect(lambda: context.go_to(Place.LIVE, self.couple))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        self._thread = WholeThread()
        self._stack.addWidget(self._thread)
        self._view.knot_wanted.connect(self._lead)
        self._view.whole_wanted.connect(self._whole)
        self._thread.wanted.connect(self._lead)
        self._thread.closed.connect(self._back_from_thread)
        self._quiet_words = para("", "small", "muted")
        self._quiet = QWidget()
        sign = at_top(Icon("info", "muted", 16))
        row(sign, self._quiet_words, gap=theme.TIGHT, pad=(0, 0, 0, theme.GAP), into=self._quiet)
        made = column(self._quiet, self._stack, into=self)
        made.setStretch(1, 1)
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.timeout.connect(lambda: in_reading_order(self))
        self._view.rebuilt.connect(self._order.start)
        self._view.change_wanted.connect(self._change)
        self._book = book
        for keys, act in (
            ("Alt+G", self._add_goal),
            ("Alt+B", self._beside),
            ("Ctrl+Return", self._adopt_key),
            ("Ctrl+Enter", self._adopt_key),
            ("Ctrl+Z", self._undo),
            ("Alt+T", self._whole),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # what the window asks for

    def head_actions(self) -> list[QWidget]:
        return [self._start] if self._walking() else []

    def show_couple(self, uid: str) -> None:
        other = uid != self.couple
        super().show_couple(uid)
        before = self._plan
        self._read(anew=other)
        if self._plan is None:
            self._choose(anew=other)
        elif other or before is None or before.uid != self._plan.uid:
            self._walk()

    def show_detail(self, detail: str) -> None:
        """A step's id, or `thread`, a kind and a key: what hangs together with that."""
        word, _space, rest = detail.partition(" ")
        if word == THREAD and self._plan is not None:
            kind, _space, key = rest.partition(" ")
            self._show_thread(Knot(Kind[kind.upper()], key))
        elif self._plan is not None:
            self._walk()
            self._view.show_step(detail)

    def detail(self) -> str:
        if self._threading() and self._thread.chosen is not None:
            knot = self._thread.chosen
            return f"{THREAD} {knot.kind.name.lower()} {knot.key}"
        return self._view.chosen() if self._walking() else ""

    def refresh(self, changes: Changes | None) -> None:
        if not self.couple:
            return
        before = self._plan
        self._read(anew=False)
        if before is None and self._plan is not None:
            self._walk()
        elif self._threading():
            self._show_thread(self._thread.chosen)
        elif self._chooser is not None and not self._walking():
            record = self._book.record(self.couple)
            self._chooser.refresh(self._suggestions(record), self._book.safety.gate(self.couple))

    def flush(self) -> None:
        if self._walking() or self._threading():
            self._view.flush()
        elif self._chooser is not None:
            self._chooser.flush()

    def first_focus(self) -> QWidget | None:
        if self._threading():
            return self._thread.first_focus()
        if self._walking():
            return self._view.first_focus()
        return self._chooser.first_focus() if self._chooser is not None else None

    # the thread

    def _threading(self) -> bool:
        return self._plan is not None and self._stack.currentWidget() is self._thread

    def _whole(self) -> None:
        """The whole thread of the step in sight."""
        if self._walking() and self._view.why.isVisibleTo(self._view):
            self._show_thread(Knot(Kind.STEP, self._view.step_in_sight()))
            self._thread.begin()

    def _show_thread(self, knot: Knot | None) -> None:
        """What hangs together with it; the plan itself where it is not there any more, or is held."""
        knots = self._view.knots()
        if knot is None or not knots.knows(knot):
            self._walk()
            return
        self._thread.show_knot(knots, knot)
        self._stack.setCurrentWidget(self._thread)
        self._say_quiet()
        self._order.start()
        self.head_changed.emit()

    def _lead(self, knot: Knot) -> None:
        """To where it is: on the plan, or on a page of its own."""
        node = self._view.knots().node(knot)
        if node.place is not None:
            self.context.go_to(node.place, self.couple, node.detail)
            return
        self._walk()
        self._view.show_knot(knot)

    def _back_from_thread(self) -> None:
        self._walk()
        self._view.first_focus().setFocus()

    # choosing and walking

    def _walking(self) -> bool:
        return self._plan is not None and self._stack.currentWidget() is self._view

    def _read(self, anew: bool) -> None:
        record = self._book.record(self.couple)
        anew = anew or self._plan is None or record.plan is None or record.plan.uid != self._plan.uid
        self._plan = record.plan
        self._quiet_words.say(quiet(record.couple, breach=self._book.cautions.breach_going_on(self.couple)))
        self._say_quiet()
        if record.plan is not None:
            self._view.show_plan(record, self._book.safety.gate(self.couple), self._clock().date(), anew)
        self._order.start()

    def _say_quiet(self) -> None:
        """Beside a plan that is being walked; in the choice, the sentence stands in place of the suggestions."""
        self._quiet.setVisible(bool(self._quiet_words.words()) and self._walking())

    def _walk(self) -> None:
        self._stack.setCurrentWidget(self._view)
        self._say_quiet()
        self._order.start()
        self.head_changed.emit()

    def _choose(self, anew: bool) -> None:
        """Show the choice; made when it is first needed, for most visits need it not."""
        record, gate = self._book.record(self.couple), self._book.safety.gate(self.couple)
        if self._chooser is None:
            self._chooser = PlanChooser(self._book, gate)
            self._chooser.adopted.connect(self._adopt)
            self._chooser.dropped.connect(self._drop)
            self._chooser.intake_wanted.connect(lambda: self.context.go_to(Place.INTAKE, self.couple))
            self._stack.addWidget(self._chooser)
        suggestions = self._suggestions(record)
        if anew:
            first = PlanKind.DECIDING if suggestions.quiet else PlanKind.RESTORE
            self._chooser.begin(self.couple, record.plan, first if record.plan is None else THIS)
        self._chooser.show_choice(record.plan, suggestions, gate)
        self._stack.setCurrentWidget(self._chooser)
        self._say_quiet()
        self._order.start()
        self.head_changed.emit()

    def _change(self) -> None:
        if not is_open(self.context, self.couple, self):
            return
        try:
            self._view.flush()
        except WorkbookError:
            return  # the goal that cannot be kept says so itself
        self._choose(anew=True)
        assert self._chooser is not None
        self._chooser.first_focus().setFocus()

    def _drop(self) -> None:
        assert self._chooser is not None
        try:
            self._chooser.done()
        except WorkbookError as error:
            self._chooser.refuse(str(error))
            return
        self._walk()
        self._view.first_focus().setFocus()

    def _adopt(self, wanted: Wanted) -> None:
        assert self._chooser is not None
        before = self._plan
        if not is_open(self.context, self.couple, self):
            return
        try:
            if wanted.kind is not THIS:
                self._book.plans.adopt(self.couple, wanted.kind, wanted.steps, with_goals=wanted.take_goals)
            elif before is not None:
                self._book.plans.arrange(self.couple, before.rev, wanted.steps)
            self._chooser.done()
        except WorkbookError as error:
            self._chooser.refuse(str(error))
            return
        self._read(anew=True)
        self._walk()
        if wanted.kind is THIS and before is not None:
            self._view.offer_undo(before)
        self._view.first_focus().setFocus()
        self.context.saved()

    def _adopt_key(self) -> None:
        if not self._walking() and self._chooser is not None:
            self._chooser.adopt()

    def _add_goal(self) -> None:
        if self._walking():
            self._view.add_goal()

    def _undo(self) -> None:
        if self._walking():
            self._view.undo()
        elif self._chooser is not None:
            self._chooser.undo()

    def _beside(self) -> None:
        if self._walking() and is_open(self.context, self.couple, self):
            self._view.open_beside()

    def _suggestions(self, record: CoupleRecord) -> Suggestions:
        book, couple = self._book, self.couple
        gate, breach = book.safety.gate(couple), book.cautions.breach_going_on(couple)
        facts = suggested(record, book.catalogue, gate, book.plans.declined(couple), breach=breach)
        return Suggestions(
            facts,
            why_nothing(record, book.catalogue, facts, breach=breach),
            asked=bool(record.intakes),
            quiet=bool(quiet(record.couple, breach=breach)),
        )


def build(context: Context) -> Page:
    return PlanPage(context)
