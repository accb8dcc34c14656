"""One exercise to read before it is given: the couple's side as they will have it, then the counselor's own.

How well it is known stands beside the evidence in words, and when not to give it comes first: both belong to the choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from ui.pages.exercises_facts import grade_words, minutes, step_line
from ui.widgets.reading import Passage, Reading
from workbook.catalogue.entries import Catalogue
from workbook.catalogue.exercise import Exercise
from workbook.language import _

_SET_IN = 20


class ExerciseSide(Reading):
    """Both sides of the exercise that is chosen."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(pad=(20, 20, 20, 24))
        self._catalogue = catalogue
        self._key = ""

    def show_exercise(self, exercise: Exercise | None, before: Sequence[str]) -> None:
        """Show it from its beginning; `before` is what became of it each time it was given, newest first."""
        key = exercise.key if exercise is not None else ""
        title = exercise.title if exercise is not None else _("none chosen")
        self.setAccessibleName(_("The exercise: {title}").format(title=title))
        passages = both_sides(self._catalogue, exercise, before) if exercise is not None else ()
        if passages != self.passages():
            self.show_passages(passages, keep_place=key == self._key)
        self._key = key


def both_sides(catalogue: Catalogue, exercise: Exercise, before: Sequence[str]) -> tuple[Passage, ...]:
    """Everything there is to read about it, in the order in which it is read."""
    steps = "; ".join(step_line(catalogue, step) for step in exercise.steps)
    effort = _("{minutes}, {often}").format(minutes=minutes(exercise.minutes), often=_lower(exercise.often))
    head = [
        Passage(exercise.title, "heading"),
        Passage(steps, tone="muted", above=2),
        Passage(effort, tone="muted", above=2),
    ]
    for nth, each in enumerate(before):
        head.append(Passage(each, lead=_("Given before:") if nth == 0 else "", above=12 if nth == 0 else 2))
    return (*head, *_couples(exercise), *counselors_side(exercise))


def _couples(exercise: Exercise) -> list[Passage]:
    made = [Passage(_("For the couple"), "section", above=20), Passage(exercise.purpose, "body", above=6)]
    for number, each in enumerate(exercise.instructions, 1):
        lead = f"{each.lead}."
        made.append(Passage(each.text, lead=lead, above=12 if number == 1 else 6, left=_SET_IN, mark=str(number)))
        if each.say:
            made.append(Passage(f"“{each.say}”", tone="muted", above=2, left=_SET_IN))
    made += [
        Passage(exercise.need, lead=_("Needed."), above=12),
        Passage(exercise.for_whom, lead=_("For whom."), above=6),
        Passage(exercise.smaller, lead=_("Smaller."), above=6),
        Passage(exercise.if_badly, lead=_("If it goes badly."), above=6),
        Passage("", lead=_("To tell next time."), above=6),
    ]
    made += [Passage(each, above=2, left=_SET_IN, mark="–") for each in exercise.bring]
    return made


def counselors_side(exercise: Exercise) -> list[Passage]:
    """What is not on the couple's page: when not, why, what is known of it, what to ask."""
    own = exercise.counselor
    grade = _("Grade: {grade}.").format(grade=grade_words(own.grade))
    return [
        Passage(_("For you, not on their page"), "section", above=24),
        Passage(own.not_when, lead=_("When not."), above=6),
        Passage(own.why, lead=_("Why."), above=6),
        Passage(f"{own.evidence} {grade}", lead=_("What is known."), above=6),
        Passage(own.ask_next, lead=_("To ask next time."), above=6),
    ]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
