"""The chosen step: what it is for, and what can be done with it now. To pause or leave out needs a reason, asked in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui import theme
from ui.pages.plan_acts import Act, acts
from ui.pages.plan_listening import Listening
from ui.pages.plan_own import NEW, OwnForm
from ui.pages.plan_reason import ReasonBar
from ui.pages.plan_rows import PathRow
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Chip
from ui.widgets.entry import Slip
from ui.widgets.layout import clear, column, row
from ui.widgets.menu import Menu
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.catalogue.entries import Step
from workbook.language import _
from workbook.model.plan import OwnStep, StepState
from workbook.model.safety import Gate

_BESIDE = 540


class StepHead(QWidget):
    """`moved(uid, state, reason, until)` asks for another state, `reworded(uid, OwnStep)` for other words of an own step."""

    moved = Signal(str, object, str, object)
    reworded = Signal(str, object)

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._catalogue = book.catalogue
        self._row: PathRow | None = None
        self._couple = ""
        self._title = para("", "heading", leading=108)
        self._state = para("", "small", "muted")
        self._aim = para("", "body")
        self._listening = Listening()
        self._chips = QWidget()
        self._chip_row = row(gap=theme.TIGHT, into=self._chips)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.TIGHT)
        self._slip = Slip()
        self.reason = ReasonBar(book)
        self.reason.given.connect(self._reasoned)
        self.own = OwnForm(book)
        self.own.hide()
        self.own.given.connect(self._worded)
        self.own.closed.connect(self.close_words)
        buttons = column(row(self._buttons, None), None)
        self._first = row(column(3, self._title, None), buttons, gap=theme.GAP)
        self._first.setStretch(0, 1)
        state = row(column(4, self._state, None), column(6, self._chips, None), gap=theme.GAP)
        state.setStretch(0, 1)
        column(
            self._first,
            2,
            state,
            self.reason,
            self._slip,
            theme.TIGHT,
            self.own,
            self._aim,
            theme.TIGHT,
            self._listening,
            into=self,
        )

    def show_step(self, couple: str, shown: PathRow, allowed: bool) -> None:
        """`allowed`: the gate lets this step open. One that it holds says so, and nothing else about itself."""
        other = self._row is None or self._row.step.uid != shown.step.uid
        self._row, self._couple = shown, couple
        step = shown.step
        title = _("{number} · {title}").format(number=shown.number, title=step.title) if shown.number else step.title
        self._title.say(title)
        self._state.say(breakable(shown.says))
        self._aim.say(step.aim)
        self._aim.setVisible(not shown.held and bool(step.aim))
        known = self._known(step.step) if not shown.held else None
        self._listening.show_step(known)
        themes = known.themes if known is not None else ()
        clear(self._chip_row)
        for key in themes:
            self._chip_row.addWidget(Chip(self._catalogue.theme(key).name))
        self._chip_row.addStretch(1)
        self._chips.setVisible(bool(themes))
        if other:
            self.reason.take_up(couple, step.uid, acts(step.state, allowed))
            self._slip.say("")
            self.own.hide()
            if step.own:
                self._reword(focus=False)
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

    def _known(self, step: str) -> Step | None:
        try:
            return self._catalogue.step(step)
        except KeyError:
            return None

    def _show_buttons(self, state: StepState, allowed: bool) -> None:
        had_focus = any(b.hasFocus() for b in self.findChildren(Button) if b.parentWidget() is self)
        clear(self._buttons)
        possible = acts(state, allowed)
        for act in (a for a in possible if not a.more):
            button = Button(act.words, act.kind, height=theme.CONTROL_IN_ROW)
            button.clicked.connect(lambda _on=False, act=act, button=button: self._act(act, button))
            self._buttons.addWidget(button)
        self._show_more([a for a in possible if a.more])
        first = self.first_button()
        if had_focus and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, rest: Sequence[Act]) -> None:
        """The dots, where anything is behind them."""
        own = self._row is not None and self._row.step.own
        if not rest and not own:
            return
        dots = icon_button("ellipsis", _("More about this step"), size=theme.CONTROL_IN_ROW)
        menu = Menu(dots)
        for act in rest:
            menu.addAction(act.words).triggered.connect(lambda _on=False, act=act: self._act(act, dots))
        if own:
            menu.addAction(_("Put its words right")).triggered.connect(lambda _on=False: self._reword())
        dots.setMenu(menu)
        self._buttons.addWidget(dots)

    def _reword(self, *, focus: bool = True) -> None:
        """The own step's words, open to be changed."""
        assert self._row is not None
        step = self._row.step
        typed = self.own.begin(
            self._couple,
            f"{NEW} {step.uid}",
            OwnStep(step.title, step.aim, step.gate or Gate.FREE),
            _("Keep the words"),
        )
        self.own.setVisible(focus or typed)
        if focus:
            self.own.focus()

    def _worded(self, words: OwnStep) -> None:
        assert self._row is not None
        self.reworded.emit(self._row.step.uid, words)

    def close_words(self) -> None:
        """The words are kept, or given up."""
        self.own.hide()
        first = self.first_button()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, act: Act, button: QWidget) -> None:
        assert self._row is not None
        self._slip.say("")
        if act.asks:
            self.reason.ask(self._row.step.uid, act, button)
        else:
            self.moved.emit(self._row.step.uid, act.state, "", None)

    def _reasoned(self, act: Act, reason: str, until: date | None) -> None:
        assert self._row is not None
        self.moved.emit(self._row.step.uid, act.state, reason, until)
