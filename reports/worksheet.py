"""The parts of a worksheet: room to write, boxes to tick, an agreement to sign.

Paper cannot ask back, so that each part must say by its looks what to do with it, and whose it is: a partner is named and marked
wherever a space belongs to one of them. On a blank page the names are left to the pen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from reports.canvas import Sheet
from reports.cards import Cards
from reports.fitting import Air, Block
from reports.flow import Decoration, Part, Text, draw_lines
from reports.layout import lay_out, width_of
from reports.marking import Scale, Week
from reports.parts import Boxed, PartnerName, TickBox, WritingLines, gap, ticks
from reports.tables import Cell, Command, side_by_side
from reports.tagging import Element
from reports.text import SafeText, bold, plain
from reports.typography import EDGE, FINE, INK, MUTED, PARTNER, SECTION, Style
from workbook.facts import PARTNERS, HandoutFacts, PartFact, Whose
from workbook.language import _

__all__ = ["BLANK", "Person", "people", "worksheet"]

BLANK = "_" * 16
_ASKED = "___"
_LONGEST, _SHORTEST = 18, 9
_SIGN = FINE.but(ink=MUTED)
_BOX_INSET = 28.0
_BETWEEN = 22.0
_MOST_ACROSS = 8


@dataclass(frozen=True, slots=True)
class Person:
    """One who fills in the page; where it is `unnamed`, there is to be room for the name."""

    whose: Whose
    name: str
    unnamed: bool


def people(facts: HandoutFacts) -> tuple[Person, ...]:
    """Those the page is for, the first partner first."""
    asked = PARTNERS if facts.whose is Whose.BOTH else (facts.whose,)
    if facts.names is not None:
        return tuple(Person(w, facts.names.of(w), unnamed=False) for w in asked)
    either = {Whose.FIRST: _("First partner"), Whose.SECOND: _("Second partner")}
    return tuple(Person(w, either[w], unnamed=True) for w in asked)


def worksheet(facts: HandoutFacts, air: Air, width: float) -> list[Block]:
    """Every part of the page's worksheet in one setting, `width` points wide."""
    return [_PARTS[part.kind](part, facts, air, width) for part in facts.worksheet]


def _headed(part: PartFact, air: Air, *content: Flowable) -> Block:
    return Block((Text(part.heading, SECTION), gap(air.under), *content), air.above)


def _lines(part: PartFact, _facts: HandoutFacts, air: Air, _width: float) -> Block:
    return _headed(part, air, WritingLines(_count(part, air), air.pitch))


def _count(part: PartFact, air: Air) -> int:
    return max(min(2, part.lines), part.lines + air.lines)


def _columns(part: PartFact, facts: HandoutFacts, air: Air, width: float) -> Block:
    asked = people(facts)
    across = (width - _BETWEEN * (len(asked) - 1)) / len(asked)
    lines = _count(part, air)
    cells: list[Cell] = [[_called(each, air, across), WritingLines(lines, air.pitch)] for each in asked]
    return _headed(part, air, _apart(cells, width))


def _called(person: Person, air: Air, width: float) -> Flowable:
    """A partner's mark and name, or room for the name."""
    style = Style(air.body.size, air.body.leading, SECTION.weight)
    name = PartnerName(person.name, person.whose, INK, style)
    if not person.unnamed:
        return name
    wide = min(width_of(person.name, style) + 1.6 * style.size, width)
    return side_by_side([[name, Text(BLANK, air.body)]], [wide, max(width - wide, 1)])


def _apart(cells: Sequence[Cell], width: float) -> Flowable:
    """Cells of one width side by side."""
    each = (width - _BETWEEN * (len(cells) - 1)) / len(cells)
    row: list[Cell] = []
    for cell in cells:
        row += ["", cell] if row else [cell]
    return side_by_side([row], [_BETWEEN if i % 2 else each for i in range(len(row))])


def _ticks(part: PartFact, facts: HandoutFacts, air: Air, width: float) -> Block:
    asked = people(facts)
    if part.each and len(asked) > 1:
        return _headed(part, air, *_ticks_for_each(part, asked, air, width))
    return _headed(part, air, ticks(part.options, width, _across(part.options, air.body, width, 18), air.body))


def _across(options: Sequence[str], style: Style, width: float, indent: float) -> int:
    """How many columns: as many as hold the longest option on one line, with the last row as full as may be."""
    longest = max(width_of(option, style) for option in options)
    most = max(1, min(_MOST_ACROSS, len(options), int(width // (longest + indent + 8))))
    rows = -(-len(options) // most)
    return -(-len(options) // rows)


def _choice(part: PartFact, facts: HandoutFacts, air: Air, width: float) -> Block:
    """A list to choose from: each marks their own, one below the other, so that the lines can be long."""
    return _headed(part, air, *_ticks_for_each(part, people(facts), air, width, round_boxes=True))


def _cards(part: PartFact, _facts: HandoutFacts, air: Air, _width: float) -> Block:
    texts = ["" if option == _ASKED else option for option in part.options]
    return _headed(part, air, Cards(texts, air.body, 2.4 * air.pitch))


def _ticks_for_each(
    part: PartFact, asked: Sequence[Person], air: Air, width: float, *, round_boxes: bool = False
) -> list[Flowable]:
    """Each option with a box for either partner, told by the mark in the box's corner column and by the key above."""
    indent = 20.0 * len(asked) + 4
    across = _across(part.options, air.body, width, indent)
    wide = width / across
    marks: list[Cell] = [_MarkOver(each.whose) for each in asked]
    rows: list[list[Cell]] = [[*marks, ""] * across]
    for start in range(0, len(part.options), across):
        row: list[Cell] = []
        for option in part.options[start : start + across]:
            row += [*(TickBox(round_box=round_boxes) for _each in asked), Text(option, air.body)]
        rows.append(row + [""] * ((len(asked) + 1) * across - len(row)))
    step = len(asked) + 1
    boxes = [i for i in range(step * across) if i % step < len(asked)]
    commands: list[Command] = [("TOPPADDING", (i, 1), (i, -1), 5) for i in boxes]
    commands += [("TOPPADDING", (i, 1), (i, -1), 2.5) for i in range(step - 1, step * across, step)]
    commands += [("BOTTOMPADDING", (0, 1), (-1, -1), 2.5)]
    widths = ([20.0] * len(asked) + [wide - 20.0 * len(asked)]) * across
    key: list[Cell] = [_called(each, air, width / 2) for each in asked]
    blank = width_of(BLANK, air.body) if asked[0].unnamed else 0.0
    first = min(width_of(asked[0].name, air.body.but(weight=SECTION.weight)) + blank + 40, width / 2)
    return [side_by_side([key], [first, width - first]), gap(3), side_by_side(rows, widths, also=commands)]


class _MarkOver(Decoration):
    """A partner's mark over a column of boxes; the key has named it."""

    def __init__(self, whose: Whose) -> None:
        super().__init__()
        self.whose = whose

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return 10, 9

    def paint(self, sheet: Sheet) -> None:
        sheet.draw_mark(PARTNER[self.whose], 5, 5, 6.5)


def _week(part: PartFact, facts: HandoutFacts, air: Air, _width: float) -> Block:
    asked = people(facts)
    whose: list[Person | None] = [*asked] if part.each and len(asked) > 1 else [None]
    rows = [
        (option if nth == 0 else "", (each.name, each.whose) if each else None)
        for option in part.options
        for nth, each in enumerate(whose)
    ]
    return _headed(part, air, Week(rows, facts.letterhead.language, air.body, air.pitch - 2))


def _scale(part: PartFact, facts: HandoutFacts, air: Air, _width: float) -> Block:
    low, high = part.options
    rows = [(each.name, each.whose) for each in people(facts)]
    return _headed(part, air, Scale(rows, low, high, air.body, air.pitch))


def _agreement(part: PartFact, facts: HandoutFacts, air: Air, width: float) -> Block:
    """Sentences in a frame, the ones with blanks on higher lines, and a line for each to sign."""
    inner = width - _BOX_INSET
    head: list[Flowable] = [] if air.run_in else [Text(part.heading, SECTION), gap(air.under)]
    leads = [
        bold(f"{part.heading}.") + " " if air.run_in and nth == 0 else plain("") for nth in range(len(part.options))
    ]
    sentences = [_sentence(lead, words, air, inner) for lead, words in zip(leads, part.options, strict=True)]
    signed: list[Cell] = [
        [WritingLines(1, air.pitch + 3), Text(_("{name}, date").format(name=each.name), _SIGN)]
        for each in people(facts)
    ]
    return Block((Boxed([*head, *sentences, _apart(signed, inner)]),), air.above)


def _sentence(lead: SafeText, words: str, air: Air, width: float) -> Flowable:
    """A sentence; where there is something to fill in it stands higher, and a blank at its end goes on to the edge."""
    if _ASKED not in words:
        return Text(lead + words, air.body)
    ending = words.rstrip(".")
    if ending.endswith(_ASKED) and words.count(_ASKED) == 1:
        label = lead + ending.removesuffix(_ASKED)
        if width_of(label, air.body) < width * 0.75:
            return _Field(label, air)
    style = Style(air.body.size, max(air.body.leading, air.pitch - 1))
    tries = [lead + words.replace(_ASKED, "_" * long) for long in range(_LONGEST, _SHORTEST - 1, -1)]
    return Text(min(tries, key=lambda each: len(lay_out(each, style, width))), style)


def _when(part: PartFact, facts: HandoutFacts, air: Air, width: float) -> Block:
    if facts.when:
        planned: Flowable = Text(bold(_("When and where:")) + " " + facts.when, air.body)
    else:
        planned = _apart([[_Field(_("When"), air)], [_Field(_("Where"), air)]], width)
    return _headed(part, air, planned, _Field(_("If something comes between, then"), air))


class _Field(Part):
    """A label and the line to write on after it."""

    def __init__(self, label: SafeText | str, air: Air) -> None:
        super().__init__()
        self.label, self.style, self.pitch = label, air.body, air.pitch

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, self.pitch

    def paint(self, sheet: Sheet) -> None:
        lines = lay_out(self.label, self.style, float("inf"))
        with sheet.tagger.content(sheet, Element("P")):
            draw_lines(sheet, lines, self.style, 0, self.style.leading - 2, self.width)
        with sheet.artifact():
            sheet.ink(stroke=EDGE, width=0.6)
            sheet.line(lines[0].width + 6, 2, self.width, 2)


_PARTS: dict[str, Callable[[PartFact, HandoutFacts, Air, float], Block]] = {
    "lines": _lines,
    "columns": _columns,
    "ticks": _ticks,
    "log": _week,
    "scale": _scale,
    "agreement": _agreement,
    "when": _when,
    "choice": _choice,
    "cards": _cards,
}
