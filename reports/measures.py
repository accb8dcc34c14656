"""Questionnaires in the progress report: first and latest total with the class of the change, and a chart of each course."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from reports.charts import TrendChart
from reports.dates import short_day
from reports.flow import Text
from reports.measure_words import change_words, cutoff_words, total_words
from reports.parts import PartnerName, gap, section, together
from reports.tables import Cell, grid, side_by_side
from reports.text import bold, plain
from reports.typography import LABEL, MUTED, SMALL_MUTED, Style
from workbook.facts import ChangeFact, MeasureFact, ProgressFacts
from workbook.language import _

__all__ = ["measure_section"]

_GUTTER, _TALL, _WITH_ROWS = 18.0, 118.0, 105.0
_LEAST_DAYS = 2
_SHARES = (20, 15, 12, 12, 41)


def measure_section(facts: ProgressFacts, width: float, style: Style, pad: float) -> Iterator[Flowable]:
    """Nothing where no total may be shown."""
    if not facts.measures:
        return
    yield from section(_("Questionnaires, first to latest"), style, need=_WITH_ROWS)
    yield _table(facts, width, pad)
    yield gap(3)
    yield Text(_under(facts), SMALL_MUTED)
    charts = [m for m in facts.measures if len(m.chart.days) >= _LEAST_DAYS]
    wide = (width - _GUTTER) / 2
    for at in range(0, len(charts), 2):
        yield gap(6)
        yield together(_charts(charts[at : at + 2], facts, wide))


def _table(facts: ProgressFacts, width: float, pad: float) -> Flowable:
    rows: list[Sequence[Cell]] = []
    for measure in facts.measures:
        for change in measure.changes:
            rows.append(_row(measure, change, facts))
    head = [_("Questionnaire"), _("Who"), _("First"), _("Latest"), _("Change")]
    return grid(head, rows, [width * share / sum(_SHARES) for share in _SHARES], pad=pad)


def _row(measure: MeasureFact, change: ChangeFact, facts: ProgressFacts) -> Sequence[Cell]:
    language = facts.letterhead.language
    low, high = (total_words(value, language) for value in (measure.chart.low, measure.chart.high))

    def at(total: float, day: str) -> Cell:
        return bold(total_words(total, language)) + plain(f" {day}", ink=MUTED)

    alone = change.first_on == change.latest_on
    return (
        bold(measure.short) + plain(f" {low}–{high}", ink=MUTED),
        PartnerName(facts.names.of(change.whose), change.whose),
        "" if alone else at(change.first, short_day(change.first_on, language)),
        at(change.latest, short_day(change.latest_on, language)),
        change_words(measure, change, language),
    )


def _under(facts: ProgressFacts) -> str:
    """How each is read, and by whom that was published."""
    said = []
    for measure in facts.measures:
        read = cutoff_words(measure, facts.letterhead.language)
        parts = [part for part in (read, measure.source) if part]
        if parts:
            said.append(f"{measure.short}: {', '.join(parts)}.")
    return " ".join([*said, _("A total is not a diagnosis.")])


def _charts(measures: Sequence[MeasureFact], facts: ProgressFacts, wide: float) -> Flowable:
    cells: list[Cell] = []
    widths: list[float] = []
    for measure in measures:
        if cells:
            cells.append("")
            widths.append(_GUTTER)
        chart = TrendChart(measure.chart, facts.names, facts.letterhead.language, _TALL)
        cells.append([Text(measure.short, LABEL), Text(_note(measure, facts), SMALL_MUTED), chart])
        widths.append(wide)
    return side_by_side([cells], widths)


def _note(measure: MeasureFact, facts: ProgressFacts) -> str:
    if measure.chart.first_band is None and measure.chart.second_band is None:
        return measure.chart.note
    reliable = total_words(measure.reliable or 0, facts.letterhead.language)
    band = _("tinted: within {reliable} of the first").format(reliable=reliable)
    return f"{measure.chart.note}; {band}"
