"""A birth date as somebody types it: "3 May 1988", "3rd of May 88", "03.05.1988", "5/13/1988", "1988-05-03".

It differs from an appointment's day in two ways: the year has to be said, and it lies in the past.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from ui.day_words import is_no_day, read_day

_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_FIGURES = re.compile(r"([0-9]{1,2})([./-] ?| )([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_SMALL = frozenset({"of", "the"})


def read_birth(words: str, today: date) -> date | None:
    """The day meant, from 1900 to `today`, or None. Day before month, unless only the other order makes a date."""
    read = _day(words, today)
    return read if read is not None and date(1900, 1, 1) <= read <= today else None


def is_still_to_come(words: str, today: date) -> bool:
    """Whether the words name a day that lies ahead."""
    read = _day(words, today)
    return read is not None and read > today


def _day(words: str, today: date) -> date | None:
    said = _said(words)
    figures = _FIGURES.fullmatch(said)
    if figures is not None:
        day, month, year = figures[1], figures[3], figures[4]
        read = read_day(f"{day}/{month}/{year}", today) or read_day(f"{month}/{day}/{year}", today)
        short = len(year) == 2
    else:
        numbers = re.findall(r"[0-9]+", said)
        short = all(len(n) < 4 for n in numbers)
        read = read_day(said, today) if len(numbers) >= 2 else None
    if read is not None and short and read > today:
        read = _made(read, read.year - 100)
    return read


def is_no_birth(words: str) -> bool:
    """Whether the words name a day, a month and a year that no calendar holds, in either order."""
    said = _said(words)
    figures = _FIGURES.fullmatch(said)
    if figures is None:
        return len(re.findall(r"[0-9]+", said)) >= 2 and is_no_day(said)
    day, month, year = figures[1], figures[3], figures[4]
    return is_no_day(f"{day}/{month}/{year}") and is_no_day(f"{month}/{day}/{year}")


def _said(words: str) -> str:
    """Plain figures and small letters, without the small words of speech."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in words)
    said = _ORDINAL.sub("", plain.strip().casefold()).replace(",", " ")
    return " ".join(word for word in said.split() if word not in _SMALL)


def _made(of: date, year: int) -> date | None:
    try:
        return of.replace(year=year)
    except ValueError:
        return None
