"""The table of themes over time: every value, change with its sign, and room for many intakes."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets import painting
from ui.widgets.course import MOST, CourseTable, described, signed
from workbook.facts import CourseRow, Moment, Names

NAMES = Names("Ada Berg & Bo Li", "Ada", "Bo")


def moments(count: int) -> list[Moment]:
    kinds = ["First intake"] + ["Review intake"] * (count - 1)
    return [Moment(kind, date(2026, 1, 5) + timedelta(weeks=6 * n)) for n, kind in enumerate(kinds)]


def rows(count: int) -> list[CourseRow]:
    values = tuple(None if n == 1 else min(4.0, 1.04 + 0.5 * n) for n in range(count))
    return [CourseRow(f"k{n}", name, values, values[::-1]) for n, name in enumerate(["Connection", "Shared life"] * 4)]


@pytest.mark.parametrize(("change", "words"), [(0.6, "+0.6"), (-0.2, "−0.2"), (0.0, "0.0")])
def test_change_has_its_sign_and_no_more(change: float, words: str) -> None:
    assert signed(change) == words


def test_it_is_read_out_whole() -> None:
    said = described(NAMES, moments(3), [CourseRow("c", "Connection", (1.0, None, 2.5), (None, None, 3.0))])
    assert said == (
        "Closeness from 0 to 4 over First intake 5 Jan, Review intake 16 Feb, Review intake 30 Mar. Connection: "
        "Ada 1.0, not enough answers, 2.5, change +1.5; Bo not enough answers, not enough answers, 3.0."
    )


def test_of_many_intakes_the_first_and_the_latest_have_columns(app: QApplication) -> None:
    table = CourseTable()
    table.show_course(NAMES, moments(9), rows(9))
    assert table.shown() == (0, 4, 5, 6, 7, 8)
    assert len(table.shown()) == MOST


@pytest.mark.parametrize("count", [2, 3, 4, 6, 9])
@pytest.mark.parametrize("wide", [1040, 860, 600])
def test_every_word_has_room(app: QApplication, count: int, wide: int) -> None:
    host, cut = QWidget(), list[str]()
    table = CourseTable()
    QVBoxLayout(host).addWidget(table)
    table.show_course(NAMES, moments(count), rows(count))
    host.resize(wide, 520)
    painting.watch_cuts(cut.append)
    try:
        host.grab()
    finally:
        painting.watch_cuts(None)
    assert cut == []
    assert table.height() >= table.heightForWidth(table.width())
    assert table.heightForWidth(600) >= table.heightForWidth(1040)
