"""Asks why a step is paused or left out, and until when a pause is to last, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.plan_acts import Act
from ui.widgets.buttons import Button
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import Field
from ui.widgets.forgetting import forget_line
from ui.widgets.kept import KeptWords
from ui.widgets.layout import column, row, wide
from ui.widgets.words import caption_for
from workbook.book import Workbook
from workbook.language import _
from workbook.model.plan import StepState

REASON_MOST = 300


class ReasonBar(QWidget):
    """What was typed for a step waits until it is said or taken back, also through a lock."""

    given = Signal(object, str, object)  # Act, reason, the day until which or None

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._act: Act | None = None
        self._uid = self._couple = ""
        self._kept = KeptWords(self, book, lambda error: self.refuse(str(error)))
        self._back_to: QWidget | None = None
        self._field = Field(height=theme.CONTROL_IN_ROW)
        self._field.setMaxLength(REASON_MOST)
        self._field.returnPressed.connect(self._give)
        self._field.textEdited.connect(self._keep)
        self._name = caption_for(_("Reason"), self._field)
        self._until = DayField(_("Until when it is paused, if that is known"))
        self._until.textEdited.connect(self._keep)
        self._until.picked.connect(self._keep)
        self._until.returnPressed.connect(self._give)
        self._ends = QWidget()
        column(caption_for(_("Until"), self._until), theme.HAIR, wide(self._until, 132), into=self._ends)
        self._until.setAccessibleName(_("Until when it is paused, if that is known"))
        self._say = Button("", "soft", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        self._say.clicked.connect(self._give)
        cancel = Button(_("Cancel"), "plain", key=_("Esc"), height=theme.CONTROL_IN_ROW)
        cancel.clicked.connect(self.shut)
        self._slip = Slip()
        self._until.problem.connect(self._slip.say)
        line = row(column(self._name, theme.HAIR, self._field), self._ends, gap=theme.TIGHT)
        line.setStretch(0, 1)
        buttons = row(self._say, cancel, None, gap=theme.HAIR)
        column(line, theme.TIGHT, buttons, self._slip, pad=(0, theme.NEAR, 0, 0), into=self)
        self.hide()

    def ask(self, uid: str, act: Act, back_to: QWidget | None, *, focus: bool = True) -> None:
        self._uid, self._act, self._back_to = uid, act, back_to
        name = _("Why it is paused") if act.state is StepState.PAUSED else _("Why it is left out")
        self._name.say(name)
        self._field.setAccessibleName(name)
        forget_line(self._field)
        self._field.show_words(self._kept.words(self._couple, _slot(uid, act)))
        self._until.show_typed(self._kept.words(self._couple, _until(uid)))
        self._ends.setVisible(act.state is StepState.PAUSED)
        self._say.say(act.words)
        self._slip.say("")
        self.show()
        if focus:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self, couple: str, uid: str, possible: Sequence[Act]) -> None:
        """Another step is shown: a reason that was being typed for it stands open again."""
        self.leave()
        self._couple = couple
        waiting = (act for act in possible if act.asks and self._kept.words(couple, _slot(uid, act)))
        act = next(waiting, None)
        if act is not None:
            self.ask(uid, act, None, focus=False)

    def flush(self) -> None:
        self._kept.flush()

    def refuse(self, sentence: str) -> None:
        self._slip.say(sentence)

    def shut(self) -> None:
        """Put it away; the focus goes back to where it came from."""
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        self._forget()
        if had_focus and self._back_to is not None:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hide it; what was typed waits for this step."""
        self._act = None
        self.hide()

    def _forget(self) -> None:
        if self._act is not None:
            self._kept.put(self._couple, _slot(self._uid, self._act), "")
            self._kept.put(self._couple, _until(self._uid), "")
        self.leave()

    def done(self) -> None:
        self._forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if self._act is not None:
            self._kept.put(self._couple, _slot(self._uid, self._act), self._field.text())
            if self._act.state is StepState.PAUSED:
                self._kept.put(self._couple, _until(self._uid), self._until.text())

    def _give(self) -> None:
        if self._act is None:
            return
        reason, paused = self._field.text().strip(), self._act.state is StepState.PAUSED
        until: date | None = self._until.value() if paused else None
        if not reason:
            self.refuse(_("Say in a few words why."))
        elif paused and self._until.wrong():
            self.refuse(self._until.wrong())
        else:
            self.given.emit(self._act, reason, until)


def _slot(uid: str, act: Act) -> str:
    return f"reason {uid} {act.state.value}"


def _until(uid: str) -> str:
    return f"until {uid}"
