"""What a total and a measure may be: one sentence for each slip of the hand."""

from dataclasses import replace
from datetime import date, datetime
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.loader import load
from workbook.errors import BadInput
from workbook.model.common import Whose
from workbook.model.measure import (
    MeasureTotal,
    OwnMeasure,
    OwnValues,
    checked_own,
    checked_total,
    checked_values,
    figure,
    in_use,
    number_of,
)

KNOWN = {m.key: m for m in load().measures}
TODAY = date(2026, 3, 2)
OWN = OwnMeasure("Evenings apart", 0, 30, False, 10, ">=", 4)


@pytest.mark.parametrize(
    ("typed", "read"), [("41", 41), (" 41.5 ", 41.5), ("41,5", 41.5), ("-3", -3), ("\u22123", -3), ("007", 7), ("0", 0)]
)
def test_numbers_are_read_as_they_are_typed(typed: str, read: float) -> None:
    assert number_of(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "nan", "inf", "1,234", "4 1", "41/69", "4e1", "٤١", "12345", "41.", "0x10", "1.2.3", "--1"]
)
def test_nothing_else_is_taken_for_a_number(typed: str) -> None:
    with pytest.raises(BadInput, match="plain number"):
        number_of(typed)


@given(st.integers(-99999, 99999).map(lambda n: n / 100))
def test_what_is_said_can_be_typed_again(value: float) -> None:
    assert number_of(figure(value)) == value


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"total": 70.0}, "RDAS lies between 0 and 69"),
        ({"total": -1.0}, "between 0 and 69"),
        ({"total": nan}, "between 0 and 69"),
        ({"total": inf}, "between 0 and 69"),
        ({"on": date(2026, 3, 3)}, "cannot lie ahead"),
        ({"on": date(26, 3, 2)}, "cannot lie ahead"),
        ({"on": datetime(2026, 3, 2, 9)}, "cannot lie ahead"),
        ({"whose": Whose.BOTH}, "one partner’s own"),
    ],
)
def test_a_total_that_cannot_be(change: dict[str, object], sentence: str) -> None:
    total = MeasureTotal("c", Whose.FIRST, "rdas", 41, TODAY)
    assert checked_total(total, KNOWN["rdas"], TODAY).total == 41
    for end in (0.0, 69.0):
        assert checked_total(replace(total, total=end), KNOWN["rdas"], TODAY).total == end
    with pytest.raises(BadInput, match=sentence):
        checked_total(replace(total, **change), KNOWN["rdas"], TODAY)  # type: ignore[arg-type]


def test_a_total_waits_until_its_range_is_set() -> None:
    with pytest.raises(BadInput, match="range of this measure"):
        checked_total(MeasureTotal("c", Whose.FIRST, "crs", 41, TODAY), KNOWN["crs"], TODAY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "  "}, "needs a name"),
        ({"name": "x" * 61}, "60 letters"),
        ({"low": 30.0}, "lowest total has to be below"),
        ({"low": 31.0}, "lowest total has to be below"),
        ({"high": nan}, "range lies between"),
        ({"high": 1e9}, "range lies between"),
        ({"cutoff": 31.0}, "within the range"),
        ({"cutoff": nan}, "within the range"),
        ({"distressed": "<"}, "above the boundary"),
        ({"higher_is_better": True}, "below the boundary"),
        ({"distressed": ""}, "above the boundary"),
        ({"reliable": 0.0}, "above 0"),
        ({"reliable": 30.0}, "smaller than the range"),
        ({"reliable": nan}, "above 0"),
    ],
)
def test_an_own_measure_whose_numbers_do_not_fit(change: dict[str, object], sentence: str) -> None:
    assert checked_own(OWN) == OWN
    with pytest.raises(BadInput, match=sentence):
        checked_own(replace(OWN, **change))  # type: ignore[arg-type]


def test_an_own_measure_may_do_without_boundary_and_reliable_change() -> None:
    own = checked_own(replace(OWN, cutoff=None, reliable=None))
    assert (own.distressed, own.measure().cutoff, own.measure().reliable) == ("", None, None)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (OwnValues("rdas", 0, 10), "is published and stays"),
        (OwnValues("rdas", reliable=5), "not left to you"),
        (OwnValues("srs", reliable=5), "not left to you"),
        (OwnValues("csi_16", reliable=5), "not left to you"),
        (OwnValues("crs", reliable=5), "not left to you"),
        (OwnValues("crs", low=0), "both its ends"),
        (OwnValues("crs", 0, 60), "published boundary of 70.9"),
        (OwnValues("crs", 100, 0), "lowest total"),
        (OwnValues("ors", reliable=40), "smaller than the range"),
    ],
)
def test_what_is_published_is_not_set_again(values: OwnValues, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        checked_values(values, KNOWN[values.measure])


def test_what_is_left_open_is_filled_in_and_the_published_stands() -> None:
    crs, ors = (
        checked_values(OwnValues("crs", 0, 100), KNOWN["crs"]),
        checked_values(OwnValues("ors", reliable=5), KNOWN["ors"]),
    )
    used = {m.key: m for m in in_use(load().measures, (replace(OWN, uid="own"),), (crs, ors))}
    assert (used["crs"].low, used["crs"].high, used["crs"].reliable) == (0, 100, 16)
    assert used["ors"].reliable == 5
    assert used["own"].short == "Evenings apart"
    forced = {m.key: m for m in in_use(load().measures, (), (OwnValues("rdas", 1, 2, 3), OwnValues("srs", reliable=3)))}
    assert forced["rdas"] == KNOWN["rdas"]
    assert forced["srs"] == KNOWN["srs"]
