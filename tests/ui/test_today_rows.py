"""The rows of Today after their time: held, signed and still there; late, and who did not come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.conftest import Clock
from tests.ui.hands import focused, press
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context, Place
from ui.pages.life import Life
from ui.pages.today import Today
from ui.pages.today_rows import VisitRow
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.session import About, Note, Passage, Session

Key = Qt.Key
NINE, TWO = (datetime(2026, 11, 17, hour) for hour in (9, 14))


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    make = {Place.TODAY: lambda given: Today(given, clock), Place.LIFE: lambda given: Life(given, clock)}
    return lambda wide=1400, high=880: inside(context, frame, make, Place.TODAY, wide=wide, high=high)


def named(first: str, second: str, starts: datetime | None = None) -> Couple:
    return Couple(Partner(Whose.FIRST, first), Partner(Whose.SECOND, second), next_session=starts)


def rows(page: Inside) -> list[VisitRow]:
    QApplication.processEvents()
    return [each for each in page.shell.findChildren(VisitRow) if each.isVisible()]


def away(page: Inside) -> list[str]:
    QApplication.processEvents()
    names = [b.accessibleName() for b in page.shell.findChildren(Button) if b.isVisible()]
    return [name for name in names if name.startswith("Did not come")]


@pytest.mark.parametrize("closed", [False, True])
def test_a_couple_that_was_seen_stays_on_the_day_once_the_note_is_signed(
    book: Workbook, show: Callable[..., Inside], closed: bool
) -> None:
    couple = book.couples.create(named("Dana Levin", "Noa Katzir", NINE))
    book.couples.create(named("Priya Nandan", "Tom Ellery", TWO))
    session = book.sessions.begin(Session(couple.uid, NINE, ended=NINE + timedelta(minutes=50)))
    note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "Warm."),)))
    page = show()
    assert page.button("Sign note").isVisible()
    book.sessions.sign(note.uid, note.rev)
    coming = None if closed else NINE + timedelta(weeks=1)
    book.couples.save(replace(book.couples.get(couple.uid), next_session=coming))
    page.shell.go(Place.TODAY)
    shown = rows(page)
    assert "2 couples today." in page.words()
    assert [label.text() for label in shown[0].findChildren(QLabel)].count("held") == 1
    assert [row.button.accessibleName() for row in shown] == [
        "Open, Dana Levin & Noa Katzir",
        "Start session, Priya Nandan & Tom Ellery",
    ]
    assert not away(page)


@pytest.mark.parametrize("size", [(1400, 880), (1280, 720)])
def test_who_did_not_come_is_noted_from_their_row(
    book: Workbook, clock: Clock, show: Callable[..., Inside], size: tuple[int, int]
) -> None:
    couple = book.couples.create(named("Dana Levin", "Noa Katzir", NINE))
    book.couples.create(named("Priya Nandan", "Tom Ellery", TWO))
    page = show(*size)
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []
    press(page.button("Did not come, Dana"), Key.Key_Space)
    assert page.last == ("life", couple.uid, "missed")
    life = page.shell.page()
    assert isinstance(life, Life)
    assert focused() is life.missed.asks()
    assert (life.missed.day.value(), life.missed.time.value()) == (NINE.date(), NINE.time())
    press(page.button("Note it"), Key.Key_Space)
    (missed,) = book.life.missed(couple.uid)
    assert missed.at == NINE
    page.shell.go(Place.TODAY)
    first, _second = rows(page)
    assert any("Neither came" in label.text() for label in first.findChildren(QLabel))
    assert "1 couple today." in page.words()
    assert first.button.accessibleName() == "Open, Dana Levin & Noa Katzir"
    assert not away(page)


def test_it_is_offered_once_the_time_has_come(book: Workbook, clock: Clock, show: Callable[..., Inside]) -> None:
    book.couples.create(named("Priya Nandan", "Tom Ellery", TWO))
    page = show()
    today = page.shell.page()
    assert isinstance(today, Today)

    def offered() -> bool:
        return away(page) == ["Did not come, Priya Nandan & Tom Ellery"]

    assert not offered()
    clock.now = TWO + timedelta(minutes=10)
    today._tick()
    assert offered()
    assert page.button("Start session, Priya").isVisible(), "they may be late"
