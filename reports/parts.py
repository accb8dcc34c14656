"""The pieces that every document is made of: headings, prose, callouts, tiles, lists, partners' names, room to write.

All sizes are points. A function that returns a list is spread into the story (`[*section(...), *prose(...)]`). Words are str,
printed literally, or `SafeText` where some of them are bold. `width` is mostly `document.content_width(paper)`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from reports.canvas import Sheet
from reports.flow import Decoration, Part, Text
from reports.layout import width_of
from reports.tables import Cell, Command, side_by_side
from reports.tagging import Element
from reports.text import SafeText, Weight, bold, joined, safe
from reports.typography import (
    ACCENT,
    BODY,
    BODY_LARGE,
    EDGE,
    INK,
    MUTED,
    OVERLINE,
    PAPER_TINT,
    PARTNER,
    RULE,
    SECTION,
    SMALL,
    SMALL_MUTED,
    TITLE,
    Style,
)
from workbook.facts import Names, Whose
from workbook.language import _

__all__ = [
    "Boxed",
    "PartnerName",
    "TickBox",
    "Tile",
    "WritingLines",
    "callout",
    "gap",
    "heading",
    "help_words",
    "numbered",
    "opening",
    "partner_key",
    "prose",
    "section",
    "ticks",
    "tiles",
    "together",
    "whose_words",
]

_FIGURE = Style(17, 20, Weight.BOLD)
_TILE_LABEL = SMALL.but(weight=Weight.SEMIBOLD)
_NUMBER = Style(13, 15.5, Weight.BOLD, ACCENT)
_LINE_LEADING = 22.7
_BOX_SIDE, _BOX_TOP, _BOX_BOTTOM = 14.0, 9.0, 9.0
_ENDLESS = 100_000.0
_MARK_ROOM = 1.05


def opening(over: str, title: str, under: SafeText | str = "", *, style: Style = TITLE) -> list[Flowable]:
    """A document's head: a small line over the title, the title, and a quiet line under it."""
    parts: list[Flowable] = [Text(over, OVERLINE), Text(title, style)]
    if under:
        parts.append(Text(under, BODY.but(ink=MUTED)))
    return [*parts, gap(9)]


def heading(words: SafeText | str, style: Style = SECTION) -> Text:
    """A section's heading alone, for use inside `together`."""
    return Text(words, style)


def section(words: SafeText | str, style: Style = SECTION, *, need: float = 90.0) -> list[Flowable]:
    """A section's heading that never stands alone at a page's end: at least `need` points follow it on the page."""
    return [CondPageBreak(need), heading(words, style)]


def prose(words: SafeText | str, style: Style = BODY) -> list[Flowable]:
    """Long text, one flowable per line of it, so that thousands of lines stay quick. Empty lines become half a line."""
    out: list[Flowable] = []
    for line in safe(words).lines():
        if str(line).strip():
            out.append(Text(line, style))
        elif out and not isinstance(out[-1], Spacer):
            out.append(gap(style.leading / 2))
    return out


def gap(height: float) -> Spacer:
    """Empty space, dropped at the head of a page."""
    return Spacer(1, height)


def together(*parts: Flowable) -> KeepTogether:
    """Parts that stay on one page where they fit on one."""
    return KeepTogether(list(parts))


def callout(words: SafeText | str | Sequence[Flowable], width: float, style: Style = BODY_LARGE) -> Flowable:
    """A tinted panel with an accent at its left edge, for the one thing to be read."""
    commands: list[Command] = [
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(PAPER_TINT)),
        ("LINEBEFORE", (0, 0), (0, -1), 2.5, HexColor(ACCENT)),
        ("LEFTPADDING", (0, 0), (-1, -1), 11),
        ("RIGHTPADDING", (0, 0), (-1, -1), 11),
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
    return side_by_side([[words]], [width], style=style, also=commands)


class Boxed(Part):
    """A rounded frame around parts, for an agreement to be signed. Its parts get 28 points less than its width."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = list(parts)

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, sum(self._heights(width)) + _BOX_TOP + _BOX_BOTTOM

    def split(self, width: float, height: float) -> list[Flowable]:
        room, fit = height - _BOX_TOP - _BOX_BOTTOM, 0
        for tall in self._heights(width):
            if tall > room:
                break
            room, fit = room - tall, fit + 1
        return [Boxed(self.parts[:fit]), Boxed(self.parts[fit:])] if 0 < fit < len(self.parts) else []

    def paint(self, sheet: Sheet) -> None:
        with sheet.artifact():
            sheet.ink(stroke=INK, width=0.9)
            sheet.roundRect(0.45, 0.45, self.width - 0.9, self.height - 0.9, 5)
        top = self.height - _BOX_TOP
        for part, tall in zip(self.parts, self._heights(self.width), strict=True):
            top -= tall
            part.drawOn(sheet, _BOX_SIDE, top)

    def _heights(self, width: float) -> list[float]:
        return [float(part.wrap(width - 2 * _BOX_SIDE, _ENDLESS)[1]) for part in self.parts]


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure set large, what it is, and a quiet line. `whose` puts the partner's mark before the label."""

    figure: str
    label: str
    note: str = ""
    whose: Whose | None = None


def tiles(each: Sequence[Tile], width: float) -> Flowable:
    """A row of figures, parted by thin lines."""
    cells: list[Cell] = []
    for tile in each:
        label = Text(tile.label, _TILE_LABEL) if tile.whose is None else PartnerName(tile.label, tile.whose, INK)
        cells.append([Text(tile.figure, _FIGURE), label, *([Text(tile.note, SMALL_MUTED)] if tile.note else [])])
    commands: list[Command] = [
        ("LEFTPADDING", (1, 0), (-1, -1), 9),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.5, HexColor(RULE)),
    ]
    return side_by_side([cells], [width / len(each)] * len(each), also=commands)


def numbered(items: Sequence[SafeText | str], width: float, style: Style = BODY_LARGE) -> list[Flowable]:
    """A numbered list, each number in the accent's ink, read out as a list."""
    whole = Element("L")
    return [_Item(str(i), words, width, style, whole) for i, words in enumerate(items, start=1)]


class _Item(Part):
    """One item of a numbered list: number and words side by side."""

    def __init__(self, number: str, words: SafeText | str, width: float, style: Style, whole: Element) -> None:
        super().__init__()
        self.number, self.whole = Text(number, _NUMBER, element=Element("Lbl")), whole
        self.words = Text(words, style, element=Element("LBody"))
        self.spaceAfter = 3.5

    def measure(self, width: float, height: float) -> tuple[float, float]:
        _, number = self.number.wrap(24, height)
        _, words = self.words.wrap(width - 24, height)
        return width, max(number, words)

    def paint(self, sheet: Sheet) -> None:
        with sheet.tagger.element(self.whole), sheet.tagger.element(Element("LI")):
            for part, x in ((self.number, 0), (self.words, 24)):
                part.drawOn(sheet, x, self.height - part.height)


class PartnerName(Part):
    """A partner's mark and name. In the partner's own ink, or in `ink` where only the mark is to speak."""

    def __init__(self, name: str, whose: Whose, ink: str | None = None, style: Style = _TILE_LABEL) -> None:
        super().__init__()
        self.look = PARTNER[whose]
        self.text = Text(name, style.but(ink=ink or self.look.ink))

    @staticmethod
    def width_of(name: str, style: Style = _TILE_LABEL) -> float:
        """How wide a name stands with its mark, on one line."""
        return width_of(name, style) + style.size * _MARK_ROOM

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, self.text.wrap(width - self._indent, height)[1]

    def paint(self, sheet: Sheet) -> None:
        style = self.text.style
        with sheet.artifact():
            sheet.draw_mark(self.look, style.size * 0.33, self.height - style.leading / 2, style.size * 0.66)
        self.text.drawOn(sheet, self._indent, 0)

    @property
    def _indent(self) -> float:
        return self.text.style.size * _MARK_ROOM


def partner_key(names: Names, width: float) -> Flowable:
    """Both partners' names with their marks, as the key to what follows."""
    style = SMALL.but(weight=Weight.SEMIBOLD)
    first = min(width / 2, PartnerName.width_of(names.first, style) + 18)
    pair: list[Cell] = [PartnerName(names.first, Whose.FIRST), PartnerName(names.second, Whose.SECOND)]
    return side_by_side([pair], [first, width - first])


class TickBox(Decoration):
    """A square to tick, `size` across; round where one of several is to be chosen."""

    def __init__(self, size: float = 10.0, *, round_box: bool = False) -> None:
        super().__init__()
        self.size, self.corner = size, size / 2 if round_box else 1.2

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return self.size, self.size

    def paint(self, sheet: Sheet) -> None:
        sheet.ink(stroke=INK, width=0.9)
        sheet.roundRect(0, 0, self.size, self.size, self.corner)


def ticks(options: Sequence[str], width: float, columns: int = 3, style: Style = BODY_LARGE) -> Flowable:
    """Options to tick, in columns, read row by row. A blank line to write on stands where an option is empty."""
    wide = width / columns
    cells: list[Cell] = []
    for option in options:
        cells += [TickBox(), Text(option, style) if option else WritingLines(1, style.leading)]
    cells += [""] * (-len(cells) % (2 * columns))
    rows = [cells[i : i + 2 * columns] for i in range(0, len(cells), 2 * columns)]
    commands: list[Command] = [("TOPPADDING", (i, 0), (i, -1), 5) for i in range(0, 2 * columns, 2)]
    commands += [("TOPPADDING", (i, 0), (i, -1), 2.5) for i in range(1, 2 * columns, 2)]
    commands += [("BOTTOMPADDING", (0, 0), (-1, -1), 2.5), ("RIGHTPADDING", (1, 0), (-1, -1), 6)]
    return side_by_side(rows, [18, wide - 18] * columns, also=commands)


class WritingLines(Decoration):
    """Ruled lines to write on, `leading` apart; they go on over the page's end."""

    def __init__(self, count: int, leading: float = _LINE_LEADING) -> None:
        super().__init__()
        self.count, self.leading = count, leading

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, self.count * self.leading

    def split(self, width: float, height: float) -> list["WritingLines"]:
        fit = int(height // self.leading)
        return [WritingLines(fit, self.leading), WritingLines(self.count - fit, self.leading)] if fit else []

    def paint(self, sheet: Sheet) -> None:
        sheet.ink(stroke=EDGE, width=0.6)
        for i in range(1, self.count + 1):
            y = self.height - i * self.leading + 2
            sheet.line(0, y, self.width, y)


def help_words(lines: Sequence[str]) -> SafeText | str:
    """The help lines that close every couple's page, the same on all of them; "" where the practice has none."""
    if not lines:
        return ""
    ended = [line if line[-1:] in ".!?…" else f"{line} ·" for line in lines[:-1]]
    return bold(_("If you need someone before we meet:")) + " " + joined([*ended, lines[-1]])


def whose_words(names: Names, whose: Whose) -> str:
    """Who is meant, at the head of a cell or line: "Both", or the partner's name."""
    return _("Both") if whose is Whose.BOTH else names.of(whose)
