"""The frame of everything before the workbook is open: the sign on the left, one narrow column on the right."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.brand import Brand
from ui.widgets.layout import Item, column, row, with_icon
from ui.widgets.marks import draw_mark, token
from ui.widgets.painting import painting
from ui.widgets.words import text
from workbook.language import _
from workbook.model.common import PARTNERS, Whose

COLUMN = 480

_ACROSS = tuple(0.08 + 0.14 * at for at in range(7))
_HEIGHTS = {
    Whose.FIRST: (0.80, 0.70, 0.74, 0.58, 0.52, 0.42, 0.34),
    Whose.SECOND: (0.46, 0.50, 0.60, 0.52, 0.44, 0.38, 0.31),
}


class Motif(QWidget):
    """Disc and square, two lines that wander apart and come closer: the sign of the workbook, and of its charts."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("sunken"))
            painter.setPen(QPen(theme.colour("line"), 1))
            for at in range(1, 9):
                y = round(self.height() * at / 9) + 0.5
                painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            for whose in PARTNERS:
                self._line(painter, whose)

    def _line(self, painter: QPainter, whose: Whose) -> None:
        wide, high = self.width(), self.height()
        points = [QPointF(wide * x, high * y) for x, y in zip(_ACROSS, _HEIGHTS[whose], strict=True)]
        path = QPainterPath(points[0])
        for here, there in pairwise(points):
            middle = (here.x() + there.x()) / 2
            path.cubicTo(QPointF(middle, here.y()), QPointF(middle, there.y()), there)
        pen = QPen(theme.colour(token(whose)), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if whose is Whose.SECOND:
            pen.setDashPattern([3.2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        for point in points:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawEllipse(point, 13, 13)
            draw_mark(painter, whose, point, 16, "sunken")


class Door(QWidget):
    """A page of its own, without sidebar. Subclasses call `compose` once with what stands in the column.

    `first_focus` takes the keyboard when the page is shown. (A focus proxy would make Tab jump over what stands before it.)
    """

    first_focus: QWidget

    def compose(self, title: str, *content: Item) -> None:
        inner = column(
            None,
            row(Brand(32, "canvas"), text(title, "title"), None, gap=theme.GAP),
            *content,
            None,
            with_icon("lock", _("Everything stays on this computer, encrypted. It never uses a network.")),
            pad=(0, theme.MARGIN, 0, theme.MARGIN),
        )
        narrow = QWidget()
        narrow.setFixedWidth(COLUMN)
        narrow.setLayout(inner)
        whole = row(Motif(), row(None, narrow, None, pad=(theme.MARGIN, 0, theme.MARGIN, 0)), gap=0, into=self)
        whole.setStretch(0, 2)
        whole.setStretch(1, 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("canvas"))
