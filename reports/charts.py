"""Charts on paper: two lines over the sessions, and eight themes with two marks each.

Rules kept here, as on the screen: marks differ by shape as well as ink; values stand at the marks, so that nobody reads them
off an axis; a missing answer leaves a gap and is never bridged; marks that would cover one another stand side by side; no axis
is cut. Nothing is transparent, so that every printer shows the same greys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.canvas import Sheet
from reports.dates import month, short_day
from reports.describe import describe_trend
from reports.flow import Figure
from reports.layout import one_line, width_of
from reports.measure_words import total_words
from reports.numbers import number
from reports.text import Weight
from reports.typography import HAIR, MUTED, PAPER_TINT, PARTNER, RULE, WHITE, Style
from workbook.facts import PARTNERS, Names, Trend, Whose
from workbook.facts.trend import written
from workbook.language import _

__all__ = ["TrendChart"]

_TICK = Style(7.5, 9, ink=MUTED)
_VALUE = Style(10, 11, Weight.BOLD)
_NAME = Style(7.5, 9)
_LEFT, _BOTTOM, _TOP = 13.0, 13.0, 5.0
_INSET = 5.0
_MARK, _SPARSE, _ROOMY = 5.2, 6.5, 14.0
_LABEL_GAP, _LABEL_HIGH = 8.0, 20.0
_MOST_LABEL = 0.3


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where values and sessions stand within the chart."""

    left: float
    right: float
    bottom: float
    top: float
    places: tuple[float, ...]
    low: float
    high: float

    def x(self, session: int) -> float:
        if len(self.places) == 1:
            return (self.left + self.right) / 2
        return self.left + _INSET + (self.right - self.left - 2 * _INSET) * self.places[session]

    def y(self, value: float) -> float:
        return self.bottom + (self.top - self.bottom) * (value - self.low) / (self.high - self.low)

    @property
    def step(self) -> float:
        """How far the nearest two are apart."""
        at = [self.x(session) for session in range(len(self.places))]
        return min((after - before for before, after in pairwise(at)), default=self.right - self.left)


class TrendChart(Figure):
    """Two partners' ratings over the sessions, `height` points high, with each one's last value and name at the end."""

    def __init__(self, trend: Trend, names: Names, language: str, height: float = 128.0) -> None:
        super().__init__(describe_trend(trend, names, language))
        self.trend, self.names, self.language, self.tall = trend, names, language, height
        self.whose = [w for w in PARTNERS if any(value is not None for value in trend.of(w))]

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, self.tall

    def paint(self, sheet: Sheet) -> None:
        label = min(max(self._label_width(w) for w in self.whose), self.width * _MOST_LABEL)
        scale = max(width_of(number(tick, self.language), _TICK) for tick in self.trend.ticks)
        plot = _Plot(
            left=max(_LEFT, scale + 4),
            right=self.width - label - _LABEL_GAP,
            bottom=_BOTTOM,
            top=self.height - _TOP,
            places=self.trend.places,
            low=self.trend.low,
            high=self.trend.high,
        )
        self._bands(sheet, plot)
        self._scale(sheet, plot)
        self._days(sheet, plot)
        for whose in self.whose:
            self._line(sheet, plot, whose)
        self._marks(sheet, plot)
        self._ends(sheet, plot, label)

    def _label_width(self, whose: Whose) -> float:
        return max(
            width_of(self.names.of(whose), _NAME), width_of(total_words(self._last(whose)[1], self.language), _VALUE)
        )

    def _last(self, whose: Whose) -> tuple[int, float]:
        values = self.trend.of(whose)
        return next(
            (i, v) for i, v in zip(range(len(values) - 1, -1, -1), reversed(values), strict=True) if v is not None
        )

    def _scale(self, sheet: Sheet, plot: _Plot) -> None:
        for value in self.trend.ticks:
            sheet.ink(stroke=HAIR if value > self.trend.low else RULE, width=0.6)
            sheet.line(plot.left, plot.y(value), plot.right, plot.y(value))
            sheet.draw_words(number(value, self.language), _TICK, plot.left - 4, plot.y(value) - 2.6, anchor=1)

    def _bands(self, sheet: Sheet, plot: _Plot) -> None:
        """Where a change from the first value is not reliable, a pale ground each; and the cut-off, a line with its name."""
        for whose in self.whose:
            if (band := self.trend.band(whose)) is not None:
                low, high = (plot.y(value) for value in band)
                sheet.ink(fill=PAPER_TINT, stroke=PARTNER[whose].ink, width=0.5)
                sheet.rect(plot.left, low, plot.right - plot.left, high - low, stroke=0, fill=1)
        for whose in self.whose:
            if (band := self.trend.band(whose)) is not None:
                sheet.saveState()
                sheet.ink(stroke=PARTNER[whose].ink, width=0.5)
                sheet.setDash([0.8, 2.4])
                for value in band:
                    if self.trend.low < value < self.trend.high:
                        sheet.line(plot.left, plot.y(value), plot.right, plot.y(value))
                sheet.restoreState()
        if self.trend.cutoff is not None:
            at = plot.y(self.trend.cutoff)
            sheet.ink(stroke=MUTED, width=0.9)
            sheet.line(plot.left, at, plot.right, at)
            words = _("cut-off {value}").format(value=total_words(self.trend.cutoff, self.language))
            wide, high = width_of(words, _TICK) + 4, 9.5
            share, above = self.trend.label_place(wide / (plot.right - plot.left), high / (plot.top - plot.bottom))
            left = plot.left + 2 + share * (plot.right - plot.left - wide - 2)
            sheet.draw_words(words, _TICK, left, at + 2.2 if above else at - 8)

    def _days(self, sheet: Sheet, plot: _Plot) -> None:
        """The days under the axis: the first, the last, and as many between as stand apart."""
        said = month if self.trend.over_years else short_day
        words = [said(each, self.language) for each in self.trend.days]
        widths = [width_of(each, _TICK) for each in words]
        for i in written([plot.x(i) for i in range(len(words))], max(widths) + 9):
            left = plot.x(i) - widths[i] / 2
            left = min(max(left, plot.left - 4), plot.right + 10 - widths[i])
            sheet.draw_words(words[i], _TICK, left, 1.5)

    def _line(self, sheet: Sheet, plot: _Plot, whose: Whose) -> None:
        look = PARTNER[whose]
        sheet.saveState()
        sheet.ink(stroke=look.ink, width=1.5)
        sheet.setLineJoin(1)
        sheet.setDash(list(look.dash))
        path, drawing = sheet.beginPath(), False
        for i, value in enumerate(self.trend.of(whose)):
            if value is not None:
                (path.lineTo if drawing else path.moveTo)(plot.x(i), plot.y(value))
            drawing = value is not None
        sheet.drawPath(path, stroke=1, fill=0)
        sheet.restoreState()

    def _marks(self, sheet: Sheet, plot: _Plot) -> None:
        crowded = plot.step < _SPARSE
        size, halo = (_MARK, 0.9) if plot.step >= _ROOMY else (_MARK * 0.88, 0.45)
        for i in range(len(plot.places)):
            here = [(w, value) for w in self.whose if (value := self.trend.of(w)[i]) is not None]
            here = [(w, value) for w, value in here if not crowded or self._alone(w, i)]
            close = len(here) == 2 and abs(plot.y(here[0][1]) - plot.y(here[1][1])) < size
            for whose, value in here:
                aside = 0.0
                if close:
                    aside = -size * 0.52 if whose is Whose.FIRST else size * 0.52
                x, y = plot.x(i) + aside, plot.y(value)
                sheet.ink(fill=WHITE)
                sheet.circle(x, y, size / 2 + halo, stroke=0, fill=1)
                sheet.draw_mark(PARTNER[whose], x, y, size)

    def _alone(self, whose: Whose, i: int) -> bool:
        """Whether a value has no neighbour to draw a line to, or is the last."""
        values = self.trend.of(whose)
        beside = [values[k] for k in (i - 1, i + 1) if 0 <= k < len(values)]
        return i == self._last(whose)[0] or all(value is None for value in beside)

    def _ends(self, sheet: Sheet, plot: _Plot, width: float) -> None:
        """Each one's last value and name beside the end of the line, moved apart where they would meet."""
        ends = [(w, plot.y(self._last(w)[1])) for w in self.whose]
        for whose, y in _apart(ends, plot.bottom + _LABEL_HIGH / 2 - 4, plot.top - _LABEL_HIGH / 2 + 6):
            ink = PARTNER[whose].ink
            x = plot.right + _LABEL_GAP
            sheet.draw_words(total_words(self._last(whose)[1], self.language), _VALUE.but(ink=ink), x, y - 1.5)
            sheet.draw_line(one_line(self.names.of(whose), _NAME.but(ink=ink), width + 1), _NAME.size, x, y - 9.5)


def _apart(ends: Sequence[tuple[Whose, float]], low: float, high: float) -> list[tuple[Whose, float]]:
    """End labels at their heights, at least one label's height apart and within the chart."""
    ordered = sorted(((w, min(max(y, low), high)) for w, y in ends), key=lambda end: end[1])
    if len(ordered) < 2 or ordered[1][1] - ordered[0][1] >= _LABEL_HIGH:
        return ordered
    middle = (ordered[0][1] + ordered[1][1]) / 2
    middle = min(max(middle, low + _LABEL_HIGH / 2), high - _LABEL_HIGH / 2)
    return [(ordered[0][0], middle - _LABEL_HIGH / 2), (ordered[1][0], middle + _LABEL_HIGH / 2)]
