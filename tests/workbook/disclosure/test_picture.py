"""The picture over time, and what it says where there is little to go by."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests import planted
from workbook.catalogue.entries import Ask, ItemKind
from workbook.catalogue.loader import load
from workbook.disclosure.picture import picture
from workbook.facts import CourseRow, Moment, PictureFacts
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind
from workbook.model.record import CoupleRecord

CATALOGUE = load()
RECORD = planted.record(CATALOGUE)
FIRST, SECOND = PARTNERS
JOINT = [i for i in CATALOGUE.items if i.ask is Ask.FORM and i.visibility == Visibility.JOINT]


def intake(uid: str, kind: IntakeKind, day: date, near: int, whose: tuple[Whose, ...] = PARTNERS) -> Intake:
    """Everything as close as `near`, 0-4."""
    answers = tuple(
        Answer(i.key, w, AnswerState.RATED, near if i.kind is ItemKind.STRENGTH else 4 - near)
        for i in JOINT
        for w in whose
    )
    return Intake(uid, "couple", kind, day, day, answers)


ONE = intake("one", IntakeKind.FIRST, date(2026, 1, 5), 1)
TWO = intake("two", IntakeKind.REVIEW, date(2026, 4, 5), 3)
THREE = intake("three", IntakeKind.CLOSING, date(2026, 7, 5), 2)


def seen(*intakes: Intake, audience: Audience = Audience.COUNSELOR) -> PictureFacts:
    return picture(having(*intakes), CATALOGUE, audience)


def having(*intakes: Intake) -> CoupleRecord:
    return replace(RECORD, intakes=intakes)


def test_every_theme_stands_over_all_intakes() -> None:
    facts = seen(ONE, TWO, THREE)
    assert facts.moments == (
        Moment("First intake", date(2026, 1, 5)),
        Moment("Review intake", date(2026, 4, 5)),
        Moment("Closing intake", date(2026, 7, 5)),
    )
    assert {(row.first, row.second) for row in facts.course} == {((1.0, 3.0, 2.0), (1.0, 3.0, 2.0))}
    assert {row.change(FIRST) for row in facts.course} == {1.0}


def test_the_latest_stands_beside_the_first_unless_others_are_asked_for() -> None:
    record = having(ONE, TWO, THREE)
    assert (seen(ONE, TWO, THREE).kind, seen(ONE, TWO, THREE).before_kind) == ("Closing intake", "First intake")
    asked = picture(record, CATALOGUE, Audience.COUPLE, TWO, THREE)
    assert (asked.on, asked.before) == (date(2026, 4, 5), date(2026, 7, 5))
    assert {(r.first, r.before_first) for r in asked.themes} == {(3.0, 2.0)}
    assert picture(record, CATALOGUE, Audience.COUPLE, ONE).before is None


def test_an_intake_without_a_rating_is_no_point_in_time() -> None:
    declined = replace(TWO, answers=tuple(replace(a, state=AnswerState.DECLINED, value=None) for a in TWO.answers))
    assert [m.kind for m in seen(ONE, declined, THREE).moments] == ["First intake", "Closing intake"]


@given(st.lists(st.none() | st.floats(0, 4), max_size=6))
def test_change_is_from_the_first_value_to_the_latest_as_they_are_printed(values: list[float | None]) -> None:
    moved = CourseRow("k", "K", tuple(values), ()).change(FIRST)
    there = [float(f"{v:.1f}") for v in values if v is not None]
    assert moved == (round(there[-1] - there[0], 1) if len(there) > 1 else None)


def test_one_who_declined_everything_is_said_so_to_the_counselor_alone() -> None:
    none = tuple(Answer(i.key, SECOND, AnswerState.DECLINED) for i in JOINT)
    both = replace(ONE, answers=(*(a for a in ONE.answers if a.whose is FIRST), *none))
    assert seen(both).notes == ("Bo would rather not say, on every question that was put.",)
    assert seen(both, audience=Audience.COUPLE).notes == ("No answers from Bo.",)
    assert seen(both).strengths == ()
    assert {(f.first, f.second) for f in seen(intake("x", IntakeKind.FIRST, ONE.begun, 4, (FIRST,))).held_alone} == {
        (4, None)
    }


def test_half_an_intake_says_how_much_is_open_while_it_is_open() -> None:
    half = replace(ONE, finished=None, answers=tuple(a for n, a in enumerate(ONE.answers) if n % 4))
    mine = sum(a.whose is FIRST for a in half.answers)
    assert f"{len(JOINT) - mine} questions are still open for Ada." in seen(half).notes
    assert not [n for n in seen(replace(half, finished=half.begun)).notes if "open" in n]
    assert not [n for n in seen(half, audience=Audience.COUPLE).notes if "open" in n]


def test_what_was_given_alone_moves_no_course_on_another_ones_page() -> None:
    """Derived facts leak too: the values over time are computed from what is left."""
    alone = [i for i in CATALOGUE.items if i.visibility != Visibility.JOINT and i.theme]
    extreme = tuple(Answer(i.key, FIRST, AnswerState.RATED, 4, Visibility.INDIVIDUAL) for i in alone)
    secret = replace(TWO, answers=(*TWO.answers, *extreme))
    for audience in (Audience.COUPLE, Audience.SECOND):
        assert seen(ONE, secret, audience=audience) == seen(ONE, TWO, audience=audience)
    assert seen(ONE, secret).course != seen(ONE, TWO).course
