"""The order of a plan's path, and what a plan is called once its path was changed."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.model.plan import PlanKind, PlanStep, kind_of, moved
from workbook.model.safety import Gate

ORDERS = st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1)


@given(order=ORDERS, fixed=st.sets(st.sampled_from("abcdefghij")), data=st.data())
def test_moving_keeps_every_step_and_what_was_done_in_its_place(
    order: list[str], fixed: set[str], data: st.DataObject
) -> None:
    which, to = data.draw(st.sampled_from(order)), data.draw(st.integers(-3, 13))
    after = moved(order, fixed, which, to)
    assert sorted(after) == sorted(order)
    assert [(n, s) for n, s in enumerate(after) if s in fixed] == [(n, s) for n, s in enumerate(order) if s in fixed]
    rest = [s for s in after if s not in fixed and s != which]
    assert rest == [s for s in order if s not in fixed and s != which], "the others keep their order"
    if which not in fixed:
        free = [n for n, s in enumerate(order) if s not in fixed]
        assert abs(after.index(which) - to) == min(abs(n - to) for n in free)


def test_a_step_jumps_over_what_was_done() -> None:
    assert moved("abc", {"b"}, "c", 0) == ("c", "b", "a")
    assert moved("abc", {"a"}, "c", 1) == ("a", "c", "b")
    assert moved("abc", {"a"}, "a", 2) == ("a", "b", "c")


def test_a_plan_is_named_for_what_it_holds() -> None:
    restore = [PlanStep(f"A.step.{n}", "", "") for n in (1, 2)]
    own = PlanStep("own.1", "", "", gate=Gate.FREE)
    whole = ("A.step.1", "A.step.2", "A.step.3")
    assert kind_of(PlanKind.RESTORE, restore, whole) is PlanKind.RESTORE
    assert kind_of(PlanKind.RESTORE, [*restore, own], whole) is PlanKind.MIX
    assert kind_of(PlanKind.MIX, [own], ()) is PlanKind.OWN
    assert kind_of(PlanKind.OWN, [own, *restore], ()) is PlanKind.MIX
