"""Ratings and means on paper, written as the language of the page writes numbers."""

from babel.numbers import format_decimal

from reports.dates import locale_of

__all__ = ["number", "tenths"]


def number(value: float, language: str) -> str:
    """A rating as it was given, with one decimal at most: "7", "6.5"."""
    return str(format_decimal(round(value, 1), format="0.#", locale=locale_of(language)))


def tenths(value: float, language: str) -> str:
    """A mean, always with one decimal: "2.0"."""
    return str(format_decimal(round(value, 1), format="0.0", locale=locale_of(language)))
