"""The catalogue in another language: the English one with the texts that a couple reads put over its own.

What an entry is (its gate, its steps, its links) is said once, in English, and cannot differ by language. A language's folder
holds texts only, in files and tables of the same names, each entry by its key. What it does not say stands in English with a
mark, so that a gap is seen by whoever looks at the page first. What only the counselor reads is no part of it.
"""

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from workbook.catalogue.reading import NESTED, placeholders
from workbook.errors import CatalogueError
from workbook.language import _, unsaid

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Entry = TypeVar("Entry", bound="DataclassInstance")

BLANK = "___"
"""A blank to fill in by hand; alone, an empty card: the same in every language."""


def put_over(entry: Entry, table: object, at: str) -> Entry:
    """The entry with the texts of `table` in place of its own; None: there are none. `at` is the place for messages.

    Raises `CatalogueError` for a text that no couple reads, for one that is no text, for a list of another length, and for
    placeholders or blanks that the English text does not have.
    """
    if table is not None and not isinstance(table, dict):
        raise CatalogueError(_("{at}: a table was expected here").format(at=at))
    known = {NESTED.get(f.name, f.name): f.name for f in fields(entry) if f.metadata.get("couple")}
    for name in table or ():
        if name not in known:
            raise CatalogueError(_('{at}: "{field}" is no text for couples').format(at=at, field=name))
    said = {
        field: _put_over(getattr(entry, field), (table or {}).get(name), f"{at}, {name}")
        for name, field in known.items()
    }
    return replace(entry, **said)


def _put_over(english: object, text: object, at: str) -> object:
    if isinstance(english, tuple):
        if text is None:
            return tuple(_put_over(each, None, at) for each in english)
        if not isinstance(text, list) or len(text) != len(english):
            raise CatalogueError(_("{at}: has to be a list of {count}").format(at=at, count=len(english)))
        pairs = zip(english, text, strict=True)
        return tuple(_put_over(each, over, f"{at} {n}") for n, (each, over) in enumerate(pairs, start=1))
    if is_dataclass(english) and not isinstance(english, type):
        return put_over(english, text, at)
    assert isinstance(english, str)
    if text is None:
        return unsaid(english) if english.replace(BLANK, "").strip() else english
    return _text(english, text, at)


def _text(english: str, text: object, at: str) -> str:
    if not isinstance(text, str) or text != " ".join(text.split()):
        raise CatalogueError(_("{at}: has to be a text in quotes, without a line break or a stray space").format(at=at))
    if bool(text) != bool(english):
        slip = _("{at}: is empty") if english else _("{at}: is empty in English and has to be here")
        raise CatalogueError(slip.format(at=at))
    if placeholders(text) != placeholders(english) or text.count(BLANK) != english.count(BLANK):
        raise CatalogueError(_("{at}: has other placeholders or blanks than in English").format(at=at))
    return text
