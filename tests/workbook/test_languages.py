"""Every language that is shipped says all that a couple can read, and nothing that nobody says any more."""

import re
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog as Words
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.loader import languages, load
from workbook.language import ENGLISH

OTHERS = [each for each in languages() if each != ENGLISH]

READ_BY_COUPLES = (
    "reports/*.py",
    "ui/crash.py",
    "ui/dates.py",
    "ui/joint/*.py",
    "ui/messages.py",
    *(f"ui/pages/handover_{room}.py" for room in ("covers", "first", "question", "room", "sheet")),
    "ui/until.py",
    "ui/widgets/*.py",
    "workbook/disclosure/*.py",
    "workbook/facts/*.py",
    "workbook/model/agreement.py",
    "workbook/model/check_in.py",
    "workbook/store/outbox.py",
)
"""Where a couple's words are said: documents, the hand-over, joint view, what these are made of, and what goes wrong there."""


def said_in_code() -> dict[str, str]:
    """Each message with one place where it is said."""
    root, found = Path(str(resources.files("workbook"))).parent, {}
    for pattern in READ_BY_COUPLES:
        for source in sorted(root.glob(pattern)):
            keywords = {"_": None, "ngettext": (1, 2)}
            for line, message, _comments, _context in extract_from_file("python", source, keywords=keywords):
                first = message if isinstance(message, str) else message[0]
                found[first] = f"{source.name}:{line}"
    return found


def words_of(language: str) -> Words:
    with resources.files("workbook").joinpath("locale", f"{language}.po").open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"), abort_invalid=True)


def translations(words: Words) -> list[tuple[str, str]]:
    """Each English form beside its translation."""
    found: list[tuple[str, str]] = []
    for each in words:
        if each.id:
            english, said = ((form,) if isinstance(form, str) else tuple(form or ()) for form in (each.id, each.string))
            found += zip(map(str, english), map(str, said), strict=True)
    return found


def placeholders(text: str) -> set[tuple[str, str | None, str | None]]:
    """Each with how its value is written: "{value:.1f}"."""
    return {(name, spec, how) for _lead, name, spec, how in Formatter().parse(text) if name is not None}


def marked(catalogue: Catalogue) -> list[str]:
    """What of it is still English, and read by couples."""
    theirs = (
        *(catalogue.themes, catalogue.scales, catalogue.items, catalogue.plans, catalogue.steps, catalogue.exercises),
        *([b for b in catalogue.background if b.couple], catalogue.pages, catalogue.agreements),
    )
    return [str(getattr(e, "key", e)) for group in theirs for e in group if f"[{ENGLISH}] " in str(e)]


def test_there_is_a_second_language() -> None:
    assert OTHERS == ["es"]


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_the_catalogue_is_missing(language: str) -> None:
    assert marked(load(language)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_the_code_is_missing_and_nothing_is_left_over(language: str) -> None:
    needed, words = said_in_code(), words_of(language)
    kept = {str(each.id[0] if each.pluralizable else each.id) for each in words if each.id}
    assert {message: at for message, at in needed.items() if message not in kept} == {}
    assert kept - set(needed) == set()
    assert [english for english, said in translations(words) if not said.strip()] == []
    assert [each.id for each in words if each.fuzzy and each.id] == []


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_and_edges_are_those_of_the_english_words(language: str) -> None:
    edge = re.compile(r"^\s*|\s*$")
    for english, said in translations(words_of(language)):
        assert placeholders(said) == placeholders(english), english
        assert edge.findall(said) == edge.findall(english), english
