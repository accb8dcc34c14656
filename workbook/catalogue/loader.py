"""Opens the catalogue of one language: the only door through which its texts come in.

Everything is read and checked at once, so that a slip in a file shows when the program starts and names its place, instead
of turning up months later on one couple's page.
"""

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from workbook.catalogue import checks
from workbook.catalogue.background import Background, BackgroundPage
from workbook.catalogue.entries import (
    AgreementText,
    Catalogue,
    Caution,
    Item,
    Measure,
    PlanEntry,
    SafetyPrompt,
    Scale,
    Step,
    Theme,
)
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.link import Link
from workbook.catalogue.reading import Entry, read
from workbook.catalogue.translated import put_over
from workbook.errors import CatalogueError
from workbook.language import ENGLISH, _, has_words, must_have_words

KEYS = {"step": "id", "scale": "kind"}
"""By what an entry is known where that is not called its key."""

FILES: dict[str, tuple[str, type[Any]]] = {
    "themes": ("theme", Theme),
    "scales": ("scale", Scale),
    "items": ("item", Item),
    "cautions": ("caution", Caution),
    "safety": ("prompt", SafetyPrompt),
    "plans": ("plan", PlanEntry),
    "background": ("background", Background),
    "pages": ("page", BackgroundPage),
    "measures": ("measure", Measure),
    "agreements": ("agreement", AgreementText),
}
"""What a file of this name holds: which tables, and what each is. Steps and exercises are more than their own file."""


def load(language: str = ENGLISH) -> Catalogue:
    """The catalogue of a language, read once and then kept. Raises `CatalogueError` if it is not there or is wrong."""
    return _kept(language)


@cache
def languages() -> tuple[str, ...]:
    """Every language that has a folder of its own and a file of words, English first."""
    names = [each.name for each in _shipped().iterdir() if each.joinpath("themes.toml").is_file()]
    return tuple(sorted(filter(has_words, names), key=lambda name: (name != ENGLISH, name)))


def readable(language: str) -> str:
    """In which language pages are for those who read this one: in that, where it is here, or else in English."""
    return language if language in languages() else ENGLISH


def load_from(folder: Traversable) -> Catalogue:
    """The English catalogue in any folder. Raises `CatalogueError` with one sentence for the first slip."""
    shelf = _Shelf(folder)
    links = shelf.entries("links.toml", "link", Link)
    catalogue = Catalogue(
        language=ENGLISH,
        links=links,
        steps=shelf.steps(links),
        exercises=shelf.exercises(),
        **{name: shelf.entries(f"{name}.toml", table, kind) for name, (table, kind) in FILES.items()},
    )
    checks.check(catalogue, shelf.at)
    return catalogue


def load_over(english: Catalogue, folder: Traversable) -> Catalogue:
    """The same catalogue with the texts for couples in the language whose folder this is. Raises `CatalogueError` likewise, also
    for what has a key that the English catalogue does not know.
    """
    texts = _Texts(folder)
    files = {name: (f"{name}.toml", table) for name, (table, _kind) in FILES.items()}
    said = {name: texts.over(getattr(english, name), file, table) for name, (file, table) in files.items()}
    said["steps"] = texts.over(english.steps, "steps.toml", "step")
    said["exercises"] = texts.over(english.exercises, "exercises", "exercise")
    return replace(english, language=folder.name, **said)


@cache
def _kept(language: str) -> Catalogue:
    if language not in languages():
        raise CatalogueError(_("There is no catalogue in the language “{language}”.").format(language=language))
    try:
        must_have_words(language)
    except ValueError as error:
        sentence = _("{file}: the words cannot be read ({what})")
        raise CatalogueError(sentence.format(file=f"{language}.po", what=error)) from error
    folder = _shipped().joinpath(language)
    return load_from(folder) if language == ENGLISH else load_over(_kept(ENGLISH), folder)


def _shipped() -> Traversable:
    return resources.files("workbook.catalogue")


class _Shelf:
    """The files of one language. `at` remembers where each entry stands, for checks that look across the files."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self.at: dict[object, str] = {}

    def entries(self, name: str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
        """Every [[table]] of a file, in its order."""
        tables = _tables(_parse(self._folder.joinpath(*name.split("/")), name), name, table)
        found = []
        for number, each in enumerate(tables, start=1):
            at = f"{name}, {_called(each, table, number)}"
            entry = read(kind, each, at)
            self.at[entry] = at
            found.append(entry)
        return tuple(found)

    def steps(self, links: tuple[Link, ...]) -> tuple[Step, ...]:
        """Every step, with the themes and the causes and impacts from which links lead to it, in their order."""
        found = []
        for step in self.entries("steps.toml", "step", Step):
            to = [link for link in links if link.step == step.id]
            if to and step.themes:
                raise CatalogueError(_('{at}: "themes" is said by the links to it').format(at=self.at[step]))
            themes = tuple(link.theme for link in to if link.theme) or step.themes
            linked = replace(step, themes=themes, causes=tuple(link.item for link in to if link.item))
            self.at[linked] = self.at[step]
            found.append(linked)
        return tuple(found)

    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise of every file in exercises/, the files in the order of their names."""
        folder = self._folder.joinpath("exercises")
        names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml")) if folder.is_dir() else []
        return tuple(e for name in names for e in self.entries(f"exercises/{name}", "exercise", Exercise))


class _Texts:
    """The texts of one language, each entry's by its key."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder

    def over(self, english: tuple[Entry, ...], name: str, table: str) -> tuple[Entry, ...]:
        """The entries with their texts in this language, in the order of the English ones; `name`: a file or a folder of them."""
        found: dict[str, tuple[object, str]] = {}
        for file in self._files(name):
            for number, each in enumerate(
                _tables(_parse(self._folder.joinpath(*file.split("/")), file), file, table), start=1
            ):
                at = f"{file}, {_called(each, table, number)}"
                key = each.pop(KEYS.get(table, "key"), None) if isinstance(each, dict) else None
                if not isinstance(key, str) or key in found:
                    raise CatalogueError(_("{at}: has no key, or one that is used twice").format(at=at))
                found[key] = (each, at)
        made = []
        for entry in english:
            text, at = found.pop(str(getattr(entry, KEYS.get(table, "key"))), (None, name))
            made.append(put_over(entry, text, at))
        for _text, at in found.values():
            raise CatalogueError(_("{at}: there is none of this key in English").format(at=at))
        return tuple(made)

    def _files(self, name: str) -> list[str]:
        """A file that is not there is one without entries."""
        of = self._folder.joinpath(name)
        if of.is_dir():
            return sorted(f"{name}/{each.name}" for each in of.iterdir() if each.name.endswith(".toml"))
        return [name] if of.is_file() else []


def _tables(content: dict[str, object], name: str, table: str) -> list[object]:
    """Every [[table]] of a file, which holds nothing else."""
    for other in content:
        if other != table:
            raise CatalogueError(_("{file}: [[{table}]] does not belong here").format(file=name, table=other))
    tables = content.get(table)
    if not isinstance(tables, list):
        raise CatalogueError(_("{file}: there is no [[{table}]]").format(file=name, table=table))
    return tables


def _called(table: object, kind: str, number: int) -> str:
    """What a message calls an entry: by its key, or by its place in the file if the key is what is wrong."""
    if isinstance(table, dict):
        name = table.get(KEYS.get(kind, "key"))
        if isinstance(name, str) and name.strip():
            return name
    return f"{kind} {number}"


def _parse(file: Traversable, name: str) -> dict[str, object]:
    if not file.is_file():
        raise CatalogueError(_("{file}: the file is missing").format(file=name))
    content = file.read_bytes()
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CatalogueError(_("{file}, line {line}: not written in UTF-8").format(file=name, line=line)) from error
    except tomllib.TOMLDecodeError as error:
        what, _paren, place = str(error).rpartition(" (at ")
        found = re.match(r"line (\d+)", place)
        line = int(found[1]) if found else content.count(b"\n") + 1
        sentence = _("{file}, line {line}: not readable as TOML ({what})")
        raise CatalogueError(sentence.format(file=name, line=line, what=what)) from error
