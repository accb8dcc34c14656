"""The right of the Sessions page: nothing yet, a session to begin, one session, or one contact."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.context import Context
from ui.pages.contact_panel import ContactPanel
from ui.pages.sessions_new import NewSession
from ui.pages.sessions_panel import SessionPanel
from ui.widgets.buttons import Button

NEW = "new"
"""The detail that asks for a new session."""

CONTACT = "contact "
"""What stands before a contact's uid in a detail; alone it asks for a new one. Any other detail is a session's uid."""


class SessionsStack(QStackedWidget):
    def __init__(self, context: Context, empty: QWidget) -> None:
        super().__init__()
        self.empty, self.new = empty, NewSession()
        self.panel, self.contact = SessionPanel(context), ContactPanel(context)
        for widget in (self.empty, self.new, self.panel, self.contact):
            self.addWidget(widget)

    def opened(self) -> SessionPanel | ContactPanel | None:
        """What is written in here, or None."""
        shown = self.currentWidget()
        return shown if isinstance(shown, SessionPanel | ContactPanel) else None

    def uid(self) -> str:
        """The session or contact that is shown, or ""."""
        opened = self.opened()
        return opened.uid() if opened is not None else ""

    def detail(self) -> str:
        """The word that brings back what is shown, or ""."""
        return f"{CONTACT}{self.uid()}" if self.opened() is self.contact else self.uid()

    def may_leave(self) -> bool:
        opened = self.opened()
        return opened is None or opened.may_leave()

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
        return self.new.first_focus() if self.currentWidget() is self.new else self.empty.findChild(Button)
