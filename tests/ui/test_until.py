from datetime import datetime, timedelta

import pytest

from ui.until import days_until, length_of, until

NOW = datetime(2026, 11, 17, 10, 42)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-1, ""),
        (0, "now"),
        (1, "in 1 minute"),
        (18, "in 18 minutes"),
        (60, "in 1 hour"),
        (130, "in 2 hours 10 minutes"),
    ],
)
def test_how_far_off_an_appointment_of_the_same_day_is(minutes: int, words: str) -> None:
    assert until(NOW + timedelta(minutes=minutes), NOW) == words


def test_a_begun_minute_counts_until_it_is_over() -> None:
    assert until(NOW, NOW - timedelta(seconds=30)) == "in 1 minute"
    assert until(NOW, NOW + timedelta(seconds=30)) == "now"


def test_other_days_are_counted_in_days() -> None:
    assert days_until(NOW + timedelta(minutes=5), NOW) == "in 5 minutes"
    assert days_until(datetime(2026, 11, 18, 0, 5), NOW) == "in 1 day"
    assert days_until(NOW + timedelta(days=7), NOW) == "in 7 days"
    assert days_until(NOW - timedelta(days=1), NOW) == ""


def test_no_time_at_all_is_said_too() -> None:
    assert length_of(0) == "0 minutes"
