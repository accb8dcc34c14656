"""In and out of joint view: by its key, during a session, by the chord alone, and through the lock, a crash and a restart."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Boxes
from tests.ui.everything import settle
from tests.ui.hands import click, focused, press, shortcut
from tests.ui.keyboard import read_out
from tests.ui.looks import spoken_name
from ui import preferences, theme
from ui.background import Background
from ui.context import TABS, Context, Place
from ui.doorkeeper import Doorkeeper
from ui.joint.shell import LARGER, JointShell, Tab
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.pages.unlock import UnlockPage
from ui.passage import Passage
from ui.shell import Shell
from ui.sidebar import NavItem
from ui.widgets.fields import Field
from ui.widgets.layout import column
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.joint_view import InJointView
from workbook.model.session import Session

Key, Mod = Qt.Key, Qt.KeyboardModifier
CHORD = Mod.ControlModifier | Mod.ShiftModifier
TOGETHER = {Place.OVERVIEW: Tab.OVERVIEW, Place.PICTURE: Tab.PICTURE, Place.PLAN: Tab.PLAN, Place.EXERCISES: Tab.HOME}


class Plain(Page):
    """A page that can refuse to be saved, or to be left."""

    def __init__(self, context: Context, room: "Room") -> None:
        super().__init__(context)
        self.room, self.seen = room, ""
        self.field = Field(says="Words")
        column(self.field, None, into=self)

    def flush(self) -> None:
        if self.room.full:
            raise CannotWrite("The disk is full.")
        self.room.saved += 1

    def detail(self) -> str:
        return self.seen

    def show_detail(self, detail: str) -> None:
        self.seen = detail

    def may_leave(self) -> bool:
        return not self.room.held


@dataclass
class Room:
    """A window over an open workbook, at a time of day that can be set."""

    window: MainWindow
    book: Workbook
    background: Background
    now: datetime
    full: bool = False
    held: bool = False
    built: list[Place] = field(default_factory=list)
    locked: int = 0
    saved: int = 0

    def __post_init__(self) -> None:
        self.passage = self.begin()

    def begin(self) -> Passage:
        """The window filled anew, as after unlocking."""
        made = Passage(self.window, self.book, self.background, self._build, lambda: self.now)
        made.lock_wanted.connect(self._lock)
        made.enter()
        settle()
        return made

    def _build(self, place: Place, context: Context) -> Page:
        self.built.append(place)
        return Plain(context, self)

    def _lock(self) -> None:
        self.locked += 1

    @property
    def own(self) -> Shell:
        content = self.window.content()
        assert isinstance(content, Shell)
        return content

    @property
    def joint(self) -> JointShell:
        content = self.window.content()
        assert isinstance(content, JointShell)
        return content

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        shortcut(self.window, key, modifier)
        settle()


@pytest.fixture
def room(
    earlier: frozenset[QWidget], app: QApplication, book: Workbook, background: Background, qtbot: QtBot, boxes: Boxes
) -> Iterator[Room]:
    window = MainWindow(lambda: True)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = Room(window, book, background, datetime(2026, 11, 17, 10, 42))
    yield made
    made.full = False
    made.passage.settle()
    window.close()
    window.deleteLater()
    settle()


@pytest.mark.parametrize("shown", [*TABS, Place.SAFETY])
def test_one_key_opens_it_and_the_chord_leads_back_to_the_same_page(room: Room, couple: Couple, shown: Place) -> None:
    assert room.own.go(shown, couple.uid)
    page = room.own.page()
    assert isinstance(page, Plain)
    room.key(Key.Key_F8)
    assert room.joint.tab() is TOGETHER.get(shown, Tab.OVERVIEW)
    assert "Mira Hollis & Jonas Adeyemi" in read_out(room.joint)
    assert room.book.joint_view.now() == InJointView(couple.uid, shown.value)
    room.key(Key.Key_F8, CHORD)
    assert (room.own.place(), room.own.couple()) == (shown, couple.uid)
    assert room.book.joint_view.now() is None


def test_it_leads_back_to_what_was_in_sight_on_the_page(room: Room, couple: Couple) -> None:
    assert room.own.go(Place.SESSIONS, couple.uid, "an older session")
    room.key(Key.Key_F8)
    room.key(Key.Key_F8, CHORD)
    page = room.own.page()
    assert isinstance(page, Plain)
    assert (room.own.place(), page.seen) == (Place.SESSIONS, "an older session")


def test_without_a_couple_the_key_means_nothing(room: Room, couple: Couple) -> None:
    sidebar = room.own.sidebar
    entry = next(i for i in sidebar.findChildren(NavItem) if i.text() == "Joint view")
    assert not entry.isVisible()
    room.key(Key.Key_F8)
    assert room.own.place() is Place.TODAY
    room.own.go(Place.PLAN, couple.uid)
    assert entry.isVisible()
    click(entry)
    settle()
    assert room.joint.tab() is Tab.PLAN


def test_what_was_typed_is_saved_and_nothing_of_the_pages_is_left(
    earlier: frozenset[QWidget], room: Room, couple: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.own.go(Place.OVERVIEW, couple.uid)
    page = room.own.page()
    assert isinstance(page, Plain)
    gone: list[bool] = []
    page.destroyed.connect(lambda: gone.append(True))
    saved = room.saved
    QApplication.clipboard().setText("a word copied")
    monkeypatch.setattr(
        type(QApplication.clipboard()), "ownsClipboard", lambda _self: True
    )  # the offscreen platform never does
    room.key(Key.Key_F8)
    assert gone == [True]
    assert room.saved == saved + 1
    assert QApplication.clipboard().text() == ""
    assert room.window.findChildren(Page) == []
    assert [w for w in {*QApplication.allWidgets()} - earlier if isinstance(w, Shell | Page)] == []


def test_what_cannot_be_saved_keeps_the_counselor_where_they_are(room: Room, couple: Couple, boxes: Boxes) -> None:
    room.own.go(Place.PLAN, couple.uid)
    room.full = True
    room.key(Key.Key_F8)
    assert room.own.place() is Place.PLAN
    assert boxes.said == ["The disk is full."]
    assert room.book.joint_view.now() is None
    room.full, room.held = False, True
    room.key(Key.Key_F8)
    assert room.own.place() is Place.PLAN
    assert room.book.joint_view.now() is None


def test_only_the_chord_leaves(room: Room, couple: Couple) -> None:
    room.own.go(Place.OVERVIEW, couple.uid)
    room.key(Key.Key_F8)
    joint = room.joint
    for key in (Key.Key_Escape, Key.Key_F8, Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Space):
        press(focused(), key)
        room.key(key)
    for across in range(20, joint.width(), 90):
        for down in range(10, joint.height(), 60):
            click(joint, QPoint(across, down))
    settle()
    assert room.window.content() is joint
    handle = room.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.RightButton, Mod.NoModifier, QPoint(600, 300))
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, Mod.NoModifier, QPoint(600, 300))
    settle()
    assert room.window.content() is joint
    assert QApplication.activePopupWidget() is None


def test_the_pages_by_keyboard(room: Room, couple: Couple) -> None:
    room.own.go(Place.OVERVIEW, couple.uid)
    room.key(Key.Key_F8)
    assert spoken_name(focused()) == "Overview"
    press(focused(), Key.Key_Right)
    assert room.joint.tab() is Tab.PICTURE
    room.key(Key.Key_Tab, Mod.ControlModifier)
    assert room.joint.tab() is Tab.PLAN
    room.key(Key.Key_Tab, CHORD)
    assert room.joint.tab() is Tab.PICTURE
    assert focused() is room.joint.tabs
    press(focused(), Key.Key_PageDown)
    room.key(Key.Key_L, Mod.ControlModifier)
    assert room.locked == 1


def test_its_type_is_larger_and_that_ends_with_it(room: Room, couple: Couple) -> None:
    plain = theme.font("body").pixelSize()
    room.own.go(Place.OVERVIEW, couple.uid)
    room.key(Key.Key_F8)
    assert theme.font("body").pixelSize() == round(plain * LARGER)
    room.key(Key.Key_F8, CHORD)
    assert theme.font("body").pixelSize() == plain


def test_a_change_made_meanwhile_comes_into_sight(room: Room, couple: Couple) -> None:
    room.own.go(Place.OVERVIEW, couple.uid)
    room.key(Key.Key_F8)
    other = room.book.couples.create(Couple(Partner(Whose.FIRST, "Eva Holm"), Partner(Whose.SECOND, "Uwe Lang")))
    assert "Eva" not in read_out(room.joint)
    room.book.couples.save(replace(room.book.couples.get(other.uid), together=1999))
    room.book.couples.save(replace(room.book.couples.get(couple.uid), together=2011))
    settle()
    assert "Together since 2011" in read_out(room.joint)
    assert "1999" not in read_out(room.joint)


# during a session


@pytest.fixture
def in_session(room: Room, couple: Couple) -> Session:
    return room.book.sessions.begin(Session(couple.uid, room.now, minutes=50))


@pytest.mark.parametrize("shown", TABS)
def test_during_a_session_the_pages_of_both_open_in_it(
    room: Room, couple: Couple, in_session: Session, shown: Place
) -> None:
    elsewhere = Place.SESSIONS if shown is not Place.SESSIONS else Place.INTAKE
    assert room.own.go(elsewhere, couple.uid)
    room.key(Key(Key.Key_1 + TABS.index(shown)), Mod.AltModifier)
    if shown not in TOGETHER:
        assert room.own.place() is shown
        return
    assert room.joint.tab() is TOGETHER[shown]
    room.key(Key.Key_F8, CHORD)
    assert room.own.place() is shown  # the counselor's own, which was asked for
    assert room.own.tabs.currentIndex() == TABS.index(shown)


@pytest.mark.parametrize(
    ("minutes", "on", "joint"),
    [(0, True, True), (80, True, True), (-300, True, True), (720, True, False), (10, False, False)],
    ids=["begun", "over its minutes", "clock set back", "left lying", "set otherwise"],
)
def test_a_session_is_on_until_it_is_ended_and_if_the_setting_says_so(
    room: Room, couple: Couple, in_session: Session, minutes: int, on: bool, joint: bool
) -> None:
    settings = room.book.settings
    settings.save_practice(replace(settings.practice(), joint_in_sessions=on))
    room.now += timedelta(minutes=minutes)
    room.own.go(Place.PLAN, couple.uid)
    settle()
    assert isinstance(room.window.content(), JointShell) is joint


def test_once_it_is_ended_the_pages_are_the_counselors_own(room: Room, couple: Couple, in_session: Session) -> None:
    room.book.hours.end(in_session.uid, in_session.rev)
    assert room.own.go(Place.PLAN, couple.uid)
    assert room.own.place() is Place.PLAN


def test_the_session_of_another_couple_opens_nothing(room: Room, couple: Couple, in_session: Session) -> None:
    other = room.book.couples.create(Couple(Partner(Whose.FIRST, "Eva Holm"), Partner(Whose.SECOND, "Uwe Lang")))
    assert room.own.go(Place.OVERVIEW, other.uid)
    assert room.own.place() is Place.OVERVIEW


def test_where_saving_fails_the_tab_that_was_pressed_lets_go_again(
    room: Room, couple: Couple, in_session: Session, boxes: Boxes
) -> None:
    room.own.go(Place.SESSIONS, couple.uid)
    room.full = True
    room.own.tabs.setCurrentIndex(TABS.index(Place.PLAN))
    settle()
    assert room.own.place() is Place.SESSIONS
    assert room.own.tabs.currentIndex() == TABS.index(Place.SESSIONS)
    assert boxes.said == ["The disk is full."]


# lock, crash, restart


def test_after_unlocking_it_comes_back_and_nothing_else_before_it(room: Room, couple: Couple) -> None:
    room.own.go(Place.PICTURE, couple.uid)
    room.key(Key.Key_F8)
    room.passage.settle()
    room.window.show_content(QWidget())
    room.built.clear()
    room.passage = room.begin()
    assert room.joint.tab() is Tab.PICTURE
    assert room.built == []
    room.key(Key.Key_F8, CHORD)
    assert (room.own.place(), room.own.couple()) == (Place.PICTURE, couple.uid)


@pytest.fixture
def door(app: QApplication, place: Path, qtbot: QtBot, boxes: Boxes) -> Iterator[Callable[[Path], Doorkeeper]]:
    """`door(workbook)` is the whole program, unlocked."""
    opened: list[Doorkeeper] = []

    class Empty(Page):
        pass

    def unlocked(path: Path) -> Doorkeeper:
        keeper = Doorkeeper(preferences.read(), lambda _place, context: Empty(context))
        opened.append(keeper)
        with qtbot.waitActive(keeper.window):
            keeper.window.show()
            keeper.window.activateWindow()
        keeper.begin(path)
        unlock(keeper, path, qtbot)
        return keeper

    yield unlocked
    for keeper in opened:
        keeper.window.close()
        keeper.end()
        keeper.window.deleteLater()
    settle()


def unlock(keeper: Doorkeeper, path: Path, qtbot: QtBot) -> None:
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    page.unlock_wanted.emit(path, PASSPHRASE, False)
    qtbot.waitUntil(lambda: not isinstance(keeper.window.content(), UnlockPage), timeout=20_000)
    settle()


def look_together(keeper: Doorkeeper) -> str:
    """A couple in joint view; its uid."""
    book, shell = keeper.book(), keeper.window.content()
    assert book is not None
    assert isinstance(shell, Shell)
    made = book.couples.create(Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi")))
    assert shell.go(Place.PLAN, made.uid)
    shortcut(keeper.window, Key.Key_F8, Mod.NoModifier)
    settle()
    assert isinstance(keeper.window.content(), JointShell)
    return made.uid


def test_nobody_there_locks_it_and_unlocking_leads_back(
    door: Callable[[Path], Doorkeeper], place: Path, qtbot: QtBot
) -> None:
    keeper = door(place)
    look_together(keeper)
    keeper.window.left_alone.emit()
    settle()
    assert isinstance(keeper.window.content(), UnlockPage)
    assert "Mira" not in read_out(keeper.window)
    assert theme.font("body").pixelSize() == 14
    qtbot.waitUntil(lambda: keeper.background is not None and keeper.book() is None)
    unlock(keeper, place, qtbot)
    assert isinstance(keeper.window.content(), JointShell)


def test_a_crash_does_not_lead_out_of_it(
    door: Callable[[Path], Doorkeeper], place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """The folder as a killed program leaves it behind, opened by the next one."""
    couple = look_together(door(place))
    after = Path(shutil.copytree(place, tmp_path / "After.workbook"))
    keeper = door(after)
    assert isinstance(keeper.window.content(), JointShell)
    shortcut(keeper.window, Key.Key_F8, CHORD)
    settle()
    shell = keeper.window.content()
    assert isinstance(shell, Shell)
    assert (shell.place(), shell.couple()) == (Place.PLAN, couple)
