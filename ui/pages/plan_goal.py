"""One goal: as a line, and while it is edited. What is entered is kept as it is typed, so there is nothing to confirm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import near
from ui.widgets.autosave import Autosave
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Chip, ChipKind
from ui.widgets.choices import Check, Segmented
from ui.widgets.elided import Elided, shortened
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, beside, labelled
from ui.widgets.layout import Item, at_top, column, row, well
from ui.widgets.marks import draw_mark
from ui.widgets.painting import painting
from ui.widgets.spark import Spark
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.disclosure.goals import near as how_near
from workbook.disclosure.letterhead import names
from workbook.errors import BadInput, Stale, WorkbookError
from workbook.language import _
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, GoalState, Plan

WHO = (Whose.BOTH, Whose.FIRST, Whose.SECOND)
STATES = tuple(GoalState)
WORDS_MOST, _NAME, _INTO, _LABEL = 400, 90, 6, 78


def state_words(state: GoalState) -> str:
    return {
        GoalState.BEGUN: _("begun"),
        GoalState.ON_THE_WAY: _("on the way"),
        GoalState.MET: _("met"),
        GoalState.DROPPED: _("given up"),
    }[state]


def only_for(couple: Couple, whose: Whose) -> str:
    return _("only for {name} and me").format(name=couple.partner(whose).short)


class Whom(QWidget):
    """Room for two marks, so that goals of one and of both begin at the same place."""

    def __init__(self, whose: Whose) -> None:
        super().__init__()
        self._whose = whose
        self.setFixedSize(32, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for at, whose in enumerate(PARTNERS):
                if self._whose in (whose, Whose.BOTH):
                    draw_mark(painter, whose, QPointF(6 + at * 15, 10), 10)


class GoalLine(QWidget):
    """`edit_wanted(uid)`, `rate_wanted(uid)`"""

    edit_wanted = Signal(str)
    rate_wanted = Signal(str)

    def __init__(self, goal: Goal, couple: Couple, number: int, today: date) -> None:
        super().__init__()
        kinds: dict[GoalState, tuple[ChipKind, str]] = {
            GoalState.BEGUN: ("plain", ""),
            GoalState.ON_THE_WAY: ("accent", ""),
            GoalState.MET: ("accent", "check"),
            GoalState.DROPPED: ("plain", "x"),
        }
        kind, icon = kinds[goal.state]
        facts = [only_for(couple, goal.whose)] if goal.visibility is not Visibility.JOINT else []
        if goal.state.ended and goal.since is not None:
            facts.append(_("since {day}").format(day=near(goal.since, today)))
        if goal.evidence:
            facts.append(goal.evidence)
        tone = "muted" if goal.state is GoalState.DROPPED else "text"
        lines = column(_INTO, para(breakable(goal.words), "body", tone))
        rated = _latest(goal, couple, today)
        if rated:
            lines.addSpacing(2)
            lines.addWidget(para(rated, "small", "muted"))
        if facts:
            lines.addSpacing(2)
            lines.addWidget(Elided(" · ".join(facts), "small", "muted"))
        lines.addStretch(1)
        edit = icon_button("pen-line", _("Edit this goal"), size=theme.CONTROL_IN_ROW)
        edit.setAccessibleName(_("Edit goal {number}").format(number=number))
        edit.setObjectName(f"goal-{goal.uid}")
        edit.clicked.connect(lambda: self.edit_wanted.emit(goal.uid))
        chip = Chip(state_words(goal.state), kind, icon)
        rate = icon_button("trending-up", _("How near to it"), size=theme.CONTROL_IN_ROW)
        rate.setAccessibleName(_("Rate goal {number}").format(number=number))
        rate.setObjectName(f"rate-{goal.uid}")
        rate.clicked.connect(lambda: self.rate_wanted.emit(goal.uid))
        trend = how_near(goal)
        spark: list[Item] = []
        if trend is not None:
            spark = [at_top(Spark(names(couple), trend, _("Goal {number}: how near").format(number=number)))]
        tail = [column(4, chip, None), row(at_top(rate), at_top(edit), gap=0)]
        made = row(column(5, Whom(goal.whose), None), lines, *spark, *tail, into=self)
        made.setStretch(1, 1)


def _latest(goal: Goal, couple: Couple, today: date) -> str:
    """Mira 6, Jonas 4 on 12 October"""
    said = [r for r in (goal.latest(w) for w in goal.owners) if r is not None]
    if not said:
        return ""
    each = ", ".join(_("{name} {value}").format(name=couple.partner(r.whose).short, value=r.value) for r in said)
    day = near(max(r.on for r in said), today)
    return _("{ratings} of 10, {day}").format(ratings=each, day=day)


class GoalEditor(QWidget):
    """`kept` follows each save, `closed` the end of editing, `deleting_wanted` the wish to be rid of it."""

    kept = Signal()
    closed = Signal()
    deleting_wanted = Signal()

    def __init__(self, book: Workbook, plan: str, goal: Goal, couple: Couple, step: tuple[str, str]) -> None:
        """`step` is the id and title of the step that this goal may serve, ("", "") where there is none."""
        super().__init__()
        self._book, self._plan, self._goal, self._couple, self._step = book, plan, goal, couple, step
        self._saving = False
        self.words = Field(goal.words, _("In their own words"))
        self.words.setMaxLength(WORDS_MOST)
        self._evidence = Field(goal.evidence, _("What shows it, and when it was seen"))
        self._evidence.setMaxLength(WORDS_MOST)
        names = [shortened(couple.partner(w).short, "small_strong", _NAME) for w in PARTNERS]
        self._whose = Segmented(_("Whose goal"), [_("Both"), *names], WHO.index(goal.whose))
        alone = goal.visibility is not Visibility.JOINT
        self._alone = {w: Check(only_for(couple, w), alone and goal.whose is w) for w in PARTNERS}
        self._state = Segmented(_("How far"), [state_words(s) for s in STATES], STATES.index(goal.state))
        self._serves = Check(_("for the step “{title}”").format(title=step[1]), goal.step == step[0] and bool(step[0]))
        self._slip = Slip()
        self._delete = Button(_("Delete"), "plain", "trash-2", height=theme.CONTROL_IN_ROW)
        self._delete.setAccessibleName(_("Delete this goal"))
        self._delete.clicked.connect(self.deleting_wanted)
        done = Button(_("Close"), "soft", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        done.clicked.connect(self.close_editor)
        self._autosave = Autosave(self, self._save, lambda error: self._slip.say(str(error)))
        self._compose(done)
        self._serves.setVisible(bool(step[0]))
        self._delete.setVisible(bool(goal.uid))
        for field in (self.words, self._evidence):
            field.textEdited.connect(self._autosave.touch)
            field.returnPressed.connect(self.close_editor)
        self._whose.changed.connect(self._whose_chosen)
        self._state.changed.connect(self._autosave.touch)
        for check in self._alone.values():
            check.toggled.connect(self._autosave.touch)
        self._serves.toggled.connect(self._autosave.touch)
        self._show_alone()

    def _compose(self, done: Button) -> None:
        whose = row(beside(_("Whose goal"), self._whose, _LABEL), None)
        state = row(beside(_("How far"), self._state, _LABEL), None)
        ground = well(
            labelled(_("Goal"), self.words),
            theme.NEAR,
            column(whose, state, gap=theme.TIGHT),
            theme.NEAR,
            column(*self._alone.values(), self._serves, gap=6),
            theme.NEAR,
            labelled(_("What shows it"), self._evidence),
            self._slip,
            theme.NEAR,
            row(done, self._delete, None),
            pad=(16, 14, 16, 14),
        )
        column(ground, into=self)

    def first(self) -> QWidget:
        return self.words

    def uid(self) -> str:
        """The goal's uid, "" while it is not kept yet."""
        return self._goal.uid

    def is_saving(self) -> bool:
        return self._saving

    def goal(self) -> Goal:
        """The goal as it is entered here."""
        whose = WHO[self._whose.chosen() or 0]
        alone = whose is not Whose.BOTH and self._alone[whose].isChecked()
        step = (
            self._step[0] if self._serves.isChecked() else ("" if self._goal.step == self._step[0] else self._goal.step)
        )
        return replace(
            self._goal,
            words=self.words.text().strip(),
            whose=whose,
            state=STATES[self._state.chosen() or 0],
            evidence=self._evidence.text().strip(),
            step=step,
            visibility=Visibility.INDIVIDUAL if alone else Visibility.JOINT,
        )

    def flush(self) -> None:
        """Keep what is unsaved. Emptied words do not stand in the way of a lock: the goal keeps those it had."""
        if self._goal.uid and not self.words.text().strip():
            self.words.show_words(self._goal.words)
        self._autosave.flush()

    def close_editor(self) -> None:
        try:
            self._autosave.flush()
        except WorkbookError as error:
            self._slip.say(str(error))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.closed.emit()

    def refuse(self, sentence: str) -> None:
        self._slip.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def _whose_chosen(self) -> None:
        self._show_alone()
        self._autosave.touch()

    def _show_alone(self) -> None:
        whose = WHO[self._whose.chosen() or 0]
        for each, check in self._alone.items():
            check.setVisible(each is whose)

    def _save(self) -> None:
        wanted = self.goal()
        if wanted == self._goal or not (wanted.words or wanted.uid):
            return
        if not wanted.words:
            raise BadInput(_("A goal needs words; to be rid of it, delete it."))
        self._saving = True
        try:
            self._goal = self._kept(wanted)
        finally:
            self._saving = False
        self._slip.say("")
        self._delete.show()
        self.kept.emit()

    def _kept(self, wanted: Goal) -> Goal:
        try:
            return self._book.plans.save_goal(self._plan, wanted)
        except Stale:
            plan: Plan | None = self._book.plans.of(self._couple.uid)
            stored = next((g for g in plan.goals if g.uid == wanted.uid), None) if plan else None
            if stored is None:
                raise
            if stored.evidence not in (self._goal.evidence, wanted.evidence, ""):
                wanted = replace(wanted, evidence=f"{stored.evidence} / {wanted.evidence}")
                self._evidence.setText(wanted.evidence)
            return self._book.plans.save_goal(self._plan, replace(wanted, rev=stored.rev))
