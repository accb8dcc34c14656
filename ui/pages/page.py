"""What the window expects of a page, so that navigation, autosave and locking need to know nothing else about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.forgetting import forget_typing
from ui.widgets.scrolling import Scroller

if TYPE_CHECKING:
    from workbook.changes import Changes


class Page(QWidget):
    """One page in the window's stack. The window draws the head (title, second line, its actions) and the tabs around it.

    The window calls, in this order: the constructor once, when the page is first asked for; `show_couple` (pages of a couple
    only) or `refresh(None)` each time it comes into sight; `show_detail` if the asker named one, and `show_found` after a search;
    `refresh(changes)` for every change that concerns it while it is in sight; `flush` before it is left, before the lock and
    before the end.
    Margins: the window gives MARGIN left and right and 24 under the head; a page starts at its own 0, 0. A page that may be
    taller than the window puts its content into `ui.widgets.scrolling.Scroller`.
    """

    areas: frozenset[str] = frozenset()
    """The areas of `workbook.changes.Changes` that this page shows: it is not refreshed for others."""

    head_changed = Signal()
    """Emit after `title`, `second_line` or `head_actions` would answer differently."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.couple = ""

    def title(self) -> str:
        """The one serif line. On a couple's page the window writes the couple's names there, and this is not asked."""
        return ""

    def second_line(self) -> str:
        """The line below the title: a plain fact or two. On a couple's page "" lets the window say what it knows."""
        return ""

    def head_actions(self) -> list[QWidget]:
        """Buttons for the right end of the head, from left to right. Asked for again after `head_changed`.

        The page keeps them as its own; at most one of them is primary.
        """
        return []

    def show_couple(self, uid: str) -> None:
        """Show this couple from the top. Pages of a couple extend it. Nothing typed for another couple can be undone here."""
        if uid != self.couple:
            forget_typing(self)
        self.couple = uid

    def show_detail(self, detail: str) -> None:
        """Bring one thing into view: what `detail` means is between this page and those who go to it."""

    def show_found(self, words: str) -> None:
        """Mark what was searched for in what `show_detail` has brought into view, and bring the first place into sight."""

    def detail(self) -> str:
        """The word with which `show_detail` brings back what is in sight now, or "" where the page itself is enough."""
        return ""

    def refresh(self, changes: Changes | None) -> None:
        """Read again what is shown; None means everything. Words that are being typed must survive it."""

    def may_leave(self) -> bool:
        """Whether another page may take this one's place; it may ask the counselor. Nobody is asked when the workbook is
        locked or closed: there `flush` alone has to keep what there is.
        """
        return True

    def flush(self) -> None:
        """Save at once what is still unsaved. A `WorkbookError` keeps the page in sight and is told by the window."""

    def alt(self, number: int) -> bool:
        """Alt with this number, where it does not lead to a tab: in a session that goes on. Says whether it meant anything."""
        return False

    def couple_here(self) -> str:
        """The couple with whom a session begins from here (F9), or ""."""
        return self.couple

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard when the page comes into sight; with None the tabs or the sidebar take it."""
        return None


def give_margin(page: Page, wide: int) -> None:
    """End the page where the head ends; if all of it scrolls, its bar hangs in the margin."""
    layout = page.layout()
    only = layout.itemAt(0) if layout is not None and layout.count() == 1 else None
    scroller = only.widget() if only is not None else None
    if isinstance(scroller, Scroller):
        scroller.hang(wide)
    else:
        page.setContentsMargins(0, 0, wide, 0)
