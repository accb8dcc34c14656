"""Everything a couple reads is said in their language: proved with one that nobody speaks, in letters that English has not; and
of a language that is shipped, no page has a word that is missing in it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.pseudo import CODE, demo_in_other_letters, english_in, spoken
from tests.reports.readback import plain_text
from ui import press
from workbook.book import Workbook
from workbook.catalogue.background import SOURCES
from workbook.catalogue.loader import load
from workbook.demo import make
from workbook.language import ENGLISH
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.couple import Couple
from workbook.model.paper import CONSENTS, POLICIES

PASSPHRASE = "lamp harbour spoon crow"
TODAY = datetime(2026, 11, 25, 10)
COUPLES = 6
_PUBLISHED = [*SOURCES.values(), *(f"{m.name} {m.short} {m.source}" for m in load().measures)]
NOT_THEIRS = english_in(" ".join(_PUBLISHED))
"""Articles and questionnaires go by their published names."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    folder = tmp_path_factory.mktemp("pseudo")
    with spoken(folder):
        yield from demo(folder, CODE)


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    yield from demo(tmp_path_factory.mktemp("spanish"), "es")


def demo(folder: Path, language: str) -> Iterator[Workbook]:
    """Couples who all read this language."""
    with pytest.MonkeyPatch.context() as patch:
        demo_in_other_letters(patch, language)
        make.fill(folder / "Demo.workbook", PASSPHRASE, couples=COUPLES, sessions=5, seed=3, today=TODAY)
    with Workbook.open(folder / "Demo.workbook", PASSPHRASE, clock=lambda: TODAY) as book:
        yield book


def sheets(book: Workbook, couple: Couple) -> Iterator[press.Sheet]:
    uid, today = couple.uid, date(2026, 11, 25)
    for audience in (Audience.COUPLE, *map(Audience, PARTNERS)):
        yield press.progress_sheet(book, uid, audience, today)
        yield press.intake_sheet(book, uid, book.intakes.of(uid)[-1].uid, audience, today)
    for audience in press.packets(book, uid, today):
        yield press.packet_sheet(book, uid, audience, today)
    for given in book.assignments.of(uid)[:4]:
        yield press.handout_sheet(book, uid, given.exercise, today, assignment=given)
    for whose in (Whose.BOTH, *PARTNERS):
        yield press.blank_intake_sheet(book, uid, whose, today)
    for page in book.catalogue.pages:
        yield press.background_sheet(book, uid, page.key, today)
    for paper in (*POLICIES, *CONSENTS):
        yield press.paper_sheet(book, uid, paper, today)
    for whose in PARTNERS:
        yield press.authorisation_sheet(book, uid, whose, today)


def said_in(pdf: bytes) -> str:
    """Text, titles, and what is read out in place of pictures."""
    with pikepdf.open(BytesIO(pdf)) as document:
        info = [str(value) for key, value in (document.docinfo or {}).items() if key in ("/Title", "/Subject")]
        alts = [
            str(each[key])
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary)
            for key in ("/Alt", "/ActualText")
            if key in each
        ]
    return "\n".join([plain_text(pdf), *info, *alts])


@pytest.mark.parametrize("number", range(1, COUPLES + 1))
def test_no_english_word_is_on_a_couples_page(book: Workbook, number: int) -> None:
    couple = book.couples.find(f"#{number}")
    for sheet in sheets(book, couple):
        pdf = sheet.render()
        assert english_in(said_in(pdf)) - NOT_THEIRS == set(), sheet.file_name
        with pikepdf.open(BytesIO(pdf)) as document:
            assert str(document.Root.Lang) == CODE


@pytest.mark.parametrize("number", range(1, COUPLES + 1))
def test_no_word_is_missing_on_a_page_in_spanish(spanish: Workbook, number: int) -> None:
    for sheet in sheets(spanish, spanish.couples.find(f"#{number}")):
        pdf = sheet.render()
        assert f"[{ENGLISH}]" not in said_in(pdf), sheet.file_name
        with pikepdf.open(BytesIO(pdf)) as document:
            assert str(document.Root.Lang) == "es"
