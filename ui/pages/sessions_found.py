"""The words of a search, marked in the fields of a note that is open, with the caret on the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.flowing import lay_out
from ui.widgets.plain import PlainArea
from ui.widgets.scrolling import Scroller

Places = Callable[[Sequence[str]], Sequence[Sequence[tuple[int, int]]]]


def show_found(panel: QWidget, places: Places) -> None:
    """Mark what `places` finds in the fields of the panel; the first such field takes the keyboard and comes into sight."""
    lay_out()
    areas = [area for area in panel.findChildren(PlainArea) if area.isVisibleTo(panel)]
    found = zip(areas, places([area.words() for area in areas]), strict=True)
    marked = [area for area, at in found if area.mark(at)]
    scroller = panel.findChild(Scroller)
    content = scroller.widget() if scroller is not None else None
    if not marked or scroller is None or content is None:
        return
    marked[0].setFocus(Qt.FocusReason.OtherFocusReason)
    caret = marked[0].viewport().mapTo(content, marked[0].cursorRect().center())
    scroller.ensureVisible(0, caret.y(), 0, scroller.viewport().height() // 3)
