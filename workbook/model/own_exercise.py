"""Exercises and steps of the counselor's own as records; the key of such an exercise is made of its uid."""

from dataclasses import dataclass

from workbook.catalogue.exchange import StepWords, step_words
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
    """What became of a file: the keys of the exercises that were added, how many of all that came stand beside one of yours that
    differs, how many were here already in the same words, and the uids of the steps that were added.
    """

    keys: tuple[str, ...]
    beside: int = 0
    same: int = 0
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepOnHand:
    """A step of the counselor's own that can be taken into any couple's plan, as a copy. A new one has neither uid nor rev."""

    step: OwnStep
    uid: str = ""
    rev: int = 0

    @property
    def words(self) -> StepWords:
        """As it is handed on."""
        return step_words(self.uid, self.step.title, self.step.aim, self.step.gate.value)
