from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, focused, press, shortcut, tab, type_words
from tests.ui.inside import Inside, inside
from tests.ui.looks import Frame, cut_labels, unnamed
from ui import files
from ui.context import Context, Place
from ui.pages.overview import Overview
from ui.pages.overview_facts import stages
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.scrolling import Scroller
from ui.widgets.stage_path import At, StagePath
from ui.widgets.trend import TrendChart
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple, Hope, Leave, Partner, SafeContact, SecretsPolicy, Status
from workbook.model.intake import IntakeKind
from workbook.model.plan import Goal, GoalState, PlanKind, StepState
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import About, CheckIn, Note, Passage, Session

Key = Qt.Key
Show = Callable[..., Inside]


@pytest.fixture
def show(context: Context, clock: Clock, frame: Callable[..., Frame]) -> Show:
    def made(couple: Couple, wide: int = 1400, high: int = 880) -> Inside:
        make = {Place.OVERVIEW: lambda given: Overview(given, clock)}
        return inside(context, frame, make, Place.OVERVIEW, couple.uid, wide=wide, high=high)

    return made


def screened(book: Workbook, couple: Couple, clock: Clock) -> None:
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(couple.uid, whose, clock.now, Finding.NO_CONCERN, note="PLANTEDSAFETY"))


@pytest.mark.parametrize("second", [Hope.REPAIR, Hope.SEPARATE, None])
def test_two_words_say_that_hopes_are_apart(show: Show, book: Workbook, couple: Couple, second: Hope | None) -> None:
    hoping = replace(couple, first=replace(couple.first, hope=Hope.REPAIR), second=replace(couple.second, hope=second))
    words = show(book.couples.save(hoping)).words()
    assert ("hopes apart" in words.splitlines()) == (second is Hope.SEPARATE)
    assert "separate" not in words.lower()


def under_way(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    """Screened, policy signed, intake done, a plan with a goal, two sessions, homework that one of them reported."""
    clock.now = datetime(2026, 10, 20, 9)
    screened(book, couple, clock)
    signed = replace(couple, policy=SecretsPolicy.LIMITED, policy_signed=date(2026, 10, 13))
    couple = book.couples.save(replace(signed, next_session=datetime(2026, 11, 17, 11)))
    book.intakes.finish(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.plans.save_goal(plan.uid, Goal("One <true> sentence a day", Whose.SECOND, GoalState.ON_THE_WAY))
    for week, second in ((0, CheckIn(close=5)), (1, CheckIn())):
        starts = datetime(2026, 11, 3, 11) + timedelta(weeks=week)
        clock.now = starts
        session = book.sessions.begin(
            Session(couple.uid, starts, focus="Sundays", first=CheckIn(close=4 + week), second=second)
        )
        note = book.sessions.autosave(Note(session.uid, passages=(Passage("data", About.BETWEEN, "Came in warmer."),)))
        if week == 0:
            book.sessions.sign(note.uid, note.rev)
    free = next(e.key for e in book.catalogue.exercises if e.gate == "free")
    given = book.assignments.assign(couple.uid, free, Whose.BOTH, until=date(2026, 11, 16))
    book.assignments.report(given.uid, Result(Whose.FIRST, Outcome.PARTLY, clock.now.date(), times=3))
    clock.now = datetime(2026, 11, 17, 10, 42)
    return book.couples.get(couple.uid)


def test_a_new_couple_is_sent_to_the_intake(couple: Couple, show: Show) -> None:
    page = show(couple)
    words = page.words()
    assert "First comes the intake" in words
    assert "Private questions wait until a secrets policy is signed." in words
    assert "No date yet" in words
    assert focused() is page.button("Begin the intake")
    press(focused(), Key.Key_Space)
    assert page.last == ("intake", couple.uid, "")


def test_each_stage_says_what_comes_next(book: Workbook, couple: Couple, clock: Clock, show: Show) -> None:
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    page = show(couple)
    press(page.button("Go on with the intake"), Key.Key_Space)
    assert page.last == ("intake", couple.uid, "")
    book.intakes.finish(intake.uid)
    page.shell.go(Place.OVERVIEW, couple.uid)
    QApplication.processEvents()
    press(page.button("Choose a plan"), Key.Key_Space)
    assert page.last == ("plan", couple.uid, "")
    page.shell.go(Place.OVERVIEW, couple.uid)
    assert focused() is page.button("Look at the picture")
    press(focused(), Key.Key_Space)
    assert page.last == ("picture", couple.uid, "")
    screened(book, couple, clock)
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    page.shell.go(Place.OVERVIEW, couple.uid)
    assert focused() is page.button("Start session")
    press(focused(), Key.Key_Space)
    assert page.last == ("live", couple.uid, "")


def test_the_path_comes_from_the_record(book: Workbook, couple: Couple, clock: Clock, show: Show) -> None:
    couple = under_way(book, couple, clock)
    made = stages(book.record(couple.uid), clock.now.date())
    assert [(s.name, s.when, s.at) for s in made] == [
        ("Secrets policy", "13 October", At.DONE),
        ("Intake", "20 October", At.DONE),
        ("Picture", "20 October", At.DONE),
        ("Plan", "20 October", At.DONE),
        ("Sessions", "2 held", At.NOW),
        ("Review", "none yet", At.AHEAD),
        ("Closing", "no date yet", At.AHEAD),
    ]
    path = show(couple).shell.findChild(StagePath)
    assert isinstance(path, StagePath)
    assert path.accessibleDescription().startswith("Secrets policy: done, 13 October. Intake: done")
    assert "Sessions: now, 2 held" in path.accessibleDescription()
    book.couples.save(replace(book.couples.get(couple.uid), status=Status.CLOSED))
    assert stages(book.record(couple.uid), clock.now.date())[-1].at is At.DONE
    assert "Closing: done, closed" in path.accessibleDescription()


def test_a_couple_under_way_at_a_glance(book: Workbook, couple: Couple, clock: Clock, show: Show) -> None:
    page = show(under_way(book, couple, clock))
    words = page.words()
    for each in (
        "Today, 11:00",
        "in 18 minutes",
        "Session 3",
        "Restore 1: ",
        "Last time: Sundays",
        "session 2, 10 November, draft",
        "Came in warmer.",
        "No rating from Jonas on 10 November.",
        "Mira: partly done, 3 times",
        "Jonas: not asked yet",
        "was due yesterday",
        "One <true> sentence a day",
        "Jonas, on the way",
        "Couple 1",
    ):
        assert each in words
    chart = page.shell.findChild(TrendChart)
    assert isinstance(chart, TrendChart)
    assert "Mira: 3 Nov" in chart.accessibleDescription()
    assert "PLANTEDSAFETY" not in words
    assert "safety" not in words.lower()
    assert "concern" not in words.lower()


def test_every_door_leads_where_it_says(book: Workbook, couple: Couple, clock: Clock, show: Show) -> None:
    couple = under_way(book, couple, clock)
    page = show(couple)
    last = book.sessions.lines(couple.uid, limit=1)[0]
    for says, to in (
        ("Open note", ("sessions", couple.uid, last.uid)),
        ("Assign", ("exercises", couple.uid, "")),
        ("Open the plan", ("plan", couple.uid, "")),
        ("Progress report", ("documents", couple.uid, "progress")),
        ("Edit", ("new_couple", couple.uid, couple.uid)),
        ("Change how", ("new_couple", couple.uid, couple.uid)),
    ):
        press(page.button(says), Key.Key_Space)
        assert page.last == to
        page.shell.go(Place.OVERVIEW, couple.uid)


def test_how_each_may_be_reached_stands_there_with_what_may_be_left(book: Workbook, couple: Couple, show: Show) -> None:
    contact = SafeContact("0555 0142", Leave.CALL_BACK, "mira@example.org", Leave.NOTHING, seen_by="Kitchen table")
    couple = book.couples.save(replace(couple, first=replace(couple.first, contact=contact)))
    words = show(couple).words()
    for each in (
        "Phone 0555 0142",
        "ask to call back, say no more",
        "write nothing",
        "Kitchen table",
        "nothing on record",
    ):
        assert each in words


def test_a_date_is_set_by_keyboard(book: Workbook, couple: Couple, show: Show) -> None:
    page = show(couple)
    press(page.button("Set a date"), Key.Key_Space)
    assert isinstance(focused(), DayField)
    type_words(focused(), "24 Nov")
    tab()
    assert isinstance(focused(), TimeField)
    type_words(focused(), "9:30")
    press(focused(), Key.Key_Return)
    assert book.couples.get(couple.uid).next_session == datetime(2026, 11, 24, 9, 30)
    assert "24 November, 09:30" in page.words()
    assert "in 7 days" in page.words()
    press(page.button("Change date"), Key.Key_Space)
    press(page.button("Remove the date"), Key.Key_Space)
    assert book.couples.get(couple.uid).next_session is None


@pytest.mark.parametrize(
    ("typed", "sentence"), [("soon", "This is not a day"), ("16 Nov 2026", "This day is past."), ("", "Write a day")]
)
def test_a_date_that_cannot_be_is_said_in_one_sentence(
    book: Workbook, couple: Couple, show: Show, typed: str, sentence: str
) -> None:
    page = show(couple)
    press(page.button("Set a date"), Key.Key_Space)
    press(focused(), Key.Key_Delete)
    type_words(focused(), typed)
    press(focused(), Key.Key_Return)
    assert sentence in page.words()
    assert book.couples.get(couple.uid).next_session is None


def test_a_date_being_typed_survives_a_change(book: Workbook, couple: Couple, show: Show) -> None:
    page = show(couple)
    press(page.button("Set a date"), Key.Key_Space)
    day = focused()
    assert isinstance(day, DayField)
    type_words(day, "24 No")
    book.couples.save(replace(couple, household="a dog"))
    QApplication.processEvents()
    assert focused() is day
    assert day.text() == "24 No"
    assert "a dog" in page.words()


def test_a_date_that_was_changed_elsewhere_is_told(
    book: Workbook, couple: Couple, show: Show, boxes: Boxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(couple)
    press(page.button("Set a date"), Key.Key_Space)
    monkeypatch.setattr(book.couples, "get", lambda uid: replace(couple, rev=99))
    type_words(focused(), "24 Nov")
    press(focused(), Key.Key_Return)
    assert len(boxes.said) == 1


def test_a_change_leaves_the_keyboard_where_it_is(book: Workbook, couple: Couple, clock: Clock, show: Show) -> None:
    couple = under_way(book, couple, clock)
    page = show(couple)
    page.button("Open the plan").setFocus()
    book.couples.save(replace(couple, household="a dog"))
    QApplication.processEvents()
    assert focused() is page.button("Open the plan")


def test_a_change_does_not_scroll_the_page(book: Workbook, couple: Couple, clock: Clock, show: Show) -> None:
    couple = under_way(book, couple, clock)
    page = show(couple, wide=1280, high=720)
    scroller = page.shell.findChild(Scroller)
    assert isinstance(scroller, Scroller)
    page.button("Open the plan").setFocus()
    QApplication.processEvents()
    assert scroller.verticalScrollBar().maximum() > 60
    scroller.verticalScrollBar().setValue(at := 60)
    book.couples.save(replace(couple, household="a dog"))
    QApplication.processEvents()
    QApplication.processEvents()
    assert "a dog" in page.words()
    assert scroller.verticalScrollBar().value() == at


@pytest.mark.parametrize("size", [{}, {"wide": 1280, "high": 720}])
def test_nothing_is_cut_whatever_the_names(book: Workbook, clock: Clock, show: Show, size: dict[str, int]) -> None:
    first = Partner(Whose.FIRST, "Maximiliane-Charlotte von der Schulenburg-Wolfenhagen " * 3, brings="<b>We</b> " * 80)
    contact = SafeContact("0555 " * 30, Leave.NOTHING, seen_by="Kitchen " * 40)
    second = Partner(Whose.SECOND, "דנה לוין", "ليلى الحداد ليلى الحداد ليلى الحداد", contact=contact)
    couple = book.couples.create(Couple(first, second, referrer="Dr " * 60, household="many " * 30))
    page = show(couple, **size)
    assert cut_labels(page.shell) == []
    under_way(book, couple, clock)
    page.shell.go(Place.OVERVIEW, couple.uid)
    QApplication.processEvents()
    assert cut_labels(page.shell) == []
    assert unnamed(page.shell) == []


def test_what_waits_of_the_screens_is_said_without_a_finding(
    book: Workbook, couple: Couple, clock: Clock, show: Show
) -> None:
    page = show(couple)
    assert "to be looked at alone" in page.words()
    screened(book, couple, clock)
    assert "to be looked at" not in page.words()
    clock.now += timedelta(minutes=1)
    concern = SafetyScreen(couple.uid, Whose.SECOND, clock.now, Finding.CONCERN, note="PLANTEDSAFETY")
    book.safety.record(concern)
    words = page.words()
    assert "to be looked at alone" in words
    assert "PLANTEDSAFETY" not in words
    assert "concern" not in words.lower()
    press(page.button("Look at it alone"), Key.Key_Space)
    assert page.last == (Place.CONCERNS, couple.uid, "")


def test_the_counselors_page_is_one_key_away_where_nothing_waits(
    book: Workbook, couple: Couple, clock: Clock, show: Show
) -> None:
    screened(book, couple, clock)
    page = show(couple)
    assert page.button("Cautions and risk").isVisible()
    shortcut(page.shell, Key.Key_C, ALT)
    assert page.last == (Place.CONCERNS, couple.uid, "")


def test_the_next_date_goes_into_a_calendar_without_a_name(
    show: Show,
    book: Workbook,
    couple: Couple,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    starts = clock.now + timedelta(days=7)
    page = show(book.couples.save(replace(couple, next_session=starts)))
    offered: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, start: Path | None = None) -> Path:
        offered.append(name)
        return tmp_path / name

    monkeypatch.setattr(files, "choose_save", choose)
    press(page.button("Save the date as a calendar’s entry, without a name"), Key.Key_Space)
    qtbot.waitUntil(lambda: "Saved as" in page.words())
    assert offered == [f"{couple.number:04d}-appointment-{starts.date()}.ics"]
    saved = (tmp_path / offered[0]).read_text()
    assert f"DTSTART:{starts:%Y%m%dT%H%M%S}" in saved
    assert [word for word in ("Mira", "Hollis", "Jonas", "Adeyemi", couple.uid) if word in saved] == []


def test_a_date_that_is_past_goes_into_no_calendar(show: Show, book: Workbook, couple: Couple, clock: Clock) -> None:
    page = show(book.couples.save(replace(couple, next_session=clock.now - timedelta(days=1))))
    assert "To a calendar" not in page.words()


def test_who_has_withdrawn_is_said_and_the_course_is_one_key_away(show: Show, book: Workbook, couple: Couple) -> None:
    page = show(couple)
    assert "has withdrawn" not in page.words()
    book.life.withdraw(couple.uid, Whose.SECOND, "PLANTED words")
    QApplication.processEvents()
    assert "Jonas has withdrawn from therapy." in page.words()
    assert "PLANTED" not in page.words()
    shortcut(page.shell, Key.Key_L, ALT)
    assert page.last == (Place.LIFE, couple.uid, "")


def test_a_pause_that_has_ended_stands_beside_and_leads_to_its_step(
    book: Workbook, couple: Couple, clock: Clock, show: Show
) -> None:
    couple = under_way(book, couple, clock)
    plan = book.plans.of(couple.uid)
    assert plan is not None
    book.plans.move(plan.path[4].uid, StepState.PAUSED, "night shifts", date(2026, 11, 18))
    assert "A pause has ended" not in show(couple).words()
    clock.now = datetime(2026, 11, 18, 9)
    page = show(couple)
    assert "“Quality time” was paused until today: night shifts" in page.words()
    press(page.button("Open “Quality time” on the plan"), Key.Key_Space)
    assert page.last == (Place.PLAN, couple.uid, "A.step.5")
