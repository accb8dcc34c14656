"""Measures on the overview: first to latest for each of the two, and what that says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from reports.measure_words import change_word, from_to, side_words, total_words
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.layout import Item, card, row, rule, section
from ui.widgets.marks import Mark
from ui.widgets.words import para, text
from workbook.facts import PARTNERS, ChangeFact, MeasureFact, Names, Whose
from workbook.language import _

_MOST = 4


def measures_card(names: Names, measures: tuple[MeasureFact, ...], open_it: Callable[[], None]) -> QWidget:
    """Where there is no total yet, it says what will stand here."""
    door = Button(_("Open") if measures else _("Add"), "quiet", height=24)
    door.setObjectName("measures")
    door.setAccessibleName(_("Open the measures"))
    door.setToolTip(_("F7"))
    door.clicked.connect(lambda _checked=False: open_it())
    if not measures:
        words = _("Totals of questionnaires that you give: none yet.")
        return card(section(_("Measures"), door), theme.HAIR, para(words, "small", "muted"))
    items: list[Item] = [section(_("Measures"), door, note=_("first to latest")), theme.TIGHT]
    for index, measure in enumerate(measures[:_MOST]):
        items += [theme.NEAR, rule(), theme.NEAR] if index else []
        items += _lines(names, measure)
    more = len(measures) - _MOST
    if more > 0:
        items += [theme.NEAR, rule(), theme.NEAR, text(_("and {n} more").format(n=more), "small", "muted")]
    return card(*items)


def _lines(names: Names, measure: MeasureFact) -> list[Item]:
    low, high = total_words(measure.chart.low), total_words(measure.chart.high)
    heading = Elided(_("{measure}, {low}–{high}").format(measure=measure.short, low=low, high=high), "small_strong")
    numbers: list[Item] = []
    for whose in PARTNERS:
        change = measure.of(whose)
        if change is not None:
            numbers += [Mark(whose, 9), 6, text(from_to(change), "small"), theme.NEAR]
    line = row(heading, None, *numbers[:-1], gap=0)
    return [line, 2, para(summary(names, measure), "small", "muted")]


def summary(names: Names, measure: MeasureFact) -> str:
    """What it says, in one line: the same for both once, otherwise each by name."""
    said = {c.whose: _said(c) for c in measure.changes}
    if len(said) == 2 and said[Whose.FIRST] == said[Whose.SECOND]:
        return _("{what} for both").format(what=said[Whose.FIRST])
    return ", ".join(_("{what} for {name}").format(what=said[w], name=names.of(w)) for w in PARTNERS if w in said)


def _said(change: ChangeFact) -> str:
    if change.why == "alliance":
        return _("about the session")
    if change.why == "one_total":
        return _("one total so far")
    word, side = change_word(change.change), side_words(change)
    return f"{word}, {side}" if side else word
