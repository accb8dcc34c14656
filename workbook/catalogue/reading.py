"""Turns a TOML table into an entry, led by nothing but the entry's own fields and type hints.

A catalogue is written and translated by hand, so a slip must be named where it was made. Because the dataclasses say what a
table may hold, a new field needs no line here, and a second language is held to the same rules as the first.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from string import Formatter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, TypeVar, get_args, get_origin, get_type_hints

from workbook.errors import CatalogueError
from workbook.language import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Entry = TypeVar("Entry", bound="DataclassInstance")

COUPLE = {"couple": True}
"""Marks a field that a couple reads: it is what another language says in its own words."""

NESTED = {"instructions": "instruction", "worksheet": "part"}
"""Fields whose tables are named in the singular, as [[exercise.instruction]] and [[exercise.part]] are."""

MAY_BE_EMPTY = {"theme", "ids", "causes"}
"""Fields that may be empty though they must be there. What has a default may be empty anyway, and nothing else may."""

KEY = re.compile(r"[a-z][a-z0-9_]*")


def placeholders(text: str) -> frozenset[str] | None:
    """The names a text is filled with, "{partner}" and no more; None where it cannot be filled so and would break a page."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    if any(spec or how for _lead, _name, spec, how in parts):
        return None
    return frozenset(name for _lead, name, _spec, _how in parts if name is not None)


def read(kind: type[Entry], table: object, at: str) -> Entry:
    """The entry that a table holds; `at` is the place for messages, such as "items.toml, felt_heard".

    A field that allows None or has a default may be left out. Raises `CatalogueError` for anything unknown, missing or of a
    wrong type.
    """
    if not isinstance(table, dict):
        raise CatalogueError(_("{at}: a table was expected here").format(at=at))
    hints = _hints(kind)
    known = {NESTED.get(field.name, field.name): field for field in fields(kind) if not field.metadata.get("derived")}
    for name in table:
        if name not in known:
            raise CatalogueError(_('{at}: "{field}" is not a known field').format(at=at, field=name))
    given: dict[str, object] = {}
    for name, field in known.items():
        if name in table:
            given[field.name] = _value(hints[field.name], table[name], at, name, _may_be_empty(field))
        elif NoneType in get_args(hints[field.name]):
            given[field.name] = None
        elif field.default is MISSING:
            raise CatalogueError(_('{at}: "{field}" is missing').format(at=at, field=name))
    make: Callable[..., Entry] = kind
    return make(**given)


@cache
def _hints(kind: type) -> Mapping[str, object]:
    return get_type_hints(kind)


def _may_be_empty(field: "Field[object]") -> bool:
    return field.default is not MISSING or field.name in MAY_BE_EMPTY


def _value(hint: object, value: object, at: str, name: str, may_be_empty: bool) -> object:
    if isinstance(hint, UnionType):
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint), value, at, name, may_be_empty)
    if not isinstance(hint, type):
        raise TypeError(hint)
    if is_dataclass(hint):
        return read(hint, value, f"{at}, {name}")
    if issubclass(hint, StrEnum):
        return _choice(hint, value, at, name)
    if hint is str:
        return _text(value, at, name, may_be_empty)
    # bool is an int in Python, and a whole number is a fine float; neither is meant the other way round.
    fits = isinstance(value, int | float if hint is float else hint) and isinstance(value, bool) == (hint is bool)
    if not fits:
        words = {bool: _("true or false"), int: _("a whole number"), float: _("a number")}
        raise _wrong(at, name, words[hint])
    return value


def _tuple(hints: tuple[object, ...], value: object, at: str, name: str, may_be_empty: bool) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise _wrong(at, name, _("a list"))
    if not value and not may_be_empty:
        raise CatalogueError(_('{at}: "{field}" is empty').format(at=at, field=name))
    if Ellipsis not in hints and len(value) != len(hints):
        raise _wrong(at, name, _("a list of {count}").format(count=len(hints)))
    found: list[object] = []
    for number, each in enumerate(value, start=1):
        if isinstance(hints[0], type) and is_dataclass(hints[0]):
            found.append(read(hints[0], each, f"{at}, {name} {number}"))
        else:
            found.append(_value(hints[0], each, at, name, may_be_empty=False))
    return tuple(found)


def _choice(hint: type[StrEnum], value: object, at: str, name: str) -> StrEnum:
    allowed = [each.value for each in hint]
    if value not in allowed:
        raise _wrong(at, name, _("one of {choices}").format(choices=", ".join(allowed)))
    return hint(str(value))


def _text(value: object, at: str, name: str, may_be_empty: bool) -> str:
    if not isinstance(value, str):
        raise _wrong(at, name, _("a text in quotes"))
    if not value.strip() and not may_be_empty:
        raise CatalogueError(_('{at}: "{field}" is empty').format(at=at, field=name))
    if value != " ".join(value.split()):
        raise CatalogueError(_('{at}: "{field}" has a line break or a stray space').format(at=at, field=name))
    if name == "key" and not KEY.fullmatch(value):
        raise CatalogueError(_('{at}: "{field}" may hold small letters, digits and _ only').format(at=at, field=name))
    return value


def _wrong(at: str, name: str, expected: str) -> CatalogueError:
    return CatalogueError(_('{at}: "{field}" has to be {expected}').format(at=at, field=name, expected=expected))
