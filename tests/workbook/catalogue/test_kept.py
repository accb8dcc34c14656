"""An exercise that was kept is read again, also where the program that kept it knew less or more of exercises."""

import json
from dataclasses import MISSING, Field, fields

import pytest

from tests.workbook.catalogue.test_own import SHIPPED, written
from workbook.catalogue.exercise import Exercise, Kind, PartKind, Tag
from workbook.catalogue.kept import exercise_of
from workbook.catalogue.own import page_of


@pytest.mark.parametrize("field", fields(Exercise), ids=lambda f: f.name)
def test_what_an_earlier_program_did_not_know_is_empty(field: "Field[object]") -> None:
    page = json.loads(page_of(SHIPPED.exercises[0]))
    del page[field.name]
    made = getattr(exercise_of(json.dumps(page)), field.name)
    if field.name == "kind":
        assert made is Kind.TALKING
    elif field.name == "gate":
        assert made == "strict"
    elif field.name == "counselor":
        assert not any(getattr(made, each.name) for each in fields(made))
    else:
        assert made in ("", (), 0) if field.default is MISSING else made == field.default


def test_what_a_later_program_knows_is_left_out() -> None:
    now = written()
    page = json.loads(page_of(now))
    page |= {"weather": "rain", "kind": "singing", "gate": "bolted", "tags": ["quiet", "outdoors"]}
    page["instructions"][0]["picture"] = "chairs"
    page["counselor"]["films"] = 3
    page["worksheet"] += [page["worksheet"][0] | {"kind": "map"}, {"kind": "ticks", "heading": "Tick", "colour": "red"}]
    made = exercise_of(json.dumps(page))
    assert (made.kind, made.gate, made.tags) == (Kind.TALKING, "strict", (Tag.QUIET,))
    assert made.instructions == now.instructions
    assert made.counselor == now.counselor
    assert [part.kind for part in made.worksheet] == [PartKind.LINES, PartKind.TICKS]
