"""A list that is built anew must not take the keyboard away from whoever is in it, nor scroll under their eyes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


@contextmanager
def keeping_place(within: QWidget, scroller: QScrollArea | None = None) -> Iterator[None]:
    """Build anew inside the block: what had the focus has it again afterwards, found by its `objectName`.

    Widgets without an object name that survive keep their focus by themselves.
    """
    focused = QApplication.focusWidget()
    inside = focused is not None and within.isAncestorOf(focused)
    name = focused.objectName() if inside and focused is not None else ""
    before = within.findChildren(QWidget, name) if name else []
    at = scroller.verticalScrollBar().value() if scroller is not None else 0
    yield
    if name:
        built = [w for w in within.findChildren(QWidget, name) if w not in before]
        if built:
            built[0].setFocus()
    if scroller is not None:
        scroller.verticalScrollBar().setValue(at)
