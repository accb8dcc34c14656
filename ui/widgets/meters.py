"""How much: blocks for a few things to count, a thin bar for a part of a whole, four blocks for a passphrase.

Each stands beside the number that it shows and says it in its accessible name.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import Role
from ui.widgets.painting import painting, rounded
from workbook.language import _

_BLOCK_HIGH, _BLOCK_GAP, _BAR_HIGH = 8, 3, 6


class Meter(QWidget):
    """How much of something is done, as separate blocks: 4 of 7 evenings. `partly` ones are half filled."""

    accessible_role = Role.ProgressBar

    def __init__(self, done: int, of: int, partly: int = 0, block: int = 12) -> None:
        super().__init__()
        self._done, self._of, self._partly, self._block = done, of, partly, block
        self.setFixedSize(max(1, of * (block + _BLOCK_GAP) - _BLOCK_GAP), _BLOCK_HIGH)
        self.setAccessibleName(_("{done} of {all}").format(done=done, all=of))

    def paintEvent(self, event: QPaintEvent) -> None:
        begun = self._done + self._partly
        with painting(self) as painter:
            for at in range(self._of):
                box = QRectF(at * (self._block + _BLOCK_GAP), 0, self._block, _BLOCK_HIGH)
                fill = "accent" if at < self._done else "surface"
                rounded(painter, box, 2.5, fill, "accent" if at < begun else "edge")
                if self._done <= at < begun:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.colour("accent"))
                    low = box.adjusted(1, 1, -1, -1)
                    painter.drawPolygon([low.bottomLeft(), low.bottomRight(), QPointF(low.right(), low.top())])


class Bar(QWidget):
    """How far, from 0 to 1: one thin line, always beside its numbers."""

    accessible_role = Role.ProgressBar

    def __init__(self, part: float = 0.0) -> None:
        super().__init__()
        self._part = 0.0
        self.setFixedHeight(_BAR_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_part(part)

    def set_part(self, part: float) -> None:
        self._part = max(0.0, min(1.0, part))
        self.setAccessibleName(_("{percent} percent").format(percent=round(self._part * 100)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            line = "accent" if self._part == 1 else "edge"
            rounded(painter, QRectF(self.rect()), 3, "surface", line)
            if self._part:
                rounded(painter, QRectF(0, 0, max(_BAR_HIGH, self.width() * self._part), _BAR_HIGH), 3, "accent")


class Strength(QWidget):
    """Four blocks for a passphrase, 0-4 of them filled; the word stands beside. Never a promise in years."""

    accessible_role = Role.ProgressBar

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setFixedHeight(_BAR_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_level(0)

    def show_level(self, filled: int) -> None:
        self._filled = filled
        self.setAccessibleName(_("Strength: {level} of 4").format(level=filled))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        each = (self.width() - 12) / 4
        with painting(self) as painter:
            for at in range(4):
                full = at < self._filled
                box = QRectF(at * (each + 4), 0, each, _BAR_HIGH)
                rounded(painter, box, 3, "accent" if full else "surface", "accent" if full else "edge")
