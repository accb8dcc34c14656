"""The cards of the picture: what holds, eight themes, where the two differ, causes and impacts, and all themes over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dates import day, day_of_year
from ui.pages.picture_moments import Shown
from ui.widgets.charts import ThemesChart, ThemesKey
from ui.widgets.choices import Segmented
from ui.widgets.course import CourseTable
from ui.widgets.elided import shortened
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, Item, at_top, clear, column, columns, row, section
from ui.widgets.marks import Mark, token
from ui.widgets.settling import running
from ui.widgets.words import text
from workbook.facts import CauseFact, Names, PictureFacts, StrengthFact, ThemeRow
from workbook.language import _
from workbook.model.common import PARTNERS, Audience

_NAME = 130
_PAD = (24, 20, 24, 20)
_EMPHASISED = 3
_ABREAST = 7


class ThemesCard(Ground):
    """The chart with its key. The order is chosen here and stays as chosen."""

    def __init__(self) -> None:
        super().__init__()
        nothing = Names("", "", "")
        self._facts = PictureFacts(nothing, Audience.COUNSELOR, None, None, (), (), "", (), (), (), ())
        words = [_("Largest gap first"), _("As listed")]
        self.order = Segmented(_("Order of the themes"), words)
        self.order.changed.connect(lambda _at: self._show_rows())
        self._then = ""
        self._key, self.chart = ThemesKey(nothing, ""), ThemesChart(nothing, ())
        self._guide, self._open = running("", "caption", "muted"), running("", "small", "muted")
        column(
            section(_("Eight themes"), self.order, note=_("closeness, 0–4")),
            theme.NEAR,
            self._key,
            theme.HAIR,
            self._open,
            theme.NEAR,
            self.chart,
            theme.GAP,
            self._guide,
            pad=_PAD,
            into=self,
        )

    def show_facts(self, facts: PictureFacts, key: tuple[str, str], unfinished: str, alone: bool) -> None:
        """`key` says which intakes the large and the small marks are from; `unfinished` is a sentence about an intake that is
        still open, or empty; `alone`: answers given alone count here.
        """
        called = facts.names
        short = [shortened(name, "small_strong", _NAME) for name in (called.first, called.second)]
        self._facts = replace(facts, names=Names(called.full, *short))
        self._then = key[1]
        self._key.say(self._facts.names, *key)
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
        self.chart.show_rows(self._facts.names, shown, _EMPHASISED if by_gap else 0, self._then)


def by_gap_first(rows: Sequence[ThemeRow]) -> list[ThemeRow]:
    """The widest apart first; those without two answers last; equal ones as they stand."""
    return sorted(rows, key=lambda r: -1.0 if r.gap is None else r.gap, reverse=True)


def key_words(shown: Shown, latest: bool, first: bool) -> tuple[str, str]:
    """What the legend calls the two intakes: "latest, 17 December" and "first, 17 November", with years where they differ."""
    kinds = {"first": _("first, {day}"), "review": _("review, {day}"), "closing": _("closing, {day}")}
    now, before = shown.now, shown.before
    same_year = before is None or before.begun.year == now.begun.year
    said = day if same_year else day_of_year
    if before is None:
        return _("on {day}").format(day=said(now.begun)), ""
    large = _("latest, {day}") if latest else kinds[now.kind]
    small = _("first, {day}") if first else kinds[before.kind]
    return large.format(day=said(now.begun)), small.format(day=said(before.begun))


class ListCard(Ground):
    """A heading and lines below it that are built again with the facts; with `abreast`, in two columns once there are some."""

    def __init__(self, title: str, note: str = "", *, abreast: bool = False) -> None:
        super().__init__()
        self._abreast = abreast
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.TIGHT)
        self._note = text(note, "small", "muted")
        head = row(text(title, "section"), theme.TIGHT, self._note, None, gap=0)
        head.addStrut(24)
        column(head, theme.NEAR, self._lines, None, pad=_PAD, into=self)

    def fill(self, items: Sequence[Item], instead: str, note: str | None = None) -> None:
        """Show these, or a sentence where there are none."""
        if note is not None:
            self._note.say(note)
        clear(self._lines)
        half = (len(items) + 1) // 2
        if self._abreast and len(items) >= _ABREAST:
            both = [column(*part, None, gap=theme.TIGHT) for part in (items[:half], items[half:])]
            self._lines.addLayout(columns((both[0], 1), (both[1], 1), gap=2 * theme.GUTTER))
            return
        for item in items or [running(instead, "small", "muted")]:
            if isinstance(item, QHBoxLayout):
                self._lines.addLayout(item)
            elif isinstance(item, QWidget):
                self._lines.addWidget(item)


class CourseCard(Ground):
    """Every theme over all intakes; there only where there are two or more."""

    def __init__(self) -> None:
        super().__init__()
        self.table = CourseTable()
        self._guide = running("", "caption", "muted")
        column(
            section(_("Over time"), note=_("closeness, 0–4")),
            theme.NEAR,
            self.table,
            theme.TIGHT,
            self._guide,
            None,
            pad=_PAD,
            into=self,
        )

    def show_facts(self, facts: PictureFacts) -> None:
        self.setVisible(len(facts.moments) > 1)
        self.table.show_course(facts.names, facts.moments, facts.course)
        guide = [
            _(
                "Change is from the first value to the latest. With few questions to a theme, a few tenths may be chance."
            ),
        ]
        if len(self.table.shown()) < len(facts.moments):
            words = _("Of {n} intakes, the first and the latest {latest} stand here.")
            guide.insert(0, words.format(n=len(facts.moments), latest=len(self.table.shown()) - 1))
        self._guide.say(" ".join(guide))


def differ_lines(facts: PictureFacts) -> list[Item]:
    lines: list[Item] = [running(each.text, lead=each.lead) for each in facts.differ]
    if facts.alike:
        lines.append(running(_("{themes}.").format(themes=facts.alike), lead=_("Alike:")))
    return lines


def no_difference(facts: PictureFacts) -> str:
    """What stands in place of sentences about differences."""
    if not facts.compared:
        return _("There are no answers yet that could be compared.")
    return _("No two answers to the same question lie two points or more apart.")


def alone(facts: PictureFacts) -> PictureFacts:
    """The picture without another beside it."""
    rows = tuple(replace(row, before_first=None, before_second=None) for row in facts.themes)
    return replace(facts, themes=rows, before=None, before_kind="")


def rated_lines(
    rated: Sequence[StrengthFact] | Sequence[CauseFact], called: Names, alone: frozenset[str] = frozenset()
) -> list[Item]:
    """`alone` holds the keys of what is asked of each partner alone."""
    return [_rated(each.label, each.first, each.second, called, each.key in alone) for each in rated]


def _rated(label: str, first: int | None, second: int | None, called: Names, alone: bool) -> QHBoxLayout:
    """A line with both answers at its end, by mark and number; an en dash where there is none."""
    words = column(running(label[:1].upper() + label[1:]), *([_given_alone()] if alone else []), gap=2)
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
    made = row(words, at_top(said), gap=theme.GAP)
    made.setStretch(0, 1)
    return made


def _given_alone() -> QWidget:
    made = QWidget()
    row(Icon("lock", "muted", 14), text(_("given alone"), "small", "muted"), None, gap=6, into=made)
    return made
