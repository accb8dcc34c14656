"""The ground of every painted choice: one tab stop for the keyboard, real radio buttons for assistive technology and mouse.

The strip has the focus and paints itself whole. Over each of its places lies a radio button that paints nothing: it takes the
clicks, and an assistive client finds it by name, sees whether it is checked, and can press it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import Role

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Place(QRadioButton):
    def __init__(self, strip: QWidget, name: str) -> None:
        super().__init__(strip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strip has painted this place already."""


class Strip(QWidget):
    """Places side by side, of which at most one is chosen.

    Arrow keys, Home and End move a cursor and choose nothing; Space chooses where the cursor is. Subclasses lay out the
    places (`place_box`), paint, and say in `press` what a choice by hand means.
    """

    accessible_role = Role.Grouping

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._cursor: int | None = None
        self._chosen: int | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._places: list[_Place] = []
        for index, name in enumerate(names):
            place = _Place(self, name)
            self._group.addButton(place, index)
            self._places.append(place)
        self._group.idClicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def press(self, index: int) -> None:
        """Someone chose this place by mouse, key or assistive client."""
        raise NotImplementedError

    def place_box(self, index: int) -> QRectF:
        """Where the place is, in the strip's own pixels."""
        raise NotImplementedError

    def chosen(self) -> int | None:
        return self._chosen

    def show_chosen(self, index: int | None) -> None:
        """Mark this place as chosen, or none; tells assistive clients, emits nothing."""
        self._chosen = index
        for at, place in enumerate(self._places):
            place.setChecked(at == index)
        self.update()

    def open_places(self, usable: bool) -> None:
        """Take the places away where there is nothing to choose, or bring them back."""
        for place in self._places:
            place.setVisible(usable)

    def lay_out(self) -> None:
        for index, place in enumerate(self._places):
            place.setGeometry(self.place_box(index).toRect())

    def _clicked(self, index: int) -> None:
        self._cursor = None
        self.show_chosen(self._chosen)  # the button has toggled itself; what counts is what `press` decides
        self.press(index)

    def move_cursor(self, index: int) -> None:
        self._cursor = max(0, min(len(self._places) - 1, index))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            start = self._cursor if self._cursor is not None else self._chosen
            step = _STEPS[Qt.Key(key)]
            self.move_cursor((0 if step > 0 else len(self._places) - 1) if start is None else start + step)
        elif key == Qt.Key.Key_Home:
            self.move_cursor(0)
        elif key == Qt.Key.Key_End:
            self.move_cursor(len(self._places) - 1)
        elif key == Qt.Key.Key_Space and self._cursor is not None:
            self._clicked(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cursor = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paint_cursor(self, painter: QPainter) -> None:
        """A line under the place that Space would choose."""
        if self._cursor is None:
            return
        box = self.place_box(self._cursor)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        low = box.bottom() - 4.5
        painter.drawLine(QPointF(box.left() + 8, low), QPointF(box.right() - 8, low))
