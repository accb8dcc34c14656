"""The eight themes over all intakes: a line of numbers for each partner, and how far the latest lies from the first.

Change is shown as change: a number with its sign, in the same ink whichever way it goes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reports.numbers import tenths
from ui import theme
from ui.dates import short_day
from ui.widgets.access import Role
from ui.widgets.marks import draw_mark, token
from ui.widgets.painting import RIGHT, painting, say, width_of
from workbook.facts import CourseRow, Moment, Names
from workbook.language import _
from workbook.model.common import PARTNERS, Whose

MOST = 6
"""So many intakes stand side by side: of more, the first and the latest."""

_HEAD, _ROW, _LINE = 44, 48, 19
_LEAST, _WIDEST = 54.0, 130.0
_BETWEEN, _MARK = 56.0, 18.0


class CourseTable(QWidget):
    """Rows of themes, columns of intakes, a line for each partner in it."""

    accessible_role = Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._names, self._moments, self._rows = Names("", "", ""), tuple[Moment, ...](), tuple[CourseRow, ...]()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_course(self, names: Names, moments: Sequence[Moment], rows: Sequence[CourseRow]) -> None:
        self._names, self._moments, self._rows = names, tuple(moments), tuple(rows)
        self.setAccessibleName(_("Themes over time, {names}").format(names=f"{names.first}, {names.second}"))
        self.setAccessibleDescription(described(names, moments, rows))
        self.updateGeometry()
        self.update()

    def shown(self) -> tuple[int, ...]:
        """Which intakes have a column."""
        last = len(self._moments)
        return tuple(range(last)) if last <= MOST else (0, *range(last - MOST + 1, last))

    def heightForWidth(self, width: int) -> int:
        return _HEAD + _ROW * self._deep(width)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As low as it can be: how high it is follows from the width that it gets, and a guess made before would stay."""
        label, change = self._ends()
        low = _HEAD + _ROW * ((len(self._rows) + 1) // 2)
        return QSize(round(label + _MARK + _LEAST * len(self.shown()) + change), low)

    def _ends(self) -> tuple[float, float]:
        """How wide the names of the themes are, and the change."""
        label = max([96.0, *(width_of(row.name, "body") + 12 for row in self._rows)])
        return label, max(width_of(_("change"), "caption"), width_of("−0.0", "small_strong")) + 20

    def _deep(self, width: int) -> int:
        """How many themes stand one below the other: half of them where two blocks have room side by side."""
        label, change = self._ends()
        two = 2 * (label + _MARK + _LEAST * len(self.shown()) + change) + _BETWEEN
        return len(self._rows) if width < two else (len(self._rows) + 1) // 2

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            deep = self._deep(self.width())
            if deep == len(self._rows):
                self._paint(painter, self._rows, 0, float(self.width()))
            else:
                half = (self.width() - _BETWEEN) / 2
                self._paint(painter, self._rows[:deep], 0, half)
                self._paint(painter, self._rows[deep:], half + _BETWEEN, half)

    def _paint(self, painter: QPainter, rows: Sequence[CourseRow], x: float, width: float) -> None:
        label, change = self._ends()
        shown = self.shown()
        each = min(_WIDEST, (width - label - _MARK - change) / max(1, len(shown)))
        left, end = x + width - change - each * len(shown), x + width
        for place, index in enumerate(shown):
            moment, at = self._moments[index], left + place * each
            kind = moment.kind.partition(" ")[0]
            say(painter, QRectF(at, 0, each, 16), kind, "caption", "muted", RIGHT, may_shorten=True)
            say(painter, QRectF(at, 16, each, 16), short_day(moment.on), "caption_strong", "muted", RIGHT)
        say(painter, QRectF(end - change, 16, change, 16), _("change"), "caption", "muted", RIGHT)
        for nth, row in enumerate(rows):
            top = _HEAD + nth * _ROW
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(x, top - 4.5), QPointF(end, top - 4.5))
            say(painter, QRectF(x, top, label, _LINE), row.name)
            for line, whose in enumerate(PARTNERS):
                y = top + line * (_LINE + 1)
                draw_mark(painter, whose, QPointF(x + label + 8, y + _LINE / 2), 9)
                cells = QRectF(left, y, each, _LINE), QRectF(end - change, y, change, _LINE)
                self._paint_line(painter, row, whose, *cells)

    def _paint_line(self, painter: QPainter, row: CourseRow, whose: Whose, cell: QRectF, change: QRectF) -> None:
        values = row.of(whose)
        for place, index in enumerate(self.shown()):
            latest = index == len(self._moments) - 1
            role = "small_strong" if latest else "small"
            say(painter, cell.translated(place * cell.width(), 0), number(values[index]), role, token(whose), RIGHT)
        moved = row.change(whose)
        say(painter, change, "" if moved is None else signed(moved), "small_label", "text", RIGHT)


def number(value: float | None) -> str:
    """One decimal, or an en dash for too few answers."""
    return "–" if value is None else tenths(value, "")


def signed(change: float) -> str:
    """With its sign, a true minus among them; no change has none."""
    sign = "" if not change else "+" if change > 0 else "−"
    return sign + tenths(abs(change), "")


def described(names: Names, moments: Sequence[Moment], rows: Sequence[CourseRow]) -> str:
    """The table in words, with every intake in it."""
    head = _("Closeness from 0 to 4 over {intakes}.").format(
        intakes=", ".join(f"{m.kind} {short_day(m.on)}" for m in moments)
    )
    return " ".join([head, *(_row(names, row) for row in rows)])


def _row(names: Names, row: CourseRow) -> str:
    each = []
    for whose in PARTNERS:
        values = ", ".join(_("not enough answers") if v is None else number(v) for v in row.of(whose))
        moved = row.change(whose)
        change = "" if moved is None else _(", change {change}").format(change=signed(moved))
        each.append(f"{names.of(whose)} {values}{change}")
    return f"{row.name}: {'; '.join(each)}."
