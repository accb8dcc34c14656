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
from ui.pages.agreements import Agreements
from ui.pages.concerns import SECTIONS, ConcernsPage
from ui.pages.exercises import Exercises
from ui.pages.page import Page
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.shell import Shell
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.choices import Radio, Segmented
from ui.widgets.fields import Field
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.plan import PlanKind, StepState
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

    def push_radio(self, name: str) -> None:
        self.one(Radio, name).setChecked(True)
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


@every_way
def test_where_things_stand(earlier: frozenset[QWidget], room: Room, way: str) -> None:
    """For each reader their own words, and none for another."""
    room.go(Place.DOCUMENTS, "progress")
    room.type(room.one(TextArea, "Where things stand"), f"{HALF} for both")
    room.push_radio("Your own file")
    room.type(room.one(TextArea, "Where things stand"))
    room.away_and_back(way, earlier)
    room.go(Place.DOCUMENTS, "progress")
    room.push_radio("Your own file")
    assert room.one(TextArea, "Where things stand").words() == HALF
    room.push_radio("Mira and Jonas")
    assert room.one(TextArea, "Where things stand").words() == f"{HALF} for both"
    room.push_radio("Mira alone")
    assert room.one(TextArea, "Where things stand").words() == ""


@every_way
def test_why_a_step_is_paused(earlier: frozenset[QWidget], room: Room, way: str) -> None:
    room.go(Place.PLAN)
    room.push("Pause")
    room.type(room.one(Field, "Why it is paused"))
    room.away_and_back(way, earlier)
    assert room.one(Field, "Why it is paused").text() == HALF
    press(room.one(Field, "Why it is paused"), Qt.Key.Key_Return)
    plan = room.book.plans.of(room.couple)
    assert plan is not None
    assert [s.reason for s in plan.steps if s.state is StepState.PAUSED] == [HALF]
    room.go(Place.OVERVIEW)
    room.go(Place.PLAN)
    assert "Why it is paused" not in [f.accessibleName() for f in room.shell.findChildren(Field) if f.isVisible()]


@every_way
def test_when_and_where_an_exercise_is_to_be_done(earlier: frozenset[QWidget], room: Room, way: str) -> None:
    page = room.go(Place.EXERCISES)
    assert isinstance(page, Exercises)
    press(page._list.table, Qt.Key.Key_Down)
    meant = page._list.chosen()
    assert meant is not None
    room.type(room.one(Field, "When, where, how often"))
    day = room.one(Field, "Back by")
    day.selectAll()
    room.type(day, "24 Decem")
    press(room.one(Segmented, "For whom"), Qt.Key.Key_2)
    room.away_and_back(way, earlier)
    back = room.shell.page()
    assert isinstance(back, Exercises)
    assert back._list.chosen() == meant
    assert room.one(Field, "When, where, how often").text() == HALF
    assert room.one(Field, "Back by").text() == "24 Decem"
    assert room.one(Segmented, "For whom").chosen() == 1
    day = room.one(Field, "Back by")
    day.selectAll()
    room.type(day, "24 Dec")
    shortcut(room.shell, Qt.Key.Key_Return, CONTROL)
    (given,) = room.book.assignments.of(room.couple)
    assert (given.exercise, given.whose, given.when) == (meant.key, Whose.FIRST, HALF)
    assert room.one(Field, "When, where, how often").text() == ""


@every_way
def test_an_authorisation_half_filled_in(earlier: frozenset[QWidget], room: Room, way: str) -> None:
    room.go(Place.AGREEMENTS)
    room.push("Record an authorisation")
    press(room.one(Segmented, "Who signed it"), Qt.Key.Key_2)
    page = room.shell.page()
    assert isinstance(page, Agreements)
    for field, words in ((page.outside.since, "3 Ma"), (page.outside.until, "9 Octob")):
        field.selectAll()
        room.type(field, words)
    room.away_and_back(way, earlier)
    page = room.shell.page()
    assert isinstance(page, Agreements)
    assert page.outside.since.isVisible()
    assert (page.outside.since.text(), page.outside.until.text()) == ("3 Ma", "9 Octob")
    assert page.outside.typed()["who"] == Whose.SECOND.value
    room.push("Record no authorisation")
    room.go(Place.OVERVIEW)
    page = room.go(Place.AGREEMENTS)
    assert isinstance(page, Agreements)
    assert not page.outside.since.isVisible()
    assert page.outside.until.text() == ""


@pytest.mark.parametrize("section", SECTIONS)
def test_joint_view_comes_back_to_the_section_of_the_concerns_page(
    earlier: frozenset[QWidget], room: Room, section: str
) -> None:
    room.go(Place.CONCERNS, section)
    room.away_and_back("F8", earlier)
    page = room.shell.page()
    assert isinstance(page, ConcernsPage)
    assert SECTIONS[page.section.chosen() or 0] == section
    assert page._stack.currentIndex() == SECTIONS.index(section)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "F8"])
def test_an_exercise_of_ones_own(earlier: frozenset[QWidget], room: Room, way: str) -> None:
    """F8 is of a couple's pages: in the Library there is nothing to look at together."""
    room.go(Place.LIBRARY)
    room.push("New exercise")
    room.type(room.one(Field, "Title"))
    room.type(room.one(TextArea, "Why it works"))
    room.away_and_back(way, earlier)
    assert room.one(Field, "Title").text() == HALF
    assert room.one(TextArea, "Why it works").words() == HALF
    assert room.book.library.own() == ()
    shortcut(room.keeper.window, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    settle()
    assert isinstance(room.keeper.window.content(), Shell)
