"""A partner's recorded choice: what, for whom, when; withdrawn, and never rewritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.workbook.conftest import Clock, couple_of
from workbook.book import Workbook
from workbook.disclosure.audience import cut_down
from workbook.errors import BadInput, NotFound, StaysAlone
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Couple, Hope, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind
from workbook.store.engine import dbapi

TODAY = date(2026, 3, 2)
FIRST, SECOND = PARTNERS
ALONE = ("lonely", "busy", "trust", "stress")


@pytest.fixture
def couple(book: Workbook) -> Couple:
    return book.couples.create(replace(couple_of(), policy=SecretsPolicy.APART, policy_signed=TODAY))


@pytest.fixture
def intake(book: Workbook, couple: Couple) -> Intake:
    """Both have answered some questions alone, and the second declined one."""
    begun = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    for whose in PARTNERS:
        for item in ALONE:
            book.intakes.answer(begun.uid, alone(item, whose))
    book.intakes.answer(begun.uid, Answer("care", SECOND, AnswerState.DECLINED, alone=True))
    return book.intakes.get(begun.uid)


def alone(item: str, whose: Whose = FIRST, value: int = 2) -> Answer:
    return Answer(item, whose, AnswerState.RATED, value, Visibility.INDIVIDUAL, alone=True)


@pytest.fixture
def chosen(couple: Couple, intake: Intake) -> Permission:
    items = ("lonely", "busy")
    return Permission(couple.uid, FIRST, What.ANSWERS, Whom.BOTH, TODAY, How.HANDOVER, intake=intake.uid, items=items)


def shown(book: Workbook, couple: Couple) -> dict[str, int | None]:
    """What both see of the first partner's answers."""
    seen = cut_down(book.record(couple.uid), Audience.COUPLE)
    return {a.item: a.value for i in seen.intakes for a in i.answers if a.whose is FIRST}


def test_a_permission_is_kept_and_withdrawn_on_a_day(
    book: Workbook, couple: Couple, chosen: Permission, clock: Clock
) -> None:
    given = book.permissions.give(chosen)
    assert book.record(couple.uid).permissions == (given,)
    assert given.opens_answer(chosen.intake, "busy", Whose.FIRST)
    assert not given.opens_answer(chosen.intake, "busy", Whose.SECOND)
    assert not given.opens_answer(chosen.intake, "trust", Whose.FIRST)
    clock.now = clock.now.replace(day=9)
    book.permissions.withdraw(given.uid)
    (after,) = book.permissions.of(couple.uid)
    assert after.withdrawn == date(2026, 3, 9)
    assert not after.opens_answer(chosen.intake, "busy", Whose.FIRST)
    assert book.record(couple.uid).permissions == ()
    with pytest.raises(BadInput, match="withdrawn already"):
        book.permissions.withdraw(given.uid)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"whose": Whose.BOTH}, "one partner’s own"),
        ({"on": date(2026, 3, 3)}, "cannot lie ahead"),
        ({"items": ()}, "which answers"),
        ({"whom": Whom.OUTSIDE, "words": "dates"}, "for whom"),
        ({"whom": Whom.OUTSIDE, "recipient": "Dr. Ode", "words": " "}, "lets out"),
        (
            {"whom": Whom.OUTSIDE, "recipient": "Dr. Ode", "words": "dates", "until": date(2026, 3, 1)},
            "before it begins",
        ),
        ({"on": date(2026, 3, 1)}, "before the couple’s file began"),
        ({"until": date(2026, 3, 1)}, "before it begins"),
        ({"until": date(9999, 12, 31)}, "before it begins"),
        ({"intake": "nothing"}, "no such intake"),
        ({"items": ("busy", "nothing_of_that_name")}, "no such answer"),
        ({"items": ("felt_close",)}, "no such answer"),
        ({"whose": SECOND, "items": ("busy", "care")}, "no such answer"),
    ],
)
def test_it_says_what_for_whom_and_when(
    book: Workbook, couple: Couple, chosen: Permission, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        book.permissions.give(replace(chosen, **change))
    assert book.permissions.of(couple.uid) == ()


def test_no_permission_is_about_another_couples_intake(book: Workbook, chosen: Permission) -> None:
    other = book.couples.create(couple_of("Cem Aydin", "Dora Falk"))
    with pytest.raises(BadInput, match="no such intake"):
        book.permissions.give(replace(chosen, couple=other.uid))
    assert book.permissions.of(other.uid) == ()


def test_what_may_bring_up_harm_is_never_opened_to_both(book: Workbook, couple: Couple, chosen: Permission) -> None:
    """A personal question that wants no look may be named, one that does may not, with whatever else is named."""
    for item in ("earlier_harm", "feel_unsafe", "drawn_elsewhere", "kept_back"):
        if item != "drawn_elsewhere":
            book.intakes.answer(chosen.intake, alone(item, value=0))
    for items in (("earlier_harm",), ("busy", "feel_unsafe"), ("drawn_elsewhere",)):
        with pytest.raises(StaysAlone, match="stays between that partner and you"):
            book.permissions.give(replace(chosen, items=items))
    assert book.permissions.of(couple.uid) == ()
    book.permissions.give(replace(chosen, items=("kept_back",)))
    assert shown(book, couple) == {"kept_back": 0}


def test_a_last_day_ends_it_by_itself(book: Workbook, couple: Couple, chosen: Permission, clock: Clock) -> None:
    given = book.permissions.give(replace(chosen, until=date(2026, 3, 4)))
    hope = book.permissions.give(replace(given, what=What.HOPE, intake="", items=()))
    both = book.couples.get(couple.uid)
    book.couples.save(replace(both, first=replace(both.first, hope=Hope.REPAIR)))
    for day, opened in ((2, True), (4, True), (5, False)):
        clock.now = datetime(2026, 3, day, 9)
        assert set(shown(book, couple)) == (set(given.items) if opened else set())
        seen = cut_down(book.record(couple.uid), Audience.COUPLE).couple.first.hope
        assert seen is (Hope.REPAIR if opened else None)
    assert book.permissions.of(couple.uid) == (given, hope)


def test_withdrawing_one_of_two_closes_what_both_opened(book: Workbook, couple: Couple, chosen: Permission) -> None:
    first = book.permissions.give(chosen)
    wider = book.permissions.give(replace(chosen, items=("busy", "trust"), how=How.SPOKEN))
    theirs = book.permissions.give(replace(chosen, whose=SECOND))
    book.permissions.withdraw(first.uid)
    assert shown(book, couple) == {"trust": 2}
    held = book.permissions.holding(couple.uid)
    assert held == (theirs, replace(wider, uid=held[1].uid, items=("trust",)))


@pytest.mark.parametrize("what", [What.HOPE, What.BRINGS, What.MEASURES])
def test_withdrawing_one_of_two_for_the_whole_of_it_ends_both(
    book: Workbook, couple: Couple, chosen: Permission, what: What
) -> None:
    whole = replace(chosen, what=what, intake="", items=())
    first, _second = (book.permissions.give(replace(whole, how=how)) for how in (How.SPOKEN, How.PAPER))
    theirs = book.permissions.give(replace(whole, whose=SECOND))
    book.permissions.withdraw(first.uid)
    assert book.permissions.holding(couple.uid) == (theirs,)


def test_withdrawing_what_was_for_somebody_outside_ends_nothing_else(
    book: Workbook, couple: Couple, chosen: Permission
) -> None:
    outside = replace(chosen, whom=Whom.OUTSIDE, recipient="Dr. Ode", words="the answers")
    gone, other, inside = (book.permissions.give(each) for each in (outside, outside, chosen))
    book.permissions.withdraw(gone.uid)
    assert book.permissions.holding(couple.uid) == (other, inside)


def test_another_hope_is_not_the_one_that_was_allowed_to_be_shown(
    book: Workbook, couple: Couple, chosen: Permission
) -> None:
    def hopes(hope: Hope | None) -> Hope | None:
        stands = book.couples.get(couple.uid)
        book.couples.save(replace(stands, first=replace(stands.first, hope=hope), household="two cats"))
        return cut_down(book.record(couple.uid), Audience.COUPLE).couple.first.hope

    whole = replace(chosen, what=What.HOPE, intake="", items=())
    hopes(Hope.REPAIR)
    theirs = book.permissions.give(replace(whole, whose=SECOND))
    for _twice in (1, 2):
        book.permissions.give(whole)
    assert hopes(Hope.REPAIR) is Hope.REPAIR, "saved as it stands, it stays open"
    assert hopes(Hope.SEPARATE) is None
    assert book.permissions.holding(couple.uid) == (theirs,)
    book.permissions.give(whole)
    assert hopes(Hope.SEPARATE) is Hope.SEPARATE, "unless that one is allowed too"


Stricter = Callable[[Workbook, str], object]
STRICTER: dict[str, Stricter] = {
    "another answer": lambda book, i: book.intakes.answer(i, replace(stands(book, i), value=4)),
    "put right": lambda book, i: book.intakes.correct(i, replace(stands(book, i), value=4), "said so alone"),
    "declined": lambda book, i: book.intakes.correct(
        i, replace(stands(book, i), state=AnswerState.DECLINED, value=None), "took it back"
    ),
    "kept from the other": lambda book, i: book.intakes.keep(i, "busy", FIRST, Visibility.INDIVIDUAL),
    "the counselor's": lambda book, i: book.intakes.keep(i, "busy", FIRST, Visibility.PRIVATE),
}


def stands(book: Workbook, intake: str) -> Answer:
    answer = book.intakes.get(intake).answer("busy", FIRST)
    assert answer is not None
    return answer


@pytest.mark.parametrize("name", STRICTER)
def test_a_later_stricter_wish_closes_that_answer_and_no_other(
    book: Workbook, couple: Couple, chosen: Permission, name: str
) -> None:
    given = [book.permissions.give(chosen) for _twice in (1, 2)]
    assert shown(book, couple) == {"lonely": 2, "busy": 2}
    STRICTER[name](book, chosen.intake)
    assert shown(book, couple) == {"lonely": 2}
    every = book.permissions.of(couple.uid)
    assert [p.withdrawn for p in every] == [TODAY, TODAY, None, None], "what was allowed before stays readable"
    assert [p.items for p in every[:2]] == [p.items for p in given]
    book.intakes.keep(chosen.intake, "busy", FIRST, Visibility.INDIVIDUAL)
    assert shown(book, couple) == {"lonely": 2}, "and is not opened again by itself"


def test_a_form_that_is_kept_apart_closes_all_of_that_partners_answers(
    book: Workbook, couple: Couple, chosen: Permission
) -> None:
    book.permissions.give(chosen)
    theirs = book.permissions.give(replace(chosen, whose=SECOND))
    book.intakes.keep_apart(chosen.intake, FIRST, True)
    assert shown(book, couple) == {}
    assert book.permissions.holding(couple.uid) == (theirs,)
    book.intakes.keep_apart(chosen.intake, FIRST, False)
    assert shown(book, couple) == {}
    book.intakes.keep_apart(chosen.intake, FIRST, True)
    book.permissions.give(replace(chosen, items=("busy",)))
    assert shown(book, couple) == {"busy": 2}, "what is allowed after that holds"


def test_an_answer_that_is_saved_as_it_stands_stays_open(book: Workbook, couple: Couple, chosen: Permission) -> None:
    given = book.permissions.give(chosen)
    book.intakes.answer(chosen.intake, stands(book, chosen.intake))
    assert book.permissions.of(couple.uid) == (given,)


def test_an_answer_that_was_taken_away_is_not_open_when_it_comes_again(
    book: Workbook, couple: Couple, chosen: Permission
) -> None:
    keyed = replace(alone("kept_back"), alone=False)
    book.intakes.answer(chosen.intake, keyed)
    book.permissions.give(replace(chosen, items=("kept_back",)))
    book.intakes.clear(chosen.intake, "kept_back", FIRST)
    book.intakes.answer(chosen.intake, replace(keyed, value=4))
    assert shown(book, couple) == {}


def test_no_statement_through_the_store_rewrites_one(book: Workbook, couple: Couple, chosen: Permission) -> None:
    given = book.permissions.give(chosen)
    for sql in ("UPDATE permissions SET items = '[]'", "DELETE FROM permissions"):
        with pytest.raises(dbapi.IntegrityError), book._records.change():
            book._records.run(sql)
    assert book.permissions.of(couple.uid) == (given,)


def test_a_permission_is_narrowed_by_withdrawing_it_and_giving_the_rest_anew(
    book: Workbook, couple: Couple, chosen: Permission, clock: Clock
) -> None:
    whole = book.permissions.give(chosen)
    book.intakes.finish(chosen.intake)
    another = book.intakes.begin(couple.uid, IntakeKind.REVIEW).uid
    for item in chosen.items:
        book.intakes.answer(another, alone(item))
    untouched = [
        book.permissions.give(replace(chosen, **other))
        for other in (
            {"whose": Whose.SECOND},
            {"intake": another},
            {"items": ("trust",)},
            {"what": What.HOPE},
            {"whom": Whom.OUTSIDE, "recipient": "Dr. Ode", "words": "the answers"},
        )
    ]
    clock.now = clock.now.replace(day=9)
    book.permissions.narrow(couple.uid, chosen.intake, Whose.FIRST, ["busy", "stress"])
    after = book.permissions.of(couple.uid)
    assert after[1:-1] == tuple(untouched)
    assert (after[0].uid, after[0].items, after[0].withdrawn) == (whole.uid, whole.items, date(2026, 3, 9))
    assert after[-1] == replace(whole, uid=after[-1].uid, items=("lonely",))
    assert after[-1].uid != whole.uid
    rows = book._records.rows("SELECT act, record, detail FROM audit WHERE kind = 'permission' ORDER BY id")
    assert [(r["act"], r["record"], r["detail"]) for r in rows[-2:]] == [
        ("changed", whole.uid, "withdrawn"),
        ("added", after[-1].uid, ""),
    ]


def test_nothing_is_given_anew_where_nothing_is_left(book: Workbook, couple: Couple, chosen: Permission) -> None:
    book.permissions.give(chosen)
    book.permissions.narrow(couple.uid, chosen.intake, Whose.FIRST, {"busy", "lonely"})
    (after,) = book.permissions.of(couple.uid)
    assert after.withdrawn == TODAY
    head = book.documents.number_head()
    book.permissions.narrow(couple.uid, chosen.intake, Whose.FIRST, {"busy"})
    assert book.permissions.of(couple.uid) == (after,)
    assert book.documents.number_head() == head


def test_a_narrowing_is_a_part_of_the_change_that_it_stands_in(
    book: Workbook, couple: Couple, chosen: Permission
) -> None:
    given = book.permissions.give(chosen)

    def fails() -> None:
        with book._records.change("intakes", couple=couple.uid):
            book.permissions.narrow(couple.uid, chosen.intake, Whose.FIRST, {"busy"})
            book.intakes.get("nothing of that name")

    with pytest.raises(NotFound):
        fails()
    assert book.permissions.of(couple.uid) == (given,)
