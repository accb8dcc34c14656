"""When to save what is being typed: after a rest of 400 ms, after 5 s at most, and at once when asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from workbook.errors import WorkbookError

REST_MS, MOST_MS = 400, 5000


class Autosave(QObject):
    """Calls `save` when typing rests. `save` writes everything that is unsaved and raises `WorkbookError` if it cannot.

    A `WorkbookError` during a pause is handed to `failed` and the work stays unsaved, tried again at the next key or `flush`.
    """

    def __init__(self, parent: QObject, save: Callable[[], None], failed: Callable[[WorkbookError], None]) -> None:
        super().__init__(parent)
        self._save, self._failed = save, failed
        self._unsaved = False
        self._rest, self._most = QTimer(self), QTimer(self)
        for timer, length in ((self._rest, REST_MS), (self._most, MOST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self._paused)

    def touch(self) -> None:
        """Something was changed by hand. Connect every editor's signal to it."""
        self._unsaved = True
        self._rest.start()
        if not self._most.isActive():
            self._most.start()

    def is_unsaved(self) -> bool:
        return self._unsaved

    def flush(self) -> None:
        """Save now if there is anything to save. Errors go to the caller, and the work stays unsaved."""
        self._stop()
        if not self._unsaved:
            return
        self._unsaved = False
        try:
            self._save()
        except Exception:
            self._unsaved = True
            raise

    def forget(self) -> None:
        """Drop the wish to save: what was edited is gone."""
        self._stop()
        self._unsaved = False

    def _stop(self) -> None:
        self._rest.stop()
        self._most.stop()

    def _paused(self) -> None:
        try:
            self.flush()
        except WorkbookError as error:
            self._failed(error)
