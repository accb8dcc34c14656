"""Own phrases and templates: found by name, one of each, gone when removed."""

from dataclasses import replace

import pytest

from workbook.book import Workbook
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.note_apart import Phrase, Template
from workbook.model.session import About, NoteForm, Passage


def test_phrases_stand_by_name_and_can_be_changed_and_removed(book: Workbook) -> None:
    walk = book.phrases.save(Phrase("/walk", "They went for a walk."))
    calm = book.phrases.save(Phrase("calm", "Both stayed calm."))
    assert walk.name == "walk"
    assert book.phrases.all() == (calm, walk)
    longer = book.phrases.save(replace(walk, words="They went for a long walk."))
    with pytest.raises(Stale):
        book.phrases.save(walk)
    book.phrases.remove(calm.uid)
    assert book.phrases.all() == (longer,)
    with pytest.raises(NotFound):
        book.phrases.remove(calm.uid)


@pytest.mark.parametrize("name", ["", "/", "two words", "a/b", "Walk", "\n"])
def test_a_name_is_one_free_word(book: Workbook, name: str) -> None:
    book.phrases.save(Phrase("walk", "They went for a walk."))
    with pytest.raises(BadInput):
        book.phrases.save(Phrase(name, "Words"))
    with pytest.raises(BadInput):
        book.phrases.save(Phrase("other", "  "))
    assert len(book.phrases.all()) == 1


def test_a_template_gives_its_passages(book: Workbook) -> None:
    kept = book.phrases.save_template(
        Template(" First  hour ", NoteForm.SOAP, (("subjective", "between", "Brought by both:"),))
    )
    assert book.phrases.templates() == (kept,)
    assert (kept.name, kept.begun()) == ("First hour", (Passage("subjective", About.BETWEEN, "Brought by both:"),))
    for wrong in (replace(kept, uid="", rev=0), replace(kept, name=" "), replace(kept, name="x", passages=())):
        with pytest.raises(BadInput):
            book.phrases.save_template(wrong)
    book.phrases.remove_template(kept.uid)
    assert book.phrases.templates() == ()
