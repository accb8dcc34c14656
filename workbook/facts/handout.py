"""What a couple takes home, and the sheet with the recovery code."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.page import Letterhead, Names
from workbook.model.common import Whose


@dataclass(frozen=True, slots=True)
class GuideFact:
    """One numbered instruction: a bold lead, the sentence, and an example to say. Lead and example may be empty."""

    lead: str
    text: str
    say: str


@dataclass(frozen=True, slots=True)
class PartFact:
    """One part of a worksheet. `kind`: lines, columns, ticks, log, scale, agreement, when, choice or cards, as the catalogue's
    `PartKind` explains them.
    """

    kind: str
    heading: str
    options: tuple[str, ...]
    lines: int
    each: bool


@dataclass(frozen=True, slots=True)
class HandoutFacts:
    """An exercise's page. Without `names` it is a blank one; `given`, `until` and `when` only where it was assigned.

    `smaller_first`: the smaller version is what was agreed. `step` is empty where the catalogue knows it no more.
    """

    letterhead: Letterhead
    names: Names | None
    step: str
    title: str
    purpose: str
    for_whom: str
    need: str
    minutes: int
    often: str
    guide: tuple[GuideFact, ...]
    smaller: str
    if_badly: str
    bring: tuple[str, ...]
    worksheet: tuple[PartFact, ...]
    whose: Whose = Whose.BOTH
    given: date | None = None
    until: date | None = None
    when: str = ""
    smaller_first: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryFacts:
    """The sheet with the recovery code, printed once when a workbook is made."""

    letterhead: Letterhead
    workbook: str
    code: str
    made: date
