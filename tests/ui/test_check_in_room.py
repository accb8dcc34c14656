"""One partner alone with the questions of a check-in: no choice before them, 0 to 10 by keys and by mouse, and out again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import hands
from tests.ui.conftest import PASSPHRASE, Clock
from tests.ui.handover_seat import Seat, seated
from tests.ui.keyboard import read_out
from tests.ui.looks import spoken_name
from ui import theme
from ui.theme import Scheme
from ui.widgets.access import Role, role_of
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.handover import Ticket
from workbook.model.session import CheckIn, Session
from workbook.store import outbox

Key = Qt.Key
CLOSE, HEARD, HOPE = "check_in.close", "check_in.heard", "check_in.hope"


@pytest.fixture
def ticket(place: Path, clock: Clock) -> Ticket:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        first, second = Partner(Whose.FIRST, "Wilhelmina Hollis", "Mira"), Partner(Whose.SECOND, "Jonas Adeyemi")
        signed = date(2026, 11, 1)
        couple = book.couples.create(Couple(first, second, policy=SecretsPolicy.OPEN, policy_signed=signed))
        session = Session(couple.uid, clock.now, focus="QFOCUS", second=CheckIn(9, 8, 7))
        return book.handovers.begin_check_in(book.sessions.begin(session).uid, Whose.FIRST)


@pytest.fixture
def seat(app: QApplication, qtbot: QtBot, ticket: Ticket) -> Iterator[Seat]:
    yield from seated(qtbot, ticket)


def test_it_says_who_sees_what_and_begins_with_one_key(seat: Seat) -> None:
    words = read_out(seat.window)
    assert "Mira, 3 short questions for you alone" in words
    assert seat.ticket.says in words
    assert "stand on no page for your partner until you both choose to show them" in words
    assert "You need not answer anything" in words
    assert "Who may see your answers?" not in words
    assert "personal" not in words
    seat.press(Key.Key_Return)
    assert seat.asked() == "How close did you feel to one another since last time?"
    assert "1 of 3" in read_out(seat.window)
    assert [e.kind.value for e in seat.entries()] == ["begun"]


def test_a_digit_is_sealed_and_enter_goes_on(seat: Seat) -> None:
    seat.begin()
    seat.type("7")
    assert seat.given() == [(CLOSE, 7)]
    assert seat.asked() == seat.ticket.questions[0].question
    assert "Enter goes on" in read_out(seat.window)
    seat.type("4")
    seat.press(Key.Key_Return)
    assert seat.asked() == seat.ticket.questions[1].question
    assert "Enter goes on" not in read_out(seat.window)
    seat.press(Key.Key_Return)
    assert seat.asked() == seat.ticket.questions[1].question, "went on without an answer"
    seat.type("r")
    seat.type("0n")
    assert seat.room.view() is seat.room.thanks
    assert seat.given() == [(CLOSE, 7), (CLOSE, 4), (HEARD, None), (HOPE, 0)]
    assert [e.kind.value for e in seat.entries()][-1] == "finished"
    assert "give the computer back to Ida Holm" in read_out(seat.window)
    seat.press(Key.Key_Return)
    assert seat.over == [True]


@pytest.mark.parametrize("keys", ["10", "x", "5x"])
def test_ten_is_1_and_0_at_once_or_x(seat: Seat, keys: str) -> None:
    seat.begin()
    seat.type(keys)
    assert seat.given()[-1] == (CLOSE, 10)
    assert seat.asked() == seat.ticket.questions[0].question
    assert seat.room.question.cards.chosen() == 10
    assert "very close" in spoken_name(seat.room.question.cards).lower()


def test_a_1_before_enter_makes_no_10_of_the_next_answer(seat: Seat) -> None:
    seat.begin()
    seat.type("1n0")
    assert seat.given() == [(CLOSE, 1), (HEARD, 0)]
    seat.type("0")
    assert seat.given()[-1] == (HEARD, 0)


def test_an_arrow_chooses_nothing_and_space_chooses_and_goes_on(seat: Seat) -> None:
    seat.begin()
    seat.press(Key.Key_End, Key.Key_Left)
    assert seat.given() == []
    seat.type("3")
    seat.press(Key.Key_Return)
    assert seat.given() == [(CLOSE, 3)], "Enter goes on with what was typed, not with where the arrows were"
    assert seat.asked() == seat.ticket.questions[1].question
    seat.press(Key.Key_Right, Key.Key_Space)
    assert seat.given()[-1] == (HEARD, 0)
    assert seat.asked() == seat.ticket.questions[2].question


def test_the_cards_are_real_radio_buttons_and_a_click_goes_on(seat: Seat) -> None:
    seat.begin()
    cards = seat.room.question.cards
    places = cards.findChildren(QWidget)
    assert [role_of(p) for p in places] == [Role.RadioButton] * 11
    spoken = [spoken_name(p) for p in places]
    assert (spoken[0], spoken[1:10], spoken[10]) == ("0, Not at all", [str(n) for n in range(1, 10)], "10, Very close")
    hands.click(places[6])
    assert seat.given() == [(CLOSE, 6)]
    assert seat.asked() == seat.ticket.questions[1].question
    seat.type("b")
    assert cards.chosen() == 6
    assert " 6" in spoken_name(cards)
    seat.press(Key.Key_Delete)
    assert cards.chosen() is None
    assert [e.kind.value for e in seat.entries()][-1] == "cleared"


@pytest.mark.parametrize("cover", ["escape", "pause", "focus"])
def test_nothing_given_before_the_screen_was_covered_is_shown_again(seat: Seat, cover: str) -> None:
    seat.begin()
    seat.type("8n2")
    if cover == "pause":
        seat.type("p")
    else:
        seat.room._focus_moved(None) if cover == "focus" else seat.press(Key.Key_Escape)
        assert read_out(seat.room).splitlines() == ["Press Enter to go on"]
        seat.press(Key.Key_Return)
    seat.press(Key.Key_Return)
    assert seat.asked() == seat.ticket.questions[2].question
    assert not seat.room.question.back.isVisible()
    seat.type("b")
    assert seat.asked() == seat.ticket.questions[2].question
    seat.type("p")
    seat.room.pause.stop.setFocus()
    assert seat.room.pause.stop.text() == "Stop here"
    seat.press(Key.Key_Return)
    assert seat.room.view() is seat.room.thanks
    assert "another day" not in read_out(seat.window)
    assert "finished" not in [e.kind.value for e in seat.entries()]


def test_no_other_key_leads_anywhere(seat: Seat) -> None:
    seat.begin()
    for modifier in (hands.CONTROL, hands.ALT, hands.CONTROL | hands.SHIFT):
        for key in (Key.Key_L, Key.Key_K, Key.Key_H, Key.Key_Q, Key.Key_F8, Key.Key_X, Key.Key_1):
            hands.shortcut(seat.window, key, modifier)
    seat.press(Key.Key_F8, Key.Key_F9, Key.Key_H, Key.Key_W, Key.Key_Insert)
    assert seat.room.view() is seat.room.question
    assert seat.given() == []


def test_what_cannot_be_kept_is_said_and_nothing_is_shown_as_given(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError("no room")

    seat.begin()
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "to_disk", full)
        seat.type("7")
        assert "could not be kept" in read_out(seat.window)
        assert seat.room.question.cards.chosen() is None
        seat.press(Key.Key_Return)
        assert seat.asked() == seat.ticket.questions[0].question
    seat.type("6")
    assert "could not be kept" not in read_out(seat.window)
    assert seat.given() == [(CLOSE, 6)]


def test_one_question_that_is_left_is_said_as_one(app: QApplication, qtbot: QtBot, ticket: Ticket) -> None:
    for seat in seated(qtbot, replace(ticket, questions=ticket.questions[2:])):
        assert "Mira, a short question for you alone" in read_out(seat.window)


def test_nothing_of_the_couple_but_ones_own_name_is_ever_in_sight(seat: Seat) -> None:
    seen = read_out(seat.window)
    seat.begin()
    for _question in seat.ticket.questions:
        seen += read_out(seat.window)
        seat.type("1n")
    seen += read_out(seat.window)
    for private in ("Wilhelmina", "Hollis", "Jonas", "Adeyemi", "QFOCUS", "Practice.workbook"):
        assert private not in seen


@pytest.mark.parametrize(("wide", "high"), [(1400, 880), (1280, 720), (1080, 640)])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_nothing_is_cut_or_nameless(seat: Seat, wide: int, high: int, scheme: Scheme) -> None:
    theme.use(scheme)
    seat.window.resize(wide, high)

    seat.look()
    seat.begin()
    for _question in seat.ticket.questions:
        seat.look()
        seat.type("5")
        seat.look()
        seat.type("n")
    seat.look()
    for key in (Key.Key_P, Key.Key_Escape):
        seat.press(key)
        seat.look()
