"""Exercises: what they have at home and what each reports."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.exercises_room import (
    FIRST,
    FREE,
    SECOND,
    Desk,
    Key,
    focused,
    under_way,
    week_ago,
)
from tests.ui.hands import type_words
from tests.ui.looks import Frame, focusable
from ui.context import Context
from ui.pages.exercises_given import Folded
from ui.pages.exercises_home import EARLIER_AT_ONCE
from ui.pages.exercises_result import PartnerResult
from ui.widgets.area import TextArea
from ui.widgets.choices import Segmented
from ui.widgets.number_field import NumberField
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock) -> Desk:
    return Desk(frame, context, clock)


@pytest.fixture
def screened(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return under_way(book, couple, clock)


@pytest.fixture
def at_home(book: Workbook, screened: Couple, clock: Clock) -> Assignment:
    return week_ago(book, screened, clock)


def test_the_first_result_that_is_due_has_the_keyboard(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    assert isinstance(focused(), Segmented)
    assert focused().accessibleName() == "Mira, Ten minutes for us: how it went"


def test_a_result_is_reported_by_keys_and_kept_at_once(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    desk.press(Key.Key_P)
    (given,) = desk.given()
    assert given.result(FIRST) is not None
    desk.press(Key.Key_Tab)
    desk.type("3")
    desk.press(Key.Key_Tab)
    desk.type("7")
    desk.press(Key.Key_Tab)
    desk.type("The visitors stayed")
    desk.page.flush()
    kept = desk.given()[0].result(FIRST)
    assert kept is not None
    assert (kept.outcome, kept.times, kept.helped, kept.remark) == (Outcome.PARTLY, 3, 7, "The visitors stayed")
    assert kept.on == date(2026, 11, 17)


def test_words_are_kept_after_a_rest(desk: Desk, screened: Couple, at_home: Assignment, qtbot: QtBot) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    area = desk.result().findChild(TextArea)
    assert isinstance(area, TextArea)
    area.setFocus()
    desk.type("It rained")

    def kept() -> bool:
        result = desk.given()[0].result(FIRST)
        return result is not None and result.remark == "It rained"

    qtbot.waitUntil(kept, timeout=3000)
    assert focused() is area
    desk.type(" all week")
    assert area.words() == "It rained all week"


def test_nothing_but_a_number_in_range_can_be_typed(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    times, helped = desk.result().findChildren(NumberField)
    for field, typed, stands in ((times, "-4x5", "45"), (helped, "99", "9"), (helped, "e", "")):
        field.clear()
        field.setFocus()
        desk.type(typed)
        assert field.text() == stands
    desk.page.flush()


def test_not_done_asks_for_no_numbers_and_brings_them_back(desk: Desk, screened: Couple, at_home: Assignment) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    times = desk.result().findChildren(NumberField)[0]
    type_words(times, "4")
    desk.press(Key.Key_N)
    assert not times.isVisible()
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert (result.outcome, result.times) == (Outcome.NOT_DONE, None)
    desk.press(Key.Key_D)
    assert times.isVisible()
    assert times.text() == "4"


def test_what_is_reported_stays_in_place_and_folds_when_the_page_is_opened_anew(
    desk: Desk, screened: Couple, at_home: Assignment
) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    desk.result(SECOND).first().setFocus()
    desk.press(Key.Key_N)
    assert not desk.given()[0].open
    assert [each.uid() for each in desk.all_given()] == [at_home.uid]
    desk.show(screened)
    assert desk.all_given() == []
    (line,) = desk.page.findChildren(Folded)
    assert "Mira done; Jonas not done" in line.accessibleName()
    line.setFocus()
    desk.press(Key.Key_Space)
    assert [each.uid() for each in desk.all_given()] == [at_home.uid]
    desk.result(SECOND).first().setFocus()
    desk.press(Key.Key_D)
    assert "Mira done; Jonas done" in line.accessibleName()


def test_only_who_was_asked_has_a_line(desk: Desk, screened: Couple, book: Workbook) -> None:
    book.assignments.assign(screened.uid, FREE, SECOND)
    desk.show(screened)
    assert [r._whose for r in desk.page.findChildren(PartnerResult) if r.isVisible()] == [SECOND]


def test_a_failed_save_says_one_sentence_and_keeps_the_words(
    desk: Desk, screened: Couple, at_home: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show(screened)
    desk.press(Key.Key_D)
    area = desk.result().findChild(TextArea)
    assert isinstance(area, TextArea)

    def full(_uid: str, _result: Result) -> Assignment:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(desk.book.assignments, "report", full)
        type_words(area, "Too tired")
        with pytest.raises(CannotWrite):
            desk.page.flush()
        desk.result()._settle()
        assert desk.all_given()[0]._told.words() == "The disk is full."
        assert area.words() == "Too tired"
    desk.page.flush()
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert result.remark == "Too tired"
    assert desk.all_given()[0]._told.words() == ""


def test_a_report_from_elsewhere_is_not_overwritten_in_silence(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    desk.deaf()
    book.assignments.report(at_home.uid, Result(FIRST, Outcome.NOT_DONE, date(2026, 11, 17)))
    desk.press(Key.Key_D)
    assert "changed elsewhere" in desk.all_given()[0]._told.words()
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert result.outcome is Outcome.NOT_DONE
    desk.press(Key.Key_P)
    result = desk.given()[0].result(FIRST)
    assert result is not None
    assert result.outcome is Outcome.PARTLY


def test_what_is_overdue_says_so(desk: Desk, screened: Couple, at_home: Assignment, clock: Clock) -> None:
    clock.now += timedelta(days=1)
    desk.show(screened)
    assert desk.all_given()[0]._chip.accessibleName() == "overdue"


def test_a_change_elsewhere_takes_neither_focus_nor_words(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    desk.show(screened)
    when = desk.page._form._when
    when.setFocus()
    desk.type("half a thou")
    book.assignments.assign(screened.uid, FREE, Whose.BOTH)
    book.couples.save(replace(book.couples.get(screened.uid), household="two cats"))
    desk.type("ght")
    assert focused() is when
    assert when.text() == "half a thought"
    assert len(desk.all_given()) == 2


def test_a_long_history_is_shown_piece_by_piece(desk: Desk, screened: Couple, book: Workbook) -> None:
    for _each in range(EARLIER_AT_ONCE + 3):
        book.assignments.stop(book.assignments.assign(screened.uid, FREE, Whose.BOTH).uid)
    desk.show(screened)
    assert len(desk.page.findChildren(Folded)) == EARLIER_AT_ONCE
    more = desk.page._home._more
    assert more.text() == "Show 3 more"
    more.setFocus()
    desk.press(Key.Key_Space)
    assert len(desk.page.findChildren(Folded)) == EARLIER_AT_ONCE + 3
    assert not more.isVisible()


def test_an_assignment_an_exercise_or_a_step_can_be_asked_for(
    desk: Desk, screened: Couple, at_home: Assignment
) -> None:
    desk.show(screened, at_home.uid)
    assert focused().accessibleName() == "Mira, Ten minutes for us: how it went"
    desk.show(screened, "closing_time")
    assert focused() is desk.page._list.table
    assert desk.reading().startswith("Closing time")
    desk.show(screened, "A.step.8")
    assert desk.reading().startswith("A first for both")
    desk.show(screened, "no such thing")


def test_another_couple_finds_nothing_of_the_one_before(
    desk: Desk, screened: Couple, at_home: Assignment, book: Workbook
) -> None:
    other = book.couples.create(Couple(Partner(FIRST, "Ada Berg"), Partner(SECOND, "Bo Li")))
    desk.show(screened)
    type_words(desk.page._form._when, "their own words")
    desk.show(other)
    assert desk.all_given() == []
    assert desk.page._form._when.text() == ""
    assert "Mira" not in " ".join(w.accessibleName() for w in focusable(desk.page))


def test_nothing_is_given_from_among_what_they_have_at_home(
    desk: Desk, screened: Couple, at_home: Assignment, boxes: Boxes
) -> None:
    desk.show(screened)
    assert not desk.page._choose.isAncestorOf(focused())
    desk.assign()
    assert boxes.said == []
    assert len(desk.given()) == 1
    assert desk.page._form._assign.shown_key() == "", "no key is shown where it gives nothing"
    desk.page._list.search.setFocus()
    assert desk.page._form._assign.shown_key() == "Ctrl Enter"
