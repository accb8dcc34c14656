"""The keys printed on a page's buttons work wherever the keyboard is, as long as the page is in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Boxes
from tests.ui.couple_form import fill, only, save
from tests.ui.hands import focused, shortcut
from tests.ui.inside import inside
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.pages.intake import IntakePage
from ui.pages.intake_row import Box
from ui.pages.new_couple import NewCouple
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.intake import IntakeKind

Key = Qt.Key
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_Return])
def test_a_couple_is_saved_from_the_head_and_from_the_sidebar(
    book: Workbook, context: Context, frame: Callable[..., Frame], key: Qt.Key
) -> None:
    page = inside(context, frame, {Place.NEW_COUPLE: NewCouple}, Place.NEW_COUPLE)
    fill(page, "Name, needed, First partner", "Elif Karaca")
    fill(page, "Name, needed, Second partner", "Daniel Roth")
    page.button("Cancel").setFocus()
    shortcut(page.shell, key, CONTROL)
    made = only(book)
    page.shell.go(Place.NEW_COUPLE, detail=made.uid)
    fill(page, "Sent by", "Dr Amsel")
    page.shell.sidebar.item(Place.TODAY).setFocus()
    shortcut(page.shell, key, CONTROL)
    assert only(book).referrer == "Dr Amsel"


def test_escape_leaves_from_the_sidebar(
    context: Context, frame: Callable[..., Frame], boxes: Boxes, couple: Couple
) -> None:
    page = inside(context, frame, {Place.NEW_COUPLE: NewCouple}, Place.NEW_COUPLE)
    page.shell.sidebar.item(Place.TODAY).setFocus()
    shortcut(page.shell, Key.Key_Escape, PLAIN)
    assert page.last == ("couples", "", "")


def test_they_do_nothing_from_another_page(book: Workbook, context: Context, frame: Callable[..., Frame]) -> None:
    page = inside(context, frame, {Place.NEW_COUPLE: NewCouple}, Place.NEW_COUPLE)
    page.shell.go(Place.TODAY)
    save(page)
    shortcut(page.shell, Key.Key_Escape, PLAIN)
    assert book.couples.count() == 0
    assert page.gone == []
    assert page.shell.place() is Place.TODAY


def test_the_next_missing_answer_is_found_from_the_sidebar(
    book: Workbook, context: Context, frame: Callable[..., Frame], couple: Couple
) -> None:
    book.intakes.begin(couple.uid, IntakeKind.FIRST)
    page = inside(context, frame, {Place.INTAKE: IntakePage}, Place.INTAKE, couple.uid)
    today = page.shell.sidebar.item(Place.TODAY)
    today.setFocus()
    shortcut(page.shell, Key.Key_F6, PLAIN)
    assert isinstance(focused(), Box)
    page.shell.go(Place.TODAY)
    today.setFocus()
    shortcut(page.shell, Key.Key_F6, PLAIN)
    assert focused() is today
