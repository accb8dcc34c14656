"""An exercise put in other words for two who read another language, and taken back to the catalogue's words."""

from dataclasses import replace

import pytest

from workbook.book import Workbook
from workbook.catalogue.kept import exercise_given, guide_of
from workbook.disclosure.wording import title_of
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple


@pytest.fixture
def given(book: Workbook, couple: Couple) -> Assignment:
    read_in(book, couple, "es")
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    return book.assignments.assign(couple.uid, free, Whose.BOTH)


def read_in(book: Workbook, couple: Couple, language: str) -> None:
    book.couples.save(replace(book.couples.get(couple.uid), language=language))


def test_their_words_kept_as_they_are_change_nothing(book: Workbook, given: Assignment) -> None:
    theirs = book.catalogue_in("es")
    guide = guide_of(theirs.exercise(given.exercise))
    same = book.assignments.adapt(given.uid, title_of(given, theirs), guide, given.rev)
    assert (same.title, same.guide, same.page) == (given.title, "", "")


@pytest.mark.parametrize("later", ["es", "en"])
def test_taken_back_it_is_called_as_the_catalogue_calls_it_in_either_language(
    book: Workbook, couple: Couple, given: Assignment, later: str
) -> None:
    other = book.assignments.adapt(given.uid, "Otro paseo", "Uno. Dos.", given.rev)
    assert exercise_given(book.catalogue, given.exercise, other.page).title != given.title, "kept as they read it"
    read_in(book, couple, later)
    back = book.assignments.adapt(given.uid, "", "", other.rev)
    assert (back.title, back.guide, back.page) == (given.title, "", "")
    for language in ("en", "es"):
        catalogue = book.catalogue_in(language)
        assert title_of(back, catalogue) == catalogue.exercise(given.exercise).title


def test_what_the_catalogue_has_no_more_keeps_its_page(book: Workbook, given: Assignment) -> None:
    other = book.assignments.adapt(given.uid, "Otro paseo", "", given.rev)
    shelf = book._shelf
    left = tuple(e for e in shelf.catalogue.exercises if e.key != given.exercise)
    shelf.catalogue = replace(shelf.catalogue, exercises=left)
    back = book.assignments.adapt(given.uid, "", "", other.rev)
    assert exercise_given(book.catalogue, back.exercise, back.page).instructions
