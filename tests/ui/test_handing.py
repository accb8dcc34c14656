"""A hand-over in a process of its own: looked at from outside, killed in the middle, and come back from."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Boxes
from tests.ui.handing_room import LINUX, Kept, keeping, memory_of, starting, unlocked
from tests.ui.keyboard import read_out
from ui.context import Place
from ui.doorkeeper import Doorkeeper
from ui.handing import Child
from ui.pages.handover import HandoverPage
from ui.pages.handover_room import HandoverRoom
from ui.pages.unlock import UnlockPage
from ui.shell import Shell
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.handover import Ticket
from workbook.model.intake import IntakeKind


@dataclass
class Begun:
    """A hand-over that was begun; the workbook is closed. `key` is a copy of the key that had opened it."""

    ticket: Ticket
    key: bytes
    couple: str


@pytest.fixture
def begun(place: Path) -> Begun:
    book = Workbook.open(place, PASSPHRASE)
    key, held = bytes(book._records.key), book._records.key
    couple = a_couple(book)
    ticket = book.handovers.begin(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid, Whose.FIRST)
    book.close(backup=False)
    assert not any(held), "the key was not wiped"
    return Begun(ticket, key, couple.uid)


def a_couple(book: Workbook) -> Couple:
    first, second = Partner(Whose.FIRST, "Mira Hollis", health="QHEALTH"), Partner(Whose.SECOND, "Jonas Adeyemi")
    return book.couples.create(Couple(first, second, policy=SecretsPolicy.LIMITED, policy_signed=date(2026, 1, 5)))


@pytest.fixture
def started() -> Iterator[Callable[..., Child]]:
    yield from starting()


def answering(start: Callable[..., Child], begun: Begun, qtbot: QtBot, digits: str, done: Path) -> Child:
    child = start("tests.ui.handed_over", str(done), digits)
    child.hand(begun.ticket)
    qtbot.waitUntil(lambda: done.is_file() or child.process.poll() is not None, timeout=30_000)
    assert done.is_file()
    return child


@LINUX
@pytest.mark.parametrize("who", ["the program itself", "somebody who answers"])
def test_the_new_process_never_had_the_key_nor_the_records(
    begun: Begun, started: Callable[..., Child], place: Path, qtbot: QtBot, tmp_path: Path, who: str
) -> None:
    if who == "the program itself":
        child = started("ui", "handover")
        child.hand(begun.ticket)
    else:
        child = answering(started, begun, qtbot, "120", tmp_path / "done")
    pid = child.process.pid
    assert child.process.poll() is None
    opened = [os.readlink(each) for each in Path(f"/proc/{pid}/fd").iterdir()]
    assert [f for f in opened if "data.db" in f or f.endswith(("keys.json", "/lock"))] == []
    assert [f for f in opened if f.startswith(str(place))] == [begun.ticket.outbox]
    wanted = {
        "key": begun.key,
        "key in hex": begun.key.hex().encode(),
        "passphrase": PASSPHRASE.encode(),
        "the other partner": b"Jonas Adeyemi",
        "a private word": b"QHEALTH",
        "ticket": begun.ticket.token.encode(),
    }
    found = {name for piece in memory_of(pid) for name, words in wanted.items() if words in piece}
    assert found == {"ticket"}
    for name in ("cmdline", "environ"):
        assert begun.ticket.token.encode() not in Path(f"/proc/{pid}/{name}").read_bytes()


def test_killed_in_the_middle_it_loses_no_answer_and_the_partner_goes_on_later(
    begun: Begun, started: Callable[..., Child], place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    keys = [q.item for q in begun.ticket.questions]
    child = answering(started, begun, qtbot, "31204", tmp_path / "done")
    with Workbook.open(place, PASSPHRASE) as book:  # somebody unlocks it elsewhere in the meantime
        assert "still going on" in book.handovers.told[0]
        assert book.intakes.of(begun.couple)[0].answers == ()
    child.process.kill()  # no signal to catch: kill -9, and its like on Windows
    child.process.wait()
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.handovers.told == ()
        (intake,) = book.intakes.of(begun.couple)
        assert [(a.item, a.value, a.alone) for a in intake.answers] == [
            (key, value, True) for key, value in zip(keys, (3, 1, 2, 0, 4), strict=False)
        ]
        assert book.permissions.of(begun.couple)[0].items
        again = book.handovers.begin(intake.uid, Whose.FIRST)
    assert [q.item for q in again.questions] == keys[5:]
    answering(started, replace(begun, ticket=again), qtbot, "22", tmp_path / "again").drop()
    with Workbook.open(place, PASSPHRASE) as book:
        assert len(book.intakes.of(begun.couple)[0].answers) == 7


@LINUX
def test_the_counselors_own_process_ends_and_the_new_one_lives_on(place: Path, tmp_path: Path) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        couple = a_couple(book).uid
        book.intakes.begin(couple, IntakeKind.FIRST)
    noted = tmp_path / "pid"
    command = [sys.executable, "-m", "tests.ui.handing_over", str(place), PASSPHRASE, str(noted)]
    try:
        with (tmp_path / "said").open("w+b") as said:  # a pipe would stay open as long as the new process lives
            run = subprocess.run(command, stdout=said, stderr=said, check=False, timeout=120)
            said.seek(0)
            assert run.returncode == 0, said.read().decode()
        there = Path("/proc") / noted.read_text()
        assert there.joinpath("stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
        assert b"ui\0handover" in there.joinpath("cmdline").read_bytes()
        with Workbook.open(place, PASSPHRASE) as book:
            assert "still going on" in book.handovers.told[0]
    finally:
        if noted.is_file():
            os.kill(int(noted.read_text()), signal.SIGKILL)


def test_the_command_is_the_windows_own() -> None:
    for handed in (b"", b"{}", b'{"questions": 3}', b"[" * 100_000, b"\xff"):
        run = subprocess.run(
            [sys.executable, "-m", "ui", "handover"], input=handed, capture_output=True, check=False, timeout=60
        )
        assert run.returncode == 2
        assert run.stdout == b""
        assert run.stderr.decode().splitlines() == ["This command is for the window itself: it begins a hand-over."]


def test_a_process_that_cannot_be_started_or_ends_at_once_is_said(begun: Begun) -> None:
    with pytest.raises(WorkbookError, match="could not be started"):
        Child([str(Path("nowhere") / "python")])
    child = Child([sys.executable, "-c", "pass"])
    with pytest.raises(WorkbookError, match="could not be started"):
        child.hand(begun.ticket)
    child.drop()


# through the window


@pytest.fixture
def keeper(app: object, qtbot: QtBot, boxes: Boxes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Doorkeeper]:
    yield from keeping(qtbot, monkeypatch)


def ready(keeper: Doorkeeper, place: Path, qtbot: QtBot) -> HandoverPage:
    """The counselor's page, with everything done but the last press."""
    with Workbook.open(place, PASSPHRASE) as book:
        couple = a_couple(book).uid
        book.intakes.begin(couple, IntakeKind.FIRST)
    shell = unlocked(keeper, place, qtbot)
    shell.go(Place.HANDOVER, couple)
    page = shell.page()
    assert isinstance(page, HandoverPage)
    page.safe.setChecked(True)
    return page


def test_the_window_hands_over_and_makes_way(keeper: Doorkeeper, place: Path, qtbot: QtBot) -> None:
    page = ready(keeper, place, qtbot)
    book = keeper.book()
    assert book is not None
    key = book._records.key
    with qtbot.waitSignal(keeper.handed_over, timeout=60_000):
        page.hand_over.click()
        assert keeper.book() is None
        assert "Mira" not in read_out(keeper.window)
    assert not any(key)
    (child,) = Kept.made
    assert child.process.poll() is None
    with Workbook.open(place, PASSPHRASE) as again:
        assert "still going on" in again.handovers.told[0]


def test_where_no_process_can_be_started_the_lock_page_says_so(
    keeper: Doorkeeper, place: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ready(keeper, place, qtbot)
    monkeypatch.setattr(sys, "executable", str(place / "nowhere"))
    page.hand_over.click()
    qtbot.waitUntil(lambda: isinstance(keeper.window.content(), UnlockPage), timeout=30_000)
    assert "could not be started" in read_out(keeper.window)
    Workbook.open(place, PASSPHRASE).close(backup=False)


def test_what_cannot_be_begun_leaves_the_counselor_where_they_were(
    keeper: Doorkeeper, place: Path, qtbot: QtBot, boxes: Boxes
) -> None:
    page = ready(keeper, place, qtbot)
    book = keeper.book()
    assert book is not None
    (intake,) = book.intakes.of(page.couple)
    book.intakes.finish(intake.uid)
    page.context.hand_over(intake.uid, Whose.FIRST)
    assert "finished" in boxes.said[-1]
    assert keeper.book() is book
    assert Kept.made == []


def test_closing_the_window_leads_to_the_lock_page_and_no_further(
    keeper: Doorkeeper, begun: Begun, place: Path, qtbot: QtBot
) -> None:
    told: list[bool] = []
    keeper.show_handover(begun.ticket, lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    room = keeper.window.content()
    assert isinstance(room, HandoverRoom)
    room.first.both.click()
    room.first.begin.click()
    room._answer(3)
    with qtbot.waitSignal(keeper.came_back):
        keeper.window.close()
    assert keeper.window.isVisible()
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    assert page.path() == place
    page.secret.setText(PASSPHRASE)
    page.unlock.click()
    qtbot.waitUntil(lambda: isinstance(keeper.window.content(), Shell), timeout=30_000)
    book = keeper.book()
    assert book is not None
    assert [a.value for i in book.intakes.of(begun.couple) for a in i.answers] == [3]
    shell = keeper.window.content()
    assert isinstance(shell, Shell)
    assert (shell.place(), shell.couple()) == (Place.HANDOVER, begun.couple), "the partner may still stand there"
    assert not shell.sidebar.isVisible()
    keeper.lock()
    assert unlocked(keeper, place, qtbot).place() is Place.TODAY, "nothing has come in since"
    keeper.lock()


def test_left_alone_the_screen_goes_empty_and_stays_in_the_handover(
    keeper: Doorkeeper, begun: Begun, qtbot: QtBot
) -> None:
    told: list[bool] = []
    keeper.show_handover(begun.ticket, lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    keeper.window.left_alone.emit()
    room = keeper.window.content()
    assert isinstance(room, HandoverRoom)
    assert read_out(room).splitlines() == ["Press Enter to go on"]


def test_where_nothing_can_be_kept_nothing_is_asked(keeper: Doorkeeper, begun: Begun, place: Path) -> None:
    told: list[bool] = []
    Path(begun.ticket.outbox).mkdir()
    keeper.show_handover(begun.ticket, lambda: told.append(True))
    assert isinstance(keeper.window.content(), UnlockPage)
    assert "could not be kept" in read_out(keeper.window)
    assert told == [True]
