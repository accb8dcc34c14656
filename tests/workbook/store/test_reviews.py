"""What time makes due: a review after six sessions or twelve weeks, and a pause whose day has come."""

from datetime import timedelta

import pytest

from tests.workbook.conftest import Clock
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.intake import IntakeKind
from workbook.model.life import Ending
from workbook.model.session import Session


@pytest.fixture
def under_way(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    book.intakes.finish(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid)
    book.sessions.begin(Session(couple.uid, clock.now))
    return couple


def hold(book: Workbook, couple: Couple, clock: Clock, many: int) -> list[str]:
    held = []
    for _each in range(many):
        clock.now += timedelta(days=3)
        held.append(book.sessions.begin(Session(couple.uid, clock.now)).uid)
    return held


def test_six_sessions_after_the_first_intake_a_review_is_due(book: Workbook, under_way: Couple, clock: Clock) -> None:
    begun = clock.now.date()
    held = hold(book, under_way, clock, 5)
    assert book.reviews.due(clock.now.date()) == ()
    hold(book, under_way, clock, 1)
    (due,) = book.reviews.due(clock.now.date())
    assert (due.line.uid, due.since, due.first, due.sessions) == (under_way.uid, begun, True, 6)
    assert due.by_sessions()
    book.withdrawals.session(held[0], "Another couple's")
    assert book.reviews.due(clock.now.date()) == ()


def test_twelve_weeks_make_it_due_too_and_a_review_ends_that(book: Workbook, under_way: Couple, clock: Clock) -> None:
    clock.now += timedelta(weeks=12, days=-1)
    assert book.reviews.due(clock.now.date()) == ()
    clock.now += timedelta(days=1)
    (due,) = book.reviews.due(clock.now.date())
    assert not due.by_sessions()
    review = book.intakes.begin(under_way.uid, IntakeKind.REVIEW)
    assert book.reviews.due(clock.now.date()) == (), "it is under way"
    book.intakes.finish(review.uid)
    assert book.reviews.due(clock.now.date()) == ()


def test_neither_a_paused_nor_a_closed_file_is_due(book: Workbook, under_way: Couple, clock: Clock) -> None:
    clock.now += timedelta(weeks=20)
    book.life.pause(under_way.uid, "Night shifts")
    assert book.reviews.due(clock.now.date()) == ()
    book.life.resume(under_way.uid)
    assert len(book.reviews.due(clock.now.date())) == 1
    book.life.close(under_way.uid, Ending.MOVED, "They moved.")
    assert book.reviews.due(clock.now.date()) == ()


def test_a_pause_comes_up_on_its_day(book: Workbook, under_way: Couple, clock: Clock) -> None:
    until = clock.now.date() + timedelta(days=30)
    book.life.pause(under_way.uid, "Night shifts", until)
    assert book.reviews.paused(until - timedelta(days=1)) == ()
    ((line, day),) = book.reviews.paused(until)
    assert (line.uid, day) == (under_way.uid, until)
    book.life.resume(under_way.uid)
    assert book.reviews.paused(until) == ()
    book.life.withdraw(under_way.uid, Whose.FIRST)
    assert book.reviews.paused(until) == ()
