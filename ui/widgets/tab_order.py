"""The order of the Tab key is the order of reading, also where parts of a page are built later than their neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget


def in_reading_order(page: QWidget) -> None:
    """Chain everything below `page` that takes the focus in the order in which the layouts place it."""
    before: QWidget | None = None
    for widget in _focusable(page):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _focusable(inner)
        return
    layout = None if getattr(widget, "one_stop", False) else widget.layout()
    if layout is not None:
        yield from _laid_out(layout, widget)


def _laid_out(layout: QLayout, host: QWidget) -> Iterator[QWidget]:
    """What the layout holds, in its order. It is asked by `indexOf`: an item that `itemAt` has given stays known to Python at its
    address after Qt has let go of it, and whatever is made there next is then taken for it.
    """
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    held: list[QWidget | QLayout] = [*host.findChildren(QWidget, options=direct)]
    held += layout.findChildren(QLayout, options=direct)
    found = [(at, each) for each in held if (at := layout.indexOf(each)) >= 0]
    for _at, each in sorted(found, key=lambda pair: _place(layout, pair[0])):
        if isinstance(each, QLayout):
            yield from _laid_out(each, host)
        else:
            yield from _focusable(each)


def _place(layout: QLayout, at: int) -> tuple[int, ...]:
    """A grid is read row by row, in whatever order it was filled."""
    if not isinstance(layout, QGridLayout):
        return (at,)
    where: Any = layout.getItemPosition
    return tuple(where(at)[:2])
