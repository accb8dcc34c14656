"""One partner alone with the questions. Every way out leads to an empty screen or to the lock page, and to nothing else.

The workbook is closed while this is in sight; the process that shows it never had its key. Each answer is sealed and on the disk
before the next question comes up. A screen that has lost the keyboard to another program goes empty by itself. Whoever uncovers
one may be somebody else: nothing that was given before is ever shown again, and after the thanks there is only the lock page.
A check-in goes the same way: three questions from 0 to 10, and no choice at the start.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui import theme
from ui.pages.handover_covers import BlankView, PauseView, ThanksView
from ui.pages.handover_first import FirstView
from ui.pages.handover_question import QuestionView
from ui.pages.handover_sheet import HOPES, HandoverSheet, hope_words
from ui.widgets.answer_cards import AnswerCards, ScaleCards
from ui.widgets.layout import column
from ui.widgets.painting import painting
from workbook.errors import CannotWrite
from workbook.language import _
from workbook.model.check_in import HIGHEST
from workbook.model.handover import Choice, Kind

_COVERS = (Qt.Key.Key_Escape, Qt.Key.Key_F12)
_SECOND_DIGIT_MS = 1500
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class HandoverRoom(QWidget):
    """`painted` follows the first paint; `ended` asks for the lock page."""

    painted, ended = Signal(), Signal()

    def __init__(self, sheet: HandoverSheet) -> None:
        super().__init__()
        self.sheet = sheet
        ticket = sheet.ticket
        self._first_paint = True
        self._up_to_ten = ticket.kind is Kind.CHECK_IN
        self._since_one = QElapsedTimer()
        self.first = FirstView(ticket)
        self.question = QuestionView(ScaleCards() if self._up_to_ten else AnswerCards(5))
        self.hope = QuestionView(AnswerCards(len(HOPES), first=1, across=248))
        again = ticket.kind is Kind.INTAKE
        self.blank, self.pause = BlankView(), PauseView(again=again)
        self.thanks = ThanksView(ticket.partner, ticket.counselor, again=again)
        self._views = QStackedWidget()
        for view in (self.first, self.question, self.hope, self.pause, self.blank, self.thanks):
            self._views.addWidget(view)
        column(self._views, into=self)
        self._covered: QWidget = self.first
        self._wire()
        self._show(self.first)

    def _wire(self) -> None:
        self.first.begun.connect(self._begin)
        for view in (self.question, self.hope):
            view.answered.connect(self._answer)
            view.turned.connect(self._turn)
            view.paused.connect(self._pause)
        self.pause.wanted.connect(self._ask)
        self.pause.left.connect(self._leave)
        self.blank.wanted.connect(self._uncover)
        self.thanks.returned.connect(self.ended)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._focus_moved)

    # what is in sight

    def view(self) -> QWidget | None:
        return self._views.currentWidget()

    def first_focus(self) -> QWidget:
        """What has the keyboard in the view that is in sight."""
        stops: dict[QWidget | None, QWidget] = {
            self.first: self.first.first_focus,
            self.question: self.question.cards,
            self.hope: self.hope.cards,
            self.pause: self.pause.on,
            self.blank: self.blank.on,
            self.thanks: self.thanks.give_back,
        }
        return stops[self.view()]

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def empty(self) -> None:
        """Nothing in sight, at once. Enter leads on: to a question by way of the pause, and from the end to the lock page."""
        here = self.view()
        if here is not None and here is not self.blank:
            self._covered = self.pause if here in (self.question, self.hope) else here
            self.sheet.forget()
            self._show(self.blank)

    def _uncover(self) -> None:
        if self._covered is self.thanks:
            self.ended.emit()
        else:
            self._show(self._covered)

    def _pause(self) -> None:
        self.sheet.forget()
        self._show(self.pause)

    # going through it

    def _begin(self, choice: Choice | None) -> None:
        try:
            if choice is not None:
                self.sheet.choose(choice)
        except CannotWrite as error:
            self.first.say_wrong(str(error))
        else:
            self._ask()

    def _ask(self) -> None:
        """Show what is up: a question, the hope, or the end."""
        sheet = self.sheet
        self._since_one.invalidate()
        if sheet.over:
            self._thank()
            return
        place = (sheet.at + 1, len(sheet))
        asked = sheet.question
        if asked is not None:
            words = [anchor[:1].upper() + anchor[1:] for anchor in asked.anchors]
            self.question.show_question(place, asked.question, asked.recall, asked.clearer, words)
        else:
            hint = _("As you see it today. It may change, and it stays between you and your counselor.")
            self.hope.show_question(
                place, _("What do you hope for, the two of you?"), _("Last of all"), hint, list(hope_words().values())
            )
        view = self.question if asked is not None else self.hope
        view.show_given(*sheet.given())
        view.back.setVisible(sheet.earlier() is not None)
        self._show(view)

    def _answer(self, value: int | None) -> None:
        view = self.question if self.sheet.question is not None else self.hope
        try:
            self.sheet.answer(value)
        except CannotWrite as error:
            view.show_given(*self.sheet.given())
            view.say_wrong(str(error))
            return
        self.sheet.onward()
        self._ask()

    def _mark(self, digit: int) -> None:
        """A digit from 0 to 10 is chosen and does not lead on yet: 1 may be the beginning of 10."""
        ten = digit == 0 and self._since_one.isValid() and self._since_one.elapsed() < _SECOND_DIGIT_MS
        self._since_one.invalidate()
        try:
            self.sheet.answer(HIGHEST if ten else digit)
        except CannotWrite as error:
            self.question.say_wrong(str(error))
            return
        if digit == 1:
            self._since_one.start()
        self.question.show_given(*self.sheet.given())
        self.question.say_below(_("Enter goes on; another number changes it."))

    def _turn(self, step: int) -> None:
        earlier = self.sheet.earlier()
        if step > 0 and self.sheet.given()[0] is not None:
            self.sheet.onward()
            self._ask()
        elif step < 0 and earlier is not None:
            self.sheet.at = earlier
            self._ask()

    def _clear(self) -> None:
        try:
            self.sheet.clear()
        except CannotWrite as error:
            self.question.say_wrong(str(error))
        else:
            self.question.show_given(*self.sheet.given())

    def _leave(self) -> None:
        """Stop before the end: everything that was answered is kept, and what is open can be answered another day."""
        self.thanks.show_left(self.sheet.unanswered())
        self._show(self.thanks)

    def _thank(self) -> None:
        self.thanks.show_left(self.sheet.unanswered())
        self._show(self.thanks)
        try:
            self.sheet.finish()
        except CannotWrite as error:
            self.thanks.say_wrong(str(error))

    # hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key that no control took. Combinations do nothing here: there is nothing that they could lead to."""
        key = event.key()
        if event.isAutoRepeat():
            return  # a key that is held down answers one question and not ten
        if self.view() is self.thanks:
            if key in (*_COVERS, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.ended.emit()
        elif key in _COVERS:
            self.empty()
        elif not event.modifiers() & ~_PLAIN and self.view() in (self.question, self.hope):
            self._key(key)

    def _key(self, key: int) -> None:
        hoping = self.view() is self.hope
        view = self.hope if hoping else self.question
        lowest, highest = (1, len(HOPES)) if hoping else (0, 4)
        if self._up_to_ten and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._mark(key - Qt.Key.Key_0)
        elif self._up_to_ten and key == Qt.Key.Key_X:
            self._mark(HIGHEST)
        elif Qt.Key.Key_0 + lowest <= key <= Qt.Key.Key_0 + highest:
            self._answer(key - Qt.Key.Key_0 - lowest)
        elif key == Qt.Key.Key_R:
            self._answer(None)
        elif key in (Qt.Key.Key_B, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self._turn(-1)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(1)
        elif key == Qt.Key.Key_W:
            view.say_clearer()
        elif key == Qt.Key.Key_P:
            self._pause()
        elif key == Qt.Key.Key_Delete and not hoping:
            self._clear()

    def _focus_moved(self, there: QWindow | None) -> None:
        """Another window has the keyboard, or another program: whoever turned to it need not leave a question in sight."""
        if self.isVisible() and there != self.window().windowHandle():
            self.empty()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("canvas"))
        if self._first_paint:
            self._first_paint = False
            QTimer.singleShot(0, self.painted.emit)
