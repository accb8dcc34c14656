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


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: the keys of what was added, how many of these stand beside one of yours that differs, and how many
    were here already in the same words.
    """

    keys: tuple[str, ...]
    beside: int = 0
    same: int = 0
