"""What helped these two before, and which exercise of a step is the one to begin with.

What helped comes first and what helped little is never the first, whatever else speaks for it. Between those that are new to
them the answers decide: the one that the links name for the heavier reasons, and where they name none, the one that works on more
of what they show. What the gate holds is not proposed, and neither is what they have at home.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import Exercise
from workbook.insight.suggestions import Reason, Suggestion
from workbook.model.assignment import Assignment
from workbook.model.safety import Gate, GateState

HELPED, HELPED_LITTLE = 7, 4
"""From how much of 10 on an exercise is offered first, and below how much not first any more."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The exercise to begin with, and how much it helped before (0-10), or None where they have not said."""

    exercise: Exercise
    helped: float | None


def helped(given: Sequence[Assignment], exercise: str) -> float | None:
    """How much an exercise helped these two when they last said so: the middle of what each gave, 0-10. `given`: newest first."""
    for each in given:
        ratings = [r.helped for r in each.results if r.helped is not None] if each.exercise == exercise else []
        if ratings:
            return sum(ratings) / len(ratings)
    return None


def did_help(rating: float | None) -> bool:
    return rating is not None and rating >= HELPED


def helped_little(rating: float | None) -> bool:
    return rating is not None and rating < HELPED_LITTLE


def beginning(
    catalogue: Catalogue, suggestion: Suggestion, given: Sequence[Assignment], gate: GateState
) -> Beginning | None:
    """None where there is nothing to begin with: all of the step's exercises are held, at home, or helped little."""
    home = {a.exercise for a in given if a.open}
    found = []
    for exercise in catalogue.exercises_for(suggestion.step.id):
        rating = helped(given, exercise.key)
        if gate.allows(Gate(exercise.gate)) and exercise.key not in home and not helped_little(rating):
            found.append(Beginning(exercise, rating))
    named = _named(suggestion.reasons, {b.exercise.key for b in found})
    return min(found, key=lambda b: _rank(b, suggestion.reasons, named), default=None)


def _named(reasons: Sequence[Reason], able: Collection[str]) -> dict[str, float]:
    """How much speaks by name for an exercise: of what a reason names, the first that can be given now has its weight."""
    named: dict[str, float] = {}
    for reason in reasons:
        key = next((key for key in reason.begin if key in able), None)
        if key is not None:
            named[key] = named.get(key, 0.0) + reason.weight
    return named


def _rank(each: Beginning, reasons: Sequence[Reason], named: Mapping[str, float]) -> tuple[float, float, float]:
    """What helped, the most helpful first; then what is named; then what works on more. Equal ones keep the catalogue's order."""
    works_on = {*each.exercise.themes, *each.exercise.causes}
    speaks = sum(r.weight for r in reasons if r.key in works_on)
    best = each.helped if each.helped is not None and did_help(each.helped) else 0.0
    return -best, -named.get(each.exercise.key, 0.0), -speaks
