"""Garbage is collected on the window's thread, between two events, and nowhere else.

Python's collector runs in whatever thread happens to fill its count. A page that is gone is a cycle of Python objects, and a
document that is drawn on the worker would then take its widgets apart there, while the window still delivers events: that ends
the process without a word. So the collector is switched off, and this looks after the counts instead.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_EVERY_MS, _APART_MS, _QUIET_MS = 200, 20_000, 2_000
_YOUNG, _MIDDLE, _OLD = 1_000, 5, 10


class Collector(QObject):
    """Made once, by `ui.app`, on the thread of the window. `idle`: for how many milliseconds nobody did anything."""

    def __init__(self, idle: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle = idle
        gc.disable()
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due by now: the young often, in a few milliseconds; the old, which takes longer, while hands rest."""
        young, middle, old = gc.get_count()
        if old > _OLD and self._since.elapsed() > _APART_MS and self._idle() > _QUIET_MS:
            gc.collect()
            self._since.restart()
        elif middle > _MIDDLE:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)


def settle() -> None:
    """What is there by now stays to the end: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
