"""Records into rows and back, and the folding of names: for any value that a record can have."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from workbook.store.folding import fold
from workbook.store.rows import from_row, ids_from, new_uid, to_row


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    count: int | None
    colour: Colour


@dataclass(frozen=True, slots=True)
class Record:
    words: str
    on: date
    at: datetime | None
    yes: bool
    share: float
    inner: Inner
    pairs: tuple[tuple[str, Colour], ...] = ()
    moments: tuple[datetime, ...] = ()
    parts: tuple[str, ...] = ()


MOMENTS = st.datetimes().map(lambda moment: moment.replace(microsecond=0))
COLOURS = st.sampled_from(Colour)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
RECORDS = st.builds(
    Record,
    words=TEXT,
    on=st.dates(),
    at=st.none() | MOMENTS,
    yes=st.booleans(),
    share=st.floats(allow_nan=False),
    inner=st.builds(Inner, st.none() | st.integers(), COLOURS),
    pairs=st.lists(st.tuples(TEXT, COLOURS)).map(tuple),
)


@given(RECORDS)
def test_a_record_comes_back_from_its_row(record: Record) -> None:
    row = to_row(record, "moments", "parts")
    assert {type(value) for value in row.values()} <= {str, int, float, type(None)}
    assert from_row(Record, row | {"id": 1}, parts=record.parts) == record


def test_columns_are_named_like_their_fields() -> None:
    record = Record("w", date(2026, 3, 2), None, True, 0.5, Inner(None, Colour.BLUE), (("a", Colour.RED),))
    assert to_row(record, "words", "moments", "parts") == {
        "on": "2026-03-02",
        "at": None,
        "yes": 1,
        "share": 0.5,
        "inner_count": None,
        "inner_colour": "blue",
        "pairs": '[["a","red"]]',
    }


def test_a_list_of_times_is_read_from_json() -> None:
    row = to_row(Record("w", date(2026, 3, 2), None, True, 0.5, Inner(1, Colour.RED)), "moments")
    moments = '["2026-03-02T09:00:00","2026-03-02T09:00:05"]'
    assert from_row(Record, row | {"moments": moments}).moments == (
        datetime(2026, 3, 2, 9),
        datetime(2026, 3, 2, 9, 0, 5),
    )


@given(TEXT, TEXT, TEXT)
def test_a_part_folds_to_a_part_of_the_whole(before: str, part: str, after: str) -> None:
    assert fold(part) in fold(before + part + after)


@given(TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_ids_are_random_unless_a_seed_is_given() -> None:
    assert len({new_uid() for _n in range(100)} | {"x"}) == 101
    drawn = []
    for _n in range(2):
        with ids_from(Random(7)):
            drawn.append([new_uid() for _n in range(3)])
    assert drawn[0] == drawn[1]
    assert new_uid() not in drawn[0]
