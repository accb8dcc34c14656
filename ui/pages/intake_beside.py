"""What opens below a question: where the counselor writes beside it, or puts an answer right. One at a time in a list.

What is typed there is saved as it is typed; what cannot be saved keeps it open, with the reason in a line.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.autosave import Autosave
from ui.widgets.chips import Status
from workbook.errors import WorkbookError


class Beside(QWidget):
    """`done` is emitted when it may close: nothing in it is unsaved. Escape asks for that."""

    done = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status = Status()
        self._autosave = Autosave(self, self._save, self._refuse)

    def first(self) -> QWidget:
        """What takes the keyboard when it opens."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is unsaved. Raises `WorkbookError`."""
        self._autosave.flush()

    def submit(self) -> None:
        """Ctrl+Enter: what it was opened for is done."""
        self.leave()

    def leave(self) -> None:
        """Escape: save, then say `done`."""
        try:
            self.flush()
        except WorkbookError as error:
            self._refuse(error)
        else:
            self.done.emit()

    def _save(self) -> None:
        """Save what stands in it. Raises `WorkbookError`."""
        raise NotImplementedError

    def _refuse(self, error: WorkbookError) -> None:
        self._status.say(str(error), "wrong")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
