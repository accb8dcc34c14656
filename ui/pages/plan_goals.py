"""The goals of the plan: whose, how far, what shows it; edited in place, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.plan_goal import GoalEditor, GoalLine
from ui.pages.plan_rate import GoalRate
from ui.widgets.buttons import Button
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import clear, column, row, section
from ui.widgets.told import Told
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, GoalState, Plan
from workbook.model.session import Session


class Goals(QWidget):
    """`kept` follows each save; `rebuilt`: other fields are there now."""

    kept = Signal()
    rebuilt = Signal()
    opened = Signal(QWidget)
    """The editor, once it is there."""

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book = book
        self._plan: Plan | None = None
        self._couple: Couple | None = None
        self._step = ("", "")
        self._editor: GoalEditor | GoalRate | None = None
        self._sessions: tuple[Session, ...] = ()
        self._gone: Goal | None = None
        self._today = date.min
        self._add = Button(_("Add goal"), "quiet", "plus", key=_("Alt G"), height=24)
        self._add.clicked.connect(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.NEAR)
        self._told = Told()
        self._undo = Button(_("Undo"), "quiet", "undo-2", key=_("Ctrl Z"), height=24)
        self._undo.setAccessibleName(_("Undo: bring the goal back"))
        self._undo.clicked.connect(self.undo)
        self._undo.hide()
        gone = row(self._told, column(theme.TIGHT, self._undo))
        gone.setStretch(0, 1)
        column(section(_("Goals"), self._add), theme.NEAR, self._list, gone, into=self)

    def show_goals(
        self, plan: Plan, couple: Couple, step: tuple[str, str], sessions: Sequence[Session], today: date
    ) -> None:
        """`step` is the id and title of the chosen step. An open editor of this plan stays open."""
        self._step, self._sessions, self._today = step, tuple(sessions), today
        if self._editor is not None and self._editor.is_saving():
            return
        if self._plan is not None and plan.uid != self._plan.uid:
            self._shut()
            self._forget()
        if self._editor is not None and self._editor.uid() and self._editor.uid() not in {g.uid for g in plan.goals}:
            self._shut()
        same = self._plan is not None and plan.goals == self._plan.goals and couple == self._couple
        self._plan, self._couple = plan, couple
        if not same or not self._list.count():
            self._build()

    def add(self) -> None:
        """Open an empty goal for the step in sight, after keeping the one that is edited."""
        if self._settled():
            self._edit(Goal("", Whose.BOTH, step=self._step[0]))

    def flush(self) -> None:
        """Keep what is unsaved; raises what the book raises."""
        if self._editor is not None:
            self._editor.flush()

    def _settled(self) -> bool:
        if self._editor is not None:
            self._editor.close_editor()
        return self._editor is None

    def show_goal(self, uid: str) -> bool:
        """Bring a goal into sight, if the plan has it."""
        line = self.findChild(Button, f"goal-{uid}")
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.emit(line)
        return line is not None

    def undo(self) -> bool:
        """Bring back the goal that was deleted last, with its ratings; says whether there was one."""
        gone, plan = self._gone, self._plan
        if gone is None or plan is None:
            return False
        try:
            self._book.plans.put_back_goal(plan.uid, gone)
        except WorkbookError as error:
            self._told.say(str(error), "wrong")
            return True
        self._forget()
        self._read_again()
        self._build()
        self.show_goal(gone.uid)
        self.kept.emit()
        return True

    def _forget(self) -> None:
        self._gone = None
        self._told.say("")
        self._undo.hide()

    def _rate_goal(self, uid: str) -> None:
        goal = next((g for g in self._plan.goals if g.uid == uid), None) if self._plan else None
        if goal is not None and self._couple is not None and self._settled():
            self._open(GoalRate(self._book, goal, self._couple, self._sessions, self._today))

    def _open(self, editor: GoalEditor | GoalRate) -> None:
        self._editor = editor
        editor.kept.connect(self.kept)
        editor.closed.connect(self._closed)
        self._build()
        editor.first().setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(editor)

    def _edit_goal(self, uid: str) -> None:
        goal = next((g for g in self._plan.goals if g.uid == uid), None) if self._plan else None
        if goal is not None and self._settled():
            self._edit(goal)

    def _edit(self, goal: Goal) -> None:
        assert self._plan is not None
        assert self._couple is not None
        step = self._step
        if goal.step and goal.step != step[0]:
            step = (goal.step, next((s.title for s in self._plan.steps if s.step == goal.step), goal.step))
        editor = GoalEditor(self._book, self._plan.uid, goal, self._couple, step)
        editor.deleting_wanted.connect(self._delete)
        self._open(editor)

    def _closed(self) -> None:
        uid = self._editor.uid() if self._editor is not None else ""
        name = f"rate-{uid}" if isinstance(self._editor, GoalRate) else f"goal-{uid}"
        self._shut()
        self._read_again()
        self._build()
        back = self.findChild(Button, name) if uid else None
        (back or self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        if not isinstance(self._editor, GoalEditor):
            return
        uid = self._editor.uid()
        self._read_again()
        gone = next((g for g in self._plan.goals if g.uid == uid), None) if self._plan else None
        try:
            self._book.plans.remove_goal(uid)
        except WorkbookError as error:
            self._editor.refuse(str(error))
            return
        self._shut()
        self._read_again()
        self._gone = gone
        self._build()
        self._told.say(_("The goal was deleted, with its ratings."))
        self._undo.show()
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit()

    def _shut(self) -> None:
        if self._editor is not None:
            self._list.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None

    def _read_again(self) -> None:
        if self._couple is not None:
            self._plan = self._book.plans.of(self._couple.uid)

    def _build(self) -> None:
        assert self._plan is not None
        assert self._couple is not None
        editor, editing = self._editor, self._editor.uid() if self._editor is not None else None
        if editor is not None:
            self._list.removeWidget(editor)
        with keeping_place(self):
            clear(self._list)
            ordered = sorted(self._plan.goals, key=lambda goal: goal.state is GoalState.DROPPED)
            for number, goal in enumerate(ordered, 1):
                if editor is not None and goal.uid == editing:
                    self._list.addWidget(editor)
                    continue
                line = GoalLine(goal, self._couple, number, self._today)
                line.edit_wanted.connect(self._edit_goal)
                line.rate_wanted.connect(self._rate_goal)
                self._list.addWidget(line)
            if editor is not None and self._list.indexOf(editor) < 0:
                self._list.addWidget(editor)
        if not self._plan.goals and editor is None:
            words = _("No goal yet. One sentence from both of them, or from one, is enough to begin with.")
            self._list.addWidget(para(words, "small", "muted"))
        self.rebuilt.emit()
