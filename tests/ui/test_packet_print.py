"""The packet at the end of an hour: how many pages it has, on paper in one press, and looked at first on Documents."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.reports.readback import page_texts
from tests.ui.conftest import Clock
from tests.ui.hands import press
from tests.ui.looks import Frame, cut_labels
from tests.ui.sessions_room import SessionsDesk, begin, open_sessions
from ui.context import Context, Place
from ui.pages.documents import Documents
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Finding, SafetyScreen

MADE_MS = 20_000
FREE = "thank_you_because"


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Callable[..., SessionsDesk]:
    begin(book, couple)
    return partial(open_sessions, book, context, couple, frame)


def packets(at: SessionsDesk) -> list[str]:
    return [name for name in at.names(Button) if name.startswith("Print packet")]


def test_nothing_goes_home_and_there_is_no_packet(desk: Callable[..., SessionsDesk], qtbot: QtBot) -> None:
    at = desk()
    assert packets(at) == []
    at.book.assignments.assign(at.couple.uid, FREE, Whose.BOTH)
    qtbot.waitUntil(lambda: packets(at) == ["Print packet, 3 pages"], timeout=MADE_MS)
    assert cut_labels(at.page) == []


def test_what_goes_on_is_named_above_the_packet_that_holds_it(
    desk: Callable[..., SessionsDesk], book: Workbook, couple: Couple, clock: Clock
) -> None:
    now, clock.now = clock.now, clock.now - timedelta(days=14)
    book.assignments.assign(couple.uid, FREE, Whose.BOTH)
    clock.now = now
    at = desk()
    assert "Thank you, because, for both, goes on" in at.words()
    assert "nothing given yet" not in at.words()
    for whose in PARTNERS:
        book.assignments.report(book.assignments.of(couple.uid)[0].uid, Result(whose, Outcome.DONE, now.date()))
    assert "nothing given yet" in at.words()


def test_one_press_brings_all_of_it_to_the_printer(
    desk: Callable[..., SessionsDesk], book: Workbook, couple: Couple, print_asked: list[bytes], qtbot: QtBot
) -> None:
    book.assignments.assign(couple.uid, FREE, Whose.BOTH)
    at = desk()
    press(at.one(Button, "Print packet"), Qt.Key.Key_Space)  # before it is made
    qtbot.waitUntil(lambda: bool(print_asked), timeout=MADE_MS)
    cover, handout, log = page_texts(print_asked[0])
    assert "Thank you, because" in cover
    assert "Exercise for two" in handout
    assert "Practice log" in log


def test_what_was_given_to_one_alone_has_a_packet_of_its_own(
    desk: Callable[..., SessionsDesk], book: Workbook, couple: Couple, print_asked: list[bytes], qtbot: QtBot
) -> None:
    book.assignments.assign(couple.uid, FREE, Whose.SECOND)
    at = desk()
    name = couple.second.short
    qtbot.waitUntil(lambda: packets(at) == [f"Print packet, 3 pages, for {name}"], timeout=MADE_MS)
    press(at.one(Button, "Print packet"), Qt.Key.Key_Space)
    assert couple.first.short not in " ".join(page_texts(print_asked[0]))


def test_what_is_held_by_now_is_in_no_packet(
    desk: Callable[..., SessionsDesk], book: Workbook, couple: Couple, qtbot: QtBot
) -> None:
    held = next(e.key for e in book.catalogue.exercises if e.gate != "free")
    at = desk()
    when = book.sessions.of(couple.uid)[0].starts
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(couple.uid, whose, when, Finding.NO_CONCERN))
    book.assignments.assign(couple.uid, held, Whose.BOTH)
    book.assignments.assign(couple.uid, FREE, Whose.BOTH)
    qtbot.waitUntil(lambda: packets(at) == ["Print packet, 4 pages"], timeout=MADE_MS)
    book.safety.record(SafetyScreen(couple.uid, Whose.FIRST, when, Finding.CONCERN))
    qtbot.waitUntil(lambda: packets(at) == ["Print packet, 3 pages"], timeout=MADE_MS)


def test_it_is_looked_at_first_on_documents(
    desk: Callable[..., SessionsDesk],
    book: Workbook,
    couple: Couple,
    context: Context,
    frame: Callable[..., Frame],
    qtbot: QtBot,
) -> None:
    book.assignments.assign(couple.uid, FREE, Whose.FIRST)
    at = desk()
    went: list[tuple[object, ...]] = []
    context.go_to = lambda *where: went.append(where)  # type: ignore[method-assign]
    press(at.one(Button, "Look first"), Qt.Key.Key_Space)
    assert went == [(Place.DOCUMENTS, couple.uid, "packet:first")]
    page = Documents(context)
    frame(page, 1168, 760)
    page.show_couple(couple.uid)
    page.show_detail("packet:first")
    qtbot.waitUntil(lambda: page._maker._ready is not None, timeout=MADE_MS)
    assert page._maker._ready is not None
    sheet, pdf = page._maker._ready
    assert sheet.kind == "packet"
    assert len(page_texts(pdf)) == 3
