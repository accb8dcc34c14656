"""A check-in handed over by the window: the workbook closed, a process that never had it, and back to the hour that goes on."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Boxes
from tests.ui.handing_room import LINUX, Kept, keeping, memory_of, starting, unlocked
from tests.ui.hands import ALT, focused, press, shortcut, type_words
from tests.ui.keyboard import read_out
from ui.context import Place
from ui.doorkeeper import Doorkeeper
from ui.handing import Child
from ui.pages.handover_room import HandoverRoom
from ui.pages.live import Live
from ui.shell import Shell
from workbook.book import Workbook
from workbook.model.check_in import questions
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.handover import EntryKind, Ticket
from workbook.model.session import Asked, CheckIn, Session
from workbook.store.outbox import Outbox

Key = Qt.Key
CLOSE, HEARD, HOPE = (q.item for q in questions())


@dataclass
class Begun:
    """A session that goes on for ten minutes; the workbook is closed."""

    couple: str
    session: str
    key: bytes
    ticket: Ticket

    def give(self, *values: int) -> None:
        """As if the partner had answered these and closed."""
        box = Outbox(self.ticket)
        for item, value in zip((CLOSE, HEARD, HOPE), values, strict=False):
            box.add(EntryKind.ANSWER, item, "rated", value)
        box.close()


@pytest.fixture
def begun(place: Path) -> Begun:
    book = Workbook.open(place, PASSPHRASE)
    key = bytes(book._records.key)
    first, second = Partner(Whose.FIRST, "Mira Hollis", health="QHEALTH"), Partner(Whose.SECOND, "Jonas Adeyemi")
    couple = book.couples.create(Couple(first, second))
    starts = datetime.now().replace(microsecond=0) - timedelta(minutes=10)
    session = book.sessions.begin(Session(couple.uid, starts, focus="QFOCUS", second=CheckIn(9)))
    ticket = book.handovers.begin_check_in(session.uid, Whose.FIRST)
    book.close(backup=False)
    return Begun(couple.uid, session.uid, key, ticket)


@pytest.fixture
def started() -> Iterator[Callable[..., Child]]:
    yield from starting()


@pytest.fixture
def keeper(app: object, qtbot: QtBot, boxes: Boxes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Doorkeeper]:
    yield from keeping(qtbot, monkeypatch)


def answering(start: Callable[..., Child], ticket: Ticket, qtbot: QtBot, digits: str, done: Path) -> Child:
    child = start("tests.ui.handed_over", str(done), digits)
    child.hand(ticket)
    qtbot.waitUntil(lambda: done.is_file() or child.process.poll() is not None, timeout=30_000)
    assert done.is_file()
    return child


def live(shell: Shell) -> Live:
    page = shell.page()
    assert isinstance(page, Live)
    return page


@LINUX
def test_the_new_process_never_had_the_key_nor_the_records(
    begun: Begun, started: Callable[..., Child], place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    child = answering(started, begun.ticket, qtbot, "12", tmp_path / "done")
    pid = child.process.pid
    opened = [os.readlink(each) for each in Path(f"/proc/{pid}/fd").iterdir()]
    assert [f for f in opened if f.startswith(str(place))] == [begun.ticket.outbox]
    wanted = {
        "key": begun.key,
        "key in hex": begun.key.hex().encode(),
        "passphrase": PASSPHRASE.encode(),
        "the other partner": b"Jonas Adeyemi",
        "private words": b"QHEALTH",
        "the session": b"QFOCUS",
        "ticket": begun.ticket.token.encode(),
    }
    found = {name for piece in memory_of(pid) for name, words in wanted.items() if words in piece}
    assert found == {"ticket"}


@pytest.mark.parametrize("digits", ["", "7", "70", "701"])
def test_killed_after_any_answer_it_loses_none(
    begun: Begun, started: Callable[..., Child], place: Path, qtbot: QtBot, tmp_path: Path, digits: str
) -> None:
    child = answering(started, begun.ticket, qtbot, digits, tmp_path / "done")
    with Workbook.open(place, PASSPHRASE) as book:
        assert "still going on" in book.handovers.told[0]
        assert book.sessions.get(begun.session).first == CheckIn()
    child.process.kill()  # no signal to catch: kill -9, and its like on Windows
    child.process.wait()
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.handovers.told == ()
        session = book.sessions.get(begun.session)
        assert (session.first, session.second) == (CheckIn(*(int(d) for d in digits)), CheckIn(9))
        assert session.asked is (Asked.ALONE if digits else Asked.NOT_YET)


def test_the_counselor_hands_over_by_keys_and_comes_back_to_the_hour(
    keeper: Doorkeeper, begun: Begun, place: Path, qtbot: QtBot
) -> None:
    shell = unlocked(keeper, place, qtbot)
    shell.go(Place.LIVE, begun.couple)
    page = live(shell)
    type_words(page.hour.jottings.entry.area, "QHALF a line")
    shown = page.head.time.words()
    book = keeper.book()
    assert book is not None
    key = book._records.key
    shortcut(shell, Key.Key_H, ALT)
    assert focused().accessibleName() == "Hand the computer to Mira"
    with qtbot.waitSignal(keeper.handed_over, timeout=60_000):
        press(focused(), Key.Key_Return)
        assert keeper.book() is None
        assert "Mira" not in read_out(keeper.window)
    assert not any(key), "the key was not wiped"
    (child,) = Kept.made
    assert child.process.poll() is None
    child.drop()
    begun.give(3, 4, 5)  # an earlier hand-over, whose process lived longer
    shell = unlocked(keeper, place, qtbot)
    assert (shell.place(), shell.couple()) == (Place.LIVE, begun.couple)
    assert not shell.sidebar.isVisible()
    page = live(shell)
    assert page.detail() == begun.session
    assert page.hour.jottings.entry.now().words == "QHALF a line"
    assert "10:0" <= shown <= page.head.time.words(), "the clock of the hour goes on"
    assert "Mira answered alone" in read_out(shell)
    keeper.lock()


@pytest.mark.parametrize("way_out", ["thanks", "closed", "blank"])
def test_every_way_out_leads_to_the_lock_page_and_from_there_to_the_hour(
    keeper: Doorkeeper, begun: Begun, place: Path, qtbot: QtBot, way_out: str
) -> None:
    told: list[bool] = []
    keeper.show_handover(begun.ticket, lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    room = keeper.window.content()
    assert isinstance(room, HandoverRoom)
    press(focused(), Key.Key_Return)
    answers = "3n10n5" if way_out == "thanks" else "3n10"
    type_words(focused(), answers)
    if way_out == "blank":
        keeper.window.left_alone.emit()
        assert read_out(room).splitlines() == ["Press Enter to go on"]
        press(focused(), Key.Key_Return)
        room.pause.stop.click()
    elif way_out == "thanks":
        press(focused(), Key.Key_Return)
    with qtbot.waitSignal(keeper.came_back):
        keeper.window.close() if way_out == "closed" else press(focused(), Key.Key_Return)
    assert "Mira" not in read_out(keeper.window)
    shell = unlocked(keeper, place, qtbot)
    assert (shell.place(), live(shell).detail()) == (Place.LIVE, begun.session)
    book = keeper.book()
    assert book is not None
    assert book.sessions.get(begun.session).first == CheckIn(3, 10, 5 if way_out == "thanks" else None)
    (handover,) = book.handovers.of_session(begun.session)
    assert handover.finished is (way_out == "thanks")
    keeper.lock()
    assert unlocked(keeper, place, qtbot).place() is Place.TODAY, "nothing has come in since"
    keeper.lock()


def test_then_the_other_one_after_the_passphrase(keeper: Doorkeeper, begun: Begun, place: Path, qtbot: QtBot) -> None:
    begun.give(3, 4, 5)
    shell = unlocked(keeper, place, qtbot)
    shortcut(shell, Key.Key_H, ALT)
    assert focused().accessibleName() == "Hand the computer to Jonas", "nothing is left to ask Mira"
    with qtbot.waitSignal(keeper.handed_over, timeout=60_000):
        press(focused(), Key.Key_Return)
    (child,) = Kept.made
    child.drop()
    with Workbook.open(place, PASSPHRASE) as book:
        handovers = book.handovers.of(begun.couple)
        assert [(h.whose, h.asked) for h in handovers] == [(Whose.FIRST, 3), (Whose.SECOND, 2)]
        assert book.sessions.get(begun.session).first == CheckIn(3, 4, 5)


@pytest.mark.parametrize("how", ["ended", "withdrawn", "long ago"])
def test_where_the_hour_is_over_by_then_a_page_opens_that_tells_nothing(
    keeper: Doorkeeper, begun: Begun, place: Path, qtbot: QtBot, how: str
) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        session = book.sessions.get(begun.session)
        if how == "ended":
            book.hours.end(session.uid, session.rev)
        elif how == "withdrawn":
            book.withdrawals.session(session.uid, "the other couple")
        else:
            book.sessions.save(replace(session, starts=session.starts - timedelta(days=2)))
    begun.give(3)
    shell = unlocked(keeper, place, qtbot)
    assert (shell.place(), shell.couple()) == (Place.HANDOVER, begun.couple)
    assert "How close" not in read_out(shell)
    opened = keeper.book()
    assert opened is not None
    assert opened.sessions.get(begun.session).first == (CheckIn() if how == "withdrawn" else CheckIn(3))
    keeper.lock()
