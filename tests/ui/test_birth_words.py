from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.birth_words import is_no_birth, is_still_to_come, read_birth
from ui.dates import day_of_year

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    "words",
    [
        "3 May 1988",
        "3rd of May 88",
        "03.05.1988",
        "3/5/1988",
        "3-5-88",
        "3 5 1988",
        "1988-05-03",
        "May 3, 1988",
        "  3  MAY  1988 ",
        "٣ May ١٩٨٨",
    ],
)
def test_one_day_written_in_many_ways(words: str) -> None:
    assert read_birth(words, TODAY) == date(1988, 5, 3)


def test_the_month_may_come_first_where_only_that_makes_a_date() -> None:
    assert read_birth("5/13/1988", TODAY) == date(1988, 5, 13)


def test_two_figures_mean_a_year_that_is_past() -> None:
    assert read_birth("18.11.26", TODAY) == date(1926, 11, 18)
    assert read_birth("17.11.26", TODAY) == TODAY
    assert read_birth("29 Feb 28", TODAY) == date(1928, 2, 29)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "3 May", "31 Feb 1988", "29.2.1987", "1.1.1899", "18 November 2026", "today", "1", "3 5 1988 9"],
)
def test_what_is_no_birth_date_is_none(words: str) -> None:
    assert read_birth(words, TODAY) is None


@given(st.text(max_size=40))
def test_any_text_gives_a_day_that_can_be_or_none(words: str) -> None:
    read = read_birth(words, TODAY)
    assert read is None or date(1900, 1, 1) <= read <= TODAY


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_day_as_the_form_writes_it_reads_back(day: date) -> None:
    assert read_birth(day_of_year(day), TODAY) == day
    assert read_birth(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("31.02.1990", True),
        ("31st of February 1990", True),
        ("31 02 1990", True),
        ("13/13/1988", True),
        ("5/13/1988", False),
        ("3.5.2090", False),
        ("February 1990", False),
        ("", False),
    ],
)
def test_a_birth_date_that_no_calendar_holds_is_told_from_a_slip(words: str, is_none: bool) -> None:
    assert is_no_birth(words) is is_none


@pytest.mark.parametrize(
    ("words", "ahead"),
    [("1.1.2030", True), ("3 May 2031", True), ("3 May 1988", False), ("3 May 30", False), ("x", False)],
)
def test_a_day_that_lies_ahead_is_told_from_a_slip(words: str, ahead: bool) -> None:
    assert is_still_to_come(words, TODAY) is ahead
    assert not ahead or read_birth(words, TODAY) is None
