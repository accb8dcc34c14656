"""What may still happen to an intake: a day of its own, answers kept more strictly, and answers put right when it is finished."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.workbook.conftest import Clock
from workbook.book import Workbook
from workbook.disclosure.audience import cut_down
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, Correction, Intake, IntakeKind, Remark
from workbook.store.engine import dbapi

FIRST, SECOND = PARTNERS
JOINT, INDIVIDUAL, PRIVATE = Visibility.JOINT, Visibility.INDIVIDUAL, Visibility.PRIVATE
OPEN, ALONE = "felt_close", "earlier_harm"


@pytest.fixture
def signed(book: Workbook, couple: Couple) -> Couple:
    return book.couples.save(
        replace(book.couples.get(couple.uid), policy=SecretsPolicy.LIMITED, policy_signed=date(2026, 3, 1))
    )


@pytest.fixture
def intake(book: Workbook, signed: Couple) -> Intake:
    """Begun, and answered by the first partner: one question for both to see, one alone."""
    begun = book.intakes.begin(signed.uid, IntakeKind.FIRST)
    for key in (OPEN, ALONE):
        book.intakes.answer(begun.uid, rated(key, 2))
    return book.intakes.get(begun.uid)


def rated(key: str, value: int, whose: Whose = FIRST) -> Answer:
    return Answer(key, whose, AnswerState.RATED, value)


def given(book: Workbook, intake: Intake, key: str = OPEN, whose: Whose = FIRST) -> Answer:
    answer = book.intakes.get(intake.uid).answer(key, whose)
    assert answer is not None
    return answer


# the day on which it was answered


def test_an_intake_has_the_day_on_which_it_was_answered(
    book: Workbook, couple: Couple, intake: Intake, clock: Clock
) -> None:
    clock.now = datetime(2026, 3, 20, 9)
    assert book.intakes.dated(intake.uid, date(2026, 3, 9)).begun == date(2026, 3, 9)
    assert book.intakes.dated(intake.uid, date(2026, 3, 2)).begun == date(2026, 3, 2), "the day the file began"


@pytest.mark.parametrize(
    ("day", "says"), [(date(2026, 3, 3), "ahead"), (date(2026, 3, 1), "older than the couple’s file")]
)
def test_no_intake_lies_ahead_or_before_the_couples_file(book: Workbook, intake: Intake, day: date, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        book.intakes.dated(intake.uid, day)
    assert book.intakes.get(intake.uid).begun == date(2026, 3, 2)


def test_the_day_of_a_finished_intake_stays(book: Workbook, intake: Intake) -> None:
    book.intakes.finish(intake.uid)
    with pytest.raises(BadInput, match="finished"):
        book.intakes.dated(intake.uid, date(2026, 3, 2))


@pytest.mark.parametrize("kind", [IntakeKind.REVIEW, IntakeKind.CLOSING])
def test_no_intake_is_older_than_the_one_before_it(
    book: Workbook, couple: Couple, intake: Intake, clock: Clock, kind: IntakeKind
) -> None:
    clock.now = datetime(2026, 3, 20, 9)
    book.intakes.dated(intake.uid, date(2026, 3, 9))
    book.intakes.finish(intake.uid)
    review = book.intakes.begin(couple.uid, kind)
    with pytest.raises(BadInput, match="older than the one before it"):
        book.intakes.dated(review.uid, date(2026, 3, 8))
    assert book.intakes.get(review.uid).begun == date(2026, 3, 20)
    assert book.intakes.dated(review.uid, date(2026, 3, 9)).begun == date(2026, 3, 9), "on the same day it may be"
    assert [i.uid for i in book.intakes.of(couple.uid)] == [intake.uid, review.uid]


def test_an_intake_comes_after_the_one_before_it_where_the_clock_was_set_back(
    book: Workbook, couple: Couple, intake: Intake, clock: Clock
) -> None:
    book.intakes.finish(intake.uid)
    clock.now = datetime(2026, 2, 1, 9)
    review = book.intakes.begin(couple.uid, IntakeKind.REVIEW)
    assert review.begun == intake.begun
    assert [i.uid for i in book.intakes.of(couple.uid)] == [intake.uid, review.uid]


def test_the_file_does_not_begin_after_an_intake_that_is_in_it(
    book: Workbook, couple: Couple, intake: Intake, clock: Clock
) -> None:
    clock.now = datetime(2026, 3, 20, 9)
    stands = book.couples.get(couple.uid)
    with pytest.raises(BadInput, match="begun after the day of an intake"):
        book.couples.save(replace(stands, begun=date(2026, 3, 3)))
    assert book.couples.get(couple.uid) == stands
    assert book.couples.save(replace(stands, begun=date(2026, 2, 1))).begun == date(2026, 2, 1)
    again = replace(book.couples.get(couple.uid), begun=intake.begun)
    assert book.couples.save(again).begun == intake.begun


def test_there_is_one_first_intake(book: Workbook, signed: Couple, intake: Intake) -> None:
    assert book.intakes.begin(signed.uid, IntakeKind.FIRST).uid == intake.uid, "the open one comes first"
    book.intakes.finish(intake.uid)
    with pytest.raises(BadInput, match="review or a closing"):
        book.intakes.begin(signed.uid, IntakeKind.FIRST)
    assert book.intakes.begin(signed.uid, IntakeKind.CLOSING).kind is IntakeKind.CLOSING


# who may see an answer


def test_an_answer_is_kept_more_strictly_and_back_again(book: Workbook, signed: Couple, intake: Intake) -> None:
    for visibility in (INDIVIDUAL, PRIVATE, JOINT):
        assert book.intakes.keep(intake.uid, OPEN, FIRST, visibility).visibility is visibility
    book.intakes.keep(intake.uid, OPEN, FIRST, PRIVATE)
    assert [a.item for a in cut_down(book.record(signed.uid), Audience.FIRST).intakes[0].answers] == [ALONE]
    with pytest.raises(NotFound):
        book.intakes.keep(intake.uid, OPEN, SECOND, INDIVIDUAL)


def test_an_answer_keyed_again_stays_as_strict_as_it_was(book: Workbook, intake: Intake) -> None:
    kept = book.intakes.keep(intake.uid, OPEN, FIRST, INDIVIDUAL)
    assert book.intakes.answer(intake.uid, replace(kept, value=4)).visibility is INDIVIDUAL


def test_what_was_given_alone_never_becomes_joint(book: Workbook, intake: Intake) -> None:
    book.intakes.answer(intake.uid, replace(rated("open_talk", 1), visibility=INDIVIDUAL, alone=True))
    for key in (ALONE, "open_talk"):
        with pytest.raises(BadInput, match="recorded permission"):
            book.intakes.keep(intake.uid, key, FIRST, JOINT)
        assert book.intakes.keep(intake.uid, key, FIRST, PRIVATE).visibility is PRIVATE
        assert book.intakes.keep(intake.uid, key, FIRST, INDIVIDUAL).visibility is INDIVIDUAL


def test_after_finishing_an_answer_goes_back_only_to_what_it_was(book: Workbook, intake: Intake) -> None:
    book.intakes.answer(intake.uid, rated(OPEN, 3, SECOND))
    book.intakes.keep(intake.uid, OPEN, FIRST, INDIVIDUAL)
    book.intakes.finish(intake.uid)
    with pytest.raises(BadInput, match="recorded permission"):
        book.intakes.keep(intake.uid, OPEN, FIRST, JOINT)
    book.intakes.keep(intake.uid, OPEN, SECOND, PRIVATE)
    assert book.intakes.keep(intake.uid, OPEN, SECOND, JOINT).visibility is JOINT


def test_a_whole_form_is_kept_apart_and_each_answer_keeps_what_it_had(book: Workbook, intake: Intake) -> None:
    book.intakes.answer(intake.uid, rated("open_talk", 3))
    book.intakes.keep(intake.uid, "open_talk", FIRST, INDIVIDUAL)
    assert book.intakes.keep_apart(intake.uid, FIRST, True).apart == (FIRST,)
    late = book.intakes.answer(intake.uid, rated("felt_heard", 1))
    again = book.intakes.answer(intake.uid, replace(given(book, intake), value=1))
    assert {late.visibility, again.visibility} == {INDIVIDUAL}, "also what is keyed in later"
    with pytest.raises(BadInput, match="recorded permission"):
        book.intakes.keep(intake.uid, OPEN, FIRST, JOINT)
    other = book.intakes.answer(intake.uid, rated(OPEN, 2, SECOND))
    assert other.visibility is JOINT
    book.intakes.keep_apart(intake.uid, FIRST, False)
    found = {a.item: a.visibility for a in book.intakes.get(intake.uid).answers if a.whose is FIRST}
    assert found == {OPEN: JOINT, "felt_heard": JOINT, "open_talk": INDIVIDUAL, ALONE: INDIVIDUAL}


def test_a_form_kept_apart_at_finishing_stays_so(book: Workbook, intake: Intake) -> None:
    book.intakes.keep_apart(intake.uid, FIRST, True)
    book.intakes.finish(intake.uid)
    with pytest.raises(BadInput, match="recorded permission"):
        book.intakes.keep_apart(intake.uid, FIRST, False)
    assert given(book, intake).visibility is INDIVIDUAL


def test_a_form_may_be_kept_apart_after_finishing_and_given_back(book: Workbook, intake: Intake) -> None:
    book.intakes.finish(intake.uid)
    book.intakes.keep_apart(intake.uid, FIRST, True)
    assert given(book, intake).visibility is INDIVIDUAL
    book.intakes.keep_apart(intake.uid, FIRST, False)
    assert given(book, intake).visibility is JOINT


def test_a_permission_opens_what_was_kept_and_nothing_the_counselor_keeps(
    book: Workbook, signed: Couple, intake: Intake
) -> None:
    book.intakes.keep_apart(intake.uid, FIRST, True)
    day = date(2026, 3, 2)
    book.permissions.give(Permission(signed.uid, FIRST, What.ANSWERS, Whom.BOTH, day, How.SPOKEN, intake.uid, (OPEN,)))
    shown = cut_down(book.record(signed.uid), Audience.SECOND).intakes[0].answers
    assert [a.item for a in shown] == [OPEN]
    book.intakes.keep(intake.uid, OPEN, FIRST, PRIVATE)
    assert cut_down(book.record(signed.uid), Audience.SECOND).intakes == ()


# answers put right


def test_a_finished_answer_is_put_right_and_the_first_one_stays_readable(
    book: Workbook, intake: Intake, clock: Clock
) -> None:
    book.intakes.finish(intake.uid)
    clock.now += timedelta(days=1)
    first = book.intakes.correct(intake.uid, replace(given(book, intake), value=4), " wrong line ")
    assert first.value == 4
    assert first.corrections == (Correction(AnswerState.RATED, 2, date(2026, 3, 3), "wrong line"),)
    declined = replace(first, state=AnswerState.DECLINED, value=None)
    book.intakes.correct(intake.uid, declined, "took it back")
    now = given(book, intake)
    assert (now.state, [c.was_value for c in now.corrections]) == (AnswerState.DECLINED, [2, 4])
    with pytest.raises(Stale):
        book.intakes.correct(intake.uid, replace(first, value=1), "made from an old one")


def test_a_missing_answer_is_added_with_a_reason(book: Workbook, intake: Intake) -> None:
    book.intakes.keep_apart(intake.uid, SECOND, True)
    book.intakes.finish(intake.uid)
    added = book.intakes.correct(intake.uid, rated(OPEN, 1, SECOND), "the back of the form")
    assert [c.was for c in added.corrections] == [None]
    assert added.visibility is INDIVIDUAL, "as the whole form"
    again = book.intakes.correct(intake.uid, replace(added, value=2), "read again")
    assert [c.was_value for c in again.corrections] == [None, 1]


def test_a_correction_needs_a_reason_and_a_change(book: Workbook, intake: Intake) -> None:
    answer = given(book, intake)
    with pytest.raises(BadInput, match="key the answer in"):
        book.intakes.correct(intake.uid, replace(answer, value=3), "not finished")
    book.intakes.finish(intake.uid)
    for reason in ("", "  \n"):
        with pytest.raises(BadInput, match="reason"):
            book.intakes.correct(intake.uid, replace(answer, value=3), reason)
    with pytest.raises(BadInput, match="another answer"):
        book.intakes.correct(intake.uid, answer, "the same")
    assert given(book, intake).corrections == ()


def test_what_was_given_alone_is_not_keyed_over_but_put_right(book: Workbook, intake: Intake) -> None:
    alone = book.intakes.answer(intake.uid, replace(rated("open_talk", 1), visibility=INDIVIDUAL, alone=True))
    keyed = replace(alone, value=3, alone=False)
    for attempt in (
        lambda: book.intakes.answer(intake.uid, keyed),
        lambda: book.intakes.clear(intake.uid, "open_talk", FIRST),
    ):
        with pytest.raises(BadInput, match="given alone"):
            attempt()
    corrected = book.intakes.correct(intake.uid, keyed, "said so on the phone")
    assert (corrected.value, corrected.alone, corrected.visibility) == (3, True, INDIVIDUAL)
    again = book.intakes.answer(intake.uid, replace(corrected, value=0))
    assert again.value == 0, "given alone once more, it counts"
    assert [c.was_value for c in again.corrections] == [1]


def test_what_was_written_beside_a_finished_intake_stays_and_can_be_taken_back(book: Workbook, intake: Intake) -> None:
    seen = Remark(OPEN, "a note", "smiled", shown=True)
    book.intakes.remark(intake.uid, seen)
    book.intakes.finish(intake.uid)
    with pytest.raises(BadInput, match="finished"):
        book.intakes.remark(intake.uid, replace(seen, observation="laughed"))
    book.intakes.remark(intake.uid, replace(seen, shown=False))
    with pytest.raises(BadInput, match="finished"):
        book.intakes.remark(intake.uid, seen)
    assert book.intakes.get(intake.uid).remarks == (replace(seen, shown=False),)


def test_nothing_seen_beside_a_question_answered_alone_is_shown(book: Workbook, intake: Intake) -> None:
    with pytest.raises(BadInput, match="stays with you"):
        book.intakes.remark(intake.uid, Remark(ALONE, observation="wept", shown=True))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE corrections SET reason = 'x'",
        "DELETE FROM corrections",
        "INSERT OR REPLACE INTO corrections SELECT * FROM corrections",
        "UPDATE answers SET value = 0",
        "UPDATE answers SET whose = 'second'",
        "DELETE FROM answers",
        "INSERT OR REPLACE INTO answers SELECT * FROM answers",
        "UPDATE remarks SET note = 'x'",
        "UPDATE remarks SET shown = 1",
        "DELETE FROM remarks",
        "INSERT OR REPLACE INTO remarks SELECT * FROM remarks",
        "UPDATE intakes SET finished = NULL",
        "UPDATE intakes SET begun = '2026-01-01'",
    ],
)
def test_sql_itself_keeps_a_finished_intake(book: Workbook, intake: Intake, sql: str) -> None:
    book.intakes.remark(intake.uid, Remark(OPEN, "a note"))
    book.intakes.finish(intake.uid)
    book.intakes.correct(intake.uid, replace(given(book, intake), value=4), "wrong line")
    before = book.intakes.get(intake.uid)
    run: Callable[[str], object] = book._records.database.execute
    with pytest.raises(dbapi.IntegrityError):
        run(sql)
    book._records.database.rollback()
    assert book.intakes.get(intake.uid) == before
