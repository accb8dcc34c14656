"""The page of a session that goes on, in the real shell, and a short way to what is on it: what its tests share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Clock
from tests.ui.hands import press, shortcut, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.live import Live
from ui.pages.live_rows import JottingRow
from ui.pages.sessions import SessionsPage
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.session import On, Session

W = TypeVar("W", bound=QWidget)


@dataclass
class Room:
    """The page in the shell, and a short way to what is on it."""

    book: Workbook
    couple: Couple
    inside: Inside
    clock: Clock
    ticks: list[float]

    @property
    def page(self) -> Live:
        page = self.inside.shell.page()
        assert isinstance(page, Live)
        return page

    @property
    def area(self) -> QWidget:
        return self.page.hour.jottings.entry.area

    def one(self, kind: type[W], name: str) -> W:
        QApplication.processEvents()
        found = [w for w in self.page.findChildren(kind) if w.isVisible() and w.accessibleName().startswith(name)]
        assert len(found) == 1, [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]
        return found[0]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        shortcut(self.inside.shell, key, modifier)

    def jot(self, words: str) -> None:
        type_words(self.area, words)
        press(self.area, Qt.Key.Key_Return)
        QApplication.processEvents()

    def session(self) -> Session:
        return self.book.sessions.of(self.couple.uid)[-1]

    def jotted(self) -> list[tuple[On, str]]:
        return [(j.about, j.words) for j in self.book.hours.jottings(self.session().uid)]

    def rows(self) -> list[JottingRow]:
        QApplication.processEvents()
        return sorted((r for r in self.page.findChildren(JottingRow) if r.isVisible()), key=lambda r: r.y())


Opened = Callable[..., Room]


def open_live(
    book: Workbook,
    context: Context,
    couple: Couple,
    clock: Clock,
    frame: Callable[..., Frame],
    detail: str = "",
    wide: int = 1400,
    high: int = 880,
) -> Room:
    ticks = [0.0]
    make = {
        Place.LIVE: lambda given: Live(given, clock, lambda: ticks[0]),
        Place.SESSIONS: lambda given: SessionsPage(given, clock),
    }
    made = inside(context, frame, make, Place.LIVE, couple.uid, detail, wide=wide, high=high)
    return Room(book, couple, made, clock, ticks)
