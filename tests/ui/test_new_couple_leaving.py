"""What becomes of a half-filled form: leaving, locking, and a couple that was changed meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.couple_form import everything, field, fill, only, save
from tests.ui.hands import focused, press
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.new_couple import NewCouple
from workbook.book import Workbook
from workbook.model.couple import Hope

Key = Qt.Key


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    def made(uid: str = "", wide: int = 1400, high: int = 880) -> Inside:
        make = {Place.NEW_COUPLE: lambda given: NewCouple(given, clock)}
        return inside(context, frame, make, Place.NEW_COUPLE, detail=uid, wide=wide, high=high)

    return made


def test_leaving_with_something_typed_is_asked(book: Workbook, show: Callable[..., Inside], boxes: Boxes) -> None:
    page = show()
    fill(page, "Name, needed, First partner", "Elif")
    boxes.agree = False
    assert not page.shell.go(Place.COUPLES)
    press(focused(), Key.Key_Escape)
    assert page.shell.place() is Place.NEW_COUPLE
    assert field(page, "Name, needed, First partner").text() == "Elif"
    boxes.agree = True
    press(focused(), Key.Key_Escape)
    assert page.shell.place() is Place.COUPLES
    assert boxes.said == ["Leave without saving?"] * 3
    assert book.couples.count() == 0
    assert page.shell.go(Place.NEW_COUPLE)
    assert field(page, "Name, needed, First partner").text() == ""


def test_nothing_typed_is_left_without_a_question(show: Callable[..., Inside], boxes: Boxes) -> None:
    page = show()
    press(focused(), Key.Key_Escape)
    assert page.shell.place() is Place.COUPLES
    assert boxes.said == []


def test_what_stands_there_when_the_workbook_locks_is_kept(
    book: Workbook, show: Callable[..., Inside], boxes: Boxes
) -> None:
    page = show()
    fill(page, "Name, needed, Second partner", "Daniel")
    fill(page, "Born, Second partner", "3 Ma")
    fill(page, "Next session", "24 Nov")
    fill(page, "Who else may see or hear it, First partner", "Kitchen")
    page.shell.flush()
    made = only(book)
    assert (made.first.name, made.second.name) == ("Name to come", "Daniel")
    assert made.first.contact.seen_by == "Kitchen; Typed and not finished: Next session 24 November 2026"
    assert made.second.contact.seen_by == "Typed and not finished: Born 3 Ma"
    page.shell.flush()
    assert book.couples.count() == 1
    assert boxes.said == []


def test_what_is_folded_away_is_kept_when_the_workbook_locks(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    press(page.button("More about each"), Key.Key_Space)
    press(focused(), Key.Key_Space)
    press(focused(), Key.Key_3)
    fill(page, "In an emergency, call, Second partner", "Her sister")
    fill(page, "Other therapists, Second partner", "Dr Brandt")
    fill(page, "Children", "Ada, 7")
    fill(page, "Years the file is kept after closing", "many")
    press(page.button("Fold away hope"), Key.Key_Space)
    page.shell.flush()
    made = only(book)
    assert (made.first.hope, made.second.emergency, made.second.therapists) == (
        Hope.SEPARATE,
        "Her sister",
        "Dr Brandt",
    )
    assert (made.children, made.keep_years) == ("Ada, 7", None)
    assert made.first.contact.seen_by == "Typed and not finished: Kept after closing many"


def test_locking_keeps_what_was_on_record_where_the_new_words_make_no_sense(
    book: Workbook, show: Callable[..., Inside]
) -> None:
    couple = everything(book)
    page = show(couple.uid)
    fill(page, "Born, First partner", "nonsense")
    page.shell.flush()
    first = book.couples.get(couple.uid).first
    assert first.born == date(1988, 5, 3)
    assert first.contact.seen_by == "Kitchen; Typed and not finished: Born nonsense"


def test_a_couple_that_was_changed_elsewhere_is_not_overwritten(
    book: Workbook, show: Callable[..., Inside], boxes: Boxes
) -> None:
    couple = everything(book)
    page = show(couple.uid)
    fill(page, "Household", "mine")
    book.couples.save(replace(couple, household="theirs"))
    assert field(page, "Household").text() == "mine"
    save(page)
    assert book.couples.get(couple.uid).household == "theirs"
    assert "What you typed is still here." in page.words()
    load = page.button("Load what is saved")
    boxes.agree = False
    press(load, Key.Key_Space)
    assert field(page, "Household").text() == "mine"
    boxes.agree = True
    press(load, Key.Key_Space)
    assert field(page, "Household").text() == "theirs"
    fill(page, "Household", "both")
    save(page)
    assert book.couples.get(couple.uid).household == "both"


def test_a_change_elsewhere_shows_where_nothing_was_typed(book: Workbook, show: Callable[..., Inside]) -> None:
    couple = everything(book)
    page = show(couple.uid)
    book.couples.save(replace(couple, household="theirs"))
    QApplication.processEvents()
    assert field(page, "Household").text() == "theirs"


def test_a_name_of_which_nothing_is_seen_is_none(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    field(page, "Name, needed, First partner").setText("\u200b\u2800")
    fill(page, "Name, needed, Second partner", "Daniel")
    save(page)
    assert "Each partner needs a name." in page.words()
    assert focused() is field(page, "Name, needed, First partner")
    page.shell.flush()
    assert only(book).first.name == "Name to come"
