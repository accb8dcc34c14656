"""How far off an appointment is, as somebody says it who looks up from the desk."""

from __future__ import annotations

from datetime import datetime

from workbook.language import _, ngettext


def until(of: datetime, now: datetime) -> str:
    """in 18 minutes, in 2 hours 10 minutes, in 3 days; now; or empty for what is past."""
    minutes = -int(-(of - now).total_seconds() // 60)
    if minutes < 0:
        return ""
    if minutes == 0:
        return _("now")
    return _("in {length}").format(length=length_of(minutes))


def days_until(of: datetime, now: datetime) -> str:
    """in 18 minutes on the same day, else in 3 days; empty for what is past."""
    days = (of.date() - now.date()).days
    if days == 0:
        return until(of, now)
    return ngettext("in {n} day", "in {n} days", days).format(n=days) if days > 0 else ""


def length_of(minutes: int) -> str:
    """18 minutes, 2 hours, 2 hours 10 minutes. `minutes` is not negative."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("{n} hour", "{n} hours", hours).format(n=hours))
    if rest or not hours:
        parts.append(ngettext("{n} minute", "{n} minutes", rest).format(n=rest))
    return " ".join(parts)
