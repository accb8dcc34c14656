"""Beginning a session: nothing to fill in but what differs from now, here, both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.sessions_facts import FocusLine, SessionFacts, fresh
from ui.widgets.buttons import Button
from ui.widgets.entry import Slip
from ui.widgets.fields import labelled
from ui.widgets.layout import Ground, column, row
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.session import Session

_FOCUS_WIDE = 620


class NewSession(Ground):
    """`wanted(session)` asks for it to be begun; `dropped` goes back. Half-filled, it waits for the same couple."""

    wanted = Signal(object)
    dropped = Signal()

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._session: Session | None = None
        self._facts = SessionFacts()
        self._focus = FocusLine()
        self._focus.setMaximumWidth(_FOCUS_WIDE)
        self._problem = Slip()
        self._problem.say("")
        begin = Button(_("Begin session"), "primary", key=_("Ctrl Enter"))
        begin.clicked.connect(self.begin)
        self._back = Button(_("Cancel"), key=_("Esc"))
        self._back.clicked.connect(self.dropped)
        self._focus.returnPressed.connect(self.begin)
        column(
            text(_("New session"), "heading"),
            theme.HAIR,
            para(_("Check-in, homework and note follow as soon as it has begun."), "small", "muted"),
            20,
            self._facts,
            20,
            labelled(_("Focus"), self._focus, _("one line that both may read; it can come later")),
            theme.GUTTER,
            row(begin, self._back, None, gap=theme.TIGHT),
            self._problem,
            None,
            pad=(24, 20, 24, 24),
            into=self,
        )

    def show_couple(self, couple: Couple, can_go_back: bool) -> None:
        """Offer a session of now; what was filled in for this couple before stays."""
        self._back.setVisible(can_go_back)
        self._problem.say("")
        if self._session is None or self._session.couple != couple.uid:
            self._session = fresh(couple, self._clock())
            self._focus.show_words("")
        else:
            self._session = replace(self._facts.facts(self._session), couple=couple.uid)
        self._facts.show_facts(self._session, couple)

    def forget(self) -> None:
        """Next time begin anew."""
        self._session = None
        self._focus.show_words("")

    def first_focus(self) -> QWidget:
        return self._focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._back.isHidden():
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        if self._session is None:
            return
        wrong = self._facts.wrong()
        if wrong:
            self.refuse(wrong)
            self._facts.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wanted.emit(replace(self._facts.facts(self._session), focus=self._focus.text().strip()))

    def refuse(self, sentence: str) -> None:
        """Say beside the button why it could not be begun."""
        self._problem.say(sentence)
