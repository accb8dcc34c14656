"""How a session ends: a draft of its jottings, whatever goes wrong, whatever the clock says."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Clock
from tests.ui.hands import ALT, CONTROL, type_words
from tests.ui.live_room import Opened, open_live
from tests.ui.looks import Frame
from ui.context import Context, Place
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.couple import Couple
from workbook.model.session import About, Note, NoteForm, Passage, Session

Key = Qt.Key


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return partial(open_live, book, context, couple, clock, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple, clock: Clock) -> Session:
    """A session that goes on since half past ten."""
    return book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))


@pytest.mark.parametrize("form", list(NoteForm))
def test_the_end_makes_a_draft_of_the_jottings_and_goes_there(
    room: Opened, book: Workbook, couple: Couple, begun: Session, form: NoteForm, clock: Clock
) -> None:
    if form is not NoteForm.DAP:
        earlier = begun.starts - timedelta(weeks=1)
        before = book.sessions.begin(Session(couple.uid, earlier, ended=earlier + timedelta(minutes=50)))
        words = (Passage(form.sections[0], About.BETWEEN, "Before"),)
        book.sessions.autosave(Note(before.uid, form, words))
    at = room()
    at.jot("Slept badly")
    at.key(Key.Key_4, ALT)
    at.jot("Ask about work")
    at.key(Key.Key_3, ALT)
    type_words(at.area, "Silence")
    at.key(Key.Key_E, CONTROL)
    assert at.inside.last == ("sessions", couple.uid, begun.uid)
    note = book.sessions.note(begun.uid)
    section = form.sections[0]
    assert (note.form, note.passages) == (
        form,
        (Passage(section, About.FIRST, "Slept badly"), Passage(section, About.BETWEEN, "Silence")),
    )
    assert [(j.words, j.taken) for j in book.hours.jottings(begun.uid)] == [
        ("Slept badly", True),
        ("Ask about work", False),
        ("Silence", True),
    ]
    assert book.sessions.get(begun.uid).ended == clock.now
    at.inside.shell.go(Place.LIVE, couple.uid)
    assert "Start session" in at.inside.words()


def test_an_end_that_fails_half_way_loses_nothing_and_takes_nothing_twice(
    room: Opened, book: Workbook, begun: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = room()
    at.jot("Slept badly")

    def full(*_given: object) -> Note:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(book.sessions._notes, "autosave", full)
        at.key(Key.Key_E, CONTROL)
        assert "The disk is full." in at.inside.words()
        assert [(j.words, j.taken) for j in book.hours.jottings(begun.uid)] == [("Slept badly", False)]
    at.key(Key.Key_E, CONTROL)
    note = book.sessions.note(begun.uid)
    assert note.passages == (Passage("data", About.FIRST, "Slept badly"),)
    assert [j.taken for j in book.hours.jottings(begun.uid)] == [True]


def test_with_the_clock_set_back_the_record_stays_sane(
    room: Opened, book: Workbook, begun: Session, clock: Clock
) -> None:
    at = room()
    at.jot("One")
    clock.now = begun.starts - timedelta(hours=1)
    at.jot("Two")
    assert [j.words for j in book.hours.jottings(begun.uid)] == ["One", "Two"]
    at.key(Key.Key_E, CONTROL)
    assert book.sessions.get(begun.uid).ended == begun.starts
    assert book.sessions.note(begun.uid).text("data", About.FIRST) == "One\nTwo"


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=2)])
def test_with_the_clock_set_back_its_key_finds_it_again(
    room: Opened, begun: Session, clock: Clock, back: timedelta
) -> None:
    at = room()
    at.jot("One")
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    clock.now -= back
    at.key(Key.Key_F9)
    assert at.page.detail() == begun.uid
    assert at.page.head.time.words() == "12:00", "what was written last says how late it is at least"
    at.jot("Two")
    assert [words for _about, words in at.jotted()] == ["One", "Two"]


def test_an_end_by_mistake_is_taken_back_and_the_draft_stays(room: Opened, book: Workbook, begun: Session) -> None:
    at = room()
    at.jot("Slept badly")
    at.key(Key.Key_E, CONTROL)
    assert "The session is ended." in at.inside.words()
    at.key(Key.Key_Z, CONTROL)
    assert at.inside.shell.place() is Place.LIVE
    assert book.sessions.get(begun.uid).ended is None
    assert book.sessions.note(begun.uid).text("data", About.FIRST) == "Slept badly"
    at.jot("Glad of it")
    at.key(Key.Key_E, CONTROL)
    assert book.sessions.note(begun.uid).text("data", About.FIRST) == "Slept badly\nGlad of it"


def test_once_its_note_is_signed_the_hour_does_not_go_on_again(room: Opened, book: Workbook, begun: Session) -> None:
    at = room()
    at.jot("Slept badly")
    at.key(Key.Key_E, CONTROL)
    note = book.sessions.note(begun.uid)
    book.sessions.sign(note.uid, note.rev)
    at.inside.shell.bar.undo()
    assert at.inside.shell.bar.words() == "The note of this session is signed: the session is over."
    assert book.sessions.get(begun.uid).ended is not None


def test_what_nobody_can_see_in_the_box_does_not_keep_the_hour_from_ending(
    room: Opened, book: Workbook, begun: Session
) -> None:
    at = room()
    at.jot("Slept badly")
    assert isinstance(at.area, PlainArea)
    at.area.insertPlainText("\u200b\ufeff")
    at.key(Key.Key_E, CONTROL)
    assert book.sessions.get(begun.uid).ended is not None
    assert [j.words for j in book.hours.jottings(begun.uid)] == ["Slept badly"]
