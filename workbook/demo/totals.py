"""Totals of questionnaires as these couples would have brought them: better, worse, one of each, and some that are missing."""

from collections.abc import Sequence
from datetime import date

from workbook.book import Workbook
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import PARTNERS, Visibility
from workbook.model.couple import Couple
from workbook.model.measure import MeasureTotal, OwnMeasure

Line = tuple[float | None, ...]

EVENINGS = OwnMeasure(
    "Evenings together",
    0,
    28,
    cutoff=8,
    distressed="<",
    reliable=5,
    about="Evenings of the past four weeks that the two spent with each other, as each counts them.",
    source="Harbour Couples Practice, own form",
)

#           measure, first partner, second partner
_COURSES: dict[int, tuple[tuple[str, Line, Line], ...]] = {
    0: (
        ("rdas", (41, 46, 48, 53), (44, None, 45, 47)),
        ("ors", (19, 22.5, 24, 25), (22, 23, None, 26.5)),
        ("srs", (36.5, 38, 37, 37), (33, 34, 31, 30)),
    ),
    1: (("rdas", (49, 47, 43), (52, 45, 39)), ("csi_16", (44, 41, 40), (47, None, 36))),
    2: (("rdas", (38, 44, 51), (55, 50, 42)), ("srs", (38, 39), (39, 38.5))),
    3: (("rdas", (46,), (43,)),),
    4: (("kmss", (11, 15), (12, 14)), ("srs", (35, 34), (39, 39))),
    6: (("ors", (17, 21, 27), (24, None, None)),),
}
_OWN: dict[int, tuple[Line, Line]] = {0: ((5, 9, 12), (6, 9, 13)), 5: ((4, None, 11), (9, 10, 10))}


def record_totals(book: Workbook, couple: Couple, number: int, own: str) -> None:
    """From the first session to the last one, evenly; the own form was filled in together."""
    days = [session.starts.date() for session in book.sessions.of(couple.uid)]
    for measure, first, second in _COURSES.get(number, ()):
        _record(book, couple, days, measure, (first, second), Visibility.INDIVIDUAL)
    if number in _OWN:
        _record(book, couple, days, own, _OWN[number], Visibility.JOINT)
    if number == 0 and days:
        for whose in PARTNERS:
            choice = Permission(couple.uid, whose, What.MEASURES, Whom.BOTH, days[-1], How.SPOKEN)
            book.permissions.give(choice)


def _record(
    book: Workbook, couple: Couple, days: Sequence[date], measure: str, lines: tuple[Line, Line], visibility: Visibility
) -> None:
    times = min(len(days), len(lines[0]))
    for at in range(times):
        on = days[(len(days) - 1) * at // max(1, times - 1)]
        given = [
            MeasureTotal(couple.uid, whose, measure, value, on, visibility)
            for whose, line in zip(PARTNERS, lines, strict=True)
            if (value := _of(line, at, times)) is not None
        ]
        if given:
            book.measures.record(*given)


def _of(line: Line, at: int, times: int) -> float | None:
    """The first and the last are there however few there are."""
    return line[-1] if at == times - 1 and times > 1 else line[at]
