"""A session as it goes on, in the real shell: begun, written down, ended; and nothing of it lost on the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Boxes, Clock
from tests.ui.hands import ALT, CONTROL, SHIFT, click, focused, press, tab, type_words
from tests.ui.live_room import Opened, open_live
from tests.ui.looks import Frame, cut_labels, unnamed
from tests.ui.sessions_room import given
from ui import theme
from ui.context import Context, Place
from ui.pages.live_rows import JottingRow
from ui.widgets.choices import Check, Segmented
from ui.widgets.scale import Scale
from workbook.book import Workbook
from workbook.errors import CannotWrite
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, PlanKind, StepState
from workbook.model.session import About, Asked, CheckIn, Jotting, Note, NoteForm, On, Passage, Session, Work, Worked

Key = Qt.Key


@pytest.fixture
def room(book: Workbook, context: Context, couple: Couple, clock: Clock, frame: Callable[..., Frame]) -> Opened:
    return partial(open_live, book, context, couple, clock, frame)


@pytest.fixture
def begun(book: Workbook, couple: Couple, clock: Clock) -> Session:
    """A session that goes on since half past ten."""
    return book.sessions.begin(Session(couple.uid, datetime(2026, 11, 17, 10, 30)))


# beginning


def test_enter_accepts_everything_and_one_may_write_at_once(room: Opened, clock: Clock) -> None:
    at = room()
    press(focused(), Key.Key_Return)
    session = at.session()
    assert (session.starts, session.minutes, session.attended, session.place.value) == (
        clock.now,
        50,
        Whose.BOTH,
        "room",
    )
    assert focused() is at.area
    at.jot("Slept badly")
    assert at.jotted() == [(On.FIRST, "Slept badly")]


def test_what_differs_is_said_and_the_next_one_is_as_long_as_the_last(room: Opened, book: Workbook) -> None:
    at = room()
    press(at.one(Segmented, "Who is here"), Key.Key_2)
    press(at.one(Segmented, "Where"), Key.Key_2)
    minutes = at.page.start._minutes
    minutes.selectAll()
    type_words(minutes, "75")
    press(minutes, Key.Key_Return)
    session = at.session()
    assert (session.attended, session.place.value, session.minutes) == (Whose.FIRST, "video", 75)
    book.hours.end(session.uid, session.rev)
    at.inside.shell.go(Place.LIVE, at.couple.uid)
    assert at.page.start._minutes.number() == 75
    press(focused(), Key.Key_Escape)
    assert at.inside.last[0] == "sessions"
    assert len(book.sessions.of(at.couple.uid)) == 1


def test_no_minutes_are_refused(room: Opened, book: Workbook) -> None:
    at = room()
    at.page.start._minutes.setText("0")
    press(at.page.start.start, Key.Key_Return)
    assert book.sessions.of(at.couple.uid) == ()
    assert "Give the minutes first" in at.inside.words()


@pytest.mark.usefixtures("begun")
def test_nothing_but_the_session_stands_in_the_window(room: Opened) -> None:
    at = room()
    assert not at.inside.shell.sidebar.isVisible()
    assert not at.inside.shell.tabs.isVisible()
    assert "Session 1" in at.inside.words()
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    assert at.inside.shell.tabs.isVisible()
    at.key(Key.Key_F9)
    assert at.inside.shell.place() is Place.LIVE
    at.key(Key.Key_Left, ALT)
    assert at.inside.last[0] == "sessions"
    click(at.inside.button("Go on with the session"))
    assert at.inside.shell.place() is Place.LIVE


@pytest.mark.usefixtures("begun")
def test_the_clock_runs_on_and_never_back(room: Opened, clock: Clock) -> None:
    at = room()
    assert at.page.head.time.words() == "12:00"
    at.ticks[0] += 61
    clock.now -= timedelta(hours=3)
    at.page._show_time()
    assert at.page.head.time.words() == "13:01"
    assert "37 minutes left" in at.inside.words()


# jotting


@pytest.mark.usefixtures("begun")
def test_a_key_says_about_whom(room: Opened) -> None:
    at = room()
    for key, words in ((Key.Key_2, "He"), (Key.Key_3, "They"), (Key.Key_4, "For me"), (Key.Key_1, "She")):
        at.key(key, ALT)
        assert focused() is at.area
        at.jot(words)
    assert at.jotted() == [(On.SECOND, "He"), (On.BETWEEN, "They"), (On.PRIVATE, "For me"), (On.FIRST, "She")]
    press(at.area, Key.Key_Return)
    assert len(at.jotted()) == 4, "an empty line is none"
    type_words(at.area, "two")
    press(at.area, Key.Key_Return, SHIFT)
    type_words(at.area, "lines")
    press(at.area, Key.Key_Return)
    assert at.jotted()[-1] == (On.FIRST, "two\nlines")
    assert at.inside.shell.place() is Place.LIVE, "the keys of the tabs mean nothing here"


@pytest.mark.usefixtures("begun")
def test_a_line_is_put_right(room: Opened) -> None:
    at = room()
    at.jot("Slept badly")
    at.jot("Glad of it")
    type_words(at.area, "half a")
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Up)
    assert focused() is at.rows()[0]
    press(focused(), Key.Key_Return)
    type_words(at.area, ", he too")
    at.key(Key.Key_3, ALT)
    press(at.area, Key.Key_Return)
    assert at.jotted() == [(On.BETWEEN, "Slept badly, he too"), (On.FIRST, "Glad of it")]
    type_words(at.area, " word")
    assert at.page.hour.jottings.entry.now().words == "half a word", "what was half typed is there again"
    press(at.area, Key.Key_Up)
    at.key(Key.Key_4, ALT)
    assert at.jotted()[1] == (On.PRIVATE, "Glad of it")
    assert isinstance(focused(), JottingRow)
    press(focused(), Key.Key_Return)
    type_words(at.area, " and more")
    press(at.area, Key.Key_Escape)
    assert at.jotted()[1] == (On.PRIVATE, "Glad of it")
    press(at.area, Key.Key_Return)
    assert at.jotted()[2] == (On.FIRST, "half a word")


@pytest.mark.usefixtures("begun")
def test_a_dropped_line_comes_back_in_its_place(room: Opened) -> None:
    at = room()
    for words in ("One", "Two"):
        at.jot(words)
        at.clock.now += timedelta(minutes=1)
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Up)
    press(focused(), Key.Key_Delete)
    assert at.jotted() == [(On.FIRST, "Two")]
    press(focused(), Key.Key_Escape)
    assert focused() is at.area
    at.key(Key.Key_Z, CONTROL)
    assert at.jotted() == [(On.FIRST, "One"), (On.FIRST, "Two")]
    assert [row.jotting.words for row in at.rows()] == ["One", "Two"]


@pytest.mark.usefixtures("begun")
def test_a_pasted_book_is_no_jotting_and_is_not_lost(room: Opened) -> None:
    at = room()
    source = QMimeData()
    source.setHtml("<script>alert(1)</script><b>bold</b> <img src='file:///etc/passwd'>" + "words " * 400_000)
    at.page.hour.jottings.entry.area.insertFromMimeData(source)
    press(at.area, Key.Key_Return)
    assert at.jotted() == []
    assert "too long for a jotting" in at.inside.words()
    kept = at.page.hour.jottings.entry.now().words
    assert kept.startswith("bold")
    assert len(kept) > 2_000_000
    at.key(Key.Key_E, CONTROL)
    assert at.session().ended is None, "nothing ends before it is settled"
    assert at.page.hour.jottings.entry.now().words == kept


def test_half_typed_words_and_a_half_right_line_are_there_again(room: Opened, begun: Session, book: Workbook) -> None:
    at = room()
    at.jot("Slept badly")
    at.key(Key.Key_2, ALT)
    type_words(at.area, "Took her ha")
    press(at.area, Key.Key_Up)
    press(focused(), Key.Key_Return)
    type_words(at.area, " again")
    at.page.flush()
    at.inside.shell.go(Place.SESSIONS, at.couple.uid)
    again = room()
    typed = again.page.hour.jottings.entry.now()
    assert (typed.words, typed.about) == ("Slept badly again", On.FIRST)
    assert "puts right what you jotted at 10:42" in again.inside.words()
    press(again.area, Key.Key_Return)
    typed = again.page.hour.jottings.entry.now()
    assert (typed.words, typed.about) == ("Took her ha", On.SECOND)
    press(again.area, Key.Key_Return)
    assert again.jotted() == [(On.FIRST, "Slept badly again"), (On.SECOND, "Took her ha")]
    assert book.drafts.words(begun.couple, f"jotting {begun.uid}") == ""


def test_a_line_that_cannot_be_kept_stays_in_the_box(
    room: Opened, begun: Session, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = room()

    def full(_jotting: Jotting) -> Jotting:
        raise CannotWrite("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(book.hours, "jot", full)
        at.jot("Glad of it")
    assert "The disk is full." in at.inside.words()
    assert at.page.hour.jottings.entry.now().words == "Glad of it"
    press(at.area, Key.Key_Return)
    assert at.jotted() == [(On.FIRST, "Glad of it")]


# what stands beside


@pytest.mark.usefixtures("begun")
def test_the_check_in_is_kept_and_says_how_it_was_come_by(room: Opened) -> None:
    at = room()
    at.key(Key.Key_1, CONTROL)
    scale = focused()
    assert isinstance(scale, Scale)
    press(scale, Key.Key_6)
    at.page.flush()
    assert (at.session().first, at.session().asked) == (CheckIn(6), Asked.PAPER)
    asked = at.one(Segmented, "How the check-in")
    press(asked, Key.Key_3)
    assert "take them back first" in at.inside.words()
    press(scale, Key.Key_Delete)
    press(asked, Key.Key_3)
    at.page.flush()
    assert (at.session().first, at.session().asked) == (CheckIn(), Asked.SKIPPED)
    assert not scale.isVisible()
    press(asked, Key.Key_2)
    at.page.flush()
    assert at.session().asked is Asked.ALONE


def test_last_time_is_marked(room: Opened, book: Workbook, couple: Couple, begun: Session) -> None:
    earlier = begun.starts - timedelta(weeks=1)
    ended = earlier + timedelta(minutes=50)
    book.sessions.begin(Session(couple.uid, earlier, first=CheckIn(4, 5, 6), first_useful=7, ended=ended))
    at = room()
    assert "last time 4" in at.one(Scale, "Mira, How close").accessibleName()
    assert "last time 7" in at.one(Scale, "Mira, How useful").accessibleName()


def test_homework_is_reviewed_and_closing_ratings_are_given(
    room: Opened, book: Workbook, couple: Couple, begun: Session
) -> None:
    given(book, couple)
    at = room()
    at.key(Key.Key_2, CONTROL)
    press(focused(), Key.Key_D)
    at.key(Key.Key_7, CONTROL)
    press(focused(), Key.Key_8)
    at.page.flush()
    (result,) = book.assignments.of(couple.uid)[0].results
    assert (result.whose, result.outcome.value, result.on) == (Whose.FIRST, "done", begun.starts.date())
    assert (at.session().first_useful, at.session().second_useful) == (8, None)


def test_exercises_are_given_by_tick_and_the_hour_says_what_it_worked_on(
    room: Opened, book: Workbook, couple: Couple, begun: Session, clock: Clock, boxes: Boxes
) -> None:
    given(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    goal = book.plans.save_goal(plan.uid, Goal("An evening each week", Whose.BOTH))
    step = plan.current
    assert step is not None
    at = room()
    ticks = [c for c in at.page.hour.week.findChildren(Check) if not c.isChecked()]
    assert ticks
    title = ticks[0].accessibleName()
    press(ticks[0], Key.Key_Space)
    QApplication.processEvents()
    newest = book.assignments.of(couple.uid)[0]
    assert (newest.title, newest.whose, newest.given) == (title, Whose.BOTH, clock.now.date())
    assert newest.until == clock.now.date() + timedelta(weeks=1)
    again = next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible() and c.accessibleName() == title)
    assert again.isChecked()
    press(again, Key.Key_Space)
    assert title not in [a.title for a in book.assignments.of(couple.uid)], "taken back"
    QApplication.processEvents()
    given_again = next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible() and not c.isChecked())
    given_again.setFocus()
    press(given_again, Key.Key_Space)
    assert len(book.assignments.of(couple.uid)) == 2
    QApplication.processEvents()
    assert isinstance(focused(), Check), "the keyboard stays on the tick, which was made anew"
    at.key(Key.Key_Z, CONTROL)
    (old,) = book.assignments.of(couple.uid)
    boxes.agree = False
    at.clock.now += timedelta(days=1)
    book.assignments.report(old.uid, Result(Whose.FIRST, Outcome.PARTLY, begun.starts.date()))
    QApplication.processEvents()
    next(c for c in at.page.hour.week.findChildren(Check) if c.isVisible() and c.isChecked()).click()
    assert boxes.said == [f"Stop “{old.title}”?"]
    assert any(c.isChecked() for c in at.page.hour.week._ticks)
    at.clock.now -= timedelta(days=1)
    at.key(Key.Key_6, CONTROL)
    press(focused(), Key.Key_Space)
    at.one(Check, "An evening each week").click()
    assert book.hours.work(couple.uid) == (
        Work(begun.uid, Worked.STEP, step.uid),
        Work(begun.uid, Worked.GOAL, goal.uid),
    )
    at.one(Check, "An evening each week").click()
    assert book.hours.work(couple.uid) == (Work(begun.uid, Worked.STEP, step.uid),)
    book.plans.move(step.uid, StepState.DONE)
    QApplication.processEvents()
    assert [c for c in at.page.hour.work.findChildren(Check) if c.isChecked()], "what was worked on stays ticked"


def test_the_next_date_counts_from_the_hour_that_was_agreed(
    room: Opened, book: Workbook, couple: Couple, clock: Clock
) -> None:
    couple = book.couples.save(replace(couple, next_session=datetime(2026, 11, 17, 10, 45)))
    at = room()
    press(focused(), Key.Key_Return)
    assert "not fixed yet" in at.inside.words()
    at.key(Key.Key_4, CONTROL)
    press(focused(), Key.Key_1)
    assert book.couples.get(couple.uid).next_session == datetime(2026, 11, 24, 10, 45)
    assert at.one(Segmented, "Next date").chosen() == 0


def test_the_exercises_are_the_counselors_own_page_from_here(room: Opened, begun: Session) -> None:
    at = room()
    at.inside.shell._shared = lambda _place, _couple: True
    click(at.inside.button("All exercises"))
    assert at.inside.shell.place() is Place.EXERCISES


# the end


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


# looks


@pytest.mark.parametrize(("wide", "high"), [(1400, 880), (1280, 720), (1080, 640)])
def test_nothing_is_cut_and_all_is_named(
    room: Opened, book: Workbook, couple: Couple, begun: Session, wide: int, high: int, boxes: Boxes
) -> None:
    couple = book.couples.get(couple.uid)
    hard = replace(couple.first, name="<b>Wolfeschlegelsteinhausenbergerdorff</b> & Söhne", called="")
    book.couples.save(replace(couple, first=hard, second=replace(couple.second, name="ליאת בן־דוד הארוכה מאוד")))
    given(book, couple)
    plan = book.plans.adopt(couple.uid, PlanKind.RESTORE)
    book.plans.save_goal(plan.uid, Goal("W" * 200, Whose.SECOND))
    for about in On:
        book.hours.jot(Jotting(begun.uid, begun.starts, about, f"<img src=x> {'W' * 300} & more"))
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        at = room(wide=wide, high=high)
        press(at.page.hour.homework._rows[0].first(), Key.Key_D)
        press(at.area, Key.Key_Up)
        QApplication.processEvents()
        assert cut_labels(at.inside.shell) == []
        assert unnamed(at.inside.shell) == []
    assert not boxes.said


@pytest.mark.usefixtures("begun")
def test_tab_goes_in_the_order_of_reading(room: Opened) -> None:
    at = room()
    at.jot("One")
    QApplication.processEvents()
    at.key(Key.Key_3, CONTROL)
    assert focused() is at.area
    assert tab().accessibleName() == "Add"
    assert tab().accessibleName() == "All exercises, on a page of their own"
