"""How the questions of the intake are worded: one idea each, plain, fitting their scale, with help at hand."""

import re
from statistics import median

import pytest
import textstat

from workbook.catalogue.entries import Item
from workbook.catalogue.loader import load

CATALOGUE = load()
ITEMS = [pytest.param(i, id=i.key) for i in CATALOGUE.items]
COMPARED = [pytest.param(i, id=i.key) for i in CATALOGUE.items if i.compared]
DOUBLED = re.compile(r"\b(and|or|as well as|but|nor|plus)\b|/", re.IGNORECASE)
HEAVY = re.compile(
    r"\b(always|normal|normally|abnormal|should|shouldn't|ought|must|fault|blame|wrong|selfish|refuse[sd]?)\b"
)
GENDERED = re.compile(r"\b(he|she|his|hers?|him|husband|wife|m[ae]n|wom[ae]n|boy|girl|mother|father)\b", re.IGNORECASE)


def grade(item: Item) -> float:
    return float(textstat.flesch_kincaid_grade(f"{item.question} {item.clearer}"))


@pytest.mark.parametrize("item", ITEMS)
def test_a_question_holds_one_idea(item: Item) -> None:
    assert DOUBLED.search(item.question) is None
    assert DOUBLED.search(item.said) is None


def test_doubled_ideas_are_noticed() -> None:
    assert DOUBLED.search("How much do I struggle to tell what I feel and need?")
    assert DOUBLED.search("How often did I tell my partner about a fear or a doubt?")


@pytest.mark.parametrize("item", ITEMS)
def test_nothing_blames_presses_or_sorts_people(item: Item) -> None:
    for text in (item.question, item.clearer, item.label, item.said, item.listen):
        assert HEAVY.search(text) is None
        assert GENDERED.search(text) is None
    for text in (item.question, item.clearer, item.label, item.said):
        assert not re.search(r"\bnever\b", text, re.IGNORECASE)


@pytest.mark.parametrize("item", ITEMS)
def test_every_question_comes_with_its_help(item: Item) -> None:
    assert item.question.endswith("?")
    assert item.clearer.endswith(".")
    assert "?" not in item.clearer
    assert 3 <= len(item.clearer.split()) <= 24
    assert item.listen.endswith((".", "?"))
    assert len(item.listen.split()) >= 8
    assert item.label
    assert item.clearer.lower() != item.question.lower()


@pytest.mark.parametrize("item", ITEMS)
def test_question_and_other_words_are_easy(item: Item) -> None:
    assert grade(item) <= 8


def test_most_are_easier_still() -> None:
    assert median(grade(i) for i in CATALOGUE.items) <= 6


@pytest.mark.parametrize("item", COMPARED)
def test_an_answer_can_be_said_with_every_point(item: Item) -> None:
    assert item.said.count("{often}") == 1


def test_questions_ask_for_what_their_scale_counts() -> None:
    starts = {"strength": "how often", "sign": "how often", "cause": "How much do", "impact": "How much did"}
    assert [i.key for i in CATALOGUE.items if starts[i.kind.value].lower() not in i.question.lower()] == []


def test_each_scale_has_its_period_and_five_points() -> None:
    assert {s.kind for s in CATALOGUE.scales} == {i.kind for i in CATALOGUE.items}
    for scale in CATALOGUE.scales:
        assert re.search(r"\bpast two weeks\b|\bas things are now\b", scale.recall, re.IGNORECASE)
        assert scale.heading
        assert len(set(scale.anchors)) == 5
        assert all(scale.anchors)
        assert scale.anchors[0] in {"never", "not at all"}
