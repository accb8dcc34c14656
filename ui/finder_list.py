"""The lines below the field of "Go to or search": headings that the cursor passes over, and what can be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.finding import Heading, Hit, Line
from ui.widgets.icon import draw_icon
from ui.widgets.painting import say, say_marked
from ui.widgets.table import Cells, Column, Index, Rows, Table
from workbook.language import _

ROW = 46


class _Lines(Rows[Line]):
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.item(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FoundList(Table[Line]):
    """Shows what was found; the first that can be opened is chosen until a hand chooses another."""

    def __init__(self) -> None:
        self._shown: list[Line] = []
        self._lines = _Lines(self._slice, _spoken)
        super().__init__(_("Found"), [Column("line", "", 80, 1)], self._lines, _paint, row_height=ROW)
        self.setMinimumHeight(0)

    def show_lines(self, lines: list[Line], keep: Hit | None) -> None:
        """`keep` stays chosen, if it is still there."""
        self._shown = lines
        self._lines.reload()
        while self._lines.canFetchMore(QModelIndex()):
            self._lines.fetchMore(QModelIndex())
        kept = keep is not None and keep in lines
        self.choose(lines.index(keep) if kept and keep is not None else self._first())
        if not kept:
            self.scrollToTop()

    def hits(self) -> int:
        return sum(isinstance(line, Hit) for line in self._shown)

    def rows(self) -> int:
        return len(self._shown)

    def line(self, row: int) -> Line:
        return self._shown[row]

    def chosen(self) -> Hit | None:
        line = self.chosen_item()
        return line if isinstance(line, Hit) else None

    def at_top(self) -> bool:
        return self.currentIndex().row() <= self._first()

    def _first(self) -> int:
        return next((at for at, line in enumerate(self._shown) if isinstance(line, Hit)), -1)

    def _slice(self, limit: int, offset: int) -> Sequence[Line]:
        return self._shown[offset : offset + limit]


def _spoken(line: Line) -> str:
    return line.words if isinstance(line, Heading) else f"{line.title}, {line.second}"


def _paint(painter: QPainter, line: Line, cells: Cells) -> None:
    box = cells["line"]
    if isinstance(line, Heading):
        say(painter, QRectF(box.left(), box.bottom() - 26, box.width(), 20), line.words, "caption_strong", "muted")
        return
    draw_icon(
        painter, line.icon, QRectF(box.left(), box.center().y() - 8, 16, 16), "accent" if cells.chosen else "muted"
    )
    first, second = (half.adjusted(30, 0, 0, 0) for half in cells.two("line"))
    say(painter, first, line.title, "label", "text", may_shorten=True)
    if line.marks:
        say_marked(painter, second, line.second, line.marks)
    else:
        say(painter, second, line.second, "small", "muted", may_shorten=True)
