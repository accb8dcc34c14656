"""The empty state of a part of a page that may be narrow: its words wrap to whatever room there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.icon import Icon
from ui.widgets.layout import Item, column, row
from ui.widgets.words import Para, para


class NothingYet(QWidget):
    """What will stand here, and the button that begins it. `beside` is the room kept free at both sides."""

    def __init__(self, title: str, words: str, *actions: QWidget, icon: str, beside: int = 24) -> None:
        super().__init__()
        items: list[Item] = [None, row(None, Icon(icon, "muted", 28), None), theme.GAP]
        items += [_centred(para(title, "heading", leading=100)), theme.TIGHT, _centred(para(words, "body", "muted"))]
        if actions:
            items += [theme.GUTTER, row(None, *actions, None)]
        column(*items, None, pad=(beside, 24, beside, 24), into=self)


def _centred(words: Para) -> Para:
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words
