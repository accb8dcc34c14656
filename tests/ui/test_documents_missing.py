"""What stands on the desk where there is no page yet, or where one may not be had; and what can be asked for alone."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.documents_room import FIRST, MADE_MS, Desk, Key, focused, recorded
from tests.ui.exercises_room import screen
from tests.ui.hands import tab
from tests.ui.looks import Frame
from ui.context import Context, Place
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple
from workbook.model.intake import IntakeKind
from workbook.model.safety import Finding


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> Desk:
    return Desk(frame, context, clock, qtbot)


@pytest.fixture
def record(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return recorded(book, couple, clock)


@pytest.mark.parametrize(("begun", "said"), [(False, "No intake yet"), (True, "The intake is not finished")])
def test_without_a_finished_intake_the_desk_leads_there(
    desk: Desk, couple: Couple, book: Workbook, begun: bool, said: str
) -> None:
    if begun:
        book.intakes.begin(couple.uid, IntakeKind.FIRST)
    desk.show(couple, "intake", wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled())
    assert said in desk.instead()
    while focused().accessibleName() != "Go to the intake":
        tab()
    desk.press(Key.Key_Space)
    assert desk.wanted == [(Place.INTAKE, couple.uid, "")]


def test_without_an_exercise_the_desk_leads_there(desk: Desk, couple: Couple) -> None:
    desk.show(couple, "handout", wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._save.isEnabled())
    while focused().accessibleName() != "Choose an exercise":
        tab()
    desk.press(Key.Key_Space)
    assert desk.wanted == [(Place.EXERCISES, couple.uid, "")]


def test_an_intake_without_an_answer_for_this_reader_says_so(desk: Desk, couple: Couple, book: Workbook) -> None:
    book.intakes.finish(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid)
    desk.show(couple, "intake", wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled())
    assert "Nothing for this reader" in desk.instead()
    desk.reader(Audience.COUNSELOR)
    desk.wait()
    assert desk.page._print.isEnabled()


def test_a_new_couple_has_a_report_all_the_same(desk: Desk, couple: Couple) -> None:
    desk.show(couple)
    assert "Mira Hollis & Jonas Adeyemi" in desk.text()


def test_a_blank_form_is_made_for_either_and_for_nobody(desk: Desk, record: Couple) -> None:
    desk.show(record, "blank_intake")
    assert "For Mira, filled in" in desk.text()
    assert "Both look at the floor" not in desk.text()
    assert "A name at most:" in desk.leaves()
    assert focused() is desk.page._options._table
    desk.press(Key.Key_Down)
    desk.wait()
    assert "For Jonas, filled in" in desk.text()
    desk.press(Key.Key_Down)
    desk.wait()
    assert "Jonas" not in desk.text()


def test_one_handout_can_be_asked_for(desk: Desk, record: Couple, book: Workbook) -> None:
    book.assignments.assign(record.uid, "ten_minutes", FIRST)
    older = book.assignments.of(record.uid)[1]
    desk.show(record, f"handout:{older.uid}")
    assert "Thank you, because" in desk.text()
    desk.show(record, "handout:no-such-uid")
    assert "Thank you, because" in desk.text()
    desk.show(record, "progress")
    assert "Progress report" in desk.text()


def test_what_is_held_by_now_is_one_sentence_and_no_page(
    desk: Desk, record: Couple, book: Workbook, clock: Clock
) -> None:
    given = book.assignments.assign(record.uid, "one_rung", Whose.BOTH)
    desk.show(record, f"handout:{given.uid}")
    screen(book, record, clock, Finding.CONCERN)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled())
    assert desk.page._preview.pages.shown() is None
    assert "Not available yet." in desk.instead()


def test_a_page_that_cannot_be_made_says_so(desk: Desk, record: Couple, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_facts: object) -> bytes:
        raise CannotWrite("A font is missing.")

    monkeypatch.setattr("reports.progress.progress_report", broken)
    desk.show(record, wait=False)
    desk.qtbot.waitUntil(lambda: not desk.page._print.isEnabled(), timeout=MADE_MS)
    assert desk.page._preview.pages.shown() is None
    assert "A font is missing." in desk.instead()
