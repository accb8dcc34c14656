"""The text door: what goes in comes out printable, and nothing that prints is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.fonts import face_runs
from reports.layout import lay_out, one_line, width_of
from reports.text import SafeText, Span, Weight, bold, cleaned, clusters, italic, joined, plain, safe, visible
from reports.typography import BODY, SMALL

ANYTHING = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
SCRIPTS = st.text(
    alphabet=st.sampled_from("aé ñ–’ אבּש عمبلاَ क्षािरत 王小。한글🙂👨\u200d👩🇩🇪1٣(){}<>&\n\u0301\u0e2a\ue000"),
    max_size=60,
)
_NUMBERED = re.compile(r"\[U\+([0-9A-F]{4,6})\]")


def spelt_out(text: str) -> str:
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text)


def printed(text: str, width: float = 120.0) -> str:
    return "".join(placed.piece.shaped.text for line in lay_out(text, BODY, width) for placed in line.placed)


@given(ANYTHING | SCRIPTS)
def test_nothing_that_prints_is_lost(text: str) -> None:
    assert spelt_out(printed(text)) == spelt_out(cleaned(text).replace("\n", ""))


@given(ANYTHING | SCRIPTS, st.floats(min_value=0.0, max_value=400.0))
def test_lines_keep_to_the_width_unless_one_character_is_wider(text: str, width: float) -> None:
    for line in lay_out(text, SMALL, width):
        shown = [placed for placed in line.placed if not placed.piece.space]
        assert line.width <= width + 0.02 or sum(len(list(clusters(p.piece.shaped.text))) for p in shown) <= 1


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(ANYTHING | SCRIPTS)
def test_clusters_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\u202eevil\u202c name", "evil name"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("e\u0301", "é"),
        ("a\tb", "a    b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_what_cleaning_does(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean


@pytest.mark.parametrize("value", [None, 7, b"bytes", ["list"]])
def test_only_text_comes_through_the_door(value: object) -> None:
    with pytest.raises(TypeError):
        cleaned(value)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        safe(value)  # type: ignore[arg-type]


def test_safe_text_is_made_of_spans_alone() -> None:
    with pytest.raises(TypeError):
        SafeText(("<b>raw</b>",))  # type: ignore[arg-type]


def test_pieces_are_joined_and_keep_their_cuts() -> None:
    words = bold("Say it.") + " “" + italic("Now\r\nthen") + plain("”", ink="#000000")
    assert str(words) == "Say it. “Now\nthen”"
    assert [span.weight for span in words.spans] == [Weight.SEMIBOLD, None, Weight.ITALIC, None]
    assert [str(line) for line in words.lines()] == ["Say it. “Now", "then”"]
    assert str("before " + words) == "before Say it. “Now\nthen”"
    assert str(joined(["a", bold("b")], ", ")) == "a, b"
    assert not SafeText((Span(""),))


@pytest.mark.parametrize(
    ("text", "whole"),
    [("👨‍👩‍👧", ["👨‍👩‍👧"]), ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]), ("क्षमा", ["क्ष", "मा"]), ("👍🏽!", ["👍🏽", "!"]), ("각", ["각"])],
)
def test_what_a_reader_takes_for_one_character(text: str, whole: list[str]) -> None:
    assert list(clusters(text)) == whole


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("Zoë Łukasiewicz", {"regular"}),
        ("דנה", {"hebrew"}),
        ("ياسمين", {"arabic"}),
        ("प्रिया", {"devanagari"}),
        ("王小明", {"chinese"}),
        ("김민준", {"korean"}),
        ("👨‍👩‍👧", {"emoji"}),
        ("☺️", {"emoji"}),
        ("☺", {"regular"}),
    ],
)
def test_each_script_has_its_face(text: str, faces: set[str]) -> None:
    assert {key for key, _ in face_runs(text, Weight.REGULAR)} == faces


def test_what_no_face_covers_is_printed_by_its_number() -> None:
    assert visible("\u0e2a") == "[U+0E2A]"
    assert "".join(part for _, part in face_runs("x\u0e2a\ue000y", Weight.BOLD)) == "x[U+0E2A][U+E000]y"


def test_a_line_that_is_too_long_ends_in_an_ellipsis() -> None:
    line = one_line("Maximiliane-Theodora von Hohenstein", SMALL, 60)
    said = "".join(placed.piece.shaped.text for placed in line.placed)
    assert said.endswith("…")
    assert said[:5] == "Maxim"
    assert line.width <= 60
    assert one_line("Tom", SMALL, 60).width == width_of("Tom", SMALL)


def lines_of(text: str, width: float) -> list[str]:
    return ["".join(p.piece.shaped.text for p in line.placed).rstrip() for line in lay_out(text, BODY, width)]


def test_lines_end_at_spaces_and_hyphens_and_between_ideographs() -> None:
    assert lines_of("check-in with care", width_of("check-", BODY) + 1)[:2] == ["check-", "in"]
    assert lines_of("王小明。李雪", width_of("王小明", BODY) + 1) == ["王小", "明。李", "雪"]
    assert lines_of("with 3–4", width_of("with 3–", BODY) + 1) == ["with", "3–4"]
    assert lines_of("one\n\ntwo", 500) == ["one", "", "two"]


def test_a_word_in_two_cuts_is_not_torn() -> None:
    words = plain("a li") + bold("st") + plain("ener")
    assert [
        str(line.placed[0].piece.shaped.text) for line in lay_out(words, BODY, width_of("a listener", BODY) - 4)
    ] == [
        "a",
        "li",
    ]
