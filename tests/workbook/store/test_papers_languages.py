"""Each text that is signed stands in each language by itself; what was signed is found in the words that were signed."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from tests.pseudo import CODE, english_in, pseudo, spoken
from tests.workbook.conftest import couple_of
from workbook.book import Workbook
from workbook.catalogue import loader
from workbook.errors import BadInput
from workbook.language import ENGLISH
from workbook.model.common import PARTNERS
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.paper import Paper

OWN = "What is said alone stays alone."
THEIRS = pseudo(OWN)


@pytest.fixture(autouse=True)
def other(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "languages").mkdir()
    with spoken(tmp_path / "languages"):
        yield


@pytest.fixture
def foreign(book: Workbook) -> Couple:
    return book.couples.create(replace(couple_of(), language=CODE))


def numbers(book: Workbook, language: str) -> list[int]:
    return [text.version for text in book.papers.versions(Paper.OPEN, language)]


def test_a_text_of_ones_own_stands_for_its_language_alone(book: Workbook) -> None:
    book.papers.edit(Paper.OPEN, ENGLISH, OWN)
    theirs = book.papers.current(Paper.OPEN, CODE)
    assert (theirs.language, theirs.uid) == (CODE, "")
    assert theirs.text == book.papers.shipped(Paper.OPEN, CODE)
    assert not english_in(theirs.text)
    edited = book.papers.edit(Paper.OPEN, CODE, THEIRS)
    assert book.papers.current(Paper.OPEN, CODE) == edited
    assert (edited.text, edited.language) == (THEIRS, CODE)
    assert book.papers.current(Paper.OPEN, ENGLISH).text == OWN


def test_versions_are_counted_through_all_languages(book: Workbook) -> None:
    assert (numbers(book, ENGLISH), numbers(book, CODE)) == ([1], [1]), (
        "neither is written down: the next number is free"
    )
    book.papers.edit(Paper.OPEN, CODE, THEIRS)
    assert (numbers(book, CODE), numbers(book, ENGLISH)) == ([1, 2], [3])
    assert book.papers.following(Paper.OPEN, ENGLISH) == 4, "the shipped wording is written down first"
    assert book.papers.edit(Paper.OPEN, ENGLISH, OWN).version == 4
    assert book.papers.following(Paper.OPEN, CODE) == 5
    assert book.papers.edit(Paper.OPEN, CODE, f"{THEIRS} {THEIRS}").version == 5
    assert (numbers(book, CODE), numbers(book, ENGLISH)) == ([1, 2, 5], [3, 4])
    assert [t.text for t in book.papers.versions(Paper.OPEN, CODE)][:2] == [
        book.papers.shipped(Paper.OPEN, CODE),
        THEIRS,
    ]


def test_each_language_has_a_draft_of_its_own(book: Workbook) -> None:
    book.papers.keep_draft(Paper.OPEN, ENGLISH, "Half")
    book.papers.keep_draft(Paper.OPEN, CODE, pseudo("Half a thought"))
    assert book.papers.draft(Paper.OPEN, ENGLISH) == "Half"
    book.papers.edit(Paper.OPEN, ENGLISH, OWN)
    assert book.papers.draft(Paper.OPEN, ENGLISH) == ""
    assert book.papers.draft(Paper.OPEN, CODE) == pseudo("Half a thought")
    book.papers.keep_draft(Paper.OPEN, CODE, "")
    assert book.papers.draft(Paper.OPEN, CODE) == ""


def test_a_couple_is_given_the_text_of_its_language(book: Workbook, couple: Couple, foreign: Couple) -> None:
    english, theirs = (book.agreements.begin(each.uid, Paper.OPEN) for each in (couple, foreign))
    assert (english.version, theirs.version) == (1, 2)
    texts = [book.papers.version(Paper.OPEN, agreement.version) for agreement in (english, theirs)]
    assert [text.language for text in texts if text] == [ENGLISH, CODE]
    with pytest.raises(BadInput, match="before them already"):
        book.agreements.begin(foreign.uid, Paper.OPEN)
    book.papers.edit(Paper.OPEN, ENGLISH, OWN)
    with pytest.raises(BadInput, match="before them already"):
        book.agreements.begin(foreign.uid, Paper.OPEN)


def test_a_couple_saved_with_a_policy_agrees_to_its_languages_text(book: Workbook) -> None:
    made = book.couples.create(replace(couple_of(), language=CODE, policy=SecretsPolicy.APART))
    (only,) = book.agreements.of(made.uid)
    text = book.papers.version(Paper.APART, only.version)
    assert text is not None
    assert text.language == CODE


def test_what_was_signed_stays_as_it_was_signed_when_the_couple_reads_another_language(
    book: Workbook, foreign: Couple
) -> None:
    signed = book.agreements.begin(foreign.uid, Paper.OPEN)
    for whose in PARTNERS:
        book.agreements.sign(signed.uid, whose, signed.begun)
    book.couples.save(replace(book.couples.get(foreign.uid), language=ENGLISH))
    text = book.papers.version(Paper.OPEN, book.agreements.get(signed.uid).version)
    assert text is not None
    assert text.text == book.papers.shipped(Paper.OPEN, CODE)
    assert book.agreements.get(signed.uid).in_force
    anew = book.agreements.begin(foreign.uid, Paper.OPEN)
    assert anew.version == 2, "the same policy in words that they read now"


@pytest.mark.parametrize("first_signs", [True, False])
def test_what_is_to_be_signed_is_what_waits_and_in_their_language_while_nobody_has_signed(
    book: Workbook, couple: Couple, first_signs: bool
) -> None:
    assert book.agreements.to_sign(couple.uid, Paper.APART) is None, "the current text: nothing waits"
    old = book.agreements.begin(couple.uid, Paper.APART)
    assert book.agreements.to_sign(couple.uid, Paper.APART) == old.version
    assert book.agreements.to_sign(couple.uid, Paper.OPEN) is None, "another policy"
    if first_signs:
        book.agreements.sign(old.uid, PARTNERS[0], old.begun)
    book.couples.save(replace(book.couples.get(couple.uid), language=CODE))
    assert book.agreements.to_sign(couple.uid, Paper.APART) == (1 if first_signs else 2)
    assert book.agreements.get(old.uid).waiting is first_signs
    (waits,) = (a for a in book.agreements.of(couple.uid) if a.waiting)
    text = book.papers.version(Paper.APART, waits.version)
    assert text is not None
    assert text.language == (ENGLISH if first_signs else CODE)


def test_where_a_language_is_not_there_any_more_the_text_is_english(
    book: Workbook, foreign: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.papers.edit(Paper.OPEN, ENGLISH, OWN)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(loader, "_shipped", lambda: resources.files("workbook.catalogue"))
        loader.languages.cache_clear()
        assert book.papers.current(Paper.OPEN, CODE).text == OWN
        text = book.papers.version(Paper.OPEN, book.agreements.begin(foreign.uid, Paper.OPEN).version)
        assert text is not None
        assert (text.language, text.text) == (ENGLISH, OWN)
