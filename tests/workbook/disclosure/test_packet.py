"""What goes into a packet: what its readers were given and may have, and not a word about the rest."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from workbook.catalogue.loader import load
from workbook.disclosure.packet import packed, packet
from workbook.errors import BadInput, NotFound
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.practice import Practice
from workbook.model.record import CoupleRecord
from workbook.model.safety import GateState

CATALOGUE = load()
OPENED, SHUT = GateState(opened=True, strict=True), GateState(opened=False, strict=False)
TODAY = date(2026, 11, 10)
FREE = next(e.key for e in CATALOGUE.exercises if e.gate == "free")
HELD = next(e.key for e in CATALOGUE.exercises if e.gate != "free")
SEEN = (Audience.COUPLE, Audience.FIRST, Audience.SECOND)


def given(title: str, whose: Whose = Whose.BOTH, *, ago: int = 0, key: str = FREE) -> Assignment:
    return Assignment("c", key, title, "A.step.1", whose, TODAY - timedelta(days=ago), uid=title)


def record(*newest_first: Assignment, coming: datetime | None = None) -> CoupleRecord:
    couple = Couple(Partner(Whose.FIRST, "Ada Berg"), Partner(Whose.SECOND, "Bo Berg"), next_session=coming)
    return CoupleRecord(Practice("P", "C"), couple, (), None, newest_first, ())


def titles(of: CoupleRecord, audience: Audience, gate: GateState = OPENED) -> list[str]:
    return [a.title for a in packed(of, CATALOGUE, audience, gate, TODAY)]


def test_each_reader_finds_what_they_were_given() -> None:
    of = record(given("hers", Whose.FIRST), given("his", Whose.SECOND), given("theirs"))
    assert titles(of, Audience.COUPLE) == ["theirs"]
    assert titles(of, Audience.FIRST) == ["theirs", "hers"]
    assert titles(of, Audience.SECOND) == ["theirs", "his"]
    for audience in (Audience.COUNSELOR, Audience.REFERRER):
        with pytest.raises(BadInput):
            packed(of, CATALOGUE, audience, OPENED, TODAY)


def test_todays_come_first_then_what_is_open_still() -> None:
    told = tuple(Result(w, Outcome.DONE, TODAY) for w in PARTNERS)
    of = record(
        given("today 2"),
        given("today 1"),
        replace(given("stopped"), stopped=TODAY),
        given("open", ago=7),
        replace(given("reported", ago=7), results=told),
        given("older", ago=14),
    )
    assert titles(of, Audience.COUPLE) == ["today 1", "today 2", "older", "open"]


@pytest.mark.parametrize("audience", SEEN)
def test_what_is_held_is_left_out_without_a_word(audience: Audience) -> None:
    both = record(given("held", key=HELD), given("free"))
    without = record(given("free"))
    assert packet(both, CATALOGUE, audience, SHUT, TODAY) == packet(without, CATALOGUE, audience, SHUT, TODAY)
    assert titles(both, audience) == ["free", "held"]
    with pytest.raises(NotFound):
        packet(record(given("held", key=HELD)), CATALOGUE, audience, SHUT, TODAY)


def test_the_log_goes_to_the_day_before_the_next_session() -> None:
    def days(coming: datetime | None) -> tuple[int, datetime | None]:
        facts = packet(record(given("one"), coming=coming), CATALOGUE, Audience.COUPLE, OPENED, TODAY)
        assert facts.days[0] == TODAY
        return len(facts.days), facts.coming

    at = datetime(2026, 11, 10, 18)
    assert days(at + timedelta(days=14)) == (14, at + timedelta(days=14))
    assert days(None) == (7, None)
    assert days(at) == (7, None)
    assert days(at + timedelta(days=100)) == (21, at + timedelta(days=100))


def test_what_goes_on_after_its_day_is_for_the_next_session() -> None:
    """No packet that goes home today names a day that is over."""

    def until(day: int | None, *, ago: int, coming: datetime | None) -> date | None:
        each = replace(given("one", ago=ago), until=None if day is None else TODAY + timedelta(days=day))
        return packet(record(each, coming=coming), CATALOGUE, Audience.COUPLE, OPENED, TODAY).pages[0].until

    next_week = datetime(2026, 11, 17, 11)
    assert until(-9, ago=14, coming=next_week) == next_week.date()
    assert until(0, ago=7, coming=next_week) == next_week.date(), "today it was to be brought back, and it goes on"
    assert until(-9, ago=14, coming=None) is None
    assert until(-9, ago=14, coming=datetime(2026, 11, 10, 11)) is None, "the session that they are at"
    assert until(3, ago=7, coming=next_week) == TODAY + timedelta(days=3)
    assert until(0, ago=0, coming=next_week) == TODAY
    assert until(None, ago=7, coming=next_week) is None
