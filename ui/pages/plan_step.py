"""The chosen step: what it is for, and what can be done with it now. To pause or leave out needs a reason, asked in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui import theme
from ui.pages.plan_rows import PathRow
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Chip
from ui.widgets.entry import Slip
from ui.widgets.fields import Field
from ui.widgets.kept import KeptWords
from ui.widgets.layout import clear, column, row
from ui.widgets.words import caption_for, para
from workbook.book import Workbook
from workbook.model.plan import StepState

REASON_MOST = 300
_BESIDE = 470


@dataclass(frozen=True, slots=True)
class Act:
    """A button: the state that the step goes into, and whether a reason is asked first."""

    words: str
    state: StepState
    kind: Kind = "secondary"
    asks: bool = False


def acts(state: StepState, allowed: bool) -> tuple[Act, ...]:
    """What can be done with a step. `allowed`: the gate lets it open."""
    done = Act(_("Mark done"), StepState.DONE, "soft" if state is StepState.OPEN else "secondary")
    pause = Act(_("Pause"), StepState.PAUSED, asks=True)
    leave_out = Act(_("Leave out"), StepState.SKIPPED, asks=True)
    openings = {
        StepState.PAUSED: Act(_("Go on"), StepState.OPEN, "soft"),
        StepState.AHEAD: Act(_("Open early"), StepState.OPEN, "soft"),
        StepState.DONE: Act(_("Reopen"), StepState.OPEN),
        StepState.SKIPPED: Act(_("Take up again"), StepState.OPEN),
    }
    opening = (openings[state],) if state in openings and allowed else ()
    rest: dict[StepState, tuple[Act, ...]] = {
        StepState.OPEN: (done, pause, leave_out),
        StepState.PAUSED: (done, leave_out),
        StepState.AHEAD: (leave_out,) if allowed else (),
    }
    return (*opening, *rest.get(state, ()))


class ReasonBar(QWidget):
    """Asks why, in one line. What was typed for a step waits until it is said or taken back, also through a lock."""

    given = Signal(object, str)  # Act, reason

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
        self._say = Button("", "soft", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        self._say.clicked.connect(self._give)
        cancel = Button(_("Cancel"), "plain", key=_("Esc"), height=theme.CONTROL_IN_ROW)
        cancel.clicked.connect(self.shut)
        self._slip = Slip()
        buttons = row(self._say, cancel, gap=theme.HAIR)
        line = row(column(self._name, theme.HAIR, self._field), column(None, buttons), gap=theme.TIGHT)
        line.setStretch(0, 1)
        column(line, self._slip, pad=(0, theme.NEAR, 0, 0), into=self)
        self.hide()

    def ask(self, uid: str, act: Act, back_to: QWidget | None, *, focus: bool = True) -> None:
        self._uid, self._act, self._back_to = uid, act, back_to
        name = _("Why it is paused") if act.state is StepState.PAUSED else _("Why it is left out")
        self._name.say(name)
        self._field.setAccessibleName(name)
        self._field.show_words(self._kept.words(self._couple, _slot(uid, act)))
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

    def _give(self) -> None:
        if self._act is not None:
            self.given.emit(self._act, self._field.text().strip())


def _slot(uid: str, act: Act) -> str:
    return f"reason {uid} {act.state.value}"


class StepHead(QWidget):
    """`moved(uid, state, reason)` asks for another state."""

    moved = Signal(str, object, str)

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._catalogue = book.catalogue
        self._row: PathRow | None = None
        self._title = para("", "heading", leading=108)
        self._state = para("", "small", "muted")
        self._aim = para("", "body")
        self._chips = QWidget()
        self._chip_row = row(gap=theme.TIGHT, into=self._chips)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.TIGHT)
        self._slip = Slip()
        self.reason = ReasonBar(book)
        self.reason.given.connect(self._reasoned)
        buttons = column(row(self._buttons, None), None)
        self._first = row(column(3, self._title, None), buttons, gap=theme.GAP)
        self._first.setStretch(0, 1)
        column(
            self._first,
            2,
            self._state,
            self.reason,
            self._slip,
            theme.TIGHT,
            self._aim,
            theme.NEAR,
            self._chips,
            into=self,
        )

    def show_step(self, couple: str, shown: PathRow, allowed: bool) -> None:
        """`allowed`: the gate lets this step open. One that it holds says so, and nothing else about itself."""
        other = self._row is None or self._row.step.uid != shown.step.uid
        self._row = shown
        step = shown.step
        title = _("{number} · {title}").format(number=shown.number, title=step.title) if shown.number else step.title
        self._title.say(title)
        self._state.say(breakable(shown.says))
        self._aim.say(step.aim)
        self._aim.setVisible(not shown.held)
        themes = self._themes(step.step) if not shown.held else []
        clear(self._chip_row)
        for name in themes:
            self._chip_row.addWidget(Chip(name))
        self._chip_row.addStretch(1)
        self._chips.setVisible(bool(themes))
        if other:
            self.reason.take_up(couple, step.uid, acts(step.state, allowed))
            self._slip.say("")
        self._show_buttons(step.state, allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the buttons stand below the title."""
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._first.direction() is not direction:
            self._first.setDirection(direction)
            self._first.setSpacing(theme.GAP if beside else theme.TIGHT)

    def refuse(self, sentence: str) -> None:
        """Say why it could not be done, beside where it was asked."""
        if self.reason.isVisibleTo(self):
            self.reason.refuse(sentence)
        else:
            self._slip.say(sentence)

    def first_button(self) -> QWidget | None:
        item = self._buttons.itemAt(0)
        return item.widget() if item is not None else None

    def _themes(self, step: str) -> list[str]:
        try:
            return [self._catalogue.theme(key).name for key in self._catalogue.step(step).themes]
        except KeyError:
            return []

    def _show_buttons(self, state: StepState, allowed: bool) -> None:
        had_focus = any(b.hasFocus() for b in self.findChildren(Button) if b.parentWidget() is self)
        clear(self._buttons)
        for act in acts(state, allowed):
            button = Button(act.words, act.kind, height=theme.CONTROL_IN_ROW)
            button.clicked.connect(self._pressed(act, button))
            self._buttons.addWidget(button)
        first = self.first_button()
        if had_focus and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, act: Act, button: Button) -> Callable[[], None]:
        def press() -> None:
            assert self._row is not None
            self._slip.say("")
            if act.asks:
                self.reason.ask(self._row.step.uid, act, button)
            else:
                self.moved.emit(self._row.step.uid, act.state, "")

        return press

    def _reasoned(self, act: Act, reason: str) -> None:
        assert self._row is not None
        if not reason:
            self.reason.refuse(_("Say in a few words why."))
            return
        self.moved.emit(self._row.step.uid, act.state, reason)
