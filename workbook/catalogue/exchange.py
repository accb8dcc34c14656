"""Own exercises as a file for a colleague, and a colleague's as they come in: TOML, the very tables of a shipped exercise.

What comes in is data and nothing else: read field by field, checked as the catalogue itself is, limited in size, refused whole
with one sentence for the first thing that is wrong. The key of an exercise says which one it is, so that what came in before is
known again.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import Exercise
from workbook.catalogue.own import OWN, checked, is_own
from workbook.catalogue.reading import NESTED, read
from workbook.errors import BadInput, WorkbookError
from workbook.language import _

FORMAT, VERSION = "couples-workbook-exercises", 1
SIZE_MOST, COUNT_MOST = 1_000_000, 200
"""How many bytes a file may have, and how many exercises may be in it."""

_SENTENCE_MOST = 300
_OWN_KEY = re.compile(r"own_([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Coming:
    """An exercise out of a file. `uid` is the one it had where it was written, or "" where the file does not say."""

    exercise: Exercise
    uid: str


def file_of(exercises: Sequence[Exercise]) -> bytes:
    """The file with these exercises."""
    head = f"format = {_quoted(FORMAT)}\nversion = {VERSION}\n"
    return "\n".join([head, *map(_table, exercises)]).encode("utf-8")


def coming_in(content: bytes, shipped: Catalogue) -> tuple[Coming, ...]:
    """What a file holds. Raises `BadInput` with one sentence, on one line whatever the file says; nothing is taken in then."""
    try:
        tables = _tables(_parsed(content))
        found = tuple(_one(table, number, shipped) for number, table in enumerate(tables, start=1))
    except WorkbookError as error:
        raise BadInput(" ".join(str(error).split())[:_SENTENCE_MOST]) from error
    uids = [each.uid for each in found if each.uid]
    if len(set(uids)) < len(uids):
        raise BadInput(_("The file has the same exercise twice."))
    return found


def _parsed(content: bytes) -> dict[str, object]:
    if len(content) > SIZE_MOST:
        raise BadInput(_("The file is too large: exercises take less than a megabyte."))
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # also a number of a thousand figures, and brackets a thousand deep
        raise BadInput(
            _("The file is not readable: it has to be one that Couples Workbook wrote, or TOML like it.")
        ) from None


def _tables(content: dict[str, object]) -> list[object]:
    if content.get("format") != FORMAT:
        raise BadInput(_("This is no file with exercises for Couples Workbook."))
    version = content.get("version")
    if version != VERSION or isinstance(version, bool):
        raise BadInput(_("The file was written by a newer program: bring this one up to date, then take it in."))
    tables = content.get("exercise")
    if not isinstance(tables, list) or not tables:
        raise BadInput(_("The file holds no exercise."))
    if len(tables) > COUNT_MOST:
        raise BadInput(_("The file holds more than {n} exercises.").format(n=COUNT_MOST))
    if set(content) != {"format", "version", "exercise"}:
        raise BadInput(_("The file holds more than exercises."))
    return tables


def _one(table: object, number: int, shipped: Catalogue) -> Coming:
    exercise = read(Exercise, table, _("Exercise {n} of the file").format(n=number))
    known = _OWN_KEY.fullmatch(exercise.key)
    return Coming(replace(checked(shipped, exercise), key=""), known[1] if known else "")


def _table(exercise: Exercise) -> str:
    key = f"own_{exercise.key.removeprefix(OWN)}" if is_own(exercise.key) else exercise.key
    fields = asdict(replace(exercise, key=key))
    nested = {NESTED[name]: fields.pop(name) for name in NESTED}
    counselor = fields.pop("counselor")
    made = ["[[exercise]]", *_lines(fields)]
    for name, tables in nested.items():
        for table in tables:
            made += ["", f"[[exercise.{name}]]", *_lines(table)]
    return "\n".join([*made, "", "[exercise.counselor]", *_lines(counselor), ""])


def _lines(fields: dict[str, object]) -> Iterable[str]:
    return (f"{name} = {_value(value)}" for name, value in fields.items())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _quoted(str(value))


def _quoted(words: str) -> str:
    """A TOML string on one line; JSON's is one, but for the one sign that TOML wants escaped as well."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
