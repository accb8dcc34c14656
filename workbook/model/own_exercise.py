"""An exercise of the counselor's own as a record; its key is made of its uid."""

from dataclasses import dataclass

from workbook.catalogue.exercise import Exercise


@dataclass(frozen=True, slots=True)
class OwnExercise:
    """`after` is the key of the exercise that it was copied from, or "". A new one has neither uid nor rev."""

    exercise: Exercise
    after: str = ""
    uid: str = ""
    rev: int = 0
