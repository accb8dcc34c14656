"""Gaps compare like with like, and nothing else."""

from workbook.catalogue.entries import ItemAbout, ItemKind
from workbook.catalogue.loader import load
from workbook.insight.gaps import gaps
from workbook.model.common import Whose
from workbook.model.intake import Answer, AnswerState

CATALOGUE = load()
COMPARED = (ItemKind.STRENGTH, ItemKind.SIGN)


def rated(key: str, whose: Whose, value: int) -> Answer:
    return Answer(key, whose, AnswerState.RATED, value)


def test_two_answers_about_us_are_compared() -> None:
    us = next(i for i in CATALOGUE.items if i.about is ItemAbout.US and i.kind in COMPARED)
    (gap,) = gaps(CATALOGUE, [rated(us.key, Whose.FIRST, 4), rated(us.key, Whose.SECOND, 1)])
    assert (gap.of, gap.values, gap.apart) == (Whose.BOTH, (4, 1), 3)


def test_what_i_say_of_me_is_compared_with_what_my_partner_says_of_me() -> None:
    me = next(i for i in CATALOGUE.items if i.about is ItemAbout.ME and i.mirror)
    given = [rated(me.key, Whose.SECOND, 0), rated(me.mirror, Whose.FIRST, 4)]
    (gap,) = gaps(CATALOGUE, given)
    assert gap.of is Whose.SECOND
    assert gap.values == (0, 4)


def test_two_answers_about_oneself_are_never_compared() -> None:
    me = next(i for i in CATALOGUE.items if i.about is ItemAbout.ME and i.kind in COMPARED)
    assert gaps(CATALOGUE, [rated(me.key, Whose.FIRST, 0), rated(me.key, Whose.SECOND, 4)]) == ()


def test_the_widest_comes_first_and_causes_are_left_alone() -> None:
    us = [i for i in CATALOGUE.items if i.about is ItemAbout.US]
    given = []
    for n, item in enumerate(us):
        given += [rated(item.key, Whose.FIRST, 4), rated(item.key, Whose.SECOND, n % 5)]
    found = gaps(CATALOGUE, given)
    assert [g.apart for g in found] == sorted((g.apart for g in found), reverse=True)
    assert all(g.item.kind in COMPARED for g in found)
