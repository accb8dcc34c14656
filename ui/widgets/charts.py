"""The couple's picture and course, painted from facts: eight themes with two marks each, and two lines over the sessions.

Rules kept here: marks differ by shape as well as colour; values stand at the marks, so that nobody reads them off an axis; a
missing answer leaves a gap that is never bridged; marks that would cover one another stand side by side; no axis is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.describe import describe_themes
from reports.numbers import tenths
from ui import theme
from ui.widgets.access import Role
from ui.widgets.marks import draw_mark, token
from ui.widgets.painting import CENTRE, LEFT, RIGHT, painting, say, width_of
from workbook.facts import PARTNERS, Audience, Names, PictureFacts, ThemeRow, Whose
from workbook.language import _

Pairing = tuple[float | None, float | None]

HIGHEST = 4
_ROW, _FOOT, _EMPHASISED = 40, 28, 3
_ENDS = 38  # room for the value beside a mark at 0 or 4


def spoken(value: float) -> str:
    """A mean as it stands at its mark: with one decimal."""
    return tenths(value, "")


class ThemesChart(QWidget):
    """Eight themes on 0-4, two marks each: one intake large, another small below it, and how far apart the two are.

    Rows stand in the order given; of the first `emphasise`, those whose gap is wide are set stronger.
    """

    accessible_role = Role.Chart

    def __init__(self, names: Names, rows: Sequence[ThemeRow], emphasise: int = _EMPHASISED) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rows(names, rows, emphasise)

    def show_rows(self, names: Names, rows: Sequence[ThemeRow], emphasise: int = _EMPHASISED, then: str = "") -> None:
        """`then` says in words which intake the small marks are from, where it is not the first."""
        self._names, self._rows, self._emphasise = names, tuple(rows), emphasise
        self.setFixedHeight(_ROW * len(self._rows) + _FOOT)
        self.setAccessibleName(_("Themes, {names}").format(names=f"{names.first}, {names.second}"))
        self.setAccessibleDescription(_described(names, self._rows, then))
        self.updateGeometry()
        self.update()

    def emphasised(self) -> tuple[ThemeRow, ...]:
        """The rows set stronger: never one that the page calls alike."""
        return tuple(row for row in self._rows[: self._emphasise] if row.wide)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        label = max([112.0, *(width_of(row.name, "strong") + 16 for row in self._rows)])
        apart = max([60.0, *(width_of(_gap_words(row), "small_strong") + 8 for row in self._rows)])
        plot = QRectF(label, 0, self.width() - label - apart - 8, _ROW * len(self._rows))

        def across(value: float) -> float:
            return plot.left() + _ENDS + value / HIGHEST * (plot.width() - 2 * _ENDS)

        self._paint_axis(painter, plot, across)
        stronger = self.emphasised()
        for index, row in enumerate(self._rows):
            top, strong = plot.top() + index * _ROW, row in stronger
            say(painter, QRectF(0, top, label, _ROW * 0.84), row.name, "strong" if strong else "body")
            _small_pair(painter, across, top + _ROW * 0.74, (row.before_first, row.before_second))
            _large_pair(painter, across, top + _ROW * 0.40, (row.first, row.second))
            where = QRectF(self.width() - apart, top, apart, _ROW * 0.84)
            role, tone = ("small_strong", "text") if strong else ("small", "muted")
            say(painter, where, _gap_words(row), role, tone, RIGHT)

    def _paint_axis(self, painter: QPainter, plot: QRectF, across: Callable[[float], float]) -> None:
        foot = plot.bottom() + 8
        for value in range(HIGHEST + 1):
            at = round(across(value)) + 0.5
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
            say(painter, QRectF(at - 30, foot, 60, 18), str(value), "caption", "muted", CENTRE)
        room = (across(HIGHEST) - across(0)) / HIGHEST - 16
        low, high = _("less close"), _("closer")
        if room >= max(width_of(low, "caption"), width_of(high, "caption")):
            say(painter, QRectF(across(0) + 12, foot, room, 18), low, "caption", "muted", LEFT)
            say(painter, QRectF(across(HIGHEST) - 12 - room, foot, room, 18), high, "caption", "muted", RIGHT)


def _described(names: Names, rows: tuple[ThemeRow, ...], then: str) -> str:
    """The words that stand for the same chart on paper."""
    shown = PictureFacts(names, Audience.COUNSELOR, None, None, rows, (), "", (), (), (), ())
    return describe_themes(shown, then=then)


def _gap_words(row: ThemeRow) -> str:
    return "" if row.gap is None else _("{gap} apart").format(gap=spoken(row.gap))


def _places(across: Callable[[float], float], pair: Pairing, size: float) -> dict[Whose, float]:
    """Where the marks go: side by side where they would cover one another, the lower value on the left."""
    at = {whose: across(value) for whose, value in zip(PARTNERS, pair, strict=True) if value is not None}
    if len(at) == 2 and abs(at[Whose.FIRST] - at[Whose.SECOND]) < size + 2:
        middle = (at[Whose.FIRST] + at[Whose.SECOND]) / 2
        half = size / 2 + 1 if _first_is_left(pair) else -(size / 2 + 1)
        at = {Whose.FIRST: middle - half, Whose.SECOND: middle + half}
    return at


def _first_is_left(pair: Pairing) -> bool:
    first, second = pair
    return second is None or (first is not None and first <= second)


def _pair(painter: QPainter, at: dict[Whose, float], y: float, size: float, bar: float) -> None:
    if len(at) == 2:
        painter.setPen(QPen(theme.colour("edge", 0.45), bar))
        painter.drawLine(QPointF(at[Whose.FIRST], y), QPointF(at[Whose.SECOND], y))
    for whose, x in at.items():
        draw_mark(painter, whose, QPointF(x, y), size)


def _small_pair(painter: QPainter, across: Callable[[float], float], y: float, pair: Pairing) -> None:
    painter.setOpacity(0.7)
    _pair(painter, _places(across, pair, 7), y, 7, 1.5)
    painter.setOpacity(1)


def _large_pair(painter: QPainter, across: Callable[[float], float], y: float, pair: Pairing) -> None:
    at = _places(across, pair, 13)
    _pair(painter, at, y, 13, 5)
    first_left = _first_is_left(pair)
    for whose, value in zip(PARTNERS, pair, strict=True):
        if value is None:
            continue
        on_left = first_left if whose is Whose.FIRST else not first_left
        left = at[whose] - 52 if on_left else at[whose] + 12
        say(
            painter,
            QRectF(left, y - 9, 40, 18),
            spoken(value),
            "caption_strong",
            token(whose),
            RIGHT if on_left else LEFT,
        )


class ThemesKey(QWidget):
    """The legend speaks in the chart's own marks. `latest` and `before` name the two days; `before` may be empty."""

    def __init__(self, names: Names, latest: str, before: str = "") -> None:
        super().__init__()
        self._names, self._latest, self._before = names, latest, before
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, names: Names, latest: str, before: str = "") -> None:
        self._names, self._latest, self._before = names, latest, before
        self.update()

    def minimumSizeHint(self) -> QSize:
        words = [width_of(n, "small_strong") + 38 for n in (self._names.first, self._names.second)]
        days = [width_of(day, "small") + 62 for day in (self._latest, self._before) if day]
        return QSize(round(sum(words) + sum(days)), 20)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            x = 0.0
            for whose in PARTNERS:
                draw_mark(painter, whose, QPointF(x + 6, 10), 11)
                x = self._word(painter, x + 18, self._names.of(whose), "small_strong", token(whose))
            for words, size, bar, strength in ((self._latest, 9.0, 4.0, 1.0), (self._before, 6.0, 1.5, 0.7)):
                if words:
                    painter.setOpacity(strength)
                    _pair(painter, {Whose.FIRST: x + 5, Whose.SECOND: x + 29}, 10, size, bar)
                    painter.setOpacity(1)
                    x = self._word(painter, x + 42, words, "small", "muted")

    def _word(self, painter: QPainter, x: float, words: str, role: str, tone: str) -> float:
        return say(painter, QRectF(x, 0, max(0.0, self.width() - x), 20), words, role, tone) + 20
