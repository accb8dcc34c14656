"""The right of the Sessions page: nothing yet, a session to begin, one session, one contact, one of them in
error, or what was.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.context import Context
from ui.dates import day_of_year
from ui.pages.contact_panel import ContactPanel
from ui.pages.contact_words import CONTACT
from ui.pages.half_typed import half_typed, take_along
from ui.pages.sessions_deleting import apart_back, deleted_words, note_back
from ui.pages.sessions_error import EnteredInError, Withdraw, Wrong
from ui.pages.sessions_new import NewSession
from ui.pages.sessions_panel import SessionPanel
from ui.pages.sessions_withdrawn import Withdrawn
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.note_apart import NoteApart
from workbook.model.session import About, Discarded, On

NEW = "new"
"""The detail that asks for a new session; `CONTACT` begins that of a contact, and any other is a session's uid."""

ERRORS = "entered in error"
"""The detail that asks for what was taken out."""

__all__ = ["CONTACT", "ERRORS", "NEW", "SessionsStack"]


class SessionsStack(QStackedWidget):
    """`moved(couple, detail)`: what was shown is gone, and this stands in its place, or nothing."""

    moved = Signal(str, str)

    def __init__(self, context: Context, empty: QWidget, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.empty, self.new = empty, NewSession(clock)
        self.panel, self.contact = SessionPanel(context, clock), ContactPanel(context)
        self.withdrawn = Withdrawn(context)
        self._asked: QWidget = self.panel  # what the page of errors is about
        self.error, self._context, self._book = EnteredInError(context), context, context.book
        for widget in (self.empty, self.new, self.panel, self.contact, self.error, self.withdrawn):
            self.addWidget(widget)
        self.panel.more.delete_wanted.connect(self._delete_note)
        self.contact.more.delete_wanted.connect(self._delete_contact)
        self.panel.more.error_wanted.connect(self._session_in_error)
        self.contact.more.error_wanted.connect(self._contact_in_error)

    def opened(self) -> SessionPanel | ContactPanel | EnteredInError | None:
        """What is written in here, or None."""
        shown = self.currentWidget()
        return shown if isinstance(shown, SessionPanel | ContactPanel | EnteredInError) else None

    def uid(self) -> str:
        """The session or contact that is shown, or ""."""
        opened = self.opened()
        return opened.uid() if opened is not None else ""

    def detail(self) -> str:
        """The word that brings back what is shown, or ""."""
        if self.currentWidget() is self.withdrawn:
            return ERRORS
        opened = self.opened()
        about = self._asked if opened is self.error else opened
        return f"{CONTACT}{self.uid()}" if about is self.contact else self.uid()

    def may_leave(self) -> bool:
        opened = self.opened()
        return opened is None or opened.may_leave()

    def turn_cover(self) -> None:
        """Open or cover what was given alone of the session in sight."""
        if self.opened() is self.panel:
            self.panel.body.check_in.alone.turn_cover()

    def flush(self) -> None:
        opened = self.opened()
        if opened is not None:
            opened.flush()

    def enter(self) -> None:
        """Begin what is new, sign what is open."""
        opened = self.opened()
        if opened is not None:
            opened.sign()
        elif self.currentWidget() is self.new:
            self.new.begin()

    def jump(self, part: QWidget, focus: QWidget | None) -> None:
        """Bring a part of the hour to the top."""
        if self.opened() is self.panel:
            self.panel.jump(part, focus)

    def first_focus(self) -> QWidget | None:
        opened = self.opened()
        if opened is not None:
            return opened.first_focus()
        if self.currentWidget() is self.withdrawn:
            return self.withdrawn.first_focus()
        return self.new.first_focus() if self.currentWidget() is self.new else self.empty.findChild(Button)

    def _delete_note(self) -> None:
        """The hour stays, and so do its jottings: they are open again."""
        session = self.panel.uid()
        try:
            self.panel.flush()
            gone = self._book.discarding.note(session)
        except WorkbookError as error:
            self.panel.foot.tell(str(error))
            return
        self.panel.show_session(session)
        self._context.done(deleted_words(), partial(self._note_back, gone))

    def _note_back(self, gone: Discarded) -> None:
        self.flush()
        try:
            note_back(self._book, gone)
        finally:
            if self.panel.uid() == gone.note.session:
                self.panel.show_session(gone.note.session)

    def _delete_contact(self) -> None:
        try:
            gone = self.contact.writing.discard()
        except WorkbookError as error:
            self.contact.foot.tell(str(error))
            return
        self.moved.emit("", "")
        self._context.done(deleted_words(), partial(self._contact_back, gone))

    def _contact_back(self, gone: NoteApart) -> None:
        self.flush()
        self.moved.emit("", f"{CONTACT}{apart_back(self._book, gone).uid}")

    def _session_in_error(self) -> None:
        session = self._book.sessions.get(self.panel.uid())

        def withdraw(reason: str, to: str | None, at: datetime | None, whose: Whose | None) -> tuple[str, str] | None:
            right = self._book.withdrawals.session(session.uid, reason, to=to, starts=at, attended=whose)
            if right is None:
                return None
            take_along(self._book, session, right)
            return right.couple, right.uid

        what = _("session {n}, {day}").format(n=session.number, day=day_of_year(session.starts.date()))
        asks, note = _("Who came"), lambda: by_partner(self._book, session.uid)
        wrong = Wrong(session.uid, session.couple, what, session.starts, asks, session.attended, note)
        self._ask(self.panel, wrong, withdraw)

    def _contact_in_error(self) -> None:
        if not self.contact.may_leave() or not self.contact.uid():
            return
        contact = self._book.notes_apart.get(self.contact.uid())

        def withdraw(reason: str, to: str | None, at: datetime | None, whose: Whose | None) -> tuple[str, str] | None:
            right = self._book.withdrawals.note_apart(contact.uid, reason, to=to, at=at, whose=whose)
            return (right.couple, f"{CONTACT}{right.uid}") if right is not None else None

        what = _("contact, {day}").format(day=day_of_year(contact.at.date()))
        whose = Whose.BOTH if contact.other else contact.whose
        wrong = Wrong(contact.uid, contact.couple, what, contact.at, _("With whom"), whose, bool)
        self._ask(self.contact, wrong, withdraw)

    def _ask(self, about: SessionPanel | ContactPanel, wrong: Wrong, withdraw: Withdraw) -> None:
        if not about.may_leave():
            return
        self._asked = about
        self.error.begin(wrong, withdraw)
        self.setCurrentWidget(self.error)
        self.error.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


def by_partner(book: Workbook, session: str) -> bool:
    """Whether words of this session stand under one of the two partners."""
    passages = any(p.about is not About.BETWEEN for p in book.sessions.note(session).passages)
    jotted = [j.about for j in book.hours.jottings(session)]
    jotted += [each.about for each in half_typed(book, book.sessions.get(session))]
    return passages or any(about in (On.FIRST, On.SECOND) for about in jotted)
