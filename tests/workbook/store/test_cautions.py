"""Findings on cautions: added, never changed; the latest counts, and says whether a breach of trust goes on."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import Clock
from tests.workbook.store.raw import takes_additions_only
from workbook.book import Workbook
from workbook.errors import BadInput
from workbook.model.caution import CautionFinding, Found
from workbook.model.common import Whose
from workbook.model.couple import Couple

NOON = datetime(2026, 3, 1, 12)


def breach(couple: Couple, found: Found = Found.PRESENT, *, going_on: bool | None = None) -> CautionFinding:
    return CautionFinding(couple.uid, "breach_of_trust", Whose.BOTH, NOON, found, going_on=going_on)


def test_a_finding_comes_back_with_its_referral(book: Workbook, couple: Couple) -> None:
    found = CautionFinding(
        couple.uid,
        "other_condition",
        Whose.SECOND,
        NOON,
        Found.UNCLEAR,
        note="Sleeps badly since the winter.",
        referred_to="Dr Example",
        referred_on=date(2026, 3, 1),
    )
    kept = book.cautions.record(found)
    assert replace(kept, uid="", rev=0, recorded_at=None) == found
    assert book.cautions.of(couple.uid) == (kept,)


@pytest.mark.parametrize(
    ("found", "going_on", "holds"),
    [
        (Found.PRESENT, True, True),
        (Found.PRESENT, None, True),
        (Found.PRESENT, False, False),
        (Found.UNCLEAR, True, True),
        (Found.UNCLEAR, None, False),
        (Found.NOT_PRESENT, None, False),
        (Found.NOT_LOOKED, None, False),
    ],
)
def test_a_breach_goes_on_unless_it_is_known_to_be_over(
    book: Workbook, couple: Couple, found: Found, going_on: bool | None, holds: bool
) -> None:
    assert not book.cautions.breach_going_on(couple.uid)
    book.cautions.record(breach(couple, found, going_on=going_on))
    assert book.cautions.breach_going_on(couple.uid) is holds


def test_the_latest_counts_and_the_earlier_stay(book: Workbook, couple: Couple, clock: Clock) -> None:
    book.cautions.record(breach(couple, going_on=True))
    clock.now += timedelta(days=30)
    book.cautions.record(replace(breach(couple, going_on=False), found_at=clock.now))
    assert not book.cautions.breach_going_on(couple.uid)
    assert [f.going_on for f in book.cautions.of(couple.uid)] == [True, False]
    latest = book.cautions.latest(couple.uid)
    assert latest["breach_of_trust", Whose.BOTH].going_on is False
    assert list(latest) == [("breach_of_trust", Whose.BOTH)]


def test_another_caution_present_is_no_breach(book: Workbook, couple: Couple) -> None:
    book.cautions.record(replace(breach(couple), caution="toxic_or_abusive"))
    assert not book.cautions.breach_going_on(couple.uid)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"whose": Whose.FIRST}, "about the couple"),
        ({"caution": "wellbeing_risk"}, "about one partner"),
        ({"found": Found.NOT_PRESENT, "going_on": True}, "can be going on"),
        ({"caution": "one_sided", "going_on": True}, "can be going on"),
        ({"referred_on": date(2026, 3, 1)}, "to whom"),
        ({"referred_to": "Dr Example", "referred_on": date(2026, 3, 9)}, "cannot lie ahead"),
        ({"found_at": datetime(2026, 3, 9)}, "lies in the future"),
        ({"found_at": datetime(1, 1, 1)}, "cannot be right"),
    ],
)
def test_what_cannot_be_is_refused(book: Workbook, couple: Couple, change: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        book.cautions.record(replace(breach(couple), **change))  # type: ignore[arg-type]
    assert book.cautions.of(couple.uid) == ()


def test_no_raw_way_changes_a_finding(book: Workbook, couple: Couple, place: Path) -> None:
    kept = book.cautions.record(breach(couple))
    takes_additions_only(place, "caution_findings")
    assert book.cautions.of(couple.uid) == (kept,)
