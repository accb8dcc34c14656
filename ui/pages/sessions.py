"""The sessions of a couple: the list at the left, the hour that is chosen at the right, and the way to begin another.

Keys: Alt+N begins a session, Ctrl+1 to Ctrl+4 go through the hour, Ctrl+Enter begins or signs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from gettext import gettext as _

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.context import Context, Place
from ui.pages.page import Page
from ui.pages.sessions_list import SessionList
from ui.pages.sessions_new import NewSession
from ui.pages.sessions_panel import SessionPanel
from ui.widgets.buttons import Button
from ui.widgets.chips import EmptyState
from ui.widgets.layout import Ground, column, row
from ui.widgets.tab_order import in_reading_order
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.model.session import Session

NEW = "new"
"""The detail that asks for a new session; any other is a session's uid."""


class SessionsPage(Page):
    areas = frozenset({"sessions", "assignments", "couples"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._list = SessionList(_today)
        self._panel = SessionPanel(context)
        self._new = NewSession()
        begin = Button(_("New session"), "primary", "plus", key=_("Alt N"))
        begin.clicked.connect(self._show_new)
        self._empty = Ground()
        column(
            EmptyState(
                _("No session yet"),
                _("The check-in, the homework review and the note of each hour will stand here, the newest first."),
                begin,
                icon="pen-line",
            ),
            into=self._empty,
        )
        self._head_button = Button(_("New session"), "secondary", "plus", key=_("Alt N"))
        self._head_button.clicked.connect(self._show_new)
        self._go_on = Button(_("Go on with the session"), "primary", "play", key=_("F9"))
        self._go_on.clicked.connect(lambda: context.go_to(Place.LIVE, self.couple))
        self._stack = QStackedWidget()
        for widget in (self._empty, self._new, self._panel):
            self._stack.addWidget(widget)
        made = row(self._list, self._stack, gap=theme.GUTTER, into=self)
        made.setStretch(0, 2)
        made.setStretch(1, 6)
        self._list.chose.connect(self._chose)
        self._new.wanted.connect(self._begin)
        self._new.dropped.connect(self._drop_new)
        self._panel.kept.connect(lambda: self._list.again(self._panel.uid()))
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.timeout.connect(lambda: in_reading_order(self))
        self._panel.rebuilt.connect(self._order.start)
        self._shortcuts()
        self._order.start()

    def _shortcuts(self) -> None:
        body = self._panel.body
        for keys, act in (
            ("Alt+N", self._show_new),
            ("Ctrl+Return", self._enter),
            ("Ctrl+Enter", self._enter),
            ("Ctrl+1", lambda: self._jump(body.check_in, body.check_in.first_scale())),
            ("Ctrl+2", lambda: self._jump(body.homework, body.homework.first_row())),
            ("Ctrl+3", lambda: self._jump(body.note, body.note.first_field())),
            ("Ctrl+4", lambda: self._jump(body.next, body.next.first())),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # what the window asks for

    def head_actions(self) -> list[QWidget]:
        if self.couple and self.context.book.hours.going_on_with(self.couple, self._clock()) is not None:
            return [self._go_on]
        return [] if self._shown() in (self._empty, self._new) else [self._head_button]

    def show_couple(self, uid: str) -> None:
        """The newest session of a couple; the one that was open where the counselor only looked elsewhere in between."""
        again = uid == self.couple
        super().show_couple(uid)
        if again and self._shown() is not self._empty:
            self.refresh(None)
            return
        book = self.context.book
        self._list.show_lines(lambda limit, offset: book.sessions.lines(uid, limit=limit, offset=offset))
        newest = self._list.newest()
        if newest is None:
            self._show(self._empty)
        else:
            self._show_session(newest.uid)

    def show_detail(self, detail: str) -> None:
        if detail == NEW:
            self._show_new()
        else:
            self._show_session(detail)

    def detail(self) -> str:
        return self._panel.uid() if self._shown() is self._panel else ""

    def refresh(self, changes: Changes | None) -> None:
        if not self.couple:
            return
        self._list.again(self._panel.uid())
        if self._shown() is self._panel:
            self._panel.refresh()
        elif self._shown() is self._empty and self._list.newest() is not None:
            self.show_couple(self.couple)

    def flush(self) -> None:
        if self._shown() is self._panel:
            self._panel.flush()

    def first_focus(self) -> QWidget | None:
        shown = self._shown()
        if shown is self._new:
            return self._new.first_focus()
        if shown is self._empty:
            return self._empty.findChild(Button)
        return self._panel.first_focus() or self._list.table

    # going from one session to another

    def _shown(self) -> QWidget | None:
        return self._stack.currentWidget()

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._list.setVisible(self._list.newest() is not None)
        self.head_changed.emit()

    def _chose(self, uid: str, addendum: bool) -> None:
        """The cursor in the list has moved. It goes back where what is being written may not be left."""
        here = self._panel.uid()
        if self._shown() is self._panel and uid != here and not self._panel.may_leave():
            self._list.show_session(here)
            return
        if uid != here or self._shown() is not self._panel:
            self._show_session(uid)
        if addendum:
            self._panel.to_addenda()

    def _show_session(self, uid: str) -> None:
        self._panel.show_session(uid)
        self._list.show_session(uid)
        self._show(self._panel)

    def _show_new(self) -> None:
        if self._shown() is self._panel and not self._panel.may_leave():
            return
        self._new.show_couple(self.context.book.couples.get(self.couple), self._list.newest() is not None)
        self._list.mark_none()
        self._show(self._new)
        self._new.first_focus().setFocus()

    def _drop_new(self) -> None:
        self._new.forget()
        self._list.show_session(self._panel.uid())
        self._show(self._panel)
        self._list.table.setFocus()

    def _begin(self, session: Session) -> None:
        """An hour that is now goes on at its own page; one that is over was over when its minutes were."""
        now, planned = self._clock(), session.starts + timedelta(minutes=session.minutes)
        if planned <= now:
            session = replace(session, ended=planned)
        try:
            begun = self.context.book.sessions.begin(session)
        except WorkbookError as error:
            self._new.refuse(str(error))
            return
        self._new.forget()
        self._list.again(begun.uid)
        self._show_session(begun.uid)
        self.context.saved()
        first = self._panel.first_focus()
        if first is not None:
            first.setFocus()
        if begun.goes_on(now):
            self.context.go_to(Place.LIVE, self.couple, begun.uid)

    def _enter(self) -> None:
        if self._shown() is self._new:
            self._new.begin()
        elif self._shown() is self._panel:
            self._panel.sign()

    def _jump(self, part: QWidget, focus: QWidget | None) -> None:
        if self._shown() is self._panel:
            self._panel.jump(part, focus)


def _today() -> date:
    return datetime.now().date()


def build(context: Context) -> Page:
    return SessionsPage(context)
