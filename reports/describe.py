"""Charts in words, made of the same facts that the charts are drawn from.

One description serves the alternative text on paper and the accessible description on the screen, so that whoever hears the
chart hears what others see: every value where there are few, and where there are many the first, last, lowest and highest.
"""

from collections.abc import Callable
from datetime import date

from reports.dates import day_of_year, short_day
from reports.measure_words import total_words
from reports.numbers import tenths
from workbook.facts import PARTNERS, Names, PictureFacts, ThemeRow, Trend, Whose
from workbook.language import _, ngettext

__all__ = ["describe_themes", "describe_trend"]

_EACH = 16
"""Up to so many sessions, every value is said."""


def describe_trend(trend: Trend, names: Names, language: str = "") -> str:
    """A trend chart in words: its title, scale and cut-off, and each partner's values by day."""
    lines = [_line(trend, whose, names, language) for whose in PARTNERS]
    low, high = total_words(trend.low, language), total_words(trend.high, language)
    scale = _("{title}, from {low} to {high}.").format(title=trend.title, low=low, high=high)
    if trend.cutoff is not None:
        scale += " " + _("Cut-off at {value}.").format(value=total_words(trend.cutoff, language))
    return " ".join([scale, *(line for line in lines if line)])


def _line(trend: Trend, whose: Whose, names: Names, language: str) -> str:
    given = [(at, value) for at, value in zip(trend.days, trend.of(whose), strict=True) if value is not None]
    name, on = names.of(whose), day_of_year if trend.over_years else short_day
    if not given:
        words = _("{name}: no totals.") if trend.totals else _("{name}: no ratings.")
        return words.format(name=name)
    missing = [at for at, value in zip(trend.days, trend.of(whose), strict=True) if value is None]
    if len(trend.days) <= _EACH:
        said = "; ".join(f"{on(at, language)} {total_words(value, language)}" for at, value in given)
    else:
        said = _many(given, language, on, totals=trend.totals)
    gaps = ""
    if missing and len(trend.days) <= _EACH:
        words = _("No total on {days}.") if trend.totals else _("No rating on {days}.")
        gaps = " " + words.format(days=", ".join(on(at, language) for at in missing))
    elif missing:
        count = len(missing)
        if trend.totals:
            words = ngettext("No total on {n} day.", "No total on {n} days.", count)
        else:
            words = ngettext("No rating in {n} session.", "No rating in {n} sessions.", count)
        gaps = " " + words.format(n=count)
    return f"{name}: {said}.{gaps}{_band(trend, whose, language)}"


def _band(trend: Trend, whose: Whose, language: str) -> str:
    band = trend.band(whose)
    if band is None:
        return ""
    low, high = (total_words(value, language) for value in band)
    return " " + _("From {low} to {high} the change is not reliable.").format(low=low, high=high)


def _many(given: list[tuple[date, float]], language: str, on: Callable[[date, str], str], *, totals: bool) -> str:
    def at(point: tuple[date, float]) -> str:
        return f"{total_words(point[1], language)} ({on(point[0], language)})"

    words = (
        _("{count} totals, first {first}, last {last}, lowest {lowest}, highest {highest}")
        if totals
        else _("{count} ratings, first {first}, last {last}, lowest {lowest}, highest {highest}")
    )
    return words.format(
        count=len(given),
        first=at(given[0]),
        last=at(given[-1]),
        lowest=at(min(given, key=lambda point: point[1])),
        highest=at(max(given, key=lambda point: point[1])),
    )


def describe_themes(picture: PictureFacts, language: str = "", then: str = "") -> str:
    """The themes chart in words: for each theme both values, how far apart they are, and the values at first (or `then`)."""
    rows = [_theme(row, picture.names, language, then or _("at first")) for row in picture.themes]
    head = _("Closeness from 0 to 4 in {count} themes.").format(count=len(rows))
    return " ".join([head, *rows])


def _theme(row: ThemeRow, names: Names, language: str, then: str) -> str:
    def pair(first: float | None, second: float | None) -> str:
        each = ((names.first, first), (names.second, second))
        return ", ".join(
            f"{name} {_('not enough answers') if value is None else tenths(value, language)}" for name, value in each
        )

    said = f"{row.name}: {pair(row.first, row.second)}"
    if row.gap is not None:
        said += ", " + _("{gap} apart").format(gap=tenths(row.gap, language))
    if row.before_first is not None or row.before_second is not None:
        said += "; " + _("{then} {pair}").format(then=then, pair=pair(row.before_first, row.before_second))
    return said + "."
