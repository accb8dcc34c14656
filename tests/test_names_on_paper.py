"""Who goes by another name than the legal one finds it on every page of theirs; the legal one stands where it has to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests import planted
from tests.test_privacy import entered, everything_in, sheets
from ui.press import handout_sheet, note_sheet, packet_sheet, paper_sheet
from workbook.book import Workbook
from workbook.disclosure.joint import joint
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.paper import CONSENTS

LEGAL = "QLEGALNAME"
THEIRS = (Audience.COUPLE, Audience.FIRST, Audience.SECOND)
MADE = date(2026, 3, 1)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = tmp_path_factory.mktemp("names") / "Named.workbook"
    book, _code = Workbook.create(path, "planted words in every field", planted.record_practice())
    with book:
        yield book


@pytest.fixture(scope="module")
def couple(book: Workbook) -> str:
    """The first partner is called Ada, and has another name in the passport."""
    uid = entered(book)
    now = book.couples.get(uid)
    book.couples.save(replace(now, first=replace(now.first, name=f"{LEGAL} Berg", called="Ada")))
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    for whose in (Whose.BOTH, *PARTNERS):
        book.assignments.assign(uid, free, whose)
    return uid


@pytest.mark.parametrize("audience", THEIRS)
def test_their_own_pages_name_them_as_they_are_called(
    book: Workbook, couple: str, audience: Audience, tmp_path: Path
) -> None:
    given = book.assignments.of(couple)[0].given
    for sheet in (*sheets(book, couple, audience), packet_sheet(book, couple, audience, given)):
        inside = everything_in(sheet.render(), tmp_path)
        assert "Ada" in inside or audience is Audience.SECOND, sheet.kind
        assert LEGAL not in inside, sheet.kind


def test_a_handout_names_them_as_they_are_called(book: Workbook, couple: str, tmp_path: Path) -> None:
    for given in book.assignments.of(couple):
        inside = everything_in(handout_sheet(book, couple, given.exercise, MADE, assignment=given).render(), tmp_path)
        assert LEGAL not in inside
        assert ("Ada" in inside) is (given.whose is not Whose.SECOND)


def test_the_screen_they_look_at_names_them_as_they_are_called(book: Workbook, couple: str) -> None:
    facts = joint(book.record(couple), book.catalogue, datetime(2026, 3, 1))
    assert facts.names.full == "Ada & Bo"
    assert LEGAL not in repr(facts)


def test_the_counselors_file_and_what_is_signed_have_the_legal_name(
    book: Workbook, couple: str, tmp_path: Path
) -> None:
    held = next(s for s in book.sessions.of(couple) if not book.sessions.note(s.uid).empty)
    papers = [paper_sheet(book, couple, paper, MADE) for paper in CONSENTS]
    for sheet in (*sheets(book, couple, Audience.COUNSELOR), note_sheet(book, held.uid, planted.AT), *papers):
        assert LEGAL in everything_in(sheet.render(), tmp_path), sheet.kind


def test_without_a_used_name_both_are_named_in_full(book: Workbook, tmp_path: Path) -> None:
    named = book.couples.create(replace(planted.couple(), uid="", number=0, policy_signed=None))
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    given = book.assignments.assign(named.uid, free, Whose.BOTH)
    inside = everything_in(packet_sheet(book, named.uid, Audience.COUPLE, given.given).render(), tmp_path)
    assert "Ada Berg & Bo Li" in inside
