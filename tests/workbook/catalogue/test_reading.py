"""Whatever a hand or a disk does to a catalogue file: it is read as meant, or refused in one sentence."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.catalogue.copies import EXERCISE, copied
from workbook.catalogue.exercise import Instruction, Part, PartKind
from workbook.catalogue.loader import load_from
from workbook.catalogue.reading import read
from workbook.errors import CatalogueError

TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def refusal(act: Callable[[], object]) -> str:
    """The sentence with which an act is refused, or nothing where it is done. Any other exception fails the test."""
    try:
        act()
    except CatalogueError as error:
        return str(error)
    return ""


@given(lead=TEXT, text=TEXT, say=TEXT | st.just(""))
def test_texts_come_through_unchanged_in_any_script(lead: str, text: str, say: str) -> None:
    entry = read(Instruction, {"lead": lead, "text": text, "say": say}, "here")
    assert entry == Instruction(lead, text, say)


@given(
    kind=st.sampled_from(PartKind), heading=TEXT, options=st.lists(TEXT), lines=st.integers(0, 20), each=st.booleans()
)
def test_a_part_comes_through_unchanged(
    kind: PartKind, heading: str, options: list[str], lines: int, each: bool
) -> None:
    table = {"kind": kind.value, "heading": heading, "options": options, "lines": lines, "each": each}
    assert read(Part, table, "here") == Part(kind, heading, tuple(options), lines, each)


@given(
    table=st.dictionaries(st.sampled_from(["kind", "heading", "options", "lines", "each", "x"]), ANYTHING) | ANYTHING
)
def test_any_table_is_an_entry_or_a_sentence_with_its_place(table: object) -> None:
    sentence = refusal(lambda: read(Part, table, "a.toml, b"))
    assert sentence.startswith("a.toml, b") or not sentence


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(EXERCISE.encode())
    for _ in range(data.draw(st.integers(1, 4), label="how many bytes")):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)), label="length")]
    with tempfile.TemporaryDirectory() as place:
        folder = copied(Path(place))
        (folder / "exercises" / "sample.toml").write_bytes(content)
        sentence = refusal(lambda: load_from(folder))
    assert sentence.startswith("exercises/sample.toml") or not sentence
