"""A language that nobody speaks: every English word in letters that English has not, so that what was never translated shows.

It is made as any other language is: a file of words and a folder of texts, read by the program's own loaders. It calls itself
Bulgarian, so that days come in those letters too.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from workbook import language
from workbook.catalogue import loader
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.reading import NESTED
from workbook.demo import beside, people
from workbook.language import ENGLISH

CODE = "bg"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_OTHER = "абцдефгхийклмнопярстувшхыз"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _OTHER + _OTHER.upper())
_HELD = re.compile(r"(\{[^}]*\})")
_A_WORD = re.compile(r"[A-Za-z]{2,}")
_A_KEY = re.compile(r"[a-z0-9_./:#-]*|[A-D]\.[a-z]+\.\d+|[A-Z]{1,2}")
_KEYWORDS = {"_": None, "ngettext": (1, 2)}


def pseudo(text: str) -> str:
    """The words in other letters; what stands in braces stays."""
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in _HELD.split(text))


def pseudo_in(value: Any) -> Any:
    """The same for everything inside that reads like words rather than like a key."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value if _A_KEY.fullmatch(value) else pseudo(value)
    if isinstance(value, tuple | list):
        return type(value)(map(pseudo_in, value))
    if isinstance(value, dict):
        return {key: pseudo_in(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        said = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        theirs = {f.name for f in fields(value) if f.metadata.get("couple") and f.name not in NESTED}
        return replace(value, **{name: (_words if name in theirs else pseudo_in)(each) for name, each in said.items()})
    return value


def _words(value: Any) -> Any:
    """What a couple reads, be it a single small word."""
    return tuple(map(pseudo, value)) if isinstance(value, tuple) else pseudo(value)


def english_in(text: str) -> set[str]:
    """Words in English letters."""
    return set(_A_WORD.findall(text))


@contextmanager
def spoken(folder: Path, code: str = CODE) -> Iterator[None]:
    """Until the end of the block the pseudo-language is one more of those that there are."""
    _write_words(folder / f"{code}.po")
    _write_texts(folder / "catalogue" / code)
    for shipped in loader.languages():
        (folder / "catalogue" / shipped).symlink_to(str(resources.files("workbook.catalogue") / shipped))
    for words in Path(str(resources.files("workbook") / "locale")).glob("*.po"):
        (folder / words.name).symlink_to(words)
    patch = pytest.MonkeyPatch()
    patch.setattr(language, "_locale", lambda: folder)
    patch.setattr(loader, "_shipped", lambda: folder / "catalogue")
    loader.languages.cache_clear()
    try:
        yield
    finally:
        patch.undo()
        loader.languages.cache_clear()


def _write_words(path: Path) -> None:
    words = Catalog(locale=CODE)
    for package in ("workbook", "ui", "reports"):
        for source in sorted(Path(str(resources.files(package))).rglob("*.py")):
            for _line, message, _comments, _context in extract_from_file("python", source, keywords=_KEYWORDS):
                said = pseudo(message) if isinstance(message, str) else tuple(map(pseudo, message))
                words.add(message, string=said)
    with path.open("wb") as file:
        write_po(file, words)


def _write_texts(folder: Path) -> None:
    english, tables = loader.load(), {**loader.FILES, "steps": ("step", None), "exercises": ("exercise", None)}
    (folder / "exercises").mkdir(parents=True)
    for name, (table, _kind) in tables.items():
        lines: list[str] = []
        for entry in getattr(english, name):
            _write_table(lines, table, entry)
        where = folder / "exercises" / "all.toml" if name == "exercises" else folder / f"{name}.toml"
        where.write_text("\n".join(lines), encoding="utf-8")


def _write_table(lines: list[str], table: str, entry: Any) -> None:
    lines.append(f"[[{table}]]")
    key = loader.KEYS.get(table.partition(".")[0], "key")
    if "." not in table:
        lines.append(f"{key} = {json.dumps(getattr(entry, key))}")
    nested = []
    for field in (f for f in fields(entry) if f.metadata.get("couple")):
        value = getattr(entry, field.name)
        if field.name in NESTED:
            nested += [(f"{table}.{NESTED[field.name]}", each) for each in value]
        elif value:
            said = list(map(pseudo, value)) if isinstance(value, tuple) else pseudo(value)
            lines.append(f"{field.name} = {json.dumps(said, ensure_ascii=False)}")
    for name, each in nested:
        _write_table(lines, name, each)


def all_pseudo(english: Catalogue) -> Catalogue:
    """A catalogue of which the counselor's side is in those letters too."""
    changed = {f.name: pseudo_in(getattr(english, f.name)) for f in fields(english) if f.name != "language"}
    return replace(english, **changed)


def told_by_the_demo() -> list[str]:
    """What stands in the demo's code and is no word of the program's, the longest first."""
    found = set()
    for source in Path(str(resources.files("workbook.demo"))).glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 7:
                found.add(node.value)
    phrases = [f"/{phrase.name}" for phrase in beside.PHRASES]
    return sorted(found, key=len, reverse=True) + phrases


def demo_in_other_letters(patch: pytest.MonkeyPatch, language: str = ENGLISH) -> None:
    """What counselors and couples of the demo say is in those letters too: so no word of theirs is taken for one of ours.
    `language` is that of every couple's pages.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("workbook.demo"):
            for constant, value in list(vars(module).items()):
                if constant.isupper() and (isinstance(value, str | tuple | dict) or is_dataclass(value)):
                    patch.setattr(module, constant, pseudo_in(value))
    patch.setattr(people, "PAIRS", tuple(replace(pair, language=language) for pair in people.PAIRS))
