"""What opens below a question: where the counselor writes beside it, or puts an answer right. One at a time in a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget


class Beside(QWidget):
    """`done` is emitted when it may close: nothing in it is unsaved. Escape asks for that."""

    done = Signal()
    grown = Signal()

    def first(self) -> QWidget:
        """What takes the keyboard when it opens."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is unsaved. Raises `WorkbookError`."""

    def submit(self) -> None:
        """Ctrl+Enter: what it was opened for is done."""
        self.leave()

    def leave(self) -> None:
        """Escape: save, then say `done`."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
