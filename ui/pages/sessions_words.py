"""How the Sessions page names things: places, who came, the forms of a note and their sections, one session in a line."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from ui import theme
from ui.dates import clock, day, day_of_year, near
from ui.widgets.layout import row
from ui.widgets.words import Text, text
from workbook.language import _, ngettext
from workbook.model.assignment import Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import About, NoteForm, Place, Session, SessionLine

FORMS = (NoteForm.DAP, NoteForm.SOAP, NoteForm.BIRP, NoteForm.FREE)
PLACES = (Place.ROOM, Place.VIDEO, Place.PHONE)


def place_words(place: Place) -> str:
    return {Place.ROOM: _("in the room"), Place.VIDEO: _("by video"), Place.PHONE: _("by phone")}[place]


def form_words(form: NoteForm) -> str:
    """What a counselor calls the form; the letters are its name in the field."""
    return {NoteForm.DAP: _("DAP"), NoteForm.SOAP: _("SOAP"), NoteForm.BIRP: _("BIRP"), NoteForm.FREE: _("Free")}[form]


def section_words(section: str) -> tuple[str, str]:
    """A section's name and what belongs there. An unknown key, from another version, names itself."""
    known = {
        "data": (_("Data"), _("what was said and seen")),
        "assessment": (_("Assessment"), _("what it may mean")),
        "plan": (_("Plan"), _("what comes next")),
        "subjective": (_("Subjective"), _("how each of them tells it")),
        "objective": (_("Objective"), _("what could be observed")),
        "behaviour": (_("Behaviour"), _("what they did and showed")),
        "intervention": (_("Intervention"), _("what you did")),
        "response": (_("Response"), _("how they took it")),
        "note": (_("Note"), _("in your own order")),
    }
    return known.get(section, (section, ""))


def about_words(about: About, couple: Couple) -> str:
    """Mira; Jonas; the pattern between them"""
    return {
        About.FIRST: couple.first.short,
        About.SECOND: couple.second.short,
        About.BETWEEN: _("the pattern between them"),
    }[about]


def came(whose: Whose, couple: Couple) -> str:
    """both; Mira alone"""
    if whose is Whose.BOTH:
        return _("both")
    return _("{name} alone").format(name=couple.partner(whose).short)


def second_line(session: Session, couple: Couple) -> str:
    """17 November 2026, 11:00 to 11:52 · both, in the room"""
    words = _("{day}, {time}") if session.ended is None else _("{day}, {time} to {end}")
    end = clock(session.ended) if session.ended is not None else ""
    when = words.format(day=day_of_year(session.starts.date()), time=clock(session.starts), end=end)
    who = _("{who}, {place}").format(who=came(session.attended, couple), place=place_words(session.place))
    return f"{when} · {who}"


def state_words(line: SessionLine, today: date) -> str:
    """The second line of a session in the list."""
    if line.signed_at is not None:
        return _("signed {day}").format(day=near(line.signed_at.date(), today))
    return _("draft") if line.has_note else _("no note yet")


def line_words(line: SessionLine, today: date) -> str:
    """A session of the list as it is read out."""
    addenda = len(line.addenda)
    parts = [_("Session {n}").format(n=line.number), near(line.on, today), state_words(line, today)]
    if addenda:
        parts.append(ngettext("{n} addendum", "{n} addenda", addenda).format(n=addenda))
    return ", ".join(parts)


def list_day(of: date, today: date) -> str:
    """The day in the list: 17 November, with the year where it is another one."""
    return day(of) if of.year == today.year else day_of_year(of)


def reported_words(result: Result | None) -> str:
    """done, 6 times, helped 5 of 10: Forgot it twice."""
    if result is None:
        return _("nothing reported")
    parts = [{Outcome.DONE: _("done"), Outcome.PARTLY: _("partly"), Outcome.NOT_DONE: _("not done")}[result.outcome]]
    if result.times:
        parts.append(ngettext("{n} time", "{n} times", result.times).format(n=result.times))
    if result.helped is not None:
        parts.append(_("helped {value} of 10").format(value=result.helped))
    words = ", ".join(parts)
    return _("{result}: {remark}").format(result=words, remark=result.remark) if result.remark else words


def part_head(title: Text, key: str) -> QHBoxLayout:
    """The heading of a part of the hour, and the key that leads to it."""
    made = row(title, text(key, "caption", "muted"), gap=theme.TIGHT)
    made.addStrut(24)
    return made


def open_words(count: int) -> str:
    """How many exercises are still to be talked about."""
    return ngettext("{n} still open", "{n} still open", count).format(n=count)
