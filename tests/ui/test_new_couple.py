from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import CONTROL, focused, press, shortcut, tab, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, focusable, spoken_name, unnamed
from ui.context import Context, Place
from ui.pages.new_couple import NewCouple
from ui.widgets.area import TextArea
from ui.widgets.choices import Radio, Segmented
from ui.widgets.fields import Field
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Leave, Partner, SafeContact, SecretsPolicy, Status

Key = Qt.Key
BORN = "Write day, month and year, such as 3 May 1988."


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    def made(uid: str = "", wide: int = 1400, high: int = 880) -> Inside:
        make = {Place.NEW_COUPLE: lambda given: NewCouple(given, clock)}
        return inside(context, frame, make, Place.NEW_COUPLE, detail=uid, wide=wide, high=high)

    return made


def field(page: Inside, says: str) -> Field:
    found = [f for f in page.shell.findChildren(Field) if f.accessibleName() == says]
    assert len(found) == 1, [f.accessibleName() for f in page.shell.findChildren(Field)]
    return found[0]


def strip(page: Inside, says: str) -> Segmented:
    found = [s for s in page.shell.findChildren(Segmented) if s.accessibleName().startswith(says) and not s.isHidden()]
    return found[-1]


def fill(page: Inside, says: str, words: str) -> None:
    into = field(page, says)
    into.setFocus()
    into.selectAll()
    type_words(into, words)


def save(page: Inside) -> None:
    shortcut(page.shell, Key.Key_S, CONTROL)


def only(book: Workbook) -> Couple:
    (line,) = book.couples.lines()
    return book.couples.get(line.uid)


def everything_of() -> Couple:
    first = Partner(
        Whose.FIRST,
        "Elif Karaca",
        "Eli",
        "she/her",
        date(1988, 5, 3),
        SafeContact("0555 0142", Leave.CALL_BACK, "elif@example.org", Leave.ANYTHING, "", Leave.NOTHING, "Kitchen"),
        "We run the house well.\nWe do not talk.",
    )
    return Couple(
        first,
        Partner(Whose.SECOND, "Daniel Roth", contact=SafeContact(phone="0555 0178", phone_leave=Leave.DATES)),
        together=2017,
        household="two children",
        referrer="Dr Amsel",
        status=Status.ACTIVE,
        policy=SecretsPolicy.LIMITED,
        policy_signed=date(2026, 8, 25),
        next_session=datetime(2026, 11, 24, 9, 30),
    )


def everything(book: Workbook) -> Couple:
    return book.couples.create(everything_of())


def without_revs(couple: Couple) -> Couple:
    return replace(couple, rev=0, first=replace(couple.first, rev=0), second=replace(couple.second, rev=0))


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
    fill(page, "Household", "two children")
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
    assert BORN in page.words()
    assert field(page, "Born, First partner").accessibleDescription() == BORN
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
        ("Next session", "16 Nov 2026", "This day is past."),
        ("Together since", "2027", "A year up to 2026."),
        ("Born, Second partner", "18 Nov 2026", BORN),
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
    assert strip(page, "Status").accessibleName() == "Status: Active"
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
    press(strip(page, "Status"), Key.Key_3)
    save(page)
    saved = book.couples.get(couple.uid)
    assert (saved.household, saved.status) == ("two children and a dog", Status.PAUSED)


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


def test_names_with_markup_and_in_any_script_are_kept_as_typed(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    fill(page, "Name, needed, First partner", "<b>Elif</b> & Co")
    field(page, "Name, needed, Second partner").setText("دانيال 王小明 " * 20)
    save(page)
    assert only(book).first.name == "<b>Elif</b> & Co"


def test_a_name_of_which_nothing_is_seen_is_none(book: Workbook, show: Callable[..., Inside]) -> None:
    page = show()
    field(page, "Name, needed, First partner").setText("\u200b\u2800")
    fill(page, "Name, needed, Second partner", "Daniel")
    save(page)
    assert "Each partner needs a name." in page.words()
    assert focused() is field(page, "Name, needed, First partner")
    page.shell.flush()
    assert only(book).first.name == "Name to come"


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
