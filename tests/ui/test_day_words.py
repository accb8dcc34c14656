from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.dates import clock, day_of_year
from ui.day_words import EARLIEST, LATEST, is_no_day, read_day, read_time

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("17 Nov", date(2026, 11, 17)),
        ("17 november 2027", date(2027, 11, 17)),
        ("Nov 17", date(2026, 11, 17)),
        ("Tue, 17 November", date(2026, 11, 17)),
        ("17.11.", date(2026, 11, 17)),
        ("17/11/26", date(2026, 11, 17)),
        ("3-12-1975", date(1975, 12, 3)),
        ("3/12/75", date(1975, 12, 3)),
        ("2026-11-17", date(2026, 11, 17)),
        ("  Tomorrow ", date(2026, 11, 18)),
        ("yesterday", date(2026, 11, 16)),
        ("3 jan", date(2027, 1, 3)),
    ],
)
def test_a_day_is_read_as_it_is_said(words: str, meant: date) -> None:
    assert read_day(words, TODAY) == meant


@pytest.mark.parametrize(
    "words",
    ["", "31/02/2026", "soon", "17", "17 Nov 2026 2027", "0 Nov", "١٧ Nov", "17 Nov 99999", "1/1/1899", "9" * 500],
)
def test_what_cannot_be_read_is_no_day(words: str) -> None:
    assert read_day(words, TODAY) is None


@given(st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31)))
def test_what_the_window_writes_it_reads(day: date) -> None:
    assert read_day(day_of_year(day), TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=60))
def test_nothing_typed_is_an_error(words: str) -> None:
    found = read_day(words, TODAY)
    assert found is None or EARLIEST <= found.year <= LATEST
    moment = read_time(words)
    assert moment is None or isinstance(moment, time)


@given(st.integers(-150, 150))
def test_without_a_year_the_nearest_is_meant(days: int) -> None:
    meant = TODAY + timedelta(days=days)
    assert read_day(f"{meant.day}/{meant.month}", TODAY) == meant


@given(st.times())
def test_times_go_round(moment: time) -> None:
    assert read_time(clock(moment)) == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("words", "meant"),
    [("9", time(9)), ("9.30", time(9, 30)), ("1130", time(11, 30)), ("4 pm", time(16)), ("12 am", time(0))],
)
def test_a_time_is_read_as_it_is_said(words: str, meant: time) -> None:
    assert read_time(words) == meant


@pytest.mark.parametrize("words", ["24:00", "11:60", "13 pm", "noon", "", "9:3"])
def test_what_cannot_be_read_is_no_time(words: str) -> None:
    assert read_time(words) is None


@pytest.mark.parametrize("words", ["31.02.1990", "31 Feb", "29/2/2025", "2026-11-31", "1.13.", "0.5.2026", "31.4.26"])
def test_a_date_that_no_calendar_holds_is_told_from_a_slip(words: str) -> None:
    assert is_no_day(words)


@pytest.mark.parametrize("words", ["", "soon", "17 Nov", "29.2.", "28.02.1990", "31", "1.1.1492", "x" * 50])
def test_all_else_is_not_called_a_day_that_is_not(words: str) -> None:
    assert not is_no_day(words)


@given(st.text(max_size=30))
def test_what_is_read_is_never_called_a_day_that_is_not(words: str) -> None:
    assert not (is_no_day(words) and read_day(words, date(2026, 11, 17)))
