"""Exercises of the counselor's own, beside the shipped ones: read and checked by the same rules, never under one of their keys.

An own key holds a hyphen, which no shipped one may. What is kept, and what comes in from a colleague, goes through `checked`.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from unicodedata import category

from workbook.catalogue import checks
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import GATES, CounselorNote, Exercise, Instruction, Kind, Part, PartKind
from workbook.catalogue.kept import line_of
from workbook.catalogue.reading import read
from workbook.errors import BadInput
from workbook.language import _

OWN = "own-"
"""What the key of an own exercise begins with."""

TITLE_MOST, TEXT_MOST, LIST_MOST, LINES_MOST, MINUTES_MOST = 120, 1_200, 24, 30, 600
_SAY = re.compile(r"(.*?)“([^“”]*)”")
_LEAD_MOST, _SAID_MOST = 48, 1_000_000


def is_own(key: str) -> bool:
    return key.startswith(OWN)


def with_own(shipped: Catalogue, own: Iterable[Exercise]) -> Catalogue:
    """The catalogue with own exercises after its own. What a later catalogue does not know any more is left out of them, and an
    exercise for none of whose steps there is one is left out whole. Where a step has become harder to get at, so has it.
    """
    steps, themes = {s.id for s in shipped.steps}, {t.key for t in shipped.themes}
    causes = {i.key for i in shipped.items}
    known = (
        replace(
            each,
            steps=tuple(s for s in each.steps if s in steps),
            themes=tuple(t for t in each.themes if t in themes),
            causes=tuple(c for c in each.causes if c in causes),
            gate=max(each.gate, least_gate(shipped, each.steps), key=GATES.index),
        )
        for each in own
    )
    return replace(shipped, exercises=(*shipped.exercises, *(each for each in known if each.steps)))


def page_of(exercise: Exercise) -> str:
    """The whole of it as text to keep, the counselor's side too; `exercise_of` reads it."""
    return json.dumps(asdict(exercise), ensure_ascii=False, separators=(",", ":"))


def begun(catalogue: Catalogue, step: str) -> Exercise:
    """One to be written: what is the same on most pages stands there already, and the rest is empty."""
    of = catalogue.step(step)
    return Exercise(
        key="",
        steps=(step,),
        title="",
        purpose="",
        need=_("Nothing but the two of you."),
        minutes=15,
        often=_("Once before we meet again"),
        instructions=(),
        smaller="",
        if_badly=_(
            "Either of you may stop at any time, and need not say why. Put the page away and do something else."
        ),
        bring=(_("What did you notice?"), _("What was harder than you thought?")),
        for_whom=_("Both of you."),
        worksheet=(Part(PartKind.LINES, _("What we want to tell"), lines=4),),
        themes=of.themes,
        causes=(),
        gate=of.gate,
        kind=Kind.TALKING,
        counselor=CounselorNote("", _("A counselor’s own; not tested."), "X", "", ""),
    )


def adapted(shipped: Exercise) -> Exercise:
    """A copy to put in other words. What is known is known of the page as it was, and the copy says so."""
    own = shipped.counselor
    evidence = _("Adapted by a counselor from “{title}”. Of that page: {evidence}").format(
        title=shipped.title, evidence=own.evidence
    )
    title = _("{title} (adapted)").format(title=shipped.title)
    return replace(shipped, key="", title=title, counselor=replace(own, evidence=evidence[:TEXT_MOST]))


def least_gate(catalogue: Catalogue, steps: Iterable[str], after: str = "") -> str:
    """The loosest gate that an exercise for these steps may have: that of the strictest of them, and for a copy of the exercise
    with the key `after` no looser than that one's.
    """
    of = set(steps)
    gates = [s.gate for s in catalogue.steps if s.id in of] + [e.gate for e in catalogue.exercises if e.key == after]
    return max(gates, key=GATES.index, default=GATES[0])


def checked(catalogue: Catalogue, exercise: Exercise) -> Exercise:
    """The exercise with every text trimmed, if the rules of the catalogue allow it and its size is sensible; whatever its key.

    Raises `BadInput` or `CatalogueError` with one sentence for the first thing that is missing or wrong.
    """
    written = trimmed(asdict(exercise))
    _named_gaps(written)
    _sizes(written)
    table = {k: v for k, v in written.items() if k not in ("instructions", "worksheet")}
    table |= {"key": "own", "instruction": written["instructions"], "part": written["worksheet"]}
    at = _("“{title}”").format(title=written["title"])
    made = read(Exercise, table, at)
    checks.check_exercises(replace(catalogue, exercises=(made,)), {made: at})
    return replace(made, key=exercise.key)


def trimmed(value: object) -> dict[str, object]:
    """Without space around, breaks within, and signs that are no writing."""

    def trim(each: object) -> object:
        if isinstance(each, str):
            return " ".join("".join(c for c in each if c.isspace() or category(c) not in ("Cc", "Cs")).split())
        if isinstance(each, dict):
            return {name: trim(inner) for name, inner in each.items()}
        if isinstance(each, list | tuple):
            return [done for inner in each if (done := trim(inner)) != ""]
        return each

    made = trim(value)
    assert isinstance(made, dict)
    return made


def _named_gaps(fields: dict[str, object]) -> None:
    """What a counselor who writes one most often has not written yet, in words of the form rather than of the file."""
    note = fields["counselor"]
    assert isinstance(note, dict)
    needed = (
        ("title", _("a title")),
        ("steps", _("a step that it belongs to")),
        ("purpose", _("why it helps")),
        ("instructions", _("what to do")),
        ("need", _("what they need")),
        ("often", _("how often")),
        ("smaller", _("a smaller version")),
        ("if_badly", _("what to do if it goes badly")),
        ("bring", _("what to bring back")),
        ("for_whom", _("whom it suits")),
        ("worksheet", _("a part to write or tick on")),
        ("themes", _("a theme")),
    )
    beside = (
        ("not_when", _("when not to give it")),
        ("why", _("why it works")),
        ("evidence", _("what is known of it")),
        ("ask_next", _("what to ask next time")),
    )
    lacking = [words for name, words in needed if not fields[name]]
    lacking += [words for name, words in beside if not note[name]]
    if lacking:
        raise BadInput(_("It still needs: {what}.").format(what="; ".join(lacking)))


def _sizes(value: object, name: str = "") -> None:
    """A page of sensible size, wherever it comes from."""
    if isinstance(value, dict):
        for inner_name, inner in value.items():
            _sizes(inner, inner_name)
    elif isinstance(value, list):
        if len(value) > LIST_MOST:
            raise BadInput(_("There are more than {n} of something: shorten the page.").format(n=LIST_MOST))
        for inner in value:
            _sizes(inner, name)
    elif isinstance(value, str):
        most = TITLE_MOST if name in ("title", "lead", "heading") else TEXT_MOST
        if len(value) > most:
            begins = value[:24]
            raise BadInput(_("“{begins} …” has more than {n} characters.").format(begins=begins, n=most))
    elif isinstance(value, int) and value > (LINES_MOST if name == "lines" else MINUTES_MOST):
        said = (
            str(value) if value < _SAID_MOST else "…"
        )  # a number of many figures is no sentence, and may not become text
        raise BadInput(_("{n} is too much for a page.").format(n=said))


def instructions_of(guide: str, before: Iterable[Instruction] = ()) -> tuple[Instruction, ...]:
    """What to do, out of a line for each step: a few words and a full stop, the sentence, and perhaps what to say in “ ”. A line
    that says what one of `before` said is that one still.
    """
    known = {line_of(each): each for each in before}
    lines = [line.strip() for line in guide.splitlines() if line.strip()]
    return tuple(known[line] if line in known else _instruction(line) for line in lines)


def _instruction(line: str) -> Instruction:
    line = re.sub(r'"([^"]*)"$', r"“\1”", line)
    said = _SAY.fullmatch(line)
    words, say = (said[1].rstrip(), said[2].strip()) if said is not None else (line, "")
    lead, stop, text = words.partition(". ")
    if not stop or len(lead) > _LEAD_MOST:
        return Instruction("", words, say)
    return Instruction(lead.strip(), text.strip(), say)


def instructions_need(instructions: Iterable[Instruction]) -> str:
    """A sentence where a line cannot be set apart into its first words and the rest, or ""."""
    bad = next((each for each in instructions if not each.lead or not each.text), None)
    if bad is None:
        return ""
    sentence = _(
        "Begin each line of what to do with a few words and a full stop: “Sit down. Phones stay in another room.”"
    )
    return f"{sentence} ({(bad.lead or bad.text)[:24]} …)"


def shown(exercise: Exercise) -> Exercise:
    """One that is being written, to look at: an ellipsis where nothing is written yet, without parts that are none yet."""
    gap = "…"
    return replace(
        exercise,
        steps=exercise.steps or ("",),
        title=exercise.title.strip() or gap,
        purpose=exercise.purpose.strip() or gap,
        need=exercise.need.strip() or gap,
        often=exercise.often.strip() or gap,
        instructions=exercise.instructions or (Instruction("", gap),),
        smaller=exercise.smaller.strip() or gap,
        if_badly=exercise.if_badly.strip() or gap,
        bring=exercise.bring or (gap,),
        for_whom=exercise.for_whom.strip() or gap,
        worksheet=tuple(each for each in exercise.worksheet if not checks.part_problem(each)),
    )
