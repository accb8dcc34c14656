"""Ctrl+L, the idle clock and F8 are never kept waiting: what was being typed is there again when the counselor is back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Boxes, Clock
from tests.ui.everything import everything_in, settle
from tests.ui.hands import CONTROL, press, shortcut, type_words
from tests.ui.sessions_room import signed
from ui.app import build
from ui.context import Place
from ui.doorkeeper import Doorkeeper
from ui.joint.shell import JointShell
from ui.pages.page import Page
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.shell import Shell
from ui.widgets.buttons import Button
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.plan import PlanKind
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import Session

W = TypeVar("W", bound=QWidget)
WAYS = ("Ctrl+L", "left alone", "F8", "another page")
HALF = "QHALF a sentence"


@dataclass
class Room:
    """The real window over a real workbook, with one couple whose gate is open, a plan, and a signed note."""

    keeper: Doorkeeper
    path: Path
    couple: str
    session: str
    boxes: Boxes
    qtbot: QtBot

    @property
    def shell(self) -> Shell:
        content = self.keeper.window.content()
        assert isinstance(content, Shell)
        return content

    @property
    def book(self) -> Workbook:
        book = self.keeper.book()
        assert book is not None
        return book

    def unlock(self) -> None:
        page = self.keeper.window.content()
        assert isinstance(page, UnlockPage)
        page.unlock_wanted.emit(self.path, PASSPHRASE, False)
        self.qtbot.waitUntil(lambda: isinstance(self.keeper.window.content(), Shell), timeout=20_000)
        settle()

    def go(self, place: Place, detail: str = "") -> Page:
        assert self.shell.go(place, self.couple, detail)
        settle()
        page = self.shell.page()
        assert page is not None
        return page

    def one(self, kind: type[W], name: str) -> W:
        every = [w for w in self.shell.findChildren(kind) if w.isVisible()]
        found = [w for w in every if w.accessibleName().startswith(name)]
        assert len(found) == 1, [w.accessibleName() for w in every]
        return found[0]

    def push(self, name: str) -> None:
        press(self.one(Button, name), Qt.Key.Key_Space)
        settle()

    def type(self, field: QWidget, words: str = HALF) -> None:
        field.setFocus()
        type_words(field, words)

    def away_and_back(self, way: str, earlier: frozenset[QWidget]) -> None:
        """Leave in this way, which asks nothing and shows nothing of what was typed, and come back."""
        window, place, detail = self.keeper.window, self.shell.place(), self.shell.page()
        assert detail is not None
        shown = detail.detail()
        if way == "another page":
            self.go(Place.OVERVIEW)
        elif way == "F8":
            shortcut(window, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
            settle()
            assert isinstance(window.content(), JointShell)
        else:
            if way == "Ctrl+L":
                shortcut(window, Qt.Key.Key_L, CONTROL)
            else:
                window.left_alone.emit()
            settle()
            assert isinstance(window.content(), UnlockPage)
            assert self.keeper.book() is None
        if way != "another page":
            assert "QHALF" not in everything_in(window, earlier)
        assert self.boxes.said == []
        if way == "F8":
            shortcut(window, Qt.Key.Key_F8, CONTROL | Qt.KeyboardModifier.ShiftModifier)
            settle()
            assert self.shell.place() is place
            return
        if way != "another page":
            self.unlock()
        self.go(place, shown)


@pytest.fixture
def room(
    earlier: frozenset[QWidget], app: QApplication, qtbot: QtBot, place: Path, clock: Clock, boxes: Boxes
) -> Iterator[Room]:
    then = datetime.now().replace(microsecond=0) - timedelta(days=3)
    clock.now = then
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(
            Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi"))
        )
        for whose in PARTNERS:
            book.safety.record(SafetyScreen(couple.uid, whose, then, Finding.NO_CONCERN))
        session = book.sessions.begin(Session(couple.uid, then))
        signed(book, session)
        book.plans.adopt(couple.uid, PlanKind.RESTORE)
        book.close(backup=False)
    keeper = Doorkeeper(Preferences(), build)
    with qtbot.waitActive(keeper.window):
        keeper.window.show()
        keeper.window.activateWindow()
    keeper.begin(place)
    made = Room(keeper, place, couple.uid, session.uid, boxes, qtbot)
    made.unlock()
    yield made
    keeper.window.close()
    keeper.end()
    keeper.window.deleteLater()


every_way = pytest.mark.parametrize("way", WAYS)


@every_way
def test_an_addendum_that_is_not_signed_yet(earlier: frozenset[QWidget], room: Room, way: str) -> None:
    room.go(Place.SESSIONS, room.session)
    room.push("Write an addendum")
    room.type(room.one(PlainArea, "Addendum"))
    room.away_and_back(way, earlier)
    assert room.one(PlainArea, "Addendum").words() == HALF
    assert room.book.sessions.note(room.session).addenda == ()
    room.push("Sign the addendum")
    assert [a.text for a in room.book.sessions.note(room.session).addenda] == [HALF]
    room.go(Place.OVERVIEW)
    room.go(Place.SESSIONS, room.session)
    assert HALF not in [area.words() for area in room.shell.findChildren(PlainArea) if not area.isReadOnly()]
