"""Exercise pages: all of them, on both papers, read back from the file."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.handout import exercise_handout
from tests.reports.examples import COUPLES
from tests.reports.readback import failures, page_texts, plain_text, sizes, squeezed
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.kept import line_of
from workbook.catalogue.loader import load
from workbook.disclosure.handout import handout
from workbook.facts import HandoutFacts, Names, PartFact, Whose
from workbook.model.assignment import Assignment
from workbook.model.couple import Couple, Partner
from workbook.model.practice import Practice
from workbook.model.safety import GateState

CATALOGUE = load()
EXERCISES = [exercise.key for exercise in CATALOGUE.exercises]
PAPERS = ("a4", "letter")
HELP = (
    "In an emergency call the number for emergencies where you are.",
    "Someone to talk to, day and night: 0555 0100",
)
PRACTICE = Practice("Harbour Couples Practice", "Ruth Halloran", "LMFT 4711", "\n".join(HELP))


def facts(key: str, *, paper: str = "a4", whose: Whose = Whose.BOTH, when: str = "") -> HandoutFacts:
    exercise = CATALOGUE.exercise(key)
    couple = Couple(Partner(Whose.FIRST, "Zoë Lund"), Partner(Whose.SECOND, "Jiří Novák"))
    given_to = Assignment("", key, exercise.title, exercise.steps[0], whose, date(2026, 3, 31), date(2026, 4, 7), when)
    gate = GateState(opened=True, strict=True)
    return handout(exercise, CATALOGUE, PRACTICE, couple=couple, gate=gate, assignment=given_to, paper=paper)


@cache
def built(key: str, paper: str) -> bytes:
    return exercise_handout(facts(key, paper=paper))


def with_names(of: HandoutFacts, names: Names) -> HandoutFacts:
    return replace(of, names=names)


def said(exercise: Exercise) -> list[str]:
    """Every sentence of an exercise that its page has to carry."""
    steps = [f"{step.lead}. {step.text}" for step in exercise.instructions]
    quoted = [f"“{step.say}”" for step in exercise.instructions if step.say]
    options = [option for part in exercise.worksheet for option in part.options if "___" not in option]
    headings = [part.heading for part in exercise.worksheet]
    always = [exercise.title, exercise.purpose, exercise.for_whom, exercise.smaller, exercise.if_badly, *exercise.bring]
    return [*always, *steps, *quoted, *options, *headings]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("key", EXERCISES)
def test_every_exercise_is_one_page_that_says_all_of_it(key: str, paper: str) -> None:
    pdf = built(key, paper)
    (text,) = page_texts(pdf)
    found = squeezed(text)
    assert [words for words in said(CATALOGUE.exercise(key)) if squeezed(words) not in found] == []
    assert [line for line in HELP if squeezed(line) not in found] == []
    assert failures(pdf) == []


@pytest.mark.parametrize("key", EXERCISES)
def test_nothing_of_the_counselors_side_is_on_the_page(key: str) -> None:
    found = squeezed(plain_text(built(key, "a4")))
    note = CATALOGUE.exercise(key).counselor
    for words in (note.why, note.evidence, note.not_when, note.ask_next):
        for sentence in words.split(". "):
            assert squeezed(sentence) not in found


@pytest.mark.parametrize("key", EXERCISES)
def test_what_is_to_be_read_is_set_in_eleven_points_at_least(key: str) -> None:
    by_size = sizes(built(key, "letter"))
    small = squeezed("".join(words for size, words in by_size.items() if size < 11))
    for step in CATALOGUE.exercise(key).instructions:
        assert squeezed(step.text) not in small
    read = squeezed("".join(words for size, words in by_size.items() if size >= 11))
    assert squeezed(CATALOGUE.exercise(key).instructions[0].lead) in read
    assert len(small) < 500


@pytest.mark.parametrize("names", COUPLES.values(), ids=COUPLES.keys())
@pytest.mark.parametrize("key", ["one_small_gain", "half_hour", "the_floor_is_yours"])
def test_names_in_any_script_print_as_they_are_written(names: Names, key: str) -> None:
    pdf = exercise_handout(with_names(facts(key), names))
    assert len(page_texts(pdf)) == 1
    found = squeezed(plain_text(pdf))
    for name in (names.first, names.second):
        assert squeezed(name) in found
    assert failures(pdf) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_blank_page_leaves_room_for_the_names(paper: str) -> None:
    for exercise in CATALOGUE.exercises:
        pdf = exercise_handout(handout(exercise, CATALOGUE, PRACTICE, paper=paper))
        (text,) = page_texts(pdf)
        assert "For ____" in text
        assert "bring it back on ____" in text
    columns = plain_text(exercise_handout(handout(CATALOGUE.exercise("one_small_gain"), CATALOGUE, PRACTICE)))
    assert columns.count("First partner") == 2
    assert columns.count("Second partner") == 2


@pytest.mark.parametrize("key", ["one_small_gain", "half_hour", "the_floor_is_yours", "one_rung"])
def test_a_page_for_one_partner_names_nobody_else(key: str) -> None:
    text = plain_text(exercise_handout(facts(key, whose=Whose.SECOND)))
    assert "Exercise for one" in text
    assert "Jiří" in text
    assert "Zoë" not in text


def test_the_days_and_the_plan_stand_on_it() -> None:
    text = plain_text(exercise_handout(facts("ten_minutes", when="Tuesdays after supper, in the kitchen")))
    assert "given on 31 March" in text
    assert "bring it back on 7 April" in text
    assert "When and where: Tuesdays after supper, in the kitchen" in text
    without_room = plain_text(exercise_handout(facts("one_small_gain", when="each evening at nine")))
    assert "each evening at nine" in without_room


def test_boxes_for_each_of_the_two_are_rows_of_their_own() -> None:
    week = PartFact("log", "Our week", ("We talked",), 0, each=True)
    scale = PartFact("scale", "How close", ("far", "near"), 0, each=False)
    pdf = exercise_handout(replace(facts("ten_minutes"), worksheet=(week, scale)))
    (text,) = page_texts(pdf)
    assert "Mon Tue Wed Thu Fri Sat Sun" in text
    assert text.count("We talked") == 1
    assert text.count("Jiří 0 1 2 3 4 5 6 7 8 9 10") == 1
    assert text.count("Zoë") == 3
    assert failures(pdf) == []


def test_too_much_for_one_page_goes_on_with_the_help_lines_on_each() -> None:
    whole = facts("clear_yes")
    lines = tuple(PartFact("lines", f"More room, {n}", (), 8, each=False) for n in range(4))
    pdf = exercise_handout(replace(whole, worksheet=(*whole.worksheet, *lines)))
    texts = page_texts(pdf)
    assert len(texts) == 2
    assert all(squeezed(HELP[1]) in squeezed(text) for text in texts)
    assert squeezed(whole.if_badly) in squeezed("".join(texts))
    assert failures(pdf) == []


def test_a_text_longer_than_a_page_goes_over_as_many_as_it_takes() -> None:
    plan = " ".join(f"word{n}" for n in range(1500))
    texts = page_texts(exercise_handout(facts("ten_minutes", when=plan)))
    assert len(texts) > 2
    assert all(squeezed(HELP[0]) in squeezed(text) for text in texts)
    assert [n for n in range(1500) if f"word{n} " not in " ".join(texts)] == []


def test_help_lines_that_would_fill_the_page_stand_at_its_end() -> None:
    whole = facts("one_small_gain")
    lines = tuple(f"Help line number {n}, day and night, for anyone who calls" for n in range(60))
    texts = page_texts(exercise_handout(replace(whole, letterhead=replace(whole.letterhead, help_lines=lines))))
    assert len(texts) == 2
    assert "number 59" in texts[-1]


def test_a_page_without_help_lines_has_no_empty_foot() -> None:
    whole = facts("one_small_gain")
    bare = replace(whole, letterhead=replace(whole.letterhead, help_lines=()))
    assert "If you need someone" not in plain_text(exercise_handout(bare))


@settings(max_examples=12, deadline=None)
@given(
    first=st.text(min_size=1, max_size=40),
    second=st.text(min_size=1, max_size=40),
    title=st.text(min_size=1, max_size=60),
    when=st.text(max_size=80),
)
def test_whatever_is_typed_makes_a_page(first: str, second: str, title: str, when: str) -> None:
    names = Names(f"{first} & {second}", first, second)
    pdf = exercise_handout(replace(facts("one_rung"), names=names, title=title, when=when))
    assert page_texts(pdf)


def adapted(guide: str, *, smaller: bool = False, title: str = "In our words") -> HandoutFacts:
    exercise = CATALOGUE.exercise("ten_minutes")
    couple = Couple(Partner(Whose.FIRST, "Zoë Lund"), Partner(Whose.SECOND, "Jiří Novák"))
    on = date(2026, 3, 31)
    given_to = Assignment(
        "", exercise.key, title, exercise.steps[0], Whose.BOTH, on, smaller=on if smaller else None, guide=guide
    )
    return handout(exercise, CATALOGUE, PRACTICE, couple=couple, gate=GateState(True, True), assignment=given_to)


def test_the_counselors_own_words_stand_in_place_of_the_catalogues() -> None:
    exercise = CATALOGUE.exercise("ten_minutes")
    stayed = line_of(exercise.instructions[1])
    pdf = exercise_handout(adapted(f"Sit in the car.\n{stayed}"))
    (text,) = page_texts(pdf)
    assert "In our words" in text
    assert "1 Sit in the car. 2 Take turns." in text
    assert squeezed(exercise.instructions[0].text) not in squeezed(text)
    assert exercise.title not in text
    assert failures(pdf) == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("key", EXERCISES)
def test_the_smaller_version_stands_first_where_it_was_agreed_and_all_is_one_page_still(key: str, paper: str) -> None:
    pdf = exercise_handout(replace(facts(key, paper=paper), smaller_first=True))
    text = squeezed(plain_text(pdf))
    smaller = squeezed(CATALOGUE.exercise(key).smaller)
    assert text.count(smaller) == 1
    assert text.index(squeezed("For now, the smaller version is enough.")) < text.index(squeezed("How to do it"))
    assert len(page_texts(pdf)) == 1
    assert failures(pdf) == []


@given(st.text(max_size=300), st.text(min_size=1, max_size=80))
@settings(max_examples=15, deadline=None)
def test_whatever_is_typed_as_own_words_prints(guide: str, title: str) -> None:
    pdf = exercise_handout(adapted(guide, smaller=True, title=title))
    assert failures(pdf) == []


def test_a_step_that_the_catalogue_lost_is_left_out() -> None:
    exercise = replace(CATALOGUE.exercise("ten_minutes"), steps=("A.step.99",))
    page = handout(exercise, CATALOGUE, PRACTICE)
    assert page.step == ""
    assert "Exercise for two" in plain_text(exercise_handout(page))
