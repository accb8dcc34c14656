"""The packet for the week from the session that goes on: printed by its key, looked at first, and made only when asked for."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.reports.readback import page_texts
from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, focused, press, tab
from tests.ui.live_room import Room, open_live
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import press as orders
from ui import theme
from ui.context import Context
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import Session

Key = Qt.Key
MADE_MS = 20_000
FREE = "thank_you_because"


@pytest.fixture
def at(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Room:
    book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))
    return open_live(book, context, couple, clock, frame)


def buttons(at: Room) -> list[str]:
    QApplication.processEvents()
    names = [b.accessibleName() for b in at.page.findChildren(Button) if b.isVisible()]
    return [name for name in names if name.startswith(("Print packet", "Look first"))]


def give(at: Room, whose: Whose = Whose.BOTH) -> None:
    at.book.assignments.assign(at.couple.uid, FREE, whose)


def test_nothing_goes_home_and_the_key_means_nothing(at: Room, print_asked: list[bytes]) -> None:
    at.key(Key.Key_P, CONTROL)
    assert buttons(at) == []
    assert focused() is at.area
    assert print_asked == []


def test_its_key_prints_what_goes_home_by_now(at: Room, print_asked: list[bytes], qtbot: QtBot) -> None:
    give(at)
    assert buttons(at) == ["Print packet", "Look first at the packet"]
    at.key(Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: len(print_asked) == 1, timeout=MADE_MS)
    cover, handout, log = page_texts(print_asked[0])
    assert "Thank you, because" in cover
    assert "Exercise for two" in handout
    assert "Practice log" in log
    assert buttons(at)[0] == "Print packet, 3 pages"
    at.key(Key.Key_P, CONTROL)
    assert print_asked[1] == print_asked[0], "it is there already"
    exercise = next(e for e in at.book.catalogue.exercises if e.gate == "free" and e.key != FREE)
    at.book.assignments.assign(at.couple.uid, exercise.key, Whose.BOTH)
    assert buttons(at)[0] == "Print packet"
    at.key(Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: len(print_asked) == 3, timeout=MADE_MS)
    assert exercise.title in page_texts(print_asked[2])[0]


def test_where_there_are_several_the_keyboard_goes_to_the_first(
    at: Room, print_asked: list[bytes], qtbot: QtBot
) -> None:
    for whose in (Whose.FIRST, Whose.SECOND):
        give(at, whose)
    assert buttons(at) == [
        "Print packet, for Mira",
        "Look first at the packet for Mira",
        "Print packet, for Jonas",
        "Look first at the packet for Jonas",
    ]
    at.key(Key.Key_P, CONTROL)
    assert focused().accessibleName() == "Print packet, for Mira"
    assert print_asked == []
    assert tab(2).accessibleName() == "Print packet, for Jonas"
    press(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: bool(print_asked), timeout=MADE_MS)
    assert "Mira" not in " ".join(page_texts(print_asked[0]))


def test_it_is_looked_at_first_on_documents_and_the_session_goes_on(at: Room, couple: Couple) -> None:
    give(at)
    press(at.one(Button, "Look first at the packet"), Key.Key_Space)
    assert at.inside.last == ("documents", couple.uid, "packet:couple")
    at.key(Key.Key_F9)
    assert at.page.detail()


def test_what_cannot_be_made_says_why(at: Room, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def broken(*_given: object) -> None:
        raise CannotWrite("The disk is full.")

    give(at)
    QApplication.processEvents()
    monkeypatch.setattr(orders, "packet_sheet", broken)
    at.key(Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: "The disk is full." in at.inside.words(), timeout=MADE_MS)


@pytest.mark.parametrize("whose", [(Whose.BOTH,), (Whose.FIRST, Whose.SECOND)])
def test_nothing_is_cut(at: Room, boxes: Boxes, whose: tuple[Whose, ...]) -> None:
    for each in whose:
        give(at, each)
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        QApplication.processEvents()
        assert cut_labels(at.inside.shell) == []
        assert unnamed(at.inside.shell) == []
