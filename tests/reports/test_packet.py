"""The packet for the week, read back from the file."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from reports.packet import weekly_packet
from tests.reports.examples import COUPLES
from tests.reports.readback import failures, page_texts, squeezed
from tests.reports.test_handout import CATALOGUE, HELP, PAPERS, facts, said
from workbook.facts import Audience, Names, PacketFacts, Whose

MADE, COMING = date(2026, 3, 31), datetime(2026, 4, 7, 18, 30)


def packet(*keys: str, paper: str = "a4", days: int = 7, coming: datetime | None = COMING) -> PacketFacts:
    pages = tuple(facts(key, paper=paper, when="Sundays at eight" if key == keys[0] else "") for key in keys)
    names = pages[0].names
    assert names is not None
    row = tuple(MADE + timedelta(days=n) for n in range(days))
    return PacketFacts(pages[0].letterhead, names, Audience.COUPLE, MADE, coming, pages, row)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_cover_the_pages_and_a_log_with_the_help_lines_on_each(paper: str) -> None:
    pdf = weekly_packet(packet("ten_minutes", "one_small_gain", paper=paper))
    cover, *pages, log = page_texts(pdf)
    assert "For Zoë Lund & Jiří Novák · 31 March 2026" in cover
    assert "Tuesday, 7 April 2026, 18:30" in cover
    assert "2 exercises" in cover
    assert "Ten minutes for us for both · until 7 April · Sundays at eight" in cover
    for key, text in zip(("ten_minutes", "one_small_gain"), pages, strict=True):
        assert [w for w in said(CATALOGUE.exercise(key)) if squeezed(w) not in squeezed(text)] == []
    assert "Tue 31 Mar" in log
    assert "Mon 6 Apr" in log
    assert "7 Apr" not in log.replace("31 Mar", "")
    assert all(squeezed(line) in squeezed(text) for line in HELP for text in (cover, *pages, log))
    assert failures(pdf) == []


def test_without_a_date_it_says_so_and_the_log_has_a_week() -> None:
    cover, *_rest = page_texts(weekly_packet(packet("ten_minutes", coming=None)))
    assert "The day is not agreed yet" in cover
    assert "1 exercise " in cover
    assert "easiest" not in cover


@pytest.mark.parametrize("paper", PAPERS)
def test_three_weeks_are_one_page_of_log(paper: str) -> None:
    pdf = weekly_packet(packet("ten_minutes", "one_rung", paper=paper, days=21))
    assert len(page_texts(pdf)) == 4
    assert failures(pdf) == []


def test_one_partners_packet_names_nobody_else() -> None:
    whole = packet("ten_minutes")
    alone = replace(whole, audience=Audience.SECOND, pages=(facts("ten_minutes", whose=Whose.SECOND),))
    text = " ".join(page_texts(weekly_packet(alone)))
    assert "For Jiří · " in text
    assert "Zoë" not in text


@pytest.mark.parametrize("names", COUPLES.values(), ids=COUPLES.keys())
def test_names_in_any_script_print_as_they_are_written(names: Names) -> None:
    whole = packet("ten_minutes")
    pdf = weekly_packet(replace(whole, names=names, pages=tuple(replace(p, names=names) for p in whole.pages)))
    cover, *_pages, log = page_texts(pdf)
    assert squeezed(names.full) in squeezed(cover)
    assert squeezed(names.second) in squeezed(log)
    assert failures(pdf) == []


def test_many_exercises_are_all_on_the_cover_and_in_the_log() -> None:
    keys = [exercise.key for exercise in CATALOGUE.exercises[:25]]
    pdf = weekly_packet(packet(*keys, days=21))
    text = squeezed(" ".join(page_texts(pdf)[:3]))
    assert all(squeezed(CATALOGUE.exercise(key).title) in text for key in keys)
    assert failures(pdf) == []


def test_the_same_facts_make_the_same_bytes() -> None:
    assert weekly_packet(packet("ten_minutes")) == weekly_packet(packet("ten_minutes"))
