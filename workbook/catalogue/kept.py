"""The couple's side of an exercise as text to keep: what was put in other words stays as it was given, whatever becomes of the
catalogue. The counselor's side is not kept: it is read where the exercise is chosen.
"""

import json
from dataclasses import asdict, replace

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import CounselorNote, Exercise, Instruction, Kind, Part, PartKind, Tag
from workbook.errors import NotFound
from workbook.language import _, speaking_to_the_counselor

_NO_NOTE = CounselorNote("", "", "", "", "")


def kept_page(exercise: Exercise) -> str:
    fields = asdict(exercise)
    del fields["counselor"]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def exercise_of(page: str) -> Exercise:
    """The exercise out of what `kept_page` made. A page kept before there were kinds and tags was for talking, without a tag."""
    fields = {"kind": Kind.TALKING.value, "tags": []} | json.loads(page)
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    fields |= lists | {
        "kind": Kind(fields["kind"]),
        "tags": tuple(Tag(each) for each in fields["tags"]),
        "instructions": tuple(Instruction(**each) for each in fields["instructions"]),
        "worksheet": tuple(
            Part(**each | {"kind": PartKind(each["kind"]), "options": tuple(each["options"])})
            for each in fields["worksheet"]
        ),
    }
    return Exercise(**fields, counselor=_NO_NOTE)


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
