"""Some of many, from a menu that stays open while they are ticked: for what a row of tick boxes has no room for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.menu import Menu


class _Staying(Menu):
    """A tick does not close it; Escape does, or a press beside it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() not in keys or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, act: QAction | None) -> bool:
        if act is None or not act.isCheckable() or not act.isEnabled():
            return False
        act.trigger()
        return True


class MenuTicks(Button):
    """`changed` follows a tick by hand. `say_chosen` says what is ticked, in words for the button."""

    changed = Signal()

    def __init__(self, name: str, say_chosen: Callable[[Sequence[str]], str], *, least: int = 0) -> None:
        """`name` says what is chosen here: it stands before the choice in the accessible name. `least` is that of a `Button`."""
        super().__init__("", trailing="chevron-down", height=theme.CONTROL_IN_ROW, least=least)
        self._about, self._say_chosen = name, say_chosen
        self._acts: dict[str, QAction] = {}
        self._menu = _Staying(self)
        self.setMenu(self._menu)

    def offer(self, each: Sequence[tuple[str, str]], ticked: Collection[str] = ()) -> None:
        """Pairs of key and words; emits nothing."""
        self._menu.clear()
        self._acts = {}
        for key, words in each:
            act = self._menu.addAction(words.replace("&", "&&"))
            act.setCheckable(True)
            act.triggered.connect(self._press)
            self._acts[key] = act
        self.tick(ticked)

    def tick(self, keys: Collection[str]) -> None:
        """Show these as ticked; emits nothing."""
        for key, act in self._acts.items():
            act.setChecked(key in keys)
        self._show()

    def ticked(self) -> tuple[str, ...]:
        """The keys of what is ticked, in the order of the menu."""
        return tuple(key for key, act in self._acts.items() if act.isChecked())

    def _press(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words = self._say_chosen([act.text().replace("&&", "&") for act in self._acts.values() if act.isChecked()])
        self.say(words.replace("&", "&&"))
        self.setAccessibleName(f"{self._about}: {words}")
