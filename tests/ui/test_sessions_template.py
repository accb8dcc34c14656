"""Templates in the Sessions page: a draft begins with one, or becomes one, and no word is ever written over."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from tests.ui.hands import focused, press, type_words
from tests.ui.looks import Frame
from tests.ui.sessions_room import SessionsDesk, begin, open_sessions, signed
from ui.context import Context, Place
from ui.pages.sessions_template import TemplateMenu
from ui.widgets.fields import Field
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.couple import Couple
from workbook.model.note_apart import Phrase, Template
from workbook.model.session import About, NoteForm, Session

Opened = Callable[..., SessionsDesk]
FIRST_HOUR = Template(
    "First hour",
    NoteForm.SOAP,
    (("subjective", "first", "Brings:"), ("subjective", "between", "Both say:"), ("plan", "between", "Next:")),
)


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    book.phrases.save_template(FIRST_HOUR)
    return begin(book, couple)


def choose(at: SessionsDesk, words: str) -> None:
    menu = at.page.findChild(TemplateMenu)
    assert menu is not None
    menu.menu().aboutToShow.emit()
    acts: list[QAction] = [a for a in menu.menu().actions() if a.text() == words]
    assert len(acts) == 1, [a.text() for a in menu.menu().actions()]
    acts[0].trigger()


def test_a_template_begins_an_empty_draft_in_its_form(desk: Opened, begun: Session) -> None:
    at = desk()
    choose(at, "First hour")
    assert at.field("Subjective, Mira").words() == "Brings:"
    at.page.flush()
    assert at.note().form is NoteForm.SOAP
    assert at.note().text("subjective", About.BETWEEN) == "Both say:"
    assert at.note().text("plan", About.BETWEEN) == "Next:"


def test_words_that_are_there_stay(desk: Opened, begun: Session) -> None:
    at = desk()
    at.write("Plan, the pattern", "My own plan")
    choose(at, "First hour")
    at.page.flush()
    assert at.note().form is NoteForm.DAP, "a draft that is begun keeps its form"
    assert at.note().text("plan", About.BETWEEN) == "My own plan"
    assert at.note().text("subjective", About.FIRST) == "Brings:"


def test_a_draft_becomes_a_template(desk: Opened, begun: Session) -> None:
    at = desk()
    at.write("Data, the pattern", "What was seen:")
    choose(at, "Keep as template …")
    name = focused()
    assert isinstance(name, Field)
    assert "every couple’s notes" in "".join(w.words() for w in at.page.findChildren(type(at.page._panel._title)))
    type_words(name, "First hour")
    press(name, Qt.Key.Key_Return)
    assert len(at.book.phrases.templates()) == 1, "the name is taken"
    type_words(name, " again")
    press(name, Qt.Key.Key_Return)
    kept = at.book.phrases.templates()[1]
    assert (kept.name, kept.form) == ("First hour again", NoteForm.DAP)
    assert kept.passages == (("data", "between", "What was seen:"),)
    assert isinstance(focused(), TemplateMenu)


def test_the_settings_are_a_step_away(desk: Opened, begun: Session, context: Context) -> None:
    at = desk()
    asked: list[tuple[str, str, str]] = []
    context.wanted.connect(lambda *where: asked.append(where))
    choose(at, "Change phrases and templates …")
    assert asked == [(Place.SETTINGS.value, "", "phrases")]


def test_a_signed_note_offers_none_and_its_addendum_takes_phrases(desk: Opened, begun: Session, book: Workbook) -> None:
    book.phrases.save(Phrase("calm", "Both stayed calm."))
    signed(book, begun)
    at = desk()
    assert at.names(TemplateMenu) == []
    at.page._panel.body.addenda.write()
    area = at.one(PlainArea, "Addendum")
    type_words(area, "/calm ")
    assert area.words() == "Both stayed calm. "
