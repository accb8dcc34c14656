"""Measures in the settings: own ones, what a publication leaves open, and from where on ratings lie apart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import focused, press, tab, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui.context import Context, Place
from ui.pages.settings import Settings
from ui.widgets.choices import Check, Segmented
from ui.widgets.fields import Field
from workbook.book import Workbook

Key = Qt.Key


@pytest.fixture
def page(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Inside:
    made = inside(
        context, frame, {Place.SETTINGS: lambda given: Settings(given, clock)}, Place.SETTINGS, detail="measures"
    )
    QApplication.processEvents()
    return made


def field(page: Inside, says: str) -> Field:
    QApplication.processEvents()
    found = [f for f in page.shell.findChildren(Field) if f.accessibleName() == says and f.isVisible()]
    assert len(found) == 1, says
    return found[0]


def said(page: Inside) -> str:
    """What can be read once everything that was built anew has come into sight."""
    QApplication.processEvents()
    return page.words()


def write(page: Inside, says: str, words: str) -> Field:
    made = field(page, says)
    made.setFocus()
    made.selectAll()
    type_words(made, words)
    return made


def test_the_published_stands_there_to_be_read(page: Inside) -> None:
    words = said(page)
    assert "0–69, higher is better · distressed below 47.31 · a change of more than 11.58 is reliable" in words
    assert "Anderson et al. (2014), doi 10.1111/jmft.12095" in words
    open_ones = [f.objectName() for f in page.shell.findChildren(Field) if ":" in f.objectName()]
    assert open_ones == ["crs:low", "crs:high", "ors:reliable"]
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []


def test_an_own_measure_is_added_by_keyboard(book: Workbook, page: Inside) -> None:
    press(page.button("Add a measure"), Key.Key_Return)
    assert spoken_name(focused()).startswith("Name")
    type_words(focused(), "Evenings apart")
    for words in ("0", "30", "10", "4,5"):
        type_words(tab(), words)
    press(tab(), Key.Key_Right)
    assert "Distress lies above the boundary" in said(page)
    press(tab(), Key.Key_Space)
    type_words(tab(), "counted over four weeks")
    press(focused(), Key.Key_Return)
    (own,) = book.measures.own()
    assert (own.name, own.low, own.high, own.higher_is_better) == ("Evenings apart", 0, 30, False)
    assert (own.cutoff, own.distressed, own.reliable) == (10, ">=", 4.5)
    assert own.about == "counted over four weeks"
    assert focused() is page.button("Add a measure")
    assert "0–30, lower is better · distressed at 10 or more" in said(page)


@pytest.mark.parametrize(
    ("says", "words", "sentence"),
    [
        ("Name, needed", "", "needs a name"),
        ("Highest total", "", "needs both its ends"),
        ("Highest total", "0", "lowest total has to be below"),
        ("Boundary", "99", "within the range"),
        ("Reliable change", "x", "plain number"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    book: Workbook, page: Inside, says: str, words: str, sentence: str
) -> None:
    press(page.button("Add a measure"), Key.Key_Return)
    for name, value in (("Name, needed", "Evenings"), ("Lowest total", "0"), ("Highest total", "30")):
        write(page, name, value)
    made = write(page, says, words)
    if not words:
        made.clear()
    press(made, Key.Key_Return)
    assert sentence in said(page)
    assert book.measures.own() == ()
    assert made.isVisible()
    assert made.text() == words


def test_an_own_measure_is_changed_and_retired(book: Workbook, page: Inside) -> None:
    press(page.button("Add a measure"), Key.Key_Return)
    for name, value in (("Name, needed", "Evenings"), ("Lowest total", "0"), ("Highest total", "30")):
        write(page, name, value)
    press(page.button("Keep this measure"), Key.Key_Return)
    QApplication.processEvents()
    press(page.button("Change Evenings"), Key.Key_Return)
    retired = next(
        c for c in page.shell.findChildren(Check) if c.isVisible() and "No longer offered" in c.accessibleName()
    )
    retired.setFocus()
    press(retired, Key.Key_Space)
    press(page.button("Keep this measure"), Key.Key_Return)
    (own,) = book.measures.own()
    assert own.retired
    assert "no longer offered" in said(page)
    QApplication.processEvents()
    press(page.button("Change Evenings"), Key.Key_Return)
    QApplication.processEvents()
    directions = [s for s in page.shell.findChildren(Segmented) if s.accessibleName().startswith("Direction")]
    assert any(s.isVisible() for s in directions)
    press(page.button("Cancel"), Key.Key_Return)
    assert book.measures.own() == (own,)


def test_a_range_and_a_reliable_change_are_set(book: Workbook, page: Inside) -> None:
    press(write(page, "CRS, lowest total", "0"), Key.Key_Return)
    assert book.measures.values() == ()
    press(write(page, "CRS, highest total", "60"), Key.Key_Return)
    assert "published boundary of 70.9" in said(page)
    press(write(page, "CRS, highest total", "100"), Key.Key_Return)
    press(write(page, "ORS, reliable change", "5"), Key.Key_Return)
    used = {m.key: m for m in book.measures.in_use()}
    assert (used["crs"].low, used["crs"].high, used["ors"].reliable) == (0, 100, 5)
    assert "0–100, higher is better · distressed below 70.9" in said(page)
    field(page, "ORS, reliable change").setFocus()
    field(page, "ORS, reliable change").clear()
    press(field(page, "ORS, reliable change"), Key.Key_Return)
    assert {m.key: m for m in book.measures.in_use()}["ors"].reliable is None


def test_ratings_lie_apart_from_a_number_of_the_counselor_s_own(book: Workbook, page: Inside) -> None:
    says = "Points between two ratings of one session"
    assert field(page, says).text() == "3"
    press(write(page, says, "0"), Key.Key_Return)
    assert "Write a number from 1 to 10." in said(page)
    press(write(page, says, "5"), Key.Key_Return)
    assert book.settings.practice().ratings_apart == 5
    assert "Write a number" not in said(page)
