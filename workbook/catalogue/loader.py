"""Opens the catalogue of one language: the only door through which its texts come in.

Everything is read and checked at once, so that a slip in a file shows when the program starts and names its place, instead
of turning up months later on one couple's page.
"""

import re
import tomllib
from dataclasses import replace
from functools import cache
from gettext import gettext as _
from importlib import resources
from importlib.resources.abc import Traversable

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
from workbook.errors import CatalogueError


def load(language: str = "en") -> Catalogue:
    """The catalogue of a language, read once and then kept. Raises `CatalogueError` if it is not there or is wrong."""
    return _kept(language)


def languages() -> tuple[str, ...]:
    """Every language that has a folder of its own."""
    folders = resources.files("workbook.catalogue").iterdir()
    return tuple(sorted(each.name for each in folders if each.joinpath("themes.toml").is_file()))


def load_from(folder: Traversable) -> Catalogue:
    """The catalogue in any folder; its name is the language. Raises `CatalogueError` with one sentence for the first slip."""
    shelf = _Shelf(folder)
    links = shelf.entries("links.toml", "link", Link)
    catalogue = Catalogue(
        language=folder.name,
        themes=shelf.entries("themes.toml", "theme", Theme),
        scales=shelf.entries("scales.toml", "scale", Scale),
        items=shelf.entries("items.toml", "item", Item),
        cautions=shelf.entries("cautions.toml", "caution", Caution),
        safety=shelf.entries("safety.toml", "prompt", SafetyPrompt),
        plans=shelf.entries("plans.toml", "plan", PlanEntry),
        steps=shelf.steps(links),
        links=links,
        exercises=shelf.exercises(),
        background=shelf.entries("background.toml", "background", Background),
        pages=shelf.entries("pages.toml", "page", BackgroundPage),
        measures=shelf.entries("measures.toml", "measure", Measure),
        agreements=shelf.entries("agreements.toml", "agreement", AgreementText),
    )
    checks.check(catalogue, shelf.at)
    return catalogue


@cache
def _kept(language: str) -> Catalogue:
    if language not in languages():
        raise CatalogueError(_("There is no catalogue in the language “{language}”.").format(language=language))
    return load_from(resources.files("workbook.catalogue").joinpath(language))


class _Shelf:
    """The files of one language. `at` remembers where each entry stands, for checks that look across the files."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self.at: dict[object, str] = {}

    def entries(self, name: str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
        """Every [[table]] of a file, in its order."""
        content = _parse(self._folder.joinpath(*name.split("/")), name)
        for other in content:
            if other != table:
                raise CatalogueError(_("{file}: [[{table}]] does not belong here").format(file=name, table=other))
        tables = content.get(table)
        if not isinstance(tables, list):
            raise CatalogueError(_("{file}: there is no [[{table}]]").format(file=name, table=table))
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


def _called(table: object, kind: str, number: int) -> str:
    """What a message calls an entry: by its key, or by its place in the file if the key is what is wrong."""
    if isinstance(table, dict):
        name = table.get({"step": "id", "scale": "kind"}.get(kind, "key"))
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
