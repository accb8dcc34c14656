"""Each suggested step on the picture says why, in the catalogue's sentence, and which exercise to begin with."""

from collections.abc import Callable

from tests.ui.conftest import Clock
from tests.ui.exercises_room import screen
from tests.ui.looks import Frame
from tests.ui.test_picture import shown_words, take_intake
from ui.context import Context
from ui.pages.picture import PicturePage
from workbook.book import Workbook
from workbook.model.assignment import Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple

Show = Callable[..., Frame]


def shown(frame: Show, context: Context, clock: Clock, couple: Couple) -> PicturePage:
    take_intake(context.book, couple)
    screen(context.book, couple, clock)
    page = PicturePage(context, clock)
    frame(page, 1168, 880)
    page.show_couple(couple.uid)
    context.book.subscribe(lambda changes: page.refresh(changes) if changes.areas & page.areas else None)
    return page


def report(book: Workbook, couple: Couple, exercise: str, helped: int, clock: Clock) -> None:
    given = book.assignments.assign(couple.uid, exercise, Whose.BOTH)
    for whose in PARTNERS:
        book.assignments.report(given.uid, Result(whose, Outcome.DONE, clock().date(), helped=helped))


def test_a_suggested_step_says_why_in_the_sentence_of_a_link(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    page = shown(frame, context, clock, couple)
    assert page.steps.rows
    for step, row in page.steps.rows.items():
        words = shown_words(row)
        assert any(link.why in words for link in context.book.catalogue.links_to(step)), step


def test_what_helped_before_is_named_first_and_what_did_not_is_passed_over(
    frame: Show, context: Context, clock: Clock, couple: Couple
) -> None:
    page, book = shown(frame, context, clock, couple), context.book
    step = next(iter(page.steps.rows))
    options = book.catalogue.exercises_for(step)
    first = next(e for e in options if f"Begin with “{e.title}”." in shown_words(page.steps.rows[step]))
    report(book, couple, first.key, 2, clock)
    assert first.title not in shown_words(page.steps.rows[step])
    other = next(e for e in options if e is not first)
    report(book, couple, other.key, 9, clock)
    assert f"Begin with “{other.title}”, which helped 9 of 10 before." in shown_words(page.steps.rows[step])
