"""What the counselor of the demo likes to come back to, an exercise of hers, adapted from a shipped one, and a step of hers."""

from dataclasses import replace

from workbook.book import Workbook
from workbook.catalogue.own import adapted
from workbook.model.own_exercise import OwnExercise, StepOnHand
from workbook.model.plan import OwnStep

FAVOURITES = ("thank_you_because", "ten_minutes")
ADAPTED = "ten_minutes"
OWN_STEP = OwnStep("An evening without a plan", "You keep one evening a week free of everything.")
OWN_TITLE = "Ten minutes on the harbour wall"
OWN_PURPOSE = "Talk is easier side by side, and a walk has an end that nobody has to set."
OWN_NEED = "Shoes, and ten minutes outside."


def fill_library(book: Workbook) -> None:
    for key in FAVOURITES:
        if any(each.key == key for each in book.catalogue.exercises):
            book.library.star(key)
    book.own_steps.save(StepOnHand(OWN_STEP))
    shipped = next((each for each in book.catalogue.exercises if each.key == ADAPTED), None)
    if shipped is not None:
        walked = replace(adapted(shipped), title=OWN_TITLE, purpose=OWN_PURPOSE, need=OWN_NEED)
        book.library.save(OwnExercise(walked, ADAPTED))
