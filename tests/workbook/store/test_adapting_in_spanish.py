"""Putting an exercise in other words for a couple who read Spanish: one begins from their page, and what is left unchanged is
the catalogue's in every language.
"""

from dataclasses import replace

import pytest

from tests.workbook.conftest import couple_of
from workbook.book import Workbook
from workbook.catalogue.kept import exercise_of, guide_of
from workbook.catalogue.loader import load
from workbook.disclosure.wording import title_of
from workbook.model.assignment import Assignment
from workbook.model.common import Whose

KEY = next(e.key for e in load().exercises if e.gate == "free")
ENGLISH, SPANISH = load().exercise(KEY), load("es").exercise(KEY)


@pytest.fixture
def given(book: Workbook) -> Assignment:
    couple = book.couples.create(replace(couple_of(), language="es"))
    return book.assignments.assign(couple.uid, KEY, Whose.BOTH)


def test_the_counselor_reads_the_english_title_and_the_couple_theirs(given: Assignment) -> None:
    assert given.title == ENGLISH.title
    assert title_of(given, load("es")) == SPANISH.title


def test_what_was_put_in_other_words_is_kept_as_their_page(book: Workbook, given: Assignment) -> None:
    guide = f"Empiecen. Pongan la mesa.\n{guide_of(SPANISH)}"
    adapted = book.assignments.adapt(given.uid, SPANISH.title, guide, given.rev)
    assert exercise_of(adapted.page).purpose == SPANISH.purpose
    assert adapted.guide == guide


def test_what_was_left_as_it_is_or_put_back_is_the_catalogues_again(book: Workbook, given: Assignment) -> None:
    same = book.assignments.adapt(given.uid, SPANISH.title, guide_of(SPANISH), given.rev)
    assert (same.title, same.guide, same.page) == (ENGLISH.title, "", "")
    other = book.assignments.adapt(given.uid, "Otro título", guide_of(SPANISH), same.rev)
    assert (other.title, bool(other.page)) == ("Otro título", True)
    back = book.assignments.adapt(given.uid, SPANISH.title, guide_of(SPANISH), other.rev)
    assert (back.title, back.page) == (ENGLISH.title, "")
