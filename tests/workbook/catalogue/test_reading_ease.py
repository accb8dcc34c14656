"""Couples read these texts tired, in a waiting room or at the kitchen table: the English ones stay at school grade 8.

The automated readability index counts letters, words and sentences only, so it needs no pronouncing dictionary and gives the
same number on every machine. Grades of a single sentence swing widely; the bound for one text is therefore looser than the
bound for the texts taken together.
"""

import pytest
import textstat

from workbook.catalogue.loader import load

CATALOGUE = load()
TEXTS = {
    "questions": [i.question for i in CATALOGUE.items],
    "in other words": [i.clearer for i in CATALOGUE.items],
    "themes": [t.about for t in CATALOGUE.themes],
    "aims": [s.aim for s in CATALOGUE.steps],
    "background": [b.text for b in CATALOGUE.background if b.couple],
    "plans": [p.about for p in CATALOGUE.plans],
}
TOGETHER = 8.0
ALONE = 11.0


def grade(text: str) -> float:
    return float(textstat.automated_readability_index(text))


@pytest.mark.parametrize("name", TEXTS)
def test_texts_for_couples_stay_at_grade_8(name: str) -> None:
    assert grade(" ".join(TEXTS[name])) <= TOGETHER


@pytest.mark.parametrize("name", TEXTS)
def test_no_single_text_stands_out(name: str) -> None:
    assert {text: grade(text) for text in TEXTS[name] if grade(text) > ALONE} == {}


def test_the_grade_tells_hard_from_easy() -> None:
    hard = "Emotional unavailability necessitates comprehensive psychotherapeutic consideration of attachment representations."
    assert grade(hard) > TOGETHER > grade("How often did I feel close to you?")
