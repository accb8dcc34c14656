"""How the page of a session that goes on looks, and how Tab goes through it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, focused, press, tab
from tests.ui.live_room import Opened, open_live
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import given
from ui import theme
from ui.context import Context
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, PlanKind
from workbook.model.session import Jotting, On, Session

Key = Qt.Key


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return partial(open_live, book, context, couple, clock, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple, clock: Clock) -> Session:
    """A session that goes on since half past ten."""
    return book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))


@pytest.mark.parametrize(("wide", "high"), [(1400, 880), (1280, 720), (1080, 640)])
def test_nothing_is_cut_and_all_is_named(
    room: Opened, book: Workbook, couple: Couple, begun: Session, wide: int, high: int, boxes: Boxes
) -> None:
    couple = book.couples.get(couple.uid)
    hard = replace(couple.first, name="<b>Wolfeschlegelsteinhausenbergerdorff</b> & Söhne", called="")
    book.couples.save(replace(couple, first=hard, second=replace(couple.second, name="ליאת בן־דוד הארוכה מאוד")))
    given(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.plans.save_goal(plan.uid, Goal("W" * 200, Whose.SECOND))
    for about in On:
        book.hours.jot(Jotting(begun.uid, begun.starts, about, f"<img src=x> {'W' * 300} & more"))
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = room(wide=wide, high=high)
        press(at.page.hour.homework._rows[0].first(), Key.Key_D)
        press(at.area, Key.Key_Up)
        QApplication.processEvents()
        assert cut_labels(at.inside.shell) == []
        assert unnamed(at.inside.shell) == []
    assert not boxes.said


@pytest.mark.usefixtures("begun")
def test_tab_goes_in_the_order_of_reading(room: Opened) -> None:
    at = room()
    at.jot("One")
    QApplication.processEvents()
    at.key(Key.Key_3, CONTROL)
    assert focused() is at.area
    assert tab().accessibleName() == "Add"
    assert tab().accessibleName() == "All exercises, on a page of their own"
