"""What Today shows, gathered from the book before anything is painted: whoever comes, and what waits for the counselor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from gettext import gettext as _
from gettext import ngettext

from ui import alert_words, dates
from ui.contact import called
from ui.pages.concerns_words import DECISION
from ui.pages.contact_words import CONTACT, name_words
from ui.pages.safety_words import waiting_words
from workbook.book import Workbook
from workbook.catalogue.entries import Measure
from workbook.disclosure.letterhead import names
from workbook.insight.alerts import Alert
from workbook.insight.screening import Standing
from workbook.model.assignment import Assignment
from workbook.model.common import PARTNERS
from workbook.model.couple import CoupleLine
from workbook.model.handover import Waiting as Alone
from workbook.model.life import ReviewDue
from workbook.model.note_apart import ContactLine
from workbook.model.plan import PlanStep
from workbook.model.session import SessionLine

MOST = 4
"""How many notes to sign and overdue exercises are named; the others are counted."""

_STILL_ON = timedelta(minutes=60)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Homework:
    """Exercises since the last session: brought back by all who were asked, by one of the two, and given at all."""

    done: int
    partly: int
    given: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One appointment of the day. `held` is the uid of the session that was begun today, and `signed` its note's state; it may
    go on still (`goes_on`), also past midnight. `reach` says how each may be called, should it have to be moved, and who else
    may hear it.
    """

    couple: str
    starts: datetime
    names: str
    first: str
    second: str
    where: str
    last: str
    minutes: int | None = None
    homework: Homework | None = None
    held: str = ""
    signed: bool = False
    goes_on: bool = False
    reach: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something of one couple that waits. `detail` is what the page that is gone to opens with."""

    couple: str
    short: str
    about: str
    late: str
    detail: str


@dataclass(frozen=True, slots=True)
class Day:
    """`notes`, `overdue`, `safety` and `alerts` name the first `MOST`; `notes_all` and the like count every one.

    Of a couple with several alerts the gravest is named.
    """

    couples: int
    visits: tuple[Visit, ...]
    tomorrow: tuple[tuple[datetime, str], ...]
    coming: CoupleLine | None
    notes: tuple[Waiting, ...]
    notes_all: int
    overdue: tuple[Waiting, ...]
    overdue_all: int
    unasked: tuple[Waiting, ...] = ()
    unasked_all: int = 0
    safety: tuple[Waiting, ...] = ()
    safety_all: int = 0
    alerts: tuple[Waiting, ...] = ()
    alerts_all: int = 0
    alone: tuple[Alone, ...] = ()
    reviews: tuple[Waiting, ...] = ()
    reviews_all: int = 0
    paused: tuple[Waiting, ...] = ()
    paused_all: int = 0
    rested: tuple[Waiting, ...] = ()
    rested_all: int = 0

    def next_up(self, now: datetime) -> int | None:
        """The visit to be started next: not begun yet, and past by no more than its hour."""
        return next((i for i, v in enumerate(self.visits) if not v.held and v.starts + _STILL_ON > now), None)

    def line_before(self, now: datetime) -> int | None:
        """The first visit that is still to come: the line of now stands before it."""
        return next((i for i, v in enumerate(self.visits) if not v.held and v.starts > now), None)


def gather(book: Workbook, now: datetime) -> Day:
    """Read the day that `now` lies in."""
    today = now.date()
    on = book.hours.going_on(now)
    going = frozenset(session.uid for session in on)
    until = max([today, *(session.starts.date() for session in on)])  # later than today: the clock was set back
    recent = book.sessions.unsigned(since=today - timedelta(days=1), before=until + timedelta(days=1))
    begun = [(line, session) for line, session in recent if session.on == today or session.uid in going]
    past_midnight = [session for _line, session in begun if session.on < today]
    older = book.sessions.unsigned(before=today, limit=MOST + len(past_midnight))
    contacts = book.notes_apart.unsigned(before=today)
    notes = [(s.on, _note(book, line, s, today)) for line, s in older if s.uid not in going]
    notes += [(line.on, _contact(book, couple, line, today)) for couple, line in contacts[:MOST]]
    overdue = book.assignments.overdue(today, limit=MOST)
    safety = book.screening.waiting(today, today + _WEEK)
    coming = next(iter(book.couples.lines(limit=1)), None)
    alerts_all, alerts = book.alerts.waiting(MOST)
    measures = book.measures.in_use() if alerts else ()
    reviews, paused = book.reviews.due(today), book.reviews.paused(today)
    later = coming is not None and coming.next_session is not None and coming.next_session > now
    return Day(
        couples=book.couples.count(),
        visits=_visits(book, today, [line for line, _session in begun], going),
        tomorrow=tuple(
            (line.next_session, book.couples.get(line.uid).short)
            for line in book.couples.coming(today + timedelta(days=1))
            if line.next_session is not None
        ),
        coming=coming if later else None,
        notes=tuple(waiting for _on, waiting in sorted(notes, key=lambda each: each[0]))[:MOST],
        notes_all=book.sessions.count_unsigned(before=today) - len(past_midnight) + len(contacts),
        overdue=tuple(_overdue(book, line, given, today) for line, given in overdue),
        overdue_all=book.assignments.count_overdue(today),
        unasked=tuple(_unasked(book, *each, today) for each in book.unasked.waiting(today, limit=MOST)),
        unasked_all=book.unasked.count(today),
        safety=tuple(_safety(book, standing) for standing in safety[:MOST]),
        safety_all=len(safety),
        alerts=tuple(_alert(book, line, found, measures) for line, found in alerts),
        alerts_all=alerts_all,
        alone=book.handovers.waiting(),
        reviews=tuple(_review(due) for due in reviews[:MOST]),
        reviews_all=len(reviews),
        paused=tuple(_paused(line, until, today) for line, until in paused[:MOST]),
        paused_all=len(paused),
        rested=tuple(_rested(book, line, step, today) for line, step in book.plans.rested(today, limit=MOST)),
        rested_all=book.plans.count_rested(today),
    )


def _visits(book: Workbook, today: date, begun: list[CoupleLine], going: frozenset[str]) -> tuple[Visit, ...]:
    """Whoever is expected today, whoever was here and has another date by now, and who is here still since yesterday."""
    lines = {line.uid: line for line in (*book.couples.coming(today), *begun)}
    return tuple(sorted((_visit(book, line, today, going) for line in lines.values()), key=lambda v: v.starts))


def _visit(book: Workbook, line: CoupleLine, today: date, going: frozenset[str]) -> Visit:
    couple = book.couples.get(line.uid)
    last = next(iter(book.sessions.lines(line.uid, limit=1)), None)
    session = book.sessions.get(last.uid) if last is not None else None
    goes_on = session is not None and session.uid in going
    held = session is not None and (session.starts.date() == today or goes_on)
    number = 1 if session is None else session.number + (0 if held else 1)
    where = [_("Session {number}").format(number=number) if session is not None else _("First meeting")]
    starts = session.starts if session is not None and held else line.next_session
    assert starts is not None  # a line is here because of its date, or because its session began today
    return Visit(
        couple=line.uid,
        starts=starts,
        names=couple.names,
        first=couple.first.short,
        second=couple.second.short,
        where=" · ".join([*where, *_step(book, line.uid)]),
        last=_said(session.focus, held) if session is not None else _begin(book, line.uid),
        minutes=session.minutes if session is not None else None,
        homework=None if session is None or held else _homework(book, line.uid, session.starts.date()),
        held=session.uid if session is not None and held else "",
        signed=last is not None and last.signed_at is not None,
        goes_on=goes_on,
        reach=() if held else tuple(called(couple.partner(whose)) for whose in PARTNERS),
    )


def _said(focus: str, held: bool) -> str:
    if not focus:
        return ""
    return focus if held else _("Last time: {focus}").format(focus=focus)


def _begin(book: Workbook, uid: str) -> str:
    begun = book.intakes.of(uid)
    if not begun:
        return _("Consent and secrets policy, then the intake.")
    if begun[-1].finished is None:
        return _("The intake is under way.")
    return _("The intake is finished: the picture is there to talk about.")


def _step(book: Workbook, uid: str) -> list[str]:
    """Where the plan stands: its name with the step's number, and the step. A strategy beside the path has no number."""
    plan = book.plans.of(uid)
    if plan is None or plan.current is None:
        return []
    current = plan.current
    if current.beside or not plan.kind.of_the_catalogue:
        return [current.title]
    number = plan.path.index(current) + 1
    return [f"{book.catalogue.plan(plan.kind).name} {number}", current.title]


def _homework(book: Workbook, uid: str, since: date) -> Homework | None:
    given = [a for a in book.assignments.of(uid) if a.stopped is None and (a.open or a.given >= since)]
    done = sum(not a.open for a in given)
    partly = sum(a.open and bool(a.results) for a in given)
    return Homework(done, partly, len(given)) if given else None


def _note(book: Workbook, line: CoupleLine, session: SessionLine, today: date) -> Waiting:
    about = _("Session {number}, {day}").format(number=session.number, day=dates.near(session.on, today))
    return Waiting(
        line.uid, book.couples.get(line.uid).short, about, dates.how_long_ago(session.on, today), session.uid
    )


def _contact(book: Workbook, couple: str, line: ContactLine, today: date) -> Waiting:
    about = _("{contact}, {day}").format(contact=name_words(line), day=dates.near(line.on, today))
    late = dates.how_long_ago(line.on, today)
    return Waiting(couple, book.couples.get(couple).short, about, late, f"{CONTACT}{line.uid}")


def _alert(book: Workbook, line: CoupleLine, found: Sequence[Alert], measures: Sequence[Measure]) -> Waiting:
    couple = book.couples.get(line.uid)
    called = names(couple)
    return Waiting(line.uid, couple.short, alert_words.brief(found[0], called, measures), "", line.uid)


def _overdue(book: Workbook, line: CoupleLine, given: Assignment, today: date) -> Waiting:
    late = dates.how_long_ago(given.until, today) if given.until is not None else ""
    return Waiting(line.uid, book.couples.get(line.uid).short, given.title, late, given.uid)


def _unasked(book: Workbook, line: CoupleLine, given: Assignment, passed: date, today: date) -> Waiting:
    """Since the session that should have asked."""
    late = dates.how_long_ago(passed, today)
    return Waiting(line.uid, book.couples.get(line.uid).short, given.title, late, given.uid)


def _safety(book: Workbook, standing: Standing) -> Waiting:
    """Said so that whoever glances at it learns of no finding."""
    couple = book.couples.get(standing.couple)
    return Waiting(couple.uid, couple.short, waiting_words(standing), "", DECISION)


def _review(due: ReviewDue) -> Waiting:
    since = _("the first intake") if due.first else _("the last review")
    about = (
        ngettext("{n} session since {since}", "{n} sessions since {since}", due.sessions)
        if due.by_sessions()
        else _("twelve weeks since {since}")
    )
    return Waiting(due.line.uid, due.line.short, about.format(n=due.sessions, since=since), "", "")


def _paused(line: CoupleLine, until: date, today: date) -> Waiting:
    return Waiting(line.uid, line.short, _("paused until {day}").format(day=dates.near(until, today)), "", "")


def _rested(book: Workbook, line: CoupleLine, step: PlanStep, today: date) -> Waiting:
    """A step whose pause has ended; how long ago stands at the right."""
    late = dates.how_long_ago(step.until, today) if step.until is not None else ""
    return Waiting(line.uid, book.couples.get(line.uid).short, step.title, late, step.step)


def summary(day: Day) -> str:
    """The line below the date: how many come, how many notes are older than today."""
    many = len(day.visits)
    parts = [ngettext("{n} couple today.", "{n} couples today.", many).format(n=many) if many else _("No one today.")]
    if day.notes_all:
        older = day.notes_all
        parts.append(ngettext("{n} older note to sign.", "{n} older notes to sign.", older).format(n=older))
    return " ".join(parts)
