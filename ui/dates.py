"""Days and times as the window writes them, in the language of the window. All of them local, as the records are."""

from __future__ import annotations

from datetime import date, datetime, time

from workbook.language import _, ngettext, tag


def locale() -> str:
    """By which the window writes days, as Babel calls it: "en_GB"."""
    return tag().replace("-", "_")


def _format(day: date, skeleton: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=locale())


def day(of: date) -> str:
    """17 November"""
    return _format(of, "MMMMd")


def day_of_year(of: date) -> str:
    """17 November 2026: where the year cannot be taken for granted."""
    from babel.dates import format_date

    return format_date(of, "long", locale=locale())


def short_day(of: date) -> str:
    """17 Nov: axes and narrow cells."""
    return _format(of, "MMMd")


def month(of: date) -> str:
    """Nov 2026: an axis over years."""
    return _format(of, "yMMM")


def weekday(of: date) -> str:
    """Tuesday, 17 November: the title of Today."""
    from babel.dates import format_date

    return f"{format_date(of, 'EEEE', locale=locale())}, {day(of)}"


def clock(of: time | datetime) -> str:
    """09:30"""
    from babel.dates import format_time

    return format_time(of, "HH:mm", locale=locale())


def near(of: date, today: date) -> str:
    """today, yesterday, tomorrow, 17 November, or 17 November 2025: as near as can be said."""
    apart = (of - today).days
    if apart in (-1, 0, 1):
        return {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}[apart]
    return day(of) if of.year == today.year else day_of_year(of)


def near_short(of: date, today: date) -> str:
    """The same for a narrow cell: 17 Nov, or Nov 2025."""
    if abs((of - today).days) <= 1:
        return near(of, today)
    return short_day(of) if of.year == today.year else month(of)


def moment(of: datetime, now: datetime) -> str:
    """today, 11:00"""
    return f"{near(of.date(), now.date())}, {clock(of)}"


def how_long_ago(of: date, today: date) -> str:
    """5 days: how long something has been waiting."""
    days = max(0, (today - of).days)
    return ngettext("{n} day", "{n} days", days).format(n=days) if days else _("today")
