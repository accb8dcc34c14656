"""How near to a goal, over time, in the room of a line: each partner's own line, and the latest value at its end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.describe import describe_trend
from reports.numbers import number
from ui import theme
from ui.widgets.access import Role
from ui.widgets.marks import draw_mark, token
from ui.widgets.painting import painting, say, width_of
from workbook.facts import Names, Trend
from workbook.model.common import PARTNERS, Whose

_HIGH, _MARK, _EDGE = 34, 7.0, 6.0


class Spark(QWidget):
    """A `Trend` without an axis: the hairlines are its two ends. The values are read out; days lie as far apart as they are."""

    accessible_role = Role.Chart

    def __init__(self, names: Names, trend: Trend, title: str, width: int = 104) -> None:
        super().__init__()
        self._trend = trend
        self.setFixedSize(width, max(_HIGH, round(width / 3.4)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(describe_trend(trend, names))
        self.setToolTip(describe_trend(trend, names))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            wide = max(width_of("10", "caption_strong"), 14.0) + 6
            plot = QRectF(_EDGE, _EDGE, self.width() - wide - 2 * _EDGE, self.height() - 2 * _EDGE)
            painter.setPen(QPen(theme.colour("line"), 1))
            for y in (plot.top(), plot.bottom()):
                painter.drawLine(QPointF(0, round(y) + 0.5), QPointF(plot.right() + _EDGE, round(y) + 0.5))
            for whose in PARTNERS:
                self._paint_line(painter, whose, plot)
            self._paint_ends(painter, plot)

    def _points(self, whose: Whose, plot: QRectF) -> list[QPointF]:
        trend = self._trend
        first, span = trend.days[0], max(1, (trend.days[-1] - trend.days[0]).days)
        single = len(trend.days) == 1
        return [
            QPointF(
                plot.right() if single else plot.left() + plot.width() * (day - first).days / span,
                plot.bottom() - plot.height() * (value - trend.low) / (trend.high - trend.low),
            )
            for day, value in zip(trend.days, trend.of(whose), strict=True)
            if value is not None
        ]

    def _paint_line(self, painter: QPainter, whose: Whose, plot: QRectF) -> None:
        points = self._points(whose, plot)
        if not points:
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        pen = QPen(theme.colour(token(whose)), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if whose is Whose.SECOND:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        other = self._points(whose.other, plot)
        close = bool(other) and (other[-1] - points[-1]).manhattanLength() < _MARK
        aside = (-_MARK / 2 if whose is Whose.FIRST else _MARK / 2) if close else 0.0
        draw_mark(painter, whose, points[-1] + QPointF(aside, 0), _MARK)

    def _paint_ends(self, painter: QPainter, plot: QRectF) -> None:
        """The latest values, one below the other where they would lie on one another."""
        ends = []
        for whose in PARTNERS:
            points = self._points(whose, plot)
            if points:
                latest = next(v for v in reversed(self._trend.of(whose)) if v is not None)
                ends.append((points[-1].y(), whose, number(latest, "")))
        ends.sort(key=lambda end: end[0])
        tops = [min(max(y - 8, -1.0), self.height() - 15.0) for y, _whose, _words in ends]
        if len(tops) == 2 and tops[1] - tops[0] < 14:
            middle = min(max(sum(tops) / 2, 6.0), self.height() - 22.0)
            tops = [middle - 7, middle + 7]
        for top, (_y, whose, words) in zip(tops, ends, strict=True):
            box = QRectF(plot.right() + _EDGE + 4, top, self.width() - plot.right() - _EDGE - 4, 16)
            say(painter, box, words, "caption_strong", token(whose))
