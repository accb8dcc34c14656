"""Cards to cut out of a worksheet: dashed lines to cut along, one text on each, or a line to write one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from reports.canvas import Sheet
from reports.flow import Part, draw_lines
from reports.layout import Line, lay_out
from reports.tagging import Element
from reports.typography import EDGE, MUTED, Style

_ACROSS, _PAD, _LEAST, _DASH = 3, 9.0, 50.0, (3.5, 3.0)


class Cards(Part):
    """All of equal size, so that they make one pack. An empty text is a card to write on."""

    def __init__(self, texts: Sequence[str], style: Style, tall: float = _LEAST) -> None:
        super().__init__()
        self.texts, self.style, self.least = list(texts), style, tall

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, self._tall(width) * self._rows()

    def paint(self, sheet: Sheet) -> None:
        across, tall = self.width / _ACROSS, self._tall(self.width)
        with sheet.artifact():
            self._cuts(sheet, across, tall)
        for nth, lines in enumerate(self._texts(self.width)):
            left, top = (nth % _ACROSS) * across, self.height - nth // _ACROSS * tall
            if lines:
                with sheet.tagger.content(sheet, Element("P")):
                    high = len(lines) * self.style.leading
                    draw_lines(sheet, lines, self.style, left + _PAD, top - (tall - high) / 2, across - 2 * _PAD)
            else:
                with sheet.artifact():
                    sheet.ink(stroke=EDGE, width=0.6)
                    sheet.line(left + _PAD, top - tall * 0.62, left + across - _PAD, top - tall * 0.62)

    def _cuts(self, sheet: Sheet, across: float, tall: float) -> None:
        sheet.saveState()
        sheet.ink(stroke=MUTED, width=0.7)
        sheet.setDash(*_DASH)
        for row in range(self._rows() + 1):
            in_row = _ACROSS if row <= len(self.texts) // _ACROSS else len(self.texts) % _ACROSS or _ACROSS
            sheet.line(0, self.height - row * tall, in_row * across, self.height - row * tall)
        for edge in range(_ACROSS + 1):
            filled = self._rows() if edge <= (len(self.texts) % _ACROSS or _ACROSS) else self._rows() - 1
            sheet.line(edge * across, self.height, edge * across, self.height - filled * tall)
        sheet.restoreState()

    def _rows(self) -> int:
        return ceil(len(self.texts) / _ACROSS)

    def _texts(self, width: float) -> list[list[Line]]:
        wide = width / _ACROSS - 2 * _PAD
        return [list(lay_out(text, self.style, wide)) if text else [] for text in self.texts]

    def _tall(self, width: float) -> float:
        most = max(len(lines) for lines in self._texts(width))
        return max(self.least, most * self.style.leading + 2 * _PAD)
