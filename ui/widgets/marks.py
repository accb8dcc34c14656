"""The two partners' signs: a filled disc and an open square, which differ on a grey printer too.

Blue and terracotta are theirs and are used for nothing else.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.layout import row
from ui.widgets.painting import CENTRE, painting, rounded, say
from ui.widgets.words import text
from workbook.model.common import PARTNERS, Whose


def token(whose: Whose) -> str:
    """The colour token of a partner; what is both's is ink."""
    return "text" if whose is Whose.BOTH else whose.value


def draw_mark(painter: QPainter, whose: Whose, centre: QPointF, size: float, ground: str = "surface") -> None:
    """One partner's mark, `size` across. The square's inside takes `ground`, the token below it."""
    ink = theme.colour(token(whose))
    if whose is Whose.FIRST:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, size / 2, size / 2)
        return
    stroke = max(1.6, size / 5.5)
    side = size - stroke
    painter.setPen(QPen(ink, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(theme.colour(ground))
    painter.drawRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))


def draw_whose(painter: QPainter, whose: Whose, centre: QPointF, size: float, ground: str = "surface") -> None:
    """One partner's mark; for both, the two joined by a line: what goes on between them."""
    if whose is not Whose.BOTH:
        draw_mark(painter, whose, centre, size, ground)
        return
    apart = size * 0.65
    painter.setPen(QPen(theme.colour("muted"), 1.5))
    painter.drawLine(centre - QPointF(apart, 0), centre + QPointF(apart, 0))
    draw_mark(painter, Whose.FIRST, centre - QPointF(apart, 0), size * 0.75, ground)
    draw_mark(painter, Whose.SECOND, centre + QPointF(apart, 0), size * 0.75, ground)


class Mark(QWidget):
    """One partner's mark, or both joined, beside words that name them."""

    def __init__(self, whose: Whose, size: int = 10, ground: str = "surface") -> None:
        super().__init__()
        self._whose, self._size, self._ground = whose, size, ground
        self.setFixedSize(size * 2 + 4 if whose is Whose.BOTH else size + 2, size + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_whose(painter, self._whose, QRectF(self.rect()).center(), self._size, self._ground)


def partner(
    name: str, whose: Whose, role: str = "small_strong", ground: str = "surface", size: int = 10
) -> QHBoxLayout:
    """A partner's mark and name in their colour."""
    return row(Mark(whose, size, ground), text(name, role, token(whose)), None, gap=6)


class Pair(QWidget):
    """A couple's sign: disc and square with initials, the same shapes as in every chart."""

    def __init__(self, first: str, second: str, size: int = 28) -> None:
        super().__init__()
        self._initials = tuple(name.strip()[:1].upper() for name in (first, second))
        self._side = size
        self.setFixedSize(size * 2 + 2, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_pair(painter, QPointF(0, 0), self._initials[0], self._initials[1], self._side)


def draw_pair(painter: QPainter, corner: QPointF, first: str, second: str, size: float = 28) -> None:
    """The same for a painted row: `first` and `second` are one letter each."""
    disc = QRectF(corner.x(), corner.y(), size, size)
    square = QRectF(corner.x() + size + 2, corner.y() + 0.5, size - 1, size - 1)
    rounded(painter, disc, size / 2, "first_soft")
    rounded(painter, square, 4, "second_soft")
    for where, whose, letter in zip((disc, square), PARTNERS, (first, second), strict=True):
        say(painter, where, letter, "caption_strong" if size < 40 else "strong", token(whose), CENTRE)
