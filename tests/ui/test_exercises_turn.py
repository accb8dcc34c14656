"""Exercises: begun, smaller, in other words, stopped for a reason, given again; and printed again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.exercises_room import (
    FIRST,
    Desk,
    Key,
    screen,
    under_way,
    week_ago,
)
from tests.ui.hands import CONTROL, focused
from tests.ui.looks import Frame
from ui import print_run
from ui.context import Context
from ui.pages.exercises import Exercises
from ui.pages.exercises_given import Folded, Given
from workbook.book import Workbook
from workbook.changes import Changes
from workbook.errors import BadInput
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS
from workbook.model.couple import Couple
from workbook.model.safety import Finding


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock) -> Desk:
    return Desk(frame, context, clock)


@pytest.fixture
def screened(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return under_way(book, couple, clock)


@pytest.fixture
def at_home(book: Workbook, screened: Couple, clock: Clock) -> Assignment:
    return week_ago(book, screened, clock)


def test_it_is_stopped_with_a_reason_and_what_was_reported_stays(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.adapt.click()
    turn.adapting.title.setFocus()
    desk.type("Our ")
    desk.result().first().setFocus()
    desk.press(Key.Key_D)
    desk.result()._remark.setFocus()
    desk.type("Twice by candle light")
    turn.stop.setFocus()
    desk.press(Key.Key_Space)
    desk.type("The quarrel was still warm.")
    desk.press(Key.Key_Return)
    assert desk.given()[0].stopped is None
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Return, CONTROL)
    given = desk.given()[0]
    (result,) = given.results
    assert (result.whose, result.outcome, result.remark) == (FIRST, Outcome.DONE, "Twice by candle light")
    assert "Our " in book.drafts.words(screened.uid, f"adapt exercise {given.uid}")
    assert (given.stopped, given.reason) == (date(2026, 11, 17), "The quarrel was still warm.")
    assert desk.all_given() == [], "it is no homework any more"
    line = focused()
    assert isinstance(line, Folded)
    assert "Mira done; Jonas has not reported" in line.accessibleName()
    desk.press(Key.Key_Space)
    (shown,) = desk.all_given()
    assert not shown.turn.stop.isVisible()
    assert not shown.turn.stopping.isVisible()
    assert shown._chip.accessibleName() == "stopped today"
    assert "Stopped because: The quarrel" in shown._facts.words()
    assert book.drafts.words(screened.uid, f"stop exercise {given.uid}") == ""


def test_a_stop_is_taken_back_while_nothing_followed_it(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook, context: Context
) -> None:
    acts: list[tuple[str, Callable[[], object]]] = []
    context.was_done.connect(lambda words, undo: acts.append((words, undo)))
    desk.show(screened)
    desk.all_given()[0].turn.stop.click()
    desk.type("The quarrel was still warm.")
    desk.press(Key.Key_Return, CONTROL)
    ((words, undo),) = acts
    assert words == f"Stopped: {at_home.title}"
    undo()
    (given,) = desk.given()
    assert (given.stopped, given.reason) == (None, "")
    (shown,) = desk.all_given()
    assert shown.turn.stop.isVisible()
    assert shown.turn.stopping.words.words() == "The quarrel was still warm.", "no word is lost"
    with pytest.raises(BadInput):
        undo()
    shown.turn.stopping.record.click()
    again = book.assignments.repeat(at_home.uid)
    with pytest.raises(BadInput, match="Something followed"):
        acts[-1][1]()
    assert [a.uid for a in desk.given() if a.open] == [again.uid]


def test_words_for_stopping_and_other_words_are_there_after_a_lock(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.stop.click()
    desk.type("Half a reason")
    turn.adapt.click()
    desk.type(" at the sea")
    desk.page.flush()
    again = Exercises(desk.page.context, desk.page._clock)
    again.show_couple(screened.uid)
    turn = again._home.findChildren(Given)[0].turn
    assert turn.stopping.words.words() == "Half a reason"
    assert turn.adapting.title.text().startswith(" at the sea")
    turn.adapting.leave.click()
    assert book.drafts.words(screened.uid, f"adapt exercise {at_home.uid}") == ""
    assert desk.given()[0].page == ""


def test_other_words_for_these_two(desk: Desk, screened: Couple, at_home: Assignment, book: Workbook) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.adapt.setFocus()
    desk.press(Key.Key_Space)
    assert turn.adapting.words.words().count("\n") == len(book.catalogue.exercise(at_home.exercise).instructions) - 1
    turn.adapting.title.selectAll()
    desk.type("Ten minutes by the sea")
    turn.adapting.record.click()
    given = desk.given()[0]
    assert given.title == "Ten minutes by the sea"
    assert given.page
    assert "in your words" in desk.all_given()[0]._facts.words()


def test_begun_smaller_and_given_again(desk: Desk, screened: Couple, at_home: Assignment, book: Workbook) -> None:
    desk.show(screened)
    turn = desk.all_given()[0].turn
    turn.start.click()
    assert desk.all_given()[0]._chip.accessibleName() == "started"
    turn.smaller.click()
    assert desk.given()[0].smaller == date(2026, 11, 17)
    assert turn.smaller.text() == "Whole version"
    assert not turn.repeat.isVisible()
    for whose in PARTNERS:
        book.assignments.report(at_home.uid, Result(whose, Outcome.DONE, date(2026, 11, 17)))
    turn.repeat.setFocus()
    desk.press(Key.Key_Space)
    again, _before = desk.given()
    assert again.again == at_home.uid
    shown = next(each for each in desk.all_given() if each.uid() == again.uid)
    assert "given again" in shown._facts.words()


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Instead of the dialog: a printer that writes a file."""
    path = tmp_path / "paper.pdf"

    def choose(_parent: QWidget, _pdf: bytes, file_name: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        made.setDocName(file_name)
        return made

    monkeypatch.setattr(print_run, "choose_printer", choose)
    return path


def test_assigning_and_printing_go_together(
    desk: Desk, screened: Couple, printer: Path, qtbot: QtBot, book: Workbook
) -> None:
    heard: list[Changes] = []
    book.subscribe(heard.append)
    desk.show(screened)
    desk.page._form._print.setFocus()
    desk.press(Key.Key_Space)
    qtbot.waitUntil(lambda: desk.said() == "Sent to the printer", timeout=20_000)
    assert printer.read_bytes().startswith(b"%PDF")
    assert len(desk.given()) == 1
    assert Changes(frozenset({"documents"}), screened.uid) in heard


def test_what_was_given_can_be_printed_again(
    desk: Desk, screened: Couple, at_home: Assignment, printer: Path, qtbot: QtBot
) -> None:
    desk.show(screened)
    given = desk.all_given()[0]
    given.turn.print.setFocus()
    desk.press(Key.Key_Space)
    qtbot.waitUntil(lambda: given._told.words() == "Sent to the printer", timeout=20_000)
    assert printer.exists()


def test_what_is_held_by_now_is_not_printed_again(
    desk: Desk, screened: Couple, at_home: Assignment, printer: Path, book: Workbook, clock: Clock
) -> None:
    screen(book, screened, clock, Finding.CONCERN)
    desk.show(screened)
    given = desk.all_given()[0]
    given.turn.print.setFocus()
    desk.press(Key.Key_Space)
    assert given._told.words() == "Not available yet."
    assert not printer.exists()
