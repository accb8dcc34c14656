"""Alerts: reliably worse, one better while the other is worse, ratings apart, and the alliance."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.loader import load
from workbook.insight.alerts import Alert, AlertKind, alerts
from workbook.insight.change import courses
from workbook.model.common import PARTNERS, Visibility, Whose
from workbook.model.measure import MeasureTotal
from workbook.model.session import CheckIn, Session

MEASURES = load().measures
DAYS = (date(2026, 3, 2), date(2026, 4, 6), date(2026, 5, 4))


def totals(measure: str, first: tuple[float | None, ...], second: tuple[float | None, ...]) -> list[MeasureTotal]:
    return [
        MeasureTotal("c", whose, measure, value, DAYS[n], uid=f"{whose.value[0]}{n}")
        for whose, values in zip(PARTNERS, (first, second), strict=True)
        for n, value in enumerate(values)
        if value is not None
    ]


def found(each: list[MeasureTotal], session: Session | None = None, apart: int = 3) -> tuple[Alert, ...]:
    return alerts(courses(MEASURES, each), session, apart)


def held(first: CheckIn, second: CheckIn, shown: Visibility = Visibility.INDIVIDUAL) -> Session:
    return Session("c", datetime(2026, 5, 4, 10), first=first, second=second, shown=shown, uid="s")


def test_whoever_is_reliably_worse_is_named() -> None:
    (alert,) = found(totals("rdas", (50, 48), (60, 48)))
    assert (alert.kind, alert.whose, alert.measure, alert.values) == (AlertKind.WORSE, Whose.SECOND, "rdas", (60, 48))
    assert found(totals("rdas", (50, 48), (60, 49))) == ()
    assert [a.whose for a in found(totals("rdas", (60, 40), (60, 40)))] == list(PARTNERS)


def test_one_better_while_the_other_is_worse_is_one_alert_and_not_two() -> None:
    (alert,) = found(totals("rdas", (41, 53), (55, 40)))
    assert (alert.kind, alert.whose, alert.values, alert.gains) == (AlertKind.SPLIT, Whose.SECOND, (55, 40), (12, -15))
    assert [a.kind for a in found(totals("rdas", (41, 52), (55, 40)))] == [AlertKind.WORSE]


@pytest.mark.parametrize(
    ("first", "second", "kinds"), [(40, 37, ["apart"]), (39, 37, []), (40, 36, ["apart", "alliance"])]
)
def test_session_totals_of_one_day(first: float, second: float, kinds: list[str]) -> None:
    assert [a.kind for a in found(totals("srs", (first,), (second,)))] == kinds


def test_session_totals_of_two_days_are_not_compared() -> None:
    assert found(totals("srs", (40, None), (None, 37))) == ()
    assert [a.kind for a in found(totals("srs", (37, 40), (40, 40)))] == []


def test_the_alliance_is_a_concern_at_36_and_below() -> None:
    (alert,) = found(totals("srs", (40, 36), (40, 37)))
    assert (alert.kind, alert.whose, alert.values) == (AlertKind.ALLIANCE, Whose.FIRST, (36,))
    assert found(totals("srs", (20, 36.5), (20, 37))) == ()


def test_ratings_of_the_latest_session_apart_by_the_practice_s_own_number() -> None:
    session = held(CheckIn(4, 6, 5), CheckIn(7, 2, None))
    (alert,) = found([], session)
    assert (alert.kind, alert.rating, alert.values) == (AlertKind.APART, "heard", (6, 2))
    assert found([], session, 5) == ()
    assert found([], held(CheckIn(4), CheckIn(7)), 4) == ()
    assert found([], held(CheckIn(4), CheckIn(None, 9, 9))) == ()


def test_the_gravest_comes_first() -> None:
    every = [*totals("srs", (30,), (40,)), *totals("rdas", (60, 40), (41, 53)), *totals("crs", (90, 70), (90, 90))]
    assert [a.kind for a in found(every, held(CheckIn(1), CheckIn(9)))] == [
        "split",
        "worse",
        "apart",
        "apart",
        "alliance",
    ]


def test_a_new_total_makes_another_alert_of_it() -> None:
    before = found(totals("rdas", (60, 45), (60, 60)))[0]
    after = found(totals("rdas", (60, 45, 44), (60, 60)))[0]
    assert before.key != after.key
    assert found(totals("rdas", (60, 45), (60, 60, 61)))[0].key == before.key
    one = found([], held(CheckIn(1), CheckIn(9)))[0]
    assert found([], replace(held(CheckIn(1), CheckIn(9)), uid="another"))[0].key != one.key


Seen = st.sampled_from(list(Visibility))


@given(visible=st.tuples(Seen, Seen, Seen, Seen), shown=Seen)
def test_an_alert_is_as_visible_as_the_least_visible_thing_in_it(
    visible: tuple[Visibility, ...], shown: Visibility
) -> None:
    order = [Visibility.PRIVATE, Visibility.INDIVIDUAL, Visibility.JOINT]
    made = [replace(t, visibility=v) for t, v in zip(totals("rdas", (41, 53), (55, 40)), visible, strict=True)]
    split, apart = found(made, held(CheckIn(1), CheckIn(9), shown))
    assert split.visibility is min(visible, key=order.index)
    assert apart.visibility is shown


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["rdas", "crs", "srs", "ors"]),
            st.sampled_from(PARTNERS),
            st.integers(0, 2),
            st.integers(0, 40),
        )
    )
)
def test_any_totals_can_be_looked_through(given_: list[tuple[str, Whose, int, int]]) -> None:
    each = [MeasureTotal("c", w, m, float(t), DAYS[d], uid=f"{n}") for n, (m, w, d, t) in enumerate(given_)]
    keys = [a.key for a in found(each)]
    assert len(keys) == len(set(keys))
