"""How each may be reached, said wherever somebody is about to be called or written to, and on no page that both see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.hands import press
from tests.ui.inside import inside
from tests.ui.keyboard import read_out
from tests.ui.looks import Frame
from ui import files
from ui.contact import to_call, to_write
from ui.context import Context, Place
from ui.pages.contact_note import ContactNote
from ui.pages.documents import Documents
from ui.pages.overview import Overview
from ui.pages.sessions import SessionsPage
from ui.pages.today import Today
from workbook.book import Workbook
from workbook.model.common import Audience, Whose
from workbook.model.couple import Couple, Leave, Partner, SafeContact
from workbook.model.session import Session

Key = Qt.Key
HEARD = "The phone lies on the kitchen table"
CALL_BACK = SafeContact("0555 0142", Leave.CALL_BACK, "m@example.org", Leave.DATES, seen_by=HEARD)


def partner(contact: SafeContact) -> Partner:
    return Partner(Whose.FIRST, "Mira Hollis", contact=contact)


@pytest.fixture
def reachable(book: Workbook, couple: Couple) -> Couple:
    starts = datetime(2026, 11, 17, 15)
    return book.couples.save(replace(couple, first=replace(couple.first, contact=CALL_BACK), next_session=starts))


@pytest.mark.parametrize(
    ("contact", "call", "write"),
    [
        (SafeContact(), "no number on record: leave nothing", "no address on record: hand it over"),
        (SafeContact("1", Leave.NOTHING), "leave nothing", "no address on record: hand it over"),
        (CALL_BACK, "ask to call back, say no more", "by e-mail dates only"),
        (
            SafeContact(email="a", email_leave=Leave.ANYTHING),
            "no number; by e-mail anything may be written",
            "by e-mail",
        ),
        (SafeContact(post="a"), "no number on record: leave nothing", "by post write nothing"),
    ],
)
def test_what_is_not_allowed_is_never_offered(contact: SafeContact, call: str, write: str) -> None:
    assert to_call(partner(contact)) == call
    assert to_write(partner(contact)).startswith(write)


def test_today_says_it_beside_who_comes(
    reachable: Couple, context: Context, clock: Clock, frame: Callable[..., Frame]
) -> None:
    at = inside(context, frame, {Place.TODAY: lambda given: Today(given, clock)}, Place.TODAY)
    assert "Mira: ask to call back, say no more" in at.words()
    assert HEARD in at.words()
    assert "Jonas: no number on record: leave nothing" in at.words()


def test_a_date_being_set_says_it_on_overview_and_in_the_session(
    book: Workbook, reachable: Couple, context: Context, clock: Clock, frame: Callable[..., Frame]
) -> None:
    at = inside(context, frame, {Place.OVERVIEW: lambda given: Overview(given, clock)}, Place.OVERVIEW, reachable.uid)
    note = at.shell.findChildren(ContactNote)[0]
    assert not note.isVisible()
    press(at.button("Change date"), Key.Key_Space)
    QApplication.processEvents()
    assert note.isVisible()
    assert "Mira: ask to call back, say no more" in read_out(note)
    book.sessions.begin(Session(reachable.uid, clock.now - timedelta(minutes=5)))
    make = {Place.SESSIONS: SessionsPage}
    at = inside(context, frame, make, Place.SESSIONS, reachable.uid)
    (note,) = (n for n in at.shell.findChildren(ContactNote) if n.isVisible())
    assert HEARD in read_out(note)


@pytest.mark.parametrize("audience", [Audience.COUPLE, Audience.SECOND, Audience.COUNSELOR])
def test_a_saved_page_says_how_its_readers_may_be_written_to(
    reachable: Couple,
    context: Context,
    clock: Clock,
    frame: Callable[..., Frame],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
    audience: Audience,
) -> None:
    monkeypatch.setattr(files, "choose_save", lambda *_asked: tmp_path / "page.pdf")
    make = {Place.DOCUMENTS: lambda given: Documents(given, clock)}
    at = inside(context, frame, make, Place.DOCUMENTS, reachable.uid)
    page = at.shell.page()
    assert isinstance(page, Documents)
    page._options._radios[audience].setChecked(True)
    (note,) = page.findChildren(ContactNote)
    assert not note.isVisible()
    press(at.button("Save"), Key.Key_Space)
    qtbot.waitUntil(lambda: "Saved as" in page._status.words(), timeout=20_000)
    words = read_out(note) if note.isVisible() else ""
    assert ("Mira: by e-mail dates only" in words) is (audience is Audience.COUPLE)
    assert ("Jonas: no address on record" in words) is (audience is not Audience.COUNSELOR)
