"""What was given alone stays covered wherever both may look on: as the mark of last time, after the hour, and once refiled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.alone_room import STARTS, Opened, Room, give, opening
from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, CONTROL, press
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context, Place
from ui.pages.sessions import SessionsPage
from ui.widgets.choices import Segmented
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple
from workbook.model.session import Asked, CheckIn, Session

Key = Qt.Key
FIRST, SECOND = Whose.FIRST, Whose.SECOND


@pytest.fixture
def before(book: Workbook, couple: Couple) -> str:
    """A session a week ago, for which something is to be given yet."""
    return book.sessions.begin(Session(couple.uid, STARTS - timedelta(days=7))).uid


@pytest.fixture
def session(book: Workbook, couple: Couple, before: str) -> str:
    return book.sessions.begin(Session(couple.uid, STARTS)).uid


@pytest.fixture
def room(book: Workbook, context: Context, session: str, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return opening(book, context, session, clock, frame)


def over(book: Workbook, session: str, **more: object) -> None:
    """The hour is over, and `more` is so of it."""
    kept = book.hours.end(session, book.sessions.get(session).rev)
    book.sessions.save(replace(kept, **more))  # type: ignore[arg-type]


def names(at: Room) -> list[str]:
    QApplication.processEvents()
    page = at.inside.shell.page()
    assert page is not None
    found = [s.accessibleName() for s in page.findChildren(Scale) if s.isVisible()]
    return [name for name in found if "useful" not in name]


def leave_and_come_back(at: Room) -> None:
    shell, page = at.inside.shell, at.inside.shell.page()
    assert page is not None
    place, couple, detail = shell.place(), page.couple, page.detail()
    shell.go(Place.OVERVIEW, couple)
    shell.go(place, couple, detail)
    QApplication.processEvents()


def picture(at: Room) -> QImage:
    QApplication.processEvents()
    return at.page.hour.check_in.grab().toImage()


def test_the_mark_of_last_time_tells_nothing_that_was_given_alone(
    room: Opened, book: Workbook, before: str, session: str
) -> None:
    give(book, before, FIRST, 1, None, 0)
    over(book, before, second=CheckIn(7))
    at = room()
    said = [name for name in names(at) if ", last time" in name]
    assert len(said) == 1
    assert said[0].startswith("Jonas, How close did you feel")
    assert said[0].endswith("last time 7")
    at.key(Key.Key_A)
    said = [name.rpartition(": ")[2] for name in names(at) if name.startswith("Mira")]
    assert said == ["no answer yet, last time 1", "no answer yet", "no answer yet, last time 0"]
    leave_and_come_back(at)
    assert not any(", last time" in name for name in names(at) if name.startswith("Mira"))


def test_an_answer_of_still_earlier_does_not_stand_in_for_it(
    room: Opened, book: Workbook, couple: Couple, before: str
) -> None:
    early = replace(Session(couple.uid, STARTS - timedelta(days=14)), first=CheckIn(9, 9, 9))
    book.sessions.begin(early)
    give(book, before, FIRST, 1, None, 0)
    over(book, before)
    at = room()
    assert not any(", last time" in name for name in names(at))
    assert "last time, " not in at.inside.words()


def test_it_looks_the_same_whatever_was_given_last_time(
    room: Opened, book: Workbook, couple: Couple, before: str
) -> None:
    give(book, before, FIRST, 1, 2, 3)
    over(book, before)
    at = room()
    seen = picture(at)
    namesakes = book.couples.create(Couple(couple.first, couple.second)).uid
    earlier = book.sessions.begin(Session(namesakes, STARTS - timedelta(days=7))).uid
    book.sessions.begin(Session(namesakes, STARTS))
    give(book, earlier, FIRST, None, None, None)
    over(book, earlier)
    at.inside.shell.go(Place.LIVE, namesakes)
    assert picture(at) == seen


def test_what_both_chose_to_show_is_marked(room: Opened, book: Workbook, before: str) -> None:
    give(book, before, FIRST, 1, None, 0)
    over(book, before, shown=Visibility.JOINT)
    at = room()
    assert sum(name.endswith("last time 1") for name in names(at)) == 1
    at = room(Place.SESSIONS)
    at.inside.shell.go(Place.SESSIONS, book.sessions.get(before).couple, before)
    assert not any("given alone" in name for name in names(at))
    assert "Mira answered alone, 10:41; rather not say, once" in at.inside.words()


@pytest.mark.parametrize("key", [(Key.Key_E, CONTROL), (Key.Key_Left, ALT)], ids=["the end", "back"])
def test_after_the_hour_it_is_covered_while_both_still_sit_there(
    room: Opened, book: Workbook, session: str, key: tuple[Qt.Key, Qt.KeyboardModifier], boxes: Boxes
) -> None:
    give(book, session, FIRST, 1, None, 0)
    at = room()
    at.key(Key.Key_A)
    at.key(*key)
    shell, page = at.inside.shell, at.inside.shell.page()
    assert isinstance(page, SessionsPage)
    covered = names(at)
    assert sum(name.endswith("given alone") for name in covered) == 3
    assert "Mira answered alone, 10:41" in at.inside.words()
    assert "rather not say, once" not in at.inside.words()
    assert cut_labels(shell) == []
    assert unnamed(shell) == []
    at.key(Key.Key_A)
    assert [n.rpartition(": ")[2] for n in names(at) if n.startswith("Mira")] == ["1 of 10", "no answer yet", "0 of 10"]
    assert "Mira answered alone, 10:41; rather not say, once" in at.inside.words()
    leave_and_come_back(at)
    assert names(at) == covered, "nothing stays open behind what comes next"
    at.key(Key.Key_A)
    at.key(Key.Key_K)
    page.show_detail(session)
    assert names(at) == covered, "nor behind another part of the page"
    assert book.sessions.get(session).first == CheckIn(1, None, 0)
    assert not boxes.said


def test_refiled_it_is_covered_there_too_and_was_not_skipped(
    room: Opened, book: Workbook, couple: Couple, session: str
) -> None:
    give(book, session, FIRST, 1, None, None)
    right = book.withdrawals.session(session, "wrong time", to=couple.uid, starts=STARTS - timedelta(minutes=5))
    assert right is not None
    at = room()
    at.inside.shell.go(Place.LIVE, couple.uid)
    assert [s.covered() for s in at.scales("Mira")] == [True] * 3
    at.key(Key.Key_H)
    assert at.offered() == ["Hand the computer to Jonas"]
    press(at.page.hour.check_in.findChildren(Segmented)[0], Key.Key_3)
    at.page.flush()
    assert book.sessions.get(right.uid).asked is Asked.ALONE
