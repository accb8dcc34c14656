"""Where a chart writes its scale and the cut-off's name: round numbers that do not crowd the ends, and words off the lines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.facts import Trend

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


def test_near_the_end_of_the_scale_there_is_one_side_only() -> None:
    assert chart(0, 40, (None,) * 3, 39).label_place(0.2, 0.1)[1] is False
    assert chart(0, 40, (None,) * 3, 1).label_place(0.2, 0.1)[1] is True
