"""Which exercise a step begins with: what helped first, what helped little never, what is held or at home not at all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.link import Link
from workbook.catalogue.loader import load
from workbook.insight.helping import HELPED, HELPED_LITTLE, beginning, helped
from workbook.insight.suggestions import Reason, ReasonKind, Suggestion, suggestions
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.intake import Answer, AnswerState
from workbook.model.safety import Gate, GateState

ON = date(2026, 3, 3)
OPEN = GateState(opened=True, strict=True)
SHUT = GateState(opened=False, strict=False)
KEYS = ("one", "two", "three", "four")


def shelf(**gates: str) -> Catalogue:
    """The catalogue with four exercises on one free step, alike but for their keys and gates."""
    real = load()
    like = next(e for e in real.exercises if e.gate == "free")
    made = tuple(
        replace(like, key=key, steps=("A.step.7",), gate=gates.get(key, "free"), themes=("support",), causes=())
        for key in KEYS
    )
    return replace(real, exercises=made)


def suggestion(catalogue: Catalogue, *keys: str) -> Suggestion:
    reasons = tuple(Reason(ReasonKind.CAUSE, key, Whose.FIRST, 4, 1.0, key=key) for key in keys)
    return Suggestion(catalogue.step("A.step.7"), 1.0, reasons)


def tried(key: str, *ratings: int | None) -> Assignment:
    results = tuple(
        Result(w, Outcome.DONE, ON, helped=n) for w, n in zip(PARTNERS, ratings, strict=False) if n is not None
    )
    return Assignment("couple", key, key, "A.step.7", Whose.BOTH, ON, results=results, stopped=ON)


histories = st.lists(
    st.builds(tried, st.sampled_from(KEYS), st.integers(0, 10) | st.none(), st.integers(0, 10) | st.none()), max_size=8
)
all_gates = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["free", "open", "strict"]))
states = st.sampled_from([OPEN, SHUT, GateState(opened=True, strict=False)])


@given(histories, all_gates, states)
def test_what_did_not_help_before_is_not_suggested_first_and_what_is_held_never(
    history: list[Assignment], gates: dict[str, str], state: GateState
) -> None:
    catalogue = shelf(**gates)
    first = beginning(catalogue, suggestion(catalogue), history, state)
    able = [e for e in catalogue.exercises if state.allows(Gate(e.gate))]
    ratings = {e.key: helped(history, e.key) for e in able}
    good = [n for n in ratings.values() if n is None or n >= HELPED_LITTLE]
    assert (first is None) == (not good)
    if first is None:
        return
    assert state.allows(Gate(first.exercise.gate))
    assert first.helped is None or first.helped >= HELPED_LITTLE
    best = max((n for n in ratings.values() if n is not None and n >= HELPED), default=None)
    if best is not None:
        assert first.helped == best


@given(histories)
def test_what_they_have_at_home_is_not_proposed(history: list[Assignment]) -> None:
    catalogue = shelf()
    home = Assignment("couple", "one", "One", "A.step.7", Whose.BOTH, ON)
    first = beginning(catalogue, suggestion(catalogue), [home, *history], OPEN)
    assert first is None or first.exercise.key != "one"


def test_among_new_ones_that_which_works_on_more_of_it_comes_first() -> None:
    catalogue = shelf()
    one, two, three, four = catalogue.exercises
    catalogue = replace(catalogue, exercises=(one, two, replace(three, causes=("busy", "stress")), four))
    first = beginning(catalogue, suggestion(catalogue, "busy"), [], OPEN)
    assert first is not None
    assert first.exercise.key == "three"
    plain = beginning(catalogue, suggestion(catalogue), [], OPEN)
    assert plain is not None
    assert plain.exercise.key == "one"


reasons = st.lists(
    st.tuples(st.lists(st.sampled_from(KEYS), unique=True, max_size=3), st.floats(0.25, 4)), min_size=1, max_size=5
)


def named(catalogue: Catalogue, *each: tuple[list[str], float]) -> Suggestion:
    made = tuple(
        Reason(ReasonKind.CAUSE, "", Whose.FIRST, 4, weight, key="nothing", begin=tuple(begin))
        for begin, weight in each
    )
    return Suggestion(catalogue.step("A.step.7"), 1.0, made)


@given(histories, all_gates, states, reasons)
def test_what_the_links_name_is_begun_with_but_never_before_what_helped(
    history: list[Assignment], gates: dict[str, str], state: GateState, given_for: list[tuple[list[str], float]]
) -> None:
    """Nor where it is held or helped little: then the next one counts that is named, if there is one."""
    catalogue = shelf(**gates)
    first = beginning(catalogue, named(catalogue, *given_for), history, state)
    ratings = {e.key: helped(history, e.key) for e in catalogue.exercises if state.allows(Gate(e.gate))}
    able = {key: n for key, n in ratings.items() if n is None or n >= HELPED_LITTLE}
    assert (first is None) == (not able)
    if first is None:
        return
    assert first.exercise.key in able
    best = max((n for n in able.values() if n is not None and n >= HELPED), default=None)
    firsts = [next((key for key in begin if key in able), None) for begin, _weight in given_for]
    if best is not None:
        assert first.helped == best
    elif any(firsts):
        assert first.exercise.key in firsts


@given(histories, st.lists(st.sampled_from(KEYS), unique=True, min_size=1))
def test_for_one_reason_it_is_the_first_that_is_named_and_can_be_given(
    history: list[Assignment], begin: list[str]
) -> None:
    catalogue = shelf()
    ratings = {key: helped(history, key) for key in KEYS}
    if any(n is not None and (n >= HELPED or n < HELPED_LITTLE) for n in ratings.values()):
        history = []
    home = Assignment("couple", begin[0], "At home", "A.step.7", Whose.BOTH, ON)
    first = beginning(catalogue, named(catalogue, (begin, 1.0)), history, OPEN)
    assert first is not None
    assert first.exercise.key == begin[0]
    second = beginning(catalogue, named(catalogue, (begin, 1.0)), [home, *history], OPEN)
    assert second is not None
    assert second.exercise.key == begin[1] if len(begin) > 1 else second.exercise.key != begin[0]


def test_the_heavier_reason_names_it_and_what_works_on_more_decides_only_between_equals() -> None:
    catalogue = shelf()
    one, two, three, four = catalogue.exercises
    catalogue = replace(catalogue, exercises=(replace(one, causes=("nothing",)), two, three, four))
    for weights, key in (((2.0, 1.0), "two"), ((1.0, 2.0), "three")):
        first = beginning(catalogue, named(catalogue, (["two"], weights[0]), (["three"], weights[1])), [], OPEN)
        assert first is not None
        assert first.exercise.key == key
    unnamed = beginning(catalogue, named(catalogue, ([], 3.0)), [], OPEN)
    assert unnamed is not None
    assert unnamed.exercise.key == "one"


@pytest.mark.parametrize("link", [x for x in load().links if x.item and x.begin], ids=lambda x: f"{x.step}-{x.item}")
def test_every_cause_and_impact_brings_up_what_its_link_names(link: Link) -> None:
    """What is held for now leaves the next one that is named, never nothing."""
    catalogue = load()
    answers = [Answer(link.item, Whose.FIRST, AnswerState.RATED, 4)]
    for gate in (OPEN, GateState(opened=True, strict=False), SHUT):
        for each in suggestions(catalogue, answers, gate):
            if each.step.id == link.step:
                first = beginning(catalogue, each, [], gate)
                able = [key for key in link.begin if gate.allows(Gate(catalogue.exercise(key).gate))]
                assert first is not None
                assert first.exercise.key == able[0]


def test_the_latest_word_on_how_much_it_helped_counts() -> None:
    history = [tried("one", 9, None), tried("one", 1, 1)]
    assert helped(history, "one") == 9
    assert helped([tried("one", 8, 3)], "one") == 5.5
    assert helped(history, "two") is None
    assert helped([tried("one", None, None)], "one") is None
