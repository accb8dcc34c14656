"""A thread, painted: columns from sign to result, every knot a button that leads to its place, and lines between them.

The arrow keys go along the lines: left and right to what a knot is linked with, up and down within a column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.pages.plan_thread_facts import Node, column_name
from ui.widgets.elided import shortened
from ui.widgets.marks import draw_mark, token
from ui.widgets.painting import painting, rounded, say, width_of
from workbook.insight.thread import Kind, Knot, Thread
from workbook.language import _, ngettext

_HEAD, _HIGH, _GAP, _ROW, _PAD = 28.0, 66.0, 14.0, 17.0, 10.0
_LEAST, _BETWEEN = 96.0, 0.22
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Knot(QAbstractButton):
    """One thing on the thread."""

    def __init__(self, view: QWidget, node: Node, chosen: bool, walk: Callable[[_Knot, Qt.Key], bool]) -> None:
        super().__init__(view)
        self.node, self._chosen, self._walk, self._view = node, chosen, walk, view
        self.setAccessibleName(node.spoken)
        self.setToolTip(node.spoken)
        self.setObjectName(f"knot-{node.knot.kind.name}-{node.knot.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", theme.RADIUS_CONTROL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        elif not (plain and self._walk(self, key)):
            if key in _ACROSS or key in _ALONG:
                event.ignore()
            else:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._view.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._view.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill, line = ("accent_soft", "accent") if self._chosen else ("canvas", "line")
            if self.underMouse() and not self._chosen:
                fill = "hover"
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, fill, line)
            room = self.width() - 2 * _PAD
            role = "caption_strong" if self._chosen else "caption"
            lines = _two_lines(self.node.title, role, room)
            top = 8.0
            for words in lines:
                say(painter, QRectF(_PAD, top, room, _ROW), words, role)
                top += _ROW - 1
            self._paint_second(painter, QRectF(_PAD, self.height() - _ROW - 8, room, _ROW), fill)

    def _paint_second(self, painter: QPainter, box: QRectF, ground: str) -> None:
        left = box.left()
        for whose, words in self.node.marks:
            if left + 24 > box.right():
                break
            draw_mark(painter, whose, QPointF(left + 4, box.center().y()), 8, ground)
            room = box.right() - left - 12
            left = say(
                painter,
                QRectF(left + 12, box.top(), room, _ROW),
                shortened(words, "caption", room),
                "caption",
                token(whose),
            )
            left += 8
        if not self.node.marks:
            say(painter, box, shortened(self.node.says, "caption", box.width()), "caption", "muted")


class ThreadView(QWidget):
    """`wanted(Knot)` for the knot that was pressed."""

    wanted = Signal(object)

    def __init__(self, kinds: Sequence[Kind], most: int) -> None:
        """`most` of each column are shown; how many more there are is said below them."""
        super().__init__()
        self._kinds, self._most = tuple(kinds), most
        self._buttons: dict[Knot, _Knot] = {}
        self._columns: Mapping[Kind, tuple[Knot, ...]] = {}
        self._links: tuple[tuple[Knot, Knot], ...] = ()
        self._more: dict[Kind, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The thread"))

    def show_thread(self, thread: Thread, node: Callable[[Knot], Node]) -> None:
        nodes = {knot: node(knot) for kind in self._kinds for knot in self._few(thread.columns[kind], thread.chosen)}
        same = list(self._buttons) == list(nodes) and all(b.node == nodes[k] for k, b in self._buttons.items())
        links = tuple(link for link in thread.links if set(link) <= set(nodes))
        if same and links == self._links:
            return
        held = next((k for k, b in self._buttons.items() if b.hasFocus()), None)
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._columns = {kind: tuple(k for k in nodes if k.kind is kind) for kind in self._kinds}
        self._more = {kind: len(thread.columns[kind]) - len(self._columns[kind]) for kind in self._kinds}
        self._links = links
        self._buttons = {k: _Knot(self, n, k == thread.chosen, self._walk) for k, n in nodes.items()}
        for knot, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, knot=knot: self.wanted.emit(knot))
            button.show()
        tallest = max((len(knots) for knots in self._columns.values()), default=0)
        more = _ROW + 4 if any(self._more.values()) else 0
        self.setFixedHeight(round(_HEAD + max(1, tallest) * (_HIGH + _GAP) + more))
        self._lay_out()
        if held in self._buttons:
            self._buttons[held].setFocus()
        self.update()

    def button(self, knot: Knot) -> QWidget | None:
        return self._buttons.get(knot)

    def first(self) -> QWidget | None:
        return next(iter(self._buttons.values()), None)

    def sizeHint(self) -> QSize:
        return QSize(round(len(self._kinds) * _LEAST * (1 + _BETWEEN)), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _few(self, knots: Sequence[Knot], chosen: Knot) -> list[Knot]:
        """The first of a column, and what the thread is about in any case."""
        few = list(knots[: self._most])
        if chosen in knots and chosen not in few:
            few[-1] = chosen
        return few

    def _wide(self) -> float:
        count = len(self._kinds)
        return self.width() / (count + (count - 1) * _BETWEEN)

    def _left(self, kind: Kind) -> float:
        return self._kinds.index(kind) * self._wide() * (1 + _BETWEEN)

    def _lay_out(self) -> None:
        tallest = max((len(knots) for knots in self._columns.values()), default=0)
        for kind, knots in self._columns.items():
            top = _HEAD + (tallest - len(knots)) * (_HIGH + _GAP) / 2
            for at, knot in enumerate(knots):
                box = QRectF(self._left(kind), top + at * (_HIGH + _GAP), self._wide(), _HIGH)
                self._buttons[knot].setGeometry(QRect(box.toRect()))

    def _walk(self, button: _Knot, key: Qt.Key) -> bool:
        knot = button.node.knot
        column = self._columns[knot.kind]
        if key in _ALONG:
            at = column.index(knot) + _ALONG[key]
            ahead = [column[at]] if 0 <= at < len(column) else []
        elif key in _ACROSS:
            linked = [b if a == knot else a for a, b in self._links if knot in (a, b)]
            way = _ACROSS[key]
            ahead = [k for k in linked if (k.kind - knot.kind) * way > 0]
            middle = button.geometry().center().y()
            ahead.sort(key=lambda k: self._buttons[k].geometry().y())  # of two as near, the upper one
            ahead.sort(key=lambda k: (abs(k.kind - knot.kind), abs(self._buttons[k].geometry().center().y() - middle)))
        else:
            return False
        if ahead:
            self._buttons[ahead[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(ahead)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for kind in self._kinds:
                where = QRectF(self._left(kind), 0, self._wide(), 20)
                say(painter, where, column_name(kind), "caption_strong", "muted")
                self._paint_empty(painter, kind)
            for link in sorted(self._links, key=self._lit):
                self._paint_link(painter, *link)

    def _paint_empty(self, painter: QPainter, kind: Kind) -> None:
        left, wide = self._left(kind), self._wide()
        if not self._columns.get(kind):
            say(painter, QRectF(left, _HEAD - 8, wide, 18), _("none yet"), "caption", "muted")
        elif self._more.get(kind):
            count = self._more[kind]
            words = ngettext("and {n} more", "and {n} more", count).format(n=count)
            say(painter, QRectF(left, self.height() - _ROW - 4, wide, _ROW), words, "caption", "muted")

    def _lit(self, link: tuple[Knot, Knot]) -> bool:
        return any(self._buttons[knot].hasFocus() for knot in link)

    def _paint_link(self, painter: QPainter, one: Knot, two: Knot) -> None:
        left, right = self._buttons[one].geometry(), self._buttons[two].geometry()
        start = QPointF(left.right() + 1, left.center().y())
        end = QPointF(right.left(), right.center().y())
        lit = self._lit((one, two))
        thick = 2.0 if lit else 1.3
        painter.setPen(QPen(theme.colour("accent" if lit else "edge"), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(start)
        jumps = two.kind - one.kind > 1
        bend = min(60.0, (end.x() - start.x()) * 0.5)
        if jumps:  # past a column, below or above what stands in it
            y = self._past(one.kind, two.kind, (start.y() + end.y()) / 2)
            near, far = start.x() + self._wide() * _BETWEEN, end.x() - self._wide() * _BETWEEN
            path.cubicTo(QPointF(near - 6, start.y()), QPointF(near - 12, y), QPointF(near, y))
            path.lineTo(QPointF(far, y))
            path.cubicTo(QPointF(far + 12, y), QPointF(far + 6, end.y()), end)
        else:
            path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        painter.drawPath(path)

    def _past(self, one: Kind, two: Kind, wanted: float) -> float:
        """The nearest height at which nothing stands between the two columns."""
        between = [k for k in self._kinds if one < k < two]
        boxes = [self._buttons[knot].geometry() for kind in between for knot in self._columns[kind]]
        free = [wanted, *(float(b.top()) - _GAP / 2 for b in boxes), *(float(b.bottom()) + _GAP / 2 for b in boxes)]
        clear = [y for y in free if all(not b.top() - 2 <= y <= b.bottom() + 2 for b in boxes)]
        return min(clear or free, key=lambda y: abs(y - wanted))


def _two_lines(words: str, role: str, room: float) -> list[str]:
    """The words on at most two lines, the second one shortened."""
    if width_of(words, role) <= room:
        return [words]
    parts, first = words.split(" "), ""
    metrics = QFontMetricsF(theme.font(role))
    while parts and metrics.horizontalAdvance(f"{first} {parts[0]}".strip()) <= room:
        first = f"{first} {parts.pop(0)}".strip()
    if not first:
        return [shortened(words, role, room)]
    return [first, shortened(" ".join(parts), role, room)]
