"""The counselor's settings: one row, saved with care, and the name that signs."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.workbook.conftest import PRACTICE, couple_of
from workbook.book import Workbook
from workbook.errors import BadInput, Stale
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
