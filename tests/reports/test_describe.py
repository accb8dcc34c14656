"""Charts in words: every value where there are few, what matters where there are many, and who gave none."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports.describe import describe_themes, describe_trend
from tests.reports.examples import COUPLES, days, picture
from workbook.facts import Trend

NAMES = COUPLES["diacritics"]


def of(first: tuple[float | None, ...], second: tuple[float | None, ...]) -> Trend:
    return Trend("How close each felt", "check-in", days(len(first)), first, second)


def test_few_sessions_are_told_one_by_one() -> None:
    assert describe_trend(of((4, None, 6.5), (None, None, None)), NAMES) == (
        "How close each felt, from 0 to 10. Zoë: 3 Mar 4; 17 Mar 6.5. No rating on 10 Mar. Jiří: no ratings."
    )


def test_many_sessions_are_told_by_what_stands_out() -> None:
    first = (5.0, 2.0, None, *(6.0 for _ in range(20)), 9.0, 7.0)
    said = describe_trend(of(first, (4.0,) * 25), NAMES)
    assert "Zoë: 24 ratings, first 5 (3 Mar), last 7 (18 Aug), lowest 2 (10 Mar), highest 9 (11 Aug)." in said
    assert "No rating in 1 session." in said
    assert "Jiří: 25 ratings" in said


def test_themes_are_told_with_both_values_and_their_difference() -> None:
    said = describe_themes(picture(NAMES))
    assert said.startswith("Closeness from 0 to 4 in 8 themes. Connection: Zoë 2.1, Jiří 2.4, 0.3 apart")
    assert "Shared life: Zoë 0.0, Jiří 0.5, 0.5 apart; at first Zoë not enough answers, Jiří 0.5." in said


def test_numbers_and_days_are_those_of_the_language() -> None:
    said = describe_trend(of((4.5,), (6,)), NAMES, "de-DE")
    assert "3. März 4,5" in said


@given(st.lists(st.tuples(*[st.none() | st.floats(min_value=0, max_value=10)] * 2), min_size=1, max_size=40))
def test_any_ratings_can_be_told(ratings: list[tuple[float | None, float | None]]) -> None:
    first, second = zip(*ratings, strict=True)
    said = describe_trend(of(first, second), NAMES)
    for name, values in (("Zoë", first), ("Jiří", second)):
        assert f"{name}: " in said
        assert (f"{name}: no ratings." in said) == all(value is None for value in values)


def test_one_day_is_enough() -> None:
    trend = Trend("Hope", "check-in", (date(2026, 3, 3),), (5,), (6,))
    assert describe_trend(trend, NAMES) == "Hope, from 0 to 10. Zoë: 3 Mar 5. Jiří: 3 Mar 6."
