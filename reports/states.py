"""How far something is: a small sign and its word, so that neither ink nor shape has to say it alone."""

from enum import StrEnum

from reports.canvas import Sheet
from reports.flow import Part, Text
from reports.typography import EDGE, INK, MUTED, SMALL, WHITE, Style

__all__ = ["Sign", "State"]


class Sign(StrEnum):
    """A disc that fills as a thing advances; a tick, bars and a stroke for what is done, resting and left out."""

    EMPTY = "empty"
    QUARTER = "quarter"
    HALF = "half"
    FULL = "full"
    TICK = "tick"
    BARS = "bars"
    STROKE = "stroke"


_FILLED = {Sign.QUARTER: 90.0, Sign.HALF: 180.0}


class State(Part):
    """A sign and its word on one line, wrapped where it must be. Faint signs carry muted words."""

    def __init__(self, sign: Sign, words: str, style: Style = SMALL) -> None:
        super().__init__()
        self.sign = sign
        faint = sign in {Sign.EMPTY, Sign.STROKE}
        self.text = Text(words, style.but(ink=MUTED if faint else INK))

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, self.text.wrap(width - self._indent, height)[1]

    def paint(self, sheet: Sheet) -> None:
        style = self.text.style
        with sheet.artifact():
            _draw(sheet, self.sign, style.size * 0.42, self.height - style.leading / 2, style.size * 0.4)
        self.text.drawOn(sheet, self._indent, 0)

    @property
    def _indent(self) -> float:
        return self.text.style.size * 1.35


def _draw(sheet: Sheet, sign: Sign, x: float, y: float, radius: float) -> None:
    faint = sign in {Sign.EMPTY, Sign.STROKE}
    full = sign in {Sign.FULL, Sign.TICK}
    sheet.ink(fill=INK if full else WHITE, stroke=EDGE if faint else INK, width=0.8)
    sheet.circle(x, y, radius, stroke=1, fill=1)
    if sign in _FILLED:
        extent = _FILLED[sign]
        sheet.ink(fill=INK)
        sheet.wedge(x - radius, y - radius, x + radius, y + radius, 90 - extent, extent, stroke=0, fill=1)
    elif sign is Sign.TICK:
        sheet.ink(stroke=WHITE, width=1.0)
        sheet.setLineCap(1)
        path = sheet.beginPath()
        path.moveTo(x - radius * 0.45, y)
        path.lineTo(x - radius * 0.1, y - radius * 0.38)
        path.lineTo(x + radius * 0.48, y + radius * 0.38)
        sheet.drawPath(path, stroke=1, fill=0)
        sheet.setLineCap(0)
    elif sign is Sign.BARS:
        sheet.ink(stroke=INK, width=1.1)
        for aside in (-0.28, 0.28):
            sheet.line(x + radius * aside, y - radius * 0.42, x + radius * aside, y + radius * 0.42)
    elif sign is Sign.STROKE:
        sheet.line(x - radius * 0.7, y - radius * 0.7, x + radius * 0.7, y + radius * 0.7)
