"""Suggested steps with their reasons: taken up, or put aside with a reason that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.entry import Slip
from ui.widgets.fields import Field
from ui.widgets.layout import Ground, column, row, rule, section
from ui.widgets.settling import running
from ui.widgets.words import text
from workbook.disclosure.suggested import REASONS
from workbook.facts import SuggestionFact
from workbook.language import _


class _Reason(QWidget):
    """Why not now: one line, asked where the suggestion stands."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.field = Field(words, hint=_("Why not now?"), says=_("Why not now, {step}").format(step=title))
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


def plan_words(state: str, at: int) -> str:
    """Where a step stands in the couple's plan; "" where it does not."""
    if state == "open":
        return _("Open, step {at} of the plan").format(at=at) if at else _("Open, beside the path")
    if state == "in_plan":
        return _("Step {at} of the plan").format(at=at) if at else _("Beside the path")
    return ""


class StepRow(QWidget):
    """One suggestion. `accepted` and `declined(reason)` follow the counselor's hand.

    `typed(words)` follows a reason that is being typed, and says "" where it was dropped.
    """

    accepted = Signal()
    declined = Signal(str)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._where = running(""), text("", "small", "muted")
        self._reasons = [(running("", "small"), running("", "small", "muted")) for _nth in range(REASONS)]
        self._begin = running("", "small")
        self.chip = Chip("", "accent", "check")
        self.accept = Button(_("Accept"), "soft", height=theme.CONTROL_IN_ROW)
        self.not_now = Button(_("Not now"), "plain", height=theme.CONTROL_IN_ROW)
        self.accept.clicked.connect(self.accepted)
        self.not_now.clicked.connect(self._ask)
        self.reason: _Reason | None = None
        self.slip = Slip()
        why = column(*(column(*each, gap=2) for each in self._reasons), gap=6)
        title = row(self._title, self._where, gap=theme.TIGHT)
        title.setStretch(0, 1)
        self._acts = QWidget()
        row(self.chip, self.accept, self.not_now, None, into=self._acts)
        self._lines: QVBoxLayout = column(
            title, 2, why, 4, self._begin, theme.TIGHT, self._acts, self.slip, pad=(0, 12, 0, 12), into=self
        )

    def show_step(self, fact: SuggestionFact) -> None:
        self._title.say("", lead=fact.title)
        self._where.say(fact.where)
        for labels, reason in zip_longest(self._reasons, fact.reasons):
            for label, words in zip(labels, (reason.why, reason.ground) if reason else ("", ""), strict=True):
                label.say(words)
                label.setVisible(bool(words))
        self._begin.say(fact.begin)
        self._begin.setVisible(bool(fact.begin))
        words = plan_words(fact.state, fact.at)
        self.chip.say(words)
        self.chip.setVisible(bool(words))
        self.accept.setVisible(fact.state != "open")
        self.not_now.setVisible(fact.state == "new")
        self.accept.say(_("Open it now") if fact.state == "in_plan" else _("Accept"))
        self.accept.become("soft" if fact.state == "new" else "plain")
        self.accept.setAccessibleName(_("{act}, {step}").format(act=self.accept.text(), step=fact.title))
        self.not_now.setAccessibleName(_("{act}, {step}").format(act=self.not_now.text(), step=fact.title))

    def _ask(self) -> None:
        self.ask_why()

    def ask_why(self, words: str = "", *, focus: bool = True) -> None:
        """Ask for the reason; `words` are those that were being typed before."""
        if self.reason is not None:
            return
        self._acts.hide()
        self.reason = _Reason(self._title_words(), words)
        self.reason.given.connect(self.declined)
        self.reason.dropped.connect(self.drop_reason)
        self.reason.field.textEdited.connect(self.typed)
        self._lines.insertWidget(self._lines.indexOf(self.slip), self.reason)
        self.reason.show()
        before: QWidget = self.not_now
        for widget in (self.reason.field, self.reason.put, self.reason.keep):
            QWidget.setTabOrder(before, widget)
            before = widget
        if focus:
            self.reason.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_reason(self) -> None:
        """Back to the buttons, without putting anything aside."""
        if self.reason is None:
            return
        self.typed.emit("")
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
    """The list. `accept_wanted(step)`, `decline_wanted(step, reason)`, `reason_typed(step, words)`, `all_wanted`."""

    accept_wanted = Signal(str)
    decline_wanted = Signal(str, str)
    reason_typed = Signal(str, str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all_steps = Button(_("All steps"), "quiet", height=24)
        self.all_steps.clicked.connect(self.all_wanted)
        self.rows: dict[str, StepRow] = {}
        self._rules: list[QWidget] = []
        self._lines = QVBoxLayout()
        self._none = running("", "small", "muted")
        self._none.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        self._lines.addWidget(self._none)
        head = section(_("Suggested steps"), self.all_steps)
        column(head, self._lines, None, pad=(24, 20, 24, 12), into=self)

    def show_steps(self, steps: Sequence[SuggestionFact], instead: str) -> None:
        """Show these, in this order; a row that stays keeps what is being typed in it. `instead` says why there is none."""
        wanted = [each.step for each in steps]
        for step in set(self.rows) - set(wanted):
            self._let_go(self.rows.pop(step))
        for line in self._rules:
            self._let_go(line)
        self._rules = []
        for at, each in enumerate(steps):
            made = self.rows.get(each.step) or self._row(each.step)
            made.show_step(each)
            if at:
                self._rules.append(rule())
                self._lines.addWidget(self._rules[-1])
            self._lines.addWidget(made)
            made.show()
        self._none.say(instead)
        self._none.setVisible(not steps)

    def words(self) -> str:
        """What stands in place of suggestions, or "" where there are some."""
        return "" if self.rows else self._none.words()

    def _row(self, step: str) -> StepRow:
        made = StepRow()
        made.accepted.connect(lambda: self.accept_wanted.emit(step))
        made.declined.connect(lambda reason: self.decline_wanted.emit(step, reason))
        made.typed.connect(lambda words: self.reason_typed.emit(step, words))
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
