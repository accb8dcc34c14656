"""How a measure is read, in a line: range, direction, boundary, reliable change."""

from __future__ import annotations

from reports.measure_words import cutoff_line, total_words
from workbook.catalogue.entries import Measure, MeasureKind
from workbook.language import _


def read_as(measure: Measure) -> str:
    """0–69, higher is better · distressed below 47.31 · reliable from more than 11.58."""
    parts = [_range(measure)]
    if measure.cutoff is not None:
        alliance = measure.kind is MeasureKind.ALLIANCE
        parts.append(cutoff_line(measure.cutoff, measure.distressed, alliance=alliance))
    if measure.reliable is not None:
        parts.append(_("a change of more than {points} is reliable").format(points=total_words(measure.reliable)))
    elif measure.kind is MeasureKind.OUTCOME:
        parts.append(_("no reliable change is known"))
    return " · ".join(parts)


def _range(measure: Measure) -> str:
    better = _("higher is better") if measure.higher_is_better else _("lower is better")
    if measure.low is None or measure.high is None:
        return _("its range is yours to set, {better}").format(better=better)
    low, high = total_words(measure.low), total_words(measure.high)
    return _("{low}–{high}, {better}").format(low=low, high=high, better=better)
