from datetime import date, datetime, time

import pytest

from ui import dates

TODAY = date(2026, 11, 17)


def test_days_as_the_window_writes_them() -> None:
    assert dates.weekday(TODAY) == "Tuesday, 17 November"
    assert dates.day(TODAY) == "17 November"
    assert dates.day_of_year(TODAY) == "17 November 2026"
    assert dates.short_day(TODAY) == "17 Nov"
    assert dates.clock(time(9, 5)) == "09:05"
    assert dates.moment(datetime(2026, 11, 17, 14, 0), datetime(2026, 11, 17, 9, 0)) == "today, 14:00"


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (date(2026, 11, 16), "yesterday"),
        (date(2026, 11, 18), "tomorrow"),
        (date(2026, 8, 25), "25 August"),
        (date(2025, 12, 31), "31 December 2025"),
    ],
)
def test_a_day_is_said_as_near_as_it_is(of: date, words: str) -> None:
    assert dates.near(of, TODAY) == words


def test_a_narrow_cell_gives_up_the_day_of_another_year() -> None:
    assert dates.near_short(date(2026, 9, 22), TODAY) == "22 Sept"
    assert dates.near_short(date(2025, 9, 22), TODAY) == "Sept 2025"


@pytest.mark.parametrize(
    ("of", "words"), [(date(2026, 11, 12), "5 days"), (date(2026, 11, 16), "1 day"), (TODAY, "today")]
)
def test_waiting_is_counted_in_days(of: date, words: str) -> None:
    assert dates.how_long_ago(of, TODAY) == words
