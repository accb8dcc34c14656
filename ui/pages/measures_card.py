"""One questionnaire of a couple: the chart, what the change is for each of the two, and every total with a way to correct it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reports.measure_words import change_words, cutoff_words, from_to, total_words
from ui import dates, theme
from ui.pages.measures_correct import Correction
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.layout import Ground, Item, clear, column, columns, row, rule, section, wide
from ui.widgets.marks import Mark, token
from ui.widgets.trend import TrendChart
from ui.widgets.words import para, text
from workbook.book import Workbook
from workbook.facts import PARTNERS, MeasureFact, Names, Whose
from workbook.language import _, ngettext
from workbook.model.common import Visibility
from workbook.model.measure import MeasureTotal

MOST_DAYS = 6
_CHART, _DAY, _TOTAL = 220, 132, 150


class MeasureCard(Ground):
    """`add_wanted` asks for the entry, `corrected` follows a total that was corrected or taken off."""

    add_wanted = Signal()
    corrected = Signal()
    more_wanted = Signal()

    def __init__(
        self,
        book: Workbook,
        names: Names,
        measure: MeasureFact,
        history: Sequence[MeasureTotal],
        today: date,
        *,
        every: bool,
    ) -> None:
        """`history`: every total of this measure, the withdrawn ones too. `every`: all days are shown."""
        super().__init__()
        self._book, self._names, self._measure, self._today = book, names, measure, today
        self._key = history[0].measure
        self._cells: dict[str, tuple[MeasureTotal, Button, QVBoxLayout]] = {}
        add = Button(_("Add totals"), "quiet", height=24)
        add.setObjectName(f"add:{self._key}")
        add.setAccessibleName(_("Add totals of {measure}").format(measure=measure.short))
        add.clicked.connect(self.add_wanted)
        low, high = total_words(measure.chart.low), total_words(measure.chart.high)
        facts = [f"{low}–{high}", cutoff_words(measure)]
        head = section(measure.short, add, note=" · ".join(f for f in facts if f))
        chart = column(TrendChart(names, measure.chart, _CHART))
        beside = QWidget()
        column(*self._said(), None, into=beside)
        beside.setMinimumWidth(230)
        body = columns((chart, 5), (beside, 3))
        items: list[Item] = [head, theme.NEAR, body, theme.NEAR, rule(), *self._table(history, every)]
        column(*items, pad=(24, 20, 24, 16), into=self)

    def go_on(self, total: str) -> None:
        """Open the correction of this total again, if it is one of these; the keyboard stays where it is."""
        if total in self._cells:
            self._open(*self._cells[total])

    def _said(self) -> list[Item]:
        items: list[Item] = []
        for whose in PARTNERS:
            change = self._measure.of(whose)
            items += [theme.GAP] if items else []
            name = Elided(self._names.of(whose), "small_strong", token(whose))
            if change is None:
                items += [row(Mark(whose), name, None, gap=6), 2, text(_("no total yet"), "small", "muted")]
                continue
            value = text(from_to(change), "small_strong")
            items += [row(Mark(whose), name, None, value, gap=6), 2, para(change_words(self._measure, change), "small")]
            gaps = self._missing(whose)
            items += [2, para(gaps, "small", "muted")] if gaps else []
        if self._measure.reliable is not None and not self._measure.alliance:
            words = _("Tinted: up to {points} points from each one’s first total, which is no reliable change.")
            items += [theme.GAP, para(words.format(points=total_words(self._measure.reliable)), "small", "muted")]
        if self._measure.source:
            words = _("Source: {source}").format(source=self._measure.source)
            items += [theme.TIGHT, para(words, "small", "muted")]
        return items

    def _missing(self, whose: Whose) -> str:
        """On which of the days this one gave no total: a gap in a line alone would leave it to be guessed."""
        values = self._measure.chart.of(whose)
        days = [d for d, v in zip(self._measure.chart.days, values, strict=True) if v is None]
        if not days:
            return ""
        if len(days) > 2:
            n = len(days)
            return ngettext("no total on {n} day", "no total on {n} days", n).format(n=n)
        return _("no total on {days}").format(days=_(" and ").join(dates.near(d, self._today) for d in days))

    # the totals

    def _table(self, history: Sequence[MeasureTotal], every: bool) -> list[Item]:
        days = sorted({t.on for t in history if t.withdrawn is None}, reverse=True)
        shown = days if every else days[:MOST_DAYS]
        items: list[Item] = [theme.TIGHT]
        for day in shown:
            items.append(self._row(day, [t for t in history if t.on == day and t.withdrawn is None]))
        if len(shown) < len(days):
            more = Button(_("Show all {n} days").format(n=len(days)), "quiet", height=theme.CONTROL_IN_ROW)
            more.setObjectName(f"more:{self._key}")
            more.setAccessibleName(_("Show all days of {measure}").format(measure=self._measure.short))
            more.clicked.connect(self.more_wanted)
            items.append(row(more, None))
        gone = [t for t in history if t.withdrawn is not None]
        items += [theme.TIGHT, para("\n".join(self._withdrawn(t) for t in gone), "small", "muted")] if gone else []
        return items

    def _row(self, day: date, totals: Sequence[MeasureTotal]) -> QWidget:
        made = QWidget()
        below = column()
        cells: list[Item] = [wide(text(dates.day_of_year(day), "small", "muted"), _DAY)]
        for whose in PARTNERS:
            total = next((t for t in totals if t.whose is whose), None)
            holder = QWidget()
            holder.setFixedWidth(_TOTAL)
            row(Mark(whose, 9), *self._cell(total, below), None, gap=6, into=holder)
            cells.append(holder)
        if any(t.visibility is Visibility.JOINT for t in totals):
            cells.append(text(_("filled in together"), "small", "muted"))
        column(row(*cells, None, gap=theme.GAP), below, into=made)
        return made

    def _cell(self, total: MeasureTotal | None, below: QVBoxLayout) -> list[Item]:
        if total is None:
            return [text(_("no total"), "small", "muted")]
        words = total_words(total.total)
        button = Button(words, "quiet", height=theme.CONTROL_IN_ROW)
        button.setObjectName(f"total:{total.uid}")
        name, day = self._names.of(total.whose), dates.near(total.on, self._today)
        says = _("Correct {name}, {measure} {total}, {day}")
        button.setAccessibleName(says.format(name=name, measure=self._measure.short, total=words, day=day))
        button.setToolTip(_("correct it, or take it off"))
        button.clicked.connect(lambda: self._correct(total, button, below))
        self._cells[total.uid] = total, button, below
        return [button]

    def _correct(self, total: MeasureTotal, button: Button, below: QVBoxLayout) -> None:
        if not below.count():
            self._open(total, button, below).begin()

    def _open(self, total: MeasureTotal, button: Button, below: QVBoxLayout) -> Correction:
        about = _("{name}, {measure}").format(name=self._names.of(total.whose), measure=self._measure.short)
        made = Correction(self._book, total, about)
        made.done.connect(self.corrected)

        def leave() -> None:
            clear(below)
            button.setFocus()

        made.left.connect(leave)
        below.addWidget(made)
        made.show()
        return made

    def _withdrawn(self, total: MeasureTotal) -> str:
        gone = total.withdrawn or total.on
        return _("Withdrawn on {gone}: {name} {total}, {day}").format(
            gone=dates.near(gone, self._today),
            name=self._names.of(total.whose),
            total=total_words(total.total),
            day=dates.near(total.on, self._today),
        )
