"""The life of a file: each turn is dated and kept, what ends with it ends, and a slip is taken back whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.workbook.conftest import Clock
from tests.workbook.store.raw import opened
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound
from workbook.model.common import Whose
from workbook.model.couple import Couple, Status
from workbook.model.life import Ending, Missed, Missing, Turn, withdrew
from workbook.model.session import Session
from workbook.store.engine import dbapi

SUMMARY = "Both say that they can ask for comfort now."


@pytest.fixture
def active(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    book.sessions.begin(Session(couple.uid, clock.now))
    now = book.couples.get(couple.uid)
    return book.couples.save(replace(now, next_session=clock.now + timedelta(days=7)))


def exercise(book: Workbook) -> str:
    return next(e.key for e in book.catalogue.exercises if e.gate == "free")


def test_a_pause_has_a_reason_and_a_day_to_look_again(book: Workbook, active: Couple, clock: Clock) -> None:
    until = clock.now.date() + timedelta(days=30)
    assert book.life.pause(active.uid, "Night shifts", until).status is Status.PAUSED
    assert book.life.resume(active.uid).status is Status.ACTIVE
    assert [(t.kind, t.words, t.until) for t in book.life.of(active.uid)] == [
        (Turn.PAUSED, "Night shifts", until),
        (Turn.RESUMED, "", None),
    ]
    with pytest.raises(BadInput):
        book.life.resume(active.uid)


def test_closing_ends_what_is_open_and_can_be_taken_back_whole(book: Workbook, active: Couple, clock: Clock) -> None:
    given = book.assignments.assign(active.uid, exercise(book), Whose.BOTH)
    closing = book.life.close(active.uid, Ending.AGREED, SUMMARY)
    closed = book.couples.get(active.uid)
    assert (closed.status, closed.next_session, closed.closed) == (Status.CLOSED, None, clock.now.date())
    assert [a.stopped for a in book.assignments.of(active.uid)] == [clock.now.date()]
    again = book.life.take_back(closing)
    assert replace(again, rev=active.rev) == active
    assert [a.stopped for a in book.assignments.of(active.uid)] == [None]
    assert [a.uid for a in book.assignments.of(active.uid)] == [given.uid]
    assert [t.kind for t in book.life.of(active.uid)] == [Turn.CLOSED, Turn.TAKEN_BACK]
    with pytest.raises(BadInput):
        book.life.take_back(closing)


def test_a_closing_of_paused_work_is_taken_back_to_the_pause(book: Workbook, active: Couple) -> None:
    book.life.pause(active.uid, "Night shifts")
    assert book.life.take_back(book.life.close(active.uid, Ending.MOVED, SUMMARY)).status is Status.PAUSED


def test_a_reopened_file_asks_for_safety_anew_and_keeps_its_summary(
    book: Workbook, active: Couple, clock: Clock
) -> None:
    book.life.close(active.uid, Ending.AGREED, SUMMARY)
    clock.now += timedelta(days=90)
    again = book.life.reopen(active.uid)
    assert (again.status, again.reopened) == (Status.ACTIVE, clock.now.date())
    assert book.screening.of(active.uid).due
    closed, reopened = book.life.of(active.uid)
    assert (closed.words, closed.ending, reopened.on) == (SUMMARY, Ending.AGREED, clock.now.date())


def test_one_withdraws_and_comes_back(book: Workbook, active: Couple) -> None:
    assert book.life.withdraw(active.uid, Whose.SECOND, "By e-mail").status is Status.PAUSED
    assert withdrew(book.life.of(active.uid)) is Whose.SECOND
    with pytest.raises(BadInput):
        book.life.withdraw(active.uid, Whose.SECOND)
    with pytest.raises(BadInput):
        book.life.come_back(active.uid, Whose.FIRST)
    book.life.withdraw(active.uid, Whose.FIRST)
    assert withdrew(book.life.of(active.uid)) is Whose.BOTH
    assert book.life.come_back(active.uid, Whose.SECOND).status is Status.ACTIVE
    assert withdrew(book.life.of(active.uid)) is Whose.FIRST


def test_a_missed_hour_takes_its_date_along(book: Workbook, active: Couple) -> None:
    assert active.next_session is not None
    late = book.life.miss(Missed(active.uid, active.next_session, Missing.LATE, Whose.FIRST, "Child ill"))
    assert book.couples.get(active.uid).next_session is None
    earlier = book.life.miss(Missed(active.uid, datetime(2026, 2, 1, 9), Missing.ABSENT))
    assert book.life.missed(active.uid) == (late, earlier)
    book.life.forget_missed(late.uid)
    assert book.life.missed(active.uid) == (earlier,)
    with pytest.raises(NotFound):
        book.life.forget_missed(late.uid)


def test_what_cannot_be_changes_nothing(book: Workbook, active: Couple, clock: Clock) -> None:
    refused: tuple[Callable[[], object], ...] = (
        lambda: book.life.pause(active.uid, " "),
        lambda: book.life.pause(active.uid, "Shifts", clock.now.date() - timedelta(days=1)),
        lambda: book.life.pause(active.uid, "Shifts", date(9999, 1, 1)),
        lambda: book.life.close(active.uid, Ending.NONE, SUMMARY),
        lambda: book.life.close(active.uid, Ending.AGREED, "\n"),
        lambda: book.life.reopen(active.uid),
        lambda: book.life.miss(Missed(active.uid, datetime(1, 1, 1), Missing.ABSENT)),
    )
    for change in refused:
        with pytest.raises(BadInput):
            change()
    assert book.couples.get(active.uid) == active
    assert (book.life.of(active.uid), book.life.missed(active.uid)) == ((), ())


def test_a_closed_file_is_neither_paused_nor_left_again(book: Workbook, active: Couple) -> None:
    book.life.close(active.uid, Ending.PARTED, SUMMARY)
    refused: tuple[Callable[[], object], ...] = (
        lambda: book.life.pause(active.uid, "Shifts"),
        lambda: book.life.close(active.uid, Ending.PARTED, SUMMARY),
        lambda: book.life.withdraw(active.uid, Whose.FIRST),
    )
    for change in refused:
        with pytest.raises(BadInput):
            change()
    assert len(book.life.of(active.uid)) == 1


@pytest.mark.parametrize(
    "statement",
    ["UPDATE turns SET words = ''", "DELETE FROM turns", "INSERT OR REPLACE INTO turns SELECT * FROM turns"],
)
def test_no_sql_changes_a_turn(book: Workbook, active: Couple, statement: str) -> None:
    book.life.pause(active.uid, "Night shifts")
    book.close(backup=False)
    with opened(book.path) as database:
        database.execute("PRAGMA recursive_triggers = OFF")
        with pytest.raises(dbapi.IntegrityError, match="append-only"):
            database.execute(statement)


def test_who_never_came_goes_back_to_the_waiting_list(book: Workbook, couple: Couple) -> None:
    assert book.life.take_back(book.life.close(couple.uid, Ending.OTHER, "They did not call back.")) == replace(
        book.couples.get(couple.uid), status=Status.WAITING
    )
    book.life.pause(couple.uid, "They will call in spring")
    assert book.life.resume(couple.uid).status is Status.WAITING
    book.life.close(couple.uid, Ending.OTHER, "They did not call back.")
    assert book.life.reopen(couple.uid).status is Status.WAITING


def test_an_earlier_closing_takes_nothing_back(book: Workbook, active: Couple) -> None:
    first = book.life.close(active.uid, Ending.AGREED, SUMMARY)
    book.life.reopen(active.uid)
    book.life.close(active.uid, Ending.MOVED, SUMMARY)
    with pytest.raises(BadInput):
        book.life.take_back(first)
    assert book.couples.get(active.uid).status is Status.CLOSED
