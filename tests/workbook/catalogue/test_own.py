"""Own exercises: kept whole, held to the rules of the catalogue, of a sensible size, and never under a shipped key."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import CounselorNote, Exercise, Instruction, Part, PartKind
from workbook.catalogue.kept import exercise_of, guide_of, line_of
from workbook.catalogue.loader import load
from workbook.catalogue.own import (
    begun,
    checked,
    instructions_of,
    is_own,
    least_gate,
    page_of,
    with_own,
)
from workbook.errors import WorkbookError

SHIPPED = load()
FREE_STEP = next(s.id for s in SHIPPED.steps if s.gate == "free")


def written(catalogue: Catalogue = SHIPPED) -> Exercise:
    """One that is whole."""
    return replace(
        begun(catalogue, FREE_STEP),
        title="Two chairs",
        purpose="Sitting still makes room for a word.",
        instructions=(Instruction("Sit down", "Put two chairs side by side.", "Is this a good time?"),),
        smaller="One minute is enough.",
        counselor=CounselorNote(
            "Nearness without a task.", "Written by me; not tested.", "X", "Fear.", "Who sat first?"
        ),
    )


@pytest.mark.parametrize("exercise", SHIPPED.exercises, ids=lambda e: e.key)
def test_every_shipped_exercise_can_be_copied_whole(exercise: Exercise) -> None:
    assert exercise_of(page_of(exercise)) == exercise
    assert checked(SHIPPED, exercise) == exercise
    assert instructions_of(guide_of(exercise), exercise.instructions) == exercise.instructions
    again = instructions_of(guide_of(exercise))
    assert [line_of(i) for i in again] == [line_of(i) for i in exercise.instructions]
    assert all(i.lead and i.text for i in again)


def test_no_shipped_key_could_be_an_own_one() -> None:
    assert [e.key for e in SHIPPED.exercises if is_own(e.key)] == []


def test_a_new_one_says_all_at_once_what_it_still_needs() -> None:
    with pytest.raises(WorkbookError) as told:
        checked(SHIPPED, begun(SHIPPED, FREE_STEP))
    said = str(told.value)
    assert said.startswith("It still needs: a title; why it helps; what to do; a smaller version;")
    assert "when not to give it" in said


def test_a_gate_looser_than_the_steps_is_refused() -> None:
    strict = next(s for s in SHIPPED.steps if s.gate == "strict")
    page = replace(written(), steps=(FREE_STEP, strict.id), gate="free")
    assert least_gate(SHIPPED, page.steps) == "strict"
    with pytest.raises(WorkbookError, match="looser"):
        checked(SHIPPED, page)
    assert checked(SHIPPED, replace(page, gate="strict")).gate == "strict"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "x" * 121},
        {"purpose": "x" * 1201},
        {"minutes": 0},
        {"minutes": 601},
        {"bring": tuple("question " + str(n) for n in range(25))},
        {"worksheet": (Part(PartKind.LINES, "Lines", lines=31),)},
        {"worksheet": (Part(PartKind.SCALE, "How near", ("far",)),)},
        {"worksheet": (Part(PartKind.TICKS, "Tick"),)},
        {"steps": ("Z.step.1",)},
        {"themes": ("no_theme",)},
        {"causes": ("no_cause",)},
        {"gate": "ajar"},
        {"counselor": CounselorNote("a", "b", "A", "c", "d")},
    ],
    ids=str,
)
def test_what_the_catalogue_would_refuse_is_refused_in_one_sentence(wrong: dict[str, object]) -> None:
    page = replace(written(), **wrong)  # type: ignore[arg-type]
    with pytest.raises(WorkbookError) as told:
        checked(SHIPPED, page)
    assert "\n" not in str(told.value)
    assert 0 < len(str(told.value)) < 300


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_typed_is_trimmed_or_refused_and_nothing_else_happens(title: str, lead: str, text: str) -> None:
    page = replace(written(), title=title, instructions=(Instruction(lead, text),))
    try:
        made = checked(SHIPPED, page)
    except WorkbookError:
        return
    assert made.title in " ".join(title.split()) or not title.isprintable()
    assert exercise_of(page_of(made)) == made


@given(st.text(max_size=300))
def test_any_guide_can_be_read(guide: str) -> None:
    assert len(instructions_of(guide)) == len([line for line in guide.splitlines() if line.strip()])


def test_what_a_later_catalogue_lost_is_left_out() -> None:
    page = replace(written(), key="own-1", steps=(FREE_STEP, "gone"), themes=("gone", *written().themes))
    kept = with_own(SHIPPED, [page, replace(page, key="own-2", steps=("gone",))])
    assert [e.key for e in kept.exercises if is_own(e.key)] == ["own-1"]
    assert kept.exercise("own-1").steps == (FREE_STEP,)
    assert kept.exercise("own-1").themes == written().themes


def test_a_line_of_endless_room_is_read_at_once() -> None:
    room = " " * 400_000
    assert instructions_of(f"Sit.{room}Down") == (Instruction("Sit", "Down"),)
    assert instructions_of(f"Sit. Down.{room}“Well?”") == (Instruction("Sit", "Down.", "Well?"),)


def test_no_later_catalogue_lets_an_own_one_be_given_more_easily_than_its_step() -> None:
    strict = next(s.id for s in SHIPPED.steps if s.gate == "strict")
    written_before = replace(written(), key="own-1", steps=(FREE_STEP, strict), gate="free")
    assert with_own(SHIPPED, [written_before]).exercise("own-1").gate == "strict"
