"""A couple's language that is not there, or cannot be read; and that refusals are said to the counselor in the window's own."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest

from tests.pseudo import spoken
from tests.workbook.conftest import PASSPHRASE, PRACTICE, couple_of
from ui import press
from ui.couple_line import facts
from ui.press import Sheet
from workbook import language
from workbook.book import Workbook
from workbook.catalogue import loader
from workbook.errors import CatalogueError, WorkbookError
from workbook.language import speaking
from workbook.model.assignment import Assignment
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple
from workbook.model.intake import IntakeKind
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import Session

MADE = date(2026, 3, 1)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    book, _code = Workbook.create(tmp_path_factory.mktemp("gone") / "Practice.workbook", PASSPHRASE, PRACTICE)
    with book:
        yield book


def couple(book: Workbook, code: str) -> Couple:
    """`code` may be one that an earlier program had."""
    coming = datetime.now().replace(microsecond=0) + timedelta(days=5)
    made = book.couples.create(replace(couple_of(), next_session=coming))
    with book._records.change("couples", couple=made.uid):
        book._records.run("UPDATE couples SET language = ? WHERE uid = ?", (code, made.uid))
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


@pytest.mark.parametrize("code", ["xx", "es-MX", "../en"])
def test_a_couple_whose_language_is_not_there_gets_every_page_in_english(book: Workbook, code: str) -> None:
    of = couple(book, code)
    handed = given(book, of)
    entry = press.appointment_sheet(book, of.uid, datetime.now())
    assert b"SUMMARY:Appointment" in entry.render()
    for sheet in (
        press.handout_sheet(book, of.uid, handed.exercise, MADE, assignment=handed),
        press.packet_sheet(book, of.uid, Audience.COUPLE, MADE),
        press.background_sheet(book, of.uid, book.catalogue.pages[0].key, MADE),
    ):
        assert b"en-GB" in sheet.render()


def test_the_counselor_sees_that_it_is_not_there(book: Workbook) -> None:
    assert facts(book, couple(book, "fr")).endswith("no pages in French any more")
    assert facts(book, couple(book, "es")).endswith("pages in Spanish")
    assert facts(book, couple(book, "../en")).endswith("no pages in ../en any more")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the languages lie, to be written into."""
    with spoken(tmp_path):
        for each in ("es.po", "catalogue/es"):
            (tmp_path / each).unlink()
        shutil.copytree(str(resources.files("workbook.catalogue") / "es"), tmp_path / "catalogue" / "es")
        shutil.copy(str(resources.files("workbook") / "locale" / "es.po"), tmp_path / "es.po")
        forget_read()
        yield tmp_path
    forget_read()


def forget_read() -> None:
    for kept in (loader.languages, loader._kept, language._words):
        kept.cache_clear()


def test_a_folder_without_its_file_of_words_is_no_language(folder: Path, book: Workbook) -> None:
    (folder / "es.po").unlink()
    assert "es" not in loader.languages()
    of = couple(book, "es")
    assert b"en-GB" in press.background_sheet(book, of.uid, book.catalogue.pages[0].key, MADE).render()


SLIPS: dict[str, Callable[[Path], object]] = {
    "es.po": lambda folder: (folder / "es.po").write_bytes(b"\xff\xfe msgid"),
    "es.po: the words cannot": lambda folder: (folder / "es.po").write_bytes((folder / "es.po").read_bytes()[:20_000]),
    "themes.toml, line ": lambda folder: (folder / "catalogue" / "es" / "themes.toml").write_text("not toml"),
}


@pytest.mark.parametrize("said", SLIPS)
def test_a_slip_is_named_where_a_page_is_ordered_and_stops_nothing_else(
    folder: Path, book: Workbook, said: str
) -> None:
    of = couple(book, "es")
    intake = book.intakes.begin(of.uid, IntakeKind.FIRST)
    SLIPS[said](folder)
    with pytest.raises(CatalogueError, match=f"^{said}"):
        press.background_sheet(book, of.uid, book.catalogue.pages[0].key, MADE)
    with pytest.raises(CatalogueError, match=f"^{said}"):
        book.handovers.begin(intake.uid, Whose.FIRST)
    assert book.handovers.of(of.uid) == (), "no hand-over is begun that nobody can read"
    assert press.progress_sheet(book, of.uid, Audience.COUNSELOR, MADE).render()
    session = book.sessions.begin(Session(of.uid, datetime.now().replace(microsecond=0)))
    with pytest.raises(CatalogueError, match=f"^{said}"):
        book.handovers.begin_check_in(session.uid, Whose.FIRST)
    assert book.handovers.of(of.uid) == ()
