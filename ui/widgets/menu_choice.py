"""One of many, from a menu: for what Segmented has no room for. Up and Down go on without opening it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.menu import Menu


class MenuChoice(Button):
    """`chosen(key)` follows a choice by hand."""

    chosen = Signal(str)

    def __init__(self, name: str, kind: Kind = "secondary", *, least: int = 0) -> None:
        """`name` says what is chosen here: it stands before the choice in the accessible name. `least` is that of a `Button`."""
        super().__init__("", kind, trailing="chevron-down", height=theme.CONTROL_IN_ROW, least=least)
        self._about = name
        self._offered: tuple[tuple[str, str], ...] = ()
        self._choice = self._hint = ""
        self._menu = Menu(self)
        self.setMenu(self._menu)
        self.installEventFilter(self)

    def about(self, name: str) -> None:
        """What is chosen here, in other words."""
        self._about = name
        self.choose(self._choice)

    def offer(self, each: Sequence[tuple[str, str]], chosen: str, hint: str = "") -> None:
        """Pairs of key and words; emits nothing. With a hint nothing need be chosen: then it stands in the words' place."""
        self._offered, self._hint = tuple(each), hint
        self._menu.clear()
        for key, words in self._offered:
            act = self._menu.addAction(words.replace("&", "&&"))
            act.setCheckable(True)
            act.triggered.connect(lambda _on=False, key=key: self._press(key))
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Show a choice; emits nothing."""
        keys = [k for k, _words in self._offered]
        self._choice = key if key in keys else "" if self._hint else next(iter(keys), "")
        words = dict(self._offered).get(self._choice, self._hint)
        self.say(words.replace("&", "&&"))
        self.setAccessibleName(f"{self._about}: {words}")
        for act, (each, _words) in zip(self._menu.actions(), self._offered, strict=True):
            act.setChecked(each == self._choice)

    def key(self) -> str:
        """What is chosen, or "" where nothing is."""
        return self._choice

    def _press(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button by itself would take an arrow key for Tab, or open its menu."""
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() and self._offered:
                keys = [key for key, _words in self._offered]
                here = keys.index(self._choice) if self._choice in keys else -1
                at = max(0, min(len(keys) - 1, here + step))
                if keys[at] != self._choice:
                    self._press(keys[at])
                return True
        return super().eventFilter(watched, event)
