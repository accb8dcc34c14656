"""Words as search compares them: the same however they are written, and marked where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.store.terms import folded, places, wanted

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("She said: “Don’t!”", "she said don t"),
        ("Zoë's ÆRØ, Łódź", "zoe s aero lodz"),
        ("straße STRASSE", "strasse strasse"),
        ("日本へ行く", "日 本 へ 行 く"),
        ("พูด", "พ ด"),
        ("می‌خواهم", "میخواهم"),
        ("good 🙂 ok", "good 🙂 ok"),
        ("50% + $3_x", "50 3 x"),
        ("a\0b\tc\u00adc", "a b cc"),
        ('* " AND ( ^', "and"),
    ],
)
def test_words_are_compared_without_accents_case_and_marks(written: str, compared: str) -> None:
    assert folded(written) == compared


def test_a_search_is_cut_into_words_each_of_the_terms_it_is_made_of() -> None:
    assert wanted(" Don’t   日本 -- x ") == (("don", "t"), ("日", "本"), ("x",))
    assert wanted('"*" ()') == ()
    assert len(wanted("a " * 5000)) == 20
    assert [len(word) for word in wanted("日" * 10_000)] == [64]


@pytest.mark.parametrize(
    ("text", "search", "marked"),
    [
        ("Quiet on Sunday, and Sundays", "sund", ["Sunday", "Sundays"]),
        ("The heart, and art", "art", ["art"]),
        ("The heart alone", "art", []),
        ("Zoe\u0308 said don't", "zoë DON’T", ["Zoe\u0308", "don't"]),
        ("彼は日本へ行く", "日本", ["日本"]),
        ("हिन्दी में", "हिन्दी", ["हिन्दी"]),
        ("nothing here", "quiet", []),
        ("x " * 9000 + "lantern", "lantern", ["lantern"]),
    ],
)
def test_the_words_are_marked_where_they_stand(text: str, search: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in places(text, search)] == marked


def test_a_part_of_a_word_is_marked_where_it_was_looked_for() -> None:
    text = "The heart, and don't"
    assert [text[start:end] for start, end in places(text, "ar on't", inside=True)] == ["heart"]


def test_of_a_text_that_is_full_of_a_word_the_first_are_marked() -> None:
    text = "lantern and " * 100_000
    marked = places(text, "lantern")
    assert marked[0] == (0, 7)
    assert 100 < len(marked) < 1000


@given(TEXT)
def test_every_word_of_a_text_is_found_in_it(text: str) -> None:
    for word in text.split():
        if wanted(word):
            assert places(text, word), word


@given(TEXT, st.text(max_size=30))
def test_marks_lie_inside_of_the_text_and_apart_from_each_other(text: str, search: str) -> None:
    at = [end for place in places(text, search) for end in place]
    assert at == sorted(set(at))
    assert all(0 <= end <= len(text) for end in at)
