"""Which exercise a step begins with: what helped first, what helped little never, what is held or at home not at all."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.loader import load
from workbook.insight.helping import HELPED, HELPED_LITTLE, beginning, helped
from workbook.insight.suggestions import Reason, ReasonKind, Suggestion
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS, Whose
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


def test_the_latest_word_on_how_much_it_helped_counts() -> None:
    history = [tried("one", 9, None), tried("one", 1, 1)]
    assert helped(history, "one") == 9
    assert helped([tried("one", 8, 3)], "one") == 5.5
    assert helped(history, "two") is None
    assert helped([tried("one", None, None)], "one") is None
