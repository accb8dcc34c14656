"""Between a frozen dataclass and a table's row: one place for enums, dates, truth values and JSON, instead of one per area.

A column is named like its field. A dataclass inside a record spreads over columns with the field's name in front
(`contact.phone` is `contact_phone`); a tuple is kept as JSON.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from random import Random
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints
from uuid import uuid4

Value = str | int | float | None
Row = dict[str, Value]
Parameters = Sequence[Value] | dict[str, Value]
T = TypeVar("T")

_KNOWN: dict[type, dict[str, Any]] = {}


_ids: ContextVar[Callable[[], str]] = ContextVar("ids", default=lambda: uuid4().hex)


def new_uid() -> str:
    """A random id of 32 characters, under which a record is known outside its own table."""
    return _ids.get()()


@contextmanager
def ids_from(random: Random) -> Iterator[None]:
    """Draw every new id from `random` for a while: the demo's records are then the same for the same seed."""
    token = _ids.set(lambda: f"{random.getrandbits(128):032x}")
    try:
        yield
    finally:
        _ids.reset(token)


def to_row(record: object, *leave: str) -> Row:
    """The columns of a dataclass instance, without the fields named in `leave`."""
    row: Row = {}
    for name, hint in _hints(type(record)).items():
        if name in leave:
            continue
        value = getattr(record, name)
        if is_dataclass(hint):
            row |= {f"{name}_{column}": inner for column, inner in to_row(value).items()}
        else:
            row[name] = _to_column(value)
    return row


def from_row(kind: type[T], row: Mapping[str, Value], **given: object) -> T:
    """An instance of `kind` out of a row; `given` are the fields that stand in other tables. Extra columns do not matter."""
    return _build(kind, row, "", given)


def _build(kind: type[T], row: Mapping[str, Value], prefix: str, given: Mapping[str, object]) -> T:
    values = dict(given)
    for name, hint in _hints(kind).items():
        if name in given:
            continue
        if is_dataclass(hint):
            values[name] = _build(cast(type[object], hint), row, f"{prefix}{name}_", {})
        elif prefix + name in row:
            values[name] = _from_column(hint, row[prefix + name])
    return kind(**values)


def _hints(kind: Any) -> dict[str, Any]:
    """Each field with its type, an optional one without its None. (`Any`: type hints have no type of their own.)"""
    if kind not in _KNOWN:
        hints = get_type_hints(kind)
        _KNOWN[kind] = {f.name: _bare(hints[f.name]) for f in fields(kind)}
    return _KNOWN[kind]


def _bare(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return next(h for h in get_args(hint) if h is not type(None))
    return hint


def _to_column(value: object) -> Value:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return cast(Value, value)


def _from_column(hint: Any, value: Value) -> object:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return _from_json(hint, json.loads(str(value)))
    if hint is datetime:
        return datetime.fromisoformat(str(value))
    if hint is date:
        return date.fromisoformat(str(value))
    return hint(value)


def _from_json(hint: Any, value: Any) -> object:
    if get_origin(hint) is not tuple:
        return _from_column(hint, value)
    inner = get_args(hint)
    each = (inner[0],) * len(value) if inner[-1] is Ellipsis else inner
    return tuple(_from_json(h, v) for h, v in zip(each, value, strict=True))
