"""What Today shows, gathered from the book before anything is painted: whoever comes, and what waits for the counselor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ui.contact import called
from ui.pages import today_waiting as waiting
from ui.pages.life_words import missed_words
from ui.pages.today_waiting import Waiting
from workbook.book import Workbook
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS
from workbook.model.couple import CoupleLine
from workbook.model.handover import Waiting as Alone
from workbook.model.life import Missed

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
    go on still (`goes_on`), also past midnight. `missed` says who did not come, where that was noted. `reach` says how each may
    be called, should it have to be moved, and who else may hear it.
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
    missed: str = ""
    reach: tuple[tuple[str, str], ...] = ()


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
        """The visit to be started next: not begun yet, not missed, and past by no more than its hour."""
        still = (i for i, v in enumerate(self.visits) if not v.held and not v.missed and v.starts + _STILL_ON > now)
        return next(still, None)

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
    here = [(line, session) for line, session in recent if session.uid in going]
    past_midnight = [session for _line, session in here if session.on < today]
    older = book.sessions.unsigned(before=today, limit=MOST + len(past_midnight))
    contacts = book.notes_apart.unsigned(before=today)
    notes = [(s.on, waiting.note(book, line, s, today)) for line, s in older if s.uid not in going]
    notes += [(line.on, waiting.contact(book, couple, line, today)) for couple, line in contacts[:MOST]]
    overdue = book.assignments.overdue(today, limit=MOST)
    safety = book.screening.waiting(today, today + _WEEK)
    coming = next(iter(book.couples.lines(limit=1)), None)
    alerts_all, alerts = book.alerts.waiting(MOST)
    measures = book.measures.in_use() if alerts else ()
    reviews, paused = book.reviews.due(today), book.reviews.paused(today)
    later = coming is not None and coming.next_session is not None and coming.next_session > now
    return Day(
        couples=book.couples.count(),
        visits=_visits(book, today, [*book.sessions.held(today), *(line for line, _session in here)], going),
        tomorrow=tuple(
            (line.next_session, book.couples.get(line.uid).short)
            for line in book.couples.coming(today + timedelta(days=1))
            if line.next_session is not None
        ),
        coming=coming if later else None,
        notes=tuple(line for _on, line in sorted(notes, key=lambda each: each[0]))[:MOST],
        notes_all=book.sessions.count_unsigned(before=today) - len(past_midnight) + len(contacts),
        overdue=tuple(waiting.overdue(book, line, given, today) for line, given in overdue),
        overdue_all=book.assignments.count_overdue(today),
        unasked=tuple(waiting.unasked(book, *each, today) for each in book.unasked.waiting(today, limit=MOST)),
        unasked_all=book.unasked.count(today),
        safety=tuple(waiting.safety(book, standing) for standing in safety[:MOST]),
        safety_all=len(safety),
        alerts=tuple(waiting.alert(book, line, found, measures) for line, found in alerts),
        alerts_all=alerts_all,
        alone=book.handovers.waiting(),
        reviews=tuple(waiting.review(due) for due in reviews[:MOST]),
        reviews_all=len(reviews),
        paused=tuple(waiting.paused(line, until, today) for line, until in paused[:MOST]),
        paused_all=len(paused),
        rested=tuple(waiting.rested(book, line, step, today) for line, step in book.plans.rested(today, limit=MOST)),
        rested_all=book.plans.count_rested(today),
    )


def _visits(book: Workbook, today: date, begun: list[CoupleLine], going: frozenset[str]) -> tuple[Visit, ...]:
    """Whoever is expected today, whoever was here, signed or not, who is here still since yesterday, and who did not come."""
    lines: dict[str, tuple[CoupleLine, Missed | None]] = {
        line.uid: (line, None) for line in (*book.couples.coming(today), *begun)
    }
    away: dict[str, tuple[CoupleLine, Missed | None]] = {
        line.uid: (line, missed) for line, missed in book.life.missed_on(today)
    }
    visits = (_visit(book, line, missed, today, going) for line, missed in {**away, **lines}.values())
    return tuple(sorted(visits, key=lambda v: v.starts))


def _visit(book: Workbook, line: CoupleLine, missed: Missed | None, today: date, going: frozenset[str]) -> Visit:
    couple = book.couples.get(line.uid)
    last = next(iter(book.sessions.lines(line.uid, limit=1)), None)
    session = book.sessions.get(last.uid) if last is not None else None
    goes_on = session is not None and session.uid in going
    held = session is not None and (session.starts.date() == today or goes_on)
    number = session.number if session is not None and held else book.sessions.next_number(line.uid)
    where = [_("Session {number}").format(number=number) if number > 1 or held else _("First meeting")]
    agreed = missed.at if missed is not None else line.next_session
    starts = session.starts if session is not None and held else agreed
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
        missed=missed_words(missed, couple) if missed is not None else "",
        reach=() if held or missed is not None else tuple(called(couple.partner(whose)) for whose in PARTNERS),
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


def summary(day: Day) -> str:
    """The line below the date: how many come, how many notes are older than today."""
    many = sum(not visit.missed for visit in day.visits)
    parts = [ngettext("{n} couple today.", "{n} couples today.", many).format(n=many) if many else _("No one today.")]
    if day.notes_all:
        older = day.notes_all
        parts.append(ngettext("{n} older note to sign.", "{n} older notes to sign.", older).format(n=older))
    return " ".join(parts)
