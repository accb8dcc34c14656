"""What a couple sees on the screen is in their language, to the last word; the counselor's own window is not."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pseudo import CODE, demo_in_other_letters, english_in, spoken
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
from workbook.store import outbox

Key, Mod = Qt.Key, Qt.KeyboardModifier
TODAY = datetime(2026, 11, 25, 10, 42)


@pytest.fixture(autouse=True, params=[CODE, "es"])
def tongue(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with spoken(tmp_path) if request.param == CODE else nullcontext():
        yield request.param
        speak()


def english_left(tongue: str, words: str) -> set[str]:
    """In the language that nobody speaks any English word; in Spanish, the lines that are marked because it lacks them."""
    return english_in(words) if tongue == CODE else {line for line in words.splitlines() if f"[{ENGLISH}]" in line}


def tickets(place: Path, clock: Clock, tongue: str, *, check_in: bool) -> Ticket:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        first, second = Partner(Whose.FIRST, "Мира"), Partner(Whose.SECOND, "Йонас")
        signed = date(2026, 11, 1)
        couple = book.couples.create(
            Couple(first, second, policy=SecretsPolicy.OPEN, policy_signed=signed, language=tongue)
        )
        book.settings.save_practice(replace(book.settings.practice(), counselor="Рут Халоран"))
        if check_in:
            return book.handovers.begin_check_in(book.sessions.begin(Session(couple.uid, clock.now)).uid, Whose.FIRST)
        return book.handovers.begin(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid, Whose.FIRST)


@pytest.mark.parametrize("check_in", [False, True])
def test_a_hand_over_asks_in_their_language(
    app: QApplication, qtbot: QtBot, place: Path, clock: Clock, tongue: str, check_in: bool
) -> None:
    ticket = tickets(place, clock, tongue, check_in=check_in)
    assert Ticket.from_json(ticket.to_json()) == ticket
    assert ticket.language == tongue
    speak(ticket.language)
    for seat in seated(qtbot, ticket):
        assert english_left(tongue, read_out(seat.window)) == set()
        seat.begin()
        for number in range(len(ticket.questions)):
            assert seat.asked() == ticket.questions[number].question
            if not check_in:
                seat.type("w")
            seat.look()
            assert english_left(tongue, read_out(seat.window)) == set()
            seat.type("3")
            if check_in:
                seat.press(Key.Key_Return)
        assert english_left(tongue, read_out(seat.window)) == set()
        if not check_in:
            seat.press(Key.Key_Escape)
            assert english_left(tongue, read_out(seat.window)) == set()


def test_what_cannot_be_kept_is_said_in_their_language(
    app: QApplication, qtbot: QtBot, place: Path, clock: Clock, tongue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError("no room")

    ticket = tickets(place, clock, tongue, check_in=False)
    speak(ticket.language)
    for seat in seated(qtbot, ticket):
        seat.begin()
        with monkeypatch.context() as patch:
            patch.setattr(outbox, "to_disk", full)
            seat.type("2")
        assert seat.room.question._status.words() != ""
        assert english_left(tongue, read_out(seat.window)) == set()


def test_joint_view_is_in_their_language_and_the_way_out_leads_back_to_english(
    app: QApplication, background: Background, qtbot: QtBot, tmp_path: Path, tongue: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        demo_in_other_letters(patch, tongue)
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
            assert english_left(tongue, read_out(joint)) == set()
        assert language() == tongue
        shortcut(window, Key.Key_F8, Mod.ControlModifier | Mod.ShiftModifier)
        settle()
        assert "Overview" in read_out(window)
        assert language() == ENGLISH
        passage.settle()
    window.close()
    window.deleteLater()
