"""The cards of the picture: eight themes, where the two differ, what holds, causes and impacts as each sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dates import day, day_of_year
from ui.widgets.charts import ThemesChart, ThemesKey
from ui.widgets.choices import Segmented
from ui.widgets.elided import shortened
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, Item, at_top, clear, column, row, section
from ui.widgets.marks import Mark, token
from ui.widgets.settling import running
from ui.widgets.words import text
from workbook.facts import CauseFact, Names, PictureFacts, StrengthFact, ThemeRow
from workbook.model.common import PARTNERS, Audience

_NAME = 130
_PAD = (24, 20, 24, 20)
_EMPHASISED = 3


class ThemesCard(Ground):
    """The chart with its key. The order is chosen here and stays as chosen."""

    def __init__(self) -> None:
        super().__init__()
        nothing = Names("", "", "")
        self._facts = PictureFacts(nothing, Audience.COUNSELOR, None, None, (), (), "", (), (), (), ())
        words = [_("Largest gap first"), _("As listed")]
        self.order = Segmented(_("Order of the themes"), words)
        self.order.changed.connect(lambda _at: self._show_rows())
        self._key, self.chart = ThemesKey(nothing, ""), ThemesChart(nothing, ())
        self._guide, self._open = running("", "caption", "muted"), running("", "small", "muted")
        column(
            section(_("Eight themes"), self.order, note=_("closeness, 0–4")),
            theme.NEAR,
            self._key,
            self._open,
            theme.NEAR,
            self.chart,
            theme.GAP,
            self._guide,
            pad=_PAD,
            into=self,
        )

    def show_facts(self, facts: PictureFacts, unfinished: str, alone: bool) -> None:
        """`unfinished` is a sentence about an intake that is still open, or empty; `alone`: answers given alone count here."""
        called = facts.names
        short = [shortened(name, "small_strong", _NAME) for name in (called.first, called.second)]
        self._facts = replace(facts, names=Names(called.full, *short))
        latest = _("latest, {day}") if facts.before else _("on {day}")
        self._key.say(
            self._facts.names, _on(latest, facts.on, facts.before), _on(_("first, {day}"), facts.before, facts.on)
        )
        self._key.updateGeometry()
        self._open.say(unfinished)
        self._open.setVisible(bool(unfinished))
        guide = [_("A guide to a conversation, not a validated test."), *facts.notes]
        if alone:
            guide.append(_("It counts answers that were given alone: for your eyes."))
        self._guide.say(" ".join(guide))
        self._show_rows()

    def _show_rows(self) -> None:
        rows, by_gap = self._facts.themes, self.order.chosen() == 0
        shown = by_gap_first(rows) if by_gap else list(rows)
        self.chart.show_rows(self._facts.names, shown, _EMPHASISED if by_gap else 0)


def by_gap_first(rows: Sequence[ThemeRow]) -> list[ThemeRow]:
    """The widest apart first; those without two answers last; equal ones as they stand."""
    return sorted(rows, key=lambda r: -1.0 if r.gap is None else r.gap, reverse=True)


def _on(words: str, on: date | None, other: date | None) -> str:
    if on is None:
        return ""
    same_year = other is None or other.year == on.year
    return words.format(day=day(on) if same_year else day_of_year(on))


class ListCard(Ground):
    """A heading and lines below it that are built again with the facts."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.TIGHT)
        column(section(title, note=note), theme.NEAR, self._lines, None, pad=_PAD, into=self)

    def fill(self, items: Sequence[Item], instead: str) -> None:
        """Show these, or a sentence where there are none."""
        clear(self._lines)
        for item in items or [running(instead, "small", "muted")]:
            if isinstance(item, QHBoxLayout):
                self._lines.addLayout(item)
            elif isinstance(item, QWidget):
                self._lines.addWidget(item)


def differ_lines(facts: PictureFacts) -> list[Item]:
    lines: list[Item] = [running(each.text, lead=each.lead) for each in facts.differ]
    if facts.alike:
        lines.append(running(_("{themes}.").format(themes=facts.alike), lead=_("Alike:")))
    return lines


def rated_lines(
    rated: Sequence[StrengthFact] | Sequence[CauseFact], called: Names, alone: frozenset[str] = frozenset()
) -> list[Item]:
    """`alone` holds the labels of what is asked of each partner alone."""
    return [_rated(each.label, each.first, each.second, called, each.label in alone) for each in rated]


def _rated(label: str, first: int | None, second: int | None, called: Names, alone: bool) -> QHBoxLayout:
    """A line with both answers at its end, by mark and number; an en dash where there is none."""
    words = running(label[:1].upper() + label[1:])
    said = QWidget()
    items: list[Item] = []
    spoken = []
    for whose, value in zip(PARTNERS, (first, second), strict=True):
        number = text("–" if value is None else str(value), "small_strong", token(whose))
        number.setFixedWidth(14)
        items += [Mark(whose, 9), number]
        answer = _("no answer") if value is None else str(value)
        spoken.append(_("{name} {answer}").format(name=called.of(whose), answer=answer))
    row(*items, gap=6, into=said)
    said.setAccessibleName(", ".join(spoken))
    mark: list[Item] = [at_top(_given_alone())] if alone else []
    made = row(words, *mark, at_top(said), gap=theme.GAP)
    made.setStretch(0, 1)
    return made


def _given_alone() -> QWidget:
    made = QWidget()
    row(Icon("lock", "muted", 14), text(_("given alone"), "small", "muted"), gap=6, into=made)
    return made
