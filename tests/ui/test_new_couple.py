from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.couple_form import everything, everything_of, field, fill, only, save, strip, without_revs
from tests.ui.everything import everything_in
from tests.ui.hands import focused, press, tab, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, focusable, spoken_name, unnamed
from ui import print_run
from ui.context import Context, Place
from ui.pages.new_couple import NewCouple
from ui.widgets.area import TextArea
from ui.widgets.choices import Check, Radio
from workbook.book import Workbook
from workbook.model.couple import Couple, Hope, SafeContact, SecretsPolicy, Status

Key = Qt.Key
NO_DAY = "There is no such day."
BORN = "Write day, month and year, such as 3 May 1988."


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    def made(uid: str = "", wide: int = 1400, high: int = 880) -> Inside:
        make = {Place.NEW_COUPLE: lambda given: NewCouple(given, clock)}
        return inside(context, frame, make, Place.NEW_COUPLE, detail=uid, wide=wide, high=high)

    return made


def test_two_names_are_enough_by_keyboard_alone(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    assert focused() is field(page, "Name, needed, First partner")
    type_words(focused(), "Elif Karaca")
    while focused() is not field(page, "Name, needed, Second partner"):
        tab()
    type_words(focused(), "Daniel Roth")
    save(page)
    made = only(book)
    assert made.names == "Elif Karaca & Daniel Roth"
    assert made.first.contact == SafeContact()
    assert made.status is Status.WAITING
    assert page.last == ("overview", made.uid, "")


def test_everything_that_is_filled_in_is_kept(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    fill(page, "Name, needed, First partner", "Elif Karaca")
    fill(page, "Called, First partner", "Eli")
    fill(page, "Pronouns, First partner", "she/her")
    fill(page, "Born, First partner", "3.5.88")
    fill(page, "Phone, First partner", "0555 0142")
    press(strip(page, "What may be left: Phone, First"), Key.Key_2)
    fill(page, "E-mail, First partner", "elif@example.org")
    press(strip(page, "What may be left: E-mail, First"), Key.Key_1)
    fill(page, "Who else may see or hear it, First partner", "Kitchen")
    brings = next(a for a in page.shell.findChildren(TextArea) if a.accessibleName().endswith("First partner"))
    type_words(brings, "We run the house well.")
    press(brings, Key.Key_Return)
    type_words(brings, "We do not talk.")
    fill(page, "Name, needed, Second partner", "Daniel Roth")
    fill(page, "Together since", "2017")
    press(page.button("More about each"), Key.Key_Space)
    assert focused().accessibleName() == "What they hope for, First partner"
    press(focused(), Key.Key_Space)
    assert focused() is strip(page, "What they hope for, First partner")
    press(focused(), Key.Key_2)
    fill(page, "In an emergency, call, First partner", "Her sister, 0555 0299")
    fill(page, "Other therapists, First partner", "Dr Brandt, alone")
    health = next(a for a in page.shell.findChildren(TextArea) if a.accessibleName().startswith("Health"))
    type_words(health, "sleeps badly")
    fill(page, "Under one roof since", "2019")
    fill(page, "Household", "a dog")
    fill(page, "Children", "Ada, 7, and Ben, 4")
    fill(page, "File began on", "24 Aug 2026")
    fill(page, "Years the file is kept after closing", "10")
    hold = next(c for c in page.shell.findChildren(Check) if c.accessibleName() == "Hold")
    press(hold, Key.Key_Space)
    fill(page, "Sent by", "Dr Amsel")
    fill(page, "Next session", "24 nov")
    fill(page, "Time of the next session", "9:30")
    limited = next(r for r in page.shell.findChildren(Radio) if r.accessibleName() == "Limited")
    press(limited, Key.Key_Space)
    fill(page, "Signed by both on", "25 Aug 2026")
    save(page)
    made, wanted = only(book), everything_of()
    assert replace(made.first, uid="", rev=0) == wanted.first
    assert made.second.name == "Daniel Roth"
    assert replace(made, first=wanted.first, second=wanted.second, uid="", number=0, rev=0) == replace(
        wanted, status=Status.WAITING
    )


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    fill(page, "Name, needed, First partner", "Elif Karaca")
    fill(page, "Born, First partner", "31 Feb 1988")
    tab()
    assert NO_DAY in page.words()
    assert field(page, "Born, First partner").accessibleDescription() == NO_DAY
    fill(page, "Together since", "soon")
    fill(page, "Time of the next session", "9")
    save(page)
    assert book.couples.count() == 0
    assert focused() is field(page, "Born, First partner")
    words = page.words()
    assert "Each partner needs a name." in words
    assert "A year up to 2026." in words
    assert "A time needs its day." in words
    assert field(page, "Born, First partner").text() == "31 Feb 1988"
    fill(page, "Born, First partner", "28 Feb 1988")
    fill(page, "Together since", "2019")
    field(page, "Time of the next session").clear()
    fill(page, "Name, needed, Second partner", "Daniel Roth")
    save(page)
    assert only(book).first.born == date(1988, 2, 28)


@pytest.mark.parametrize(
    ("says", "typed", "sentence"),
    [
        ("Next session", "soon", "Write a day such as 24 Nov."),
        ("Next session", "31 Nov", NO_DAY),
        ("Born, First partner", "31.02.1990", NO_DAY),
        ("Born, First partner", "February 1990", BORN),
        ("Next session", "16 Nov 2026", "This day is past."),
        ("Together since", "2027", "A year up to 2026."),
        ("Born, Second partner", "18 Nov 2026", "This day is still to come."),
        ("Born, First partner", "1.1.2030", "This day is still to come."),
        ("Under one roof since", "1850", "A year up to 2026."),
        ("File began on", "18 Nov 2026", "This day is still to come."),
        ("File began on", "31 Nov 2025", NO_DAY),
        ("Years the file is kept after closing", "100", "Years from 0 to 99."),
        ("Years the file is kept after closing", "ten", "Years from 0 to 99."),
    ],
)
def test_one_sentence_for_each_wrong_date(
    book: Workbook, show: Callable[..., Inside], says: str, typed: str, sentence: str
) -> None:
    page = show()
    fill(page, "Name, needed, First partner", "Elif")
    fill(page, "Name, needed, Second partner", "Daniel")
    fill(page, "Time of the next session", "11:30")
    fill(page, "Next session", "24 Nov")
    fill(page, says, typed)
    save(page)
    assert book.couples.count() == 0
    assert sentence in page.words()
    assert focused() is field(page, says)


def test_a_signature_needs_a_policy_and_a_day_that_has_been(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    assert not field(page, "Signed by both on").isEnabled()
    fill(page, "Name, needed, First partner", "Elif")
    fill(page, "Name, needed, Second partner", "Daniel")
    opened = next(r for r in page.shell.findChildren(Radio) if r.accessibleName() == "Open")
    press(opened, Key.Key_Space)
    fill(page, "Signed by both on", "tomorrow")
    save(page)
    assert "This day is still to come." in page.words()
    fill(page, "Signed by both on", "today")
    save(page)
    assert (only(book).policy, only(book).policy_signed) == (SecretsPolicy.OPEN, date(2026, 11, 17))


def test_an_existing_couple_is_shown_whole_and_saved_as_it_was(
    book: Workbook, show: Callable[..., Inside], boxes: Boxes
) -> None:
    couple = everything(book)
    page = show(couple.uid)
    assert "Elif Karaca & Daniel Roth" in page.words()
    assert field(page, "Born, First partner").text() == "3 May 1988"
    assert strip(page, "What may be left: Phone, First").accessibleName().endswith(": Call back")
    assert strip(page, "What may be left: Post, First").chosen() is None
    assert strip(page, "What may be left: Phone, Second").accessibleName().endswith(": Dates only")
    save(page)
    assert without_revs(book.couples.get(couple.uid)) == without_revs(couple)
    assert page.last == ("overview", couple.uid, "")
    assert boxes.said == []


def test_a_date_that_has_passed_may_stay_while_something_else_is_changed(
    book: Workbook, show: Callable[..., Inside]
) -> None:
    couple = everything(book)
    book.couples.save(replace(couple, next_session=datetime(2026, 11, 10, 9, 30)))
    page = show(couple.uid)
    fill(page, "Household", "two children and a dog")
    save(page)
    saved = book.couples.get(couple.uid)
    assert (saved.household, saved.next_session) == ("two children and a dog", datetime(2026, 11, 10, 9, 30))


def test_names_with_markup_and_in_any_script_are_kept_as_typed(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    fill(page, "Name, needed, First partner", "<b>Elif</b> & Co")
    field(page, "Name, needed, Second partner").setText("دانيال 王小明 " * 20)
    save(page)
    assert only(book).first.name == "<b>Elif</b> & Co"


@pytest.mark.parametrize("size", [{}, {"wide": 1280, "high": 720}])
def test_everything_has_a_name_and_its_place(show: Callable[..., Inside], size: dict[str, int]) -> None:
    page = show(**size)
    save(page)
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []
    form = page.shell.page()
    assert form is not None
    names = [spoken_name(w) for w in focusable(form) if not isinstance(w, Radio)]
    assert len(names) == len(set(names))


def test_tab_goes_through_the_form_in_the_order_of_reading(show: Callable[..., Inside]) -> None:
    show()
    order = []
    for _step in range(8):
        order.append(spoken_name(focused()))
        tab()
    assert order[:5] == [
        "Name, needed, First partner",
        "Called, First partner",
        "Pronouns, First partner",
        "Born, First partner",
        "Phone, First partner",
    ]


def test_up_and_down_go_through_the_policies_too(show: Callable[..., Inside]) -> None:
    page = show()
    radios = page.shell.findChildren(Radio)
    radios[0].setFocus()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Up):
        press(focused(), key)
    assert focused() is radios[2]
    assert [radio.isChecked() for radio in radios] == [False, False, True, False]


def test_what_is_on_record_is_unfolded_and_the_rest_stays_folded(
    book: Workbook, show: Callable[..., Inside], couple: Couple
) -> None:
    page = show(couple.uid)
    assert not field(page, "Other therapists, First partner").isVisible()
    page = show(everything(book).uid)
    assert field(page, "Other therapists, First partner").isVisible()
    assert cut_labels(page.shell) == []


def all_but_saved(page: Inside) -> set[str]:
    """Every word of the window but when something was last saved."""
    return {line for line in everything_in(page.shell.window()).splitlines() if "ncrypted" not in line}


@pytest.mark.parametrize("therapists", ["", "Dr Brandt"])
def test_a_hope_is_not_to_be_told_before_it_is_opened(
    book: Workbook, show: Callable[..., Inside], couple: Couple, therapists: str
) -> None:
    page = show(couple.uid)
    seen = []
    for hope in (None, *Hope):
        couple = book.couples.save(replace(couple, first=replace(couple.first, hope=hope, therapists=therapists)))
        QApplication.processEvents()
        folded = all_but_saved(page)
        if not therapists:
            page.button("More about each").click()
        assert page.button("What they hope for, First partner").isVisible()
        assert not strip(page, "What they hope for, First partner").isVisible()
        seen.append((folded, all_but_saved(page)))
    assert all(each == seen[0] for each in seen)


def test_a_hope_is_opened_for_each_partner_and_kept_whether_open_or_not(
    book: Workbook, show: Callable[..., Inside]
) -> None:
    couple = everything(book)
    page = show(couple.uid)
    choice = strip(page, "What they hope for, First partner")
    page.button("What they hope for, First partner").click()
    assert choice.isVisible()
    assert choice.accessibleName().endswith(": Unsure")
    assert not strip(page, "What they hope for, Second partner").isVisible()
    press(choice, Key.Key_3)
    page.button("Fold away what they hope for, First partner").click()
    assert "Separate" not in choice.accessibleName()
    assert not choice.isVisible()
    save(page)
    assert book.couples.get(couple.uid).first.hope is Hope.SEPARATE
    assert cut_labels(page.shell) == []


def test_a_hope_that_was_opened_is_folded_when_the_page_is_left(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show(everything(book).uid)
    choice = strip(page, "What they hope for, First partner")
    page.button("What they hope for, First partner").click()
    assert "Unsure" in choice.accessibleName()
    page.shell.go(Place.TODAY)
    assert "Unsure" not in choice.accessibleName(), "it stays open behind the page that is in sight"


def test_a_policy_in_force_is_changed_only_by_a_new_paper(book: Workbook, show: Callable[..., Inside]) -> None:
    couple = everything(book)
    page = show(couple.uid)
    radios = {r.accessibleName(): r for r in page.shell.findChildren(Radio)}
    assert not radios["Not chosen yet"].isEnabled()
    assert not field(page, "Signed by both on").isEnabled()
    press(radios["Kept apart"], Key.Key_Space)
    assert field(page, "Signed by both on").text() == ""
    fill(page, "Signed by both on", "23 Aug 2026")
    save(page)
    assert "This is before the file began." in page.words()
    fill(page, "Signed by both on", "")
    field(page, "Signed by both on").clear()
    save(page)
    kept = book.couples.get(couple.uid)
    assert (kept.policy, kept.policy_signed) == (SecretsPolicy.LIMITED, date(2026, 8, 25)), "until both have signed"
    assert [a.paper.value for a in book.agreements.of(couple.uid)] == ["limited", "apart"]
    again = show(couple.uid)
    assert "neither has signed yet" in again.words()


def test_the_sheet_is_printed_once_a_policy_is_chosen(
    book: Workbook, show: Callable[..., Inside], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def no_printer(_owner: object, _pdf: bytes, name: str) -> None:
        asked.append(name)

    monkeypatch.setattr(print_run, "choose_printer", no_printer)
    page = show()
    press(page.button("Print the sheet to sign"), Key.Key_Space)
    assert "Choose a policy first" in page.words()
    fill(page, "Name, needed, First partner", "Elif")
    fill(page, "Name, needed, Second partner", "Daniel")
    opened = next(r for r in page.shell.findChildren(Radio) if r.accessibleName() == "Open")
    press(opened, Key.Key_Space)
    press(page.button("Print the sheet to sign"), Key.Key_Space)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert asked == ["0001-secrets-policy-2026-11-17.pdf"]
    assert only(book).policy is SecretsPolicy.OPEN
    assert page.shell.place() is Place.NEW_COUPLE
    assert "Elif & Daniel" in page.words()
