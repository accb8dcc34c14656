"""What goes home at the end of an hour, as one packet: its cover, the exercises' pages, and a log to tick by hand."""

from dataclasses import dataclass
from datetime import date, datetime

from workbook.facts.handout import HandoutFacts
from workbook.facts.page import Letterhead, Names
from workbook.model.common import Audience


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """`pages` are in the order in which the cover numbers them. `days` has a row each in the log; `coming` is the next
    session, where one is agreed.
    """

    letterhead: Letterhead
    names: Names
    audience: Audience
    made: date
    coming: datetime | None
    pages: tuple[HandoutFacts, ...]
    days: tuple[date, ...]
