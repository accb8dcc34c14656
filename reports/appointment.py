"""An appointment as a calendar file: a time and the word "Appointment", and nothing that says with whom or what for.

A calendar is read on telephones, by families and by whoever runs the server it lies on. The time is local and without a zone,
as the office's own calendar writes it, so that no change of summer time moves the hour.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from workbook.language import _


def appointment(couple: str, starts: datetime, minutes: int, made: datetime) -> bytes:
    """An .ics file (RFC 5545) with one entry, `starts` being local time without zone and `made` any moment with one.

    The same couple's entry has the same id each time, made so that nobody can tell from it which couple it is: a date that is
    moved takes the earlier one's place in most calendars, with the later `made` as its sequence.
    """
    event = Event()
    event.add("uid", f"{sha256(f'appointment {couple}'.encode()).hexdigest()[:32]}@couples-workbook")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("sequence", int(made.timestamp()) // 60 % 2_000_000_000)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=minutes))
    event.add("summary", _("Appointment"))
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//Couples Workbook//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
