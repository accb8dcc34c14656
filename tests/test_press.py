"""The print room: for whom a sheet is, and where a finished one may be put."""

import os
import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.pseudo import CODE, english_in, pseudo, spoken
from tests.reports.readback import plain_text
from tests.workbook.conftest import PASSPHRASE, PRACTICE, couple_of
from ui.press import authorisation_sheet, background_sheet, handout_sheet, note, paper_sheet, put
from workbook.book import Workbook
from workbook.errors import AlreadyThere, BadInput, CannotWrite
from workbook.language import ENGLISH, of_tag, speaking
from workbook.model.common import Audience, Whose
from workbook.model.paper import Paper

REGION = f"{CODE}-{CODE.upper()}"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    book, _code = Workbook.create(tmp_path_factory.mktemp("press") / "Practice.workbook", PASSPHRASE, PRACTICE)
    return book


@pytest.mark.parametrize(
    ("whose", "audience"),
    [(Whose.FIRST, Audience.FIRST), (Whose.SECOND, Audience.SECOND), (Whose.BOTH, Audience.COUPLE)],
)
def test_a_handout_is_for_whom_it_was_given_to(book: Workbook, whose: Whose, audience: Audience) -> None:
    couple = book.couples.create(couple_of()).uid
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    given = book.assignments.assign(couple, free, whose)
    assert handout_sheet(book, couple, free, given.given, assignment=given).audience is audience
    assert handout_sheet(book, couple, free, given.given).audience is Audience.COUPLE


def test_a_page_that_is_printed_again_names_no_day_that_is_over(book: Workbook) -> None:
    couple = book.couples.create(couple_of()).uid
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    given = book.assignments.assign(couple, free, Whose.BOTH, until=date.today() + timedelta(days=7))

    def printed(days: int) -> str:
        made = given.given + timedelta(days=days)
        return plain_text(handout_sheet(book, couple, free, made, assignment=given).render())

    assert "bring it back on" in printed(0)
    assert "bring it back on" not in printed(9)


def test_a_page_of_background_is_for_both_whatever_the_gate_says_and_is_kept_in_the_audit(book: Workbook) -> None:
    couple = book.couples.create(couple_of())
    for page in book.catalogue.pages:
        sheet = background_sheet(book, couple.uid, page.key, date(2026, 3, 1))
        assert (sheet.kind, sheet.audience, sheet.couple) == ("background", Audience.COUPLE, couple.uid)
        assert sheet.file_name == f"{couple.number:04d}-background-{page.key.replace('_', '-')}-2026-03-01.pdf"
        note(book, sheet, sheet.render(), "printed")
    with pytest.raises(KeyError):
        background_sheet(book, couple.uid, "nonsense", date(2026, 3, 1))


def test_a_sheet_is_in_the_language_of_its_text_though_they_read_another_by_now(book: Workbook, tmp_path: Path) -> None:
    today = date(2026, 3, 1)
    with spoken(tmp_path):
        couple = book.couples.create(replace(couple_of(), language=CODE))
        theirs = book.agreements.begin(couple.uid, Paper.COUNSELING).version
        book.couples.save(replace(book.couples.get(couple.uid), language=ENGLISH))
        now = paper_sheet(book, couple.uid, Paper.COUNSELING, today).render()
        then = paper_sheet(book, couple.uid, Paper.COUNSELING, today, version=theirs).render()
        (line, *_rest) = book.catalogue_in(CODE).agreement(Paper.COUNSELING).text
        release = authorisation_sheet(book, couple.uid, Whose.FIRST, today).render()
    for pdf, code, there in ((now, ENGLISH, False), (then, CODE, True), (release, ENGLISH, False)):
        with pikepdf.open(BytesIO(pdf)) as document:
            assert of_tag(str(document.Root.Lang)) == code
        assert (line.removeprefix("# ") in plain_text(pdf)) is there
    names = f"{couple.first.name} {couple.second.name} {PRACTICE.name} {PRACTICE.counselor} {PRACTICE.licence}"
    assert english_in(plain_text(then)) <= english_in(names), "all of the sheet, not the text alone"


def test_a_language_may_be_that_of_a_region(book: Workbook, tmp_path: Path) -> None:
    with spoken(tmp_path, REGION):
        couple = book.couples.create(replace(couple_of(), language=REGION))
        pdf = paper_sheet(book, couple.uid, Paper.COUNSELING, date(2026, 3, 1)).render()
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == REGION
    names = f"{couple.first.name} {couple.second.name} {PRACTICE.name} {PRACTICE.counselor} {PRACTICE.licence}"
    assert english_in(plain_text(pdf)) <= english_in(names)


def test_where_a_language_is_not_there_any_more_every_page_is_in_english(book: Workbook) -> None:
    """Whatever the language of the window is: their text to sign is kept, and cannot change with it."""
    made, today = book.couples.create(couple_of()).uid, date(2026, 3, 1)
    with book._records.change("couples", couple=made):
        book._records.run("UPDATE couples SET language = 'xx' WHERE uid = ?", (made,))
    with speaking("es"):
        for sheet in (
            paper_sheet(book, made, Paper.COUNSELING, today),
            authorisation_sheet(book, made, Whose.FIRST, today),
            background_sheet(book, made, book.catalogue.pages[0].key, today),
        ):
            with pikepdf.open(BytesIO(sheet.render())) as document:
                assert of_tag(str(document.Root.Lang)) == ENGLISH


def test_the_number_at_the_foot_of_a_sheet_names_one_text(book: Workbook, tmp_path: Path) -> None:
    """Also of a sheet that nobody has signed, and whatever is put before another couple meanwhile."""
    today = date(2026, 3, 1)
    with spoken(tmp_path):
        theirs = book.couples.create(replace(couple_of(), language=CODE)).uid
        others = book.couples.create(couple_of()).uid
        sheets: list[tuple[Paper, str, bytes]] = []
        for paper in (Paper.LIMITED, Paper.CONTACT):
            sheets.append((paper, CODE, paper_sheet(book, theirs, paper, today).render()))
            book.agreements.begin(others, paper)
            sheets.append((paper, ENGLISH, paper_sheet(book, others, paper, today).render()))
            begun = book.agreements.begin(theirs, paper)
            assert begun.version == 1, "what was printed is what waits for them"
        for couple, code in ((theirs, CODE), (others, ENGLISH)):
            release = authorisation_sheet(book, couple, Whose.SECOND, today).render()
            sheets.append((Paper.RELEASE, code, release))
        for paper, code, pdf in sheets:
            (number,) = re.findall(rf"{'Version' if code == ENGLISH else pseudo('Version')} (\d+)", plain_text(pdf))
            text = book.papers.version(paper, int(number))
            assert text is not None
            assert (text.language, text.text) == (code, book.papers.shipped(paper, code))


def test_a_document_is_put_whole_and_over_nothing(tmp_path: Path) -> None:
    put(b"one", tmp_path / "a.pdf")
    with pytest.raises(AlreadyThere):
        put(b"two", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    put(b"two", tmp_path / "a.pdf", force=True)
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("name", ["missing/a.pdf", "x" * 300])
def test_a_place_that_cannot_be_is_one_sentence_without_its_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite) as caught:
        put(b"x", tmp_path / name)
    assert "\n" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_put_into_a_workbook_or_over_what_is_no_file(book: Workbook, tmp_path: Path, force: bool) -> None:
    before = sorted(book.path.rglob("*"))
    for inside in (book.path / "a.pdf", book.path / "data.db", book.path / "backups" / "a.pdf"):
        with pytest.raises(BadInput):
            put(b"x", inside, force=force)
    assert sorted(book.path.rglob("*")) == before
    (tmp_path / "link.pdf").symlink_to(tmp_path / "gone.pdf")
    (tmp_path / "folder.pdf").mkdir()
    for name in ("link.pdf", "folder.pdf"):
        with pytest.raises(AlreadyThere):
            put(b"x", tmp_path / name, force=force)
    assert not (tmp_path / "gone.pdf").exists()
