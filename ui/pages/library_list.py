"""The list of the Library: every exercise that fits, plan by plan. A star marks favourites, and is a word for who hears it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.library_facts import Card, Heading, Line, Stock, Wanted, count_words
from ui.widgets.buttons import Button
from ui.widgets.choices import Toggle
from ui.widgets.elided import Elided
from ui.widgets.fields import SearchField
from ui.widgets.icon import draw_icon
from ui.widgets.layout import column, row
from ui.widgets.painting import say
from ui.widgets.ring_again import ring_again
from ui.widgets.table import Cells, Column, Index, Rows, Table
from ui.widgets.words import para
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.own import is_own
from workbook.language import _

_ROW, _STAR = 48, 14


class _Lines(Rows[Line]):
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.item(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LibraryList(QWidget):
    """`chose(Exercise | None)` follows the cursor, `wanted` what is typed or ticked, `cleared` the button that lets
    everything through again, `accepted` Enter.
    """

    chose = Signal(object)
    wanted = Signal()
    cleared = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Line, ...] = ()
        self.search = SearchField(_("Find an exercise"))
        self.starred, self.own = Toggle(_("Favourites")), Toggle(_("Yours"))
        self.clear = Button(_("Show all"), "quiet", height=24)
        self._count = Elided("", "small", "muted")
        self._rows = _Lines(self._slice, _spoken)
        self.table: Table[Line] = Table(
            _("Exercises"), [Column("line", "", 80, 1)], self._rows, _paint, row_height=_ROW
        )
        self._none = para(_("No exercise fits all of this. Take a filter away, or use fewer words."), "small", "muted")
        narrow = row(self.starred, self.own, None, self.clear, gap=theme.TIGHT, pad=(24, 8, 16, 0))
        said = row(self._count, pad=(24, 12, 20, 4))
        column(
            row(self.search, pad=(24, 20, 16, 0)),
            narrow,
            said,
            row(self._none, pad=(24, 4, 16, 0)),
            self.table,
            theme.HAIR,
            into=self,
        ).setStretch(4, 1)
        self.search.wanted.connect(self.wanted)
        self.search.down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self.starred.toggled.connect(self.wanted)
        self.own.toggled.connect(self.wanted)
        self.clear.clicked.connect(self.cleared)
        self.table.chose.connect(self._moved)
        self.table.opened.connect(lambda _line: self.accepted.emit())

    def show_stock(self, stock: Stock, wanted: Wanted) -> None:
        """Show what fits. What was chosen stays as far as it is there; else the first one is."""
        before, lines = self.chosen(), stock.lines(wanted)
        keys = [each.key for each in stock.catalogue.exercises]
        self.starred.set_count(len(stock.favourites.intersection(keys)))
        self.own.set_count(sum(map(is_own, keys)))
        if lines != self._shown:
            self._shown = lines
            self._rows.reload()
            while self._rows.canFetchMore(QModelIndex()):
                self._rows.fetchMore(QModelIndex())
            if before is None or not self.choose(before.key):
                self.table.choose(next((n for n, line in enumerate(lines) if isinstance(line, Card)), -1))
        self._count.say(count_words(lines, len(stock.catalogue.exercises)))
        self._none.setVisible(not lines)
        self.clear.setVisible(wanted.narrowed)
        self.chose.emit(self.chosen())

    def empty(self) -> None:
        """Let everything through: no words, neither the favourites alone nor your own; emits nothing."""
        for each in (self.search, self.starred, self.own):
            each.blockSignals(True)
        self.search.clear()
        self.starred.setChecked(False)
        self.own.setChecked(False)
        for each in (self.search, self.starred, self.own):
            each.blockSignals(False)
            each.update()

    def chosen(self) -> Exercise | None:
        line = self.table.chosen_item()
        return line.exercise if isinstance(line, Card) else None

    def choose(self, key: str) -> bool:
        """Put the cursor on an exercise; False where it is not in the list."""
        at = next((n for n, line in enumerate(self._shown) if _is(line, key)), None)
        if at is None:
            return False
        self.table.choose(at)
        return True

    def _slice(self, limit: int, offset: int) -> Sequence[Line]:
        return self._shown[offset : offset + limit]

    def _moved(self, line: Line | None) -> None:
        ring_again(self.table)
        if isinstance(line, Card):
            self.chose.emit(line.exercise)


def _is(line: Line, key: str) -> bool:
    return isinstance(line, Card) and line.exercise.key == key


def _spoken(line: Line) -> str:
    if isinstance(line, Heading):
        return line.words
    words = f"{line.exercise.title}, {line.second}"
    return _("{exercise}, favourite").format(exercise=words) if line.starred else words


def _paint(painter: QPainter, line: Line, cells: Cells) -> None:
    box = cells["line"]
    if isinstance(line, Heading):
        low = QRectF(box.left(), box.bottom() - 28, box.width(), 20)
        say(painter, low, line.words, "small_strong", "text", may_shorten=True)
        return
    first, second = cells.two("line")
    if line.starred:
        draw_icon(painter, "star-filled", QRectF(box.right() - _STAR, first.top() + 2, _STAR, _STAR), "accent")
        first = first.adjusted(0, 0, -_STAR - 8, 0)
    say(painter, first, line.exercise.title, "label", "text", may_shorten=True)
    say(painter, second, line.second, "small", "muted", may_shorten=True)
