"""The course of a couple's file: where it stands, what becomes of it, who withdrew, which hours were missed.

The counselor's own view, reached from the overview. A closing can be undone until another page is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import dates, messages, theme
from ui.context import Context, Place
from ui.pages.life_missed import MissedCard
from ui.pages.life_turn import TurnCard
from ui.pages.life_words import MISSED, turn_words
from ui.pages.page import Page
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import card, clear, column, columns, row, section
from ui.widgets.scrolling import Scroller
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import para, text
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.life import Closing, Course, Missed


class Life(Page):
    areas = frozenset({"couples", "assignments"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._missed = False
        self.turn, self.missed = TurnCard(context.book, clock), MissedCard(context.book, clock)
        self._course = QVBoxLayout()
        self._course.setSpacing(0)
        self._back = Button(_("Overview"), icon="arrow-left", key=_("Esc"))
        self._back.clicked.connect(self._leave)
        body = QWidget()
        left = column(self.turn, theme.GUTTER, card(section(_("So far")), theme.NEAR, self._course), None)
        columns((left, 3), (column(self.missed, None), 2), into=body)
        self._scroller = Scroller(body)
        column(self._scroller, into=self)
        self.turn.turned.connect(self._turned)
        self.turn.closed.connect(self._closed)
        self.missed.noted.connect(context.saved)
        self.missed.dropped.connect(self._drop)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._leave)

    def second_line(self) -> str:
        return _("The course of the file: yours alone, on no page of the couple")

    def head_actions(self) -> list[QWidget]:
        return [self._back]

    def first_focus(self) -> QWidget | None:
        return self.missed.asks() if self._missed else self.turn.first_focus()

    def show_detail(self, detail: str) -> None:
        self._missed = detail == MISSED
        if self._missed:
            self.missed.ask_anew()

    def show_couple(self, uid: str) -> None:
        self._missed = False
        if uid != self.couple:
            self._scroller.verticalScrollBar().setValue(0)
        super().show_couple(uid)
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            self._read()

    def flush(self) -> None:
        self.turn.flush()
        self.missed.flush()

    def _read(self) -> None:
        book = self.context.book
        couple, turns = book.couples.get(self.couple), book.life.of(self.couple)
        with keeping_place(self, self._scroller):
            self.turn.show_couple(couple, turns)
            self.missed.show_couple(couple, book.life.missed(self.couple))
            self._show_course(couple, turns)
        in_reading_order(self)
        self.head_changed.emit()

    def _show_course(self, couple: Couple, turns: tuple[Course, ...]) -> None:
        clear(self._course)
        for turn in reversed(turns):
            day = text(dates.near(turn.on, self._clock().date()), "small", "muted")
            self._course.addLayout(row(text(turn_words(turn, couple), "small_strong"), None, day, gap=theme.NEAR))
            if turn.words:
                self._course.addWidget(para(breakable(turn.words), "small", "muted"))
            self._course.addSpacing(theme.NEAR)
        if couple.begun is not None:
            begun = text(dates.near(couple.begun, self._clock().date()), "small", "muted")
            self._course.addLayout(row(text(_("The file began"), "small_strong"), None, begun, gap=theme.NEAR))

    # what becomes of it

    def _turned(self) -> None:
        self.context.nothing_back()  # a closing that came before it stands
        self._saved()

    def _saved(self) -> None:
        self.context.saved()
        first = self.turn.first_focus()
        if first is not None:
            first.setFocus()  # the act that was recorded is no longer there

    def _closed(self, closing: Closing) -> None:
        """The keyboard does not go to what would open it again at the next press of Enter."""
        self.context.saved()
        self._back.setFocus()
        self.context.done(_("The file is closed."), partial(self._take_back, closing))

    def _take_back(self, closing: Closing) -> None:
        self.context.book.life.take_back(closing)
        self._saved()

    def _drop(self, missed: Missed) -> None:
        try:
            self.context.book.life.forget_missed(missed.uid)
        except WorkbookError as error:
            messages.shown(error, self)
            return
        self.context.saved()
        self.context.done(_("An hour that was missed is taken out."), partial(self.context.book.life.miss, missed))
        self.missed.first_focus().setFocus()

    def _leave(self) -> None:
        self.context.go_to(Place.OVERVIEW, self.couple)


def build(context: Context) -> Page:
    return Life(context)
