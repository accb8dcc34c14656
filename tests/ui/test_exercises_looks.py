"""Exercises: how the page looks, and how it reads to those who cannot see it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.exercises_room import (
    FIRST,
    FREE,
    HARD_NAMES,
    OPEN,
    SECOND,
    Desk,
    Key,
    focused,
    screen,
    under_way,
    week_ago,
)
from tests.ui.looks import Frame, cut_labels, focusable, unnamed
from ui.context import Context
from ui.pages.exercises import Exercises
from ui.pages.exercises_given import Folded, Given
from workbook.book import Workbook
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock) -> Desk:
    return Desk(frame, context, clock)


@pytest.fixture
def screened(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return under_way(book, couple, clock)


@pytest.fixture
def at_home(book: Workbook, screened: Couple, clock: Clock) -> Assignment:
    return week_ago(book, screened, clock)


def test_an_empty_page_says_what_to_do_next(desk: Desk, couple: Couple) -> None:
    desk.show(couple)
    assert desk.page._home._empty.isVisible()
    assert focused() is desk.page._list.table


@pytest.mark.parametrize(("wide", "high"), [(1168, 880), (1048, 720), (848, 640)])
@pytest.mark.parametrize("names", HARD_NAMES)
def test_no_word_is_cut_whatever_the_names(
    book: Workbook,
    frame: Callable[..., Frame],
    context: Context,
    clock: Clock,
    qtbot: QtBot,
    names: tuple[str, str],
    wide: int,
    high: int,
) -> None:
    couple = book.couples.create(Couple(Partner(FIRST, names[0]), Partner(SECOND, names[1])))
    screen(book, couple, clock)
    for exercise in (FREE, OPEN):
        given = book.assignments.assign(couple.uid, exercise, Whose.BOTH, until=clock().date(), when=names[0] * 2)
        book.assignments.report(given.uid, Result(FIRST, Outcome.DONE, clock().date(), 999, 10, names[1] * 3))
    book.assignments.stop(given.uid)
    page = Exercises(context, clock)
    window = frame(page, wide, high)
    page.show_couple(couple.uid)
    page.findChildren(Folded)[0].click()
    qtbot.waitUntil(lambda: cut_labels(window) == [], timeout=1000)


def test_everything_that_takes_the_keyboard_has_a_name_and_tab_reaches_it_in_reading_order(
    desk: Desk, screened: Couple, at_home: Assignment
) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    assert unnamed(desk.page) == []
    desk.page.findChildren(Given)[0].first().setFocus()
    found = []
    for _each in range(len(focusable(desk.page))):
        found.append(focused())
        desk.press(Key.Key_Tab)
    page = desk.page
    order = [page._list.search, page._list.table, page._side, page._form.first(), page._form._until, page._form._when]
    places = [found.index(widget) for widget in order]
    assert places == sorted(places)
    assert found.index(desk.result(SECOND).first()) < places[0]


def test_rows_that_cannot_be_chosen_are_announced_as_such(desk: Desk, couple: Couple) -> None:
    desk.show(couple)
    table = desk.page._list.table
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None
    model = table.model()
    held = next(r for r in range(model.rowCount()) if "not available yet" in str(model.data(model.index(r, 0))))
    assert model.flags(model.index(held, 0)) == Qt.ItemFlag.NoItemFlags
