"""The words of one's own at the head of a report, and a desk that changes while they are written."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.documents_room import FIRST, SECOND, Desk, focused, recorded
from tests.ui.hands import type_words
from tests.ui.looks import Frame
from ui.context import Context
from workbook.book import Workbook
from workbook.model.common import Audience
from workbook.model.couple import Couple, Partner


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> Desk:
    return Desk(frame, context, clock, qtbot)


@pytest.fixture
def record(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return recorded(book, couple, clock)


def test_the_summary_reaches_the_page_after_a_rest(desk: Desk, record: Couple) -> None:
    desk.show(record)
    summary = desk.page._options._summary
    summary.setFocus()
    type_words(summary, "You both say it sooner.")
    desk.wait()
    assert "You both say it sooner." in desk.text()
    assert focused() is summary


def test_words_for_one_reader_stay_off_the_page_of_another(desk: Desk, record: Couple) -> None:
    desk.show(record)
    desk.reader(Audience.COUNSELOR)
    type_words(desk.page._options._summary, "QOWNWORDS about them")
    desk.wait()
    assert "QOWNWORDS" in desk.text()
    desk.reader(Audience.COUPLE)
    desk.wait()
    assert "QOWNWORDS" not in desk.text()
    assert desk.page._options.summary() == ""
    desk.reader(Audience.COUNSELOR)
    desk.wait()
    assert desk.page._options.summary() == "QOWNWORDS about them"


def test_words_are_kept_for_their_couple_while_the_page_lives(desk: Desk, record: Couple, book: Workbook) -> None:
    other = book.couples.create(Couple(Partner(FIRST, "Ada Berg"), Partner(SECOND, "Bo Li")))
    desk.show(record)
    type_words(desk.page._options._summary, "It goes well")
    desk.show(other)
    assert desk.page._options.summary() == ""
    desk.show(record)
    assert desk.page._options.summary() == "It goes well"
    assert "It goes well" in desk.text()
    assert "not part of the record" in desk.page._options._kept.text()


# never the wrong page


def test_another_couple_begins_on_an_empty_desk(desk: Desk, record: Couple, book: Workbook) -> None:
    other = book.couples.create(Couple(Partner(FIRST, "Ada Berg"), Partner(SECOND, "Bo Li")))
    desk.show(record)
    desk.reader(Audience.COUNSELOR)
    desk.wait()
    desk.show(other, wait=False)
    assert desk.page._preview.pages.shown() is None
    assert desk.page._preview.stamps.model().rowCount() == 0
    desk.wait()
    assert "Ada Berg & Bo Li" in desk.text()
    assert desk.page._options.audience() is Audience.COUPLE


def test_a_page_that_comes_too_late_is_dropped(desk: Desk, record: Couple) -> None:
    desk.show(record)
    before = desk.made
    for audience in (Audience.COUNSELOR, Audience.FIRST, Audience.SECOND):
        desk.reader(audience)
        QApplication.processEvents()
    desk.wait()
    desk.qtbot.wait(300)
    assert desk.made == before + 1
    assert "Say what hurts" not in desk.text()


def test_the_old_page_stays_until_the_new_one_is_there(desk: Desk, record: Couple) -> None:
    desk.show(record)
    old = desk.page._preview.pages.shown()
    desk.reader(Audience.FIRST)
    assert desk.page._preview.pages.shown() is old
    desk.wait()
    assert desk.page._preview.pages.shown() is not old


def test_a_change_of_the_record_is_shown_at_the_same_place(desk: Desk, record: Couple, book: Workbook) -> None:
    desk.show(record)
    bar = desk.page._preview.pages.verticalScrollBar()
    bar.setValue(40)
    was = focused()
    session = book.sessions.of(record.uid)[-1]
    book.sessions.save(replace(session, focus="The long drive"))
    desk.wait()
    assert "The long drive" in desk.text()
    assert bar.value() == 40
    assert focused() is was


def test_nothing_is_written_to_disk_for_looking(
    desk: Desk, record: Couple, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "temporary"
    empty.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    monkeypatch.setenv("TMPDIR", str(empty))
    desk.show(record)
    desk.show(record, "intake")
    desk.show(record, "handout")
    assert list(empty.iterdir()) == []
