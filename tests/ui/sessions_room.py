"""The Sessions page in a window, and a short way to what is on it: what its tests share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.hands import type_words
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.sessions import SessionsPage
from ui.widgets.elided import Elided
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import About, CheckIn, Note, Passage, Session

W = TypeVar("W", bound=QWidget)
NOON = datetime(2026, 11, 10, 11)


@dataclass
class SessionsDesk:
    """The page in a window, and a short way to what is on it."""

    book: Workbook
    couple: Couple
    page: SessionsPage
    frame: Frame

    def one(self, kind: type[W], name: str) -> W:
        """The visible widget of this kind whose accessible name begins like this."""
        found = [w for w in self.page.findChildren(kind) if w.isVisible() and w.accessibleName().startswith(name)]
        assert len(found) == 1, [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]
        return found[0]

    def names(self, kind: type[W]) -> list[str]:
        return [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]

    def words(self) -> list[str]:
        """The sentences that stand on the page."""
        QApplication.processEvents()
        return [w.text() for w in self.page.findChildren(QLabel) if w.isVisible()] + [
            w.words() for w in self.page.findChildren(Elided) if w.isVisible()
        ]

    def field(self, name: str) -> PlainArea:
        return self.one(PlainArea, name)

    def write(self, name: str, words: str) -> None:
        area = self.field(name)
        area.setFocus()
        type_words(area, words)

    def note(self, number: int = 0) -> Note:
        """The note of the newest session, or of the one so many before it."""
        return self.book.sessions.note(self.book.sessions.lines(self.couple.uid)[number].uid)

    def says(self) -> str:
        return self.page._panel.foot.told()


def open_sessions(
    book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], detail: str = ""
) -> SessionsDesk:
    """The page on this couple, or on something of it, heard by the book and with its first focus."""
    page = SessionsPage(context)
    window = frame(page, 1168, 760)
    book.subscribe(lambda changes: page.refresh(changes) if changes.areas & page.areas else None)
    page.show_couple(couple.uid)
    if detail:
        page.show_detail(detail)
    first = page.first_focus()
    if first is not None:
        first.setFocus()
    QApplication.processEvents()
    return SessionsDesk(book, couple, page, window)


def begin(book: Workbook, couple: Couple) -> Session:
    """A session of last week, with a check-in in which one rating is missing."""
    return book.sessions.begin(Session(couple.uid, NOON, first=CheckIn(5, 6, 7), second=CheckIn(4, None, 3)))


def drafted(book: Workbook, session: Session, words: str = "They laughed.") -> Note:
    return book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, words),)))


def signed(book: Workbook, session: Session) -> Note:
    note = drafted(book, session)
    return book.sessions.sign(note.uid, note.rev)


def given(book: Workbook, couple: Couple, whose: Whose = Whose.BOTH) -> str:
    """An exercise that is open; the gate is opened for it."""
    for each in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(couple.uid, each, NOON, Finding.NO_CONCERN))
    return book.assignments.assign(couple.uid, book.catalogue.exercises[0].key, whose, when="on Sundays").uid
