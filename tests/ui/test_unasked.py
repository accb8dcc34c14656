"""What came back without anybody asking is said where the counselor sees it: on Today and in the homework of the next session."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Clock
from tests.ui.hands import focused, press
from tests.ui.inside import inside
from tests.ui.looks import Frame, cut_labels
from ui.context import Context, Place
from ui.pages.exercises import Exercises
from ui.pages.live import Live
from ui.pages.sessions import SessionsPage
from ui.pages.today import Today
from ui.widgets.choices import Segmented
from ui.widgets.elided import Elided
from workbook.book import Workbook
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import Session

SAID = "nobody asked about it on 10 November"


@pytest.fixture
def forgotten(book: Workbook, couple: Couple, clock: Clock) -> Assignment:
    """Given two weeks ago for a week ago, when they came and nobody asked; another exercise is merely late."""
    clock.now -= timedelta(days=14)
    given = book.assignments.assign(couple.uid, "thank_you_because", Whose.BOTH, until=date(2026, 11, 10))
    book.assignments.assign(couple.uid, "own_next_step", Whose.FIRST, until=date(2026, 11, 14))
    clock.now += timedelta(days=14)
    book.sessions.begin(Session(couple.uid, datetime(2026, 11, 10, 11)))
    return given


def said(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [w.words() for w in page.findChildren(Elided) if w.isVisible() and "asked" in w.words()]


def test_today_names_it_apart_from_what_is_overdue(
    book: Workbook, context: Context, clock: Clock, frame: Callable[..., Frame], couple: Couple, forgotten: Assignment
) -> None:
    page = inside(context, frame, {Place.TODAY: lambda given: Today(given, clock)}, Place.TODAY)
    words = page.words()
    assert words.index("Overdue exercises") < words.index("Exercises nobody asked about")
    buttons = [b.accessibleName() for b in page.shell.findChildren(QWidget) if b.objectName().startswith("exercises:")]
    title = forgotten.title
    assert len(buttons) == 2
    assert buttons[1] == f"Open, {couple.short}, {title}"
    assert cut_labels(page.shell) == []
    press(page.button(buttons[1]), Qt.Key.Key_Space)
    assert page.last == ("exercises", couple.uid, forgotten.uid)


@pytest.mark.parametrize("where", [Place.SESSIONS, Place.LIVE])
def test_the_next_session_says_so_until_something_is_written_down(
    book: Workbook,
    context: Context,
    clock: Clock,
    frame: Callable[..., Frame],
    couple: Couple,
    forgotten: Assignment,
    where: Place,
) -> None:
    book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))
    make = {Place.SESSIONS: lambda given: SessionsPage(given, clock), Place.LIVE: lambda given: Live(given, clock)}
    page = inside(context, frame, make, where, couple.uid)
    assert said(page.shell) == [SAID]
    assert cut_labels(page.shell) == []
    whole = next(
        w for w in page.shell.findChildren(Segmented) if w.isVisible() and forgotten.title in w.accessibleName()
    )
    whole.setFocus()
    press(focused(), Qt.Key.Key_D)
    shown = page.shell.page()
    assert shown is not None
    shown.flush()
    assert book.unasked.of(couple.uid, date(2026, 11, 17)) == {}
    assert whole.isVisible()  # what is being entered is not built anew under the hands


def test_the_session_that_did_not_ask_is_not_reproached_on_its_own_page(
    book: Workbook, context: Context, clock: Clock, frame: Callable[..., Frame], couple: Couple, forgotten: Assignment
) -> None:
    page = inside(
        context, frame, {Place.SESSIONS: lambda given: SessionsPage(given, clock)}, Place.SESSIONS, couple.uid
    )
    assert said(page.shell) == []


def test_the_exercises_page_says_when(
    book: Workbook, context: Context, clock: Clock, frame: Callable[..., Frame], couple: Couple, forgotten: Assignment
) -> None:
    page = inside(context, frame, {Place.EXERCISES: lambda given: Exercises(given, clock)}, Place.EXERCISES, couple.uid)
    assert page.words().count("Nobody asked about it in the session on 10 November.") == 1
