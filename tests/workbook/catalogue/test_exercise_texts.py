"""Keeps every exercise easy to read, short enough for one page, and safe to say no to.

A tired couple gives a page one look. So the limits are counted here, over every file of exercises, and read straight from the
TOML: a text is held to them before any program has touched it.
"""

import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import pytest
import textstat

import workbook
from workbook.catalogue.exercise import Tag

EXERCISES = Path(workbook.__file__).parent / "catalogue" / "en" / "exercises"

PROTECTED = (
    "Gottman",
    "Sound Relationship House",
    "Love Map",
    "Imago",
    "PREP",
    "Speaker-Listener",
    "Outcome Rating Scale",
    "Session Rating Scale",
    "REACH",
    "36 questions",
    "Dyadic Adjustment",
    "Love Language",
    "Hold Me Tight",
    "OurRelationship",
)
"""Names of other people's programmes, in the case in which they would be printed."""

GENDERED = re.compile(
    r"\b(he|she|him|his|hers?|himself|herself|husband|wife|boyfriend|girlfriend|m[ae]n|wom[ae]n)\b", re.IGNORECASE
)
SAYING_NO = re.compile(r"\b(pass|skip|no reason|without a reason|nobody has to)\b", re.IGNORECASE)
SENTENCE_END = (".", "?", "!", "…", ".”", "?”", "!”")


class _Instruction(TypedDict):
    lead: str
    text: str
    say: NotRequired[str]


class _Part(TypedDict):
    kind: str
    heading: str
    options: NotRequired[list[str]]
    lines: NotRequired[int]


class _Exercise(TypedDict):
    key: str
    steps: list[str]
    kind: str
    tags: NotRequired[list[str]]
    title: str
    purpose: str
    need: str
    often: str
    smaller: str
    if_badly: str
    bring: list[str]
    for_whom: str
    instruction: list[_Instruction]
    part: list[_Part]


def _read() -> Iterator[_Exercise]:
    for file in sorted(EXERCISES.glob("*.toml")):
        yield from cast(list[_Exercise], tomllib.loads(file.read_text(encoding="utf-8"))["exercise"])


ALL = list(_read())
each_exercise = pytest.mark.parametrize("exercise", ALL, ids=[e["key"] for e in ALL])


def _options(exercise: _Exercise, kind: str) -> list[list[str]]:
    return [p.get("options", []) for p in exercise["part"] if p["kind"] == kind]


def _sentences(exercise: _Exercise) -> list[str]:
    """The running text. Headings, leads and tick boxes stay out: such scraps would make a page look easier than it is."""
    return [
        exercise["purpose"],
        *(text for i in exercise["instruction"] for text in (i["text"], i.get("say", "")) if text),
        exercise["smaller"],
        exercise["if_badly"],
        *exercise["bring"],
        exercise["for_whom"],
        *(sentence for options in _options(exercise, "agreement") for sentence in options),
    ]


def _everything(exercise: _Exercise) -> str:
    """Every word that the couple may see."""
    scraps = (exercise["title"], exercise["need"], exercise["often"])
    leads = (i["lead"] for i in exercise["instruction"])
    parts = (text for p in exercise["part"] for text in (p["heading"], *p.get("options", [])))
    return "\n".join((*scraps, *leads, *parts, *_sentences(exercise)))


def _grade(exercise: _Exercise) -> float:
    """Flesch-Kincaid: years at school. Straight apostrophes, so that "you’re" is found among the words; blanks are filled."""
    ended = (s if s.endswith(SENTENCE_END) else f"{s}." for s in _sentences(exercise))
    text = " ".join(ended).replace("’", "'").replace("___", "this")
    return float(textstat.flesch_kincaid_grade(re.sub("[“”]", "", text)))


def _words(text: str) -> int:
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text))


def test_there_are_exercises_and_their_keys_differ() -> None:
    assert ALL
    assert len({e["key"] for e in ALL}) == len(ALL)


def test_the_grade_tells_plain_from_heavy_words() -> None:
    heavy = "Reciprocal responsiveness necessitates sustained attentional engagement throughout emotionally charged interactions."
    plain = "Sit down with a cup of tea. Tell one good thing and one hard thing from your day."
    assert textstat.flesch_kincaid_grade(plain) < 4 < 15 < textstat.flesch_kincaid_grade(heavy)


@each_exercise
def test_reads_at_grade_eight_at_most(exercise: _Exercise) -> None:
    assert _grade(exercise) <= 8


def test_half_of_them_read_at_grade_six_at_most() -> None:
    assert statistics.median(_grade(e) for e in ALL) <= 6


@each_exercise
def test_title_and_purpose_are_short(exercise: _Exercise) -> None:
    assert 2 <= _words(exercise["title"]) <= 5
    assert _words(exercise["purpose"]) < 30
    assert re.findall(r"[.?!](?=\s|$)", exercise["purpose"]) == ["."]


@each_exercise
def test_four_to_six_instructions_of_one_or_two_lines(exercise: _Exercise) -> None:
    assert 4 <= len(exercise["instruction"]) <= 6
    for instruction in exercise["instruction"]:
        assert 1 <= _words(instruction["lead"]) <= 4, instruction["lead"]
        assert not instruction["lead"].endswith((".", "!", "?", ":")), instruction["lead"]
        assert 12 <= _words(instruction["text"]) <= 30, instruction["text"]
        assert instruction["text"].endswith(SENTENCE_END), instruction["text"]


@each_exercise
def test_example_sentences_carry_no_marks_of_their_own(exercise: _Exercise) -> None:
    """The page sets the quotation marks."""
    for said in (i.get("say", "") for i in exercise["instruction"]):
        assert not said.startswith(("“", '"')), said


@each_exercise
def test_worksheet_has_two_to_four_parts_that_fit(exercise: _Exercise) -> None:
    assert 2 <= len(exercise["part"]) <= 4
    for options in _options(exercise, "ticks"):
        assert 4 <= len(options) <= 8
        assert all(len(o) < 30 for o in options), options
    for rows in _options(exercise, "log"):
        assert 1 <= len(rows) <= 3
        assert all(len(row) < 28 for row in rows), rows
    for sentences in _options(exercise, "agreement"):
        assert 1 <= len(sentences) <= 3
    for lines in _options(exercise, "choice"):
        assert 4 <= len(lines) <= 8
        assert all(len(line) < 60 for line in lines), lines
    for cards in _options(exercise, "cards"):
        assert 3 <= len(cards) <= 9
        assert all(_words(card) <= 12 for card in cards), cards


@each_exercise
def test_brings_back_two_or_three_questions(exercise: _Exercise) -> None:
    assert 2 <= len(exercise["bring"]) <= 3
    assert all(question.endswith("?") for question in exercise["bring"])


@each_exercise
def test_may_be_made_smaller_passed_and_stopped(exercise: _Exercise) -> None:
    assert _words(exercise["smaller"]) >= 5
    assert re.search(r"\bstop", exercise["if_badly"], re.IGNORECASE)
    assert SAYING_NO.search(_everything(exercise))


def test_half_of_them_plan_when_and_where() -> None:
    planned = [e for e in ALL if any(p["kind"] == "when" for p in e["part"])]
    assert 2 * len(planned) >= len(ALL)


@pytest.mark.parametrize(
    ("step", "least"),
    [*((f"{plan}.step.{n}", 3) for plan in "AB" for n in range(1, 11)), *((f"C.step.{n}", 2) for n in range(1, 5))],
)
def test_each_step_has_a_choice_of_exercises_that_differ_in_kind(step: str, least: int) -> None:
    """Two who have put one aside find another, and not the same thing under another name."""
    kinds = [e["kind"] for e in ALL if step in e["steps"]]
    assert len(kinds) >= least
    assert len(set(kinds)) >= least, kinds


@pytest.mark.parametrize("tag", Tag)
@pytest.mark.parametrize("plan", "AB")
def test_both_plans_have_five_exercises_under_every_tag(plan: str, tag: Tag) -> None:
    tagged = [e["key"] for e in ALL if tag in e.get("tags", []) and any(s.startswith(f"{plan}.") for s in e["steps"])]
    assert len(tagged) >= 5, tagged


@each_exercise
def test_fits_any_two_people(exercise: _Exercise) -> None:
    assert GENDERED.search(_everything(exercise)) is None


@pytest.mark.parametrize("file", sorted(EXERCISES.glob("*.toml")), ids=lambda file: file.stem)
def test_names_nobody_elses_programme(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [name for name in PROTECTED if name in text] == []
