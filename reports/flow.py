"""What a story is made of: flowables that draw tagged text and decoration, and the text flowable itself."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from reports.canvas import Sheet
from reports.layout import Line, lay_out
from reports.tagging import Element
from reports.text import SafeText, safe
from reports.typography import Align, Style

__all__ = ["Decoration", "Figure", "Part", "Text", "WhicheverFits", "draw_lines", "lines_height"]

_CAP_ABOVE_MIDDLE = 0.27
_LEAST_TOGETHER = 2
_MORE_THAN_ANY_PAGE = 100_000.0


class Part(Flowable):  # type: ignore[misc]
    """A flowable of this house. Subclasses say their size in `measure` and draw from their lower left corner in `paint`."""

    canv: Sheet
    spaceBefore: float = 0.0
    spaceAfter: float = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.measure(width, height)
        return self.width, self.height

    def draw(self) -> None:
        if not self.canv.dry:
            self.put(self.canv)

    def put(self, sheet: Sheet) -> None:
        """Draws with what belongs around it, such as its being an artifact or a figure."""
        self.paint(sheet)

    def measure(self, width: float, height: float) -> tuple[float, float]:
        """The size taken within `width` x `height` points."""
        raise NotImplementedError

    def paint(self, sheet: Sheet) -> None:
        raise NotImplementedError


class Text(Part):
    """Words in one style, wrapped to the width given. A str is printed literally; weights come with `SafeText`.

    Line feeds begin new lines. It goes on over the page's end, with at least two lines on either side, as one element.
    """

    def __init__(self, words: SafeText | str, style: Style, *, element: Element | None = None) -> None:
        super().__init__()
        self.words, self.style = safe(words), style
        self.element = element or Element(style.role)
        self.spaceBefore, self.spaceAfter = style.before, style.after
        self._laid_out: tuple[float, tuple[Line, ...]] | None = None

    @classmethod
    def of_lines(cls, lines: Sequence[Line], width: float, style: Style, element: Element) -> "Text":
        """Lines already laid out at `width`, as the rest of a text that was split."""
        text = cls("", style, element=element)
        text._laid_out = (width, tuple(lines))
        text.words = SafeText()
        return text

    def lines(self, width: float) -> tuple[Line, ...]:
        if self._laid_out is None or (self.words and abs(self._laid_out[0] - width) > 0.01):
            self._laid_out = (width, lay_out(self.words, self.style, width))
        return self._laid_out[1]

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, lines_height(self.lines(width), self.style)

    def split(self, width: float, height: float) -> list["Text"]:
        lines = self.lines(width)
        room = int((height + 0.01) // self.style.leading)
        if len(lines) - room < _LEAST_TOGETHER:
            room = len(lines) - _LEAST_TOGETHER
        if room < _LEAST_TOGETHER:
            return []
        parts = [Text.of_lines(each, width, self.style, self.element) for each in (lines[:room], lines[room:])]
        parts[0].spaceBefore, parts[0].spaceAfter = self.spaceBefore, 0.0
        parts[1].spaceBefore, parts[1].spaceAfter = 0.0, self.spaceAfter
        return parts

    def paint(self, sheet: Sheet) -> None:
        with sheet.tagger.content(sheet, self.element):
            draw_lines(sheet, self.lines(self.width), self.style, 0, self.height, self.width)


class WhicheverFits(Part):
    """A block, what follows it, and one more at the end; the last comes first where it alone fits what is left of the page.

    A tall chart that has to wait for the next page would leave a hole; something shorter fills that hole instead.
    """

    def __init__(self, first: Sequence[Flowable], then: Sequence[Flowable], last: Sequence[Flowable]) -> None:
        super().__init__()
        self.first, self.then, self.last = list(first), list(then), list(last)

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, _MORE_THAN_ANY_PAGE  # so that the frame asks for the parts

    def split(self, width: float, height: float) -> list[Flowable]:
        if self._height(self.first, width) <= height or self._frame._atTop:
            return [*self.first, *self.then, *([KeepTogether(self.last)] if self.last else [])]
        if self.last and self._height(self.last, width) <= height:
            return [*self.last, KeepTogether(self.first), *self.then]
        return []

    def _height(self, parts: Sequence[Flowable], width: float) -> float:
        """What the parts take at most, with the space around each."""
        return sum(
            float(part.wrapOn(self.canv, width, _MORE_THAN_ANY_PAGE)[1] + part.getSpaceBefore() + part.getSpaceAfter())
            for part in parts
        )

    def paint(self, sheet: Sheet) -> None:
        raise TypeError("the parts are drawn as themselves")


class Decoration(Part):
    """Something drawn that says nothing: its painting is an artifact."""

    def put(self, sheet: Sheet) -> None:
        with sheet.artifact():
            self.paint(sheet)


class Figure(Part):
    """A picture drawn out of data. `alt` says in words what it shows."""

    def __init__(self, alt: str) -> None:
        super().__init__()
        self.alt = alt

    def put(self, sheet: Sheet) -> None:
        with sheet.tagger.figure(sheet, self.alt, self.width, self.height):
            self.paint(sheet)


def lines_height(lines: Sequence[Line], style: Style) -> float:
    return len(lines) * style.leading


def draw_lines(sheet: Sheet, lines: Sequence[Line], style: Style, x: float, top: float, width: float) -> None:
    """Lines downward from `top`, each in the middle of its leading, standing within `width` as the style says."""
    for nth, line in enumerate(lines):
        baseline = top - nth * style.leading - style.leading / 2 - _CAP_ABOVE_MIDDLE * style.size
        sheet.draw_line(line, style.size, x + _indent(line, style, width), baseline)


def _indent(line: Line, style: Style, width: float) -> float:
    slack = width - line.width
    if style.align is Align.CENTRE:
        return slack / 2
    if style.align is Align.RIGHT or (style.align is Align.NATURAL and line.right_to_left):
        return slack
    return 0.0
