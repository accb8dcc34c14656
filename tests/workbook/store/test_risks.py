"""The risk record: entries are added, what comes of them is added too, and nothing is edited."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import Clock, couple_of
from tests.workbook.store.raw import takes_additions_only
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound
from workbook.model.couple import Couple
from workbook.model.risk import Concerned, RiskKind, RiskRecord

NOON = datetime(2026, 3, 1, 12)


def seen(couple: Couple) -> RiskRecord:
    return RiskRecord(
        couple.uid,
        Concerned.CHILD,
        RiskKind.CHILDREN,
        NOON,
        "The boy was alone at home for two nights.",
        who="the younger one",
        consulted="A colleague, by phone",
        decided="Reported on the same day.",
        reported_to="The children's office",
        reported_at=NOON + timedelta(hours=3),
    )


def test_an_entry_comes_back_whole(book: Workbook, couple: Couple) -> None:
    kept = book.risks.record(seen(couple))
    assert replace(kept, uid="", rev=0, recorded_at=None) == seen(couple)
    assert book.risks.of(couple.uid) == (kept,)


def test_what_comes_of_it_is_an_entry_more_about_the_same(book: Workbook, couple: Couple, clock: Clock) -> None:
    first = book.risks.record(seen(couple))
    clock.now += timedelta(days=3)
    later = RiskRecord(couple.uid, Concerned.BOTH, RiskKind.OTHER, clock.now, "They called back.", follows=first.uid)
    second = book.risks.record(later)
    third = book.risks.record(replace(later, seen="A visit is planned.", follows=second.uid))
    assert [(e.concerned, e.who, e.kind) for e in (second, third)] == [
        (Concerned.CHILD, "the younger one", RiskKind.CHILDREN)
    ] * 2
    assert (second.follows, third.follows) == (first.uid, first.uid), "a follow-up of a follow-up hangs on the first"
    assert book.risks.of(couple.uid) == (first, second, third)


def test_nothing_follows_an_entry_of_another_couple(book: Workbook, couple: Couple) -> None:
    other = book.couples.create(couple_of("Cy Dahl", "Di Ek"))
    first = book.risks.record(seen(other))
    with pytest.raises(NotFound):
        book.risks.record(replace(seen(couple), follows=first.uid))
    assert book.risks.of(couple.uid) == ()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"seen": " "}, "seen or said"),
        ({"concerned": Concerned.OTHER, "who": " "}, "about whom"),
        ({"reported_to": ""}, "to whom"),
        ({"happened": datetime(2026, 3, 9)}, "in the future"),
        ({"reported_at": datetime(2026, 3, 9)}, "in the future"),
        ({"happened": datetime(1, 1, 1)}, "cannot be right"),
    ],
)
def test_what_cannot_be_is_refused(book: Workbook, couple: Couple, change: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        book.risks.record(replace(seen(couple), **change))  # type: ignore[arg-type]
    assert book.risks.of(couple.uid) == ()


def test_no_raw_way_changes_an_entry(book: Workbook, couple: Couple, place: Path) -> None:
    kept = book.risks.record(seen(couple))
    takes_additions_only(place, "risk_records")
    assert book.risks.of(couple.uid) == (kept,)
