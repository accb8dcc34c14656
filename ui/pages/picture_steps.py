"""Suggested steps with their reasons: taken up, or put aside with a reason that is kept and shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme
from ui.dates import near
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.entry import Slip
from ui.widgets.fields import Field
from ui.widgets.layout import Ground, column, row, rule, section
from ui.widgets.settling import running
from ui.widgets.words import text
from workbook.facts import SuggestionFact
from workbook.model.plan import Declined


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion and, where it was put aside, when and why."""

    fact: SuggestionFact
    declined: Declined | None = None


class _Reason(QWidget):
    """Why not now: one line, asked where the suggestion stands."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.field = Field(hint=_("Why not now?"), says=_("Why not now, {step}").format(step=title))
        self.slip = Slip()
        self.put = Button(_("Put aside"), "soft", height=theme.CONTROL_IN_ROW)
        self.keep = Button(_("Keep it"), "plain", height=theme.CONTROL_IN_ROW)
        self.put.clicked.connect(self._give)
        self.keep.clicked.connect(self.dropped)
        self.field.returnPressed.connect(self._give)
        self.field.textEdited.connect(lambda: self.slip.say(""))
        column(self.field, self.slip, theme.TIGHT, row(self.put, self.keep, None), into=self)

    def _give(self) -> None:
        self.given.emit(self.field.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class StepRow(QWidget):
    """One suggestion. `accepted` and `declined(reason)` follow the counselor's hand."""

    accepted = Signal()
    declined = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._where = running(""), text("", "small", "muted")
        self._why, self._aside = running("", "small", "muted"), running("", "small", "muted")
        self.chip = Chip("", "accent", "check")
        self.accept = Button(_("Accept"), "soft", height=theme.CONTROL_IN_ROW)
        self.not_now = Button(_("Not now"), "plain", height=theme.CONTROL_IN_ROW)
        self.accept.clicked.connect(self.accepted)
        self.not_now.clicked.connect(self.ask_why)
        self.reason: _Reason | None = None
        self.slip = Slip()
        title = row(self._title, self._where, gap=theme.TIGHT)
        title.setStretch(0, 1)
        self._acts = QWidget()
        row(self.chip, self.accept, self.not_now, None, into=self._acts)
        self._lines: QVBoxLayout = column(
            title, 2, self._why, self._aside, theme.TIGHT, self._acts, self.slip, pad=(0, 12, 0, 12), into=self
        )

    def show_step(self, suggested: Suggested, today: date) -> None:
        fact, aside = suggested.fact, suggested.declined
        self._title.say("", lead=fact.title)
        self._where.say(fact.where)
        self._why.say(fact.reason)
        self._why.setVisible(bool(fact.reason))
        put_aside = fact.state == "declined" and aside is not None
        self._aside.setVisible(put_aside)
        if put_aside and aside is not None:
            self._aside.say(aside.reason, lead=_("Put aside {day}:").format(day=near(aside.on, today)))
        words = {"open": _("Open in the plan"), "in_plan": _("In the plan")}.get(fact.state, "")
        self.chip.say(words)
        self.chip.setVisible(bool(words))
        self.accept.setVisible(fact.state != "open")
        self.not_now.setVisible(fact.state == "new")
        self.accept.say({"in_plan": _("Open it now"), "declined": _("Accept after all")}.get(fact.state, _("Accept")))
        self.accept.become("soft" if fact.state == "new" else "plain")
        self.accept.setAccessibleName(_("{act}, {step}").format(act=self.accept.text(), step=fact.title))
        self.not_now.setAccessibleName(_("{act}, {step}").format(act=self.not_now.text(), step=fact.title))

    def ask_why(self) -> None:
        self._acts.hide()
        self.reason = _Reason(self._title_words())
        self.reason.given.connect(self.declined)
        self.reason.dropped.connect(self.drop_reason)
        self._lines.insertWidget(self._lines.indexOf(self.slip), self.reason)
        self.reason.show()
        before: QWidget = self.not_now
        for widget in (self.reason.field, self.reason.put, self.reason.keep):
            QWidget.setTabOrder(before, widget)
            before = widget
        self.reason.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_reason(self) -> None:
        """Back to the buttons, without putting anything aside."""
        if self.reason is None:
            return
        self._acts.show()
        self.focus_act()
        self.reason.hide()
        self.reason.deleteLater()
        self.reason = None

    def focus_act(self) -> bool:
        """The keyboard to this row's first act; False where it has none."""
        for button in (self.accept, self.not_now):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def refuse(self, sentence: str) -> None:
        (self.slip if self.reason is None else self.reason.slip).say(sentence)

    def _title_words(self) -> str:
        return self.accept.accessibleName().partition(", ")[2]


class StepsCard(Ground):
    """The list. `accept_wanted(step)`, `decline_wanted(step, reason)`, `all_wanted`."""

    accept_wanted = Signal(str)
    decline_wanted = Signal(str, str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all_steps = Button(_("All steps"), "quiet", height=24)
        self.all_steps.clicked.connect(self.all_wanted)
        self.rows: dict[str, StepRow] = {}
        self._rules: list[QWidget] = []
        self._lines = QVBoxLayout()
        self._none = running(
            _("Suggestions follow from what both answer about distance and its causes. Every step stands on the plan."),
            "small",
            "muted",
            lead=_("Nothing to suggest yet."),
        )
        self._lines.addWidget(self._none)
        column(section(_("Suggested steps"), self.all_steps), self._lines, None, pad=(24, 20, 24, 12), into=self)

    def show_steps(self, steps: Sequence[Suggested], today: date) -> None:
        """Show these, in this order; a row that stays keeps what is being typed in it."""
        wanted = [each.fact.step for each in steps]
        for step in set(self.rows) - set(wanted):
            self._let_go(self.rows.pop(step))
        for line in self._rules:
            self._let_go(line)
        self._rules = []
        for at, each in enumerate(steps):
            made = self.rows.get(each.fact.step) or self._row(each.fact.step)
            made.show_step(each, today)
            if at:
                self._rules.append(rule())
                self._lines.addWidget(self._rules[-1])
            self._lines.addWidget(made)
            made.show()
        self._none.setVisible(not steps)

    def _row(self, step: str) -> StepRow:
        made = StepRow()
        made.accepted.connect(lambda: self.accept_wanted.emit(step))
        made.declined.connect(lambda reason: self.decline_wanted.emit(step, reason))
        self.rows[step] = made
        return made

    def _let_go(self, widget: QWidget) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and widget.isAncestorOf(focused):
            self.all_steps.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lines.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def focus_after(self, step: str) -> None:
        """The keyboard to this row if it still has something to do, else to the next one that has."""
        keys = list(self.rows)
        at = keys.index(step) if step in keys else 0
        if not any(self.rows[key].focus_act() for key in keys[at:] + keys[:at]):
            self.all_steps.setFocus(Qt.FocusReason.OtherFocusReason)
