"""The hour of a couple whose check-in is handed over, in the real shell, and a short way to what is on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, shortcut
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.handover import HandoverPage
from ui.pages.live import Live
from ui.pages.sessions import SessionsPage
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.model.check_in import questions
from workbook.model.common import Whose
from workbook.model.handover import EntryKind
from workbook.model.session import Session
from workbook.store.outbox import Outbox

STARTS = datetime(2026, 11, 17, 10, 30)


@dataclass
class Room:
    book: Workbook
    inside: Inside
    session: str
    wanted: list[tuple[str, Whose]]

    @property
    def page(self) -> Live:
        page = self.inside.shell.page()
        assert isinstance(page, Live)
        return page

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
        shortcut(self.inside.shell, key, modifier)
        QApplication.processEvents()

    def scales(self, name: str) -> list[Scale]:
        QApplication.processEvents()
        found = [s for s in self.page.hour.check_in.findChildren(Scale) if s.isVisible()]
        return [s for s in found if s.accessibleName().startswith(name)]

    def offered(self) -> list[str]:
        alone = self.page.hour.check_in.alone
        buttons = [b for b in alone._whom.findChildren(type(alone.hand)) if b.isVisible()]
        return [b.accessibleName() for b in buttons]

    def kept(self) -> Session:
        return self.book.sessions.get(self.session)


def give(book: Workbook, session: str, whose: Whose, *values: int | None) -> None:
    """As if this partner had answered alone, and the workbook had been unlocked again."""
    box = Outbox(book.handovers.begin_check_in(session, whose), lambda: datetime(2026, 11, 17, 10, 41))
    for question, value in zip(questions(), values, strict=False):
        box.add(EntryKind.ANSWER, question.item, "declined" if value is None else "rated", value)
    box.close()
    book.take_in()


Opened = Callable[..., Room]


def opening(book: Workbook, context: Context, session: str, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    """Opens a page of the session's couple; what is asked to be handed over is noted."""
    wanted: list[tuple[str, Whose]] = []

    def note(begin: partial[object]) -> None:
        wanted.append(begin.args)

    context.handover_wanted.connect(note)

    def opened(place: Place = Place.LIVE, wide: int = 1400, high: int = 880) -> Room:
        make = {
            Place.LIVE: lambda given: Live(given, clock, lambda: 0.0),
            Place.SESSIONS: lambda given: SessionsPage(given, clock),
            Place.HANDOVER: lambda given: HandoverPage(given, clock),
        }
        couple = book.sessions.get(session).couple
        made = inside(context, frame, make, place, couple, wide=wide, high=high)
        return Room(book, made, session, wanted)

    return opened
