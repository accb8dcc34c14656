"""The couple's side of an exercise as text to keep: what was put in other words stays as it was given, whatever becomes of the
catalogue. The counselor's side is not kept: it is read where the exercise is chosen.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, asdict, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import GATES, Exercise, Instruction, Kind
from workbook.errors import NotFound
from workbook.language import _, speaking_to_the_counselor

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Entry = TypeVar("Entry", bound="DataclassInstance")

_hints = cache(get_type_hints)


def kept_page(exercise: Exercise) -> str:
    page = asdict(exercise)
    del page["counselor"]
    return json.dumps(page, ensure_ascii=False, separators=(",", ":"))


def exercise_of(page: str) -> Exercise:
    """The exercise out of what `kept_page` made, also by an earlier program or a later one: what it did not know yet is empty,
    what is not known here is left out, and a gate that is not known is the strictest.
    """
    given = json.loads(page)
    if given.get("kind") not in set(Kind):
        given["kind"] = Kind.TALKING.value
    if given.get("gate") not in GATES:
        given["gate"] = GATES[-1]
    return _made(Exercise, given)


def _made(kind: type[Entry], given: Mapping[str, object]) -> Entry:
    hints = _hints(kind)
    values = {each.name: _value(hints[each.name], given[each.name]) for each in fields(kind) if each.name in given}
    lacking = [each.name for each in fields(kind) if each.name not in given and each.default is MISSING]
    make: Callable[..., Entry] = kind
    return make(**{name: _nothing(hints[name]) for name in lacking}, **values)


def _nothing(hint: Any) -> object:
    return _made(hint, {}) if isinstance(hint, type) and is_dataclass(hint) else (get_origin(hint) or hint)()


def _value(hint: Any, value: Any) -> object:
    if get_origin(hint) is tuple:
        inner, found = get_args(hint)[0], []
        for each in value:
            with suppress(ValueError):  # of a kind that is not known here
                found.append(_value(inner, each))
        return tuple(found)
    return _made(hint, value) if isinstance(hint, type) and is_dataclass(hint) else hint(value)


def exercise_given(catalogue: Catalogue, key: str, page: str) -> Exercise:
    """An exercise as it was given: the page kept with it, or else the catalogue's own, if it is there still. The gate of today
    counts for either. Raises `NotFound` where neither is.
    """
    now = next((each for each in catalogue.exercises if each.key == key), None)
    if page:
        kept = exercise_of(page)
        return replace(kept, gate=now.gate) if now is not None else kept
    if now is None:
        with speaking_to_the_counselor():
            raise NotFound(_("The catalogue no longer holds this exercise."))
    return now


def guide_of(exercise: Exercise) -> str:
    """Its instructions as lines, to be put in other words: a line for each step."""
    return "\n".join(line_of(each) for each in exercise.instructions)


def line_of(each: Instruction) -> str:
    return f"{each.lead}. {each.text} “{each.say}”" if each.say else f"{each.lead}. {each.text}"
