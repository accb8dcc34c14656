"""Safety screens and decisions: added, never changed, and the gate follows from them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from tests.workbook.store.raw import takes_additions_only
from workbook.book import Workbook
from workbook.errors import BadInput, NotFound
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Decision, Finding, Gate, GateDecision, GateState, Reply, SafetyScreen

NOON = datetime(2026, 3, 1, 12)


def screen(couple: Couple, whose: Whose, finding: Finding, at: datetime = NOON) -> SafetyScreen:
    return SafetyScreen(couple.uid, whose, at, finding)


def test_a_screen_comes_back_with_its_replies(book: Workbook, couple: Couple) -> None:
    held = SafetyScreen(
        couple.uid,
        Whose.SECOND,
        NOON,
        Finding.CONCERN,
        replies=(("fear", Reply.YES), ("weapons", Reply.NOT_ASKED)),
        hits=12,
        note="Spoke quietly.",
    )
    kept = book.safety.record(held)
    assert replace(kept, uid="", rev=0, recorded_at=None) == held
    assert book.safety.screens(couple.uid) == (kept,)


@pytest.mark.parametrize("at", [datetime(1, 1, 1), datetime(2026, 3, 1, tzinfo=UTC)], ids=repr)
def test_an_impossible_date_is_refused(book: Workbook, couple: Couple, at: datetime) -> None:
    with pytest.raises(BadInput):
        book.safety.record(screen(couple, Whose.FIRST, Finding.CONCERN, at))
    with pytest.raises(BadInput):
        book.safety.decide(GateDecision(couple.uid, at, Decision.CONTINUE, "Because."))
    assert (book.safety.screens(couple.uid), book.safety.decisions(couple.uid)) == ((), ())


def test_a_yes_to_harm_is_a_concern_by_the_catalogues_own_list(book: Workbook, couple: Couple) -> None:
    harm = next(p.key for p in book.catalogue.safety if p.harm)
    held = replace(screen(couple, Whose.FIRST, Finding.NO_CONCERN), replies=((harm, Reply.YES),))
    with pytest.raises(BadInput):
        book.safety.record(held)
    book.safety.record(replace(held, finding=Finding.CONCERN))


def test_the_gate_opens_with_both_screens_and_closes_with_a_concern(book: Workbook, couple: Couple) -> None:
    assert book.safety.gate(couple.uid) == GateState(opened=False, strict=False)
    for whose in PARTNERS:
        book.safety.record(screen(couple, whose, Finding.NO_CONCERN))
    assert book.safety.gate(couple.uid) == GateState(opened=True, strict=True)
    book.safety.record(screen(couple, Whose.FIRST, Finding.CONCERN, NOON + timedelta(hours=1)))
    assert book.safety.gate(couple.uid) == GateState(opened=False, strict=False)
    decision = GateDecision(couple.uid, NOON + timedelta(hours=2), Decision.WITH_LIMITS, "A plan was made with her.")
    kept = book.safety.decide(decision)
    assert book.safety.decisions(couple.uid) == (kept,)
    gate = book.safety.gate(couple.uid)
    assert (gate.allows(Gate.OPEN), gate.allows(Gate.STRICT)) == (True, False)


def test_what_cannot_be_is_refused(book: Workbook, couple: Couple, clock: Clock) -> None:
    ahead = clock.now + timedelta(days=1)
    for wrong in (
        screen(couple, Whose.FIRST, Finding.NO_CONCERN, ahead),
        screen(couple, Whose.BOTH, Finding.NO_CONCERN),
        replace(screen(couple, Whose.FIRST, Finding.CONCERN), hits=3),
    ):
        with pytest.raises(BadInput):
            book.safety.record(wrong)
    for decision in (
        GateDecision(couple.uid, NOON, Decision.CONTINUE, "  "),
        GateDecision(couple.uid, ahead, Decision.CONTINUE, "a reason"),
    ):
        with pytest.raises(BadInput):
            book.safety.decide(decision)
    with pytest.raises(NotFound):
        book.safety.record(replace(screen(couple, Whose.FIRST, Finding.CONCERN), couple="nobody"))
    assert book.safety.screens(couple.uid) == ()


def test_no_raw_way_changes_a_screen_or_a_decision(book: Workbook, couple: Couple, place: Path) -> None:
    book.safety.record(screen(couple, Whose.FIRST, Finding.CONCERN))
    book.safety.decide(GateDecision(couple.uid, NOON, Decision.REFER, "a reason"))
    before = (book.safety.screens(couple.uid), book.safety.decisions(couple.uid))
    takes_additions_only(place, "safety_screens")
    takes_additions_only(place, "gate_decisions")
    assert (book.safety.screens(couple.uid), book.safety.decisions(couple.uid)) == before


def test_a_screen_cut_short_by_a_crash_is_recorded_at_the_next_opening(place: Path, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        half = replace(screen(couple, Whose.FIRST, Finding.NOT_HELD), replies=(("fear", Reply.NO),), note="went pale")
        harm = replace(screen(couple, Whose.SECOND, Finding.NOT_HELD), replies=(("fear", Reply.YES),))
        for kept in (half, harm):
            book.safety.keep_half(kept)
        assert book.safety.screens(couple.uid) == ()
    clock.now -= timedelta(days=2)  # a clock that was set back must not keep the workbook shut
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        first, second = book.safety.screens(couple.uid)
        assert (first.finding, first.replies, first.note) == (Finding.NOT_HELD, half.replies, "went pale")
        assert second.finding is Finding.CONCERN
        assert first.held_at == clock.now
        assert book.drafts.words(couple.uid, "safety screen first") == ""
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        assert len(book.safety.screens(couple.uid)) == 2, "once"


def test_an_impossible_half_screen_is_refused_and_keeps_no_workbook_shut(place: Path, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        half = screen(couple, Whose.FIRST, Finding.NOT_HELD)
        for wrong in (
            replace(half, hits=3),
            replace(half, hits=21),
            replace(half, whose=Whose.BOTH),
            replace(half, replies=(("no such prompt", Reply.YES),)),
            replace(half, held_at=datetime(1, 1, 1)),
        ):
            with pytest.raises(BadInput):
                book.safety.keep_half(wrong)
        book.safety.keep_half(half)
        kept = book.drafts.words(couple.uid, "safety screen first")
        book.drafts.keep(couple.uid, "safety screen first", kept.replace('"hits": null', '"hits": 99'))
        book.drafts.keep(couple.uid, "safety screen second", "{half a line")
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        screens = book.safety.screens(couple.uid)
        assert {s.whose for s in screens} == set(PARTNERS)
        assert {s.finding for s in screens} == {Finding.NOT_HELD}
        assert any("{half a line" in s.note for s in screens)
        assert any('"hits": 99' in s.note for s in screens)
        assert not book.safety.gate(couple.uid).opened


def test_what_is_recorded_or_given_up_is_no_half_screen_any_more(place: Path, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        couple = book.couples.create(couple_of())
        for whose in PARTNERS:
            book.safety.keep_half(screen(couple, whose, Finding.NOT_HELD))
        book.safety.record(screen(couple, Whose.FIRST, Finding.NO_CONCERN))
        book.safety.drop_half(couple.uid, Whose.SECOND)
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        assert [s.finding for s in book.safety.screens(couple.uid)] == [Finding.NO_CONCERN]
