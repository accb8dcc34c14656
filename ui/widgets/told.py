"""What has just happened, or what went wrong, in a sentence of any length: it wraps, and is read out as well."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.icon import Icon
from ui.widgets.layout import at_top, column, row
from ui.widgets.words import para

Sign = Literal["done", "busy", "wrong"]

SIGNS = {"done": ("check", "accent"), "busy": ("rotate-ccw", "muted"), "wrong": ("circle-alert", "notice")}


class Told(QWidget):
    """Takes no room while there is nothing to tell; `above` is the room over it while there is."""

    def __init__(self, above: int = theme.TIGHT) -> None:
        super().__init__()
        self._icon = Icon("check", "accent", 16)
        self._words = para("", "small", "muted")
        column(above, row(at_top(self._icon), self._words, gap=theme.TIGHT), into=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def words(self) -> str:
        return self._words.words()

    def say(self, words: str, kind: Sign = "done") -> None:
        self._icon.show_icon(*SIGNS[kind])
        self._words.say(words, "notice" if kind == "wrong" else "muted")
        self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
