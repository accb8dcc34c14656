"""The counselor's settings: one row, saved with care, and the name that signs."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.workbook.conftest import PRACTICE, couple_of
from workbook.book import Workbook
from workbook.disclosure.letterhead import letterhead
from workbook.errors import BadInput, Stale
from workbook.language import speaking
from workbook.model.session import About, Note, Passage, Session


def test_settings_are_there_from_the_first_moment_and_are_saved(book: Workbook) -> None:
    practice = book.settings.practice()
    assert replace(practice, rev=0) == PRACTICE
    saved = book.settings.save_practice(replace(practice, paper="letter", help_lines="0555 1\n0555 2"))
    assert (saved.paper, saved.rev) == ("letter", 2)
    with pytest.raises(Stale):
        book.settings.save_practice(practice)
    with pytest.raises(BadInput):
        book.settings.save_practice(replace(saved, paper="a5"))
    assert book.settings.practice() == saved


@pytest.mark.parametrize(
    ("counselor", "licence", "signer"),
    [(" Ida Holm ", "LMFT 12", "Ida Holm, LMFT 12"), ("Ida Holm", "  ", "Ida Holm")],
)
def test_a_note_is_signed_by_name_and_licence(book: Workbook, counselor: str, licence: str, signer: str) -> None:
    book.settings.save_practice(replace(book.settings.practice(), counselor=counselor, licence=licence))
    couple = book.couples.create(couple_of())
    session = book.sessions.begin(Session(couple.uid, datetime(2026, 3, 2, 9)))
    note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.FIRST, "words"),)))
    assert book.sessions.sign(note.uid, note.rev).signed_by == signer


def test_help_lines_go_with_the_language_of_the_page(book: Workbook) -> None:
    practice = book.settings.save_practice(book.settings.practice().with_help("es", "Noche: 0555 9"))
    assert (practice.help_in("en"), practice.help_in("es"), practice.help_in("fr")) == (
        "0555 1234",
        "Noche: 0555 9",
        "",
    )
    for code, lines in (("en", "0555 1234"), ("es", "Noche: 0555 9"), ("fr", "0555 1234")):
        with speaking(code):
            assert letterhead(practice).help_lines == (lines,)
