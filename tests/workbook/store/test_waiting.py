"""What waits for the counselor is asked for in small pieces: the oldest few, and how many there are in all."""

from datetime import date, datetime, timedelta

from tests.workbook.conftest import Clock
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import Session


def test_unsigned_sessions_by_day_and_number(book: Workbook, couple: Couple) -> None:
    begun = [book.sessions.begin(Session(couple.uid, datetime(2026, 3, day, 9))).uid for day in (3, 1, 2)]
    third, first, second = begun

    def uids(since: date = date.min, before: date = date.max) -> list[str]:
        return [line.uid for _couple, line in book.sessions.unsigned(since=since, before=before)]

    assert uids() == [first, second, third]
    assert uids(before=date(2026, 3, 3)) == [first, second]
    assert uids(since=date(2026, 3, 2), before=date(2026, 3, 3)) == [second]
    assert [line.uid for _c, line in book.sessions.unsigned(limit=2)] == [first, second]
    assert book.sessions.count_unsigned() == 3
    assert book.sessions.count_unsigned(before=date(2026, 3, 2)) == 1
    assert book.sessions.count_unsigned(since=date(2026, 3, 4)) == 0


def test_overdue_exercises_by_number(book: Workbook, couple: Couple, clock: Clock) -> None:
    free = [e.key for e in book.catalogue.exercises if e.gate == "free"][:3]
    today = clock.now.date()
    given = [
        book.assignments.assign(couple.uid, key, Whose.FIRST, until=today + timedelta(days=n))
        for n, key in enumerate(free)
    ]
    later = today + timedelta(days=2)
    assert [a for _c, a in book.assignments.overdue(later)] == given[:2]
    assert [a for _c, a in book.assignments.overdue(later, limit=1)] == given[:1]
    assert book.assignments.count_overdue(later) == 2
    assert book.assignments.count_overdue(today) == 0
