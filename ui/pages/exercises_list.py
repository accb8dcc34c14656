"""The exercises to choose from: a field to find one, and below it the list with what is open now first.

Headings and what the gate holds are rows that cannot be chosen: the cursor passes over them, and an assistive client hears
them as not available.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.pages.exercises_facts import Choice, Heading, Line, Shelf
from ui.widgets.fields import SearchField
from ui.widgets.icon import draw_icon
from ui.widgets.layout import column, row
from ui.widgets.painting import say
from ui.widgets.ring_again import ring_again
from ui.widgets.table import Cells, Column, Index, Rows, Table
from ui.widgets.words import para
from workbook.catalogue.exercise import Exercise
from workbook.language import _

_ROW = 48


class _Lines(Rows[Line]):
    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.item(index.row())
        if isinstance(line, Heading) or line.held:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ExerciseList(QWidget):
    """Emits `chose(Exercise | None)` as the cursor moves, and `accepted` when Enter takes what it is on."""

    chose = Signal(object)
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shelf: Shelf | None = None
        self._shown: tuple[Line, ...] = ()
        self.search = SearchField(_("Find an exercise"))
        self._rows = _Lines(self._slice, _spoken)
        self.table: Table[Line] = Table(
            _("Exercises to choose from"), [Column("line", "", 80, 1)], self._rows, _paint, row_height=_ROW
        )
        self._none = para(_("No exercise has these words. Try the title of a step, or fewer words."), "small", "muted")
        column(
            row(self.search, pad=(24, 0, 16, 0)),
            row(self._none, pad=(24, 12, 16, 0)),
            self.table,
            into=self,
        )
        self.search.wanted.connect(self._find)
        self.search.down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.chose.connect(self._moved)
        self.table.opened.connect(lambda _line: self.accepted.emit())

    def show_shelf(self, shelf: Shelf, *, anew: bool = False) -> None:
        """Show a couple's exercises. What is searched and chosen stays as far as it is there, unless `anew`."""
        self._shelf = shelf
        if anew:
            self.search.clear()
            self._shown = ()
            self._rows.reload()
        self._find(self.search.text().strip())

    def chosen(self) -> Exercise | None:
        line = self.table.chosen_item()
        return line.exercise if isinstance(line, Choice) else None

    def choose(self, key: str) -> bool:
        """Put the cursor on an exercise, or on the first of a step. False where there is none that can be chosen."""
        at = next((n for n, line in enumerate(self._shown) if _is(line, key)), None)
        if at is None:
            return False
        self.table.choose(at)
        return True

    def _find(self, words: str) -> None:
        if self._shelf is None:
            return
        before = self.chosen()
        lines = self._shelf.lines(words)
        if lines != self._shown:
            self._shown = lines
            self._rows.reload()
            while self._rows.canFetchMore(QModelIndex()):
                self._rows.fetchMore(QModelIndex())
            if before is None or not self.choose(before.key):
                free = [(line.last, n) for n, line in enumerate(lines) if isinstance(line, Choice) and not line.held]
                self.table.choose(min(free, default=(False, -1))[1])
        self._none.setVisible(not lines)
        self.chose.emit(self.chosen())

    def _slice(self, limit: int, offset: int) -> Sequence[Line]:
        return self._shown[offset : offset + limit]

    def _moved(self, line: Line | None) -> None:
        ring_again(self.table)
        if isinstance(line, Choice):
            self.chose.emit(line.exercise)


def _is(line: Line, key: str) -> bool:
    return isinstance(line, Choice) and not line.held and key in (line.exercise.key, *line.exercise.steps)


def _spoken(line: Line) -> str:
    return line.words if isinstance(line, Heading) else f"{line.exercise.title}, {line.second}"


def _paint(painter: QPainter, line: Line, cells: Cells) -> None:
    box = cells["line"]
    if isinstance(line, Heading):
        low = QRectF(box.left(), box.bottom() - 28, box.width(), 20)
        say(painter, low, line.words, "small_strong", "text", may_shorten=True)
        return
    first, second = cells.two("line")
    ink = "muted" if line.held else "text"
    say(painter, first, line.exercise.title, "label", ink, may_shorten=True)
    if line.held:
        draw_icon(painter, "lock", QRectF(second.left(), second.top() + 2, 13, 13), "muted")
        second = second.adjusted(19, 0, 0, 0)
    say(painter, second, line.second, "small", "muted", may_shorten=True)
