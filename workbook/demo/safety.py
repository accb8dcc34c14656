"""Screens, cautions and a risk record as a counselor would have kept them: all of it made up, and none of it like another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbook.book import Workbook
from workbook.model.caution import CautionFinding, Found
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.risk import Concerned, RiskKind, RiskRecord
from workbook.model.safety import Decision, Finding, GateDecision, Reply, SafetyScreen

if TYPE_CHECKING:
    from workbook.demo.homework import Moving

DUE, LIMITED, NEVER_ASKED, UNDECIDED = 0, 5, 7, 9
"""One couple was not asked again at its review, one has a concern and a decision with limits, one was never screened, and
with one a concern waits for a decision.
"""

_YES = {LIMITED: ("control", "followed"), UNDECIDED: ("belittled",)}


def hold_screens(book: Workbook, clock: Moving, couple: Couple, number: int) -> None:
    """Most raise no concern."""
    if number == NEVER_ASKED:
        return
    for whose in PARTNERS:
        concern = number in _YES and whose is Whose.FIRST
        yes = _YES[number] if concern else ()
        replies = tuple((p.key, Reply.YES if p.key in yes else Reply.NO) for p in book.catalogue.safety)
        finding = Finding.CONCERN if concern else Finding.NO_CONCERN
        book.safety.record(SafetyScreen(couple.uid, whose, clock.now, finding, replies, hits=4 + number % 3))
    if number == LIMITED:
        clock.now += timedelta(minutes=30)
        reason = "Both want the work together; nothing that asks for openness until asked again."
        book.safety.decide(GateDecision(couple.uid, clock.now, Decision.WITH_LIMITS, reason))


def ask_again(book: Workbook, clock: Moving, couple: Couple) -> None:
    """At a review; with a few it is still to be done."""
    if couple.number - 1 not in (DUE, LIMITED, NEVER_ASKED, UNDECIDED):
        for whose in PARTNERS:
            replies = tuple((p.key, Reply.NO) for p in book.catalogue.safety)
            book.safety.record(SafetyScreen(couple.uid, whose, clock.now, Finding.NO_CONCERN, replies))


def note_cautions(book: Workbook, clock: Moving, couple: Couple, number: int) -> None:
    """What the counselor found beside the couple's own answers, with what was done about it."""

    def found(
        caution: str, whose: Whose, what: Found, note: str, *, going_on: bool | None = None, to: str = ""
    ) -> None:
        on = clock.now.date() if to else None
        book.cautions.record(CautionFinding(couple.uid, caution, whose, clock.now, what, note, going_on, to, on))

    if number == 0:
        found("one_sided", Whose.BOTH, Found.NOT_PRESENT, "Both begin talks, by turns.")
        found("breach_of_trust", Whose.BOTH, Found.NOT_PRESENT, "")
    if number == 1:
        found(
            "other_condition",
            Whose.SECOND,
            Found.UNCLEAR,
            "Sleeps four hours since the winter.",
            to="the family doctor",
        )
    if number == 3:
        note = "A loan that was kept quiet for a year; told in session 2, paid off in parts."
        found("breach_of_trust", Whose.BOTH, Found.PRESENT, note, going_on=True)
    if number == LIMITED:
        found("toxic_or_abusive", Whose.BOTH, Found.PRESENT, "Location shared under pressure; see the screen.")
        _risk(book, clock, couple)
    if number == UNDECIDED:
        found("wellbeing_risk", Whose.FIRST, Found.UNCLEAR, "Low since the move, no thought of dying when asked.")


def _risk(book: Workbook, clock: Moving, couple: Couple) -> None:
    """What was seen, and what came of it two days later."""
    first = book.risks.record(
        RiskRecord(
            couple.uid,
            Concerned.FIRST,
            RiskKind.VIOLENCE,
            clock.now,
            "A message read out in the session: “you will be sorry if you tell anyone”. No injury, no weapon.",
            consulted="Dr Marlow, supervision, by phone",
            decided="No joint session this week; a safety plan made alone, and kept here.",
        )
    )
    clock.now += timedelta(days=2)
    book.risks.record(
        RiskRecord(
            couple.uid,
            Concerned.FIRST,
            RiskKind.VIOLENCE,
            clock.now,
            "Stays with a friend until Sunday; nothing new. The advice centre has a place next week.",
            reported_to="the advice centre, with consent",
            reported_at=clock.now,
            follows=first.uid,
        )
    )
