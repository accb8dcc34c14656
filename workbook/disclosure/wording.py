"""In whose words a step or an exercise is called on a page.

A plan and what was given keep the wording of their day, in English or as the counselor put it. A page in another language takes
that language's words from the catalogue, where it has them and the counselor has put nothing in their place.
"""

from workbook.catalogue.entries import Catalogue, Step
from workbook.language import ENGLISH, _
from workbook.model.assignment import Assignment
from workbook.model.plan import PlanStep


def place_of(step: Step, catalogue: Catalogue) -> str:
    """Where a step stands: "Restore 3"."""
    return _("{plan} {number}").format(plan=catalogue.plan(step.plan).name, number=step.number)


def title_of(given: Assignment, catalogue: Catalogue) -> str:
    if catalogue.language == ENGLISH or given.page:
        return given.title
    return next((e.title for e in catalogue.exercises if e.key == given.exercise), given.title)


def step_of(step: PlanStep, catalogue: Catalogue) -> tuple[str, str]:
    """Its title and its aim."""
    if catalogue.language != ENGLISH and not step.own:
        for of in catalogue.steps:
            if of.id == step.step:
                return of.title, of.aim
    return step.title, step.aim
