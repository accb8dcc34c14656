"""Totals of one questionnaire, with each partner's change."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.trend import Trend
from workbook.model.common import Whose


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """From one partner's first to the latest total. `change`: recovered, improved, no_reliable_change, worsened or
    not_classifiable; for the last, `why`: one_total, alliance or no_reliable_change_known. `side` is "out" where the totals went
    from the distressed side of the cut-off to the other, "into" the other way, and else empty.
    """

    whose: Whose
    first: float
    latest: float
    first_on: date
    latest_on: date
    change: str
    why: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class MeasureFact:
    """`key` tells it from others; `distressed` says how the cut-off is read ("<", "<=", ">", ">="); `alliance`: it is about the
    session, not an outcome.
    """

    key: str
    name: str
    short: str
    source: str
    chart: Trend
    cutoff: float | None
    distressed: str
    reliable: float | None
    alliance: bool
    changes: tuple[ChangeFact, ...]

    def of(self, whose: Whose) -> ChangeFact | None:
        return next((c for c in self.changes if c.whose is whose), None)
