"""The links from answers to steps: each says why in a sentence of its own, plainly, and promises nothing."""

import re
from pathlib import Path

import pytest
import textstat

from tests.workbook.catalogue.copies import copied, replaced
from workbook.catalogue.loader import load, load_from
from workbook.errors import CatalogueError

CATALOGUE = load()
LINKS = CATALOGUE.links


def test_no_link_leads_to_a_step_for_deciding(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    replaced(folder, "links.toml", 'step = "A.step.1"', 'step = "D.step.3"')
    with pytest.raises(CatalogueError, match=r'^steps\.toml, D\.step\.3: "themes" is said by the links to it$'):
        load_from(folder)
    replaced(folder, "steps.toml", 'themes = ["empathy"]', "")
    with pytest.raises(CatalogueError, match=r"^links\.toml, link 1: a step of this plan is never suggested$"):
        load_from(folder)


def test_no_sentence_is_said_twice() -> None:
    assert len({link.why for link in LINKS}) == len(LINKS)


def test_each_is_one_or_two_short_sentences_that_the_counselor_takes_in_at_a_glance() -> None:
    for link in LINKS:
        assert link.why[0].isupper(), link
        assert link.why.endswith((".", "?")), link
        assert 8 <= len(link.why.split()) <= 26, link
    assert textstat.automated_readability_index(" ".join(link.why for link in LINKS)) <= 8


def test_none_promises_that_it_will_help() -> None:
    promise = re.compile(r"\b(will|always|prove[sn]?|guarantee[sd]?|cures?|heals?|works)\b", re.IGNORECASE)
    assert [link.why for link in LINKS if promise.search(link.why)] == []


def test_what_an_exercise_works_on_beyond_its_step_stands_in_its_own_file() -> None:
    """So that the map goes on from a step to its exercises: each of them works on a theme of its step, and says why."""
    for step in CATALOGUE.steps:
        for exercise in CATALOGUE.exercises_for(step.id) if step.themes else ():
            assert set(exercise.themes) & set(step.themes) or len(exercise.steps) > 1, exercise.key
            assert exercise.counselor.why, exercise.key


def test_what_is_named_to_begin_with_opens_with_its_step_or_has_another_after_it_that_does(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    replaced(folder, "exercises/sample.toml", 'themes = ["openness"]', 'themes = ["openness", "connection"]')
    sample = (folder / "exercises" / "sample.toml").read_text(encoding="utf-8")
    other = sample.replace('"sample"', '"other"').replace('"open"', '"free"').replace('"A.step.1", ', "")
    (folder / "exercises" / "other.toml").write_text(other, encoding="utf-8")
    here = 'theme = "connection"\nstep = "B.step.1"\n'
    replaced(folder, "links.toml", here, f'{here}begin = ["other", "sample"]\n')
    with pytest.raises(CatalogueError, match=r'the last of "begin" has a stricter gate than its step$'):
        load_from(folder)
    replaced(folder, "links.toml", '["other", "sample"]', '["sample", "other"]')
    assert ("sample", "other") in {link.begin for link in load_from(folder).links}


def test_what_is_named_to_begin_with_is_named_for_what_it_says_it_works_on() -> None:
    """And for every step that is suggested at all there is at least one reason that names one."""
    named = [link for link in LINKS if link.begin]
    for link in named:
        for key in link.begin:
            exercise = CATALOGUE.exercise(key)
            assert link.step in exercise.steps, link
            assert link.start[1] in (*exercise.themes, *exercise.causes), link
    assert {link.step for link in named} == {link.step for link in LINKS}
