"""What the scales of a check-in are marked with, and how its answers were come by, as far as it is not covered."""

from __future__ import annotations

from collections.abc import Sequence

from ui.pages.live_alone import alone_line, alone_words, gave_alone
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.handover import Handover
from workbook.model.session import CheckIn, Session

Alone = frozenset[tuple[str, Whose]]
"""In which sessions, by uid, who gave the check-in alone."""


def last_time(earlier: Sequence[Session], whose: Whose, rating: str, covered: Alone) -> tuple[Session, int] | None:
    """What this partner answered the last time there was an answer, and when. `earlier` is newest first. Nothing where a covered
    check-in lies in between, whatever was or was not answered in it.
    """
    last = _last(earlier, whose, rating, covered)
    value = getattr(last.check_in(whose), rating) if last is not None else None
    return (last, value) if last is not None and value is not None and (last.uid, whose) not in covered else None


def is_covered(earlier: Sequence[Session], whose: Whose, rating: str, covered: Alone) -> bool:
    """Whether a mark of last time may be missing because that check-in is covered."""
    last = _last(earlier, whose, rating, covered)
    return last is not None and (last.uid, whose) in covered


def _last(earlier: Sequence[Session], whose: Whose, rating: str, covered: Alone) -> Session | None:
    """The latest session with an answer, or whose answers are covered."""
    known = (
        (session.uid, whose) in covered or getattr(session.check_in(whose), rating) is not None for session in earlier
    )
    return next((session for session, tells in zip(earlier, known, strict=True) if tells), None)


def source_words(
    whose: Whose, came: Sequence[Handover], session: Session, couple: Couple, covered: bool = False
) -> str:
    """How this partner's answers were come by, where one of the two gave theirs alone; "" where there are none. Where they are
    `covered`, nothing is said of what they were.
    """
    if whose in gave_alone(came):
        return (alone_line if covered else alone_words)(whose, came, session, couple)
    if session.check_in(whose) == CheckIn():
        return ""
    return _("{name} from a slip").format(name=couple.partner(whose).short)
