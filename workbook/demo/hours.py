"""The hours as they went: how the check-in was come by, what was jotted down and worked on, how each closed.

Nothing is drawn by lot here, so that the couples' other records stay as their seed gives them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from workbook.book import Workbook
from workbook.demo import words
from workbook.model.common import Whose
from workbook.model.plan import Plan
from workbook.model.session import About, Asked, CheckIn, Jotting, On, Passage, Session, Work, Worked

_ON = {About.FIRST: On.FIRST, About.SECOND: On.SECOND, About.BETWEEN: On.BETWEEN}


def hold_hour(book: Workbook, session: Session, plan: Plan, passages: Sequence[Passage], *, signed: bool) -> None:
    """What stands in the note was jotted down before; one line stayed private, and in a draft one is not taken over yet."""
    jotted = [(_ON[p.about], p.text, True) for p in passages if p.section == "data"]
    jotted.insert(2, (On.PRIVATE, words.PRIVATE[session.number % len(words.PRIVATE)], False))
    if not signed:
        jotted.append((On.BETWEEN, words.BETWEEN[session.number % len(words.BETWEEN)], False))
    for at, (about, line, taken) in enumerate(jotted):
        moment = session.starts + timedelta(minutes=4 + 9 * at)
        book.hours.jot(Jotting(session.uid, moment, about, line, taken))
    _work(book, session, plan)
    _close(book, session)


def _work(book: Workbook, session: Session, plan: Plan) -> None:
    if plan.current is not None:
        book.hours.work_on(Work(session.uid, Worked.STEP, plan.current.uid))
    if session.number % 2 and plan.goals:
        book.hours.work_on(Work(session.uid, Worked.GOAL, plan.goals[session.number % len(plan.goals)].uid))
    for given in book.assignments.of(session.couple):
        if any(result.on == session.starts.date() for result in given.results):
            book.hours.work_on(Work(session.uid, Worked.ASSIGNMENT, given.uid))


def _close(book: Workbook, session: Session) -> None:
    rated = session.first != CheckIn() or session.second != CheckIn()
    slip = Asked.ALONE if session.number % 5 == 3 or session.asked is Asked.ALONE else Asked.PAPER
    both = session.attended is Whose.BOTH
    book.sessions.save(
        replace(
            session,
            ended=session.starts + timedelta(minutes=session.minutes + session.number % 7 - 2),
            asked=slip if rated else Asked.SKIPPED,
            first_useful=min(10, 5 + (3 * session.number) % 6),
            second_useful=min(10, 4 + (5 * session.number) % 7) if both else None,
        )
    )
