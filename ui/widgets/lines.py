"""Many lines below each other, to which one is added at a time: Qt's own column measures all of them anew for that.

A line says itself how high it is at a width, and knows it until something in it changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class Line(QWidget):
    """One of them. `one_stop`: nothing in it takes the focus by Tab but the line itself."""

    one_stop = True

    def __init__(self) -> None:
        super().__init__()
        self._measured: dict[int, int] = {}

    def height_at(self, width: int) -> int:
        if width not in self._measured:
            self._measured[width] = self.heightForWidth(width)
        return self._measured[width]

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measured.clear()
        return super().event(event)


class Lines(QLayout):
    """They stand in the order of `show_lines`, each as high as it has to be."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._lines: list[Line] = []
        self._items: list[QLayoutItem] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """These and no others; who takes one out lets go of it as well."""
        items = {item.widget(): item for item in self._items}
        for line in lines:
            if line not in items:
                self.addChildWidget(line)
                items[line] = QWidgetItem(line)
        self._lines, self._items = list(lines), [items[line] for line in lines]
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        raise NotImplementedError("lines come in by show_lines")

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        del self._lines[index]
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(line.height_at(width) for line in self._lines)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(max((line.minimumSizeHint().width() for line in self._lines), default=0), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines:
            high = line.height_at(rect.width())
            line.setGeometry(rect.x(), y, rect.width(), high)
            y += high
