"""The recovery sheet, read back from the file."""

from datetime import date

import pytest

from reports.recovery import recovery_sheet
from tests.reports.readback import failures, page_texts, sizes
from workbook.facts import Letterhead, RecoveryFacts

CODE = "ABCD-EF2I-WMQ7-K3LP-ZZ55-OLQJ-IIII-WWWW"
HELP = "Someone to talk to: 0555 0100"


def facts(paper: str = "a4", workbook: str = "Harbour") -> RecoveryFacts:
    letterhead = Letterhead("Harbour Couples Practice", "Ruth Halloran", help_lines=(HELP,), paper=paper)
    return RecoveryFacts(letterhead, workbook, CODE, date(2026, 11, 22))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_one_page_holds_the_code_large_and_in_order(paper: str) -> None:
    pdf = recovery_sheet(facts(paper))
    (text,) = page_texts(pdf)
    assert "22 November 2026" in text
    assert "“Harbour”" in text
    assert HELP not in text
    letters = sizes(pdf)
    code = letters[max(size for size in letters if letters[size].startswith("A"))]
    assert "".join(code.split()) == CODE.replace("-", "")
    assert failures(pdf) == []


@pytest.mark.parametrize("name", ["<b>Praxis</b> & Co", "دفتر", "工作簿", "W" * 200])
def test_the_workbooks_name_is_printed_as_it_is(name: str) -> None:
    (text,) = page_texts(recovery_sheet(facts(workbook=name)))
    assert "".join(name.split()) in "".join(text.split())


def test_the_same_facts_make_the_same_bytes() -> None:
    assert recovery_sheet(facts()) == recovery_sheet(facts())
