"""What waits for the counselor on Today, each of its kinds in a line: whose it is, what it is, for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ui import alert_words, dates
from ui.pages.concerns_words import DECISION
from ui.pages.contact_words import CONTACT, name_words
from ui.pages.safety_words import waiting_words
from workbook.book import Workbook
from workbook.catalogue.entries import Measure
from workbook.disclosure.letterhead import names
from workbook.insight.alerts import Alert
from workbook.insight.screening import Standing
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment
from workbook.model.couple import CoupleLine
from workbook.model.life import ReviewDue
from workbook.model.note_apart import ContactLine
from workbook.model.plan import PlanStep
from workbook.model.session import SessionLine


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something of one couple that waits. `detail` is what the page that is gone to opens with."""

    couple: str
    short: str
    about: str
    late: str
    detail: str


def note(book: Workbook, line: CoupleLine, session: SessionLine, today: date) -> Waiting:
    about = _("Session {number}, {day}").format(number=session.number, day=dates.near(session.on, today))
    return Waiting(
        line.uid, book.couples.get(line.uid).short, about, dates.how_long_ago(session.on, today), session.uid
    )


def contact(book: Workbook, couple: str, line: ContactLine, today: date) -> Waiting:
    about = _("{contact}, {day}").format(contact=name_words(line), day=dates.near(line.on, today))
    late = dates.how_long_ago(line.on, today)
    return Waiting(couple, book.couples.get(couple).short, about, late, f"{CONTACT}{line.uid}")


def alert(book: Workbook, line: CoupleLine, found: Sequence[Alert], measures: Sequence[Measure]) -> Waiting:
    couple = book.couples.get(line.uid)
    called = names(couple)
    return Waiting(line.uid, couple.short, alert_words.brief(found[0], called, measures), "", line.uid)


def overdue(book: Workbook, line: CoupleLine, given: Assignment, today: date) -> Waiting:
    late = dates.how_long_ago(given.until, today) if given.until is not None else ""
    return Waiting(line.uid, book.couples.get(line.uid).short, given.title, late, given.uid)


def unasked(book: Workbook, line: CoupleLine, given: Assignment, passed: date, today: date) -> Waiting:
    """Since the session that should have asked."""
    late = dates.how_long_ago(passed, today)
    return Waiting(line.uid, book.couples.get(line.uid).short, given.title, late, given.uid)


def safety(book: Workbook, standing: Standing) -> Waiting:
    """Said so that whoever glances at it learns of no finding."""
    couple = book.couples.get(standing.couple)
    return Waiting(couple.uid, couple.short, waiting_words(standing), "", DECISION)


def review(due: ReviewDue) -> Waiting:
    since = _("the first intake") if due.first else _("the last review")
    about = (
        ngettext("{n} session since {since}", "{n} sessions since {since}", due.sessions)
        if due.by_sessions()
        else _("twelve weeks since {since}")
    )
    return Waiting(due.line.uid, due.line.short, about.format(n=due.sessions, since=since), "", "")


def paused(line: CoupleLine, until: date, today: date) -> Waiting:
    return Waiting(line.uid, line.short, _("paused until {day}").format(day=dates.near(until, today)), "", "")


def rested(book: Workbook, line: CoupleLine, step: PlanStep, today: date) -> Waiting:
    """A step whose pause has ended; how long ago stands at the right."""
    late = dates.how_long_ago(step.until, today) if step.until is not None else ""
    return Waiting(line.uid, book.couples.get(line.uid).short, step.title, late, step.step)
