"""Alerts of everybody at once say the same as those of each couple; and one put aside stays aside until something new comes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from tests.workbook.conftest import couple_of
from workbook.book import Workbook
from workbook.insight.alerts import AlertKind
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Status
from workbook.model.measure import MeasureTotal, OwnMeasure, OwnValues
from workbook.model.session import CheckIn, Session

TODAY = date(2026, 3, 2)
Worsen = Callable[[Couple], None]


@pytest.fixture
def worsen(book: Workbook) -> Worsen:
    def made(couple: Couple) -> None:
        for days, value in ((90, 60), (0, 40)):
            book.measures.record(MeasureTotal(couple.uid, Whose.FIRST, "rdas", value, TODAY - timedelta(days=days)))

    return made


def active(book: Workbook, couple: Couple, status: Status = Status.ACTIVE) -> Couple:
    return book.couples.save(replace(book.couples.get(couple.uid), status=status))


@pytest.mark.parametrize(("status", "shown"), [(s, s in (Status.ACTIVE, Status.PAUSED)) for s in Status])
def test_only_couples_who_come_are_looked_through(
    book: Workbook, couple: Couple, worsen: Worsen, status: Status, shown: bool
) -> None:
    active(book, couple, status)
    worsen(couple)
    number, rows = book.alerts.waiting(4)
    assert (number, [line.uid for line, _alerts in rows]) == ((1, [couple.uid]) if shown else (0, []))
    assert [a.kind for a in book.alerts.of(couple.uid)] == [AlertKind.WORSE]


def test_one_put_aside_comes_back_with_something_new(book: Workbook, couple: Couple, worsen: Worsen) -> None:
    active(book, couple)
    worsen(couple)
    (alert,) = book.alerts.of(couple.uid)
    book.alerts.put_aside(couple.uid, alert.key)
    book.alerts.put_aside(couple.uid, alert.key)
    assert book.alerts.of(couple.uid) == ()
    assert book.alerts.waiting(4) == (0, ())
    assert book.alerts.aside(couple.uid) == {alert.key: TODAY}
    assert book.alerts.still_aside(couple.uid) == ((alert, TODAY),)
    latest = book.measures.of(couple.uid)[-1]
    book.measures.correct(replace(latest, total=39))
    assert [a.values for a in book.alerts.of(couple.uid)] == [(60, 39)]
    assert book.alerts.waiting(4)[0] == 1
    assert book.alerts.still_aside(couple.uid) == ()


def test_what_was_entered_in_error_alarms_nobody(book: Workbook, couple: Couple, worsen: Worsen) -> None:
    active(book, couple)
    worsen(couple)
    latest = book.measures.of(couple.uid)[-1]
    book.measures.enter_in_error(latest.uid, latest.rev)
    assert book.alerts.waiting(4) == (0, ())


def test_ratings_apart_follow_the_setting_and_the_latest_session(book: Workbook, couple: Couple) -> None:
    at = datetime(2026, 3, 1, 10)
    book.sessions.begin(Session(couple.uid, at - timedelta(days=7), first=CheckIn(1), second=CheckIn(9)))
    session = book.sessions.begin(Session(couple.uid, at, first=CheckIn(4), second=CheckIn(7)))
    assert [a.values for _line, found in book.alerts.waiting(4)[1] for a in found] == [(4, 7)]
    book.settings.save_practice(replace(book.settings.practice(), ratings_apart=4))
    assert book.alerts.waiting(4) == (0, ())
    book.sessions.save(replace(session, second=CheckIn(8)))
    assert book.alerts.waiting(4)[0] == 1


def test_everybody_at_once_says_the_same_as_one_after_the_other(book: Workbook) -> None:
    random = Random(7)
    book.measures.save_values(OwnValues("crs", 0, 100))
    own = book.measures.save_own(OwnMeasure("Evenings apart", 0, 30, False, 10, ">=", 4)).uid
    for n in range(40):
        status = random.choice(list(Status))
        couple = active(book, book.couples.create(couple_of(f"A{n}", f"B{n}")))
        for measure, high in (("rdas", 69), ("crs", 100), (own, 30), ("srs", 40), ("ors", 40)):
            for days in random.sample(range(60), 2):
                for whose in PARTNERS:
                    if random.random() < 0.7:
                        value = random.randint(0, high) if measure != "srs" else random.randint(34, 40)
                        book.measures.record(
                            MeasureTotal(couple.uid, whose, measure, value, TODAY - timedelta(days=days))
                        )
        if random.random() < 0.5:
            ratings = [CheckIn(random.randint(0, 10), random.choice([None, 3, 5])) for _w in PARTNERS]
            book.sessions.begin(Session(couple.uid, datetime(2026, 3, 1, 10), first=ratings[0], second=ratings[1]))
        active(book, book.couples.get(couple.uid), status)
        for alert in book.alerts.of(couple.uid)[:1]:
            if random.random() < 0.2:
                book.alerts.put_aside(couple.uid, alert.key)
    number, rows = book.alerts.waiting(100)
    at_once = {line.uid: found for line, found in rows}
    alone = {
        line.uid: found
        for line in book.couples.lines(limit=100)
        if line.status in (Status.ACTIVE, Status.PAUSED) and (found := book.alerts.of(line.uid))
    }
    assert at_once == alone
    assert number == len(alone) > 10
    order = list(AlertKind)
    first = [order.index(found[0].kind) for _line, found in rows]
    assert first == sorted(first)
    assert [line.uid for line, _f in book.alerts.waiting(3)[1]] == [line.uid for line, _f in rows[:3]]


def test_looking_through_many_couples_asks_no_more_than_looking_through_few(book: Workbook, worsen: Worsen) -> None:
    def asked() -> int:
        statements: list[str] = []
        connection = book._records.database.conn
        connection.set_trace_callback(statements.append)
        book.alerts.waiting(4)
        connection.set_trace_callback(None)
        return len(statements)

    few = 0
    for n in range(12):
        worsen(active(book, book.couples.create(couple_of(f"A{n}", f"B{n}"))))
        few = few or asked()
    assert asked() == few
    assert book.alerts.waiting(4)[0] == 12
