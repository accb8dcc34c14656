"""The shipped texts that are signed: readable, complete, and open about their limits."""

import pytest
import textstat

from workbook.catalogue.entries import AgreementText
from workbook.catalogue.loader import load
from workbook.model.paper import POLICIES, Paper

ALL = load().agreements
each_text = pytest.mark.parametrize("entry", ALL, ids=[e.key for e in ALL])


def test_there_is_a_text_for_everything_that_is_signed() -> None:
    assert {e.key for e in ALL} == set(Paper)


@each_text
def test_it_reads_at_grade_eight_or_below(entry: AgreementText) -> None:
    words = "\n".join(line for line in entry.text if not line.startswith("# "))
    assert textstat.flesch_kincaid_grade(words) <= 8


@each_text
def test_each_sentence_is_short(entry: AgreementText) -> None:
    for line in entry.text:
        for sentence in line.replace("?", ".").split("."):
            assert len(sentence.split()) <= 34, sentence


@pytest.mark.parametrize("paper", POLICIES)
def test_a_policy_says_its_limits_and_that_privacy_is_fine(paper: Paper) -> None:
    words = " ".join(load().agreement(paper.value).text)
    for needed in ("danger", "child", "law", "Privacy is fine", "both of you have signed", "until you yourself allow"):
        if paper is Paper.APART and needed.startswith("until"):
            needed = "only if you allow it"
        assert needed in words
    assert "A few never show there." in words, "some personal answers are opened by no permission"
