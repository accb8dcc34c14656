"""Intakes: one unfinished at a time, each answer kept by itself, nothing changed once it is finished."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.conftest import Clock, couple_of
from workbook.book import Workbook
from workbook.catalogue.entries import Ask
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.common import Visibility, Whose
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind, Remark
from workbook.store.rows import from_row, to_row

RATED = Answer("lonely", Whose.FIRST, AnswerState.RATED, 3, Visibility.INDIVIDUAL)


@pytest.fixture
def intake(book: Workbook, couple: Couple) -> Intake:
    return book.intakes.begin(couple.uid, IntakeKind.FIRST)


def test_a_second_begin_goes_on_with_the_unfinished_one(book: Workbook, couple: Couple, intake: Intake) -> None:
    assert intake.begun == date(2026, 3, 2)
    assert book.intakes.begin(couple.uid, IntakeKind.REVIEW) == intake
    with pytest.raises(NotFound):
        book.intakes.begin("nobody", IntakeKind.FIRST)


def test_an_answer_is_kept_and_kept_again(book: Workbook, intake: Intake) -> None:
    kept = book.intakes.answer(intake.uid, RATED)
    assert (kept.rev, replace(kept, uid="", rev=0)) == (1, RATED)
    declined = book.intakes.answer(intake.uid, replace(kept, state=AnswerState.DECLINED, value=None))
    assert (declined.uid, declined.rev, declined.value) == (kept.uid, 2, None)
    other = book.intakes.answer(intake.uid, replace(RATED, whose=Whose.SECOND))
    assert book.intakes.get(intake.uid).answers == (declined, other)


def test_an_answer_made_from_an_old_one_is_stale(book: Workbook, intake: Intake) -> None:
    kept = book.intakes.answer(intake.uid, RATED)
    with pytest.raises(Stale):
        book.intakes.answer(intake.uid, replace(RATED, value=1))
    book.intakes.clear(intake.uid, "lonely", Whose.FIRST)
    with pytest.raises(Stale):
        book.intakes.answer(intake.uid, replace(kept, value=1))
    assert book.intakes.get(intake.uid).answers == ()


def test_a_cleared_answer_is_missing(book: Workbook, intake: Intake) -> None:
    book.intakes.answer(intake.uid, RATED)
    book.intakes.clear(intake.uid, "lonely", Whose.SECOND)
    assert book.intakes.get(intake.uid).answer("lonely", Whose.FIRST) is not None
    book.intakes.clear(intake.uid, "lonely", Whose.FIRST)
    assert book.intakes.get(intake.uid).answer("lonely", Whose.FIRST) is None
    book.intakes.answer(intake.uid, RATED)


def test_remarks_are_kept_replaced_and_removed(book: Workbook, intake: Intake) -> None:
    for text in ("looked away", "looked at her hands"):
        book.intakes.remark(intake.uid, Remark("lonely", text))
    seen = Remark("felt_judged", "", "a long pause", shown=True)
    book.intakes.remark(intake.uid, seen)
    assert book.intakes.get(intake.uid).remarks == (Remark("lonely", "looked at her hands"), seen)
    book.intakes.remark(intake.uid, Remark("lonely"))
    assert book.intakes.get(intake.uid).remarks == (seen,)


def test_a_finished_intake_stays_as_it_is(book: Workbook, couple: Couple, intake: Intake, clock: Clock) -> None:
    book.intakes.answer(intake.uid, RATED)
    clock.now += timedelta(days=1)
    finished = book.intakes.finish(intake.uid)
    assert finished.finished == date(2026, 3, 3)
    for attempt in (
        lambda: book.intakes.answer(intake.uid, RATED),
        lambda: book.intakes.clear(intake.uid, "lonely", Whose.FIRST),
        lambda: book.intakes.remark(intake.uid, Remark("lonely", "late")),
        lambda: book.intakes.finish(intake.uid),
    ):
        with pytest.raises(BadInput, match="finished"):
            attempt()
    review = book.intakes.begin(couple.uid, IntakeKind.REVIEW)
    assert book.intakes.of(couple.uid) == (finished, review)


def test_one_couples_intake_is_not_anothers(book: Workbook, intake: Intake) -> None:
    other = book.couples.create(couple_of())
    assert book.intakes.of(other.uid) == ()
    for attempt in (lambda: book.intakes.get("none"), lambda: book.intakes.answer("none", RATED)):
        with pytest.raises(NotFound):
            attempt()


_STATES = st.one_of(
    st.builds(lambda value: (AnswerState.RATED, value), st.integers(0, 4)),
    st.sampled_from([(AnswerState.DECLINED, None), (AnswerState.NOT_ASKED, None)]),
)


@given(
    item=st.text(), whose=st.sampled_from([Whose.FIRST, Whose.SECOND]), state=_STATES, seen=st.sampled_from(Visibility)
)
def test_any_answer_goes_into_a_row_and_comes_back(
    item: str, whose: Whose, state: tuple[AnswerState, int | None], seen: Visibility
) -> None:
    answer = Answer(item, whose, state[0], state[1], seen, uid="u", rev=3)
    assert from_row(Answer, to_row(answer)) == answer


def test_an_answer_is_never_kept_more_openly_than_its_item_allows(book: Workbook, couple: Couple) -> None:
    signed = replace(book.couples.get(couple.uid), policy=SecretsPolicy.OPEN, policy_signed=date(2026, 3, 1))
    book.couples.save(signed)
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    for item in book.catalogue.items:
        if item.ask is not Ask.FORM:
            continue
        kept = book.intakes.answer(intake.uid, Answer(item.key, Whose.FIRST, AnswerState.RATED, 4))
        assert kept.visibility == item.visibility
        private = Answer(item.key, Whose.SECOND, AnswerState.RATED, 4, Visibility.PRIVATE)
        assert book.intakes.answer(intake.uid, private).visibility is Visibility.PRIVATE


def test_without_a_signed_policy_nothing_is_asked_alone(book: Workbook, intake: Intake) -> None:
    alone = next(i for i in book.catalogue.items if i.visibility == "individual" and i.ask is Ask.FORM)
    with pytest.raises(BadInput, match="secrets policy"):
        book.intakes.answer(intake.uid, Answer(alone.key, Whose.FIRST, AnswerState.RATED, 1, Visibility.INDIVIDUAL))
    assert book.intakes.get(intake.uid).answers == ()


def test_only_what_a_form_asks_is_kept(book: Workbook, intake: Intake) -> None:
    elsewhere = next(i.key for i in book.catalogue.items if i.ask is not Ask.FORM)
    for key in ("nonsense", elsewhere):
        with pytest.raises(BadInput):
            book.intakes.answer(intake.uid, Answer(key, Whose.FIRST, AnswerState.RATED, 1))
    with pytest.raises(BadInput):
        book.intakes.remark(intake.uid, Remark("nonsense", "words"))
