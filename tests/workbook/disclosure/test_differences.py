"""Differences as sentences: the golden words, in both directions, for names of any kind."""

import pytest

from workbook.catalogue.entries import Catalogue, ItemAbout
from workbook.catalogue.loader import load
from workbook.disclosure.differences import differences
from workbook.facts import GapFact, Names
from workbook.insight.gaps import gaps
from workbook.model.common import Whose
from workbook.model.intake import Answer, AnswerState

CATALOGUE: Catalogue = load()
FIRST, SECOND = Whose.FIRST, Whose.SECOND
CALLED = Names("Mira Hollis & Jonas Adeyemi", "Mira", "Jonas")


def said(*answers: tuple[str, Whose, int], called: Names = CALLED) -> tuple[GapFact, ...]:
    given = [Answer(key, whose, AnswerState.RATED, value) for key, whose, value in answers]
    return differences(CATALOGUE, gaps(CATALOGUE, given), called)


@pytest.mark.parametrize(
    ("answers", "lead", "text"),
    [
        (
            (("listened_to_day", FIRST, 4), ("felt_heard", SECOND, 1)),
            "Mira: listening when the other talks about the day, 3 points apart.",
            "Mira says: “I always really listened when Jonas talked about the day.”"
            " Jonas says: “I rarely felt heard by Mira when I talked about my day.”",
        ),
        (
            (("listened_to_day", SECOND, 1), ("felt_heard", FIRST, 3)),
            "Jonas: listening when the other talks about the day, 2 points apart.",
            "Jonas says: “I rarely really listened when Mira talked about the day.”"
            " Mira says: “I often felt heard by Jonas when I talked about my day.”",
        ),
        (
            (("lonely", FIRST, 3), ("partner_seemed_lonely", SECOND, 0)),
            "Mira: feeling lonely together, 3 points apart.",
            "Mira says: “I often felt lonely while Jonas was near.” Jonas says: “Mira never seemed lonely while I was near.”",
        ),
        (
            (("felt_close", FIRST, 0), ("felt_close", SECOND, 4)),
            "Feeling close to one another, 4 points apart.",
            "Mira says: “We never felt close.” Jonas says: “We always felt close.”",
        ),
        (
            (("few_warm_looks", FIRST, 4), ("few_warm_looks", SECOND, 2)),
            "Days with hardly a warm look, 2 points apart.",
            "Mira says: “A day always went by with hardly a warm look between us.”"
            " Jonas says: “A day sometimes went by with hardly a warm look between us.”",
        ),
    ],
)
def test_each_answer_is_put_as_its_giver_would_say_it(
    answers: tuple[tuple[str, Whose, int], ...], lead: str, text: str
) -> None:
    assert said(*answers) == (GapFact(lead, text),)


def test_every_pair_that_can_be_compared_makes_whole_sentences() -> None:
    for item in CATALOGUE.items:
        if not item.compared or item.about is ItemAbout.PARTNER:
            continue
        other = item.mirror or item.key
        for whose in (FIRST, SECOND):
            (fact,) = said((item.key, whose, 4), (other, whose.other, 0))
            assert fact.text.startswith(("Mira says: “", "Jonas says: “"))
            assert "{" not in fact.text
            assert fact.text.count("”") == 2
            assert " always " in fact.text
            assert " never " in fact.text


def test_close_answers_make_no_sentence_and_four_are_the_most() -> None:
    assert said(("felt_close", FIRST, 3), ("felt_close", SECOND, 2)) == ()
    us = [i.key for i in CATALOGUE.items if i.compared and i.about is ItemAbout.US]
    many = [(key, whose, 4 if whose is FIRST else 0) for key in us for whose in (FIRST, SECOND)]
    assert len(said(*many)) == 4


def test_a_name_with_braces_in_it_stays_a_name() -> None:
    called = Names("", "{often}", "O’Neil")
    (fact,) = said(("lonely", FIRST, 3), ("partner_seemed_lonely", SECOND, 0), called=called)
    assert fact.text == (
        "{often} says: “I often felt lonely while O’Neil was near.” O’Neil says: “{often} never seemed lonely while I was near.”"
    )
