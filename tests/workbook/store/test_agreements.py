"""What both sign: put before them, signed by each, replaced or ended; a couple's policy follows from it."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbook.conftest import Clock, couple_of
from workbook.book import Workbook
from workbook.errors import BadInput, Stale
from workbook.language import ENGLISH
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.paper import CONSENTS, POLICIES, Ending, Paper
from workbook.store.engine import dbapi

TODAY = date(2026, 3, 2)


def sign_both(book: Workbook, couple: Couple, paper: Paper, on: date = TODAY) -> str:
    uid = book.agreements.begin(couple.uid, paper).uid
    for whose in PARTNERS:
        book.agreements.sign(uid, whose, on)
    return uid


def test_a_policy_is_in_force_from_the_second_signature_on(book: Workbook, couple: Couple, clock: Clock) -> None:
    made = book.agreements.begin(couple.uid, Paper.LIMITED)
    put = book.couples.get(couple.uid)
    assert (put.policy, put.policy_signed) == (SecretsPolicy.LIMITED, None)
    book.agreements.sign(made.uid, Whose.SECOND, TODAY)
    assert book.couples.get(couple.uid).policy_signed is None, "one signature makes nothing hold"
    clock.now = clock.now.replace(day=9)
    book.agreements.sign(made.uid, Whose.FIRST, date(2026, 3, 9))
    signed = book.couples.get(couple.uid)
    assert (signed.policy, signed.policy_signed) == (SecretsPolicy.LIMITED, date(2026, 3, 9))


def test_the_old_policy_holds_until_both_have_signed_the_new_one(book: Workbook, couple: Couple, clock: Clock) -> None:
    old = sign_both(book, couple, Paper.LIMITED)
    clock.now = clock.now.replace(month=4)
    new = book.agreements.begin(couple.uid, Paper.APART).uid
    book.agreements.sign(new, Whose.FIRST, date(2026, 4, 2))
    assert book.couples.get(couple.uid).policy is SecretsPolicy.LIMITED
    book.agreements.sign(new, Whose.SECOND, date(2026, 4, 2))
    assert book.couples.get(couple.uid).policy is SecretsPolicy.APART
    first, second = book.agreements.of(couple.uid)
    assert (first.uid, first.ended, first.ending) == (old, date(2026, 4, 2), Ending.REPLACED)
    assert first.holds_since == TODAY, "the history says from when to when the old one held"
    assert second.in_force


def test_a_consent_stands_beside_the_policy(book: Workbook, couple: Couple) -> None:
    sign_both(book, couple, Paper.LIMITED)
    sign_both(book, couple, Paper.COUNSELING)
    assert [a.in_force for a in book.agreements.of(couple.uid)] == [True, True]
    assert book.couples.get(couple.uid).policy is SecretsPolicy.LIMITED


def test_what_cannot_be_is_refused(book: Workbook, couple: Couple) -> None:
    made = book.agreements.begin(couple.uid, Paper.OPEN)
    for whose, on, sentence in (
        (Whose.BOTH, TODAY, "for themselves"),
        (Whose.FIRST, date(2026, 3, 3), "cannot lie ahead"),
        (Whose.FIRST, date(2026, 3, 1), "before the couple’s file began"),
        (Whose.FIRST, date(9999, 1, 1), "cannot be right"),
    ):
        with pytest.raises(BadInput, match=sentence):
            book.agreements.sign(made.uid, whose, on)
    with pytest.raises(BadInput, match="before them already"):
        book.agreements.begin(couple.uid, Paper.OPEN)
    with pytest.raises(BadInput, match="one partner’s own"):
        book.agreements.begin(couple.uid, Paper.RELEASE)
    book.agreements.sign(made.uid, Whose.FIRST, TODAY)
    with pytest.raises(BadInput, match="on record already"):
        book.agreements.sign(made.uid, Whose.FIRST, TODAY)
    book.agreements.end(made.uid)
    with pytest.raises(BadInput, match="has ended"):
        book.agreements.sign(made.uid, Whose.SECOND, TODAY)
    with pytest.raises(BadInput, match="ended already"):
        book.agreements.end(made.uid)


def test_what_was_entered_in_error_never_held(book: Workbook, couple: Couple) -> None:
    uid = sign_both(book, couple, Paper.OPEN)
    book.agreements.end(uid, Ending.ERROR)
    assert book.agreements.get(uid).holds_since is None
    fresh = book.couples.get(couple.uid)
    assert (fresh.policy, fresh.policy_signed) == (None, None)


def test_another_text_of_the_same_policy_may_be_put_before_them(book: Workbook, couple: Couple) -> None:
    sign_both(book, couple, Paper.OPEN)
    book.papers.edit(Paper.OPEN, ENGLISH, "Said alone or not, it is for both.")
    sign_both(book, couple, Paper.OPEN)
    assert [a.version for a in book.agreements.of(couple.uid)] == [1, 2]
    old = book.papers.version(Paper.OPEN, 1)
    assert old is not None
    assert old.text == book.papers.shipped(Paper.OPEN, ENGLISH), "what was signed first stays readable"


def test_a_couple_saved_whole_agrees_underneath(book: Workbook, couple: Couple, clock: Clock) -> None:
    put = book.couples.save(replace(couple, policy=SecretsPolicy.OPEN))
    clock.now = clock.now.replace(day=5)
    signed = book.couples.save(replace(put, policy_signed=date(2026, 3, 4)))
    (only,) = book.agreements.of(couple.uid)
    assert (only.first_signed, only.second_signed) == (date(2026, 3, 4), date(2026, 3, 4))
    assert book.couples.save(signed).rev == signed.rev + 1
    assert len(book.agreements.of(couple.uid)) == 1, "saving the same again agrees nothing anew"
    other = book.couples.save(replace(book.couples.get(couple.uid), policy=SecretsPolicy.APART))
    assert (other.policy, other.policy_signed) == (SecretsPolicy.APART, date(2026, 3, 4))
    none = book.couples.save(replace(other, policy=None, policy_signed=None))
    assert (none.policy, none.policy_signed) == (None, None)
    assert all(a.ended for a in book.agreements.of(couple.uid))


def test_a_couple_read_before_its_policy_changed_cannot_undo_it(book: Workbook, couple: Couple) -> None:
    before = book.couples.get(couple.uid)
    sign_both(book, couple, Paper.LIMITED)
    with pytest.raises(Stale):
        book.couples.save(replace(before, household="a dog"))
    assert book.couples.get(couple.uid).policy is SecretsPolicy.LIMITED


def test_no_statement_through_the_store_rewrites_one(book: Workbook, couple: Couple) -> None:
    uid = sign_both(book, couple, Paper.LIMITED)
    for sql in (
        "UPDATE agreements SET first_signed = '2026-03-01'",
        "UPDATE agreements SET paper = 'open'",
        "DELETE FROM agreements",
        "UPDATE agreement_texts SET text = 'other'",
        "DELETE FROM agreement_texts",
    ):
        with pytest.raises(dbapi.IntegrityError), book._records.change():
            book._records.run(sql)
    assert book.agreements.get(uid).in_force


def test_every_step_is_audited_without_a_word(book: Workbook, couple: Couple) -> None:
    uid = sign_both(book, couple, Paper.LIMITED)
    book.agreements.end(uid)
    rows = book._records.rows("SELECT act, detail FROM audit WHERE kind = 'agreement' ORDER BY id")
    assert [(r["act"], r["detail"]) for r in rows] == [
        ("added", "limited"),
        ("signed", "first"),
        ("signed", "second"),
        ("changed", "ended"),
    ]


STEP = st.tuples(
    st.sampled_from(["begin", "sign", "end", "error"]),
    st.sampled_from([*POLICIES, *CONSENTS]),
    st.sampled_from(PARTNERS),
    st.integers(0, 3),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=12))
def test_whatever_is_done_one_of_a_family_is_in_force_at_most(
    book: Workbook, steps: list[tuple[str, Paper, Whose, int]]
) -> None:
    couple = book.couples.create(couple_of())
    for act, paper, whose, at in steps:
        every = book.agreements.of(couple.uid)
        before = [a for a in every if a.ended is not None]
        with suppress(BadInput):
            if act == "begin":
                book.agreements.begin(couple.uid, paper)
            elif every:
                uid = every[at % len(every)].uid
                if act == "sign":
                    book.agreements.sign(uid, whose, TODAY)
                else:
                    book.agreements.end(uid, Ending.ERROR if act == "error" else Ending.ENDED)
        after = book.agreements.of(couple.uid)
        assert [a for a in after if a in before] == before, "what has ended is never touched again"
        for papers in (POLICIES, *((p,) for p in CONSENTS)):
            assert sum(a.in_force for a in after if a.paper in papers) <= 1
            assert sum(a.waiting for a in after if a.paper in papers) <= 1
        standing = next((a for a in after if a.paper in POLICIES and a.in_force), None)
        signed = book.couples.get(couple.uid).policy_signed
        assert signed == (standing.holds_since if standing is not None else None)
