"""Exercises and steps of the counselor's own as records; the key of such an exercise is made of its uid."""

from dataclasses import dataclass

from workbook.catalogue.exercise import Exercise
from workbook.model.plan import OwnStep


@dataclass(frozen=True, slots=True)
class OwnExercise:
    """`after` is the key of the exercise that it was copied from, or "". A new one has neither uid nor rev."""

    exercise: Exercise
    after: str = ""
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: the keys of what was added, how many of these stand beside one of yours that differs, and how many
    were here already in the same words.
    """

    keys: tuple[str, ...]
    beside: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class StepOnHand:
    """A step of the counselor's own that can be taken into any couple's plan, as a copy. A new one has neither uid nor rev."""

    step: OwnStep
    uid: str = ""
    rev: int = 0
