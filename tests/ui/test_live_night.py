"""A session across midnight, and across a change of summer time: the record stays in order, and of the day it began."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import CONTROL
from tests.ui.live_room import Room, open_live
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.widgets.choices import Check
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.plan import PlanKind
from workbook.model.session import About, Session

Key = Qt.Key


@pytest.fixture
def room(
    book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]
) -> Callable[[datetime], Room]:
    def opened(starts: datetime) -> Room:
        clock.now = starts
        book.plans.adopt(couple.uid, PlanKind.RESTORE)
        book.sessions.begin(Session(couple.uid, starts))
        return open_live(book, context, couple, clock, frame)

    return opened


def test_past_midnight_it_goes_on_and_belongs_to_the_day_it_began(room: Callable[[datetime], Room]) -> None:
    at = room(datetime(2026, 11, 17, 23, 40))
    at.jot("Before midnight")
    tick = next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible())
    tick.click()
    (given,) = at.book.assignments.of(at.couple.uid)
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    at.clock.now = datetime(2026, 11, 18, 0, 20)
    at.key(Key.Key_F9)
    assert at.page.head.time.words() == "40:00"
    assert at.one(Check, given.title).isChecked()
    assert "given now, for both" in at.inside.words()
    at.jot("After midnight")
    session = at.session()
    jotted = at.book.hours.jottings(session.uid)
    assert [(j.at.day, j.words) for j in jotted] == [(17, "Before midnight"), (18, "After midnight")]
    at.key(Key.Key_E, CONTROL)
    ended = at.book.sessions.get(session.uid)
    assert (ended.starts, ended.ended) == (datetime(2026, 11, 17, 23, 40), datetime(2026, 11, 18, 0, 20))
    assert at.book.sessions.note(session.uid).text("data", About.FIRST) == "Before midnight\nAfter midnight"
    (line,) = at.book.sessions.lines(at.couple.uid)
    assert line.on.day == 17


@pytest.mark.usefixtures("vienna")
@pytest.mark.parametrize(
    ("starts", "now", "lasted"),
    [
        (datetime(2026, 10, 25, 2, 40), datetime(2026, 10, 25, 2, 10, fold=1), "30:00"),
        (datetime(2026, 3, 29, 1, 50), datetime(2026, 3, 29, 3, 10), "20:00"),
    ],
    ids=["an hour comes twice", "an hour is left out"],
)
def test_when_the_clocks_change_in_the_hour_it_ends_after_it_began(
    room: Callable[[datetime], Room], starts: datetime, now: datetime, lasted: str
) -> None:
    at = room(starts)
    at.jot("One")
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    at.clock.now = now
    at.key(Key.Key_F9)
    QApplication.processEvents()
    assert at.page.head.time.words() == lasted
    at.jot("Two")
    session = at.session()
    first, second = at.book.hours.jottings(session.uid)
    assert (first.words, second.words) == ("One", "Two")
    assert first.at <= second.at
    at.key(Key.Key_E, CONTROL)
    ended = at.book.sessions.get(session.uid).ended
    assert ended is not None
    assert ended - starts >= timedelta(0)
    assert at.book.sessions.note(session.uid).text("data", About.FIRST) == "One\nTwo"


@pytest.mark.parametrize("way", ["Undo", "the tick"])
def test_what_was_given_before_midnight_is_taken_back_after_it(room: Callable[[datetime], Room], way: str) -> None:
    at = room(datetime(2026, 11, 17, 23, 58))
    next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible()).click()
    (given,) = at.book.assignments.of(at.couple.uid)
    QApplication.processEvents()
    at.clock.now = datetime(2026, 11, 18, 0, 1)
    if way == "Undo":
        at.key(Key.Key_Z, CONTROL)
        assert at.inside.shell.bar.words() == "Taken back."
    else:
        at.one(Check, given.title).click()
    assert at.book.assignments.of(at.couple.uid) == ()
    assert not at.one(Check, given.title).isChecked()
