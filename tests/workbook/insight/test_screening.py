"""Who is to be asked again, and why; whose concern waits for a decision."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.insight.screening import Due, Since, Why, screens_due, undecided
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Status
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen, gate_state

DAY = datetime(2026, 3, 2, 10)
NOTHING = Since()
FIRST, SECOND = PARTNERS


def screen(whose: Whose, finding: Finding = Finding.NO_CONCERN, days: int = 0) -> SafetyScreen:
    return SafetyScreen("c", whose, DAY + timedelta(days=days), finding)


def decision(choice: Decision, days: int) -> GateDecision:
    return GateDecision("c", DAY + timedelta(days=days), choice, "because")


BOTH = (screen(FIRST), screen(SECOND))


def test_who_was_never_asked_is_to_be_asked() -> None:
    assert screens_due(Status.ACTIVE, (), NOTHING) == (Due(FIRST, Why.NEVER), Due(SECOND, Why.NEVER))
    assert screens_due(Status.ACTIVE, BOTH[:1], NOTHING) == (Due(SECOND, Why.NEVER),)
    assert screens_due(Status.ACTIVE, BOTH, NOTHING) == ()


def test_a_screen_that_was_broken_off_asked_nobody() -> None:
    assert screens_due(Status.ACTIVE, (screen(FIRST, Finding.NOT_HELD), BOTH[1]), NOTHING) == (Due(FIRST, Why.NEVER),)
    assert screens_due(Status.ACTIVE, (*BOTH, screen(FIRST, Finding.NOT_HELD, 1)), NOTHING) == (
        Due(FIRST, Why.NOT_HELD),
    )
    assert screens_due(Status.ACTIVE, (*BOTH, screen(FIRST, Finding.NOT_HELD, 1), screen(FIRST, days=2)), NOTHING) == ()


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, False), (1, True)])
def test_a_review_begun_after_the_screen_asks_again(days: int, due: bool) -> None:
    begun = (DAY + timedelta(days=days)).date()
    expected = (Due(FIRST, Why.REVIEW), Due(SECOND, Why.REVIEW)) if due else ()
    assert screens_due(Status.ACTIVE, BOTH, Since(reviewed=begun)) == expected


def test_after_reopening_both_are_asked_again_and_nobody_while_the_file_is_closed() -> None:
    reopened = Since(reopened=date(2026, 3, 9))
    assert [d.why for d in screens_due(Status.ACTIVE, BOTH, reopened)] == [Why.REOPENED] * 2
    assert screens_due(Status.ACTIVE, (*BOTH, screen(FIRST, days=7)), reopened) == (Due(SECOND, Why.REOPENED),)
    assert screens_due(Status.CLOSED, BOTH, reopened) == ()


def test_a_disclosure_of_the_same_day_counts_by_the_minute() -> None:
    before, after = DAY - timedelta(minutes=1), DAY + timedelta(minutes=1)
    assert screens_due(Status.ACTIVE, BOTH, Since(disclosed=before, noted=before)) == ()
    assert [d.why for d in screens_due(Status.ACTIVE, BOTH, Since(disclosed=after))] == [Why.DISCLOSED] * 2
    assert [d.why for d in screens_due(Status.ACTIVE, BOTH, Since(noted=after))] == [Why.NOTED] * 2


def test_what_is_due_closes_no_gate() -> None:
    assert screens_due(Status.ACTIVE, BOTH, Since(reviewed=date(2026, 4, 1))) != ()
    assert gate_state(BOTH, ()).opened


def test_a_concern_waits_until_it_is_decided_upon() -> None:
    concern = screen(SECOND, Finding.CONCERN, 1)
    assert undecided((*BOTH, concern), ()) == (SECOND,)
    assert undecided((*BOTH, concern), (decision(Decision.CONTINUE, 0),)) == (SECOND,), "an earlier one is void"
    for choice in Decision:
        assert undecided((*BOTH, concern), (decision(choice, 2),)) == ()


def test_a_screen_that_was_not_held_takes_no_concern_back() -> None:
    screens = (*BOTH, screen(FIRST, Finding.CONCERN, 1), screen(FIRST, Finding.NOT_HELD, 2))
    assert undecided(screens, ()) == (FIRST,)
    assert undecided((*screens, screen(FIRST, days=3)), ()) == ()


def test_a_void_decision_brings_back_what_it_had_settled() -> None:
    """The gate is closed by the new concern; that it was taken back since does not settle the older one."""
    screens = (
        screen(FIRST, Finding.CONCERN),
        screen(SECOND, Finding.CONCERN, 2),
        screen(SECOND, Finding.NO_CONCERN, 3),
    )
    decided = (decision(Decision.CONTINUE, 1),)
    assert not gate_state(screens, decided).opened
    assert undecided(screens, decided) == (FIRST,)


screens = st.lists(
    st.builds(screen, st.sampled_from(PARTNERS), st.sampled_from(list(Finding)), st.integers(0, 9)), max_size=6
)
decisions = st.lists(st.builds(decision, st.sampled_from(list(Decision)), st.integers(0, 9)), max_size=3)


@given(screens, decisions)
def test_no_gate_is_shut_in_silence(held: list[SafetyScreen], made: list[GateDecision]) -> None:
    """The counselor is told why: somebody is to be asked, a decision waits, or they decided so themselves."""
    decided = any(d.choice in (Decision.STOP_JOINT, Decision.REFER) for d in made)
    if not gate_state(held, made).opened and not decided:
        assert undecided(held, made) or screens_due(Status.ACTIVE, held, NOTHING)
