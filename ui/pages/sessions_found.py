"""The words of a search, marked in the fields of a note that is open, with the caret on the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.flowing import lay_out
from ui.widgets.plain import PlainArea
from ui.widgets.scrolling import Scroller

Places = Callable[[str], Sequence[tuple[int, int]]]


def show_found(panel: QWidget, places: Places) -> None:
    """Mark what `places` finds in each field of the panel; the first such field takes the keyboard and comes into sight."""
    lay_out()
    first: PlainArea | None = None
    for area in panel.findChildren(PlainArea):
        if area.isVisibleTo(panel) and area.mark(places(area.words())) and first is None:
            first = area
    scroller = panel.findChild(Scroller)
    content = scroller.widget() if scroller is not None else None
    if first is None or scroller is None or content is None:
        return
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    caret = first.viewport().mapTo(content, first.cursorRect().center())
    scroller.ensureVisible(0, caret.y(), 0, scroller.viewport().height() // 3)
