"""What the fictional couples signed and allowed: most of them everything, some half of it, one something else later."""

from datetime import date, datetime, timedelta
from typing import Protocol

from workbook.book import Workbook
from workbook.language import ENGLISH
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.paper import Paper

UNDECIDED, HALF_SIGNED, CHANGED, OUTSIDE, REWRITTEN = 10, 3, 1, 2, 6
_POLICIES = (Paper.LIMITED, Paper.OPEN, Paper.APART)

LONG_WORDS = (
    "Dates of sessions from the spring on, how many there were and whether both came; that the work is about closeness and"
    " not about anybody's fault; nothing that either of them said alone; and one letter at the end, to be read by both first."
)


class Clock(Protocol):
    now: datetime


def rewrite(book: Workbook, number: int) -> None:
    """Before the seventh couple came, the counselor wrote one of the texts anew: those before it signed the first version."""
    if number == REWRITTEN:
        added = "# Where I work\nOn Fridays I do not read mail. Letters reach me at the practice, marked as personal."
        text = book.papers.current(Paper.CONTACT, ENGLISH).text
        book.papers.edit(Paper.CONTACT, ENGLISH, f"{text}\n\n{added}")


def agree(book: Workbook, couple: Couple, number: int, today: date) -> None:
    """On the first day: a policy for all but one, the consents for most."""
    if number == UNDECIDED:
        return
    policy = book.agreements.begin(couple.uid, _POLICIES[number % 3])
    for whose in PARTNERS[:1] if number == HALF_SIGNED else PARTNERS:
        book.agreements.sign(policy.uid, whose, today)
    if number % 4 == 1:
        return
    for paper in (Paper.COUNSELING, Paper.CONTACT)[: 1 + (number % 2 or number % 4 == 0)]:
        consent = book.agreements.begin(couple.uid, paper)
        for whose in PARTNERS[: 1 if number == HALF_SIGNED else 2]:
            book.agreements.sign(consent.uid, whose, today)


def allow(book: Workbook, clock: Clock, couple: Couple, number: int) -> None:
    """Later on: what each allows, something taken back, another policy in mid-course, a word for somebody outside."""
    today = clock.now.date()
    if number == 0:
        book.permissions.give(Permission(couple.uid, Whose.FIRST, What.HOPE, Whom.BOTH, today, How.SPOKEN))
        brings = Permission(couple.uid, Whose.SECOND, What.BRINGS, Whom.BOTH, today, How.PAPER)
        book.permissions.withdraw(book.permissions.give(brings).uid)
        book.permissions.give(_release(couple, Whose.FIRST, today, "Dr. Amara Ode, family doctor", "Dates of sessions"))
    if number == CHANGED:
        other = book.agreements.begin(couple.uid, Paper.LIMITED)
        for whose in PARTNERS:
            book.agreements.sign(other.uid, whose, today)
    if number == OUTSIDE:
        for whose in PARTNERS:
            book.permissions.give(_release(couple, whose, today, "Harbour Mediation Office", LONG_WORDS))


def _release(couple: Couple, whose: Whose, today: date, recipient: str, words: str) -> Permission:
    until = today + timedelta(days=180)
    return Permission(
        couple.uid, whose, What.RECORD, Whom.OUTSIDE, today, How.PAPER, words=words, recipient=recipient, until=until
    )
