"""Words for a jotting that nobody added: whatever ends the hour, they are seen again, and kept or dropped by hand."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, CONTROL, click, focused, press, type_words
from tests.ui.live_room import Opened, Room, open_live
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import theme
from ui.context import Context, Place
from ui.pages.half_typed import half_typed
from ui.pages.sessions import SessionsPage
from ui.widgets.plain import PlainArea
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import About, Note, On, Passage, Session

Key = Qt.Key


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return partial(open_live, book, context, couple, clock, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    """A session that goes on since half past ten."""
    return book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))


def put_aside(at: Room) -> None:
    """A line is there, another is half typed, and the first is being put right."""
    at.jot("Slept badly")
    at.key(Key.Key_2, ALT)
    type_words(at.area, "Took her ha")
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Return)


def sessions(at: Room) -> SessionsPage:
    page = at.inside.shell.page()
    assert isinstance(page, SessionsPage)
    return page


def draft(at: Room, session: Session) -> list[str]:
    return [at.book.sessions.note(session.uid).text("data", about) for about in About]


def field(at: Room, says: str) -> PlainArea:
    (found,) = [
        a for a in sessions(at).findChildren(PlainArea) if a.isVisible() and a.accessibleName().startswith(says)
    ]
    return found


@pytest.mark.parametrize(
    ("more", "first"), [(" again", "Slept badly again"), (None, "Slept badly")], ids=["put right", "emptied"]
)
def test_the_end_takes_what_waits_behind_a_line_that_is_put_right(
    room: Opened, begun: Session, more: str | None, first: str
) -> None:
    at = room()
    put_aside(at)
    if more is None:
        press(at.area, Key.Key_A, CONTROL)
        press(at.area, Key.Key_Delete)
    else:
        type_words(at.area, more)
    at.key(Key.Key_E, CONTROL)
    assert draft(at, begun) == [first, "Took her ha", ""]
    assert [(j.about, j.words, j.taken) for j in at.book.hours.jottings(begun.uid)] == [
        (On.FIRST, first, True),
        (On.SECOND, "Took her ha", True),
    ]
    assert at.book.drafts.words(begun.couple, f"jotting {begun.uid}") == ""


def test_words_wait_also_where_their_line_is_gone_and_another_is_put_right(room: Opened, begun: Session) -> None:
    at = room()
    put_aside(at)
    type_words(at.area, " again")
    at.page.flush()
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    (line,) = at.book.hours.jottings(begun.uid)
    at.book.hours.drop(line.uid, line.rev)
    at.inside.shell.go(Place.LIVE, at.couple.uid)
    assert at.page.hour.jottings.entry.now().words == "Slept badly again"
    press(at.area, Key.Key_Return)
    assert at.page.hour.jottings.entry.now().words == "Took her ha"
    press(at.area, Key.Key_Return)
    assert at.jotted() == [(On.FIRST, "Slept badly again"), (On.SECOND, "Took her ha")]


def test_an_hour_left_lying_offers_what_was_half_typed_beside_its_note(
    room: Opened, begun: Session, clock: Clock
) -> None:
    at = room()
    put_aside(at)
    type_words(at.area, " again")
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    assert "Half typed when" not in at.inside.words(), "it goes on: they stand in its own page"
    clock.now += timedelta(hours=13)
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    QApplication.processEvents()
    words = at.inside.words()
    assert "Half typed when the session was over" in words
    assert "Took her ha" in words
    assert "Slept badly again" in words
    assert cut_labels(at.inside.shell) == []
    assert unnamed(at.inside.shell) == []
    press(at.inside.button("Keep as jotting"), Key.Key_Space)
    QApplication.processEvents()
    assert at.jotted() == [(On.FIRST, "Slept badly again"), (On.SECOND, "Took her ha")]
    assert "Half typed when" not in at.inside.words()
    press(at.inside.button("Take over the open 2"), Key.Key_Space)
    assert draft(at, begun) == ["Slept badly again", "Took her ha", ""]


def test_dropped_on_purpose_they_come_back_by_undo(room: Opened, begun: Session, clock: Clock) -> None:
    at = room()
    at.key(Key.Key_4, ALT)
    type_words(at.area, "For me")
    at.page.flush()
    clock.now += timedelta(hours=13)
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    press(at.inside.button("Drop what was half typed"), Key.Key_Space)
    QApplication.processEvents()
    assert "Half typed when" not in at.inside.words()
    assert half_typed(at.book, begun) == ()
    click(at.inside.button("Undo: Half-typed words were dropped."))
    QApplication.processEvents()
    assert "For me" in at.inside.words()
    assert [each.about for each in half_typed(at.book, begun)] == [On.PRIVATE]


def test_a_line_that_was_only_looked_at_is_not_half_typed(room: Opened, begun: Session, clock: Clock) -> None:
    at = room()
    at.jot("Slept badly")
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Return)
    at.page.flush()
    clock.now += timedelta(hours=13)
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    QApplication.processEvents()
    assert "Slept badly" in at.inside.words()
    assert "Half typed when" not in at.inside.words()


def test_signing_ends_the_hour_first_and_shows_what_came_into_the_note(
    room: Opened, begun: Session, book: Workbook, boxes: Boxes
) -> None:
    at = room()
    put_aside(at)
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    field(at, "Data, the pattern").setFocus()
    type_words(focused(), "They laughed")
    at.key(Key.Key_Return, CONTROL)
    QApplication.processEvents()
    assert boxes.said == [], "nothing is signed before it was read"
    assert book.sessions.get(begun.uid).ended == at.clock.now
    assert draft(at, begun) == ["Slept badly", "Took her ha", "They laughed"]
    assert "The session went on until now." in sessions(at)._panel.foot.told()
    assert field(at, "Data, Jonas").toPlainText() == "Took her ha"
    at.key(Key.Key_Return, CONTROL)
    assert boxes.said == ["Sign this note and lock it?"]
    assert book.sessions.note(begun.uid).signed_at is not None
    at.inside.shell.go(Place.LIVE, at.couple.uid)
    assert "Start session" in at.inside.words()


def test_an_hour_with_nothing_jotted_ends_and_is_signed_in_one(
    room: Opened, begun: Session, book: Workbook, boxes: Boxes
) -> None:
    at = room()
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    field(at, "Data, the pattern").setFocus()
    at.key(Key.Key_Return, CONTROL)
    assert "There is nothing written" in sessions(at)._panel.foot.told()
    assert book.sessions.get(begun.uid).ended is None
    field(at, "Data, the pattern").setFocus()
    type_words(focused(), "They laughed")
    boxes.agree = False
    at.key(Key.Key_Return, CONTROL)
    assert boxes.said == ["Sign this note and lock it?"]
    assert book.sessions.get(begun.uid).ended is None, "nobody agreed to anything"
    boxes.agree, boxes.said[:] = True, []
    at.key(Key.Key_Return, CONTROL)
    assert boxes.said == ["Sign this note and lock it?"]
    assert book.sessions.get(begun.uid).ended == at.clock.now
    assert book.sessions.note(begun.uid).signed_at is not None


def test_signed_elsewhere_the_words_go_into_an_addendum_but_for_what_is_private(
    room: Opened, begun: Session, book: Workbook
) -> None:
    at = room()
    put_aside(at)
    at.key(Key.Key_4, ALT)
    at.page.flush()
    note = book.sessions.autosave(Note(begun.uid, passages=(Passage("data", About.FIRST, "Slept badly"),)))
    type_words(at.area, " again")
    at.page.flush()
    book.sessions.sign(note.uid, note.rev)
    QApplication.processEvents()
    assert at.inside.last == ("sessions", at.couple.uid, begun.uid)
    words = at.inside.words()
    assert "Took her ha" in words
    assert "Slept badly again" in words
    press(at.inside.button("Into an addendum"), Key.Key_Space)
    QApplication.processEvents()
    assert field(at, "Addendum").toPlainText() == "Took her ha"
    assert focused() is field(at, "Addendum")
    assert [each.words for each in half_typed(book, begun)] == ["Slept badly again"]
    assert "Into an addendum" not in at.inside.words()
    assert "Took her ha" in book.drafts.words(begun.couple, f"addendum {begun.uid}")


def test_refiled_they_go_along(room: Opened, begun: Session, book: Workbook) -> None:
    at = room()
    put_aside(at)
    type_words(at.area, " again")
    other = book.couples.create(Couple(Partner(Whose.FIRST, "Zora Quill"), Partner(Whose.SECOND, "Emil Thorn")))
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    stack = sessions(at)._stack
    stack._session_in_error()
    error = stack.error
    error._reason.show_words("The wrong couple")
    error._couple_wrong.setChecked(True)
    error.finder._choose(other.uid, True)
    error.sign()
    (right,) = book.sessions.of(other.uid)
    assert [(each.about, each.words) for each in half_typed(book, right)] == [
        (On.SECOND, "Took her ha"),
        (On.FIRST, "Slept badly again"),
    ]
    assert half_typed(book, begun) == ()


@pytest.mark.parametrize("scheme", list(theme.Scheme))
def test_a_long_text_is_shown_in_part_and_kept_whole(
    room: Opened, begun: Session, book: Workbook, clock: Clock, scheme: theme.Scheme
) -> None:
    theme.use(scheme)
    at = room()
    at.page.hour.jottings.entry.area.insertPlainText("<b>word</b> " * 2_000)
    at.page.flush()
    clock.now += timedelta(hours=13)
    at.inside.shell.go(Place.SESSIONS, at.couple.uid, begun.uid)
    QApplication.processEvents()
    assert cut_labels(at.inside.shell) == []
    press(at.inside.button("Keep as jotting"), Key.Key_Space)
    assert len(book.hours.jottings(begun.uid)[0].words) > 20_000
