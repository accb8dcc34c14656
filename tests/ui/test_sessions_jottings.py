"""Jottings beside the draft: ticked once they are in it, private ones out of it, none twice and none lost."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes
from tests.ui.hands import CONTROL, press, shortcut, tab
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import SessionsDesk, begin, drafted, open_sessions, signed
from ui import theme
from ui.context import Context
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.couple import Couple
from workbook.model.session import About, Jotting, Note, NoteForm, On, Session

Opened = Callable[..., SessionsDesk]
LINES = ((On.FIRST, "Slept badly"), (On.SECOND, "Glad of it"), (On.PRIVATE, "Ask about work"), (On.BETWEEN, "Silence"))


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def jotted(book: Workbook, couple: Couple) -> Session:
    session = begin(book, couple)
    for minutes, (about, words) in enumerate(LINES):
        book.hours.jot(Jotting(session.uid, session.starts + timedelta(minutes=minutes), about, words))
    return session


def test_one_is_taken_over_and_then_the_rest_below_what_is_being_typed(
    desk: Opened, book: Workbook, jotted: Session
) -> None:
    at = desk()
    assert "0 of 3 taken over" in read_out(at.page)
    at.write("Data, the pattern", "Warm today")
    press(at.one(Button, "Take over what was jotted at 11:01"), Qt.Key.Key_Space)
    assert book.sessions.note(jotted.uid).text("data", About.SECOND) == "Glad of it"
    assert at.field("Data, Jonas").toPlainText() == "Glad of it"
    assert at.field("Data, the pattern").toPlainText() == "Warm today"
    QApplication.processEvents()
    assert "1 of 3 taken over" in read_out(at.page)
    press(at.one(Button, "Take over the open 2"), Qt.Key.Key_Space)
    note = book.sessions.note(jotted.uid)
    assert [note.text("data", about) for about in About] == ["Slept badly", "Glad of it", "Warm today\nSilence"]
    assert [j.taken for j in book.hours.jottings(jotted.uid)] == [True, True, False, True]
    QApplication.processEvents()
    words = read_out(at.page)
    assert "3 of 3 taken over" in words
    assert "private, stays out" in words
    assert not [name for name in at.names(Button) if name.startswith("Take over")]


@pytest.mark.usefixtures("jotted")
def test_tab_goes_from_the_note_to_the_jottings_and_on(desk: Opened) -> None:
    at = desk()
    at.frame.resize(1400, 880)
    QApplication.processEvents()
    at.field("Plan, the pattern").setFocus()
    assert tab().accessibleName() == "Take over what was jotted at 11:00"
    assert tab(3).accessibleName() == "Take over the open 3"
    assert tab().accessibleName().startswith("Psychotherapy note")


def test_a_note_not_begun_takes_the_form_that_is_chosen(desk: Opened, book: Workbook, jotted: Session) -> None:
    at = desk()
    at.page._panel.body.note._form_chosen(1)
    press(at.one(Button, "Take over the open 3"), Qt.Key.Key_Space)
    note = book.sessions.note(jotted.uid)
    assert (note.form, note.text("subjective", About.FIRST)) == (NoteForm.SOAP, "Slept badly")


def test_what_cannot_be_taken_over_stays_open_and_no_typed_word_is_lost(
    desk: Opened, book: Workbook, jotted: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = desk()
    at.write("Data, the pattern", "Warm today")

    def full(_note: Note) -> Note:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(book.sessions, "autosave", full)
        press(at.one(Button, "Take over the open 3"), Qt.Key.Key_Space)
    assert at.says() == "The disk is full."
    assert at.field("Data, the pattern").toPlainText() == "Warm today"
    assert not any(j.taken for j in book.hours.jottings(jotted.uid))
    press(at.one(Button, "Take over the open 3"), Qt.Key.Key_Space)
    assert book.sessions.note(jotted.uid).text("data", About.BETWEEN) == "Warm today\nSilence"


@pytest.mark.usefixtures("jotted")
def test_after_signing_they_can_only_be_read(desk: Opened, boxes: Boxes) -> None:
    at = desk()
    at.write("Data, the pattern", "Warm today")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    QApplication.processEvents()
    words = read_out(at.page)
    assert "Slept badly" in words
    assert "not taken over" in words
    assert "They stay with the session and go into no document." in words
    assert not [name for name in at.names(Button) if name.startswith("Take over")]


def test_where_nothing_was_jotted_nothing_stands(desk: Opened, book: Workbook, couple: Couple) -> None:
    signed(book, begin(book, couple))
    assert "Jottings" not in read_out(desk().page)


@pytest.mark.parametrize("size", [(1168, 760), (968, 640), (848, 560)])
def test_nothing_is_cut(desk: Opened, book: Workbook, couple: Couple, jotted: Session, size: tuple[int, int]) -> None:
    drafted(book, jotted)
    book.hours.jot(Jotting(jotted.uid, jotted.starts, On.SECOND, f"<b>{'W' * 400}</b>"))
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = desk()
        at.frame.resize(*size)
        QApplication.processEvents()
        assert cut_labels(at.frame) == []
        assert unnamed(at.frame) == []
