"""The packet for the week as facts, for both or for one partner alone.

It is made from the record cut down to what its readers may see: what was given to one partner is in no packet for both, nor in
the other's. What the gate holds is left out without a word: a place where a page is missing would tell of it.
"""

from datetime import date, datetime, timedelta

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.kept import exercise_given
from workbook.disclosure.audience import cut_down
from workbook.disclosure.handout import handout, still_to_come
from workbook.disclosure.letterhead import called, letterhead
from workbook.errors import BadInput, NotFound
from workbook.facts import PacketFacts
from workbook.language import _, speaking_to_the_counselor
from workbook.model.assignment import Assignment
from workbook.model.common import Audience
from workbook.model.record import CoupleRecord
from workbook.model.safety import Gate, GateState

_WEEK, _MOST = 7, 21


def packed(
    record: CoupleRecord, catalogue: Catalogue, audience: Audience, gate: GateState, on: date
) -> tuple[Assignment, ...]:
    """What goes into the packet: what was given on that day first, then what they have at home still, each the oldest first.

    Raises `BadInput` for a reader to whom nothing is given to take home.
    """
    if audience not in (Audience.COUPLE, Audience.FIRST, Audience.SECOND):
        raise BadInput(_("A packet is for the couple, or for one of the two."))
    home = [a for a in cut_down(record, audience).assignments if a.stopped is None and (a.open or a.given == on)]
    kept = [a for a in home if _to_be_had(catalogue, gate, a)]
    kept.reverse()
    return tuple(sorted(kept, key=lambda a: (a.given != on, a.given)))


def packet(
    record: CoupleRecord, catalogue: Catalogue, audience: Audience, gate: GateState, made: date, *, paper: str = ""
) -> PacketFacts:
    """Raises `NotFound` where nothing goes home, `BadInput` as `packed`."""
    given = packed(record, catalogue, audience, gate, made)
    if not given:
        with speaking_to_the_counselor():
            raise NotFound(_("Nothing that was given to take home is open for this reader."))
    seen = cut_down(record, audience)
    coming = still_to_come(seen.couple, made)
    pages = tuple(
        handout(
            exercise_given(catalogue, each.exercise, each.page),
            catalogue,
            seen.practice,
            couple=seen.couple,
            gate=gate,
            assignment=each,
            made=made,
            paper=paper,
        )
        for each in given
    )
    return PacketFacts(
        letterhead(seen.practice, paper), called(seen.couple), audience, made, coming, pages, _days(made, coming)
    )


def _to_be_had(catalogue: Catalogue, gate: GateState, given: Assignment) -> bool:
    """There is a page for it, and the gate does not hold it."""
    try:
        return gate.allows(Gate(exercise_given(catalogue, given.exercise, given.page).gate))
    except NotFound:
        return False


def _days(made: date, coming: datetime | None) -> tuple[date, ...]:
    """From this day to the one before the next session; a week where none is agreed, and never more than one page holds."""
    count = min((coming.date() - made).days, _MOST) if coming is not None else _WEEK
    return tuple(made + timedelta(days=n) for n in range(count))
