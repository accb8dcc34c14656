"""Reliable change from the first to the latest total of one partner, and the classes of Jacobson & Truax (1991).

A change is reliable where it goes beyond what the measure's own error would explain in 95 of 100 cases: their index has to be
larger than 1.96, so that a change of exactly the reliable one is none yet. (For the RDAS, whose totals are whole, 11.58 means 12
or more, as its authors say: Anderson et al. 2014.) Recovered is whoever improved reliably and came from the distressed side to
the other. Nothing here knows an audience or a clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbook.catalogue.entries import Measure, MeasureKind
from workbook.model.common import PARTNERS, Whose
from workbook.model.measure import MeasureTotal


class Change(StrEnum):
    RECOVERED = "recovered"
    IMPROVED = "improved"
    NONE = "no_reliable_change"
    WORSENED = "worsened"
    NOT_CLASSIFIABLE = "not_classifiable"


class Why(StrEnum):
    """Why a change has no class."""

    ONE = "one_total"
    ALLIANCE = "alliance"
    NO_RELIABLE = "no_reliable_change_known"


BETTER = frozenset({Change.RECOVERED, Change.IMPROVED})


@dataclass(frozen=True, slots=True)
class Course:
    """One partner's totals of one measure, oldest first; there is at least one."""

    measure: Measure
    whose: Whose
    totals: tuple[MeasureTotal, ...]

    @property
    def first(self) -> MeasureTotal:
        return self.totals[0]

    @property
    def latest(self) -> MeasureTotal:
        return self.totals[-1]

    @property
    def change(self) -> Change:
        if len(self.totals) < 2:
            return Change.NOT_CLASSIFIABLE
        return classified(self.measure, self.first.total, self.latest.total)

    @property
    def why_not(self) -> Why | None:
        """The reason why there is no class, or None where there is one."""
        if self.measure.kind is MeasureKind.ALLIANCE:
            return Why.ALLIANCE
        if self.measure.reliable is None:
            return Why.NO_RELIABLE
        return Why.ONE if len(self.totals) < 2 else None


def is_distressed(measure: Measure, total: float) -> bool | None:
    """Whether a total lies on the distressed side of the boundary, exactly as it is published; None where there is none."""
    if measure.cutoff is None:
        return None
    return {
        "<": total < measure.cutoff,
        "<=": total <= measure.cutoff,
        ">": total > measure.cutoff,
        ">=": total >= measure.cutoff,
    }[measure.distressed]


def gain(measure: Measure, first: float, latest: float) -> float:
    """By how many points `latest` is better than `first`; below 0 it is worse. Free of the dust of binary fractions."""
    points = round(latest - first, 4) + 0.0
    return points if measure.higher_is_better else -points + 0.0


def classified(measure: Measure, first: float, latest: float) -> Change:
    if measure.kind is MeasureKind.ALLIANCE or measure.reliable is None:
        return Change.NOT_CLASSIFIABLE
    points = gain(measure, first, latest)
    if abs(points) <= measure.reliable:
        return Change.NONE
    if points < 0:
        return Change.WORSENED
    crossed = is_distressed(measure, first) is True and is_distressed(measure, latest) is False
    return Change.RECOVERED if crossed else Change.IMPROVED


def courses(measures: Iterable[Measure], totals: Sequence[MeasureTotal]) -> tuple[Course, ...]:
    """Every course that has a total, in the order of the measures, the first partner before the second."""
    found = []
    for measure in measures:
        for whose in PARTNERS:
            mine = [t for t in totals if t.measure == measure.key and t.whose is whose and t.withdrawn is None]
            if mine:
                found.append(Course(measure, whose, tuple(sorted(mine, key=lambda t: t.on))))
    return tuple(found)
