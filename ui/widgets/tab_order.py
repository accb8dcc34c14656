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
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in _places(layout):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _focusable(widget)
        elif inner is not None:
            yield from _laid_out(inner)


def _places(layout: QLayout) -> list[int]:
    """A grid is read row by row, in whatever order it was filled."""
    places = list(range(layout.count()))
    if not isinstance(layout, QGridLayout):
        return places
    where: Any = layout.getItemPosition
    return sorted(places, key=lambda at: where(at)[:2])
