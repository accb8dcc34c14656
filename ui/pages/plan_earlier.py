"""How it was before: this plan's path before each change, and the plans before this one, with their dates, reasons and goals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui import theme
from ui.dates import near
from ui.pages.plan_goal import state_words as goal_words
from ui.pages.plan_rows import kind_name, state_words
from ui.widgets.buttons import Button
from ui.widgets.layout import Ground, column, row
from ui.widgets.reading import Passage, Reading
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.plan import EarlierPath, Goal, Plan, PlanStep

_IN = 24


class EarlierCard(Ground):
    """To be read, and nothing else."""

    closed = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._reading = Reading(pad=(24, 20, 24, 20))
        self._reading.setAccessibleName(_("Earlier plans, and how this one stood before"))
        close = Button(_("Back to the plan"), "soft", key=_("Esc"), height=theme.CONTROL_IN_ROW)
        close.clicked.connect(self.closed)
        made = column(self._reading, row(close, None, pad=(24, 8, 24, 0)), pad=(0, 0, 0, 20), into=self)
        made.setStretch(0, 1)

    def show_plans(self, changes: Sequence[EarlierPath], plans: Sequence[Plan], today: date) -> None:
        """Newest first."""
        passages: list[Passage] = []
        for each in changes:
            passages.append(
                _head(_("Until {day}: {plan}"), each.on, kind_name(each.kind, self._catalogue), today, passages)
            )
            passages += _steps(each.steps, today)
        for plan in plans:
            name = kind_name(plan.kind, self._catalogue)
            passages.append(_head(_("{plan}, begun {day}"), plan.begun, name, today, passages))
            passages += [*_steps(plan.steps, today), *_goals(plan.goals, today)]
        self._reading.show_passages(tuple(passages), keep_place=False)

    def begin(self) -> None:
        self._reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _head(words: str, day: date, plan: str, today: date, before: Sequence[Passage]) -> Passage:
    return Passage(words.format(day=near(day, today), plan=plan), "section", above=24 if before else 0)


def _steps(steps: Sequence[PlanStep], today: date) -> list[Passage]:
    made = []
    for number, step in enumerate((s for s in steps if not s.beside), 1):
        made.append(Passage(step.title, "body", above=8, left=_IN, mark=str(number)))
        made.append(Passage(state_words(step, False, today), "small", "muted", left=_IN))
    for step in (s for s in steps if s.beside):
        made.append(Passage(step.title, "body", above=8, left=_IN, mark="+"))
        made.append(Passage(state_words(step, False, today), "small", "muted", left=_IN))
    return made


def _goals(goals: Sequence[Goal], today: date) -> list[Passage]:
    if not goals:
        return []
    made = [Passage(_("Goals"), "small_strong", above=12)]
    for goal in goals:
        words = goal_words(goal.state)
        if goal.since is not None:
            words = _("{state} {day}").format(state=words, day=near(goal.since, today))
        made.append(Passage(goal.words, "body", above=6, left=_IN, mark="–"))
        made.append(Passage(words, "small", "muted", left=_IN))
    return made
