"""Two lines over the sessions: how close each felt, or another rating given again and again.

The same rules as in `ui.widgets.charts`; the last value stands beside its line, with the name.
"""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.describe import describe_trend
from ui import theme
from ui.dates import short_day
from ui.widgets.access import Role
from ui.widgets.marks import draw_mark, token
from ui.widgets.painting import CENTRE, RIGHT, painting, say, width_of
from workbook.facts import Names, Trend
from workbook.model.common import PARTNERS, Whose

_LABEL_HIGH, _CLOSE = 16.0, 11.0


class TrendChart(QWidget):
    """A `Trend` painted from 0 to its `high`. It grows with its room, from `height` on."""

    accessible_role = Role.Chart

    def __init__(self, names: Names, trend: Trend, height: int = 160) -> None:
        super().__init__()
        self._least = height
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.show_trend(names, trend)

    def show_trend(self, names: Names, trend: Trend) -> None:
        self._names, self._trend = names, trend
        self.setAccessibleName(_("{title}, by session").format(title=trend.title))
        self.setAccessibleDescription(describe_trend(trend, names))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self._least)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self._least)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        trend = self._trend
        beside = max(width_of(f"{self._names.of(w)} {trend.high}", "caption_strong") for w in PARTNERS) + 16
        plot = QRectF(24, 8, self.width() - 24 - beside, self.height() - _LABEL_HIGH - 18)
        last = max(1, len(trend.days) - 1)

        def x(index: int) -> float:
            return plot.left() + 20 + (plot.width() - 32) * index / last

        def y(value: float) -> float:
            return plot.bottom() - value / trend.high * plot.height()

        self._paint_axes(painter, plot, x, y)
        for whose in PARTNERS:
            self._paint_line(painter, whose, x, y)
        for index in range(len(trend.days)):
            self._paint_marks(painter, index, x, y)
        self._paint_ends(painter, plot, y)

    def _paint_axes(
        self, painter: QPainter, plot: QRectF, x: Callable[[int], float], y: Callable[[float], float]
    ) -> None:
        for value in (0, self._trend.high / 2, self._trend.high):
            at = round(y(value)) + 0.5
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
            say(painter, QRectF(0, at - 9, 16, 18), f"{value:g}", "caption", "muted", RIGHT)
        days = self._trend.days
        room = (x(len(days) - 1) - x(0)) / max(1, len(days) - 1)
        widest = max((width_of(short_day(day), "caption") for day in days), default=0) + 10
        every = max(1, -int(-widest // room)) if room > 0 else 1
        for index in range(len(days) - 1, -1, -every):
            where = QRectF(x(index) - 50, plot.bottom() + 8, 100, _LABEL_HIGH)
            say(painter, where, short_day(days[index]), "caption", "muted", CENTRE)

    def _paint_line(
        self, painter: QPainter, whose: Whose, x: Callable[[int], float], y: Callable[[float], float]
    ) -> None:
        path, drawing = QPainterPath(), False
        for index, value in enumerate(self._trend.of(whose)):
            if value is not None:
                point = QPointF(x(index), y(value))
                path.lineTo(point) if drawing else path.moveTo(point)
            drawing = value is not None
        pen = QPen(theme.colour(token(whose)), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if whose is Whose.SECOND:
            pen.setDashPattern([3.2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_marks(
        self, painter: QPainter, index: int, x: Callable[[int], float], y: Callable[[float], float]
    ) -> None:
        here = {w: v for w in PARTNERS if (v := self._trend.of(w)[index]) is not None}
        close = len(here) == 2 and abs(y(here[Whose.FIRST]) - y(here[Whose.SECOND])) < _CLOSE
        for whose, value in here.items():
            aside = (-5.5 if whose is Whose.FIRST else 5.5) if close else 0.0
            at = QPointF(x(index) + aside, y(value))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(at, 7, 7)
            draw_mark(painter, whose, at, 9)

    def _paint_ends(self, painter: QPainter, plot: QRectF, y: Callable[[float], float]) -> None:
        ends: list[tuple[float, Whose, str]] = []
        for whose in PARTNERS:
            last = next((v for v in reversed(self._trend.of(whose)) if v is not None), None)
            if last is not None:
                ends.append((y(last), whose, f"{self._names.of(whose)} {last:g}"))
        ends.sort(key=lambda end: end[0])
        free = 0.0
        for at, whose, words in ends:
            at = max(at, free)
            where = QRectF(plot.right() + 8, at - 10, self.width() - plot.right() - 8, 20)
            say(painter, where, words, "caption_strong", token(whose))
            free = at + _LABEL_HIGH
