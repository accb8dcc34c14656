"""The blank intake form, read back from the file: every question under its number, none that each answers alone, room to mark."""

import re
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from reports.blank_intake import blank_intake_form
from tests.reports.examples import COUPLES
from tests.reports.readback import failures, page_texts, plain_text, sizes, squeezed
from workbook.catalogue.entries import Ask
from workbook.catalogue.loader import load
from workbook.disclosure.blank_intake import blank_intake
from workbook.facts import BlankIntakeFacts
from workbook.model.practice import Practice

CATALOGUE = load()
HELP = "In an emergency call the number where you are.\nSomeone to talk to, day and night: 0555 0100."
PRACTICE = Practice("Harbour Couples Practice", "Ruth Halloran", "LMFT 1", HELP)
PAPERS = ("a4", "letter")
HEAD = "Question"


def facts(paper: str = "a4", name: str = "Mira", practice: Practice = PRACTICE) -> BlankIntakeFacts:
    return blank_intake(CATALOGUE, practice, date(2026, 11, 25), name=name, paper=paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_question_stands_there_under_its_number_and_in_order(paper: str) -> None:
    pdf = blank_intake_form(facts(paper))
    found, at = squeezed(plain_text(pdf)), 0
    for number, item in CATALOGUE.form():
        at = found.index(squeezed(f"{number} {item.question}"), at)
    assert failures(pdf) == []


def test_no_question_that_each_answers_alone_is_on_it() -> None:
    found = squeezed(plain_text(blank_intake_form(facts())))
    private = [i for i in CATALOGUE.items if i.visibility != "joint" or i.ask is not Ask.FORM]
    assert private
    assert [i.key for i in private if squeezed(i.question) in found] == []
    assert [p.key for p in CATALOGUE.safety if squeezed(p.prompt) in found] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_recall_and_all_five_anchors_stand_over_each_kind(paper: str) -> None:
    text = plain_text(blank_intake_form(facts(paper)))
    for group in facts().groups:
        assert f"{group.heading} {group.recall}. Circle one number in each line." in text
        for anchor in group.anchors:
            assert anchor in text
    assert text.count("rather not say") >= len(facts().groups)


@pytest.mark.parametrize("paper", PAPERS)
def test_each_line_has_five_circles_with_numbers_and_an_open_one(paper: str) -> None:
    pdf = blank_intake_form(facts(paper))
    with pdfplumber.open(BytesIO(pdf)) as document:
        circles = [c for sheet in document.pages for c in sheet.curves if c["width"] < 24]
    wide = max(c["width"] for c in circles)
    assert sum(c["width"] == pytest.approx(wide, abs=0.1) for c in circles) == 5 * len(CATALOGUE.form())
    assert sum(c["width"] < wide - 1 for c in circles) >= len(CATALOGUE.form())


def test_who_will_see_it_is_said_before_anything_is_asked() -> None:
    first = page_texts(blank_intake_form(facts()))[0]
    begin = first.index(CATALOGUE.form()[0][1].question)
    for words in ("Who will see it.", "Only my counselor may see my answers.", "not a validated test"):
        assert 0 <= first.index(words) < begin


def test_the_type_is_large() -> None:
    found = sizes(blank_intake_form(facts()), 1)
    assert squeezed("How often did we get through the day") in squeezed(found[12.0])


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("help_lines", ["", HELP, HELP * 4])
def test_pages_are_full_numbered_and_carry_the_help_lines(paper: str, help_lines: str) -> None:
    practice = Practice("Harbour", "Ruth Halloran", help_lines=help_lines)
    texts = page_texts(blank_intake_form(facts(paper, practice=practice)))
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
        assert ("0555 0100" in text) is bool(help_lines)
        heads = [m.start() for m in re.finditer(rf"{HEAD} (?:never|not at all)", text)]
        ends = [*heads[1:], len(text)]
        for begin, end in zip(heads, ends, strict=True):
            assert "?" in text[begin:end], "no head stands without a question"
    assert "What I want to add" in texts[-1]
    assert "?" in texts[-1].split("What I want to add")[0], "no page of lines alone"


def test_a_name_left_open_leaves_room_for_it() -> None:
    pdf = blank_intake_form(facts(name=""))
    assert "For ________________, filled in on ________________" in plain_text(pdf)
    assert failures(pdf) == []


@pytest.mark.parametrize("names", COUPLES.values(), ids=COUPLES.keys())
def test_names_in_any_script_print_as_they_are_written(names: object) -> None:
    name = str(getattr(names, "second", ""))
    pdf = blank_intake_form(facts(name=name))
    assert squeezed(name) in squeezed(plain_text(pdf))
    assert failures(pdf) == []


def test_the_same_facts_make_the_same_bytes() -> None:
    assert blank_intake_form(facts()) == blank_intake_form(facts())
