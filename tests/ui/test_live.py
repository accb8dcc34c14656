"""A session as it goes on, in the real shell: begun and written down, and nothing of it lost on the way."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, CONTROL, SHIFT, click, focused, press, type_words
from tests.ui.live_room import Opened, open_live
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.live_rows import JottingRow
from ui.widgets.choices import Segmented
from ui.widgets.kept import unfolded
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import Jotting, On, Session

Key = Qt.Key


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return partial(open_live, book, context, couple, clock, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple, clock: Clock) -> Session:
    """A session that goes on since half past ten."""
    return book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))


# beginning


def test_enter_accepts_everything_and_one_may_write_at_once(room: Opened, clock: Clock) -> None:
    at = room()
    press(focused(), Key.Key_Return)
    session = at.session()
    assert (session.starts, session.minutes, session.attended, session.place.value) == (
        clock.now,
        50,
        Whose.BOTH,
        "room",
    )
    assert focused() is at.area
    at.jot("Slept badly")
    assert at.jotted() == [(On.FIRST, "Slept badly")]


def test_what_differs_is_said_and_the_next_one_is_as_long_as_the_last(room: Opened, book: Workbook) -> None:
    at = room()
    press(at.one(Segmented, "Who is here"), Key.Key_2)
    press(at.one(Segmented, "Where"), Key.Key_2)
    minutes = at.page.start._minutes
    minutes.selectAll()
    type_words(minutes, "75")
    press(minutes, Key.Key_Return)
    session = at.session()
    assert (session.attended, session.place.value, session.minutes) == (Whose.FIRST, "video", 75)
    book.hours.end(session.uid, session.rev)
    at.inside.shell.go(Place.LIVE, at.couple.uid)
    assert at.page.start._minutes.number() == 75
    press(focused(), Key.Key_Escape)
    assert at.inside.last[0] == "sessions"
    assert len(book.sessions.of(at.couple.uid)) == 1


def test_no_minutes_are_refused(room: Opened, book: Workbook) -> None:
    at = room()
    at.page.start._minutes.setText("0")
    press(at.page.start.start, Key.Key_Return)
    assert book.sessions.of(at.couple.uid) == ()
    assert "Give the minutes first" in at.inside.words()


@pytest.mark.usefixtures("begun")
def test_nothing_but_the_session_stands_in_the_window(room: Opened) -> None:
    at = room()
    assert not at.inside.shell.sidebar.isVisible()
    assert not at.inside.shell.tabs.isVisible()
    assert "Session 1" in at.inside.words()
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    assert at.inside.shell.tabs.isVisible()
    at.key(Key.Key_F9)
    assert at.inside.shell.place() is Place.LIVE
    at.key(Key.Key_Left, ALT)
    assert at.inside.last[0] == "sessions"
    click(at.inside.button("Go on with the session"))
    assert at.inside.shell.place() is Place.LIVE


@pytest.mark.usefixtures("begun")
def test_the_clock_runs_on_and_never_back(room: Opened, clock: Clock) -> None:
    at = room()
    assert at.page.head.time.words() == "12:00"
    at.ticks[0] += 61
    clock.now -= timedelta(hours=3)
    at.page._show_time()
    assert at.page.head.time.words() == "13:01"
    assert "37 minutes left" in at.inside.words()


# jotting


@pytest.mark.usefixtures("begun")
def test_a_key_says_about_whom(room: Opened) -> None:
    at = room()
    for key, words in ((Key.Key_2, "He"), (Key.Key_3, "They"), (Key.Key_4, "For me"), (Key.Key_1, "She")):
        at.key(key, ALT)
        assert focused() is at.area
        at.jot(words)
    assert at.jotted() == [(On.SECOND, "He"), (On.BETWEEN, "They"), (On.PRIVATE, "For me"), (On.FIRST, "She")]
    press(at.area, Key.Key_Return)
    assert len(at.jotted()) == 4, "an empty line is none"
    type_words(at.area, "two")
    press(at.area, Key.Key_Return, SHIFT)
    type_words(at.area, "lines")
    press(at.area, Key.Key_Return)
    assert at.jotted()[-1] == (On.FIRST, "two\nlines")
    assert at.inside.shell.place() is Place.LIVE, "the keys of the tabs mean nothing here"


@pytest.mark.usefixtures("begun")
def test_a_line_is_put_right(room: Opened) -> None:
    at = room()
    at.jot("Slept badly")
    at.jot("Glad of it")
    type_words(at.area, "half a")
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Up)
    assert focused() is at.rows()[0]
    press(focused(), Key.Key_Return)
    type_words(at.area, ", he too")
    at.key(Key.Key_3, ALT)
    press(at.area, Key.Key_Return)
    assert at.jotted() == [(On.BETWEEN, "Slept badly, he too"), (On.FIRST, "Glad of it")]
    type_words(at.area, " word")
    assert at.page.hour.jottings.entry.now().words == "half a word", "what was half typed is there again"
    press(at.area, Key.Key_Up)
    at.key(Key.Key_4, ALT)
    assert at.jotted()[1] == (On.PRIVATE, "Glad of it")
    assert isinstance(focused(), JottingRow)
    press(focused(), Key.Key_Return)
    type_words(at.area, " and more")
    press(at.area, Key.Key_Escape)
    assert at.jotted()[1] == (On.PRIVATE, "Glad of it")
    press(at.area, Key.Key_Return)
    assert at.jotted()[2] == (On.FIRST, "half a word")


@pytest.mark.usefixtures("begun")
def test_a_dropped_line_comes_back_in_its_place(room: Opened) -> None:
    at = room()
    for words in ("One", "Two"):
        at.jot(words)
        at.clock.now += timedelta(minutes=1)
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Up)
    press(focused(), Key.Key_Delete)
    assert at.jotted() == [(On.FIRST, "Two")]
    press(focused(), Key.Key_Escape)
    assert focused() is at.area
    at.key(Key.Key_Z, CONTROL)
    assert at.jotted() == [(On.FIRST, "One"), (On.FIRST, "Two")]
    assert [row.jotting.words for row in at.rows()] == ["One", "Two"]


@pytest.mark.usefixtures("begun")
def test_a_pasted_book_is_no_jotting_and_is_not_lost(room: Opened) -> None:
    at = room()
    source = QMimeData()
    source.setHtml("<script>alert(1)</script><b>bold</b> <img src='file:///etc/passwd'>" + "words " * 400_000)
    at.page.hour.jottings.entry.area.insertFromMimeData(source)
    press(at.area, Key.Key_Return)
    assert at.jotted() == []
    assert "too long for a jotting" in at.inside.words()
    kept = at.page.hour.jottings.entry.now().words
    assert kept.startswith("bold")
    assert len(kept) > 2_000_000
    at.key(Key.Key_E, CONTROL)
    assert at.session().ended is None, "nothing ends before it is settled"
    assert at.page.hour.jottings.entry.now().words == kept


def test_half_typed_words_and_a_half_right_line_are_there_again(room: Opened, begun: Session, book: Workbook) -> None:
    at = room()
    at.jot("Slept badly")
    at.key(Key.Key_2, ALT)
    type_words(at.area, "Took her ha")
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Return)
    type_words(at.area, " again")
    at.page.flush()
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    again = room()
    typed = again.page.hour.jottings.entry.now()
    assert (typed.words, typed.about) == ("Slept badly again", On.FIRST)
    assert "puts right what you jotted at 10:42" in again.inside.words()
    press(again.area, Key.Key_Return)
    typed = again.page.hour.jottings.entry.now()
    assert (typed.words, typed.about) == ("Took her ha", On.SECOND)
    press(again.area, Key.Key_Return)
    assert again.jotted() == [(On.FIRST, "Slept badly again"), (On.SECOND, "Took her ha")]
    assert unfolded(book.drafts.words(begun.couple, f"jotting {begun.uid}")) == {"about": "second"}


def test_a_line_that_cannot_be_kept_stays_in_the_box(
    room: Opened, begun: Session, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = room()

    def full(_jotting: Jotting) -> Jotting:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(book.hours, "jot", full)
        at.jot("Glad of it")
    assert "The disk is full." in at.inside.words()
    assert at.page.hour.jottings.entry.now().words == "Glad of it"
    press(at.area, Key.Key_Return)
    assert at.jotted() == [(On.FIRST, "Glad of it")]
