"""The library's own records: favourites, and with how many couples an exercise was used."""

import pytest

from workbook.book import Workbook
from workbook.changes import Changes
from workbook.errors import BadInput
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner


def couple(book: Workbook, name: str) -> str:
    return book.couples.create(Couple(Partner(Whose.FIRST, name), Partner(Whose.SECOND, "Jonas"))).uid


def test_a_favourite_is_kept_until_it_is_taken_away(book: Workbook) -> None:
    heard: list[Changes] = []
    stop = book.subscribe(heard.append)
    book.library.star("thank_you_because")
    book.library.star("thank_you_because")
    assert book.library.favourites() == {"thank_you_because"}
    book.library.star("thank_you_because", on=False)
    book.library.star("thank_you_because", on=False)
    stop()
    assert book.library.favourites() == frozenset()
    assert [each.areas for each in heard] == [frozenset({"library"})] * 2, "what changes nothing is not announced"


def test_what_is_not_there_gets_no_star(book: Workbook) -> None:
    with pytest.raises(BadInput):
        book.library.star("no_such_exercise")


def test_use_counts_couples_and_not_how_often(book: Workbook) -> None:
    one, other = couple(book, "Mira"), couple(book, "Noor")
    for uid in (one, one, other):
        book.assignments.assign(uid, "thank_you_because", Whose.BOTH)
    assert book.library.used_with() == {"thank_you_because": 2}
