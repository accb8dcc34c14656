"""A partner's recorded choice: what, for whom, when; withdrawn, and never rewritten."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workbook.conftest import Clock
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.store.engine import dbapi

TODAY = date(2026, 3, 2)


def chosen(couple: Couple) -> Permission:
    return Permission(
        couple.uid, Whose.FIRST, What.ANSWERS, Whom.BOTH, TODAY, How.HANDOVER, intake="i", items=("lonely", "busy")
    )


def test_a_permission_is_kept_and_withdrawn_on_a_day(book: Workbook, couple: Couple, clock: Clock) -> None:
    given = book.permissions.give(chosen(couple))
    assert book.record(couple.uid).permissions == (given,)
    assert given.opens_answer("i", "busy", Whose.FIRST)
    assert not given.opens_answer("i", "busy", Whose.SECOND)
    assert not given.opens_answer("i", "trust", Whose.FIRST)
    clock.now = clock.now.replace(day=9)
    book.permissions.withdraw(given.uid)
    (after,) = book.permissions.of(couple.uid)
    assert after.withdrawn == date(2026, 3, 9)
    assert not after.opens_answer("i", "busy", Whose.FIRST)
    with pytest.raises(BadInput, match="withdrawn already"):
        book.permissions.withdraw(given.uid)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"whose": Whose.BOTH}, "one partner's own"),
        ({"on": date(2026, 3, 3)}, "cannot lie ahead"),
        ({"items": ()}, "which answers"),
        ({"whom": Whom.OUTSIDE, "words": "dates"}, "for whom"),
        ({"whom": Whom.OUTSIDE, "recipient": "Dr. Ode", "words": " "}, "lets out"),
        (
            {"whom": Whom.OUTSIDE, "recipient": "Dr. Ode", "words": "dates", "until": date(2026, 3, 1)},
            "before it begins",
        ),
        ({"on": date(2026, 3, 1)}, "before the couple's file began"),
    ],
)
def test_it_says_what_for_whom_and_when(
    book: Workbook, couple: Couple, change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        book.permissions.give(replace(chosen(couple), **change))  # type: ignore[arg-type]
    assert book.permissions.of(couple.uid) == ()


def test_no_statement_through_the_store_rewrites_one(book: Workbook, couple: Couple) -> None:
    given = book.permissions.give(chosen(couple))
    for sql in ("UPDATE permissions SET items = '[]'", "DELETE FROM permissions"):
        with pytest.raises(dbapi.IntegrityError), book._records.change():
            book._records.run(sql)
    assert book.permissions.of(couple.uid) == (given,)


def test_a_permission_is_narrowed_by_withdrawing_it_and_giving_the_rest_anew(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    whole = book.permissions.give(chosen(couple))
    untouched = [
        book.permissions.give(replace(chosen(couple), **other))
        for other in (
            {"whose": Whose.SECOND},
            {"intake": "other"},
            {"items": ("trust",)},
            {"what": What.HOPE},
            {"whom": Whom.OUTSIDE, "recipient": "Dr. Ode", "words": "the answers"},
        )
    ]
    clock.now = clock.now.replace(day=9)
    book.permissions.narrow(couple.uid, "i", Whose.FIRST, ["busy", "stress"])
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


def test_nothing_is_given_anew_where_nothing_is_left(book: Workbook, couple: Couple) -> None:
    book.permissions.give(chosen(couple))
    book.permissions.narrow(couple.uid, "i", Whose.FIRST, {"busy", "lonely"})
    (after,) = book.permissions.of(couple.uid)
    assert after.withdrawn == TODAY
    head = book.documents.number_head()
    book.permissions.narrow(couple.uid, "i", Whose.FIRST, {"busy"})
    assert book.permissions.of(couple.uid) == (after,)
    assert book.documents.number_head() == head


def test_a_narrowing_is_a_part_of_the_change_that_it_stands_in(book: Workbook, couple: Couple) -> None:
    given = book.permissions.give(chosen(couple))

    def fails() -> None:
        with book._records.change("intakes", couple=couple.uid):
            book.permissions.narrow(couple.uid, "i", Whose.FIRST, {"busy"})
            book.intakes.get("nothing of that name")

    with pytest.raises(NotFound):
        fails()
    assert book.permissions.of(couple.uid) == (given,)
