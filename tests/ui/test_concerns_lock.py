"""A lock over the counselor's own page and over a screen: everything typed is there afterwards, and nothing meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import PASSPHRASE, Boxes, Clock
from tests.ui.everything import everything_in
from ui.app import build
from ui.context import Place
from ui.doorkeeper import Doorkeeper
from ui.pages.concerns import ConcernsPage
from ui.pages.safety import SafetyPage
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences
from ui.shell import Shell
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.safety import Finding

TYPED = ("QREASON half", "QCAUTION half", "QRISK half")


class Door:
    def __init__(self, keeper: Doorkeeper, place: Path, couple: str, qtbot: QtBot) -> None:
        self.keeper, self.place, self.couple, self._qtbot = keeper, place, couple, qtbot

    def unlock(self) -> Shell:
        page = self.keeper.window.content()
        assert isinstance(page, UnlockPage)
        page.unlock_wanted.emit(self.place, PASSPHRASE, False)
        self._qtbot.waitUntil(lambda: isinstance(self.keeper.window.content(), Shell), timeout=20_000)
        shell = self.keeper.window.content()
        assert isinstance(shell, Shell)
        return shell


@pytest.fixture
def door(
    earlier: frozenset[QWidget], app: QApplication, qtbot: QtBot, place: Path, clock: Clock, boxes: Boxes
) -> Iterator[Door]:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(
            Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi"))
        )
        book.close(backup=False)
    keeper = Doorkeeper(Preferences(), build)
    with qtbot.waitActive(keeper.window):
        keeper.window.show()
        keeper.window.activateWindow()
    keeper.begin(place)
    yield Door(keeper, place, couple.uid, qtbot)
    keeper.window.close()
    keeper.end()
    keeper.window.deleteLater()


def test_what_was_being_typed_is_there_after_a_lock(earlier: frozenset[QWidget], door: Door) -> None:
    shell = door.unlock()
    assert shell.go(Place.CONCERNS, door.couple)
    page = shell.page()
    assert isinstance(page, ConcernsPage)
    fields = (page.standing.reason, page.cautions.form.note, page.risk.form.seen)
    for at, (field, words) in enumerate(zip(fields, TYPED, strict=True)):
        page.show_detail(("decision", "cautions", "risk")[at])
        field.setFocus()
        hands.type_words(field, words)
    hands.shortcut(shell, Qt.Key.Key_L, hands.CONTROL)
    assert isinstance(door.keeper.window.content(), UnlockPage)
    said = everything_in(door.keeper.window, earlier)
    assert [words for words in (*TYPED, "Mira", "Jonas") if words in said] == []
    again = door.unlock()
    assert again.go(Place.CONCERNS, door.couple)
    page = again.page()
    assert isinstance(page, ConcernsPage)
    assert page.standing.reason.words() == TYPED[0]
    assert page.cautions.form.note.words() == TYPED[1]
    assert page.risk.form.seen.words() == TYPED[2]
    book = door.keeper.book()
    assert book is not None
    assert (book.safety.decisions(door.couple), book.cautions.of(door.couple), book.risks.of(door.couple)) == (
        (),
        (),
        (),
    )


def test_a_screen_that_the_lock_cut_short_is_recorded_as_not_held(door: Door) -> None:
    shell = door.unlock()
    assert shell.go(Place.SAFETY, door.couple)
    page = shell.page()
    assert isinstance(page, SafetyPage)
    hands.press(page.held.rows[0].choice, Qt.Key.Key_N)
    hands.shortcut(shell, Qt.Key.Key_L, hands.CONTROL)
    door.unlock()
    book = door.keeper.book()
    assert book is not None
    (screen,) = book.safety.screens(door.couple)
    assert screen.finding is Finding.NOT_HELD
    assert not book.safety.gate(door.couple).opened
