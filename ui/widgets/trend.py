"""Two lines: how close each felt, session after session, or totals of a questionnaire, as far apart as their days are.

The same rules as in `ui.widgets.charts`; the last value stands beside its line, with the name.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.describe import describe_trend
from reports.measure_words import total_words
from reports.numbers import number
from ui import theme
from ui.dates import month, short_day
from ui.widgets.access import Role
from ui.widgets.marks import draw_mark, token
from ui.widgets.painting import CENTRE, RIGHT, painting, say, width_of
from workbook.facts import Names, Trend
from workbook.facts.trend import written
from workbook.language import _
from workbook.model.common import PARTNERS, Whose

MOST_DAYS = 16
"""More sessions than these a card does not show: the latest ones are what is asked about."""

_LABEL_HIGH, _CLOSE = 18.0, 11.0


class TrendChart(QWidget):
    """A `Trend` painted over its whole scale. It grows with its room, from `height` on."""

    accessible_role = Role.Chart

    def __init__(self, names: Names, trend: Trend, height: int = 160) -> None:
        super().__init__()
        self._least = height
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.show_trend(names, trend)

    def show_trend(self, names: Names, trend: Trend) -> None:
        self._names, self._trend = names, trend
        by = _("{title}, by day") if trend.totals else _("{title}, by session")
        self.setAccessibleName(by.format(title=trend.title))
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
        beside = max(width_of(words, "caption_strong") for words in self._end_words().values()) + 16
        scale = max(16.0, *(width_of(number(tick, ""), "caption") for tick in trend.ticks)) + 8
        plot = QRectF(scale, 8, self.width() - scale - beside, self.height() - _LABEL_HIGH - 18)
        places = trend.places

        def x(index: int) -> float:
            return plot.left() + 20 + (plot.width() - 32) * places[index]

        def y(value: float) -> float:
            return plot.bottom() - (value - trend.low) / (trend.high - trend.low) * plot.height()

        self._paint_bands(painter, plot, y)
        self._paint_axes(painter, plot, x, y)
        self._paint_cutoff(painter, plot, y)
        for whose in PARTNERS:
            self._paint_line(painter, whose, x, y)
        for index in range(len(trend.days)):
            self._paint_marks(painter, index, x, y)
        self._paint_ends(painter, plot, y)

    def _end_words(self) -> dict[Whose, str]:
        """The last value of each, with the name; the widest there could be while there is none."""
        said = {}
        for whose in PARTNERS:
            last = next((v for v in reversed(self._trend.of(whose)) if v is not None), None)
            value = total_words(self._trend.high if last is None else last)
            said[whose] = f"{self._names.of(whose)} {value}"
        return said

    def _paint_bands(self, painter: QPainter, plot: QRectF, y: Callable[[float], float]) -> None:
        """Where a change from the first value is not reliable: a pale ground in the partner's own colour, dotted at its ends."""
        for whose in PARTNERS:
            if (band := self._trend.band(whose)) is not None:
                room = QRectF(QPointF(plot.left(), y(band[1])), QPointF(plot.right(), y(band[0])))
                painter.fillRect(room, theme.colour(f"{token(whose)}_soft", 0.6))
        for whose in PARTNERS:
            if (band := self._trend.band(whose)) is not None:
                painter.setPen(QPen(theme.colour(token(whose), 0.8), 1, Qt.PenStyle.DotLine))
                for value in band:
                    painter.drawLine(QPointF(plot.left(), y(value)), QPointF(plot.right(), y(value)))

    def _paint_cutoff(self, painter: QPainter, plot: QRectF, y: Callable[[float], float]) -> None:
        if self._trend.cutoff is None:
            return
        at = round(y(self._trend.cutoff)) + 0.5
        painter.setPen(QPen(theme.colour("muted"), 1.2))
        painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
        words = _("cut-off {value}").format(value=total_words(self._trend.cutoff))
        wide = width_of(words, "caption") + 8
        share, above = self._trend.label_place((wide + 4) / plot.width(), 20 / plot.height())
        left = plot.left() + 4 + share * (plot.width() - wide - 4)
        say(painter, QRectF(left, at - 19 if above else at + 1, wide, 18), words, "caption", "muted")

    def _paint_axes(
        self, painter: QPainter, plot: QRectF, x: Callable[[int], float], y: Callable[[float], float]
    ) -> None:
        for value in self._trend.ticks:
            at = round(y(value)) + 0.5
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
            say(painter, QRectF(0, at - 9, plot.left() - 8, 18), number(value, ""), "caption", "muted", RIGHT)
        days = self._trend.days
        words = [month(day) if self._trend.over_years else short_day(day) for day in days]
        widest = max((width_of(each, "caption") for each in words), default=0) + 10
        for index in written([x(index) for index in range(len(days))], widest):
            where = QRectF(x(index) - 50, plot.bottom() + 8, 100, _LABEL_HIGH)
            say(painter, where, words[index], "caption", "muted", CENTRE)

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
        words_of = self._end_words()
        for whose in PARTNERS:
            last = next((v for v in reversed(self._trend.of(whose)) if v is not None), None)
            if last is not None:
                ends.append((y(last), whose, words_of[whose]))
        ends.sort(key=lambda end: end[0])
        free = 0.0
        for at, whose, words in ends:
            at = max(at, free)
            where = QRectF(plot.right() + 8, at - 10, self.width() - plot.right() - 8, 20)
            say(painter, where, words, "caption_strong", token(whose))
            free = at + _LABEL_HIGH
