"""A list, a path: one widget with a cursor inside. When the cursor moves, the focus ring has to be told to go along."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.ring import FocusRing


def ring_again(widget: QWidget) -> None:
    """Have the ring look again where `ring_box` of this widget is, once what is under way (scrolling too) has been done."""
    QTimer.singleShot(0, widget, lambda: _now(widget))


def _now(widget: QWidget) -> None:
    for ring in widget.window().findChildren(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly):
        ring.again()
