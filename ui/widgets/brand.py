"""The sign of the workbook: disc and square, leaning on one another, as in every pair in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.painting import painting


class Brand(QWidget):
    """The sign beside the name of the program, on the token `ground`."""

    def __init__(self, size: int = 24, ground: str = "sunken") -> None:
        super().__init__()
        self._ground = ground
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_brand(painter, float(self.width()), self._ground)


def draw_brand(painter: QPainter, size: float, ground: str) -> None:
    """The sign from the corner on, `size` across, on the token `ground`."""
    stroke = max(2.0, size / 11)
    square = QRectF(size * 0.36, size * 0.36, size * 0.64, size * 0.64)
    square.adjust(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(QRectF(0, 0, size * 0.68, size * 0.68))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(square.adjusted(-stroke, -stroke, stroke, stroke), size * 0.1, size * 0.1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), stroke))
    painter.drawRoundedRect(square, size * 0.06, size * 0.06)
