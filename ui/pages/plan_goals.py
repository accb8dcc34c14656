"""The goals of the plan: whose, how far, what shows it; edited in place, one at a time."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import messages, theme
from ui.pages.plan_goal import GoalEditor, GoalLine
from ui.widgets.buttons import Button
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import clear, column, section
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, Plan


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
        self._editor: GoalEditor | None = None
        self._add = Button(_("Add goal"), "quiet", "plus", key=_("Alt G"), height=24)
        self._add.clicked.connect(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.NEAR)
        column(section(_("Goals"), self._add), theme.NEAR, self._list, into=self)

    def show_goals(self, plan: Plan, couple: Couple, step: tuple[str, str]) -> None:
        """`step` is the id and title of the chosen step. An open editor of this plan stays open."""
        self._step = step
        if self._editor is not None and self._editor.is_saving():
            return
        if self._plan is not None and plan.uid != self._plan.uid:
            self._shut()
        if self._editor is not None and self._editor.uid() and self._editor.uid() not in {g.uid for g in plan.goals}:
            self._shut()
        same = self._plan is not None and plan.goals == self._plan.goals and couple == self._couple
        self._plan, self._couple = plan, couple
        if not same or not self._list.count():
            self._build()

    def add(self) -> None:
        """Open an empty goal, after keeping the one that is edited."""
        if self._settled():
            self._edit(Goal("", Whose.BOTH))

    def flush(self) -> None:
        """Keep what is unsaved; raises what the book raises."""
        if self._editor is not None:
            self._editor.flush()

    def _settled(self) -> bool:
        if self._editor is not None:
            self._editor.close_editor()
        return self._editor is None

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
        self._editor = GoalEditor(self._book, self._plan.uid, goal, self._couple, step)
        self._editor.kept.connect(self.kept)
        self._editor.closed.connect(self._closed)
        self._editor.deleting_wanted.connect(self._delete)
        self._build()
        self._editor.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(self._editor)

    def _closed(self) -> None:
        uid = self._editor.uid() if self._editor is not None else ""
        self._shut()
        self._read_again()
        self._build()
        back = self.findChild(Button, f"goal-{uid}") if uid else None
        (back or self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        if self._editor is None or not messages.ask(
            _("Delete this goal?"),
            yes=_("Delete the goal"),
            no=_("Keep it"),
            more=_("Its words and what shows it are gone from the plan."),
            danger=True,
            parent=self,
        ):
            return
        try:
            self._book.plans.remove_goal(self._editor.uid())
        except WorkbookError as error:
            self._editor.refuse(str(error))
            return
        self._shut()
        self._read_again()
        self._build()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
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
            for number, goal in enumerate(self._plan.goals, 1):
                if editor is not None and goal.uid == editing:
                    self._list.addWidget(editor)
                    continue
                line = GoalLine(goal, self._couple, number)
                line.edit_wanted.connect(self._edit_goal)
                self._list.addWidget(line)
            if editor is not None and self._list.indexOf(editor) < 0:
                self._list.addWidget(editor)
        if not self._plan.goals and editor is None:
            words = _("No goal yet. One sentence from both of them, or from one, is enough to begin with.")
            self._list.addWidget(para(words, "small", "muted"))
        self.rebuilt.emit()
