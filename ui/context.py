"""What a page is given, and all it is given: the records, the worker, and a way to ask for another place.

Pages know neither the main window nor one another. They ask `context.go_to(...)`, and the window decides; they hand slow work
to `context.background`; they read and change records through `context.book`. Refusals are told through `ui.messages`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background

if TYPE_CHECKING:
    from workbook.book import Workbook
    from workbook.model.common import Whose


class Place(StrEnum):
    """Every page that can be asked for. Those in `OF_A_COUPLE` need a couple's uid."""

    TODAY = "today"
    COUPLES = "couples"
    LIBRARY = "library"
    NEW_COUPLE = "new_couple"
    SETTINGS = "settings"
    OVERVIEW = "overview"
    AGREEMENTS = "agreements"
    INTAKE = "intake"
    MEASURES = "measures"
    HANDOVER = "handover"
    SAFETY = "safety"
    CONCERNS = "concerns"
    LIFE = "life"
    PICTURE = "picture"
    PLAN = "plan"
    SESSIONS = "sessions"
    LIVE = "live"
    EXERCISES = "exercises"
    DOCUMENTS = "documents"


TABS = (
    Place.OVERVIEW,
    Place.INTAKE,
    Place.PICTURE,
    Place.PLAN,
    Place.SESSIONS,
    Place.EXERCISES,
    Place.DOCUMENTS,
)
OF_A_COUPLE = frozenset(
    {*TABS, Place.LIVE, Place.AGREEMENTS, Place.MEASURES, Place.HANDOVER, Place.SAFETY, Place.CONCERNS, Place.LIFE}
)


class Context(QObject):
    """One per unlocked workbook. The window listens to its signals; pages call its methods."""

    wanted = Signal(str, str, str)  # place, couple's uid or "", detail
    was_saved = Signal()
    was_done = Signal(str, object)  # what, and what takes it back
    stands = Signal()
    handover_wanted = Signal(object)  # what begins it, and gives its ticket
    together_wanted = Signal()

    def __init__(self, book: Workbook, background: Background) -> None:
        super().__init__()
        self.book = book
        self.background = background

    def go_to(self, place: Place, couple: str = "", detail: str = "") -> None:
        """Ask for another page. `detail` is the page's own word for what to show first: a session's uid, a document's kind.

        The page asked from is flushed before it is left, and stays in sight if that fails.
        """
        self.wanted.emit(place.value, couple, detail)

    def hand_over(self, intake: str, whose: Whose) -> None:
        """Ask for the computer to be handed to one partner: the workbook closes, and this page with it."""
        self.handover_wanted.emit(partial(self.book.handovers.begin, intake, whose))

    def hand_over_check_in(self, session: str, whose: Whose) -> None:
        """The same for the check-in of a session."""
        self.handover_wanted.emit(partial(self.book.handovers.begin_check_in, session, whose))

    def together(self) -> None:
        """Ask for joint view of the couple in sight, as its key does."""
        self.together_wanted.emit()

    def saved(self) -> None:
        """Say that something has just been written: the sidebar reads "Saved 10:42"."""
        self.was_saved.emit()

    def done(self, words: str, undo: Callable[[], object]) -> None:
        """Say in one line what was just done that `undo` can take back: it is offered until the next such act or another page.

        `undo` goes through the book; a `WorkbookError` of it is told. The words name no couple.
        """
        self.was_done.emit(words, undo)

    def nothing_back(self) -> None:
        """Say that something was just done for good: what was done before it is not offered to be taken back any more."""
        self.stands.emit()
