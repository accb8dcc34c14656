"""Signing a note, and adding to it afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Boxes
from tests.ui.hands import CONTROL, press, shortcut, type_words
from tests.ui.looks import Frame, cut_labels
from tests.ui.sessions_room import NOON, SessionsDesk, begin, open_sessions, signed
from ui.context import Context, Place
from ui.widgets.buttons import Button
from ui.widgets.choices import Check
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.model.common import Visibility
from workbook.model.couple import Couple
from workbook.model.session import About, Session

Opened = Callable[..., SessionsDesk]


@pytest.fixture
def desk(book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame]) -> Opened:
    """`desk()` opens the page on the couple; `desk(detail)` on something of it."""
    return partial(open_sessions, book, context, couple, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple) -> Session:
    return begin(book, couple)


# signing


def test_sign_and_lock_asks_once_and_locks(desk: Opened, begun: Session, boxes: Boxes) -> None:
    at = desk()
    at.write("Data, the pattern", "Done for today")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert boxes.said == ["Sign this note and lock it?"]
    note = at.note()
    assert note.signed_at is not None
    assert note.signed_by == "Ida Holm, LMFT 12"
    area = at.field("Data, the pattern")
    assert area.isReadOnly()
    type_words(area, "x")
    assert area.words() == "Done for today"
    assert "Sign and lock" not in at.names(Button)
    assert at.one(Button, "Write an addendum").hasFocus()
    assert at.page._list._entries.item(0).line.signed_at is not None
    at.page.flush()


def test_ratings_belong_to_what_was_signed_and_showing_them_is_a_later_choice(
    desk: Opened, begun: Session, boxes: Boxes
) -> None:
    at = desk()
    at.write("Data, the pattern", "Done for today")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert not any(scale.isEnabled() for scale in at.page.findChildren(Scale))
    at.one(Check, "Both chose to show these to one another").toggle()
    at.page.flush()
    kept = at.book.sessions.get(begun.uid)
    assert (kept.shown, kept.first, kept.second) == (Visibility.JOINT, begun.first, begun.second)


def test_a_no_signs_nothing(desk: Opened, begun: Session, boxes: Boxes) -> None:
    boxes.agree = False
    at = desk()
    at.write("Data, the pattern", "Not yet")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.note().signed_at is None
    assert at.note().text("data", About.BETWEEN) == "Not yet", "it is saved all the same"


def test_an_empty_note_cannot_be_signed(desk: Opened, begun: Session, boxes: Boxes) -> None:
    at = desk()
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert boxes.said == []
    assert at.says() == "There is nothing written in this note to sign."
    assert at.field("Data, the pattern").hasFocus()
    at.write("Data, the pattern", "   ")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.note().signed_at is None


def test_without_a_name_signing_leads_to_the_settings(
    desk: Opened, begun: Session, boxes: Boxes, context: Context
) -> None:
    book = context.book
    book.settings.save_practice(replace(book.settings.practice(), counselor=""))
    at = desk()
    at.write("Data, the pattern", "x")
    asked: list[str] = []
    context.wanted.connect(lambda place, _couple, _detail: asked.append(place))
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert boxes.said == []
    press(at.one(Button, "Open the settings"), Qt.Key.Key_Space)
    assert asked == [Place.SETTINGS]
    assert cut_labels(at.frame) == []
    book.settings.save_practice(replace(book.settings.practice(), counselor="Ida Holm"))
    at.page.show_couple(at.couple.uid)
    assert "Open the settings" not in at.names(Button)
    assert cut_labels(at.frame) == []


# addenda


def test_an_addendum_is_signed_as_it_is_saved(desk: Opened, begun: Session, boxes: Boxes) -> None:
    at = desk()
    signed(at.book, begun)
    at.page.refresh(None)
    press(at.one(Button, "Write an addendum"), Qt.Key.Key_Space)
    area = at.field("Addendum")
    assert area.hasFocus()
    type_words(area, "The date was wrong.")
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    addendum = at.note().addenda[0]
    assert (addendum.text, addendum.signed_by) == ("The date was wrong.", "Ida Holm, LMFT 12")
    assert [e.addendum is not None for e in at.page._list._entries._items] == [False, True]
    assert at.field("Addendum, 17 November 2026").isReadOnly()


def test_an_addendum_is_not_lost_on_leaving(
    book: Workbook, couple: Couple, begun: Session, desk: Opened, boxes: Boxes
) -> None:
    signed(book, begun)
    later = book.sessions.begin(Session(couple.uid, NOON + timedelta(weeks=1)))
    at = desk(begun.uid)
    press(at.one(Button, "Write an addendum"), Qt.Key.Key_Space)
    type_words(at.field("Addendum"), "Half an addendum")
    at.page.flush()
    assert boxes.said == [], "a lock asks nothing"
    boxes.agree = False
    press(at.page._list.table, Qt.Key.Key_Up)
    assert boxes.said == ["The addendum is not signed yet."]
    assert at.page._panel.uid() == begun.uid
    assert at.field("Addendum").words() == "Half an addendum"
    boxes.agree = True
    press(at.page._list.table, Qt.Key.Key_Up)
    assert at.page._panel.uid() == later.uid
    assert book.sessions.note(begun.uid).addenda[0].text == "Half an addendum"


def test_an_addendum_can_be_discarded(desk: Opened, begun: Session, boxes: Boxes) -> None:
    at = desk()
    signed(at.book, begun)
    at.page.refresh(None)
    press(at.one(Button, "Write an addendum"), Qt.Key.Key_Space)
    shortcut(at.frame, Qt.Key.Key_Return, CONTROL)
    assert at.note().addenda == (), "an empty one is not signed"
    type_words(at.field("Addendum"), "No")
    press(at.one(Button, "Discard this addendum"), Qt.Key.Key_Space)
    assert boxes.said == ["Discard this addendum?"]
    at.page.flush()
    assert at.note().addenda == ()
