"""A check-in given alone, for each audience: the counselor's page and that partner's own have it; both only once both choose."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook
from workbook.disclosure.joint import joint
from workbook.disclosure.progress import progress
from workbook.model.check_in import questions
from workbook.model.common import Audience, Visibility, Whose
from workbook.model.handover import EntryKind
from workbook.model.record import CoupleRecord
from workbook.model.session import CheckIn, Session
from workbook.store.outbox import Outbox

NOW = datetime(2026, 3, 2, 10)


@pytest.fixture
def session(place: Path, clock: Clock) -> str:
    """Both gave it alone, one after the other."""
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        session = book.sessions.begin(Session(couple.uid, clock.now)).uid
    for whose, value in ((Whose.FIRST, 2), (Whose.SECOND, 9)):
        with Workbook.open(place, PASSPHRASE, clock=clock) as book:
            box = Outbox(book.handovers.begin_check_in(session, whose), clock)
        for question in questions():
            box.add(EntryKind.ANSWER, question.item, "rated", value)
        box.close()
    return session


def record_of(book: Workbook) -> CoupleRecord:
    (line,) = book.couples.lines()
    return book.record(line.uid)


def ratings(record: CoupleRecord, book: Workbook, audience: Audience) -> set[float | None]:
    facts = progress(record, book.catalogue, audience, NOW.date())
    return {value for trend in facts.trends for value in (*trend.first, *trend.second)}


def test_each_audience_has_what_is_theirs(place: Path, session: str, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        record = record_of(book)
        assert joint(record, book.catalogue, NOW).close is None
        seen = {a: ratings(record, book, a) - {None} for a in Audience if a is not Audience.REFERRER}
        assert seen == {
            Audience.COUNSELOR: {2, 9},
            Audience.COUPLE: set(),
            Audience.FIRST: {2},
            Audience.SECOND: {9},
        }
        kept = book.sessions.get(session)
        book.sessions.save(replace(kept, shown=Visibility.JOINT))
        record = record_of(book)
        trend = joint(record, book.catalogue, NOW).close
        assert trend is not None
        assert (trend.first, trend.second) == ((2,), (9,))
        assert ratings(record, book, Audience.COUPLE) == {2, 9}


def test_joint_view_is_what_it_would_be_had_nothing_been_given(place: Path, session: str, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        with_it = joint(record_of(book), book.catalogue, NOW)
        book.sessions.save(replace(book.sessions.get(session), first=CheckIn(), second=CheckIn()))
        assert joint(record_of(book), book.catalogue, NOW) == with_it
