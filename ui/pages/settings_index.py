"""The list of what can be set, at the left of the settings. One stop for Tab; the arrow keys go up and down in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.sidebar import NavItem
from ui.widgets.layout import column

_WIDE, _HIGH = 200, 34


class Index(QWidget):
    """`chosen(at)` is emitted for a choice by mouse or key."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._items = [NavItem(name, height=_HIGH) for name in names]
        for at, item in enumerate(self._items):
            item.clicked.connect(lambda _on=False, to=at: self.chosen.emit(to))
            item.installEventFilter(self)
        column(*self._items, None, gap=2, into=self)
        self.setFixedWidth(max(_WIDE, *(item.sizeHint().width() for item in self._items)))

    def show_chosen(self, at: int) -> None:
        for index, item in enumerate(self._items):
            here = index == at
            item.setChecked(here)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if any(item.hasFocus() for item in self._items):
            self._items[at].setFocus()
        self.setFocusProxy(self._items[at])

    def current(self) -> int:
        return next((at for at, item in enumerate(self._items) if item.isChecked()), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button by itself would take an arrow key for Tab."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                to = max(0, min(len(self._items) - 1, self.current() + step))
                if to != self.current():
                    self.chosen.emit(to)
                return True
        return super().eventFilter(watched, event)
