"""The intake summary for each audience, read back from the file."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from reports.intake import intake_report
from tests import planted
from tests.reports.examples import COUPLES
from tests.reports.readback import failures, page_texts, plain_text, squeezed
from workbook.catalogue.loader import load
from workbook.disclosure.intake import intake_summary
from workbook.facts import (
    CauseFact,
    GapFact,
    IntakeCell,
    IntakeFacts,
    IntakeGroup,
    IntakeRow,
    Names,
    PictureFacts,
    WasFact,
)
from workbook.model.common import Audience

CATALOGUE = load()
RECORD = planted.record(CATALOGUE)
MADE = date(2026, 3, 1)
SHOWN_TO = (Audience.COUNSELOR, Audience.COUPLE, Audience.FIRST, Audience.SECOND)
HEAD = "Question 0 to 4"


def facts(audience: Audience = Audience.COUNSELOR, paper: str = "a4") -> IntakeFacts:
    return intake_summary(RECORD, CATALOGUE, audience, "intake", MADE, paper=paper)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("audience", SHOWN_TO)
def test_every_question_and_answer_of_the_facts_is_there(audience: Audience, paper: str) -> None:
    of = facts(audience, paper)
    pdf = intake_report(of)
    found = squeezed(plain_text(pdf))
    for group in of.groups:
        assert squeezed(group.heading) in found
        for row in group.rows:
            assert squeezed(row.question) in found
    assert "Aguidetoaconversation,notavalidatedtest." in found
    assert failures(pdf, "ua1") == []
    assert failures(pdf, "2a") == []


@pytest.mark.parametrize("audience", SHOWN_TO)
def test_no_planted_word_is_printed_for_another(audience: Audience) -> None:
    found = plain_text(intake_report(facts(audience)))
    assert [word for word in planted.forbidden(audience) if word in found] == []
    for word in ("QREMARK", "QOBSERVATION", "QCORRECTION"):
        assert (word in found) is (audience is Audience.COUNSELOR)
    assert "Seen: JOINTSEEN" in found


def test_every_page_of_a_table_carries_its_head() -> None:
    pdf = intake_report(facts())
    texts = page_texts(pdf)
    assert len(texts) > 2
    assert all(HEAD in text for text in texts[2:])
    with pdfplumber.open(BytesIO(pdf)) as document:
        assert all(sheet.width < sheet.height for sheet in document.pages)


def test_no_head_stands_twice_over_one_table_on_a_page() -> None:
    of = facts(Audience.COUPLE)
    for more in range(10):
        differ = tuple(GapFact(f"Subject {n}, 2 apart.", "One says this, the other that.") for n in range(more))
        pdf = intake_report(replace(of, picture=replace(of.picture, differ=differ)))
        for text in page_texts(pdf):
            begun = sum(f"{group.recall}." in text for group in of.groups if group.anchors[0] in text)
            assert text.count(HEAD) <= begun + 1


def test_what_weighs_most_stays_with_its_heading_on_one_page() -> None:
    """However much stands before it: no row or two of it are left over on the next page."""
    of = facts()
    weights = tuple(CauseFact(f"weight_{n}", f"weight {n}", 3, 4) for n in range(8))
    for more in range(0, 24, 2):
        differ = tuple(GapFact(f"Subject {n}, 2 apart.", "One says this, the other that.") for n in range(more))
        picture = replace(of.picture, differ=differ, causes=weights, impacts=weights[:5])
        texts = page_texts(intake_report(replace(of, picture=picture)))
        (page,) = (text for text in texts if "What weighs most" in text)
        assert [page.count(f"Weight {n}") for n in range(8)] == [2] * 5 + [1] * 3


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_remark_longer_than_a_page_goes_over_two(between: str, rows: int) -> None:
    remark = between.join(f"word{n}" for n in range(900))
    row = IntakeRow("Did we talk?", "about us", IntakeCell(1), IntakeCell(2), remark)
    group = IntakeGroup("Strengths", "Lately", ("never", "rarely", "sometimes", "often", "always"), (row,) * rows)
    text = plain_text(intake_report(replace(facts(), groups=(group,)))) + " "
    assert [n for n in range(900) if text.count(f"word{n} ") != rows] == []


def test_a_reason_longer_than_a_page_goes_over_two() -> None:
    was = WasFact(0, "", date(2026, 3, 3), " ".join(f"word{n}" for n in range(900)))
    row = IntakeRow("Did we talk?", "about us", IntakeCell(1, was=(was, was)), IntakeCell(2))
    group = IntakeGroup("Strengths", "Lately", ("never", "rarely", "sometimes", "often", "always"), (row,))
    text = plain_text(intake_report(replace(facts(), groups=(group,)))) + " "
    assert f"{facts().names.first}: 0 never until 3 March 2026, put right: word0 word1" in text
    assert [n for n in range(900) if text.count(f"word{n} ") != 2] == []


def test_an_answer_is_a_number_and_its_word_or_says_why_not() -> None:
    group = IntakeGroup(
        "Strengths",
        "In the past two weeks",
        ("never", "rarely", "sometimes", "often", "always"),
        (
            IntakeRow("Did we laugh?", "about us", IntakeCell(4), IntakeCell(0)),
            IntakeRow(
                "Did we talk?", "about us", IntakeCell(None, "rather not say"), IntakeCell(2), "Paused\nfor long"
            ),
        ),
    )
    text = plain_text(intake_report(replace(facts(), groups=(group,))))
    assert "0 never, 1 rarely, 2 sometimes, 3 often, 4 always." in text
    assert "4 always 0 never" in text
    assert "rather not say 2 sometimes" in text
    assert "Note: Paused for long" in text


def test_a_partner_without_any_answer_has_no_column() -> None:
    row = IntakeRow("Did we laugh?", "about us", IntakeCell(3), IntakeCell(None))
    group = IntakeGroup("Strengths", "Lately", ("never", "rarely", "sometimes", "often", "always"), (row,))
    of = facts(Audience.FIRST)
    nothing = replace(of.picture, themes=(), differ=(), alike="", strengths=(), causes=(), impacts=(), notes=())
    text = plain_text(intake_report(replace(of, picture=nothing, groups=(group,))))
    assert "3 often" in text
    assert f"{HEAD} {of.names.first} Did we laugh" in text
    assert "A dash stands" not in text


@pytest.mark.parametrize("names", COUPLES.values(), ids=COUPLES.keys())
def test_names_in_any_script_print_as_they_are_written(names: Names) -> None:
    of = facts(Audience.COUPLE)
    pdf = intake_report(replace(of, names=names, picture=replace(of.picture, names=names)))
    found = squeezed(plain_text(pdf))
    for name in (names.first, names.second):
        assert squeezed(name) in found
    assert failures(pdf) == []


@pytest.mark.parametrize("name", ["\U0001f600" * 260, "\u6f22" * 320], ids=["emoji", "CJK"])
def test_names_of_any_length_lay_out(name: str) -> None:
    of = facts()
    names = Names(name, name, f"{name} & {name}")
    pdf = intake_report(replace(of, names=names, picture=replace(of.picture, names=names)))
    assert "Intake summary" in plain_text(pdf)


def test_an_intake_with_nothing_to_show_is_still_a_page() -> None:
    of = facts(Audience.COUPLE)
    empty = PictureFacts(of.names, of.audience, None, None, (), (), "", (), (), (), ())
    (text,) = page_texts(intake_report(replace(of, picture=empty, groups=())))
    assert "Intake summary" in text
