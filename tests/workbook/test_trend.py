"""Where a chart writes its scale and the cut-off's name: round numbers that do not crowd the ends, and words off the lines."""

from datetime import date, timedelta
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.facts import Trend
from workbook.facts.trend import written

DAYS = tuple(date(2026, 1, 1) + timedelta(days=n) for n in range(3))


def chart(low: float, high: float, first: tuple[float | None, ...] = (None,) * 3, cutoff: float | None = None) -> Trend:
    return Trend("t", "", DAYS, first, (None,) * 3, high=high, low=low, cutoff=cutoff)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, (0, 5, 10)),
        (0, 69, (0, 20, 40, 60, 69)),
        (0, 161, (0, 50, 100, 161)),
        (3, 21, (3, 10, 15, 21)),
        (0, 40, (0, 10, 20, 30, 40)),
        (-50, 50, (-50, 0, 50)),
    ],
)
def test_the_scale_is_written_in_round_numbers(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert chart(low, high).ticks == ticks


@given(low=st.floats(-1000, 999), span=st.floats(0.5, 2000))
def test_the_scale_keeps_its_ends_and_its_order(low: float, span: float) -> None:
    ticks = chart(low, low + span).ticks
    assert (ticks[0], ticks[-1]) == (low, low + span)
    assert list(ticks) == sorted(set(ticks))
    assert len(ticks) <= 8


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ((None, None, None), (False, True)),
        ((45, 45, 45), (False, True)),
        ((51, 51, 51), (False, False)),
        ((44, 51, 60), (True, False)),
        ((50, 50, 20), (True, True)),
        ((51, 44, 30), (True, True)),
    ],
)
def test_the_cut_offs_name_stands_where_no_line_passes(
    values: tuple[float | None, ...], place: tuple[bool, bool]
) -> None:
    assert chart(0, 69, values, 47.31).label_place(0.2, 0.1) == place


def test_between_totals_that_are_far_apart_it_stands_in_the_middle() -> None:
    days = (date(2019, 1, 1), date(2026, 10, 1), date(2026, 10, 14), date(2026, 11, 18))
    trend = Trend("t", "", days, (50, 41, 46, 53), (44, 44, None, 47), high=69, cutoff=47.31, totals=True)
    assert trend.label_place(0.16, 0.1) == (0.5, True)


def test_near_the_end_of_the_scale_there_is_one_side_only() -> None:
    assert chart(0, 40, (None,) * 3, 39).label_place(0.2, 0.1)[1] is False
    assert chart(0, 40, (None,) * 3, 1).label_place(0.2, 0.1)[1] is True


def over(*days: date, totals: bool = True) -> Trend:
    return Trend("t", "", days, (1,) * len(days), (None,) * len(days), totals=totals)


def test_totals_stand_as_far_apart_as_their_days_and_sessions_at_even_steps() -> None:
    days = (date(2026, 1, 1), date(2026, 1, 11), date(2026, 2, 10))
    assert over(*days).places == pytest.approx((0, 0.25, 1))
    assert over(*days, totals=False).places == pytest.approx((0, 0.5, 1))
    assert over(days[0]).places == (0,)


def test_a_total_of_long_ago_does_not_push_the_others_onto_one_another() -> None:
    trend = over(date(2001, 1, 1), date(2026, 10, 27), date(2026, 11, 3), date(2026, 11, 17))
    assert trend.over_years
    steps = [after - before for before, after in pairwise(trend.places)]
    assert steps[0] > 0.85
    assert min(steps) > 0.04


@given(gaps=st.lists(st.integers(1, 9000), min_size=1, max_size=40))
def test_every_day_has_a_place_of_its_own(gaps: list[int]) -> None:
    places = over(*(date(1950, 1, 1) + timedelta(days=n) for n in accumulate(gaps, initial=0) if n < 27_000)).places
    assert places[0] == 0
    assert places[-1] == pytest.approx(1 if len(places) > 1 else 0)
    assert list(places) == sorted(set(places))


@given(where=st.lists(st.floats(0, 500), min_size=1, max_size=30).map(sorted), wide=st.floats(1, 200))
def test_no_two_days_are_written_over_one_another(where: list[float], wide: float) -> None:
    shown = written(where, wide)
    assert shown[-1] == len(where) - 1
    assert all(where[after] - where[before] >= wide for before, after in pairwise(shown))
