"""What was entered in error with a couple: what it was, when and why it was taken out, and where its words belong instead.

The words as they stood are the counselor's alone: each is folded away and not even there before it is opened, which is audited.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import messages, theme
from ui.context import Context
from ui.dates import clock, day_of_year
from ui.pages.sessions_withdrawn_facts import Replaced, as_it_stood, name_of, replaced
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button
from ui.widgets.flowing import Flowing, lay_out
from ui.widgets.layout import Ground, clear, column, row, rule
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para, text
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _, ngettext
from workbook.model.note_apart import Withdrawal


class Withdrawn(Ground):
    """`wanted(couple, detail)` asks for what stands in the place of one; `left` goes back; `rebuilt`: other buttons are there."""

    wanted = Signal(str, str)
    left = Signal()
    rebuilt = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._book = context, context.book
        self._couple = ""
        self._shown: tuple[object, ...] = ()
        self._entries: list[_Entry] = []
        self._count = text("", "small", "muted")
        self._list = column()
        leave = Button(_("Back"), "soft", key=_("Esc"), height=theme.CONTROL_IN_ROW)
        leave.setAccessibleName(_("Back to the sessions"))
        leave.clicked.connect(self.left)
        self._leave = leave
        about = _("On no page of the work, in no document and not found by a search; kept as it stood, for you alone.")
        body = Flowing()
        column(self._list, None, pad=(24, 6, 12, 24), into=body)
        self._scroller = Scroller(body)
        self._scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        title = row(text(_("Entered in error"), "heading"), 4, self._count, None, leave)
        head = column(title, 4, para(about, "small", "muted"), pad=(24, 18, 24, 14))
        made = column(head, rule(), self._scroller, pad=(0, 0, 0, 8), into=self)
        made.setStretch(2, 1)

    def show_couple(self, couple: str) -> None:
        """All of it, newest first and folded."""
        self._couple, self._shown, self._entries = couple, (), []
        self._scroller.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Something changed elsewhere: what is open stays open."""
        every = self._book.withdrawals.of(self._couple)
        shown = tuple((each, replaced(self._book, each)) for each in every)
        if shown == self._shown:
            return
        self._shown = shown
        open_ones = {entry.withdrawal.uid for entry in self._entries if entry.is_open()}
        clear(self._list)
        self._count.say(ngettext("{n} record", "{n} records", len(every)).format(n=len(every)))
        self._entries = [_Entry(self._book, each, stands) for each, stands in reversed(shown)]
        for at, entry in enumerate(self._entries):
            if at:
                self._list.addWidget(rule())
            self._list.addWidget(entry)
            entry.wanted.connect(self.wanted)
            entry.turned.connect(partial(self._turned, entry))
            if entry.withdrawal.uid in open_ones:
                entry.put_words()
        self.rebuilt.emit()

    def first_focus(self) -> QWidget:
        return self._entries[0].fold if self._entries else self._leave

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing of it is open."""
        super().hideEvent(event)
        if not event.spontaneous():
            for entry in self._entries:
                entry.close_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _turned(self, entry: _Entry) -> None:
        self.rebuilt.emit()
        if entry.is_open():
            lay_out()
            self._scroller.ensureWidgetVisible(entry.fold, 0, theme.GUTTER)


class _Entry(QWidget):
    """One of them. `turned`: it was opened or folded."""

    wanted = Signal(str, str)
    turned = Signal()

    def __init__(self, book: Workbook, withdrawal: Withdrawal, stands: Replaced) -> None:
        super().__init__()
        self._book, self.withdrawal = book, withdrawal
        self._name = name_of(book, withdrawal)
        taken = _("taken out {day}, {time}, by {name}").format(
            day=day_of_year(withdrawal.at.date()), time=clock(withdrawal.at), name=withdrawal.signed_by
        )
        self.fold = Button(_("Read it as it stood"), "quiet", "lock", trailing="chevron-right", height=24)
        self.fold.clicked.connect(self._turn)
        ways: list[QWidget] = [self.fold]
        if stands.detail:
            go = Button(_("Go there"), "quiet", height=24)
            go.setAccessibleName(_("Go there: {words}").format(words=stands.words))
            go.clicked.connect(lambda: self.wanted.emit(stands.couple, stands.detail))
            ways.insert(0, go)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.setContentsMargins(0, theme.TIGHT, 0, 0)
        name = para(breakable(self._name), "strong")
        column(
            name,
            2,
            para(taken, "small", "muted"),
            theme.TIGHT,
            para(breakable(withdrawal.reason), "body"),
            theme.TIGHT,
            para(stands.words, "small", "muted"),
            theme.TIGHT,
            row(*ways, None, gap=theme.GAP),
            self._words,
            pad=(0, 14, 0, 16),
            into=self,
        )
        self._is_open = False
        self._say()

    def is_open(self) -> bool:
        return self._is_open

    def put_words(self) -> None:
        """Put the words there. Raises `WorkbookError`."""
        for part in as_it_stood(self._book, self.withdrawal):
            self._words.addLayout(part)
            self._words.addSpacing(theme.NEAR)
        self._is_open = True
        self._say()

    def close_up(self) -> None:
        """Take the words away."""
        clear(self._words)
        self._is_open = False
        self._say()

    def _turn(self) -> None:
        if self._is_open:
            self.close_up()
        else:
            try:
                self._book.withdrawals.viewed(self.withdrawal)
                self.put_words()
            except WorkbookError as error:
                messages.shown(error, self)
        self.turned.emit()

    def _say(self) -> None:
        self.fold.turn("chevron-down" if self._is_open else "chevron-right")
        state = _("open") if self._is_open else _("folded")
        self.fold.setAccessibleName(_("Read it as it stood: {name}, {state}").format(name=self._name, state=state))
