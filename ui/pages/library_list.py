"""The list of the Library: every exercise that fits, plan by plan. A star marks favourites, and is a word for who hears it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter

from ui import theme
from ui.pages.exercise_lines import Entry, ExerciseLines
from ui.pages.library_facts import Card, Stock, Wanted, count_words
from ui.widgets.buttons import Button
from ui.widgets.choices import Toggle
from ui.widgets.elided import Elided
from ui.widgets.icon import draw_icon
from ui.widgets.layout import column, row
from workbook.catalogue.own import is_own
from workbook.language import _

_STAR = 14


class LibraryList(ExerciseLines):
    """`wanted` follows what is typed or ticked, `cleared` the button that lets everything through again."""

    wanted = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__(_("Exercises"), _("No exercise fits all of this. Take a filter away, or use fewer words."))
        self.starred, self.own = Toggle(_("Favourites")), Toggle(_("Yours"))
        self.clear = Button(_("Show all"), "quiet", height=24)
        self._count = Elided("", "small", "muted")
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
        self.starred.toggled.connect(self.wanted)
        self.own.toggled.connect(self.wanted)
        self.clear.clicked.connect(self.cleared)

    def show_stock(self, stock: Stock, wanted: Wanted) -> None:
        """Show what fits. What was chosen stays as far as it is there; else the first one is."""
        lines, keys = stock.lines(wanted), [each.key for each in stock.catalogue.exercises]
        self.starred.set_count(len(stock.favourites.intersection(keys)))
        self.own.set_count(sum(map(is_own, keys)))
        self._count.say(count_words(lines, len(keys)))
        self.clear.setVisible(wanted.narrowed)
        self.put(lines)

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

    def spoken(self, line: Entry) -> str:
        words = super().spoken(line)
        return _("{exercise}, favourite").format(exercise=words) if isinstance(line, Card) and line.starred else words

    def sign(self, painter: QPainter, line: Entry, box: QRectF, first: QRectF) -> QRectF:
        if not (isinstance(line, Card) and line.starred):
            return first
        draw_icon(painter, "star-filled", QRectF(box.right() - _STAR, first.top() + 2, _STAR, _STAR), "accent")
        return first.adjusted(0, 0, -_STAR - 8, 0)
