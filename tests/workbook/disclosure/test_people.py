"""What is known of two people, field by field and audience by audience; what a permission opens, and what it does not."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from tests import planted
from workbook.catalogue.loader import load
from workbook.disclosure.audience import cut_down
from workbook.errors import BadInput
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.couple import Hope
from workbook.model.record import CoupleRecord

DAY = date(2026, 1, 5)
HOPES = {Whose.FIRST: Hope.SEPARATE, Whose.SECOND: Hope.REPAIR}


def record(*permissions: Permission) -> CoupleRecord:
    made = planted.record(load())
    first, second = (replace(made.couple.partner(w), hope=HOPES[w]) for w in PARTNERS)
    couple = replace(made.couple, first=first, second=second, keep_years=3, hold=True)
    return replace(made, couple=couple, permissions=permissions)


def given(whose: Whose, what: What, *, whom: Whom = Whom.BOTH, withdrawn: date | None = None) -> Permission:
    return Permission("couple", whose, what, whom, DAY, How.SPOKEN, words="x", recipient="y", withdrawn=withdrawn)


@pytest.mark.parametrize("audience", [Audience.COUPLE, Audience.FIRST, Audience.SECOND])
def test_what_is_the_counselors_stays_with_the_counselor(audience: Audience) -> None:
    cut = cut_down(record(given(Whose.FIRST, What.RECORD, whom=Whom.OUTSIDE)), audience)
    words = repr(asdict(cut))
    assert [w for w in planted.COUNSELOR if w in words and not w.startswith(("QRESULT", "QRATING"))] == []
    assert (cut.couple.keep_years, cut.couple.hold) == (None, False)
    assert cut.permissions == (), "who allowed what is nobody's but the counselor's"


@pytest.mark.parametrize("whose", PARTNERS)
def test_a_hope_and_what_brings_them_are_their_own(whose: Whose) -> None:
    for audience in (Audience.COUPLE, Audience(whose.other.value)):
        seen = cut_down(record(), audience).couple.partner(whose)
        assert (seen.hope, seen.brings) == (None, "")
    own = cut_down(record(), Audience(whose.value)).couple.partner(whose)
    assert (own.hope, bool(own.brings)) == (HOPES[whose], True)


@pytest.mark.parametrize("audience", [Audience.COUPLE, Audience.FIRST, Audience.SECOND])
@pytest.mark.parametrize("whose", PARTNERS)
def test_a_permission_opens_one_thing_of_one_partner_until_it_is_withdrawn(audience: Audience, whose: Whose) -> None:
    opened = cut_down(record(given(whose, What.HOPE)), audience).couple
    assert opened.partner(whose).hope is HOPES[whose]
    mine = audience.value == whose.value
    assert bool(opened.partner(whose).brings) is mine, "the hope was allowed, and not what brings them"
    assert (opened.partner(whose.other).hope is None) is not (audience.value == whose.other.value)
    back = cut_down(record(given(whose, What.HOPE, withdrawn=DAY)), audience).couple
    assert (back.partner(whose).hope is None) is not mine
    outside = cut_down(record(given(whose, What.HOPE, whom=Whom.OUTSIDE)), audience).couple
    assert (outside.partner(whose).hope is None) is not mine, "what is for somebody outside is not for both"


def test_both_authorisations_on_record_make_no_report_for_others_yet() -> None:
    both = tuple(given(w, What.RECORD, whom=Whom.OUTSIDE) for w in PARTNERS)
    with pytest.raises(BadInput, match="makes none yet"):
        cut_down(record(*both), Audience.REFERRER)
