"""A second window on a workbook that is open already: it is told so, and the first one goes on as if nothing had been."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PASSPHRASE, Boxes
from tests.ui.hands import CONTROL, focused, press, shortcut, type_words
from tests.ui.keyboard import read_out
from ui.app import build
from ui.context import Place
from ui.doorkeeper import Doorkeeper
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.shell import Shell
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import About

Key = Qt.Key


@pytest.fixture
def windows(app: QApplication, qtbot: QtBot, boxes: Boxes, place: Path) -> Iterator[tuple[Doorkeeper, Doorkeeper]]:
    made = (Doorkeeper(Preferences(), build), Doorkeeper(Preferences(), build))
    for keeper in made:
        with qtbot.waitActive(keeper.window):
            keeper.window.show()
            keeper.window.activateWindow()
        keeper.begin(place)
    yield made
    for keeper in made:
        keeper.window.close()
        keeper.end()
        keeper.window.deleteLater()


def unlock(keeper: Doorkeeper, qtbot: QtBot) -> UnlockPage:
    page = keeper.window.content()
    assert isinstance(page, UnlockPage)
    page.unlock_wanted.emit(page.path(), PASSPHRASE, False)
    return page


def test_the_second_is_told_and_the_first_goes_on(windows: tuple[Doorkeeper, Doorkeeper], qtbot: QtBot) -> None:
    first, second = windows
    unlock(first, qtbot)
    qtbot.waitUntil(lambda: isinstance(first.window.content(), Shell), timeout=20_000)
    book = first.book()
    assert book is not None
    couple = book.couples.create(Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi")))
    shell = first.window.content()
    assert isinstance(shell, Shell)
    shell.go(Place.LIVE, couple.uid)
    with qtbot.waitActive(first.window):
        first.window.activateWindow()
    press(focused(), Key.Key_Return)
    type_words(focused(), "Slept badly")
    page = unlock(second, qtbot)
    qtbot.waitUntil(lambda: "open already, in another window" in read_out(page), timeout=20_000)
    assert second.book() is None
    assert "Mira" not in read_out(second.window)
    press(shell.page().hour.jottings.entry.area, Key.Key_Return)  # type: ignore[union-attr]
    (session,) = book.sessions.of(couple.uid)
    assert [j.words for j in book.hours.jottings(session.uid)] == ["Slept badly"]
    shortcut(first.window, Key.Key_E, CONTROL)
    assert book.sessions.note(session.uid).text("data", About.FIRST) == "Slept badly"
    first.window.close()
    first.end()
    unlock(second, qtbot)
    qtbot.waitUntil(lambda: isinstance(second.window.content(), Shell), timeout=20_000)
    assert second.book() is not None
