"""Assignments: given in today's wording, reported per partner, remembered when they are late."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.loader import load
from workbook.errors import BadInput, Held, NotFound, Signed, Stale
from workbook.model.assignment import Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Status
from workbook.model.plan import PlanKind
from workbook.model.safety import Finding, SafetyScreen
from workbook.model.session import About, Note, NoteForm, Passage, Session, Work, Worked

DUE = date(2026, 3, 9)
DONE = Result(Whose.FIRST, Outcome.PARTLY, date(2026, 3, 8), times=2, helped=6, remark="The children were awake.")


def exercise(book: Workbook, gate: str) -> Exercise:
    return next(e for e in book.catalogue.exercises if e.gate == gate)


def test_an_exercise_is_given_in_todays_wording(book: Workbook, couple: Couple) -> None:
    entry = exercise(book, "free")
    given = book.assignments.assign(couple.uid, entry.key, Whose.BOTH, until=DUE, when="Sunday evening")
    assert (given.title, given.step, given.given) == (entry.title, entry.steps[0], date(2026, 3, 2))
    assert (given.until, given.when, given.asked) == (DUE, "Sunday evening", PARTNERS)
    later = book.assignments.assign(couple.uid, entry.key, Whose.SECOND)
    assert book.assignments.of(couple.uid) == (later, given)


def test_it_serves_the_step_that_is_open_in_the_plan(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = load()
    entry = replace(catalogue.exercises[0], steps=("B.step.1", "A.step.10", "A.step.7"), gate="free")
    monkeypatch.setattr("workbook.book.load", lambda: replace(catalogue, exercises=(entry,)))
    with Workbook.open(place, PASSPHRASE) as book:
        couple = book.couples.create(couple_of()).uid
        assert book.assignments.assign(couple, entry.key, Whose.BOTH).step == "B.step.1"
        book.plans.adopt(couple, PlanKind.MIX, ("A.step.7", "B.step.1"))
        assert book.assignments.assign(couple, entry.key, Whose.BOTH).step == "A.step.7"
        book.close(backup=False)


@pytest.mark.parametrize("gate", ["open", "strict"])
def test_the_gate_holds_an_exercise(book: Workbook, couple: Couple, gate: str) -> None:
    entry = exercise(book, gate)
    with pytest.raises(Held) as held:
        book.assignments.assign(couple.uid, entry.key, Whose.BOTH)
    assert str(held.value) == "This exercise is not available yet."
    for whose in PARTNERS:
        book.safety.record(SafetyScreen(couple.uid, whose, datetime(2026, 3, 1), Finding.NO_CONCERN))
    book.assignments.assign(couple.uid, entry.key, Whose.BOTH)


def test_what_cannot_be_is_refused(book: Workbook, couple: Couple) -> None:
    key = exercise(book, "free").key
    with pytest.raises(BadInput):
        book.assignments.assign(couple.uid, "no_such_exercise", Whose.BOTH)
    with pytest.raises(BadInput):
        book.assignments.assign(couple.uid, key, Whose.BOTH, until=date(2026, 3, 1))
    with pytest.raises(NotFound):
        book.assignments.assign("nobody", key, Whose.BOTH)
    assert book.assignments.of(couple.uid) == ()


def test_each_partner_reports(book: Workbook, couple: Couple) -> None:
    given = book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.BOTH)
    one = book.assignments.report(given.uid, DONE)
    kept = one.result(Whose.FIRST)
    assert kept is not None
    assert replace(kept, uid="", rev=0) == DONE
    assert one.open
    both = book.assignments.report(given.uid, Result(Whose.SECOND, Outcome.NOT_DONE, DUE))
    assert not both.open
    again = book.assignments.report(given.uid, replace(kept, helped=7))
    assert again.result(Whose.FIRST) == replace(kept, helped=7, rev=2)
    for stale in (DONE, kept):
        with pytest.raises(Stale):
            book.assignments.report(given.uid, stale)


def test_only_who_was_asked_reports(book: Workbook, couple: Couple) -> None:
    given = book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.SECOND)
    with pytest.raises(BadInput):
        book.assignments.report(given.uid, DONE)
    with pytest.raises(Stale):
        book.assignments.report(given.uid, replace(DONE, whose=Whose.SECOND, rev=1))
    with pytest.raises(NotFound):
        book.assignments.report("none", DONE)


def test_a_result_is_saved_over_itself_only(book: Workbook, couple: Couple) -> None:
    key = exercise(book, "free").key
    one, two = (book.assignments.assign(couple.uid, key, Whose.BOTH) for _n in range(2))
    kept = book.assignments.report(one.uid, DONE).result(Whose.FIRST)
    assert kept is not None
    with pytest.raises(NotFound):
        book.assignments.report(two.uid, kept)
    other = book.assignments.report(two.uid, DONE)
    with pytest.raises(NotFound):
        book.assignments.report(two.uid, replace(kept, helped=1))
    assert book.assignments.of(couple.uid)[0] == other


@pytest.mark.parametrize("day", [date.min, date.max, datetime(2026, 3, 8)], ids=repr)
def test_an_impossible_day_is_refused(book: Workbook, couple: Couple, day: date) -> None:
    key = exercise(book, "free").key
    given = book.assignments.assign(couple.uid, key, Whose.BOTH)
    with pytest.raises(BadInput):
        book.assignments.report(given.uid, replace(DONE, on=day))
    with pytest.raises(BadInput):
        book.assignments.assign(couple.uid, key, Whose.BOTH, until=day)
    assert book.assignments.of(couple.uid) == (given,)


def test_late_is_what_was_due_and_nobody_brought(book: Workbook, couple: Couple, clock: Clock) -> None:
    key = exercise(book, "free").key
    due = [DUE + timedelta(days=n) for n in range(5)]
    late = book.assignments.assign(couple.uid, key, Whose.BOTH, until=due[0])
    reported = book.assignments.assign(couple.uid, key, Whose.FIRST, until=due[0])
    stopped = book.assignments.assign(couple.uid, key, Whose.FIRST, until=due[0])
    half = book.assignments.assign(couple.uid, key, Whose.BOTH, until=due[1])
    book.assignments.assign(couple.uid, key, Whose.BOTH, until=due[4])
    book.assignments.assign(couple.uid, key, Whose.BOTH)
    book.assignments.report(reported.uid, DONE)
    half = book.assignments.report(half.uid, DONE)
    assert book.assignments.stop(stopped.uid).stopped == clock.now.date()
    with pytest.raises(BadInput):
        book.assignments.stop(stopped.uid)
    assert book.assignments.overdue(due[0]) == ()
    (line,) = book.couples.lines()
    assert book.assignments.overdue(due[2]) == ((line, late), (line, half))


def test_a_closed_couple_is_late_with_nothing(book: Workbook) -> None:
    couple = book.couples.create(couple_of())
    book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.BOTH, until=DUE)
    assert len(book.assignments.overdue(date(2026, 4, 1))) == 1
    book.couples.save(replace(couple, status=Status.CLOSED))
    assert book.assignments.overdue(date(2026, 4, 1)) == ()


def test_what_was_given_by_mistake_is_taken_back_on_the_day(book: Workbook, couple: Couple, clock: Clock) -> None:
    given = book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.BOTH)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    book.hours.work_on(Work(session.uid, Worked.ASSIGNMENT, given.uid))
    book.assignments.take_back(given.uid)
    assert book.assignments.of(couple.uid) == ()
    assert book.hours.work(couple.uid) == ()
    acts = book.couples._records.rows("SELECT act, kind, record FROM audit ORDER BY id DESC LIMIT 1")
    assert acts == [{"act": "removed", "kind": "assignment", "record": given.uid}]
    with pytest.raises(NotFound):
        book.assignments.take_back(given.uid)


def test_what_somebody_reported_on_or_was_stopped_or_is_older_stays(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    reported, stopped, old = (
        book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.BOTH) for _n in range(3)
    )
    book.assignments.report(reported.uid, Result(Whose.FIRST, Outcome.DONE, clock.now.date()))
    book.assignments.stop(stopped.uid)
    for each in (reported, stopped):
        with pytest.raises(BadInput, match="stop it instead"):
            book.assignments.take_back(each.uid)
    clock.now += timedelta(days=1)
    with pytest.raises(BadInput, match="not given today"):
        book.assignments.take_back(old.uid)
    assert len(book.assignments.of(couple.uid)) == 3


def test_what_a_signed_session_worked_on_stays(book: Workbook, couple: Couple, clock: Clock) -> None:
    given = book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.BOTH)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    book.hours.work_on(Work(session.uid, Worked.ASSIGNMENT, given.uid))
    note = book.sessions.autosave(Note(session.uid, NoteForm.FREE, (Passage("note", About.BETWEEN, "words"),)))
    book.sessions.sign(note.uid, note.rev)
    with pytest.raises(Signed):
        book.assignments.take_back(given.uid)
    assert book.assignments.of(couple.uid) == (given,)


@pytest.mark.parametrize("over", [False, True])
def test_in_a_session_past_midnight_it_is_still_taken_back(
    book: Workbook, couple: Couple, clock: Clock, over: bool
) -> None:
    earlier = book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.FIRST)
    clock.now = datetime(2026, 3, 3, 23, 40)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    given = book.assignments.assign(couple.uid, exercise(book, "free").key, Whose.BOTH)
    clock.now = datetime(2026, 3, 4, 0, 10)
    if over:
        book.hours.end(session.uid, session.rev)
    assert [book.assignments.fresh(each) for each in (earlier, given)] == [False, not over]
    for each in (earlier, given) if over else (earlier,):
        with pytest.raises(BadInput, match="not given today"):
            book.assignments.take_back(each.uid)
    if not over:
        book.assignments.take_back(given.uid)
    assert book.assignments.of(couple.uid) == ((given, earlier) if over else (earlier,))
