"""Rows, columns and grounds: pages are composed from left to right and top to bottom, without naming a QLayout.

An item is a widget, a layout, an int (a distance in pixels) or None (a spring that takes what is left).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.icon import Icon
from ui.widgets.painting import painting, rounded
from ui.widgets.words import text

Item = QWidget | QLayout | int | None
Pad = tuple[int, int, int, int]


def _fill(layout: QBoxLayout, items: Sequence[Item], gap: int, pad: Pad) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*pad)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def column(*items: Item, gap: int = 0, pad: Pad = (0, 0, 0, 0), into: QWidget | None = None) -> QVBoxLayout:
    """One below the other. With `into` it becomes that widget's layout."""
    made = QVBoxLayout(into) if into is not None else QVBoxLayout()
    _fill(made, items, gap, pad)
    return made


def row(*items: Item, gap: int = theme.TIGHT, pad: Pad = (0, 0, 0, 0), into: QWidget | None = None) -> QHBoxLayout:
    """Side by side."""
    made = QHBoxLayout(into) if into is not None else QHBoxLayout()
    _fill(made, items, gap, pad)
    return made


def columns(*parts: tuple[Item, int], gap: int = theme.GUTTER, into: QWidget | None = None) -> QHBoxLayout:
    """Side by side with shares: `columns((left, 2), (right, 1))` gives the left one two thirds."""
    made = row(*[part for part, _ in parts], gap=gap, into=into)
    for index, (_, share) in enumerate(parts):
        made.setStretch(index, share)
    return made


def fill(*cards: QWidget, gap: int = theme.GUTTER) -> QVBoxLayout:
    """A column whose last card reaches down to the foot, so that neighbouring columns end on one line."""
    made = column(*cards, gap=gap)
    last = cards[-1].layout()
    if isinstance(last, QBoxLayout):
        last.addStretch(1)
    made.setStretch(made.count() - 1, 1)
    return made


class Ground(QFrame):
    """A surface by token: a card ("surface" with a hairline), a well ("sunken"), or a plain ground."""

    def __init__(self, fill: str = "surface", line: str | None = "line", radius: int = theme.RADIUS_CARD) -> None:
        super().__init__()
        self._fill, self._line, self._radius = fill, line, radius

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self._radius:
                rounded(painter, QRectF(self.rect()), self._radius, self._fill, self._line)
            else:
                painter.fillRect(self.rect(), theme.colour(self._fill))


class _Rule(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("line"))


def card(*items: Item, gap: int = 0, pad: Pad = (24, 20, 24, 20)) -> Ground:
    """A card: for objects only, not for decoration."""
    made = Ground()
    column(*items, gap=gap, pad=pad, into=made)
    return made


def well(*items: Item, gap: int = 0, pad: Pad = (16, 12, 16, 12)) -> Ground:
    """A sunken ground inside a page: something set back."""
    made = Ground("sunken", None)
    column(*items, gap=gap, pad=pad, into=made)
    return made


def rule() -> QFrame:
    """A hairline across."""
    return _Rule()


def inset(widget: QWidget, left: int = 24, right: int = 24) -> QHBoxLayout:
    """Set a thing in from the card's edges, where the card itself has no padding."""
    return row(widget, pad=(left, 0, right, 0))


def at_top(widget: QWidget) -> QVBoxLayout:
    """Keep a small thing at the top of a taller row."""
    return column(widget, None)


def wide(widget: QWidget, px: int) -> QWidget:
    """Give a widget this width and no other."""
    widget.setFixedWidth(px)
    return widget


def section(title: str, *right: Item, note: str = "") -> QHBoxLayout:
    """The heading over a list: name on the left, what belongs to it on the right, one baseline."""
    words: list[Item] = [text(title, "section")]
    if note:
        words += [theme.TIGHT, text(note, "small", "muted")]
    made = row(*words, None, *right, gap=0)
    made.addStrut(24)
    return made


def with_icon(name: str, words: str, role: str = "small", tone: str = "muted", size: int = 16) -> QHBoxLayout:
    """An icon and the words that carry its meaning."""
    return row(Icon(name, tone, size), text(words, role, tone), None, gap=theme.TIGHT)


def take_out(layout: QLayout, widget: QWidget) -> None:
    """Out of a layout, from however deep inside: what is cleared after that leaves this widget alone."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        if item is not None and item.widget() is widget:
            layout.takeAt(at)
            return
        if inner is not None:
            take_out(inner, widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go, for a list that is built again."""
    while layout.count():
        _drop(layout.takeAt(0))


def _drop(item: QLayoutItem | None) -> None:
    if item is None:
        return
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    elif inner is not None:
        clear(inner)
        inner.deleteLater()
