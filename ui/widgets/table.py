"""Long lists as painted rows: read page by page, moved through by keys, announced row by row.

A page brings three things: how to read a slice, how to say a row in words, and how to paint it into named cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.widgets.icon import draw_icon
from ui.widgets.painting import LEFT, RIGHT, painting, rounded, say, width_of
from ui.widgets.ring_again import ring_again
from ui.widgets.scrolling import ThinBar

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

PAGE = 50
_INSET, _HEAD_HIGH = 24, 38


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is the least; what is left over goes to the columns by their `share`. `sorted` marks the one in order."""

    key: str
    title: str
    width: int
    share: int = 0
    sorted: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """Where to paint one row. `ground` is the token behind it, for marks that are hollow."""

    boxes: dict[str, QRectF]
    ground: str
    chosen: bool

    def __getitem__(self, key: str) -> QRectF:
        return self.boxes[key]

    def two(self, key: str) -> tuple[QRectF, QRectF]:
        """A first and a second line in one cell."""
        box = self.boxes[key]
        middle = box.center().y()
        return QRectF(box.left(), middle - 18, box.width(), 18), QRectF(box.left(), middle + 1, box.width(), 17)


def spread(columns: Sequence[Column], width: float) -> dict[str, QRectF]:
    """Where each column begins and how wide it is, for a table of this width."""
    least = sum(column.width for column in columns) + 2 * _INSET
    left_over, shares = max(0.0, width - least), sum(column.share for column in columns)
    boxes: dict[str, QRectF] = {}
    left = float(_INSET)
    for column in columns:
        wide = column.width + (left_over * column.share / shares if shares else 0)
        boxes[column.key] = QRectF(left, 0, wide - 12, 0)
        left += wide
    return boxes


class Rows(QAbstractListModel, Generic[T]):
    """Rows that are read in slices of `PAGE` as the eye reaches them."""

    def __init__(self, read: Callable[[int, int], Sequence[T]], describe: Callable[[T], str]) -> None:
        """`read(limit, offset)` gives a slice, shorter than `limit` at the end; `describe` is what is read out."""
        super().__init__()
        self._read, self._describe = read, describe
        self._items: list[T] = []
        self._whole = True  # nothing is read before the first `reload`

    def reload(self, read: Callable[[int, int], Sequence[T]] | None = None) -> None:
        """Begin again from the first slice, perhaps with another question."""
        self.beginResetModel()
        self._read = read or self._read
        self._items = list(self._read(PAGE, 0))
        self._whole = len(self._items) < PAGE
        self.endResetModel()

    def item(self, at: int) -> T:
        return self._items[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._describe(self._items[index.row()])
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._whole

    def fetchMore(self, parent: Index) -> None:
        more = list(self._read(PAGE, len(self._items)))
        self._whole = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), len(self._items), len(self._items) + len(more) - 1)
            self._items += more
            self.endInsertRows()


class _Painted(QStyledItemDelegate):
    def __init__(self, table: Table[Any]) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._table.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: Any = option.state
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        pointed = bool(state & QStyle.StateFlag.State_MouseOver)
        self._table.paint_row(painter, QRectF(rect), index.row(), chosen, pointed)
        painter.restore()


class Table(QListView, Generic[T]):
    """The list. Enter or a double click opens (`opened`), arrows choose (`chose`, None when there is nothing)."""

    opened = Signal(object)
    chose = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Rows[T],
        paint: Callable[[QPainter, T, Cells], None],
        *,
        row_height: int = 50,
    ) -> None:
        super().__init__()
        self._columns, self._rows, self._paint, self.row_height = tuple(columns), rows, paint, row_height
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setItemDelegate(_Painted(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setProperty("ring_reach", -2)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(lambda _at: ring_again(self))

    def choose(self, at: int) -> None:
        """Put the cursor on a row, if there is one."""
        if 0 <= at < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(at, 0))

    def chosen_item(self) -> T | None:
        at = self.currentIndex()
        return self._rows.item(at.row()) if at.isValid() and at.row() < self._rows.rowCount() else None

    def seen(self) -> tuple[int, int]:
        """First and last row in sight, from 1; (0, 0) when empty."""
        if not self._rows.rowCount():
            return 0, 0
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.verticalScrollBar().value() + self.viewport().height()
        return first + 1, min(self._rows.rowCount(), max(first + 1, last // self.row_height))

    def _moved(self, now: QModelIndex) -> None:
        ring_again(self)
        self.chose.emit(self._rows.item(now.row()) if now.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.item(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The row with the cursor stays in sight where the list gets less room; where it was scrolled away, it stays away."""
        before = self.height() if event.oldSize().height() < 0 else event.oldSize().height()
        at = self.visualRect(self.currentIndex())
        was_seen = self.currentIndex().isValid() and at.top() >= 0 and at.bottom() <= before
        super().resizeEvent(event)
        if was_seen:
            self.scrollTo(self.currentIndex())

    def ring_box(self) -> QRectF:
        """The focus ring goes round the row that has the cursor; round the list while there is none."""
        at = self.currentIndex()
        return QRectF(self.visualRect(at)).adjusted(8, 1, -8, 0) if at.isValid() else QRectF(self.rect())

    def paint_row(self, painter: QPainter, box: QRectF, at: int, chosen: bool, pointed: bool) -> None:
        """One row: its ground, the hairline above it, then what the page paints."""
        ground = "surface"
        if chosen or pointed:
            ground = "accent_soft" if chosen else "hover"
            rounded(painter, box.adjusted(8, 1, -8, 0), theme.RADIUS_CONTROL, ground)
            if chosen:
                rounded(painter, QRectF(box.left() + 8, box.top() + 9, 3, box.height() - 17), 1.5, "accent")
        elif at and at - 1 != self.currentIndex().row():
            line = QRectF(box.left() + _INSET, box.top(), box.width() - 2 * _INSET, 1)
            painter.fillRect(line, theme.colour("line"))
        boxes = {
            key: QRectF(box.left() + cell.left(), box.top(), cell.width(), box.height())
            for key, cell in spread(self._columns, box.width()).items()
        }
        self._paint(painter, self._rows.item(at), Cells(boxes, ground, chosen))


class Heads(QWidget):
    """The names over the columns, in line with the table's own."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.setFixedHeight(_HEAD_HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        boxes = spread(self._columns, self.width())
        with painting(self) as painter:
            for column in self._columns:
                box = boxes[column.key]
                box = QRectF(box.left(), 0, box.width(), _HEAD_HIGH)
                role, tone = ("caption_strong", "text") if column.sorted else ("caption", "muted")
                say(painter, box, column.title, role, tone, RIGHT if column.right else LEFT)
                if column.sorted:
                    end = box.left() + width_of(column.title, role)
                    draw_icon(painter, "chevron-down", QRectF(end + 4, _HEAD_HIGH / 2 - 6, 13, 13), tone)
