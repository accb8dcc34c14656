"""Reliable change, worked out by hand at the published figures of the RDAS and held against what must always be true."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.entries import Measure, MeasureKind
from workbook.catalogue.loader import load
from workbook.insight.change import BETTER, Change, Course, Why, classified, courses, gain, is_distressed
from workbook.model.common import Whose
from workbook.model.measure import MeasureTotal

KNOWN = {m.key: m for m in load().measures}
RDAS, ORS, SRS = KNOWN["rdas"], KNOWN["ors"], KNOWN["srs"]
DAY = date(2026, 3, 2)

Total = st.integers(0, 6900).map(lambda n: n / 100)


def mirrored(measure: Measure) -> Measure:
    """The same measure read from its other end: lower totals are better."""
    assert measure.cutoff is not None
    assert measure.high is not None
    side = {"<": ">", "<=": ">="}[measure.distressed]
    return replace(measure, higher_is_better=False, cutoff=round(measure.high - measure.cutoff, 2), distressed=side)


@pytest.mark.parametrize(
    ("first", "latest", "expected"),
    [
        (41, 53, Change.RECOVERED),  # 12 points, from below 47.31 to above it
        (41, 52, Change.NONE),  # 11 points cross the boundary and are not reliable
        (30, 42, Change.IMPROVED),  # 12 points, still below
        (48, 60, Change.IMPROVED),  # 12 points, was not distressed
        (47, 59, Change.RECOVERED),
        (53, 41, Change.WORSENED),
        (53, 42, Change.NONE),
        (41, 41, Change.NONE),
        (35.73, 47.31, Change.NONE),  # 11.58 exactly is not beyond 11.58
        (35.73, 47.32, Change.RECOVERED),
        (47.31, 58.9, Change.IMPROVED),  # 47.31 itself is not below 47.31
        (47.3, 58.89, Change.RECOVERED),
        (58.89, 47.31, Change.NONE),
        (58.9, 47.31, Change.WORSENED),
    ],
)
def test_the_published_figures_of_the_rdas(first: float, latest: float, expected: Change) -> None:
    """Anderson et al. (2014), doi 10.1111/jmft.12095: cut-off 47.31, reliable change index 11.58, "12 or more points"."""
    assert (RDAS.cutoff, RDAS.reliable) == (47.31, 11.58)
    assert classified(RDAS, first, latest) is expected
    assert RDAS.high is not None
    assert classified(mirrored(RDAS), round(RDAS.high - first, 2), round(RDAS.high - latest, 2)) is expected


@pytest.mark.parametrize("points", range(-69, 70))
def test_in_whole_totals_reliable_means_twelve_or_more(points: int) -> None:
    first = 0 if points >= 0 else 69
    reliable = classified(RDAS, first, first + points) in {*BETTER, Change.WORSENED}
    assert reliable == (abs(points) >= 12)


@pytest.mark.parametrize(
    ("key", "distressed", "not_distressed"),
    [
        ("rdas", 47.3, 47.31),
        ("csi_32", 104, 105),
        ("csi_16", 51, 52),
        ("csi_4", 13, 14),
        ("kmss", 16, 17),
        ("crs", 70.8, 70.9),
        ("ors", 24.9, 25),
        ("srs", 36, 36.1),
    ],
)
def test_each_boundary_is_read_as_it_is_published(key: str, distressed: float, not_distressed: float) -> None:
    assert is_distressed(KNOWN[key], distressed) is True
    assert is_distressed(KNOWN[key], not_distressed) is False


def test_other_sides_and_no_boundary() -> None:
    strict = replace(RDAS, higher_is_better=False, cutoff=10, distressed=">")
    assert [is_distressed(strict, t) for t in (9, 10, 11)] == [False, False, True]
    assert [is_distressed(replace(strict, distressed=">="), t) for t in (9, 10, 11)] == [False, True, True]
    assert is_distressed(replace(RDAS, cutoff=None), 3) is None
    assert classified(replace(RDAS, cutoff=None), 10, 60) is Change.IMPROVED


def test_what_has_no_class_says_why() -> None:
    def course(measure: Measure, *totals: float) -> Course:
        each = [
            MeasureTotal("c", Whose.FIRST, measure.key, t, DAY + timedelta(days=n), uid=str(n))
            for n, t in enumerate(totals)
        ]
        return Course(measure, Whose.FIRST, tuple(each))

    assert course(RDAS, 41).why_not is Why.ONE
    assert course(ORS, 10, 40).why_not is Why.NO_RELIABLE
    assert course(SRS, 10, 40).why_not is Why.ALLIANCE
    assert course(RDAS, 41, 53).why_not is None
    for measure in (ORS, SRS, *(KNOWN[k] for k in ("csi_32", "csi_16", "csi_4", "kmss"))):
        assert course(measure, 10, 20).change is Change.NOT_CLASSIFIABLE
    assert course(RDAS, 41).change is Change.NOT_CLASSIFIABLE
    assert course(replace(ORS, reliable=5), 10, 16).change is Change.IMPROVED
    assert course(replace(SRS, reliable=5), 10, 40).change is Change.NOT_CLASSIFIABLE


def test_a_course_runs_from_the_first_day_to_the_latest() -> None:
    def total(whose: Whose, value: float, day: int, **more: object) -> MeasureTotal:
        return replace(MeasureTotal("c", whose, "rdas", value, date(2026, 3, day)), **more)  # type: ignore[arg-type]

    found = courses(
        load().measures,
        (
            total(Whose.FIRST, 53, 20),
            total(Whose.FIRST, 41, 2),
            total(Whose.FIRST, 60, 25, withdrawn=date(2026, 3, 26)),
            total(Whose.SECOND, 50, 2),
        ),
    )
    assert [(c.measure.key, c.whose, [t.total for t in c.totals]) for c in found] == [
        ("rdas", Whose.FIRST, [41, 53]),
        ("rdas", Whose.SECOND, [50]),
    ]


@given(first=Total, latest=Total)
def test_a_better_total_is_never_called_worse(first: float, latest: float) -> None:
    change = classified(RDAS, first, latest)
    if latest >= first:
        assert change is not Change.WORSENED
    if latest <= first:
        assert change not in BETTER
    if change is Change.RECOVERED:
        assert is_distressed(RDAS, first)
        assert not is_distressed(RDAS, latest)


@given(first=Total, latest=Total, more=Total)
def test_the_better_the_latest_the_better_the_class(first: float, latest: float, more: float) -> None:
    order = [Change.WORSENED, Change.NONE, Change.IMPROVED, Change.RECOVERED]
    low, high = sorted((latest, more))
    assert order.index(classified(RDAS, first, low)) <= order.index(classified(RDAS, first, high))


@given(first=Total, latest=Total)
def test_direction_and_order_mirror_each_other(first: float, latest: float) -> None:
    assert RDAS.high is not None
    there = classified(RDAS, first, latest)
    flipped = classified(mirrored(RDAS), round(RDAS.high - first, 2), round(RDAS.high - latest, 2))
    assert there is flipped
    assert gain(RDAS, first, latest) == -gain(RDAS, latest, first)
    back = classified(RDAS, latest, first)
    assert (there in BETTER) == (back is Change.WORSENED)
    assert (there is Change.NONE) == (back is Change.NONE)


def test_the_alliance_has_a_kind_of_its_own() -> None:
    assert [k for k, m in KNOWN.items() if m.kind is MeasureKind.ALLIANCE] == ["srs"]
