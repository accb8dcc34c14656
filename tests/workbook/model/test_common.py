"""Words that can be seen, and words that leave the page empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.model.common import shows

BLANK = st.text("\u200b\u2060\ufeff\u00ad\u200e\u202e\u3164\u2800\u115f\ufe0f \t\n\0\u2003\U000e0041")
SEEN = st.sampled_from("aÄß7?+–你م🙂§")


@pytest.mark.parametrize("words", ["a", "7", "?", "–", "你", "م", "🙂", "\u200ba\u200b", "e\u0301"])
def test_what_can_be_seen(words: str) -> None:
    assert shows(words)


@pytest.mark.parametrize(
    "words", ["", " \n\t", "\u200b", "\u2060\u00ad", "\ufeff", "\u3164", "\0", "\u200e\u200f", "\U000e0041"]
)
def test_what_cannot(words: str) -> None:
    assert not shows(words)


@given(before=BLANK, seen=SEEN, after=BLANK)
def test_one_character_that_is_seen_is_enough(before: str, seen: str, after: str) -> None:
    assert not shows(before + after)
    assert shows(before + seen + after)
