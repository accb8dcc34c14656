"""Own exercises and steps as a file for a colleague, and a colleague's as they come in: TOML, the very tables of a shipped
exercise, and of a step its title, what it is for and its gate.

What comes in is data and nothing else: read field by field, checked as the catalogue itself is, limited in size, refused whole
with one sentence for the first thing that is wrong. A key says which one it is, so that what came in before is known again.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import GATES, Exercise
from workbook.catalogue.own import OWN, checked, is_own, trimmed
from workbook.catalogue.reading import NESTED, read
from workbook.errors import BadInput, WorkbookError
from workbook.language import _

FORMAT, VERSION = "couples-workbook-exercises", 1
SIZE_MOST, COUNT_MOST = 1_000_000, 200
"""How many bytes a file may have, and how many exercises may be in it, or steps."""

STEP_TITLE_MOST, STEP_AIM_MOST = 120, 600

_DEPTH_MOST = 32
_PART = r"""(?:[A-Za-z0-9_-]++|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')"""
_DEEP = re.compile(rf"(?<![A-Za-z0-9_\\-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_DEPTH_MOST}}}")
"""More names than that with dots between: nobody writes so, and the time to read a name grows with the cube of its dots."""

_SENTENCE_MOST = 300
_OWN_KEY = re.compile(r"own_([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Coming:
    """An exercise out of a file. `uid` is the one it had where it was written, or "" where the file does not say."""

    exercise: Exercise
    uid: str


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step of the counselor's own as it travels: on one line each, and its gate by its name. `key` is made of its uid."""

    key: str
    title: str
    aim: str = ""
    gate: str = GATES[0]

    @property
    def uid(self) -> str:
        return _uid(self.key)


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that a file holds."""

    exercises: tuple[Coming, ...] = ()
    steps: tuple[StepWords, ...] = ()


def step_words(uid: str, title: str, aim: str, gate: str) -> StepWords:
    """A step to hand on; also to see whether one that came in says the same."""
    words = trimmed({"title": title, "aim": aim})
    return StepWords(f"own_{uid}", str(words["title"]), str(words["aim"]), gate)


def file_of(exercises: Sequence[Exercise], steps: Sequence[StepWords] = ()) -> bytes:
    """The file with these exercises and steps."""
    head = f"format = {_quoted(FORMAT)}\nversion = {VERSION}\n"
    tables = ["\n".join(["[[step]]", *_lines(asdict(step)), ""]) for step in steps]
    return "\n".join([head, *tables, *map(_table, exercises)]).encode("utf-8")


def coming_in(content: bytes, shipped: Catalogue) -> Parcel:
    """What a file holds. Raises `BadInput` with one sentence, on one line whatever the file says; nothing is taken in then."""
    try:
        exercises, steps = _tables(_parsed(content))
        found = tuple(_one(table, number, shipped) for number, table in enumerate(exercises, start=1))
        beside = tuple(_step(table, number) for number, table in enumerate(steps, start=1))
    except WorkbookError as error:
        raise BadInput(" ".join(str(error).split())[:_SENTENCE_MOST]) from error
    if _twice([each.uid for each in found]):
        raise BadInput(_("The file has the same exercise twice."))
    if _twice([each.uid for each in beside]):
        raise BadInput(_("The file has the same step twice."))
    return Parcel(found, beside)


def _twice(uids: Sequence[str]) -> bool:
    known = [uid for uid in uids if uid]
    return len(set(known)) < len(known)


def _uid(key: str) -> str:
    known = _OWN_KEY.fullmatch(key)
    return known[1] if known else ""


def _parsed(content: bytes) -> dict[str, object]:
    if len(content) > SIZE_MOST:
        raise BadInput(_("The file is too large: exercises take less than a megabyte."))
    found = None
    with suppress(ValueError, RecursionError):  # also a number of a thousand figures, and brackets a thousand deep
        words = content.decode("utf-8-sig")
        found = None if _DEEP.search(words) else tomllib.loads(words)
    if found is None:
        raise BadInput(_("The file is not readable: it has to be one that Couples Workbook wrote, or TOML like it."))
    return found


def _tables(content: dict[str, object]) -> tuple[list[object], list[object]]:
    version = content.get("version")
    numbered = isinstance(version, int) and not isinstance(version, bool) and version > 0
    if content.get("format") != FORMAT or not numbered:
        raise BadInput(_("This is no file with exercises for Couples Workbook."))
    if version != VERSION:
        raise BadInput(_("The file was written by a newer program: bring this one up to date, then take it in."))
    exercises, steps = content.get("exercise", []), content.get("step", [])
    if not isinstance(exercises, list) or not isinstance(steps, list) or not (exercises or steps):
        raise BadInput(_("The file holds no exercise and no step."))
    if max(len(exercises), len(steps)) > COUNT_MOST:
        raise BadInput(_("The file holds more than {n} exercises or steps.").format(n=COUNT_MOST))
    if not set(content) <= {"format", "version", "exercise", "step"}:
        raise BadInput(_("The file holds more than exercises and steps."))
    return exercises, steps


def _one(table: object, number: int, shipped: Catalogue) -> Coming:
    exercise = read(Exercise, table, _("Exercise {n} of the file").format(n=number))
    return Coming(replace(checked(shipped, exercise), key=""), _uid(exercise.key))


def _step(table: object, number: int) -> StepWords:
    at = _("Step {n} of the file").format(n=number)
    step = read(StepWords, table, at)
    words = trimmed({"title": step.title, "aim": step.aim})
    made = replace(step, title=str(words["title"]), aim=str(words["aim"]))
    if not made.title:
        raise BadInput(_('{at}: "{field}" is empty').format(at=at, field="title"))
    for name, text, most in (("title", made.title, STEP_TITLE_MOST), ("aim", made.aim, STEP_AIM_MOST)):
        if len(text) > most:
            sentence = _('{at}: "{field}" has more than {n} characters')
            raise BadInput(sentence.format(at=at, field=name, n=most))
    if made.gate not in GATES:
        sentence = _('{at}: "{field}" has to be {expected}')
        expected = _("one of {choices}").format(choices=", ".join(GATES))
        raise BadInput(sentence.format(at=at, field="gate", expected=expected))
    return made


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
