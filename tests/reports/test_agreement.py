"""The sheets that are signed, read back from the file."""

from dataclasses import replace
from datetime import date

import pytest

from reports.agreement import agreement_report
from tests.reports.examples import COUPLES, letterhead
from tests.reports.readback import failures, page_texts, squeezed
from workbook.catalogue.loader import load
from workbook.disclosure.agreement import agreement_sheet, release_sheet
from workbook.facts import AgreementFacts, Whose
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.couple import Couple, Partner
from workbook.model.paper import CONSENTS, POLICIES, Paper, PaperText
from workbook.model.practice import Practice

DAY = date(2026, 11, 24)
PRACTICE = Practice("Harbour Couples Practice", "Ruth Halloran")
COUPLE = Couple(Partner(Whose.FIRST, "Mira Hollis"), Partner(Whose.SECOND, "Jonas Adeyemi"))


def text(paper: Paper, words: str = "", version: int = 1) -> PaperText:
    return PaperText(paper, version, words or "\n".join(load().agreement(paper).text), date(2026, 3, 1))


def facts(paper: Paper = Paper.LIMITED, words: str = "", size: str = "a4") -> AgreementFacts:
    return agreement_sheet(COUPLE, text(paper, words, 3), load(), PRACTICE, DAY, paper=size)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("paper", [*POLICIES, *CONSENTS])
def test_a_shipped_text_fits_one_page_with_room_to_sign(paper: Paper, size: str) -> None:
    pdf = agreement_report(facts(paper, size=size))
    (page,) = page_texts(pdf)
    for line in load().agreement(paper).text:
        assert squeezed(line.removeprefix("# ")) in squeezed(page)
    for words in (
        "Mira Hollis",
        "Jonas Adeyemi",
        "Ruth Halloran, counselor",
        "Version 3 of this text, of 1 March 2026",
    ):
        assert squeezed(words) in squeezed(page)
    assert page.count("Day") == 3
    for profile in ("ua1", "2a"):
        assert failures(pdf, profile) == []


def test_a_text_of_twenty_thousand_characters_goes_on_over_pages() -> None:
    for words in ("It is agreed. " * 1430, "\n".join(["It is agreed."] * 1430), "x" * 20_000):
        pdf = agreement_report(facts(words=words))
        pages = page_texts(pdf)
        assert len(pages) > 2
        assert squeezed("".join(pages)).count(squeezed(words[:13])) >= len(words) // 14 - len(pages)
        assert squeezed("Ruth Halloran, counselor") in squeezed(pages[-1])
        assert failures(pdf) == []


@pytest.mark.parametrize("names", COUPLES.values(), ids=COUPLES)
def test_any_name_stands_under_its_line(names: object) -> None:
    made = replace(facts(), names=names, letterhead=letterhead())  # type: ignore[arg-type]
    pdf = agreement_report(made)
    assert failures(pdf) == []
    assert failures(pdf, "2a") == []


def test_a_release_is_about_one_partner_and_names_the_other_nowhere() -> None:
    given = Permission(
        "c",
        Whose.SECOND,
        What.RECORD,
        Whom.OUTSIDE,
        DAY,
        How.PAPER,
        words="Dates of sessions",
        recipient="Dr. Ode",
        until=date(2027, 5, 1),
    )
    made = release_sheet(COUPLE, Whose.SECOND, text(Paper.RELEASE), load(), PRACTICE, DAY, permission=given)
    pdf = agreement_report(made)
    (page,) = page_texts(pdf)
    assert "Mira" not in page
    for words in ("Dr. Ode", "Dates of sessions", "24 November 2026", "1 May 2027", "Jonas Adeyemi"):
        assert words in page
    assert failures(pdf) == []
    other = release_sheet(COUPLE, Whose.FIRST, text(Paper.RELEASE), load(), PRACTICE, DAY, permission=given)
    assert "Dr. Ode" not in page_texts(agreement_report(other))[0], "what one allows does not stand on the other's page"


def test_the_same_facts_make_the_same_bytes() -> None:
    assert agreement_report(facts()) == agreement_report(facts())
