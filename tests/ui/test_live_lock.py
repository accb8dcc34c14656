"""A session that goes on, through the lock, joint view and a killed process: it is found again, and no word is lost or seen.

The whole program, from its door on, over a real workbook.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Boxes
from tests.ui.everything import everything_in, settle
from tests.ui.hands import ALT, CONTROL, NONE, focused, press, shortcut, type_words
from tests.ui.keyboard import read_out
from ui import preferences
from ui.app import build
from ui.context import Place
from ui.doorkeeper import Doorkeeper
from ui.joint.shell import JointShell
from ui.pages.live import Live
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.shell import Shell
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import Jotting, On, Session

Key = Qt.Key
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WORDS = ("QONE slept badly", "QTWO ask about work", "QTHREE half a wo")


@dataclass
class Room:
    keeper: Doorkeeper
    path: Path
    qtbot: QtBot
    earlier: frozenset[QWidget]

    def unlock(self) -> None:
        page = self.keeper.window.content()
        assert isinstance(page, UnlockPage)
        self.qtbot.waitUntil(lambda: self.keeper.book() is None)
        page.unlock_wanted.emit(page.path(), PASSPHRASE, False)
        self.qtbot.waitUntil(lambda: not self.locked(), timeout=20_000)
        settle()

    def locked(self) -> bool:
        return isinstance(self.keeper.window.content(), UnlockPage)

    def together(self) -> bool:
        return isinstance(self.keeper.window.content(), JointShell)

    def own(self) -> Shell:
        content = self.keeper.window.content()
        assert isinstance(content, Shell)
        return content

    def book(self) -> Workbook:
        book = self.keeper.book()
        assert book is not None
        return book

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        shortcut(self.keeper.window, key, modifier)
        settle()

    def typed(self) -> tuple[str, On]:
        page = self.own().page()
        assert isinstance(page, Live)
        now = page.hour.jottings.entry.now()
        return now.words, now.about

    def leaks(self) -> list[str]:
        words = everything_in(self.keeper.window, self.earlier)
        return [word for word in ("QONE", "QTWO", "QTHREE", "As it goes", "jotted") if word in words]


@pytest.fixture
def room(
    earlier: frozenset[QWidget], app: QApplication, place: Path, qtbot: QtBot, boxes: Boxes
) -> Iterator[Callable[[Path], Room]]:
    opened: list[Doorkeeper] = []

    def unlocked(path: Path) -> Room:
        keeper = Doorkeeper(preferences.read(), build)
        opened.append(keeper)
        with qtbot.waitActive(keeper.window):
            keeper.window.show()
            keeper.window.activateWindow()
        keeper.begin(path)
        made = Room(keeper, path, qtbot, earlier)
        made.unlock()
        return made

    yield unlocked
    for keeper in opened:
        keeper.window.close()
        keeper.end()
        keeper.window.deleteLater()
    settle()
    assert boxes.said == []


@pytest.fixture
def at(room: Callable[[Path], Room], place: Path) -> Room:
    """In the middle of an hour: two lines are there, one for the counselor alone, and a third is half typed."""
    at = room(place)
    couple = at.book().couples.create(
        Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi"), next_session=datetime.now())
    )
    assert at.own().go(Place.LIVE, couple.uid)
    press(focused(), Key.Key_Return)
    for words in WORDS[:2]:
        type_words(focused(), words)
        press(focused(), Key.Key_Return)
        at.key(Key.Key_4, ALT)
    at.key(Key.Key_2, ALT)
    type_words(focused(), WORDS[2])
    return at


def goes_on(at: Room) -> None:
    """Today leads back into the hour, with every word."""
    assert "goes on" in read_out(at.keeper.window)
    press(focused(), Key.Key_Space)
    settle()
    assert at.own().place() is Place.LIVE
    words = read_out(at.keeper.window)
    assert all(each in words for each in WORDS[:2])
    assert at.typed() == (WORDS[2], On.SECOND)


def test_the_lock_key_works_and_the_hour_goes_on_after_it(at: Room) -> None:
    at.key(Key.Key_L, CONTROL)
    assert at.locked()
    assert at.leaks() == []
    at.unlock()
    goes_on(at)


def test_nobody_there_locks_the_counselors_own_view_as_ever(at: Room) -> None:
    at.keeper.window.left_alone.emit()
    assert at.locked()
    assert at.leaks() == []
    at.unlock()
    goes_on(at)


def test_joint_view_shows_nothing_of_it_and_leads_back(at: Room) -> None:
    at.key(Key.Key_F8)
    assert at.together()
    assert at.leaks() == []
    at.key(Key.Key_L, CONTROL)
    assert at.locked()
    assert at.leaks() == []
    at.unlock()
    assert at.together()
    assert at.leaks() == []
    at.key(Key.Key_F8, CHORD)
    assert at.own().place() is Place.LIVE
    assert at.typed() == (WORDS[2], On.SECOND)
    assert focused() is at.own().findChild(Live).hour.jottings.entry.area  # type: ignore[union-attr]


def test_what_was_half_typed_when_it_was_over_is_the_counselors_alone(at: Room) -> None:
    at.own().flush()
    couple = at.own().couple()
    (session,) = at.book().sessions.of(couple)
    at.book().sessions.save(replace(session, starts=session.starts - timedelta(hours=13)))
    assert at.own().go(Place.SESSIONS, couple)
    settle()
    assert WORDS[2] in read_out(at.keeper.window)
    at.key(Key.Key_F8)
    assert at.together()
    assert at.leaks() == []
    at.key(Key.Key_F8, CHORD)
    assert WORDS[2] in read_out(at.keeper.window)
    at.key(Key.Key_L, CONTROL)
    assert at.locked()
    assert at.leaks() == []
    at.unlock()
    assert at.own().go(Place.SESSIONS, couple)
    settle()
    assert WORDS[2] in read_out(at.keeper.window)


def test_killed_in_the_middle_it_is_found_again(
    at: Room, room: Callable[[Path], Room], tmp_path: Path, place: Path
) -> None:
    """The folder as a killed program leaves it behind, opened by the next one."""
    page = at.own().page()
    assert isinstance(page, Live)
    at.qtbot.waitUntil(lambda: WORDS[2] in at.book().drafts.words(page.couple, f"jotting {page.detail()}"))
    after = Path(shutil.copytree(place, tmp_path / "After.workbook"))
    goes_on(room(after))


@pytest.mark.parametrize(("minutes", "locks"), [(9, False), (11, False), (29, False), (31, True)])
def test_the_idle_lock_waits_in_a_sessions_joint_view(
    at: Room, monkeypatch: pytest.MonkeyPatch, minutes: int, locks: bool
) -> None:
    at.key(Key.Key_F8)
    assert _strikes(at, monkeypatch, minutes) is locks


def test_outside_of_that_it_strikes_as_ever(at: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not _strikes(at, monkeypatch, 9)
    assert _strikes(at, monkeypatch, 11)


def test_once_the_session_has_ended_it_strikes_in_joint_view_too(at: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    at.key(Key.Key_F8)
    (session,) = at.book().hours.going_on(datetime.now())
    at.book().hours.end(session.uid, session.rev)
    assert _strikes(at, monkeypatch, 11)


def test_another_couples_session_gives_no_patience(at: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    other = at.book().couples.create(Couple(Partner(Whose.FIRST, "Priya"), Partner(Whose.SECOND, "Tom")))
    assert at.own().go(Place.SESSIONS, other.uid)
    at.key(Key.Key_F8)
    assert at.together()
    assert _strikes(at, monkeypatch, 11)


def test_the_patience_is_the_one_that_is_set(at: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences.write(Preferences(session_minutes=60))
    at.key(Key.Key_F8)
    assert not _strikes(at, monkeypatch, 45)
    assert _strikes(at, monkeypatch, 61)


def _strikes(at: Room, monkeypatch: pytest.MonkeyPatch, minutes: int) -> bool:
    """Whether the window locks when nobody has been there for so long."""
    window, struck = at.keeper.window, list[bool]()
    window.left_alone.disconnect()
    window.left_alone.connect(lambda: struck.append(True))
    monkeypatch.setattr(type(window.inputs), "idle_ms", lambda _self: minutes * 60_000)
    clock = window.findChild(QTimer)
    assert clock is not None
    clock.timeout.emit()
    return bool(struck)


def test_two_hundred_sessions_stay_as_quick_as_two(at: Room) -> None:
    """The page reads what it shows: a couple's lines as the list turns its pages, and of the hour before only its ratings."""
    couple = at.own().couple()
    book, starts = at.book(), datetime.now().replace(microsecond=0)
    for weeks in range(200, 0, -1):
        before = starts - timedelta(weeks=weeks)
        held = book.sessions.begin(Session(couple, before, ended=before + timedelta(minutes=50)))
        book.hours.jot(Jotting(held.uid, before, On.FIRST, "QONE of another day"))
    asked: list[str] = []
    connection: Any = book._records.database.conn
    connection.set_trace_callback(asked.append)
    try:
        type_words(focused(), " more")
        press(focused(), Key.Key_Return)
        settle()
    finally:
        connection.set_trace_callback(None)
    read = [each for each in asked if each.lstrip().upper().startswith("SELECT")]
    assert len(read) < 10, read
    assert "of another day" not in read_out(at.keeper.window)
