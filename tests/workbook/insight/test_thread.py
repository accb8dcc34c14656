"""The thread is found from both ends, runs from left to right, and links nothing that the record does not."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.insight.suggestions import Reason, ReasonKind
from workbook.insight.thread import Kind, Knot, Threads, threads
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.plan import Goal, Plan, PlanKind, PlanStep
from workbook.model.session import Session, Work, Worked

DAY = date(2026, 3, 2)
STEPS = tuple(PlanStep(f"A.step.{n}", f"Step {n}", "", uid=f"p{n}") for n in range(3))


def reason(name: str) -> Reason:
    return Reason(ReasonKind.THEME, name, Whose.FIRST, 1.0, 1.0)


def at(days: int) -> datetime:
    return datetime(2026, 3, 2, 10) + timedelta(days=days)


def given_for(step: str, day: int, *results: Result, uid: str = "a1") -> Assignment:
    return Assignment("c", "e", "Title", step, Whose.BOTH, at(day).date(), results=results, uid=uid)


def session(day: int) -> Session:
    return Session("c", at(day), uid=f"s{day}")


def result(day: int, whose: Whose = Whose.FIRST) -> Result:
    return Result(whose, Outcome.DONE, at(day).date(), uid=f"r{day}{whose.value}")


def plan(*goals: Goal) -> Plan:
    return Plan("plan", "c", PlanKind.RESTORE, DAY, STEPS, goals)


def made(found: Threads, kind: Kind, key: str) -> dict[str, list[str]]:
    return {k.name: [knot.key for knot in knots] for k, knots in found.of(Knot(kind, key)).columns.items() if knots}


def test_the_thread_from_a_sign_to_what_came_of_it() -> None:
    found = threads(
        plan(Goal("Talk", Whose.BOTH, step="A.step.0", uid="g")),
        {"A.step.0": (reason("openness"), replace(reason("openness"), whose=Whose.SECOND))},
        [given_for("A.step.0", 0, result(7))],
        [session(0), session(7), session(14)],
        (),
    )
    whole = {
        "SIGN": ["openness"],
        "GOAL": ["g"],
        "STEP": ["p0"],
        "EXERCISE": ["a1"],
        "SESSION": ["s7", "s0"],
        "RESULT": ["r7first"],
    }
    assert made(found, Kind.STEP, "p0") == whole
    assert made(found, Kind.SIGN, "openness") == whole
    assert made(found, Kind.RESULT, "r7first") == {**whole, "SESSION": ["s7"]}, "the session that heard of it"
    assert made(found, Kind.STEP, "p1") == {"STEP": ["p1"]}


def test_where_a_link_is_missing_the_thread_goes_on_past_it() -> None:
    found = threads(
        plan(), {"A.step.0": (reason("openness"),)}, [given_for("A.step.0", 1, result(3))], [session(0)], ()
    )
    assert (Knot(Kind.SIGN, "openness"), Knot(Kind.STEP, "p0")) in found.links
    assert (Knot(Kind.EXERCISE, "a1"), Knot(Kind.RESULT, "r3first")) in found.links


def test_what_a_session_worked_on_is_linked_and_no_short_cut_is_drawn() -> None:
    works = [Work("s0", Worked.STEP, "p0"), Work("s7", Worked.ASSIGNMENT, "a1"), Work("s7", Worked.GOAL, "g")]
    works += [Work("withdrawn", Worked.STEP, "p0"), Work("s0", Worked.STEP, "of an earlier plan")]
    goal = Goal("Talk", Whose.BOTH, uid="g")
    found = threads(plan(goal), {}, [given_for("A.step.0", 1)], [session(0), session(7)], works)
    assert (Knot(Kind.STEP, "p0"), Knot(Kind.SESSION, "s0")) in found.links
    assert (Knot(Kind.EXERCISE, "a1"), Knot(Kind.SESSION, "s7")) in found.links
    assert (Knot(Kind.GOAL, "g"), Knot(Kind.SESSION, "s7")) in found.links
    assert len(found.links) == 4
    again = threads(
        plan(replace(goal, step="A.step.0")), {}, [given_for("A.step.0", 1)], [session(0), session(7)], works
    )
    assert (Knot(Kind.GOAL, "g"), Knot(Kind.SESSION, "s7")) not in again.links, "the way through the exercise says it"


def test_the_results_on_the_thread_of_an_exercise_are_its_own() -> None:
    """A session gives one exercise and hears of another one."""
    first = given_for("A.step.0", 0, result(7))
    second = given_for("A.step.1", 7, result(14, Whose.SECOND), uid="a2")
    works = [Work("s7", Worked.STEP, "p2")]
    found = threads(plan(), {}, [second, first], [session(0), session(7), session(14)], works)
    assert made(found, Kind.EXERCISE, "a2")["RESULT"] == ["r14second"]
    assert made(found, Kind.STEP, "p1")["RESULT"] == ["r14second"]
    assert "RESULT" not in made(found, Kind.STEP, "p2"), "it was worked on where another exercise was told of"
    back = made(found, Kind.RESULT, "r7first")
    assert (back["STEP"], back["EXERCISE"], back["SESSION"]) == (["p0"], ["a1"], ["s7"])
    whole = made(found, Kind.SESSION, "s7")
    assert (whole["EXERCISE"], whole["RESULT"]) == (["a2", "a1"], ["r7first"]), (
        "a session shows all that it gave and heard"
    )


@settings(deadline=None)
@given(seed=st.randoms(use_true_random=False))
def test_every_link_is_found_from_both_ends(seed: Random) -> None:
    goals = tuple(
        Goal(f"goal {n}", Whose.BOTH, step=seed.choice(["", *(s.step for s in STEPS)]), uid=f"g{n}") for n in range(3)
    )
    signs = {s.step: tuple(reason(seed.choice("abc")) for _n in range(seed.randint(0, 2))) for s in STEPS}
    sessions = [session(day) for day in sorted(seed.sample(range(10), 4))]
    assignments = []
    for n in range(4):
        results = [replace(result(seed.randint(0, 9), w), uid=f"r{n}{w}") for w in PARTNERS if seed.random() > 0.4]
        assignments.append(given_for(seed.choice(STEPS).step, seed.randint(0, 9), *results, uid=f"a{n}"))
    keys = {Worked.STEP: "p", Worked.ASSIGNMENT: "a", Worked.GOAL: "g"}
    kinds = [seed.choice(list(Worked)) for _n in range(5)]
    works = [Work(seed.choice(sessions).uid, k, f"{keys[k]}{seed.randint(0, 2)}") for k in kinds]
    found = threads(plan(*goals), signs, assignments, sessions, works)
    for one, two in found.links:
        assert one.kind < two.kind
        assert {one, two} <= set(found.knots), "nothing hangs in the air"
        for start, other in ((one, two), (two, one)):
            thread = found.of(start)
            assert other in thread.columns[other.kind]
            assert (one, two) in thread.links
    for knot in found.knots:
        thread = found.of(knot)
        for kind in Kind:
            for other in thread.columns[kind]:
                assert knot in found.of(other).columns[knot.kind], "what hangs with it, it hangs with"
    assert len(set(found.links)) == len(found.links)
