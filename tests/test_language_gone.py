"""A couple's language that is not there, or cannot be read; and that refusals are said to the counselor in the window's own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.workbook.conftest import PASSPHRASE, PRACTICE, couple_of
from ui import press
from ui.press import Sheet
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import speaking
from workbook.model.assignment import Assignment
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Finding, SafetyScreen

MADE = date(2026, 3, 1)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    book, _code = Workbook.create(tmp_path_factory.mktemp("gone") / "Practice.workbook", PASSPHRASE, PRACTICE)
    with book:
        yield book


def couple(book: Workbook, language: str) -> Couple:
    """`language` may be one that an earlier program had."""
    coming = datetime.now().replace(microsecond=0) + timedelta(days=5)
    made = book.couples.create(replace(couple_of(), next_session=coming))
    with book._records.change("couples", couple=made.uid):
        book._records.run("UPDATE couples SET language = ? WHERE uid = ?", (language, made.uid))
    return book.couples.get(made.uid)


def given(book: Workbook, of: Couple, gate: str = "free") -> Assignment:
    key = next(e.key for e in book.catalogue.exercises if e.gate == gate)
    return book.assignments.assign(of.uid, key, Whose.BOTH)


REFUSED: dict[str, Callable[[Workbook, Couple, Assignment], Sheet]] = {
    "Not available yet.": lambda book, of, held: press.handout_sheet(
        book, of.uid, held.exercise, MADE, assignment=held
    ),
    "Nothing that was given": lambda book, of, _held: press.packet_sheet(book, of.uid, Audience.COUPLE, MADE),
    "There is no such intake.": lambda book, of, _held: press.intake_sheet(book, of.uid, "none", Audience.COUPLE, MADE),
    "The catalogue no longer": lambda book, of, held: press.handout_sheet(
        book, of.uid, "gone", MADE, assignment=replace(held, exercise="gone")
    ),
}


@pytest.mark.parametrize("said", REFUSED)
def test_why_there_is_no_page_is_said_to_the_counselor_in_the_windows_language(book: Workbook, said: str) -> None:
    of = couple(book, "es")
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(of.uid, whose, datetime(2026, 1, 5, 9), Finding.NO_CONCERN))
    held = given(book, of, "open")
    book.safety.record(SafetyScreen(of.uid, Whose.FIRST, datetime(2026, 1, 6, 9), Finding.CONCERN))
    with pytest.raises(WorkbookError, match=f"^{said}"):
        REFUSED[said](book, of, held)
    with speaking("es"), pytest.raises(WorkbookError, match=f"^{said}"):
        REFUSED[said](book, of, held)


@pytest.mark.parametrize("language", ["xx", "es-MX", "../en"])
def test_a_couple_whose_language_is_not_there_gets_every_page_in_english(book: Workbook, language: str) -> None:
    of = couple(book, language)
    handed = given(book, of)
    entry = press.appointment_sheet(book, of.uid, datetime.now())
    assert b"SUMMARY:Appointment" in entry.render()
    for sheet in (
        press.handout_sheet(book, of.uid, handed.exercise, MADE, assignment=handed),
        press.packet_sheet(book, of.uid, Audience.COUPLE, MADE),
        press.background_sheet(book, of.uid, book.catalogue.pages[0].key, MADE),
    ):
        assert b"en-GB" in sheet.render()
