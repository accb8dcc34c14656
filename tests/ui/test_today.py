from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Clock
from tests.ui.hands import CONTROL, click, focused, press, shortcut
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context, Place
from ui.pages.today import Today
from ui.pages.today_rows import NowLine, VisitRow
from ui.widgets.buttons import Button
from ui.widgets.elided import Link
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.intake import IntakeKind
from workbook.model.note_apart import Apart, Channel, NoteApart
from workbook.model.plan import OwnStep, PlanKind, StepState
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import About, Note, Passage, Session

Key = Qt.Key
NINE, ELEVEN, TWO = (datetime(2026, 11, 17, hour) for hour in (9, 11, 14))


def named(first: str, second: str, starts: datetime | None = None) -> Couple:
    return Couple(Partner(Whose.FIRST, first), Partner(Whose.SECOND, second), next_session=starts)


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Callable[..., Inside]:
    def made(wide: int = 1400, high: int = 880) -> Inside:
        return inside(
            context, frame, {Place.TODAY: lambda given: Today(given, clock)}, Place.TODAY, wide=wide, high=high
        )

    return made


def held(book: Workbook, clock: Clock, couple: Couple, starts: datetime, focus: str) -> Session:
    session = book.sessions.begin(Session(couple.uid, starts, focus=focus, ended=starts + timedelta(minutes=50)))
    book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "Warm."),)))
    return session


def test_a_new_workbook_says_what_to_do_first(show: Callable[..., Inside]) -> None:
    page = show()
    assert "This workbook is new" in page.words()
    assert focused() is page.button("Make the first couple")
    press(focused(), Key.Key_Space)
    assert page.last == ("new_couple", "", "")


def test_the_day_is_read_from_top_to_bottom(book: Workbook, clock: Clock, show: Callable[..., Inside]) -> None:
    late = book.couples.create(named("Priya Nandan", "Tom Ellery", TWO))
    next_up = book.couples.create(named("Mira Hollis", "Jonas Adeyemi", ELEVEN))
    book.couples.create(named("Wei Zhao", "Lina Brandt", datetime(2026, 11, 18, 9, 30)))
    held(book, clock, next_up, datetime(2026, 11, 10, 11), "Sundays")
    page = show()
    rows = page.shell.findChildren(VisitRow)
    assert [row.button.accessibleName() for row in rows] == [
        "Start session, Mira Hollis & Jonas Adeyemi",
        "Open, Priya Nandan & Tom Ellery",
    ]
    words = page.words()
    assert "Tuesday, 17 November" in words
    assert "2 couples today. 1 older note to sign." in words
    assert "Session 2" in words
    assert "Last time: Sundays" in words
    assert "First meeting" in words
    assert "09:30 Wei & Lina" in words
    assert "Now 10:42, next in 18 minutes" in words
    assert focused() is rows[0].button
    press(focused(), Key.Key_Space)
    assert page.last == ("live", next_up.uid, "")
    page.shell.go(Place.TODAY)
    press(page.button("Open, Priya"), Key.Key_Space)
    assert page.last == ("overview", late.uid, "")


def test_a_new_couple_is_one_key_away(book: Workbook, show: Callable[..., Inside]) -> None:
    book.couples.create(named("Mira Hollis", "Jonas Adeyemi", ELEVEN))
    page = show()
    shortcut(page.shell, Key.Key_N, CONTROL)
    assert page.last == ("new_couple", "", "")


def test_a_click_on_a_row_and_enter_on_a_name_open_the_couple(book: Workbook, show: Callable[..., Inside]) -> None:
    couple = book.couples.create(named("Mira Hollis", "Jonas Adeyemi", ELEVEN))
    page = show()
    row = page.shell.findChildren(VisitRow)[0]
    click(row, QPoint(30, row.height() - 8))
    assert page.last == ("overview", couple.uid, "")
    page.shell.go(Place.TODAY)
    row = page.shell.findChildren(VisitRow)[0]
    name = row.findChild(Link)
    assert isinstance(name, Link)
    press(name, Key.Key_Return)
    assert page.gone[-1] == ("overview", couple.uid, "")


def test_homework_is_counted_by_who_brought_it_back(book: Workbook, clock: Clock, show: Callable[..., Inside]) -> None:
    couple = book.couples.create(named("Mira Hollis", "Jonas Adeyemi", ELEVEN))
    held(book, clock, couple, datetime(2026, 11, 10, 11), "Sundays")
    free = [e.key for e in book.catalogue.exercises if e.gate == "free"]
    both, half = (book.assignments.assign(couple.uid, key, Whose.BOTH) for key in free[:2])
    for whose in (Whose.FIRST, Whose.SECOND):
        book.assignments.report(both.uid, Result(whose, Outcome.DONE, clock.now.date()))
    book.assignments.report(half.uid, Result(Whose.FIRST, Outcome.PARTLY, clock.now.date()))
    assert "1 of 2 exercises back, 1 from one of them" in show().words()


def test_what_waits_opens_where_it_can_be_settled(book: Workbook, clock: Clock, show: Callable[..., Inside]) -> None:
    couple = book.couples.create(named("Mira Hollis", "Jonas Adeyemi"))
    session = held(book, clock, couple, datetime(2026, 11, 10, 11), "Sundays")
    clock.now = datetime(2026, 11, 10, 12)
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    given = book.assignments.assign(couple.uid, free, Whose.FIRST, until=clock.now.date() + timedelta(days=3))
    clock.now = datetime(2026, 11, 17, 10, 42)
    page = show()
    assert "7 days" in page.words()
    assert "4 days" in page.words()
    press(page.button("Sign, Mira & Jonas"), Key.Key_Space)
    assert page.last == ("sessions", couple.uid, session.uid)
    page.shell.go(Place.TODAY)
    press(page.button("Open, Mira & Jonas"), Key.Key_Space)
    assert page.last == ("exercises", couple.uid, given.uid)


def test_a_session_of_today_waits_for_its_signature(book: Workbook, clock: Clock, show: Callable[..., Inside]) -> None:
    couple = book.couples.create(named("Dana Levin", "Noa Katzir", NINE))
    session = held(book, clock, couple, NINE, "Small thanks")
    page = show()
    assert "Session 1" in page.words()
    press(page.button("Sign note"), Key.Key_Space)
    assert page.last == ("sessions", couple.uid, session.uid)
    book.couples.save(replace(book.couples.get(couple.uid), next_session=NINE + timedelta(weeks=1)))
    assert page.shell.go(Place.TODAY)
    assert page.button("Sign note").isVisible()


def test_time_moves_on_by_itself(book: Workbook, clock: Clock, show: Callable[..., Inside]) -> None:
    book.couples.create(named("Mira Hollis", "Jonas Adeyemi", ELEVEN))
    book.couples.create(named("Priya Nandan", "Tom Ellery", TWO))
    page = show()
    today = page.shell.page()
    assert isinstance(today, Today)
    line = page.shell.findChild(NowLine)
    clock.now = datetime(2026, 11, 17, 10, 58)
    today._tick()
    assert page.shell.findChild(NowLine) is line
    assert "Now 10:58, next in 2 minutes" in page.words()
    clock.now = datetime(2026, 11, 17, 11, 1)
    today._tick()
    QApplication.processEvents()
    assert "Now 11:01, next in 2 hours 59 minutes" in page.words()
    clock.now = datetime(2026, 11, 18, 7, 0)
    today._tick()
    QApplication.processEvents()
    assert "Wednesday, 18 November" in page.words()
    assert "Nobody is booked for today" in page.words()


def test_a_change_elsewhere_leaves_the_keyboard_where_it_is(book: Workbook, show: Callable[..., Inside]) -> None:
    book.couples.create(named("Mira Hollis", "Jonas Adeyemi", ELEVEN))
    other = book.couples.create(named("Priya Nandan", "Tom Ellery", TWO))
    page = show()
    page.button("Open, Priya").setFocus()
    book.couples.save(replace(book.couples.get(other.uid), household="a dog"))
    QApplication.processEvents()
    assert focused() is page.button("Open, Priya")


@pytest.mark.parametrize("size", [{}, {"wide": 1280, "high": 720}])
def test_names_of_any_kind_fit_and_are_shown_as_they_are(
    book: Workbook, clock: Clock, show: Callable[..., Inside], size: dict[str, int]
) -> None:
    pairs = [("<b>Bold</b> & Co", "דנה לוין"), ("王小明", "ليلى الحداد"), ("Maximiliane-Charlotte " * 6, "O'Neill")]
    for hour, (first, second) in enumerate(pairs, 11):
        couple = book.couples.create(named(first, second, datetime(2026, 11, 17, hour)))
        held(book, clock, couple, datetime(2026, 11, 10, hour), "A very long focus about <i>everything</i> " * 4)
    page = show(**size)
    assert "<b>Bold</b> & Co & דנה לוין" in page.words()
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []


def test_what_waits_of_the_screens_is_named_without_a_finding(
    book: Workbook, clock: Clock, show: Callable[..., Inside]
) -> None:
    soon, later, concerned = (
        book.couples.create(
            Couple(Partner(Whose.FIRST, a), Partner(Whose.SECOND, b), next_session=clock.now + timedelta(days=days))
        )
        for a, b, days in (("Cy Dahl", "Di Ek", 2), ("Ed Falk", "Fia Gren", 20), ("Gil Hall", "Hedda Isak", 30))
    )
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(concerned.uid, whose, clock.now, Finding.CONCERN, note="PLANTEDSAFETY"))
    page = show()
    words = page.words()
    assert "Safety screens" in words
    assert page.button("Look, Gil & Hedda, to be looked at alone").isVisible()
    assert page.button("Look, Cy & Di, to be looked at alone").isVisible()
    assert later.short not in words
    assert "PLANTEDSAFETY" not in words
    assert "concern" not in words.lower()
    press(page.button("Look, Gil & Hedda"), Qt.Key.Key_Space)
    assert page.last == (Place.CONCERNS, concerned.uid, "decision")
    assert soon.uid != concerned.uid


def test_a_session_that_goes_on_is_gone_on_with_also_past_midnight(
    book: Workbook, clock: Clock, show: Callable[..., Inside]
) -> None:
    couple = book.couples.create(named("Dana Levin", "Noa Katzir", datetime(2026, 11, 16, 23, 30)))
    other = book.couples.create(named("Mira Hollis", "Jonas Adeyemi", NINE))
    session = book.sessions.begin(Session(couple.uid, datetime(2026, 11, 16, 23, 40)))
    clock.now = datetime(2026, 11, 17, 0, 20)
    page = show()
    assert "goes on" in page.words()
    assert focused() is page.button("Go on, Dana")
    press(focused(), Key.Key_Space)
    assert page.last == ("live", couple.uid, "")
    assert "Notes to sign" not in page.words()
    book.hours.end(session.uid, session.rev)
    page.shell.go(Place.TODAY)
    assert "goes on" not in page.words()
    assert "Notes to sign" in page.words()
    assert page.button("Start session").accessibleName().endswith(other.names)


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=2)])
def test_a_session_that_goes_on_is_found_with_the_clock_set_back(
    book: Workbook, clock: Clock, show: Callable[..., Inside], back: timedelta
) -> None:
    couple = book.couples.create(named("Dana Levin", "Noa Katzir"))
    book.sessions.begin(Session(couple.uid, clock.now))
    clock.now -= back
    page = show()
    assert "goes on" in page.words()
    press(page.button("Go on, Dana"), Key.Key_Space)
    assert page.last == ("live", couple.uid, "")


def test_a_review_that_is_due_and_a_pause_that_is_over_are_named(
    book: Workbook, clock: Clock, show: Callable[..., Inside]
) -> None:
    due, paused = (
        book.couples.create(named(*pair)) for pair in (("Anke Visser", "Ruud Bos"), ("Ida Holm", "Per Lund"))
    )
    clock.now = NINE - timedelta(weeks=13)
    book.intakes.finish(book.intakes.begin(due.uid, IntakeKind.FIRST).uid)
    for couple in (due, paused):
        session = book.sessions.begin(Session(couple.uid, clock.now))
        note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "Warm."),)))
        book.sessions.sign(note.uid, note.rev)
    book.life.pause(paused.uid, "PLANTED reason", NINE.date())
    clock.now = NINE
    page = show()
    said = page.words()
    assert "Reviews due" in said
    assert "twelve weeks since the first intake" in said
    assert "Paused until now" in said
    assert "PLANTED" not in said
    press(page.button("Open, Anke & Ruud"), Key.Key_Space)
    assert page.last == (Place.INTAKE, due.uid, "")
    page.shell.go(Place.TODAY)
    press(page.button("Open, Ida & Per"), Key.Key_Space)
    assert page.last == (Place.LIFE, paused.uid, "")


def test_a_contact_that_is_not_signed_waits_among_the_notes(
    book: Workbook, clock: Clock, show: Callable[..., Inside]
) -> None:
    couple = book.couples.create(named("Mira Hollis", "Jonas Adeyemi"))
    held(book, clock, couple, clock.now - timedelta(days=3), "The Sunday row")
    called = NoteApart(couple.uid, Apart.CONTACT, clock.now - timedelta(days=5), "She called", Channel.PHONE)
    draft = book.notes_apart.autosave(called)
    book.notes_apart.autosave(replace(called, at=clock.now))  # of today: not overdue yet
    at = show()
    words = at.words()
    assert "2 older notes to sign" in words
    assert "Contact, phone, 12 November" in words
    sign = [b for b in at.shell.findChildren(Button) if b.isVisible() and b.accessibleName().startswith("Sign, Mira")]
    assert len(sign) == 2
    press(sign[0], Qt.Key.Key_Space)  # the oldest stands first
    assert at.last == (Place.SESSIONS.value, couple.uid, f"contact {draft.uid}")


def test_a_step_whose_pause_has_ended_is_named_without_its_reason(
    book: Workbook, clock: Clock, show: Callable[..., Inside]
) -> None:
    couple = book.couples.create(named("Ida Holm", "Per Lund"))
    plan = book.plans.adopt(couple.uid, PlanKind.OWN, (OwnStep("Money on Sundays"), OwnStep("A walk")))
    book.plans.move(plan.path[1].uid, StepState.PAUSED, "PLANTED reason", NINE.date() + timedelta(days=2))
    assert "pause has ended" not in show().words()
    clock.now = NINE + timedelta(days=2)
    page = show()
    assert "Steps whose pause has ended" in page.words()
    assert "A walk" in page.words()
    assert "PLANTED" not in page.words()
    press(page.button("Open, Ida & Per"), Key.Key_Space)
    assert page.last == (Place.PLAN, couple.uid, plan.path[1].step)
