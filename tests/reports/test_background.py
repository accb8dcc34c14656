"""Pages of background: each one sheet that says all of it, names its sources and holds nothing else."""

from functools import cache

import pytest

from reports.background import background_page
from tests.reports.readback import failures, page_texts, plain_text, sizes, squeezed
from workbook.catalogue.background import SOURCES
from workbook.catalogue.loader import load
from workbook.disclosure.background import background
from workbook.facts import BackgroundFacts
from workbook.model.practice import Practice

CATALOGUE = load()
PAGES = [page.key for page in CATALOGUE.pages]
PAPERS = ("a4", "letter")
HELP = (
    "In an emergency call the number for emergencies where you are.",
    "Someone to talk to, day and night: 0555 0100",
)
PRACTICE = Practice("Harbour Couples Practice", "Ruth Halloran", "LMFT 4711", "\n".join(HELP))


def facts(key: str, paper: str = "a4") -> BackgroundFacts:
    return background(CATALOGUE, PRACTICE, key, paper=paper)


@cache
def built(key: str, paper: str) -> bytes:
    return background_page(facts(key, paper))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("key", PAGES)
def test_every_page_is_one_sheet_that_says_all_of_it(key: str, paper: str) -> None:
    pdf = built(key, paper)
    (text,) = page_texts(pdf)
    found, page = squeezed(text), CATALOGUE.page(key)
    points = [b for b in CATALOGUE.background if b.key in page.points]
    said = [page.title, page.lead, page.mind, page.talk, *page.questions]
    said += [words for b in points for words in (b.title, f"{b.text} ({b.source})")]
    assert [words for words in said if squeezed(words) not in found] == []
    assert [line for line in HELP if squeezed(line) not in found] == []
    assert failures(pdf) == []


@pytest.mark.parametrize("key", PAGES)
def test_each_page_names_the_articles_of_its_points_and_no_other(key: str) -> None:
    text = squeezed(plain_text(built(key, "a4")))
    used = {b.source for b in CATALOGUE.background if b.key in CATALOGUE.page(key).points}
    assert {letter for letter, title in SOURCES.items() if squeezed(title) in text} == used
    assert squeezed("its own claim, no promise and no finding about you") in text


@pytest.mark.parametrize("key", PAGES)
def test_nothing_that_is_for_the_counselor_only_is_on_a_page(key: str) -> None:
    text = squeezed(plain_text(built(key, "a4")))
    for point in CATALOGUE.background:
        if not point.couple:
            assert squeezed(point.title) not in text
            assert all(squeezed(sentence) not in text for sentence in point.text.split(". "))


@pytest.mark.parametrize("key", PAGES)
def test_what_is_to_be_read_is_set_in_eleven_points_at_least(key: str) -> None:
    small = squeezed("".join(words for size, words in sizes(built(key, "letter")).items() if size < 11))
    page = CATALOGUE.page(key)
    for words in (page.lead, page.mind, page.talk, *page.questions):
        assert squeezed(words) not in small


def test_a_page_without_help_lines_and_practice_prints_too() -> None:
    pdf = background_page(background(CATALOGUE, Practice(), PAGES[0]))
    assert len(page_texts(pdf)) == 1
    assert failures(pdf) == []
