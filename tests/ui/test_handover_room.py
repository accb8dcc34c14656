"""One partner alone with the questions, by keyboard: what is asked, what each key does, and that no way leads anywhere else."""

from collections.abc import Iterator
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
from tests.ui.looks import cut_labels, spoken_name
from ui import theme
from ui.main_window import MainWindow
from ui.pages.handover_room import HandoverRoom
from ui.pages.handover_sheet import HandoverSheet
from ui.theme import Scheme
from ui.widgets.access import Role, role_of
from ui.widgets.large import LargeButton
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner, SecretsPolicy
from workbook.model.handover import Ticket
from workbook.model.intake import IntakeKind
from workbook.store import outbox
from workbook.store.outbox import Outbox

Key = Qt.Key


@pytest.fixture
def ticket(place: Path) -> Ticket:
    with Workbook.open(place, PASSPHRASE, clock=Clock()) as book:
        first = Partner(Whose.FIRST, "Wilhelmina Hollis", "Mira", brings="QBRINGS")
        second = Partner(Whose.SECOND, "Jonas Adeyemi")
        signed = date(2026, 11, 1)
        couple = book.couples.create(Couple(first, second, policy=SecretsPolicy.OPEN, policy_signed=signed))
        return book.handovers.begin(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid, Whose.FIRST)


@pytest.fixture
def seat(app: QApplication, qtbot: QtBot, ticket: Ticket) -> Iterator[Seat]:
    yield from seated(qtbot, ticket)


def test_it_begins_with_who_sees_what_and_no_choice_is_made_for_anybody(seat: Seat) -> None:
    words = read_out(seat.window)
    assert seat.ticket.says in words
    assert "You need not answer anything" in words
    assert "stands on no page for both of you unless you name it later, and some of it never" in words
    first = seat.room.first
    assert not first.both.isChecked()
    assert not first.alone.isChecked()
    first.begin.setFocus()
    seat.press(Key.Key_Return)
    assert seat.room.view() is first
    assert "Choose first" in read_out(seat.window)
    seat.press(Key.Key_Down)
    assert [r.isChecked() for r in (first.both, first.alone)] == [False, False], "an arrow chose"
    first.alone.setFocus()
    seat.press(Key.Key_Space)
    first.begin.setFocus()
    seat.press(Key.Key_Return)
    assert seat.room.view() is seat.room.question
    assert [(e.kind.value, e.state) for e in seat.entries()] == [("begun", ""), ("choice", "counselor")]


def test_what_is_refused_is_said_in_letters_as_large_as_the_rest(seat: Seat) -> None:
    first = seat.room.first
    first.begin.setFocus()
    seat.press(Key.Key_Return)
    (said,) = (w for w in first.findChildren(Text) if w.words().startswith("Choose first"))
    assert said.font().pixelSize() == theme.font("large").pixelSize()
    assert said.font().pointSizeF() == theme.font("large").pointSizeF()
    assert cut_labels(seat.window) == []


def test_a_digit_answers_seals_and_goes_on(seat: Seat) -> None:
    seat.begin()
    questions = seat.ticket.questions
    assert seat.asked() == questions[0].question
    assert f"1 of {len(questions) + 1}" in read_out(seat.window)
    seat.type("3")
    assert seat.asked() == questions[1].question
    assert seat.given() == [(questions[0].item, 3)]
    seat.type("0r4")
    assert seat.asked() == questions[4].question
    assert seat.given() == [(q.item, v) for q, v in zip(questions, (3, 0, None, 4), strict=False)]


def test_an_arrow_moves_the_ring_and_answers_nothing(seat: Seat) -> None:
    seat.begin()
    seat.press(Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End)
    assert seat.given() == []
    assert seat.asked() == seat.ticket.questions[0].question
    seat.press(Key.Key_Space)
    assert seat.given() == [(seat.ticket.questions[0].item, 4)]
    seat.press(Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert seat.given()[-1] == (seat.ticket.questions[1].item, 1)


def test_back_shows_what_was_answered_and_may_change_it(seat: Seat) -> None:
    seat.begin()
    seat.type("12b")
    assert seat.room.question.cards.chosen() == 2
    assert "sometimes" in spoken_name(seat.room.question.cards).lower()
    seat.type("n")
    assert seat.asked() == seat.ticket.questions[2].question
    seat.type("n")
    assert seat.asked() == seat.ticket.questions[2].question, "went on without an answer"
    seat.type("bb4")
    assert seat.asked() == seat.ticket.questions[1].question
    assert [v for _item, v in seat.given()] == [1, 2, 4]
    seat.press(Key.Key_Delete)
    assert seat.room.question.cards.chosen() is None
    assert [e.kind.value for e in seat.entries()][-1] == "cleared"


def test_in_other_words_and_a_pause(seat: Seat) -> None:
    seat.begin()
    clearer = seat.ticket.questions[0].clearer
    assert clearer not in read_out(seat.window)
    seat.type("w")
    assert clearer in read_out(seat.window)
    seat.type("p")
    assert seat.asked() not in read_out(seat.window)
    seat.type("3")
    assert seat.given() == []
    seat.press(Key.Key_Return)
    assert seat.room.view() is seat.room.question


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F12])
def test_a_key_empties_the_screen_at_once(seat: Seat, key: Qt.Key) -> None:
    seat.begin()
    seat.type("2")
    seat.press(key)
    assert read_out(seat.room).splitlines() == ["Press Enter to go on"]
    seat.type("3p")
    seat.press(Key.Key_Escape)
    assert read_out(seat.room).splitlines() == ["Press Enter to go on"]
    seat.press(Key.Key_Return)
    assert seat.room.view() is seat.room.pause
    seat.press(Key.Key_Return)
    assert seat.asked() == seat.ticket.questions[1].question
    assert len(seat.given()) == 1


def test_whoever_switches_to_another_program_leaves_an_empty_screen(seat: Seat, qtbot: QtBot) -> None:
    seat.begin()
    other = QWidget()
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    qtbot.waitUntil(lambda: seat.room.view() is seat.room.blank)
    assert read_out(seat.room).splitlines() == ["Press Enter to go on"]
    other.close()
    other.deleteLater()


def test_no_other_key_leads_anywhere(seat: Seat) -> None:
    seat.begin()
    before = seat.asked()
    keys = [Key(Key.Key_F1 + n) for n in range(11)] + [Key.Key_L, Key.Key_K, Key.Key_Tab, Key.Key_Q, Key.Key_W]
    for modifier in (hands.CONTROL, hands.ALT, hands.CONTROL | hands.SHIFT):
        for key in keys:
            if modifier == hands.ALT or key != Key.Key_Tab:
                hands.shortcut(seat.window, key, modifier)
        for digit in range(10):
            hands.shortcut(seat.window, Key(Key.Key_0 + digit), modifier)
    for key in keys[:11]:
        seat.press(key)
    seat.press(Key.Key_Menu, Key.Key_Meta, Key.Key_Insert, Key.Key_5, Key.Key_9)
    assert seat.room.view() is seat.room.question
    assert seat.asked() == before
    assert seat.given() == []
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [seat.window]
    assert seat.window.windowTitle() == "Couples Workbook"


def test_what_cannot_be_kept_is_said_and_the_question_stays(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.begin()
    seat.type("1")

    def full(handle: int) -> None:
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "to_disk", full)
        seat.type("2")
        assert "could not be kept" in read_out(seat.window)
        assert seat.asked() == seat.ticket.questions[1].question
        assert seat.room.question.cards.chosen() is None
    seat.type("3")
    assert [v for _item, v in seat.given()] == [1, 3]
    assert "could not be kept" not in read_out(seat.window)


def test_the_hope_comes_last_and_then_thanks(seat: Seat) -> None:
    seat.begin()
    seat.type("2" * len(seat.ticket.questions))
    assert seat.room.view() is seat.room.hope
    words = read_out(seat.window)
    assert "hope" in words
    seat.type("0")
    seat.type("4")
    assert seat.room.view() is seat.room.hope
    seat.type("2")
    assert seat.room.view() is seat.room.thanks
    assert [(e.kind.value, e.state) for e in seat.entries()][-2:] == [("hope", "unsure"), ("finished", "")]
    assert "give the computer back to Ida Holm" in read_out(seat.window)
    assert "still open" not in read_out(seat.window)
    seat.press(Key.Key_Return)
    assert seat.over == [True]


def test_one_who_stops_in_the_middle_is_thanked_too(seat: Seat) -> None:
    seat.begin()
    seat.type("12p")
    seat.room.pause.stop.setFocus()
    seat.press(Key.Key_Return)
    assert f"{len(seat.ticket.questions) - 1} questions are still open" in read_out(seat.window)
    assert "finished" not in [e.kind.value for e in seat.entries()]
    assert "Back" not in read_out(seat.window)
    seat.press(Key.Key_Return)
    assert seat.over == [True]


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F12, Key.Key_Return])
def test_after_the_last_answer_every_key_leads_to_the_lock_page(seat: Seat, key: Qt.Key) -> None:
    seat.begin()
    seat.type("4" * len(seat.ticket.questions) + "3")
    assert seat.room.view() is seat.room.thanks
    seat.type("bnp4")
    seat.press(Key.Key_Backspace, Key.Key_PageUp, Key.Key_Delete)
    assert seat.room.view() is seat.room.thanks
    assert seat.over == []
    assert [b.text() for b in seat.room.thanks.findChildren(LargeButton)] == ["Close and give the computer back"]
    seat.press(key)
    assert seat.over == [True]
    assert [e.kind.value for e in seat.entries()].count("finished") == 1


def test_an_empty_screen_after_the_last_answer_leads_to_the_lock_page(seat: Seat) -> None:
    seat.begin()
    seat.type("4" * len(seat.ticket.questions) + "3")
    seat.room.empty()
    assert read_out(seat.room).splitlines() == ["Press Enter to go on"]
    seat.press(Key.Key_Return)
    assert seat.over == [True]


@pytest.mark.parametrize("cover", ["escape", "pause", "focus"])
def test_nothing_given_before_the_screen_was_covered_is_shown_again(seat: Seat, cover: str) -> None:
    seat.begin()
    questions = seat.ticket.questions
    seat.type("4r3bb")
    assert seat.room.question.cards.chosen() is None
    assert seat.asked() == questions[1].question
    if cover == "pause":
        seat.type("p")
    else:
        seat.room._focus_moved(None) if cover == "focus" else seat.press(Key.Key_Escape)
        seat.press(Key.Key_Return)
    seat.press(Key.Key_Return)
    assert seat.asked() == questions[3].question, "it goes on where nothing was answered yet"
    assert not seat.room.question.back.isVisible()
    seat.type("b")
    seat.press(Key.Key_Backspace, Key.Key_PageUp)
    assert seat.asked() == questions[3].question
    assert [seat.room.sheet.given(), seat.room.question.cards.chosen()] == [(None, None), None]
    seat.type("21b")
    assert seat.asked() == questions[4].question
    assert seat.room.question.cards.chosen() == 1
    seat.type("bb")
    assert seat.asked() == questions[3].question, "what was asked since then can be gone back to, and nothing before"
    assert not seat.room.question.back.isVisible()
    seat.type("nnp")
    seat.room.pause.stop.setFocus()
    seat.press(Key.Key_Return)
    assert f"{len(questions) + 1 - 5} questions are still open" in read_out(seat.window)


def test_an_answer_taken_back_before_the_screen_was_covered_is_asked_again(seat: Seat) -> None:
    seat.begin()
    seat.type("432bb")
    seat.press(Key.Key_Delete, Key.Key_Escape, Key.Key_Return, Key.Key_Return)
    assert seat.asked() == seat.ticket.questions[1].question
    seat.type("1")
    assert seat.asked() == seat.ticket.questions[3].question
    seat.type("b")
    assert seat.asked() == seat.ticket.questions[1].question
    assert seat.room.question.cards.chosen() == 1


def test_nothing_of_the_couple_but_ones_own_name_is_ever_in_sight(seat: Seat) -> None:
    seen = read_out(seat.window)
    seat.begin()
    for _question in seat.ticket.questions:
        seat.type("w")
        seen += read_out(seat.window)
        seat.type("1")
    seen += read_out(seat.window)
    seat.type("r")
    seen += read_out(seat.window)
    assert "Mira" in seen
    for private in ("Wilhelmina", "Hollis", "Jonas", "Adeyemi", "QBRINGS", "Practice.workbook"):
        assert private not in seen


@pytest.mark.parametrize(("wide", "high"), [(1400, 880), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_nothing_is_cut_or_nameless(seat: Seat, wide: int, high: int, scheme: Scheme) -> None:
    theme.use(scheme)
    seat.window.resize(wide, high)

    seat.look()
    seat.room.first.begin.click()
    seat.look()
    seat.begin()
    for _question in seat.ticket.questions:
        seat.type("w")
        seat.look()
        seat.type("r")
    for key in (Key.Key_W, Key.Key_B, Key.Key_P, Key.Key_Escape):
        seat.press(key)
        seat.look()
    seat.room._leave()
    seat.look()


def test_the_cards_are_real_radio_buttons(seat: Seat) -> None:
    seat.begin()
    cards = seat.room.question.cards
    places = cards.findChildren(QWidget)
    assert [role_of(p) for p in places] == [Role.RadioButton] * 5
    assert [spoken_name(p) for p in places] == ["0, Never", "1, Rarely", "2, Sometimes", "3, Often", "4, Always"]
    assert spoken_name(cards).startswith(seat.asked())
    hands.click(places[3])
    assert seat.given() == [(seat.ticket.questions[0].item, 3)]


def test_the_window_told_once_that_it_is_painted(app: QApplication, qtbot: QtBot, ticket: Ticket) -> None:
    room = HandoverRoom(HandoverSheet(ticket, Outbox(ticket)))
    window = MainWindow(lambda: True)
    told: list[bool] = []
    room.painted.connect(lambda: told.append(True))
    window.show_content(room, room.first_focus())
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    room.repaint()
    QApplication.processEvents()
    assert told == [True]
    room.sheet.close()
    window.close()
    window.deleteLater()
