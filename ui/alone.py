"""The window while one partner answers alone, in a process that never had the workbook open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.pages.handover_room import HandoverRoom
    from workbook.model.handover import Ticket

EMPTY_AFTER_MINUTES = 3
"""So long nobody answers, and the screen goes empty."""


class Alone(QObject):
    """Holds the room while there is one. `ended(path)`: it is over, and the lock page of this workbook is due."""

    ended = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._room: HandoverRoom | None = None

    def begin(self, ticket: Ticket, painted: Callable[[], None]) -> None:
        """Show the questions; `painted` is called once they are in sight. Raises `CannotWrite` where nothing can be kept."""
        from ui.pages.handover_room import HandoverRoom
        from ui.pages.handover_sheet import HandoverSheet
        from workbook.store.outbox import Outbox

        room = HandoverRoom(HandoverSheet(ticket, Outbox(ticket)))
        self._room = room
        room.painted.connect(painted)
        room.ended.connect(self.end)
        self._window.show_content(room, room.first_focus())
        self._window.watch_idle(EMPTY_AFTER_MINUTES)

    def empty(self) -> bool:
        """Leave nothing in sight; False where no hand-over is going on."""
        if self._room is None:
            return False
        self._room.empty()
        self._window.watch_idle(EMPTY_AFTER_MINUTES)
        return True

    def end(self) -> bool:
        """Let go of the outbox and ask for the lock page; False where no hand-over is going on."""
        room, self._room = self._room, None
        if room is None:
            return False
        room.sheet.close()
        self._window.watch_idle(0)
        self.ended.emit(Path(room.sheet.ticket.workbook))
        return True
