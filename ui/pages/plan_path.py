"""The path, painted: a step's state is a shape and a word, and the path bends round what was left out.

One tab stop; the arrow keys go from step to step. Over each row lies a radio button, as in every painted choice.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.pages.plan_rows import PathRow
from ui.widgets.elided import shortened
from ui.widgets.icon import draw_icon
from ui.widgets.painting import CENTRE, painting, rounded, say
from ui.widgets.ring_again import ring_again
from ui.widgets.strip import Strip
from workbook.language import _
from workbook.model.plan import StepState

HIGH, BESIDE, X, ROUND = 54.0, 44.0, 26.0, 14.0
_LEFT, _NUMBER, _BRANCH = 56.0, 24.0, 36.0
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIGNS = {StepState.PAUSED: "pause", StepState.SKIPPED: "skip-forward", StepState.AHEAD: "lock"}


class PathView(Strip):
    """`chose(uid)` follows every move by hand; `moved(uid, place)` asks for a step to stand elsewhere, by Alt with an arrow or by
    dragging it.
    """

    chose = Signal(str)
    moved = Signal(str, int)

    def __init__(self, rows: Sequence[PathRow]) -> None:
        super().__init__([row.spoken for row in rows])
        self._rows = tuple(rows)
        self._tops: list[float] = []
        self._dragged: int | None = None
        self._drop: int | None = None
        self._grip: QPoint | None = None
        for place in self._places:
            place.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_reach", -3)
        self.setAccessibleDescription(_("Alt with an arrow moves a step"))
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[PathRow]) -> None:
        """The same steps in other states. (Other steps need another view.)"""
        self._rows = tuple(rows)
        self._tops, top = [], 0.0
        for place, row in zip(self._places, self._rows, strict=True):
            place.setAccessibleName(row.spoken)
            self._tops.append(top)
            top += self._high(row)
        self.setFixedHeight(round(top))
        self.lay_out()
        self._named()
        self.update()

    def uids(self) -> tuple[str, ...]:
        return tuple(row.step.uid for row in self._rows)

    def show_step(self, uid: str) -> None:
        """Put the cursor on a step; emits nothing."""
        at = next((n for n, row in enumerate(self._rows) if row.step.uid == uid), None)
        moved = at != self.chosen()
        self.show_chosen(at)
        self._named()
        if moved:
            self._into_sight()

    def press(self, index: int) -> None:
        self.show_chosen(index)
        self._named()
        self._into_sight()
        self.chose.emit(self._rows[index].step.uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, last = self.chosen() or 0, len(self._rows) - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self._shift(at, _MOVES[key])
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _MOVES:
            self.press(max(0, min(last, at + _MOVES[key])))
        elif key in ends:
            self.press(ends[key])
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A step is taken by the mouse and let go elsewhere; where it was not moved it is simply chosen."""
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        index = next((n for n, place in enumerate(self._places) if place is watched), None)
        at = watched.mapToParent(event.position().toPoint())
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._grip = at if index is not None and _movable(self._rows[index]) else None
        elif event.type() is QEvent.Type.MouseMove and self._grip is not None:
            if (at - self._grip).manhattanLength() >= QApplication.startDragDistance():
                self._dragged = index
            if self._dragged is not None:
                self._drop = self._place_at(at.y())
                self.update()
                return True
        elif event.type() is QEvent.Type.MouseButtonRelease:
            dragged, drop = self._dragged, self._drop
            self._grip = self._dragged = self._drop = None
            self.update()
            if dragged is not None and drop is not None:
                self._places[dragged].setDown(False)
                self.press(dragged)
                self.moved.emit(self._rows[dragged].step.uid, drop)
                return True
        return False

    def _place_at(self, y: float) -> int:
        """The place on the path (from 0) that lies there."""
        path = [n for n, row in enumerate(self._rows) if not row.step.beside]
        return min(range(len(path)), key=lambda n: abs(self.place_box(path[n]).center().y() - y))

    def _shift(self, at: int, by: int) -> None:
        """On by one, past what was done."""
        path = [row for row in self._rows if not row.step.beside]
        row = self._rows[at]
        if row.step.beside:
            return
        free = [n for n, each in enumerate(path) if each is row or _movable(each)]
        to = free.index(path.index(row)) + by
        if not _movable(row):
            self.moved.emit(row.step.uid, path.index(row) + by)  # refused in a sentence
        elif 0 <= to < len(free):
            self.moved.emit(row.step.uid, free[to])

    def place_box(self, index: int) -> QRectF:
        return QRectF(0, self._tops[index], self.width(), self._high(self._rows[index]))

    def ring_box(self) -> QRectF:
        at = self.chosen()
        return QRectF(self.rect()) if at is None else self.place_box(at)

    def sizeHint(self) -> QSize:
        return QSize(340, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.maximumHeight())

    def _named(self) -> None:
        at = self.chosen()
        name = _("Steps of the plan")
        self.setAccessibleName(name if at is None else f"{name}: {self._rows[at].spoken}")

    def _into_sight(self) -> None:
        ring_again(self)
        area, at = self.parentWidget(), self.chosen()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if area is None or content is None or at is None:
            return
        box: QRect = self.place_box(at).toRect()
        middle = self.mapTo(content, box.center())
        area.ensureVisible(0, middle.y(), 0, box.height())

    @staticmethod
    def _high(row: PathRow) -> float:
        return BESIDE if row.step.beside else HIGH

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            at = self.chosen()
            if at is not None:
                rounded(painter, self.place_box(at), theme.RADIUS_CONTROL, "accent_soft")
            self._paint_line(painter)
            for index, row in enumerate(self._rows):
                if row.step.beside:
                    self._paint_branch(painter, index)
                self._paint_row(painter, row, self.place_box(index), index == at)
            self._paint_drop(painter)

    def _paint_drop(self, painter: QPainter) -> None:
        """Where the step that is dragged would come to stand."""
        if self._dragged is None or self._drop is None:
            return
        path = [n for n, row in enumerate(self._rows) if not row.step.beside]
        box = self.place_box(path[self._drop])
        below = path[self._drop] > self._dragged
        y = box.bottom() if below else box.top() + 1
        painter.setPen(QPen(theme.colour("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(_LEFT, y - 1), QPointF(box.right() - 8, y - 1))

    def _paint_line(self, painter: QPainter) -> None:
        """From step to step; a step that was left out is walked round."""
        main = [(r, self._tops[n] + HIGH / 2, n) for n, r in enumerate(self._rows) if not r.step.beside]
        stops = [(r, y, n) for n, (r, y, _index) in enumerate(main) if r.step.state is not StepState.SKIPPED]
        for (here, y, n), (there, next_y, next_n) in itertools.pairwise(stops):
            walked = here.step.state is StepState.DONE and there.step.state in (StepState.DONE, StepState.OPEN)
            tone, thick = ("accent", 2.0) if walked else ("edge", 1.5)
            painter.setPen(QPen(theme.colour(tone), thick, Qt.PenStyle.SolidLine if walked else Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if next_n == n + 1:
                painter.drawLine(QPointF(X, y + ROUND + 3), QPointF(X, next_y - ROUND - 3))
            else:
                around = QPainterPath(QPointF(X - 8, y + ROUND + 1))
                around.cubicTo(
                    QPointF(X - 26, y + 36), QPointF(X - 26, next_y - 36), QPointF(X - 8, next_y - ROUND - 1)
                )
                painter.drawPath(around)

    def _paint_branch(self, painter: QPainter, index: int) -> None:
        """From the step before, or from the strategy before, to one that stands beside."""
        box = self.place_box(index)
        first = index == 0 or not self._rows[index - 1].step.beside
        start = QPointF(X + 8, box.top() - 12) if first else QPointF(X + _BRANCH, box.top() - BESIDE / 2 + 9)
        end = QPointF(X + _BRANCH - 10, box.center().y()) if first else QPointF(X + _BRANCH, box.center().y() - 9)
        branch = QPainterPath(start)
        if first:
            branch.cubicTo(QPointF(X + 12, box.top() + 12), QPointF(X + 16, box.center().y()), end)
        else:
            branch.lineTo(end)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(branch)

    def _paint_row(self, painter: QPainter, row: PathRow, box: QRectF, chosen: bool) -> None:
        beside, state = row.step.beside, StepState.AHEAD if row.held else row.step.state
        centre = QPointF(X + _BRANCH if beside else X, box.center().y())
        _paint_sign(painter, row, state, centre, 10.0 if beside else ROUND, "accent_soft" if chosen else "surface")
        quiet, now = state in (StepState.AHEAD, StepState.SKIPPED), state is StepState.OPEN
        left = _LEFT + 26 if beside else _LEFT
        line = QRectF(left, box.center().y() - 19, box.width() - left - 8, 18)
        tone, role = "muted" if quiet else "text", "strong" if now else "body"
        if row.number:
            say(painter, QRectF(line.left(), line.top(), _NUMBER, 18), row.number, role, tone)
            line.setLeft(line.left() + _NUMBER)
        say(painter, line, shortened(row.step.title, role, line.width()), role, tone)
        below = line.translated(0, 20)
        says = shortened(row.says, "caption", below.width())
        say(painter, below, says, "caption", "accent" if now and not beside else "muted")


def _movable(row: PathRow) -> bool:
    return not row.step.beside and row.step.state is not StepState.DONE


def _paint_sign(painter: QPainter, row: PathRow, state: StepState, at: QPointF, round_: float, ground: str) -> None:
    """Tick, number, bars, bypass, padlock."""
    ink = "accent" if state in (StepState.DONE, StepState.OPEN) else "edge"
    thick = 2.0 if state is StepState.OPEN else 1.25
    style = Qt.PenStyle.DashLine if state is StepState.SKIPPED else Qt.PenStyle.SolidLine
    fill = {StepState.DONE: "accent", StepState.AHEAD: "sunken"}.get(state, "surface")
    painter.setPen(QPen(theme.colour(ink), thick, style))
    painter.setBrush(theme.colour(fill))
    painter.drawEllipse(at, round_ - 1, round_ - 1)
    half = round_ / 2
    box = QRectF(at.x() - half, at.y() - half, round_, round_)
    if state is StepState.DONE:
        draw_icon(painter, "check", box, "on_accent")
    elif state is StepState.OPEN:
        say(painter, box.adjusted(-6, -6, 6, 6), row.number, "small_strong", "accent", CENTRE)
    else:
        draw_icon(painter, _SIGNS[state], box, "muted")
