"""The clock of an hour: whatever is done to the time of day, it runs forward from nought."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.pages.live_clock import HourClock, steady

STARTS = datetime(2026, 11, 17, 11)


@dataclass
class Hands:
    """The time of day, and the seconds that nobody can set."""

    now: datetime
    ticks: float = 1000.0

    def clock(self, starts: datetime = STARTS, latest: datetime | None = None, minutes: int = 50) -> HourClock:
        return HourClock(starts, minutes, latest, lambda: self.now, lambda: self.ticks)


@pytest.mark.parametrize(
    ("seconds", "words", "phase", "left"),
    [
        (0, "00:00", "Check-in", "50 minutes left"),
        (299, "04:59", "Check-in", "46 minutes left"),
        (301, "05:01", "Homework", "45 minutes left"),
        (24 * 60 + 10, "24:10", "Work", "26 minutes left"),
        (2401, "40:01", "Close", "10 minutes left"),
        (2999, "49:59", "Close", "1 minute left"),
        (3000, "50:00", "Close", "the time is up"),
        (3240, "54:00", "Close", "4 minutes over"),
        (6000, "100:00", "Close", "50 minutes over"),
    ],
)
def test_it_says_how_late_it_is(seconds: int, words: str, phase: str, left: str) -> None:
    clock = Hands(STARTS + timedelta(seconds=seconds)).clock()
    assert (clock.words(), clock.phase(), clock.left()) == (words, phase, left)
    assert all(0 <= part <= 1 for part in clock.parts())


def test_a_clock_set_back_or_forward_meanwhile_is_nothing_to_it() -> None:
    hands = Hands(STARTS + timedelta(minutes=20))
    clock = hands.clock()
    for hours in (-5, 7):
        hands.now += timedelta(hours=hours)
        hands.ticks += 60
    assert clock.words() == "22:00"


def test_after_a_restart_with_the_clock_set_back_it_goes_on_from_what_was_written_last() -> None:
    hands = Hands(STARTS - timedelta(hours=1))
    assert hands.clock().words() == "00:00"
    clock = hands.clock(latest=STARTS + timedelta(minutes=31))
    assert clock.words() == "31:00"
    assert clock.moment() == STARTS + timedelta(minutes=31), "nor does a line stand before the one above it"
    hands.now = STARTS + timedelta(minutes=33, microseconds=9)
    assert clock.moment() == STARTS + timedelta(minutes=33)


@pytest.mark.usefixtures("vienna")
@pytest.mark.parametrize(
    ("starts", "now", "words"),
    [
        (datetime(2026, 3, 29, 1, 50), datetime(2026, 3, 29, 3, 10), "20:00"),  # there is no 2 o'clock
        (datetime(2026, 10, 25, 1, 50), datetime(2026, 10, 25, 2, 10, fold=1), "80:00"),  # there are two
        (datetime(2026, 11, 17, 23, 50), datetime(2026, 11, 18, 0, 20), "30:00"),
    ],
)
def test_midnight_and_a_change_of_summer_time(starts: datetime, now: datetime, words: str) -> None:
    assert Hands(now).clock(starts).words() == words


@given(st.lists(st.tuples(st.integers(-90_000, 90_000), st.floats(-5, 5000)), max_size=20), st.integers(1, 600))
def test_it_never_runs_backwards(moves: list[tuple[int, float]], minutes: int) -> None:
    hands = Hands(STARTS)
    clock, before, written = hands.clock(minutes=minutes), 0, STARTS
    for wall, ticks in moves:
        hands.now += timedelta(seconds=wall)
        hands.ticks += ticks
        assert clock.seconds() >= before
        assert clock.moment() >= written
        assert all(0 <= part <= 1 for part in clock.parts())
        before, written = clock.seconds(), clock.moment()


def test_the_steady_clock_is_steady() -> None:
    assert steady() <= steady()
