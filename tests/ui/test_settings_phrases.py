"""Own phrases and templates in the settings: added, changed, removed and brought back; nothing typed is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import focused, press, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, spoken_name, unnamed
from ui.context import Context, Place
from ui.pages.settings import Settings
from ui.widgets.fields import Field
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.note_apart import Phrase, Template
from workbook.model.session import NoteForm

Key = Qt.Key


@pytest.fixture
def page(book: Workbook, context: Context, clock: Clock, frame: Callable[..., Frame]) -> Inside:
    book.phrases.save(Phrase("calm", "Both stayed calm.\nNobody interrupted."))
    book.phrases.save_template(Template("First hour", NoteForm.SOAP, (("plan", "between", "Next:"),)))
    make = {Place.SETTINGS: lambda given: Settings(given, clock)}
    made = inside(context, frame, make, Place.SETTINGS, detail="phrases")
    QApplication.processEvents()
    return made


def area(page: Inside, says: str) -> PlainArea:
    QApplication.processEvents()
    found = [a for a in page.shell.findChildren(PlainArea) if a.isVisible() and a.accessibleName().startswith(says)]
    assert len(found) == 1, says
    return found[0]


def test_a_phrase_is_added_and_changed_by_keyboard(book: Workbook, page: Inside) -> None:
    press(page.button("Add a phrase"), Key.Key_Return)
    assert spoken_name(focused()).startswith("Name")
    type_words(focused(), "two words")
    press(focused(), Key.Key_Return)
    type_words(area(page, "Words"), "They went out.")
    press(page.button("Keep this phrase"), Key.Key_Return)
    QApplication.processEvents()
    assert "one word of letters" in page.words()
    name = next(f for f in page.shell.findChildren(Field) if f.isVisible() and f.accessibleName().startswith("Name"))
    name.selectAll()
    type_words(name, "/out")
    press(page.button("Keep this phrase"), Key.Key_Return)
    QApplication.processEvents()
    assert [(p.name, p.words) for p in book.phrases.all()][1] == ("out", "They went out.")
    assert focused() is page.button("Add a phrase")
    press(page.button("Change /out"), Key.Key_Return)
    type_words(area(page, "Words"), "Late, ")
    press(page.button("Keep this phrase"), Key.Key_Return)
    assert book.phrases.all()[1].words == "Late, They went out."
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []


def test_a_phrase_that_is_removed_can_be_brought_back(book: Workbook, page: Inside) -> None:
    press(page.button("Remove /calm"), Key.Key_Return)
    QApplication.processEvents()
    assert book.phrases.all() == ()
    assert "/calm is removed." in page.words()
    undo = page.button("Undo: bring back /calm")
    assert focused() is undo
    press(undo, Key.Key_Return)
    QApplication.processEvents()
    assert [(p.name, p.words) for p in book.phrases.all()] == [("calm", "Both stayed calm.\nNobody interrupted.")]
    page.button("Change /calm")


def test_a_template_is_added_field_by_field(book: Workbook, page: Inside) -> None:
    press(page.button("Add a template"), Key.Key_Return)
    type_words(focused(), "Closing")
    press(focused(), Key.Key_Return)
    type_words(focused(), "Looking back: /calm ")
    press(page.button("Assessment: add a field for the second partner"), Key.Key_Return)
    type_words(focused(), "For the second:")
    press(page.button("Keep this template"), Key.Key_Return)
    made = book.phrases.templates()[0]
    assert (made.name, made.form) == ("Closing", NoteForm.DAP)
    assert made.passages == (
        ("data", "between", "Looking back: Both stayed calm.\nNobody interrupted. "),
        ("assessment", "second", "For the second:"),
    )
    QApplication.processEvents()
    press(page.button("Remove Closing"), Key.Key_Return)
    press(page.button("Undo: bring back Closing"), Key.Key_Return)
    assert [t.name for t in book.phrases.templates()] == ["Closing", "First hour"]


def test_what_is_being_written_is_kept_at_a_lock_even_without_a_name(book: Workbook, page: Inside) -> None:
    press(page.button("Add a phrase"), Key.Key_Return)
    type_words(area(page, "Words"), "Half a thought")
    shown = page.shell.page()
    assert shown is not None
    shown.flush()
    shown.flush()
    assert [p.name for p in book.phrases.all()] == ["calm", "phrase-1"]
    assert book.phrases.all()[1].words == "Half a thought"


def test_a_changed_template_is_kept_at_a_lock(book: Workbook, page: Inside) -> None:
    press(page.button("Change First hour"), Key.Key_Return)
    type_words(area(page, "Plan, the pattern"), "Then: ")
    shown = page.shell.page()
    assert shown is not None
    shown.flush()
    assert book.phrases.templates()[0].passages == (("plan", "between", "Then: Next:"),)
