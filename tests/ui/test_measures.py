"""Measures: totals by keyboard, the class in words, corrections, alerts put aside, and what was being typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, SHIFT, focused, press, shortcut, tab, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui.context import Context, Place
from ui.pages.measures import MeasuresPage
from ui.pages.overview import Overview
from ui.pages.today import Today
from ui.widgets.fields import Field
from ui.widgets.trend import TrendChart
from workbook.book import Workbook
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.couple import Couple, Status
from workbook.model.measure import MeasureTotal, OwnMeasure
from workbook.model.session import CheckIn, Session

Key = Qt.Key
TODAY = date(2026, 11, 17)
Show = Callable[..., Inside]


@pytest.fixture
def show(context: Context, clock: Clock, couple: Couple, frame: Callable[..., Frame]) -> Show:
    def made(place: Place = Place.MEASURES, wide: int = 1400, high: int = 880) -> Inside:
        make = {
            Place.MEASURES: lambda given: MeasuresPage(given, clock),
            Place.OVERVIEW: lambda given: Overview(given, clock),
            Place.TODAY: lambda given: Today(given, clock),
        }
        return inside(context, frame, make, place, couple.uid if place is not Place.TODAY else "", wide=wide, high=high)

    return made


def totals(book: Workbook, couple: Couple, measure: str, first: tuple[float, ...], second: tuple[float, ...]) -> None:
    """One each four weeks, up to today."""
    for whose, values in zip(PARTNERS, (first, second), strict=True):
        for at, value in enumerate(reversed(values)):
            book.measures.record(MeasureTotal(couple.uid, whose, measure, value, TODAY - timedelta(weeks=4 * at)))


def test_both_totals_are_kept_without_leaving_the_keyboard(book: Workbook, couple: Couple, show: Show) -> None:
    page = show()
    assert "No totals yet" in page.words()
    assert spoken_name(focused()) == "Total of Mira"
    type_words(focused(), "41")
    type_words(tab(), "44,5")
    press(focused(), Key.Key_Return)
    assert [(t.whose, t.measure, t.total, t.on) for t in book.measures.of(couple.uid)] == [
        (Whose.FIRST, "rdas", 41, TODAY),
        (Whose.SECOND, "rdas", 44.5, TODAY),
    ]
    assert "Kept: RDAS, Mira 41, Jonas 44.5, today" in page.words()
    assert spoken_name(focused()) == "Total of Mira"
    assert [f.text() for f in fields(page)] == ["", ""]
    press(focused(), Key.Key_Tab, SHIFT)
    for _step in range(6):
        press(focused(), Key.Key_Down)
    assert spoken_name(focused()) == "Questionnaire: ORS"
    tab()
    type_words(focused(), "19")
    press(focused(), Key.Key_Return)
    assert [t.measure for t in book.measures.of(couple.uid)] == ["rdas", "rdas", "ors"]


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("", "", "at least one of the two"),
        ("410", "44", "lies between 0 and 69"),
        ("4x", "44", "plain number"),
        ("41", "-1", "lies between 0 and 69"),
    ],
)
def test_a_slip_of_the_hand_keeps_nothing_and_loses_nothing(
    book: Workbook, couple: Couple, show: Show, first: str, second: str, sentence: str
) -> None:
    page = show()
    type_words(focused(), first)
    type_words(tab(), second)
    press(focused(), Key.Key_Return)
    assert sentence in page.words()
    assert book.measures.of(couple.uid) == ()
    assert [f.text() for f in fields(page)] == [first, second]


def fields(page: Inside) -> list[Field]:
    return [f for f in page.shell.findChildren(Field) if f.accessibleName().startswith("Total of") and f.isVisible()]


def test_a_day_already_there_points_to_the_correction(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", (41,), ())
    page = show()
    type_words(focused(), "43")
    press(focused(), Key.Key_Return)
    assert "correct that one" in page.words()


def test_what_they_filled_in_together_is_joint(book: Workbook, couple: Couple, show: Show) -> None:
    page = show()
    type_words(focused(), "41")
    tab(3)
    press(focused(), Key.Key_Right)
    press(page.button("Keep totals"), Key.Key_Return)
    assert [t.visibility for t in book.measures.of(couple.uid)] == [Visibility.JOINT]
    assert "filled in together" in page.words()


def test_the_class_stands_in_words_with_its_numbers(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", (41, 46, 53), (52, 40))
    words = show().words()
    assert "recovered: +12, more than 11.58, and past the cut-off" in words
    assert "worsened: −12, more than 11.58" in words
    assert "41 to 53" in words
    assert "no total on 22 September" in words
    assert "0–69 · distressed below 47.31" in words
    assert "Source: Anderson et al. (2014), doi 10.1111/jmft.12095" in words
    assert "a total is not a diagnosis" in words


def test_what_has_no_class_says_why(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "ors", (19, 25), (26, 22))
    totals(book, couple, "srs", (38, 39), (37, 38))
    words = show().words()
    assert "not classifiable: no reliable change is known; now past the cut-off" in words
    assert "not classifiable: no reliable change is known; now on the distressed side" in words
    assert "not classifiable: it is about the session" in words
    assert "a concern at 36 or less" in words


def test_the_chart_is_told_whole(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", (41, 53), (52, 40))
    chart = show().shell.findChild(TrendChart)
    assert isinstance(chart, TrendChart)
    assert chart.accessibleName() == "RDAS, by day"
    described = chart.accessibleDescription()
    assert "RDAS, from 0 to 69. Cut-off at 47.31." in described
    assert "Mira: 20 Oct 41; 17 Nov 53. From 29.42 to 52.58 the change is not reliable." in described


def test_a_total_is_corrected_by_keyboard_and_the_wrong_one_stays_readable(
    book: Workbook, couple: Couple, show: Show
) -> None:
    totals(book, couple, "rdas", (14,), ())
    page = show()
    button = page.button("Correct Mira, RDAS 14, today")
    button.setFocus()
    press(button, Key.Key_Return)
    assert spoken_name(focused()) == "Corrected total of Mira, RDAS"
    type_words(focused(), "41")
    press(focused(), Key.Key_Return)
    assert [t.total for t in book.measures.of(couple.uid)] == [41]
    assert "Withdrawn on today: Mira 14, today" in page.words()
    assert page.button("Correct Mira, RDAS 41, today").isVisible()


def test_escape_leaves_a_correction_first_and_then_the_page(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", (14,), ())
    page = show()
    button = page.button("Correct Mira, RDAS 14, today")
    button.setFocus()
    press(button, Key.Key_Return)
    type_words(focused(), "99")
    shortcut(page.shell, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert focused() is button
    shortcut(page.shell, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert page.last == ("overview", couple.uid, "")
    assert [t.total for t in book.measures.of(couple.uid)] == [14]


def test_a_correction_being_typed_is_there_again(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", tuple(range(20, 30)), ())
    page = show()
    press(page.button("Show all days of RDAS"), Key.Key_Return)
    QApplication.processEvents()
    press(page.button("Correct Mira, RDAS 20"), Key.Key_Return)
    type_words(focused(), "4")
    page.shell.go(Place.TODAY)
    page.shell.close_pages()
    again = show()
    correction = next(f for f in again.shell.findChildren(Field) if f.accessibleName().startswith("Corrected total"))
    assert correction.isVisible()
    assert correction.text() == "4"
    assert spoken_name(focused()) == "Total of Mira"
    press(again.button("Cancel"), Key.Key_Return)
    assert book.drafts.words(couple.uid, "measure correction") == ""
    assert book.measures.of(couple.uid)[0].total == 20


@pytest.mark.parametrize("agree", [True, False])
def test_entered_in_error_asks_first(book: Workbook, couple: Couple, show: Show, boxes: Boxes, agree: bool) -> None:
    totals(book, couple, "rdas", (14,), ())
    page = show()
    boxes.agree = agree
    press(page.button("Correct Mira, RDAS 14"), Key.Key_Return)
    press(page.button("Entered in error"), Key.Key_Return)
    assert boxes.said == ["Take this total off every page? It stays in the history."]
    assert [t.total for t in book.measures.of(couple.uid)] == ([] if agree else [14])
    assert len(book.measures.history(couple.uid)) == 1


def test_what_was_being_typed_is_there_again(book: Workbook, couple: Couple, show: Show) -> None:
    page = show()
    type_words(focused(), "41")
    type_words(tab(), "4")
    page.shell.go(Place.TODAY)
    assert book.measures.of(couple.uid) == ()
    page.shell.close_pages()
    again = show()
    assert [f.text() for f in fields(again)] == ["41", "4"]
    press(fields(again)[0], Key.Key_Return)
    assert [t.total for t in book.measures.of(couple.uid)] == [41, 4]
    assert book.drafts.words(couple.uid, "measure totals") == ""


def test_nothing_typed_for_one_couple_stands_with_another(book: Workbook, couple: Couple, show: Show) -> None:
    other = book.couples.create(replace(couple, uid="", number=0))
    page = show()
    type_words(focused(), "41")
    page.shell.go(Place.MEASURES, other.uid)
    assert [f.text() for f in fields(page)] == ["", ""]
    page.shell.go(Place.MEASURES, couple.uid)
    assert [f.text() for f in fields(page)] == ["41", ""]


def test_a_measure_without_range_leads_to_the_settings(show: Show) -> None:
    page = show()
    press(focused(), Key.Key_Tab, SHIFT)
    for _step in range(5):
        press(focused(), Key.Key_Down)
    assert "its range is yours to set" in page.words()
    press(page.button("Set the range"), Key.Key_Return)
    assert page.last == ("settings", "", "measures")


def test_a_retired_measure_is_offered_no_more_and_keeps_its_card(book: Workbook, couple: Couple, show: Show) -> None:
    own = book.measures.save_own(OwnMeasure("Evenings together", 0, 28))
    totals(book, couple, own.uid, (5, 9), ())
    book.measures.save_own(replace(own, retired=True))
    page = show()
    assert "Evenings together" in page.words()
    press(focused(), Key.Key_Tab, SHIFT)
    for _step in range(20):
        press(focused(), Key.Key_Down)
    assert spoken_name(focused()) == "Questionnaire: SRS"


def test_an_alert_is_put_aside_until_something_new_comes_in(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", (60, 40), ())
    page = show()
    assert "Mira is reliably worse." in page.words()
    press(page.button("Put aside until something new"), Key.Key_Return)
    QApplication.processEvents()
    assert "Mira is reliably worse." not in page.words()
    assert "Put aside today: RDAS 60 to 40." in page.words()
    assert spoken_name(focused()) == "Total of Mira"
    book.measures.record(MeasureTotal(couple.uid, Whose.FIRST, "rdas", 39, TODAY - timedelta(days=1)))
    assert "Mira is reliably worse." not in page.words()
    latest = book.measures.of(couple.uid)[-1]
    book.measures.correct(replace(latest, total=38))
    QApplication.processEvents()
    assert "Mira is reliably worse." in page.words()


def test_the_overview_shows_first_to_latest_and_the_alert(book: Workbook, couple: Couple, show: Show) -> None:
    book.sessions.begin(Session(couple.uid, Clock().now - timedelta(days=7), first=CheckIn(4), second=CheckIn(8)))
    totals(book, couple, "rdas", (41, 46), (44, 47))
    page = show(Place.OVERVIEW)
    words = page.words()
    assert "RDAS, 0–69" in words
    assert "41 to 46" in words
    assert "no reliable change for both" in words
    assert "How close each felt: 4 for Mira, 8 for Jonas." in words
    press(page.button("Open the measures"), Key.Key_Return)
    assert page.last == ("measures", couple.uid, "")
    page.shell.go(Place.OVERVIEW, couple.uid)
    shortcut(page.shell, Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    assert page.shell.place() is Place.MEASURES


def test_the_tab_leads_back_from_the_measures(couple: Couple, show: Show) -> None:
    page = show()
    page.shell.tabs.tabBarClicked.emit(0)
    assert page.shell.place() is Place.OVERVIEW


def test_today_names_couples_with_an_alert_and_leads_to_them(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", (60, 40), (41, 53))
    assert "Worth a look" not in show(Place.TODAY).words()
    book.couples.save(replace(book.couples.get(couple.uid), status=Status.ACTIVE))
    page = show(Place.TODAY)
    assert "RDAS: one better, one worse" in page.words()
    press(page.button("Look, Mira & Jonas"), Key.Key_Return)
    assert page.last[:2] == ("measures", couple.uid)


@pytest.mark.parametrize(("wide", "high"), [(1400, 880), (1280, 720)])
def test_nothing_is_cut_with_long_names_and_many_totals(
    book: Workbook, couple: Couple, show: Show, wide: int, high: int
) -> None:
    long = "Wilhelmina-Alexandra von Hohenstein-Waldenburg"
    book.couples.save(replace(couple, first=replace(couple.first, name=long, called=long)))
    own = book.measures.save_own(
        OwnMeasure("x" * 30 + " " + "y" * 29, -1000, 1000, False, 12.5, ">=", 4.25, source="z " * 60)
    )
    totals(book, couple, own.uid, tuple(range(9)), (999.25, -999.75))
    totals(book, couple, "csi_32", (160, 161, 0), (1,))
    page = show(wide=wide, high=high)
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []
    assert "no total on 7 days" in page.words()
    press(page.button("Show all days of xxx"), Key.Key_Return)
    QApplication.processEvents()
    assert cut_labels(page.shell) == []
    assert page.button("Correct Wilhelmina-Alexandra von Hohenstein-Waldenburg, " + own.name + " 0").isVisible()


def test_a_total_from_before_the_first_says_that_it_is_the_first_now(
    book: Workbook, couple: Couple, show: Show
) -> None:
    totals(book, couple, "rdas", (52, 40), (50, 49))
    page = show()
    assert "Mira is reliably worse" in page.words()
    enter(page, "44", "", "1 January 2001")
    assert "Mira 44, 1 January 2001. It is now the first total: change is counted from it." in page.words()
    assert "Mira is reliably worse" not in page.words()
    enter(page, "45", "46", "3 March 2020")
    assert "For Jonas it is now the first total: change is counted from it." in page.words()
    enter(page, "45", "46", "3 March 2021")
    assert "first total: change is counted" not in page.words()


def test_the_first_one_of_a_measure_is_no_other_first(show: Show) -> None:
    page = show()
    enter(page, "44", "45", "1 January 2001")
    assert "Kept: RDAS" in page.words()
    assert "change is counted from it" not in page.words()


def test_a_correction_that_moves_the_first_total_says_so(book: Workbook, couple: Couple, show: Show) -> None:
    totals(book, couple, "rdas", (41, 46, 53), ())
    page = show()
    press(page.button("Correct Mira, RDAS 41, 22 September"), Key.Key_Return)
    press(focused(), Key.Key_A, CONTROL)
    type_words(focused(), "42")
    press(focused(), Key.Key_Return)
    assert "change is counted from it" not in page.words()
    press(page.button("Correct Mira, RDAS 42, 22 September"), Key.Key_Return)
    type_words(tab(), "16 November")
    press(focused(), Key.Key_Return)
    said = "Kept. The first total of Mira is now that of 20 October, 46: change is counted from it."
    assert said in page.words()


def test_nobody_filled_in_a_questionnaire_before_they_were_born(book: Workbook, couple: Couple, show: Show) -> None:
    kept = book.couples.get(couple.uid)
    book.couples.save(replace(kept, second=replace(kept.second, born=date(1990, 5, 1))))
    page = show()
    enter(page, "44", "45", "30 April 1990")
    assert "This day lies before the birth of the partner whose total it would be." in page.words()
    assert book.measures.of(couple.uid) == ()
    enter(page, "", "", "1 May 1990")
    assert len(book.measures.of(couple.uid)) == 2


def test_two_wrong_values_are_said_with_the_name_of_each(show: Show) -> None:
    page = show()
    enter(page, "99", "abc", "today")
    assert "Mira: A total of RDAS lies between 0 and 69." in page.words()
    assert "Jonas: Write a plain number" in page.words()
    assert [f.accessibleDescription().split(":")[0] for f in fields(page)] == ["Mira", "Jonas"]


def enter(page: Inside, first: str, second: str, day: str) -> None:
    """Both totals and their day by keyboard; what is empty stays as it is."""
    field = fields(page)[0]
    field.setFocus()
    for words in (first, second, day):
        if words:
            press(focused(), Key.Key_A, CONTROL)
            type_words(focused(), words)
        tab()
    press(page.button("Keep totals"), Key.Key_Return)
