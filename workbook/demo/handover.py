"""One partner has answered alone, through the same sealed file as in life: the first all of it, the second left in the middle.

A check-in was given alone by both, one after the other.
"""

from dataclasses import replace
from random import Random

from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.model.check_in import questions
from workbook.model.common import PARTNERS
from workbook.model.couple import Couple, Hope
from workbook.model.handover import Choice, EntryKind
from workbook.model.intake import AnswerState, IntakeKind
from workbook.model.session import CheckIn, Session
from workbook.store.area import Clock
from workbook.store.outbox import Outbox

_LEFT_AFTER = 21


def hand_over(book: Workbook, clock: Clock, couple: Couple, number: int) -> None:
    """Begin an intake and hand the computer to each in turn. One answer wants a look, and nothing is read yet."""
    kind = IntakeKind.REVIEW if book.intakes.of(couple.uid) else IntakeKind.FIRST
    intake = book.intakes.begin(couple.uid, kind)
    random = Random(number)  # noqa: S311  a story, not a secret
    for whose in PARTNERS:
        ticket = book.handovers.begin(intake.uid, whose)
        box = Outbox(ticket, clock)
        first = whose is PARTNERS[0]
        box.add(EntryKind.CHOICE, state=Choice.BOTH if first else Choice.COUNSELOR)
        for asked in ticket.questions if first else ticket.questions[:_LEFT_AFTER]:
            value = _value(book.catalogue, asked.item, random)
            state = AnswerState.RATED if value is not None else AnswerState.DECLINED
            box.add(EntryKind.ANSWER, asked.item, state.value, value)
        if first and ticket.hope:
            box.add(EntryKind.HOPE, state=Hope.REPAIR.value)
        if first:
            box.add(EntryKind.FINISHED)
        box.close()
    book.take_in()


def check_in_alone(book: Workbook, clock: Clock, session: Session) -> Session:
    """What the two would have written on the slip, sealed by each of them instead; what nobody rated they would not say."""
    emptied = book.sessions.save(replace(session, first=CheckIn(), second=CheckIn()))
    for whose in PARTNERS:
        box = Outbox(book.handovers.begin_check_in(emptied.uid, whose), clock)
        for question in questions():
            value = getattr(session.check_in(whose), question.rating)
            state = AnswerState.RATED if value is not None else AnswerState.DECLINED
            box.add(EntryKind.ANSWER, question.item, state.value, value)
        box.add(EntryKind.FINISHED)
        box.close()
        book.take_in()
    return book.sessions.get(session.uid)


def _value(catalogue: Catalogue, key: str, random: Random) -> int | None:
    """Mostly the middle of the scale; of what wants a look, one answer is as high as that."""
    value = random.choice((None, 0, 1, 1, 2, 2, 2, 3, 3, 4))
    notice = catalogue.item(key).notice
    return value if notice is None else 3 if key == "drawn_elsewhere" else 0
