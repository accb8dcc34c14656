"""The gate: what opens it, what closes it, what a decision is worth after a new concern."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import BadInput
from workbook.model.common import PARTNERS, Whose
from workbook.model.safety import (
    Decision,
    Finding,
    Gate,
    GateDecision,
    GateState,
    Reply,
    SafetyScreen,
    checked_decision,
    checked_screen,
    gate_state,
)

DAY = datetime(2026, 3, 2, 10)
SHUT = GateState(opened=False, strict=False)


def screen(whose: Whose, finding: Finding, hours: int = 0) -> SafetyScreen:
    return SafetyScreen("c", whose, DAY + timedelta(hours=hours), finding)


def decision(choice: Decision, hours: int) -> GateDecision:
    return GateDecision("c", DAY + timedelta(hours=hours), choice, "because")


BOTH_CLEAR = [screen(w, Finding.NO_CONCERN) for w in PARTNERS]
ONE_CONCERN = [screen(Whose.FIRST, Finding.NO_CONCERN), screen(Whose.SECOND, Finding.CONCERN, 1)]


def test_without_screens_only_free_steps_are_given() -> None:
    assert gate_state([], []) == SHUT
    assert SHUT.allows(Gate.FREE)
    assert not SHUT.allows(Gate.OPEN)
    assert not SHUT.allows(Gate.STRICT)


def test_both_without_concern_open_everything() -> None:
    assert gate_state(BOTH_CLEAR, []) == GateState(opened=True, strict=True)


def test_one_screened_is_not_both() -> None:
    assert gate_state(BOTH_CLEAR[:1], []) == SHUT


def test_a_decision_opens_the_gate_but_never_the_strict_one_after_a_concern() -> None:
    for choice in (Decision.CONTINUE, Decision.WITH_LIMITS):
        assert gate_state(ONE_CONCERN, [decision(choice, 2)]) == GateState(opened=True, strict=False)
    for choice in (Decision.STOP_JOINT, Decision.REFER):
        assert gate_state(ONE_CONCERN, [decision(choice, 2)]) == SHUT


def test_a_new_concern_voids_the_decision() -> None:
    again = [*ONE_CONCERN, screen(Whose.FIRST, Finding.CONCERN, 3)]
    assert gate_state(again, [decision(Decision.CONTINUE, 2)]) == SHUT


def test_a_concern_never_turns_a_decision_to_stop_into_an_open_gate() -> None:
    """Its permission is void; its refusal is not: both clear again, and still nothing opens by itself."""
    again = [*BOTH_CLEAR, screen(Whose.FIRST, Finding.CONCERN, 2), screen(Whose.FIRST, Finding.NO_CONCERN, 3)]
    for choice in (Decision.STOP_JOINT, Decision.REFER):
        assert gate_state(again, [decision(choice, 1)]) == SHUT
    assert gate_state(again, [decision(Decision.WITH_LIMITS, 1)]) == GateState(opened=True, strict=False)


def test_a_concern_written_down_later_voids_what_was_decided_without_knowing_of_it() -> None:
    late = replace(screen(Whose.SECOND, Finding.CONCERN, 1), recorded_at=DAY + timedelta(hours=5))
    assert gate_state([BOTH_CLEAR[0], late], [decision(Decision.CONTINUE, 3)]) == SHUT
    assert gate_state([BOTH_CLEAR[0], late], [decision(Decision.CONTINUE, 6)]) == GateState(opened=True, strict=False)


def test_stopping_holds_though_no_screen_raises_a_concern() -> None:
    assert gate_state(BOTH_CLEAR, [decision(Decision.STOP_JOINT, 1)]) == SHUT


screens = st.lists(
    st.builds(screen, st.sampled_from(PARTNERS), st.sampled_from(list(Finding)), st.integers(0, 9)), max_size=6
)
decisions = st.lists(st.builds(decision, st.sampled_from(list(Decision)), st.integers(0, 9)), max_size=3)


@given(screens, decisions, st.sampled_from(PARTNERS))
def test_a_new_concern_shuts_it_whatever_came_before(
    held: list[SafetyScreen], made: list[GateDecision], whose: Whose
) -> None:
    assert gate_state([*held, screen(whose, Finding.CONCERN, 10)], made) == SHUT


@given(screens, decisions)
def test_strict_is_never_given_where_open_is_not(held: list[SafetyScreen], made: list[GateDecision]) -> None:
    state = gate_state(held, made)
    assert state.opened or not state.strict


def test_harm_named_or_a_total_of_ten_is_a_concern() -> None:
    harm = SafetyScreen("c", Whose.FIRST, DAY, Finding.NO_CONCERN, replies=(("threats", Reply.YES),))
    with pytest.raises(BadInput):
        checked_screen(harm, {"threats"})
    with pytest.raises(BadInput):
        checked_screen(SafetyScreen("c", Whose.FIRST, DAY, Finding.NO_CONCERN, hits=10), set())
    with pytest.raises(BadInput):
        checked_screen(SafetyScreen("c", Whose.FIRST, DAY, Finding.CONCERN, hits=21), set())
    fine = SafetyScreen("c", Whose.FIRST, DAY, Finding.CONCERN, replies=harm.replies, hits=10)
    assert checked_screen(fine, {"threats"}) is fine


def test_a_decision_needs_a_reason() -> None:
    with pytest.raises(BadInput):
        checked_decision(GateDecision("c", DAY, Decision.CONTINUE, "  "))
