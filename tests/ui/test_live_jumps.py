"""Ctrl and a number in a small window: the part is in sight from its head, and what is asked for stands there whole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.alone_room import STARTS, Opened, opening
from tests.ui.conftest import Clock
from tests.ui.hands import CONTROL, focused
from tests.ui.looks import Frame
from tests.ui.sessions_room import given
from ui.context import Context
from ui.widgets.scrolling import Scroller
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.session import Session

Key = Qt.Key


def _scroller(widget: QWidget) -> Scroller:
    above = widget.parentWidget()
    while not isinstance(above, Scroller):
        assert above is not None
        above = above.parentWidget()
    return above


def _span(widget: QWidget) -> tuple[int, int, int]:
    """Its head, its foot, and how much is in sight, counted from the top of what scrolls."""
    scroller = _scroller(widget)
    top = widget.mapTo(scroller.viewport(), QPoint(0, 0)).y()
    return top, top + widget.height(), scroller.viewport().height()


def _in_sight(widget: QWidget) -> bool:
    top, foot, high = _span(widget)
    return top >= 0 and foot <= high


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    given(book, couple)
    session = book.sessions.begin(Session(couple.uid, STARTS)).uid
    return opening(book, context, session, clock, frame)


def test_a_jump_shows_the_part_from_its_head(room: Opened, qtbot: QtBot) -> None:
    at = room(wide=1280, high=600)
    hour = at.page.hour
    at.key(Key.Key_2, CONTROL)
    bar = _scroller(hour.homework).verticalScrollBar()
    qtbot.waitUntil(lambda: _span(hour.homework)[0] == 0 or bar.value() == bar.maximum())
    assert bar.value() > 0
    assert _in_sight(focused())
    at.key(Key.Key_1, CONTROL)
    qtbot.waitUntil(lambda: _span(hour.check_in)[0] == 0)
    at.key(Key.Key_7, CONTROL)
    assert _in_sight(focused())


def test_whom_to_hand_it_to_is_asked_in_sight_from_wherever_one_is(room: Opened, qtbot: QtBot) -> None:
    at = room(wide=1280, high=600)
    at.key(Key.Key_2, CONTROL)
    alone = at.page.hour.check_in.alone
    qtbot.waitUntil(lambda: not _in_sight(alone))
    at.key(Key.Key_H)
    assert len(at.offered()) == 2
    qtbot.waitUntil(lambda: _in_sight(alone))
    assert _in_sight(focused())
