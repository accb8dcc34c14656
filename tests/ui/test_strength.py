import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.strength import ENOUGH, bits, judge


@pytest.mark.parametrize(
    "weak",
    ["", "short", "password", "Password1!", "P@ssw0rd2024", "qwertyuiop", "abcdefgh12345678", "iloveyou", "aaaaaaaaaaaaaaaa",
     "anke1987", "Summer2024!", "blue horse", "lamp lamp lamp lamp lamp lamp", "hunter2hunter2", "Tr0ub4dor&3", "12345678901234"],
)  # fmt: skip
def test_what_is_easy_to_guess_is_not_enough(weak: str) -> None:
    assert judge(weak).level < ENOUGH


@pytest.mark.parametrize(
    "good",
    ["lamp harbour spoon crow", "müde Laterne Fjord Kupfer", "four quiet words of mine", "kV7#pq9Lw2xT",
     "seven calm herons wading"],
)  # fmt: skip
def test_four_unrelated_words_or_a_long_jumble_are(good: str) -> None:
    assert judge(good).level >= ENOUGH


def test_another_unrelated_word_always_helps() -> None:
    phrase, before = "lamp", bits("lamp")
    for word in ("harbour", "spoon", "crow", "tulip"):
        phrase += " " + word
        assert bits(phrase) > before
        before = bits(phrase)


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    judged = judge(text)
    assert 0 <= judged.level <= 4
    assert judged.words
