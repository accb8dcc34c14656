"""Days and times as somebody types them: "17 Nov", "17.11.", "2026-11-17", "tomorrow"; "11", "11:30", "1130".

What cannot be read is None, never a guess: an impossible date that is let in once breaks every page that shows it.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import cache

from ui.dates import locale
from workbook.language import _

EARLIEST, LATEST = 1900, 2199
_LONGEST = 40
_LENGTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def read_day(words: str, today: date) -> date | None:
    """The day meant. Without a year it is the nearest one to `today`; two figures mean 1970 to 2069."""
    said = " ".join(words.strip().casefold().split())
    near = {_("yesterday"): -1, _("today"): 0, _("tomorrow"): 1}
    if said in near:
        return today + timedelta(days=near[said])
    if len(said) > _LONGEST:
        return None
    parts = _parts(said)
    return None if parts is None else _day(*parts, today)


def is_no_day(words: str) -> bool:
    """Whether this has the form of a date that no calendar holds, such as 31.02.1990: it asks for other words than a slip."""
    said = " ".join(words.strip().casefold().split())
    parts = _parts(said) if len(said) <= _LONGEST else None
    if parts is None:
        return False
    day, month, year = parts
    if year is None:
        return month > 12 or day > _LENGTHS.get(month, 31)
    year = _whole(year)
    return EARLIEST <= year <= LATEST and _made(year, month, day) is None


def read_time(words: str) -> time | None:
    """The time of day meant, on the clock of 24 hours or with am and pm."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[:. h]?([0-9]{2}))?\s*(am|pm)?", words.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _parts(said: str) -> tuple[int, int, int | None] | None:
    """Day, month and perhaps year, in whichever way they stand."""
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", said)
    if iso:
        return int(iso[3]), int(iso[2]), int(iso[1])
    figures = re.fullmatch(r"([0-9]{1,2})[./-] ?([0-9]{1,2})(?:[./-] ?([0-9]{4}|[0-9]{2})?)?", said)
    if figures:
        return int(figures[1]), int(figures[2]), int(figures[3]) if figures[3] else None
    return _named(re.findall(r"[^\W\d_]+|[0-9]+", said))


def _named(words: list[str]) -> tuple[int, int, int | None] | None:
    months = [_months(locale())[w] for w in words if w in _months(locale())]
    numbers = [int(w) for w in words if w.isascii() and w.isdigit()]
    others = [w for w in words if not w.isdigit() and w not in _months(locale()) and w not in _weekdays(locale())]
    if len(months) != 1 or others or not 1 <= len(numbers) <= 2:
        return None
    return numbers[0], months[0], numbers[1] if len(numbers) == 2 else None


def _day(day: int, month: int, year: int | None, today: date) -> date | None:
    if year is None:
        near = [made for y in (-1, 0, 1) if (made := _made(today.year + y, month, day)) is not None]
        return min(near, key=lambda d: abs((d - today).days), default=None)
    return _made(_whole(year), month, day)


def _whole(year: int) -> int:
    if year >= 100:
        return year
    return year + (1900 if year >= 70 else 2000)


def _made(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months(locale: str) -> dict[str, int]:
    from babel.dates import get_month_names

    return {
        name.casefold().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
    }


@cache
def _weekdays(locale: str) -> frozenset[str]:
    from babel.dates import get_day_names

    return frozenset(
        name.casefold().rstrip(".")
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, locale=locale).values()
    )
