"""The check-in of a session that goes on, by hand-over: to whom it can go, and that what came back is covered until asked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.alone_room import STARTS, Opened, Room, give, opening
from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, focused, press, tab
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import theme
from ui.context import Context, Place
from ui.widgets.choices import Segmented
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.model.check_in import questions
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import Asked, CheckIn, Session

Key = Qt.Key
FIRST, SECOND = Whose.FIRST, Whose.SECOND


@pytest.fixture
def session(book: Workbook, couple: Couple) -> str:
    return book.sessions.begin(Session(couple.uid, STARTS)).uid


@pytest.fixture
def room(book: Workbook, context: Context, session: str, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return opening(book, context, session, clock, frame)


def test_a_key_asks_to_whom_and_enter_hands_over(room: Opened) -> None:
    at = room()
    assert at.offered() == []
    at.key(Key.Key_H)
    assert at.offered() == ["Hand the computer to Mira", "Hand the computer to Jonas"]
    assert "The workbook locks meanwhile" in at.inside.words()
    assert tab().accessibleName() == "Hand the computer to Jonas"
    press(focused(), Key.Key_Escape)
    assert at.offered() == []
    assert focused() is at.page.hour.check_in.alone.hand
    assert at.wanted == []
    press(focused(), Key.Key_Return)
    press(focused(), Key.Key_Return)
    assert at.wanted == [(at.session, FIRST)]


def test_only_who_is_here_and_has_something_left_is_offered(room: Opened, book: Workbook) -> None:
    at = room()
    at.key(Key.Key_1, CONTROL)
    for name in ("Mira", "Jonas"):
        for scale in at.scales(name)[: 3 if name == "Mira" else 2]:
            press(scale, Key.Key_4)
    at.key(Key.Key_H)
    assert at.offered() == ["Hand the computer to Jonas"], "what was just rated is kept first"
    assert at.kept().first == CheckIn(4, 4, 4)
    press(at.scales("Jonas")[2], Key.Key_4)
    at.key(Key.Key_H)
    at.key(Key.Key_H)
    assert at.offered() == []
    assert "Nothing is left to ask" in at.inside.words()
    alone = replace(at.kept(), attended=SECOND, first=CheckIn(), second=CheckIn())
    at.key(Key.Key_H)
    book.sessions.save(alone)
    QApplication.processEvents()
    at.key(Key.Key_H)
    assert at.offered() == ["Hand the computer to Jonas"]


def test_before_the_hour_begins_there_is_nothing_to_hand_over(room: Opened, book: Workbook, session: str) -> None:
    book.hours.end(session, book.sessions.get(session).rev)
    at = room()
    for key in (Key.Key_H, Key.Key_A):
        at.key(key)
    assert at.offered() == []
    assert "Start session" in at.inside.words()
    press(at.page.start.start, Key.Key_Return)
    at.session = book.sessions.of(at.kept().couple)[-1].uid
    assert at.kept().ended is None
    assert at.offered() == []
    at.key(Key.Key_H)
    assert at.offered() == ["Hand the computer to Mira", "Hand the computer to Jonas"]


def picture(at: Room) -> QImage:
    QApplication.processEvents()
    return at.page.hour.check_in.grab().toImage()


@pytest.mark.parametrize("other", [(None, None, None), (10,), (0, None, 7)])
def test_it_looks_and_reads_the_same_whatever_was_given_until_it_is_asked_for(
    room: Opened, book: Workbook, session: str, couple: Couple, other: tuple[int | None, ...]
) -> None:
    give(book, session, FIRST, 3, 4, 5)
    at = room()
    seen, said = picture(at), [s.accessibleName() for s in at.scales("Mira")]
    assert said == [f"Mira, {q.words}: given alone" for q in questions()]
    namesakes = book.couples.create(Couple(couple.first, couple.second)).uid
    give(book, book.sessions.begin(Session(namesakes, STARTS)).uid, FIRST, *other)
    at.inside.shell.go(Place.LIVE, namesakes)
    assert [s.accessibleName() for s in at.scales("Mira")] == said
    assert len(at.scales("Jonas")) == 3
    assert picture(at) == seen


def test_it_is_opened_by_a_key_and_covered_again_before_the_computer_goes(
    room: Opened, book: Workbook, session: str
) -> None:
    give(book, session, FIRST, 3, None, 5)
    at = room()
    assert at.kept().asked is Asked.ALONE
    assert at.page.hour.check_in.findChildren(Segmented)[0].accessibleName().endswith("Alone")
    covered = picture(at)
    assert "Mira answered alone, 10:41" in at.inside.words()
    assert "rather not say" not in at.inside.words()
    press(at.scales("Mira")[0], Key.Key_9)
    at.key(Key.Key_A)
    assert [s.value() for s in at.scales("Mira")] == [3, None, 5]
    assert "Mira answered alone, 10:41; rather not say, once" in at.inside.words()
    at.key(Key.Key_A)
    assert picture(at) == covered
    at.key(Key.Key_A)
    at.key(Key.Key_H)
    assert [s.covered() for s in at.scales("Mira")] == [True] * 3
    assert at.offered() == ["Hand the computer to Jonas"]
    press(focused(), Key.Key_Escape)
    at.key(Key.Key_A)
    for place in (Place.OVERVIEW, Place.LIVE):
        at.inside.shell.go(place, at.kept().couple)
    assert [s.covered() for s in at.scales("Mira")] == [True] * 3, "nothing stays open behind what comes next"
    assert at.kept().first == CheckIn(3, None, 5)


def test_the_covered_ones_are_kept_while_others_are_rated_and_put_right(
    room: Opened, book: Workbook, session: str
) -> None:
    give(book, session, FIRST, 3, 4, 5)
    at = room()
    at.key(Key.Key_1, CONTROL)
    scale = focused()
    assert isinstance(scale, Scale)
    assert scale.accessibleName().startswith("Jonas")
    press(scale, Key.Key_8)
    at.page.flush()
    assert (at.kept().first, at.kept().second) == (CheckIn(3, 4, 5), CheckIn(8))
    at.key(Key.Key_A)
    press(at.scales("Mira")[0], Key.Key_6)
    at.page.flush()
    QApplication.processEvents()
    assert at.kept().first == CheckIn(6, 4, 5)
    at.page.refresh(None)
    QApplication.processEvents()
    assert "Mira answered alone, 10:41, changed since" in at.inside.words().splitlines()
    (handover,) = book.handovers.of_session(session)
    assert [g.value for g in handover.given] == [3, 4, 5], "what was given stays as it was given"


def test_what_was_skipped_can_still_be_handed_over(room: Opened, book: Workbook, session: str) -> None:
    at = room()
    asked = at.page.hour.check_in.findChildren(Segmented)[0]
    press(asked, Key.Key_3)
    at.key(Key.Key_H)
    assert at.kept().asked is Asked.SKIPPED
    assert at.offered() == ["Hand the computer to Mira", "Hand the computer to Jonas"]
    give(book, session, SECOND, 1)
    QApplication.processEvents()
    assert [s.covered() for s in at.scales("Jonas")] == [True] * 3
    assert at.kept().asked is Asked.ALONE
    press(asked, Key.Key_3)
    assert "It was given alone, and so it was not skipped." in at.inside.words()
    at.page.flush()
    assert at.kept().asked is Asked.ALONE


@pytest.mark.parametrize(("wide", "high"), [(1400, 880), (1280, 720), (1080, 640)])
def test_nothing_is_cut_and_all_is_named(
    room: Opened, book: Workbook, couple: Couple, session: str, wide: int, high: int, boxes: Boxes
) -> None:
    couple = book.couples.get(couple.uid)
    hard = replace(couple.first, name="<b>Wolfeschlegelsteinhausenbergerdorff</b> & Söhne", called="")
    book.couples.save(replace(couple, first=hard, second=replace(couple.second, name="ליאת בן־דוד הארוכה מאוד")))
    give(book, session, FIRST, 3, None, 5)
    give(book, session, SECOND, 3)
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = room(wide=wide, high=high)
        for key in (Key.Key_A, Key.Key_A, Key.Key_H):
            QApplication.processEvents()
            assert cut_labels(at.inside.shell) == []
            assert unnamed(at.inside.shell) == []
            at.key(key)
        QApplication.processEvents()
        assert cut_labels(at.inside.shell) == []
        assert unnamed(at.inside.shell) == []
    assert not boxes.said
