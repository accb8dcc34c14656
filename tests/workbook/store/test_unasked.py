"""Exercises that came back without anybody asking, apart from those that a couple is late with."""

from datetime import date, datetime, timedelta

import pytest

from tests.workbook.conftest import Clock, couple_of
from workbook.book import Workbook
from workbook.errors import BadInput
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.life import Ending
from workbook.model.session import Session

FREE = "thank_you_because"
GIVEN, DUE, LATER = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20)


def give(book: Workbook, couple: Couple, whose: Whose = Whose.BOTH, until: date | None = DUE) -> Assignment:
    return book.assignments.assign(couple.uid, FREE, whose, until=until)


def hold(book: Workbook, couple: Couple, on: date, attended: Whose = Whose.BOTH) -> Session:
    return book.sessions.begin(Session(couple.uid, datetime.combine(on, datetime.min.time()), attended=attended))


def found(book: Workbook, today: date = LATER) -> list[tuple[str, date]]:
    kept = [(given.uid, passed) for _line, given, passed in book.unasked.waiting(today)]
    assert book.unasked.count(today) == len(kept)
    return kept


def test_a_session_that_should_have_asked_and_did_not_is_named(book: Workbook, couple: Couple) -> None:
    given = give(book, couple)
    assert found(book) == []
    assert [a for _line, a in book.assignments.overdue(LATER)] == [given]
    hold(book, couple, DUE)
    hold(book, couple, DUE + timedelta(days=7))
    assert found(book) == [(given.uid, DUE + timedelta(days=7))]
    assert book.assignments.overdue(LATER) == ()
    assert book.assignments.count_overdue(LATER) == 0
    assert book.unasked.of(couple.uid, LATER) == {given.uid: DUE + timedelta(days=7)}
    assert book.unasked.of(couple.uid, DUE + timedelta(days=7)) == {given.uid: DUE}


def test_on_the_day_of_the_session_itself_nobody_has_forgotten_yet(book: Workbook, couple: Couple) -> None:
    give(book, couple)
    hold(book, couple, DUE)
    assert found(book, DUE) == []
    assert book.unasked.of(couple.uid, DUE) == {}


@pytest.mark.parametrize("on", [GIVEN, DUE - timedelta(days=1)])
def test_a_session_before_it_was_due_need_not_ask(book: Workbook, couple: Couple, on: date) -> None:
    give(book, couple)
    hold(book, couple, on)
    assert found(book) == []


def test_without_a_day_the_next_session_asks(book: Workbook, couple: Couple) -> None:
    given = give(book, couple, until=None)
    hold(book, couple, GIVEN)
    assert found(book) == []
    hold(book, couple, GIVEN + timedelta(days=1))
    assert found(book) == [(given.uid, GIVEN + timedelta(days=1))]


def test_the_other_partners_session_alone_does_not_count(book: Workbook, couple: Couple) -> None:
    hers, both = give(book, couple, Whose.FIRST), give(book, couple)
    hold(book, couple, DUE, Whose.SECOND)
    assert [uid for uid, _day in found(book)] == [both.uid]
    hold(book, couple, DUE, Whose.FIRST)
    assert sorted(uid for uid, _day in found(book)) == sorted([hers.uid, both.uid])


def test_a_session_entered_in_error_does_not_count(book: Workbook, couple: Couple) -> None:
    give(book, couple)
    session = hold(book, couple, DUE)
    book.withdrawals.session(session.uid, "another couple's")
    assert found(book) == []


def test_one_word_about_it_or_its_end_is_enough(book: Workbook, couple: Couple) -> None:
    told, stopped, last = give(book, couple), give(book, couple), give(book, couple)
    hold(book, couple, DUE)
    book.assignments.report(told.uid, Result(Whose.FIRST, Outcome.NOT_DONE, DUE))
    book.assignments.stop(stopped.uid)
    assert found(book) == [(last.uid, DUE)]
    assert [a.uid for _line, a in book.assignments.overdue(LATER)] == [told.uid]
    book.life.close(couple.uid, Ending.AGREED, "It is done.")
    assert found(book) == []


def test_the_longest_ago_comes_first_in_every_file(book: Workbook, couple: Couple, clock: Clock) -> None:
    other = book.couples.create(couple_of("Cy Dee", "Eve Fox"))
    late, early = give(book, couple), give(book, other)
    hold(book, couple, DUE + timedelta(days=2))
    hold(book, other, DUE)
    assert [uid for uid, _day in found(book)] == [early.uid, late.uid]
    assert [line.uid for line, _a, _d in book.unasked.waiting(LATER, limit=1)] == [other.uid]


def test_what_was_given_again_is_not_taken_back_from_under_it(book: Workbook, couple: Couple) -> None:
    """What was stopped and given again stays on record, as what came after it hangs on it."""
    given = give(book, couple)
    book.assignments.stop(given.uid)
    again = book.assignments.repeat(given.uid)
    with pytest.raises(BadInput):
        book.assignments.take_back(given.uid)
    book.assignments.take_back(again.uid)
    assert [a.uid for a in book.assignments.of(couple.uid)] == [given.uid]
