"""What of the screens waits for the counselor: of one couple, and of all who are expected."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.workbook.conftest import PASSPHRASE, Clock, couple_of
from workbook.book import Workbook
from workbook.insight.screening import Due, Standing, Why
from workbook.model.caution import CautionFinding, Found
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, SecretsPolicy, Status
from workbook.model.handover import EntryKind
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen
from workbook.store.outbox import Outbox

FIRST, SECOND = PARTNERS
SINCE, BEFORE = date(2026, 3, 2), date(2026, 3, 9)


def screened(book: Workbook, couple: Couple, at: datetime, *findings: Finding) -> None:
    for whose, finding in zip(PARTNERS, findings, strict=True):
        book.safety.record(SafetyScreen(couple.uid, whose, at, finding))


def expected(book: Workbook, first: str, second: str, starts: datetime | None) -> Couple:
    return book.couples.create(replace(couple_of(first, second), next_session=starts))


def test_a_review_makes_the_screens_due_and_leaves_the_gate_open(book: Workbook, couple: Couple, clock: Clock) -> None:
    assert [d.why for d in book.screening.of(couple.uid).due] == [Why.NEVER] * 2
    screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
    first = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    book.intakes.finish(first.uid)
    assert book.screening.of(couple.uid) == Standing(couple.uid)
    clock.now += timedelta(weeks=6)
    book.intakes.begin(couple.uid, IntakeKind.REVIEW)
    assert book.screening.of(couple.uid).due == (Due(FIRST, Why.REVIEW), Due(SECOND, Why.REVIEW))
    assert book.safety.gate(couple.uid).opened
    screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
    assert book.screening.of(couple.uid).due == ()


def test_reopening_makes_the_screens_due(book: Workbook, couple: Couple, clock: Clock) -> None:
    screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
    closed = book.couples.save(replace(book.couples.get(couple.uid), status=Status.CLOSED))
    clock.now += timedelta(days=90)
    book.couples.save(replace(closed, status=Status.ACTIVE))
    assert [d.why for d in book.screening.of(couple.uid).due] == [Why.REOPENED] * 2


def test_undecided_concerns_come_first_then_who_is_expected(book: Workbook, clock: Clock) -> None:
    soon = expected(book, "Cy Dahl", "Di Ek", datetime(2026, 3, 4, 9))
    later = expected(book, "Ed Falk", "Fia Gren", datetime(2026, 3, 20, 9))
    concerned = expected(book, "Gil Hall", "Hedda Isak", None)
    decided = expected(book, "Ivo Jern", "Jo Kvist", None)
    clear = expected(book, "Kim Lund", "Lo Moe", datetime(2026, 3, 3, 9))
    at = clock.now - timedelta(days=1)
    for couple in (concerned, decided):
        screened(book, couple, at, Finding.CONCERN, Finding.NO_CONCERN)
    book.safety.decide(GateDecision(decided.uid, clock.now, Decision.WITH_LIMITS, "Because."))
    screened(book, clear, at, Finding.NO_CONCERN, Finding.NO_CONCERN)
    waiting = book.screening.waiting(SINCE, BEFORE)
    assert [(s.couple, s.undecided) for s in waiting] == [(concerned.uid, (FIRST,)), (soon.uid, ())]
    assert later.uid not in {s.couple for s in waiting}


def test_a_closed_file_waits_for_nothing(book: Workbook, couple: Couple, clock: Clock) -> None:
    screened(book, couple, clock.now, Finding.CONCERN, Finding.CONCERN)
    assert [s.couple for s in book.screening.waiting(SINCE, BEFORE)] == [couple.uid]
    book.couples.save(replace(book.couples.get(couple.uid), status=Status.CLOSED))
    assert book.screening.waiting(SINCE, BEFORE) == ()


def test_a_concern_voids_the_decision_for_the_list_too(book: Workbook, couple: Couple, clock: Clock) -> None:
    screened(book, couple, clock.now, Finding.CONCERN, Finding.NO_CONCERN)
    clock.now += timedelta(hours=1)
    book.safety.decide(GateDecision(couple.uid, clock.now, Decision.CONTINUE, "Because."))
    assert book.screening.waiting(SINCE, BEFORE) == ()
    clock.now += timedelta(hours=1)
    book.safety.record(SafetyScreen(couple.uid, Whose.SECOND, clock.now, Finding.CONCERN))
    (standing,) = book.screening.waiting(SINCE, BEFORE)
    assert standing.undecided == PARTNERS


def test_a_worrying_answer_given_alone_makes_both_screens_due(place: Path, clock: Clock) -> None:
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        signed = replace(couple_of(), policy=SecretsPolicy.LIMITED, policy_signed=date(2026, 2, 1))
        couple = book.couples.create(signed)
        screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
        ticket = book.handovers.begin(book.intakes.begin(couple.uid, IntakeKind.FIRST).uid, FIRST)
    clock.now += timedelta(minutes=20)
    box = Outbox(ticket, clock)
    box.add(EntryKind.CHOICE, state="counselor")
    box.add(EntryKind.ANSWER, "feel_unsafe", "rated", 3)
    box.close()
    clock.now += timedelta(minutes=20)
    with Workbook.open(place, PASSPHRASE, clock=clock) as book:
        assert [d.why for d in book.screening.of(couple.uid).due] == [Why.DISCLOSED] * 2
        assert book.safety.gate(couple.uid).opened, "what is due closes no gate"
        screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
        assert book.screening.of(couple.uid).due == ()


def test_a_worrying_answer_in_an_intake_makes_the_screens_due_that_were_held_before_its_day(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    book.couples.save(replace(couple, policy=SecretsPolicy.LIMITED, policy_signed=date(2026, 2, 1)))
    screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
    clock.now += timedelta(days=1)
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    kept = book.intakes.answer(intake.uid, Answer("feel_unsafe", SECOND, AnswerState.RATED, 0))
    assert book.screening.of(couple.uid).due == ()
    book.intakes.answer(intake.uid, replace(kept, value=1))
    assert [d.why for d in book.screening.of(couple.uid).due] == [Why.DISCLOSED] * 2
    screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
    assert book.screening.of(couple.uid).due == ()


def test_harm_that_the_counselor_noted_makes_the_screens_due_until_it_is_taken_back(
    book: Workbook, couple: Couple, clock: Clock
) -> None:
    screened(book, couple, clock.now, Finding.NO_CONCERN, Finding.NO_CONCERN)
    clock.now += timedelta(hours=1)
    noted = CautionFinding(couple.uid, "toxic_or_abusive", Whose.BOTH, clock.now, Found.UNCLEAR)
    book.cautions.record(replace(noted, caution="one_sided", found=Found.PRESENT))
    assert book.screening.of(couple.uid).due == (), "only what leads to the screen"
    book.cautions.record(noted)
    assert [d.why for d in book.screening.of(couple.uid).due] == [Why.NOTED] * 2
    book.cautions.record(replace(noted, found=Found.NOT_PRESENT))
    assert book.screening.of(couple.uid).due == ()
