"""What a record refuses by itself: numbers out of range, impossible dates, empty names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from workbook.errors import BadInput
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Visibility, Whose, strictest
from workbook.model.couple import Couple, Partner, SecretsPolicy, checked
from workbook.model.intake import Answer, AnswerState
from workbook.model.session import CheckIn, NoteForm

TODAY = date(2026, 11, 22)
PAIR = Couple(Partner(Whose.FIRST, "Ada Berg"), Partner(Whose.SECOND, "Bo Li"))


@pytest.mark.parametrize(
    "couple",
    [
        replace(PAIR, first=Partner(Whose.FIRST, "   ")),
        replace(PAIR, second=Partner(Whose.SECOND, "Bo", born=date(2030, 1, 1))),
        replace(PAIR, second=Partner(Whose.SECOND, "Bo", born=date(1, 1, 1))),
        replace(PAIR, together=3026),
        replace(PAIR, policy_signed=TODAY),
    ],
)
def test_a_couple_that_cannot_be_is_refused(couple: Couple) -> None:
    with pytest.raises(BadInput):
        checked(couple, TODAY)


def test_only_the_names_are_needed() -> None:
    assert checked(PAIR, TODAY) == PAIR
    assert (PAIR.short, PAIR.names) == ("Ada & Bo", "Ada Berg & Bo Li")
    signed = replace(PAIR, policy=SecretsPolicy.OPEN, policy_signed=TODAY)
    assert checked(signed, TODAY) == signed


@pytest.mark.parametrize(
    "make",
    [
        lambda: Answer("x", Whose.FIRST, AnswerState.RATED, 5),
        lambda: Answer("x", Whose.FIRST, AnswerState.RATED, None),
        lambda: Answer("x", Whose.FIRST, AnswerState.DECLINED, 1),
        lambda: Answer("x", Whose.BOTH, AnswerState.RATED, 1),
        lambda: CheckIn(close=11),
        lambda: CheckIn(hope=-1),
        lambda: Result(Whose.BOTH, Outcome.DONE, TODAY),
        lambda: Result(Whose.FIRST, Outcome.DONE, TODAY, times=-1),
        lambda: Result(Whose.FIRST, Outcome.DONE, TODAY, helped=11),
    ],
)
def test_numbers_out_of_range_are_refused(make: Callable[[], object]) -> None:
    with pytest.raises(BadInput):
        make()


def test_an_exercise_is_open_until_everyone_asked_has_reported() -> None:
    given = Assignment("c", "e", "Title", "A.step.1", Whose.BOTH, TODAY, until=date(2026, 11, 1))
    one = replace(given, results=(Result(Whose.FIRST, Outcome.DONE, TODAY),))
    both = replace(given, results=(*one.results, Result(Whose.SECOND, Outcome.NOT_DONE, TODAY)))
    assert given.open
    assert one.overdue(TODAY)
    assert not both.open
    assert not replace(given, stopped=TODAY).open
    assert not replace(given, whose=Whose.FIRST, results=one.results).open


def test_what_is_derived_is_as_private_as_its_most_private_input() -> None:
    assert strictest(Visibility.JOINT, Visibility.PRIVATE, Visibility.INDIVIDUAL) is Visibility.PRIVATE
    assert strictest(Visibility.JOINT, Visibility.INDIVIDUAL) is Visibility.INDIVIDUAL
    assert strictest() is Visibility.JOINT


def test_every_form_of_note_has_sections() -> None:
    assert all(form.sections for form in NoteForm)
