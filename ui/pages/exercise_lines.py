"""A list of exercises under headings, with a field to find one: what the Library and a couple's own page share.

Headings and what the gate holds are rows that cannot be chosen: the cursor passes over them, and an assistive client hears
them as not available.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.widgets.fields import SearchField
from ui.widgets.icon import draw_icon
from ui.widgets.painting import say
from ui.widgets.ring_again import ring_again
from ui.widgets.table import Cells, Column, Index, Rows, Table
from ui.widgets.words import para
from workbook.catalogue.exercise import Exercise
from workbook.language import _

_ROW = 48


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group: a plan, or the step that is open now."""

    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise to choose. `second` is the line below its title."""

    exercise: Exercise
    second: str
    held: bool = False


Line = Heading | Entry


class _Lines(Rows[Line]):
    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.item(index.row())
        if isinstance(line, Heading) or line.held:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ExerciseLines(QWidget):
    """Emits `chose(Exercise | None)` as the cursor moves, and `accepted` when Enter takes what it is on. `name` is the list's,
    `none` what is said where nothing is found; whoever inherits lays the parts out.
    """

    chose = Signal(object)
    accepted = Signal()

    def __init__(self, name: str, none: str) -> None:
        super().__init__()
        self._shown: tuple[Line, ...] = ()
        self.search = SearchField(_("Find an exercise"))
        self._rows = _Lines(self._slice, self._spoken)
        self.table: Table[Line] = Table(name, [Column("line", "", 80, 1)], self._rows, self._paint, row_height=_ROW)
        self._none = para(none, "small", "muted")
        self.search.down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.chose.connect(self._moved)
        self.table.opened.connect(lambda _line: self.accepted.emit())

    # what kinds of lists differ in

    def called(self, line: Entry, key: str) -> bool:
        """Whether this is what `choose` looks for."""
        return line.exercise.key == key

    def begin_at(self, lines: Sequence[Line]) -> int:
        """Where the cursor goes when what it was on is not there any more; -1 for nowhere."""
        return next((n for n, line in enumerate(lines) if isinstance(line, Entry) and not line.held), -1)

    def spoken(self, line: Entry) -> str:
        return f"{line.exercise.title}, {line.second}"

    def sign(self, painter: QPainter, line: Entry, box: QRectF, first: QRectF) -> QRectF:
        """Paint what marks a line; gives the room that is left for its title."""
        return first

    # what they share

    def put(self, lines: tuple[Line, ...]) -> None:
        """Show these. What was chosen stays as far as it is there."""
        before = self.chosen()
        if lines != self._shown:
            self._shown = lines
            self._rows.reload()
            while self._rows.canFetchMore(QModelIndex()):
                self._rows.fetchMore(QModelIndex())
            if before is None or not self.choose(before.key):
                self.table.choose(self.begin_at(lines))
        self._none.setVisible(not lines)
        self.chose.emit(self.chosen())

    def chosen(self) -> Exercise | None:
        line = self.table.chosen_item()
        return line.exercise if isinstance(line, Entry) else None

    def choose(self, key: str) -> bool:
        """Put the cursor on an exercise; False where there is none of this key that can be chosen."""
        at = (
            n
            for n, line in enumerate(self._shown)
            if isinstance(line, Entry) and not line.held and self.called(line, key)
        )
        found = next(at, None)
        if found is None:
            return False
        self.table.choose(found)
        return True

    def forget(self) -> None:
        """Show nothing, so that what is put next begins anew."""
        self._shown = ()
        self._rows.reload()

    def _slice(self, limit: int, offset: int) -> Sequence[Line]:
        return self._shown[offset : offset + limit]

    def _moved(self, line: Line | None) -> None:
        ring_again(self.table)
        if isinstance(line, Entry):
            self.chose.emit(line.exercise)

    def _spoken(self, line: Line) -> str:
        return line.words if isinstance(line, Heading) else self.spoken(line)

    def _paint(self, painter: QPainter, line: Line, cells: Cells) -> None:
        box = cells["line"]
        if isinstance(line, Heading):
            low = QRectF(box.left(), box.bottom() - 28, box.width(), 20)
            say(painter, low, line.words, "small_strong", "text", may_shorten=True)
            return
        first, second = cells.two("line")
        first = self.sign(painter, line, box, first)
        say(painter, first, line.exercise.title, "label", "muted" if line.held else "text", may_shorten=True)
        if line.held:
            draw_icon(painter, "lock", QRectF(second.left(), second.top() + 2, 13, 13), "muted")
            second = second.adjusted(19, 0, 0, 0)
        say(painter, second, line.second, "small", "muted", may_shorten=True)
