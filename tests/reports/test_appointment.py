"""An appointment for a calendar: read back by the library that calendars use, and without a word about anybody."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from reports.appointment import appointment

MADE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
STARTS = datetime(2026, 12, 1, 11)


def entry(ics: bytes) -> dict[str, object]:
    (event,) = Calendar.from_ical(ics).walk("VEVENT")
    return {key.lower(): event.decoded(key) for key in event}


def test_it_has_a_time_and_one_word() -> None:
    found = entry(appointment("5a2d11b2", STARTS, 50, MADE))
    assert (found["dtstart"], found["dtend"]) == (STARTS, STARTS + timedelta(minutes=50))
    assert found["summary"] == "Appointment"
    assert set(found) == {"uid", "dtstamp", "sequence", "dtstart", "dtend", "summary", "class"}


def test_the_hour_stays_the_hour_when_summer_time_ends() -> None:
    found = entry(appointment("5a2d11b2", datetime(2026, 10, 25, 2, 30), 120, MADE))
    assert str(found["dtstart"]) == "2026-10-25 02:30:00"
    assert str(found["dtend"]) == "2026-10-25 04:30:00"


def test_a_moved_date_takes_the_place_of_the_earlier_one() -> None:
    first = entry(appointment("5a2d11b2", STARTS, 50, MADE))
    moved = entry(appointment("5a2d11b2", STARTS + timedelta(days=1), 50, MADE + timedelta(hours=1)))
    other = entry(appointment("77d0", STARTS, 50, MADE))
    assert moved["uid"] == first["uid"] != other["uid"]
    assert isinstance(moved["sequence"], int)
    assert isinstance(first["sequence"], int)
    assert moved["sequence"] > first["sequence"]


def test_nobody_can_tell_whose_it_is() -> None:
    assert b"5a2d11b2" not in appointment("5a2d11b2", STARTS, 50, MADE)


@given(
    starts=st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(lambda m: m.replace(microsecond=0)),
    minutes=st.integers(1, 600),
)
def test_any_time_comes_back(starts: datetime, minutes: int) -> None:
    found = entry(appointment("5a2d11b2", starts, minutes, MADE))
    assert (found["dtstart"], found["dtend"]) == (starts, starts + timedelta(minutes=minutes))


@pytest.mark.parametrize("line", appointment("5a2d11b2", STARTS, 50, MADE).split(b"\r\n"))
def test_lines_are_as_short_as_the_format_wants(line: bytes) -> None:
    assert len(line) <= 75
