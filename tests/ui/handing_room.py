"""A window that hands the computer over, and the processes that it starts: what the tests of hand-overs share."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE
from ui import handing
from ui.app import build
from ui.doorkeeper import Doorkeeper
from ui.handing import Child
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.shell import Shell

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


def starting() -> Iterator[Callable[..., Child]]:
    """Starts a process that is ended with the test."""
    made: list[Child] = []

    def start(*command: str) -> Child:
        made.append(Child([sys.executable, "-m", *command]))
        return made[-1]

    yield start
    for child in made:
        child.drop()


def memory_of(pid: int) -> Iterator[bytes]:
    """Every piece of memory that a process can read."""
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as held:
        for line in maps:
            where, allowed, *_rest = line.split()
            start, end = (int(each, 16) for each in where.split("-"))
            if allowed.startswith("r") and "[v" not in line:
                with contextlib.suppress(OSError, OverflowError, ValueError):
                    held.seek(start)
                    yield held.read(end - start)


class Kept(Child):
    """Remembers the processes that the window started, to end them."""

    made: list[Child]

    def __init__(self, command: list[str] | None = None) -> None:
        super().__init__(command)
        Kept.made.append(self)


def keeping(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Doorkeeper]:
    """The window at its door; what it starts is ended with the test."""
    Kept.made = []
    monkeypatch.setattr(handing, "Child", Kept)
    made = Doorkeeper(Preferences(), build)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.end()
    made.window.close()
    made.window.deleteLater()
    for child in Kept.made:
        child.drop()


def unlocked(keeper: Doorkeeper, place: Path, qtbot: QtBot) -> Shell:
    keeper.begin(place)
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    page.secret.setText(PASSPHRASE)
    page.unlock.click()
    qtbot.waitUntil(lambda: isinstance(keeper.window.content(), Shell), timeout=30_000)
    shell = keeper.window.content()
    assert isinstance(shell, Shell)
    return shell
