"""Days on paper, written as the language of the page writes them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from workbook.language import tag

__all__ = ["day", "day_of_year", "locale_of", "month", "short_day", "span"]


def locale_of(language: str) -> Locale:
    """The locale of a BCP 47 tag such as "en-GB"; "": of the language that words are said in now. Raises Babel's own errors for a
    tag that is none.
    """
    return _parsed(language or tag())


@lru_cache(maxsize=8)
def _parsed(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def day(on: date, language: str) -> str:
    """7 April: where the year goes without saying."""
    return str(format_skeleton("MMMMd", on, locale=locale_of(language)))


def day_of_year(on: date, language: str) -> str:
    """7 April 2026"""
    return str(format_date(on, "long", locale=locale_of(language)))


def short_day(on: date, language: str) -> str:
    """7 Apr: axes and narrow cells."""
    return str(format_skeleton("MMMd", on, locale=locale_of(language)))


def span(days: Sequence[date], language: str) -> str:
    """From the first day to the last, "3 March – 26 May 2026", or the one day."""
    first, last = min(days), max(days)
    if first == last:
        return day_of_year(last, language)
    start = day(first, language) if first.year == last.year else day_of_year(first, language)
    return f"{start} – {day_of_year(last, language)}"


def month(on: date, language: str) -> str:
    """Apr 2026: axes that run over years."""
    return str(format_skeleton("yMMM", on, locale=locale_of(language)))
