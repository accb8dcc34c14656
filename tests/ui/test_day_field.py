from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.hands import press, type_words
from tests.ui.looks import Frame
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.layout import column


def fields(frame: Callable[..., Frame]) -> tuple[DayField, TimeField]:
    host, day, at = QWidget(), DayField("Day", date(2026, 11, 17)), TimeField("Time", time(11, 5))
    column(day, at, None, into=host)
    frame(host)
    return day, at


def test_a_day_is_typed_or_walked(frame: Callable[..., Frame]) -> None:
    day, _at = fields(frame)
    picked: list[object] = []
    day.picked.connect(picked.append)
    press(day, Qt.Key.Key_Up)
    assert (day.value(), day.text()) == (date(2026, 11, 18), "18 November 2026")
    day.selectAll()
    type_words(day, "1 dec 2026")
    press(day, Qt.Key.Key_Return)
    assert (day.value(), day.text()) == (date(2026, 12, 1), "1 December 2026")
    assert picked[0] == date(2026, 11, 18)
    assert picked[-1] == date(2026, 12, 1)


def test_while_it_cannot_be_read_the_last_day_stands(frame: Callable[..., Frame]) -> None:
    day, _at = fields(frame)
    said: list[str] = []
    day.problem.connect(said.append)
    day.selectAll()
    type_words(day, "17 Novembre 20")
    press(day, Qt.Key.Key_Return)
    assert day.value() == date(2026, 11, 17)
    assert day.text() == "17 Novembre 20", "what was typed is not thrown away"
    assert said
    assert day.accessibleDescription() == day.wrong() != ""
    day.selectAll()
    type_words(day, "31.02.2027")
    assert day.wrong() == "There is no such day."
    day.selectAll()
    press(day, Qt.Key.Key_Delete)
    assert (day.value(), day.wrong()) == (None, "")


def test_the_last_day_there_is(frame: Callable[..., Frame]) -> None:
    day, _at = fields(frame)
    day.show_day(date(2199, 12, 31))
    press(day, Qt.Key.Key_Up)
    assert day.value() == date(2199, 12, 31)


def test_a_time_goes_by_quarters(frame: Callable[..., Frame]) -> None:
    _day, at = fields(frame)
    press(at, Qt.Key.Key_Up)
    assert (at.value(), at.text()) == (time(11, 15), "11:15")
    at.show_time(time(23, 50))
    press(at, Qt.Key.Key_Up)
    assert at.value() == time(0)
    at.selectAll()
    type_words(at, "25")
    assert at.value() == time(2), "the last that could be read"
    assert at.wrong()
