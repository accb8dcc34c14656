"""How contacts outside a session are named: the way, with whom, one in a line."""

from __future__ import annotations

from datetime import date

from ui.dates import clock, day_of_year, near, near_short, short_day
from workbook.language import _, ngettext
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.note_apart import Channel, ContactLine, NoteApart

CONTACT = "contact "
"""What stands before a contact's uid in a detail of the Sessions page; alone it asks for a new one."""

CHANNELS = (Channel.PHONE, Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.IN_PERSON)


def channel_words(channel: Channel) -> str:
    return {
        Channel.NONE: "",
        Channel.PHONE: _("phone"),
        Channel.EMAIL: _("e-mail"),
        Channel.MESSAGE: _("message"),
        Channel.LETTER: _("letter"),
        Channel.IN_PERSON: _("in person"),
    }[channel]


def name_words(line: ContactLine | NoteApart) -> str:
    """Contact, phone"""
    return _("Contact, {way}").format(way=channel_words(line.channel))


def with_words(contact: NoteApart, couple: Couple) -> str:
    """with both; with Mira; with the family doctor"""
    if contact.other:
        return _("with {name}").format(name=contact.other)
    if contact.whose is Whose.BOTH:
        return _("with both")
    return _("with {name}").format(name=couple.partner(contact.whose).short)


def second_line(contact: NoteApart, couple: Couple) -> str:
    """4 November 2026, 09:15 · by phone, with Mira"""
    when = _("{day}, {time}").format(day=day_of_year(contact.at.date()), time=clock(contact.at))
    who = _("{way}, {who}").format(way=contact.channel.way, who=with_words(contact, couple))
    return f"{when} · {who}"


def contact_state(line: ContactLine, today: date) -> str:
    """4 Nov, signed"""
    on = short_day(line.on) if line.on.year == today.year else near_short(line.on, today)
    return _("{day}, signed").format(day=on) if line.signed_at is not None else _("{day}, draft").format(day=on)


def line_words(line: ContactLine, today: date) -> str:
    """A contact of the list as it is read out."""
    state = _("draft")
    if line.signed_at is not None:
        state = _("signed {day}").format(day=near(line.signed_at.date(), today))
    parts = [name_words(line), near(line.on, today), state]
    if line.addenda:
        parts.append(ngettext("{n} addendum", "{n} addenda", len(line.addenda)).format(n=len(line.addenda)))
    return ", ".join(parts)
