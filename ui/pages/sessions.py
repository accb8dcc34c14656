"""The sessions of a couple: the list at the left, with contacts between them; what is chosen at the right; the way to begin one.

Keys: Alt+N begins a session, Alt+K notes a contact, Alt+E shows what was entered in error, Ctrl+1 to Ctrl+5 go through the
hour, Ctrl+Enter begins or signs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context, Place
from ui.pages.closed_file import is_open
from ui.pages.page import Page
from ui.pages.sessions_found import show_found
from ui.pages.sessions_list import SessionList
from ui.pages.sessions_stack import CONTACT, ERRORS, NEW, SessionsStack
from ui.widgets.buttons import Button
from ui.widgets.chips import EmptyState
from ui.widgets.layout import Ground, column, row
from ui.widgets.tab_order import in_reading_order
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.note_apart import ContactLine
from workbook.model.session import Session


class SessionsPage(Page):
    areas = frozenset({"sessions", "assignments", "couples", "safety", "settings"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._list = SessionList(_today)
        self._empty = self._nothing_yet()
        self._stack = SessionsStack(context, self._empty, clock)
        self._panel, self._contact, self._new = self._stack.panel, self._stack.contact, self._stack.new
        self._before = ""
        self._head_button = Button(_("New session"), "secondary", "plus", key=_("Alt N"))
        self._head_button.clicked.connect(self._show_new)
        self._go_on = Button(_("Go on with the session"), "primary", "play", key=_("F9"))
        self._go_on.clicked.connect(lambda: context.go_to(Place.LIVE, self.couple))
        made = row(self._list, self._stack, gap=theme.GUTTER, into=self)
        made.setStretch(0, 2)
        made.setStretch(1, 6)
        self._list.chose.connect(partial(self._chose, self._show_session))
        self._list.chose_contact.connect(partial(self._chose, self._show_contact))
        self._list.contact_wanted.connect(self._add_contact)
        self._contact.kept.connect(self._contact_kept)
        self._list.errors_wanted.connect(self._show_errors)
        self._stack.withdrawn.wanted.connect(self._go_to)
        self._stack.withdrawn.left.connect(self._go_back)
        self._stack.moved.connect(self._go_to)
        self._new.wanted.connect(self._begin)
        self._new.dropped.connect(self._drop_new)
        self._stack.error.done.connect(self._go_to)
        self._stack.error.dropped.connect(lambda: self.show_detail(self._stack.detail()))
        self._panel.kept.connect(lambda: self._list.again(self._panel.uid()))
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.timeout.connect(lambda: in_reading_order(self))
        for panel in (self._panel, self._contact, self._stack.withdrawn, self._stack.error):
            panel.rebuilt.connect(self._order.start)
        self._shortcuts()
        self._order.start()

    def _nothing_yet(self) -> QWidget:
        begin = Button(_("New session"), "primary", "plus", key=_("Alt N"))
        begin.clicked.connect(self._show_new)
        contact = Button(_("Add contact"), "plain", key=_("Alt K"))
        contact.clicked.connect(self._add_contact)
        self._gone = Button(_("Entered in error"), "plain", key=_("Alt E"))
        self._gone.clicked.connect(self._show_errors)
        said = _("The check-in, the homework review and the note of each hour will stand here, the newest first.")
        made = Ground()
        column(EmptyState(_("No session yet"), said, begin, contact, self._gone, icon="pen-line"), into=made)
        return made

    def _shortcuts(self) -> None:
        body, jump = self._panel.body, self._stack.jump
        for keys, act in (
            ("Alt+N", self._show_new),
            ("Alt+K", self._add_contact),
            ("Alt+E", self._show_errors),
            ("Alt+A", self._stack.turn_cover),
            ("Ctrl+Return", self._stack.enter),
            ("Ctrl+Enter", self._stack.enter),
            ("Ctrl+1", lambda: jump(body.check_in, body.check_in.first_scale())),
            ("Ctrl+2", lambda: jump(body.homework, body.homework.first_row())),
            ("Ctrl+3", lambda: jump(body.note, body.note.first_field())),
            ("Ctrl+4", lambda: jump(body.next, body.next.first())),
            (
                "Ctrl+5",
                lambda: jump(body.apart, body.apart.unfolded() if self._stack.opened() is self._panel else None),
            ),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # what the window asks for

    def head_actions(self) -> list[QWidget]:
        if self.couple and self.context.book.hours.going_on_with(self.couple, self._clock()) is not None:
            return [self._go_on]
        return [] if self._stack.currentWidget() in (self._empty, self._new) else [self._head_button]

    def show_couple(self, uid: str) -> None:
        """The newest session of a couple; the one that was open where the counselor only looked elsewhere in between."""
        again = uid == self.couple
        super().show_couple(uid)
        if again and self._stack.currentWidget() is not self._empty:
            self.refresh(None)
            return
        book = self.context.book
        self._before = ""
        self._list.show_lines(
            lambda limit, offset: book.sessions.lines(uid, limit=limit, offset=offset),
            lambda: book.notes_apart.lines(uid),
        )
        self._count_errors()
        self._show_newest()

    def show_detail(self, detail: str) -> None:
        if detail == NEW:
            self._show_new()
        elif detail == CONTACT:
            self._add_contact()
        elif detail == ERRORS:
            self._show_errors()
        elif detail.startswith(CONTACT):
            self._show_contact(detail.removeprefix(CONTACT))
        else:
            self._show_session(detail)

    def show_found(self, words: str) -> None:
        opened = self._stack.opened()
        if opened is not None:
            show_found(opened, lambda texts: self.context.book.search.places(texts, words))

    def detail(self) -> str:
        return self._stack.detail()

    def refresh(self, changes: Changes | None) -> None:
        if not self.couple:
            return
        self._list.again(self._stack.uid())
        self._count_errors()
        opened = self._stack.opened()
        if opened is not None:
            opened.refresh()
        elif self._stack.currentWidget() is self._stack.withdrawn:
            self._stack.withdrawn.refresh()
        elif self._stack.currentWidget() is self._empty and self._list.newest() is not None:
            self._show_newest()

    def flush(self) -> None:
        self._stack.flush()

    def first_focus(self) -> QWidget | None:
        return self._stack.first_focus() or self._list.table

    # going from one to another

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._list.setVisible(self._list.newest() is not None)
        self.head_changed.emit()

    def _chose(self, show: Callable[[str], None], uid: str, addendum: bool) -> None:
        """The cursor in the list has moved. It goes back where what is being written may not be left."""
        here = self._stack.uid()
        if uid != here and not self._stack.may_leave():
            self._list.show_session(here)
            return
        if uid != here:
            show(uid)
        opened = self._stack.opened()
        if addendum and opened is not None:
            opened.to_addenda()

    def _show_newest(self) -> None:
        newest = self._list.newest()
        if newest is None:
            self._show(self._empty)
        elif isinstance(newest, ContactLine):
            self._show_contact(newest.uid)
        else:
            self._show_session(newest.uid)

    def _show_session(self, uid: str) -> None:
        self._panel.show_session(uid)
        self._list.show_session(uid)
        self._show(self._panel)

    def _show_contact(self, uid: str) -> None:
        self._contact.show_contact(uid)
        self._list.show_session(uid)
        self._show(self._contact)

    def _add_contact(self) -> None:
        if not self._stack.may_leave():
            return
        self._contact.begin(self.couple)
        self._list.mark_none()
        self._show(self._contact)
        first = self._contact.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contact_kept(self) -> None:
        self._list.again(self._contact.uid())
        self._list.show_session(self._contact.uid())
        self._list.setVisible(True)

    def _go_to(self, couple: str, detail: str) -> None:
        """To what stands in the place of what is gone, which may be with another couple; to the newest where nothing does."""
        self._before = ""
        if couple not in ("", self.couple):
            self._show_newest()
            self.context.go_to(Place.SESSIONS, couple, detail)
        elif detail:
            self.show_detail(detail)
        else:
            self._show_newest()
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_errors(self) -> None:
        count = self.context.book.withdrawals.count(self.couple)
        self._list.show_errors(count)
        self._gone.setVisible(bool(count))

    def _show_errors(self) -> None:
        """Nothing happens where nothing was entered in error."""
        if not self.context.book.withdrawals.count(self.couple) or not self._stack.may_leave():
            return
        self._before = self._stack.detail() or self._before
        self._stack.withdrawn.show_couple(self.couple)
        self._list.mark_none()
        self._show(self._stack.withdrawn)
        self._stack.withdrawn.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_new(self) -> None:
        if not is_open(self.context, self.couple, self) or not self._stack.may_leave():
            return
        self._before = self._stack.detail() or self._before
        self._new.show_couple(self.context.book.couples.get(self.couple), self._list.newest() is not None)
        self._list.mark_none()
        self._show(self._new)
        self._new.first_focus().setFocus()

    def _drop_new(self) -> None:
        self._new.forget()
        self._go_back()

    def _go_back(self) -> None:
        """To what lay there before."""
        if self._before in ("", CONTACT, ERRORS):
            self._show_newest()
        else:
            self.show_detail(self._before)
        self._list.table.setFocus()

    def _begin(self, session: Session) -> None:
        """An hour that is now goes on at its own page; one that is over was over when its minutes were."""
        now, planned = self._clock(), session.starts + timedelta(minutes=session.minutes)
        if planned <= now:
            session = replace(session, ended=planned)
        elsewhere = (each for each in self.context.book.hours.going_on(now) if each.couple != self.couple)
        if session.goes_on(now) and any(elsewhere):
            self.context.go_to(Place.LIVE, self.couple)  # which asks about the other one first
            return
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


def _today() -> date:
    return datetime.now().date()


def build(context: Context) -> Page:
    return SessionsPage(context)
