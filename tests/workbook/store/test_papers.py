"""The texts that are signed: each edit is a version, and the older ones stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.conftest import Clock
from workbook.book import Workbook
from workbook.errors import BadInput
from workbook.language import ENGLISH
from workbook.model.paper import MOST, Paper, checked_text, passages


def test_each_edit_is_one_more_version(book: Workbook, clock: Clock) -> None:
    shipped = book.papers.current(Paper.CONTACT, ENGLISH)
    assert (shipped.version, shipped.uid) == (1, ""), "nothing is kept before somebody signs or edits"
    second = book.papers.edit(Paper.CONTACT, ENGLISH, "# Calls\nOnly by day.  \n\n")
    clock.now = clock.now.replace(day=9)
    third = book.papers.edit(Paper.CONTACT, ENGLISH, "Never on Sundays.")
    assert (second.version, second.text) == (2, "# Calls\nOnly by day.")
    assert [t.version for t in book.papers.versions(Paper.CONTACT, ENGLISH)] == [1, 2, 3]
    assert book.papers.versions(Paper.CONTACT, ENGLISH)[0].text == shipped.text
    assert (third.since.day, second.since.day) == (9, 2)
    assert book.papers.edit(Paper.CONTACT, ENGLISH, " Never on Sundays. ") == third, "nothing changed, nothing is kept"
    assert len(book.papers.versions(Paper.OPEN, ENGLISH)) == 1, "each paper counts for itself"


@pytest.mark.parametrize("words", ["", " \n\t ", "# ", "…", "x" * (MOST + 1)])
def test_what_nobody_can_sign_is_refused(book: Workbook, words: str) -> None:
    with pytest.raises(BadInput):
        book.papers.edit(Paper.OPEN, ENGLISH, words)
    assert len(book.papers.versions(Paper.OPEN, ENGLISH)) == 1


@given(st.text(max_size=200))
def test_no_word_of_a_text_is_lost_on_the_way_to_a_page(words: str) -> None:
    try:
        kept = checked_text(words)
    except BadInput:
        return
    shown = "".join(said for _heading, said in passages(kept))
    assert "".join(shown.split()) == "".join(
        "".join(line.strip().removeprefix("# ") for line in kept.splitlines()).split()
    )
    assert checked_text(kept) == kept
