"""Everything of one session, read from the book in one go; and homework on its way back into it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ui.dates import clock
from ui.pages.half_typed import half_typed, is_over
from ui.pages.sessions_body import Hour
from ui.pages.sessions_homework import Homework
from workbook.book import Workbook
from workbook.errors import Stale
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.session import Note, NoteForm, Session

_OVERLAP = timedelta(minutes=50)


def read_hour(book: Workbook, session: Session, note: Note, now: datetime) -> Hour:
    couple = book.couples.get(session.couple)
    every = book.sessions.of(session.couple)
    earlier = [s for s in every if (s.starts, s.number) < (session.starts, session.number)]
    return Hour(
        session=session,
        note=note,
        form=note.form if note.uid else usual_form(book, session.couple),
        couple=couple,
        earlier=tuple(reversed(earlier)),
        newest=len(earlier) == len(every) - 1,
        assignments=book.assignments.of(session.couple),
        passed=book.unasked.of(session.couple, session.starts.date()),
        jottings=book.hours.jottings(session.uid),
        half_typed=half_typed(book, session) if is_over(book, session, now) else (),
        clash=clash(book, couple),
        came=book.handovers.of_session(session.uid),
        alone=book.handovers.alone_in(session.couple),
    )


def usual_form(book: Workbook, couple: str) -> NoteForm:
    """The form of this couple's latest note: whoever writes SOAP goes on writing SOAP."""
    written = next((line for line in book.sessions.lines(couple, limit=10) if line.has_note), None)
    return book.sessions.note(written.uid).form if written is not None else NoteForm.DAP


def clash(book: Workbook, couple: Couple) -> str:
    """Who else comes at the next date, by number: no other couple's name belongs on this couple's page."""
    coming = couple.next_session
    if coming is None:
        return ""
    for line in book.couples.coming(coming.date()):
        other = line.next_session
        if line.uid != couple.uid and other is not None and abs(other - coming) < _OVERLAP:
            return _("Couple {number} comes that day at {time}.").format(number=line.number, time=clock(other))
    return ""


def keep_homework(book: Workbook, homework: Homework, on: date) -> str:
    """Save what partners reported. Returns a sentence where it was also changed elsewhere, or ""."""
    told = ""
    for line, wanted in homework.changed(on):
        try:
            kept = book.assignments.report(line.assignment.uid, wanted)
        except Stale:
            told = _("What was reported was also changed elsewhere; what you entered here stands.")
            every = book.assignments.of(line.assignment.couple)
            line.beside(next(a for a in every if a.uid == line.assignment.uid).result(line.whose))
            again = line.result(on)
            if again is None:
                continue
            kept = book.assignments.report(line.assignment.uid, again)
        line.show_result(kept.result(line.whose))
    return told
