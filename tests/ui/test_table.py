from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.hands import press
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.widgets.layout import column
from ui.widgets.painting import say
from ui.widgets.table import PAGE, Cells, Column, Heads, Rows, Table, spread

Key = Qt.Key
COLUMNS = (Column("name", "Couple", 200, share=1), Column("next", "Next session", 120, sorted=True))


@dataclass(frozen=True)
class Line:
    number: int

    @property
    def name(self) -> str:
        return f"Couple {self.number}"


@dataclass
class Shelf:
    """Where the lines come from; notes how often it was asked."""

    count: int
    asked: int = 0

    def __call__(self, limit: int, offset: int) -> list[Line]:
        self.asked += 1
        return [Line(n) for n in range(offset, min(self.count, offset + limit))]


def paint(painter: QPainter, line: Line, cells: Cells) -> None:
    say(painter, cells["name"], line.name)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(1000)


@pytest.fixture
def table(frame: Callable[..., Frame], shelf: Shelf) -> Table[Line]:
    rows = Rows(shelf, lambda line: line.name)
    made = Table("Couples", COLUMNS, rows, paint)
    host = QWidget()
    column(Heads(COLUMNS), made, into=host)
    frame(host)
    rows.reload()
    made.setFocus()
    return made


def test_it_reads_only_what_it_shows(table: Table[Line], shelf: Shelf) -> None:
    assert table.model().rowCount() == PAGE
    assert shelf.asked == 1
    table.scrollToBottom()
    QApplication.processEvents()
    assert table.model().rowCount() == 2 * PAGE


def test_it_is_moved_through_by_keys(table: Table[Line]) -> None:
    opened: list[Line] = []
    chosen: list[Line] = []
    table.opened.connect(opened.append)
    table.chose.connect(chosen.append)
    table.choose(0)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return):
        press(table, key)
    assert [line.number for line in chosen] == [0, 1, 2, 1]
    assert opened == [Line(1)]
    press(table, Key.Key_End)
    assert table.chosen_item() == Line(PAGE - 1)


def test_enter_on_an_empty_list_opens_nothing(table: Table[Line], shelf: Shelf) -> None:
    shelf.count = 0
    table.model().reload()  # type: ignore[attr-defined]
    opened: list[Line] = []
    table.opened.connect(opened.append)
    press(table, Key.Key_Return)
    assert opened == []
    assert table.chosen_item() is None
    assert table.seen() == (0, 0)


def test_rows_are_read_out(table: Table[Line]) -> None:
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.child(3).text(QAccessible.Text.Name) == "Couple 3"
    parent = table.parentWidget()
    assert parent is not None
    assert unnamed(parent) == []


def test_it_says_which_rows_are_in_sight(table: Table[Line]) -> None:
    first, last = table.seen()
    assert first == 1
    assert 10 <= last <= 17


def test_the_ring_goes_round_the_row(table: Table[Line]) -> None:
    table.choose(2)
    box = table.ring_box()
    assert box.height() < 60
    assert box.top() == pytest.approx(101, abs=3)


def test_heads_and_cells_stand_in_line(table: Table[Line]) -> None:
    cells = spread(COLUMNS, 800)
    assert cells["next"].left() == 800 - 24 - 120
    assert cells["name"].width() == 800 - 48 - 120 - 12
    assert cut_labels(table) == []


def test_the_row_with_the_cursor_stays_in_sight_where_the_list_gets_less_room(table: Table[Line]) -> None:
    table.choose(0)
    last = table.seen()[1] - 1
    table.choose(last)
    QApplication.processEvents()
    table.setFixedHeight(table.height() // 2)
    QApplication.processEvents()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    table.verticalScrollBar().setValue(0)
    table.setFixedHeight(table.height() // 2)
    QApplication.processEvents()
    assert table.verticalScrollBar().value() == 0, "who has scrolled away is left where they read"


def test_the_ring_goes_round_no_row_that_is_scrolled_away(table: Table[Line]) -> None:
    window = table.window()
    assert isinstance(window, Frame)
    table.choose(PAGE - 1)
    QApplication.processEvents()
    assert window.ring.target() is table
    table.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert window.ring.target() is None
