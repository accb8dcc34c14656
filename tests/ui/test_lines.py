"""Many lines below each other: one more has no other measured anew, and each is as high as its words need."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.looks import Frame
from ui.widgets.layout import column
from ui.widgets.lines import Line, Lines
from ui.widgets.words import Para, para

WORDS = "They came in late and sat down far from each other, and then both laughed about it. " * 3


class Row(Line):
    """A line that counts how often it is measured."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words, self.times = para(words), 0
        column(self.words, into=self)

    def heightForWidth(self, width: int) -> int:
        self.times += 1
        return super().heightForWidth(width)


class Room(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.lines = Lines()
        column(self.lines, None, into=self)

    def show_rows(self, rows: list[Row]) -> None:
        self.lines.show_lines(rows)
        for _time in range(3):
            QApplication.processEvents()
        for each in rows:
            each.times = 0


@pytest.fixture
def room(frame: Callable[..., Frame]) -> Room:
    made = Room()
    frame(made, 600, 800)
    return made


def below_each_other(rows: list[Row]) -> bool:
    """Each is as high as its words need, and begins where the one before it ends."""
    heights = [each.height() == each.words.heightForWidth(each.words.width()) for each in rows]
    joined = [b.y() == a.y() + a.height() for a, b in itertools.pairwise(rows)]
    return all(heights) and all(joined)


def test_one_more_line_measures_no_other(room: Room) -> None:
    rows = [Row(WORDS[: 20 + 9 * n]) for n in range(20)]
    room.show_rows(rows)
    assert below_each_other(rows)
    more = Row(WORDS)
    room.lines.show_lines([*rows, more])
    for _time in range(3):
        QApplication.processEvents()
    assert [each.times for each in rows] == [0] * 20
    assert more.isVisible()
    assert below_each_other([*rows, more])


def test_a_line_that_says_more_grows_and_the_others_make_room(room: Room) -> None:
    rows = [Row(f"Line {n}") for n in range(5)]
    room.show_rows(rows)
    low = rows[1].height()
    assert isinstance(rows[1].words, Para)
    rows[1].words.say(WORDS)
    for _time in range(3):
        QApplication.processEvents()
    assert rows[1].height() > low
    assert below_each_other(rows)


def test_another_order_and_fewer_of_them(room: Room) -> None:
    rows = [Row(WORDS[: 30 * n]) for n in range(1, 6)]
    room.show_rows(rows)
    rows[2].hide()
    rows[2].deleteLater()
    left = [rows[4], rows[0], rows[1], rows[3]]
    room.show_rows(left)
    assert below_each_other(left)
    assert room.lines.count() == 4
    assert room.lines.itemAt(4) is None


def test_a_narrower_room_makes_them_higher(room: Room) -> None:
    rows = [Row(WORDS) for _n in range(3)]
    room.show_rows(rows)
    high = rows[0].height()
    room.window().resize(400, 800)
    for _time in range(3):
        QApplication.processEvents()
    assert rows[0].height() > high
    assert below_each_other(rows)
