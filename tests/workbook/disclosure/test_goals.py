"""Who sees how near somebody is to a goal."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import planted
from workbook.catalogue.loader import load
from workbook.disclosure.audience import cut_down
from workbook.disclosure.joint import joint
from workbook.disclosure.progress import progress
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.plan import Goal, GoalRating, GoalState
from workbook.model.record import CoupleRecord

CATALOGUE = load()
RECORD = planted.record(CATALOGUE)


def with_goals(*goals: Goal) -> CoupleRecord:
    assert RECORD.plan is not None
    return replace(RECORD, plan=replace(RECORD.plan, goals=goals))


def ratings(record: CoupleRecord, audience: Audience) -> list[tuple[Whose, int]]:
    plan = cut_down(record, audience).plan
    assert plan is not None
    return [(r.whose, r.value) for g in plan.goals for r in g.ratings]


def test_each_audience_sees_what_was_said_before_it() -> None:
    both = [(w, v) for v in (4, 5) for w in PARTNERS]
    assert ratings(RECORD, Audience.COUPLE) == both
    assert sorted(ratings(RECORD, Audience.FIRST)) == sorted([*both, (Whose.FIRST, 0), (Whose.FIRST, 1)])
    assert sorted(ratings(RECORD, Audience.SECOND)) == sorted([*both, (Whose.SECOND, 10), (Whose.SECOND, 1)])


def test_a_day_on_which_one_was_silent_is_not_on_a_page_for_both() -> None:
    day = date(2026, 1, 12)
    said = (GoalRating(Whose.FIRST, 4, day), GoalRating(Whose.FIRST, 7, day + timedelta(days=7)))
    shared, own = Goal("shared", Whose.BOTH, ratings=said), Goal("own", Whose.FIRST, ratings=said)
    facts = joint(with_goals(shared, own), CATALOGUE, planted.AT)
    assert [(g.words, g.near.first if g.near else None) for g in facts.goals] == [("shared", None), ("own", (4, 7))]


def test_a_goal_given_up_is_on_the_counselors_page_alone() -> None:
    record = with_goals(Goal("left behind", Whose.BOTH, GoalState.DROPPED))
    for audience in (Audience.COUPLE, Audience.FIRST):
        assert progress(record, CATALOGUE, audience, planted.AT.date()).goals == ()
    assert len(progress(record, CATALOGUE, Audience.COUNSELOR, planted.AT.date()).goals) == 1


@settings(max_examples=40, deadline=None)
@given(seed=st.randoms(use_true_random=False), audience=st.sampled_from([Audience.FIRST, Audience.COUPLE]))
def test_what_is_not_for_an_audience_might_as_well_never_have_been(seed: Random, audience: Audience) -> None:
    """Any mixture of goals and ratings: the cut record is that of a couple that said only what this audience may hear."""

    def rating(n: int, whose: Whose) -> GoalRating:
        visibility = seed.choice(list(Visibility))
        return GoalRating(whose, seed.randint(0, 10), date(2026, 1, 12) + timedelta(days=n), visibility=visibility)

    goals = tuple(
        Goal(
            f"goal {n}",
            whose := seed.choice(list(Whose)),
            visibility=seed.choice(list(Visibility)) if whose is not Whose.BOTH else Visibility.JOINT,
            ratings=tuple(rating(d, w) for d in range(4) for w in PARTNERS if whose in (w, Whose.BOTH)),
        )
        for n in range(4)
    )

    def heard(visibility: Visibility, whose: Whose) -> bool:
        return visibility is Visibility.JOINT or (visibility is Visibility.INDIVIDUAL and audience == whose.value)

    never = tuple(
        replace(g, ratings=tuple(r for r in g.ratings if heard(r.visibility, r.whose)))
        for g in goals
        if heard(g.visibility, g.whose)
    )
    assert asdict(cut_down(with_goals(*goals), audience)) == asdict(cut_down(with_goals(*never), audience))


@pytest.mark.parametrize("audience", [Audience.COUPLE, Audience.SECOND])
def test_remarks_are_those_of_whoever_said_them(audience: Audience) -> None:
    assert "QRATINGREMARKFIRST" not in repr(cut_down(RECORD, audience))
    assert "QRATINGREMARK" not in repr(joint(RECORD, CATALOGUE, planted.AT))


def test_what_was_said_in_a_session_with_one_is_that_ones_whoever_was_written_down_first() -> None:
    """Who came is put right after the rating was kept; a session that was withdrawn is in no record."""
    said = GoalRating(Whose.FIRST, 2, date(2026, 2, 3), session="s1")
    goal = Goal("own", Whose.FIRST, ratings=(said,))
    assert RECORD.plan is not None
    plan = replace(RECORD.plan, goals=(goal,))
    held = replace(RECORD.sessions[0], uid="s1", attended=Whose.BOTH)
    together = replace(RECORD, plan=plan, sessions=(held,))
    alone = replace(together, sessions=(replace(held, attended=Whose.FIRST),))
    for audience in (Audience.COUPLE, Audience.SECOND):
        assert ratings(together, audience) == [(Whose.FIRST, 2)]
        assert ratings(alone, audience) == ratings(replace(together, sessions=()), audience) == []
    assert ratings(alone, Audience.FIRST) == [(Whose.FIRST, 2)]
