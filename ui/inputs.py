"""What comes in through a window's handle: whether keys or mouse were used last, and since when nobody has been there.

The filter sits on the QWindow, where only the window's own events pass, and not on the application, where every event of
every object would cross into Python.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_SEARCH = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_LIFE = frozenset({QEvent.Type.MouseMove, QEvent.Type.Wheel})


class Inputs(QObject):
    """Watches one top-level widget, from the moment it has a window handle."""

    used_keyboard = Signal()
    used_mouse = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.by_keyboard = True
        self._since = QElapsedTimer()
        self._since.start()
        window.create()  # not winId(): it would make every child of the parent a native window, the ring too
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def idle_ms(self) -> int:
        """How long ago the last key, button, wheel or movement was."""
        return self._since.elapsed()

    def restart(self) -> None:
        """Count from now on."""
        self._since.restart()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.keyCombination() == _SEARCH:
            event.ignore()  # on some desktops an editor would delete to the end of its line instead
            return True
        if kind in _KEYS:
            self._since.restart()
            if not self.by_keyboard:
                self.by_keyboard = True
                self.used_keyboard.emit()
        elif kind in _MOUSE:
            self._since.restart()
            if self.by_keyboard:
                self.by_keyboard = False
                self.used_mouse.emit()
        elif kind in _LIFE:
            self._since.restart()
        return False
