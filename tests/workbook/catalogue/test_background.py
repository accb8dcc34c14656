"""The pages for couples say no more than the articles do, at a reading grade for a tired evening, and leave each free."""

import re

import pytest
import textstat

from workbook.catalogue.background import BackgroundPage
from workbook.catalogue.loader import load

CATALOGUE = load()
PAGES = CATALOGUE.pages
each_page = pytest.mark.parametrize("page", PAGES, ids=[page.key for page in PAGES])

GENDERED = re.compile(
    r"\b(he|she|him|his|hers?|himself|herself|husband|wife|boyfriend|girlfriend|m[ae]n|wom[ae]n)\b", re.IGNORECASE
)
TOO_MUCH = re.compile(
    r"\b(prove[sn]?|guarantee[sd]?|cures|causes|will (help|improve|heal|make)|always|must|should|research|studies)\b",
    re.IGNORECASE,
)


def own_words(page: BackgroundPage) -> str:
    return " ".join((page.lead, page.mind, page.talk, *page.questions))


def whole(page: BackgroundPage) -> str:
    points = [b.text for b in CATALOGUE.background if b.key in page.points]
    return " ".join((page.lead, *points, page.mind, page.talk, *page.questions))


def test_there_are_four_pages_and_each_point_for_couples_is_on_one_of_them() -> None:
    assert len(PAGES) == 4
    on_pages = [key for page in PAGES for key in page.points]
    assert sorted(on_pages) == sorted(b.key for b in CATALOGUE.background if b.couple)
    rows = {row for b in CATALOGUE.background if b.key in on_pages for row in b.ids}
    every = {"A.about.1", "B.about.1", "C.about.1", *(f"B.why.{n}" for n in range(1, 8)), "C.why.1"}
    assert rows == every - {"B.why.3", "B.why.4"}


@each_page
def test_a_page_reads_at_grade_8_at_most(page: BackgroundPage) -> None:
    for words in (whole(page), own_words(page)):
        assert textstat.automated_readability_index(words) <= 8
        assert textstat.flesch_kincaid_grade(words) <= 8


@each_page
def test_a_page_claims_no_more_than_its_articles(page: BackgroundPage) -> None:
    assert TOO_MUCH.findall(own_words(page)) == []


@each_page
def test_a_page_fits_any_two_people_and_lets_each_pass(page: BackgroundPage) -> None:
    assert GENDERED.findall(whole(page)) == []
    assert "may pass" in page.talk
    assert len(page.questions) >= 2
    assert all(question.count("?") >= 1 for question in page.questions)


@each_page
def test_a_page_does_not_carry_the_title_of_one_of_its_points(page: BackgroundPage) -> None:
    assert page.title not in [b.title for b in CATALOGUE.background]


def test_no_sentence_is_on_two_pages_but_that_one_may_pass() -> None:
    seen: set[str] = set()
    for page in PAGES:
        for sentence in re.split(r"(?<=[.?!]) ", own_words(page)):
            assert sentence not in seen or "may pass" in sentence, sentence
            seen.add(sentence)
