"""A menu in the house's look: rounded, with room around its words, and a ground under the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme

_LOOK = """
QMenu {{ background: {surface}; border: 1px solid {edge}; border-radius: 10px; padding: 6px; }}
QMenu::item {{ background: transparent; color: {text}; border-radius: 6px; padding: 7px 24px 7px 12px; }}
QMenu::item:selected {{ background: {lit}; color: {text}; }}
QMenu::item:checked {{ color: {accent}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ background: {line}; height: 1px; margin: 6px 12px; }}
"""


class Menu(QMenu):
    """A QMenu in all but its looks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        self.setWindowFlags(self.windowFlags() | flags)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.retheme()

    def retheme(self) -> None:
        tokens = {each: theme.hex_of(each) for each in ("surface", "edge", "text", "muted", "line", "accent")}
        self.setFont(theme.font("body"))
        self.setStyleSheet(_LOOK.format(lit=theme.hex_of("accent_soft"), **tokens))
