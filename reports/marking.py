"""What is marked and not written: a week of boxes, and a row of numbers to circle.

Drawn here and not as tables of the reports, because a hand needs room: the rows are as high as a pen wants them, and the type is
that of the page around them. The week is a table to a screen reader all the same.
"""

from collections.abc import Sequence
from typing import TypeAlias

from babel.dates import get_day_names
from pikepdf import Name

from reports.canvas import Sheet
from reports.dates import locale_of
from reports.flow import Part, draw_lines
from reports.layout import lay_out, width_of
from reports.parts import TickBox
from reports.tagging import Element
from reports.text import Weight
from reports.typography import EDGE, HAIR, INK, MUTED, PARTNER, RULE, Align, Style
from workbook.facts import Whose

__all__ = ["Scale", "Week"]

Named: TypeAlias = tuple[str, Whose]
"""A partner's name and which of the two it is, for the mark before it."""

_DAYS = 7
_BOX = 11.0
_MOST_LABEL = 0.46
_NUMBERS = range(11)


class Week(Part):
    """Seven days, from the day on which weeks begin in `language`, with a box for each in every row.

    A row is what to tick and, where each partner has rows, whose it is. `tall` is a row's height in points.
    """

    def __init__(self, rows: Sequence[tuple[str, Named | None]], language: str, style: Style, tall: float) -> None:
        super().__init__()
        self.rows, self.style, self.tall = rows, style.but(align=Align.LEFT), tall
        self.day = Style(10, 13, Weight.SEMIBOLD, MUTED, Align.CENTRE)
        self.days = _days(language)

    def measure(self, width: float, height: float) -> tuple[float, float]:
        self._names = max((width_of(_name(row), self.style) + 24 for row in self.rows if row[1]), default=0.0)
        self._names = min(self._names, width * 0.2)
        label = max(width_of(what, self.style) for what, _ in self.rows) + 14
        self._label = min(label, width * _MOST_LABEL - self._names)
        self._heights = [self._row_height(what, of) for what, of in self.rows]
        return width, self.day.leading + 3 + sum(self._heights)

    def _row_height(self, what: str, of: Named | None) -> float:
        lines = len(lay_out(what, self.style, self._label - 8))
        if of:
            lines = max(lines, len(lay_out(of[0], self.style, self._names - 20)))
        return max(self.tall, lines * self.style.leading + 4)

    def paint(self, sheet: Sheet) -> None:
        with sheet.tagger.element(Element("Table")):
            self._head(sheet)
            top = self.height - self.day.leading - 3
            for row, tall in zip(self.rows, self._heights, strict=True):
                self._row(sheet, row, top, tall)
                top -= tall
        self._rules(sheet)

    @property
    def _across(self) -> float:
        return (self.width - self._label - self._names) / _DAYS

    def _head(self, sheet: Sheet) -> None:
        with sheet.tagger.element(Element("TR")):
            for _ in range(2 if self._names else 1):
                with sheet.tagger.element(Element("TD")):
                    pass
            for nth, day in enumerate(self.days):
                cell = Element("TH", attributes={"/O": Name.Table, "/Scope": Name.Column})
                with sheet.tagger.content(sheet, cell):
                    x = self._label + self._names + nth * self._across
                    draw_lines(sheet, lay_out(day, self.day, self._across), self.day, x, self.height, self._across)

    def _row(self, sheet: Sheet, row: tuple[str, Named | None], top: float, tall: float) -> None:
        what, of = row
        with sheet.tagger.element(Element("TR")):
            head = Element("TH", attributes={"/O": Name.Table, "/Scope": Name.Row})
            self._words(sheet, head, what, 0, self._label - 8, top, tall)
            if of:
                with sheet.artifact():
                    sheet.draw_mark(PARTNER[of[1]], self._label + 5, top - tall / 2, self.style.size * 0.66)
                self._words(
                    sheet,
                    Element("TH", attributes=head.attributes),
                    of[0],
                    self._label + 14,
                    self._names - 20,
                    top,
                    tall,
                )
            for nth in range(_DAYS):
                with sheet.tagger.element(Element("TD")):
                    x = self._label + self._names + (nth + 0.5) * self._across - _BOX / 2
                    box = TickBox(_BOX)
                    box.wrap(_BOX, _BOX)
                    box.drawOn(sheet, x, top - tall / 2 - _BOX / 2)

    def _words(self, sheet: Sheet, cell: Element, words: str, x: float, width: float, top: float, tall: float) -> None:
        if not words:
            with sheet.tagger.element(cell):
                return
        lines = lay_out(words, self.style, width)
        with sheet.tagger.content(sheet, cell):
            draw_lines(sheet, lines, self.style, x, top - (tall - len(lines) * self.style.leading) / 2, width)

    def _rules(self, sheet: Sheet) -> None:
        with sheet.artifact():
            y = self.height - self.day.leading - 3
            sheet.ink(stroke=INK, width=0.8)
            sheet.line(0, y, self.width, y)
            for nth, tall in enumerate(self._heights):
                y -= tall
                last = nth + 1 == len(self.rows)
                sheet.ink(stroke=RULE if last or self.rows[nth + 1][0] else HAIR, width=0.5)
                sheet.line(0, y, self.width, y)


def _name(row: tuple[str, Named | None]) -> str:
    return row[1][0] if row[1] else ""


def _days(language: str) -> list[str]:
    locale = locale_of(language)
    names = get_day_names("abbreviated", locale=locale)
    return [names[(locale.first_week_day + i) % _DAYS] for i in range(_DAYS)]


class Scale(Part):
    """0 to 10 in circles, a row for each partner, with words at both ends."""

    def __init__(self, rows: Sequence[Named], low: str, high: str, style: Style, pitch: float) -> None:
        super().__init__()
        self.rows, self.style, self.tall = rows, style.but(align=Align.LEFT), max(pitch, 22.0)
        self.ends = Style(10.5, 13.5, ink=MUTED)
        self.low, self.high = low, high

    def measure(self, width: float, height: float) -> tuple[float, float]:
        wanted = max(width_of(name, self.style) for name, _ in self.rows) + 14 + 16
        self._label = min(wanted, width * 0.3)
        self._step = (width - self._label) / len(_NUMBERS)
        half = (width - self._label) / 2 - 8
        self._low, self._high = (lay_out(words, self.ends, half) for words in (self.low, self.high))
        self._ends = max(len(self._low), len(self._high)) * self.ends.leading
        self._heights = [
            max(self.tall, len(lay_out(name, self.style, self._label - 24)) * self.style.leading + 4)
            for name, _ in self.rows
        ]
        return width, sum(self._heights) + self._ends

    def paint(self, sheet: Sheet) -> None:
        right = self.ends.but(align=Align.RIGHT)
        with sheet.tagger.content(sheet, Element("P")):
            draw_lines(sheet, self._low, self.ends, self._label + 3, self.height, self.width)
        with sheet.tagger.content(sheet, Element("P")):
            draw_lines(sheet, self._high, right, self._label, self.height, self.width - self._label - 3)
        top = self.height - self._ends
        for (name, whose), tall in zip(self.rows, self._heights, strict=True):
            middle = top - tall / 2
            self._row(sheet, name, whose, middle)
            top -= tall

    def _row(self, sheet: Sheet, name: str, whose: Whose, middle: float) -> None:
        style = self.style.but(weight=Weight.SEMIBOLD)
        number = Style(10.5, 13.5)
        lines = lay_out(name, style, self._label - 24)
        with sheet.artifact():
            sheet.draw_mark(PARTNER[whose], style.size * 0.33, middle, style.size * 0.66)
            sheet.ink(stroke=EDGE, width=0.8)
            for value in _NUMBERS:
                sheet.circle(self._label + (value + 0.5) * self._step, middle, 9, stroke=1, fill=0)
        with sheet.tagger.content(sheet, Element("P")):
            draw_lines(sheet, lines, style, style.size * 1.05, middle + len(lines) * style.leading / 2, self._label)
            for value in _NUMBERS:
                x = self._label + (value + 0.5) * self._step
                sheet.draw_words(str(value), number, x, middle - 0.27 * number.size - 0.6, 0.5)
