"""Where a slash begins the name of an own phrase, and which phrases fit it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.model.note_apart import Phrase
from workbook.model.phrasing import LONGEST_NAME, MOST_OFFERED, being_typed, fitting, named

NAMES = st.text(st.sampled_from("abcäöé09-_"), min_size=1, max_size=12)
CALM, CALMER, WALK = (Phrase(name, f"Words of {name}.") for name in ("calm", "calmer", "Walk"))


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("/calm", "calm"),
        ("/", ""),
        ("They were /c", "c"),
        ("(/calm", "calm"),
        ("a tab\t/calm", "calm"),
        ("/büro-2_a", "büro-2_a"),
        ("and/or", None),
        ("1/2", None),
        ("//", None),
        ("/calm ", None),
        ("/calm.", None),
        ("", None),
        ("no slash", None),
    ],
)
def test_a_slash_begins_a_name_only_where_a_word_could_begin(before: str, name: str | None) -> None:
    assert being_typed(before) == name


@given(st.text(), NAMES)
def test_a_name_after_a_space_and_a_slash_is_always_found(before: str, name: str) -> None:
    assert being_typed(f"{before} /{name}") == name


@given(st.text())
def test_what_is_found_is_what_stands_there(before: str) -> None:
    name = being_typed(before)
    if name is not None:
        assert before.endswith(f"/{name}")
        assert len(name) <= LONGEST_NAME + 1
        assert not any(c.isspace() or c == "/" for c in name)


def test_only_the_very_name_is_one() -> None:
    phrases = (CALM, CALMER, WALK)
    assert named(phrases, "calm") is CALM
    assert named(phrases, "walk") is WALK
    assert named(phrases, "cal") is None
    assert named(phrases, "") is None


@given(st.lists(NAMES, max_size=20, unique_by=str.casefold), NAMES)
def test_what_fits_begins_like_it_and_the_very_one_comes_first(names: list[str], begun: str) -> None:
    phrases = tuple(Phrase(name, "Words") for name in names)
    found = fitting(phrases, begun)
    assert all(p.name.casefold().startswith(begun.casefold()) for p in found)
    assert len(found) == min(MOST_OFFERED, sum(p.name.casefold().startswith(begun.casefold()) for p in phrases))
    exact = named(phrases, begun)
    assert exact is None or found[0] is exact
