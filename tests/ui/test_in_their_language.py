"""What a couple sees on the screen is in their language, to the last word; the counselor's own window is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.pseudo import CODE, demo_in_other_letters, english_in, pseudo, spoken
from tests.ui.conftest import PASSPHRASE, Clock
from tests.ui.everything import settle
from tests.ui.handover_seat import seated
from tests.ui.hands import shortcut
from tests.ui.keyboard import read_out
from ui.app import build
from ui.background import Background
from ui.context import Place
from ui.joint.shell import JointShell, Tab
from ui.main_window import MainWindow
from ui.passage import Passage
from ui.shell import Shell
from workbook.book import Workbook
from workbook.demo import make
from workbook.language import ENGLISH, language, speak
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.handover import Ticket
from workbook.model.intake import IntakeKind
from workbook.model.session import Session

Key, Mod = Qt.Key, Qt.KeyboardModifier
TODAY = datetime(2026, 11, 25, 10, 42)


@pytest.fixture(autouse=True)
def other(tmp_path: Path) -> Iterator[None]:
    with spoken(tmp_path):
        yield
        speak()


def tickets(place: Path, clock: Clock, *, check_in: bool) -> Ticket:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        first, second = Partner(Whose.FIRST, "Мира"), Partner(Whose.SECOND, "Йонас")
        signed = date(2026, 11, 1)
        couple = book.couples.create(
            Couple(first, second, policy=SecretsPolicy.OPEN, policy_signed=signed, language=CODE)
        )
        book.settings.save_practice(replace(book.settings.practice(), counselor="Рут Халоран"))
        if check_in:
            return book.handovers.begin_check_in(book.sessions.begin(Session(couple.uid, clock.now)).uid, Whose.FIRST)
        return book.handovers.begin(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid, Whose.FIRST)


@pytest.mark.parametrize("check_in", [False, True])
def test_a_hand_over_asks_in_their_language(
    app: QApplication, qtbot: QtBot, place: Path, clock: Clock, check_in: bool
) -> None:
    ticket = tickets(place, clock, check_in=check_in)
    assert Ticket.from_json(ticket.to_json()) == ticket
    assert ticket.language == CODE
    speak(ticket.language)
    for seat in seated(qtbot, ticket):
        assert english_in(read_out(seat.window)) == set()
        seat.begin()
        for number in range(len(ticket.questions)):
            assert seat.asked() == ticket.questions[number].question
            if not check_in:
                seat.type("w")
            seat.look()
            assert english_in(read_out(seat.window)) == set()
            seat.type("3")
            if check_in:
                seat.press(Key.Key_Return)
        assert english_in(read_out(seat.window)) == set()
        if not check_in:
            seat.press(Key.Key_Escape)
            assert english_in(read_out(seat.window)) == set()


def test_joint_view_is_in_their_language_and_the_way_out_leads_back_to_english(
    earlier: frozenset[QWidget], app: QApplication, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        demo_in_other_letters(patch, CODE)
        make.fill(tmp_path / "Demo.workbook", PASSPHRASE, couples=1, sessions=5, seed=3, today=TODAY)
    window = MainWindow(lambda: True)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with Workbook.open(tmp_path / "Demo.workbook", PASSPHRASE, clock=lambda: TODAY) as book:
        passage = Passage(window, book, background, build, lambda: TODAY)
        passage.enter()
        own = window.content()
        assert isinstance(own, Shell)
        own.go(Place.OVERVIEW, book.couples.find("#1").uid)
        settle()
        assert "Overview" in read_out(own)
        shortcut(window, Key.Key_F8, Mod.NoModifier)
        settle()
        joint = window.content()
        assert isinstance(joint, JointShell)
        for tab in Tab:
            joint.tabs.setCurrentIndex(list(Tab).index(tab))
            settle()
            assert english_in(read_out(joint)) == set()
        assert pseudo("Joint view") in read_out(joint)
        shortcut(window, Key.Key_F8, Mod.ControlModifier | Mod.ShiftModifier)
        settle()
        assert "Overview" in read_out(window)
        assert language() == ENGLISH
        passage.settle()
    window.close()
    window.deleteLater()
