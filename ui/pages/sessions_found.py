"""The words of a search, marked in the fields of a note that is open, with the caret on the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.plain import PlainArea

Places = Callable[[str], Sequence[tuple[int, int]]]


def show_found(body: QWidget, places: Places) -> PlainArea | None:
    """Mark what `places` finds in each field below `body`. Gives the first field with such a place, which takes the keyboard."""
    first: PlainArea | None = None
    for area in body.findChildren(PlainArea):
        if area.isVisibleTo(body) and area.mark(places(area.words())) and first is None:
            first = area
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    return first
