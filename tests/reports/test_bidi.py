"""Reading direction: levels of known sentences, and the order in which runs stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.bidi import base_level, has_right_to_left, levels, visual_order
from reports.layout import lay_out
from reports.typography import BODY

MIXED = st.text(alphabet=st.sampled_from("ab אב عم 12 ٣٤ .,()[]-+%$\u064b"), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("ab אב", 0, "00011"),
        ("אב 12", 1, "11122"),
        ("אב 12", 0, "11122"),
        ("אב-12,5%", 0, "11122222"),
        ("عم 12", 0, "11122"),
        ("ab (אב) c", 0, "000011000"),
        ("אב (ab) ג", 0, "110000001"),
        ("אב (ab", 1, "111122"),
        ("(אב) 7", 1, "111112"),
        ("a ٣", 0, "002"),
        ("$5 אב", 1, "22111"),
        ("عُمَر", 0, "11111"),
    ],
)
def test_levels_of_known_texts(text: str, base: int, expected: str) -> None:
    assert "".join(map(str, levels(text, base))) == expected


@given(MIXED, st.sampled_from([0, 1]))
def test_every_character_has_a_level_next_to_the_base(text: str, base: int) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert set(found) <= {base, base + 1, base + 2}


@pytest.mark.parametrize(
    ("line", "order"),
    [([0, 0, 0], [0, 1, 2]), ([1, 1, 1], [2, 1, 0]), ([0, 1, 1, 0], [0, 2, 1, 3]), ([1, 2, 2, 1], [3, 1, 2, 0])],
)
def test_the_order_on_paper(line: list[int], order: list[int]) -> None:
    assert visual_order(line) == order


@given(st.lists(st.integers(min_value=0, max_value=3), max_size=12))
def test_the_order_on_paper_loses_nothing(line: list[int]) -> None:
    assert sorted(visual_order(line)) == list(range(len(line)))


def test_a_sentence_runs_as_most_of_it_does() -> None:
    assert base_level("ياسمين: solid line, round marks") == 0
    assert base_level("قالت ياسمين إنها OK") == 1
    assert base_level("12 – 30") == 0
    assert not has_right_to_left("Zoë – 王小明")


def words_from_left(text: str, width: float) -> list[list[str]]:
    return [
        [p.piece.shaped.text for p in sorted(line.placed, key=lambda placed: placed.x) if not p.piece.space]
        for line in lay_out(text, BODY, width)
    ]


def test_a_wrapped_paragraph_keeps_its_order_line_by_line() -> None:
    text = "קמו שניהם מאוחר ואכלו יחד"
    first, second = words_from_left(text, 75)
    assert first[::-1] + second[::-1] == text.split()


def test_numbers_and_latin_words_keep_theirs_within_it() -> None:
    (line,) = words_from_left("פגישה 12 עם Tom Berg היום", 400)
    assert line == ["היום", "Tom", "Berg", "עם", "12", "פגישה"]


def test_a_name_from_the_right_within_a_sentence_from_the_left() -> None:
    (line,) = words_from_left("For דנה לוי and Tom", 400)
    assert line == ["For", "לוי", "דנה", "and", "Tom"]
