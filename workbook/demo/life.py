"""What became of each fictional couple's file by today: who comes when, who pauses, who has finished, which hours were missed."""

from datetime import datetime, timedelta

from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.life import Ending, Missed, Missing

PAUSED = 8
SUMMARY = (
    "Both can ask for comfort now and say when it is too much. The Sunday walk has held for two months. They know the two "
    "signs by which they will notice early that it slips, and will call then."
)
_MISSED = {
    1: (Missing.LATE, Whose.SECOND, "Called at noon, a child was ill"),
    4: (Missing.ABSENT, Whose.BOTH, ""),
    PAUSED: (Missing.IN_TIME, Whose.BOTH, "Night shifts"),
}


def turn(book: Workbook, couple: str, number: int, today: datetime, *, finished: bool) -> bool:
    """Note what was missed, and pause or close the file; says whether the couple still comes."""
    if number in _MISSED and book.sessions.of(couple):
        kind, whose, words = _MISSED[number]
        at = book.sessions.of(couple)[-1].starts - timedelta(days=7)
        book.life.miss(Missed(couple, at, kind, whose, words))
    if number == PAUSED:
        book.life.pause(couple, "Night shifts until the new year", (today + timedelta(days=40)).date())
        return False
    if finished:
        book.life.close(couple, Ending.AGREED, SUMMARY)
    return not finished
