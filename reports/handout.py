"""An exercise as one page to take home.

It is read by two people after a long day, without the counselor beside them. So it says first why and for how long, then what to
do in numbered steps, then gives room to write; and it always says how to do less, how to stop, and whom to call. Everything on
it may lie about at home: a page's facts hold nothing of the counselor's side.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from reports.canvas import Sheet
from reports.dates import day
from reports.document import About, Running, build, content_width
from reports.fitting import Air, Block, Fitted
from reports.flow import Part, Text
from reports.layout import lay_out, width_of
from reports.parts import callout, gap, help_words
from reports.speech import in_its_language
from reports.tables import Cell, Command, side_by_side
from reports.tagging import Element
from reports.text import SafeText, bold, italic, joined, plain
from reports.typography import ACCENT, MUTED, OVERLINE, RULE, SECTION, TITLE, Style
from reports.worksheet import BLANK, people, worksheet
from workbook.facts import HandoutFacts, Letterhead, Whose
from workbook.language import _, ngettext

__all__ = ["exercise_handout", "exercise_page", "help_foot"]

_LABEL = Style(9.5, 12.5, OVERLINE.weight, MUTED)
_HELP = Style(9.5, 12.5)
_TITLE = Style(24, 28, TITLE.weight, role=TITLE.role)
_UNDER = Style(11, 15, ink=MUTED)
_INDENT = 22.0
_GUTTER = 20.0
_NO_BREAK = "\u00a0"


@in_its_language
def exercise_handout(facts: HandoutFacts) -> bytes:
    """The PDF of an exercise's page, on one sheet wherever its words and room to write fit one."""
    running = Running(
        left=facts.letterhead.practice,
        right=_("Exercise: {title}").format(title=facts.title),
        foot=_("Yours to keep. Write on it, fold it, put it where it helps you."),
    )
    about = About(
        title=facts.title,
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=_("Exercise to take home"),
        language=facts.letterhead.language,
        made=facts.given or date.today(),
        filed=False,
    )
    return build([exercise_page(facts)], running, about, facts.letterhead.paper)


def exercise_page(facts: HandoutFacts) -> Fitted:
    """The page itself, to stand alone or among others."""
    width = content_width(facts.letterhead.paper)

    def compose(air: Air) -> list[Block]:
        return [
            _head(facts),
            _purpose(facts, air, width),
            *_agreed(facts, air, width),
            _frame(facts, air, width),
            *_guide(facts, air, width),
            *worksheet(facts, air, width),
            _afterwards(facts, air, width),
        ]

    return Fitted(compose, lambda: help_foot(facts.letterhead, width))


def _head(facts: HandoutFacts) -> Block:
    asked = people(facts)
    over = _("Exercise for two") if len(asked) > 1 else _("Exercise for one")
    parts: list[Flowable] = [
        Text(f"{over} · {facts.step}" if facts.step else over, OVERLINE),
        Text(facts.title, _TITLE),
        Text(_for(facts), _UNDER),
    ]
    return Block((*parts, gap(8)))


def _for(facts: HandoutFacts) -> str:
    """For whom, from when, when to be done, and until when; on a blank page the pen says so."""
    if facts.names is None:
        names = _("{first} and {second}").format(first=BLANK, second=BLANK) if facts.whose is Whose.BOTH else BLANK
        return " · ".join([_("For {names}").format(names=names), _("bring it back on {day}").format(day=BLANK)])
    names = facts.names.full if facts.whose is Whose.BOTH else facts.names.of(facts.whose)
    said = [_("For {names}").format(names=names)]
    language = facts.letterhead.language
    if facts.given:
        said.append(_("given on {day}").format(day=day(facts.given, language)))
    if facts.until:
        said.append(_("bring it back on {day}").format(day=day(facts.until, language)))
    if facts.when and not any(part.kind == "when" for part in facts.worksheet):
        said.append(facts.when)
    return " · ".join(said)


def _purpose(facts: HandoutFacts, air: Air, width: float) -> Block:
    why = bold(_("Why try it.")) + " " + facts.purpose
    who = bold(_("Whom it suits.")) + " " + facts.for_whom
    return Block((callout(why + " " + who, width, air.body),))


def _agreed(facts: HandoutFacts, air: Air, width: float) -> list[Block]:
    """The smaller version, before all the rest, where it is what was agreed for these two."""
    if not facts.smaller_first:
        return []
    words = bold(_("For now, the smaller version is enough.")) + " " + facts.smaller
    part = Text(words, air.body) if air.run_in else callout(words, width, air.body)
    return [Block((part,), air.above * 0.7)]


def _frame(facts: HandoutFacts, air: Air, width: float) -> Block:
    """What it takes: things, time and how often, side by side."""
    minutes = ngettext("{n} minute", "{n} minutes", facts.minutes).format(n=facts.minutes)
    said = [
        (_("You need"), _started(facts.need)),
        (_("Time"), _("about {minutes}").format(minutes=minutes).replace(" ", _NO_BREAK)),
        (_("How often"), _started(facts.often)),
    ]
    if air.run_in:
        phrases = [bold(f"{label}:".replace(" ", _NO_BREAK)) + f" {words}." for label, words in said]
        return Block((Text(joined(phrases), air.body),), air.above)
    cells: list[Cell] = [[Text(label, _LABEL), Text(words, air.body)] for label, words in said]
    time = width_of(said[1][1], air.body) + 24
    often = min(width_of(said[2][1], air.body) + 16, (width - time) * 0.45)
    return Block((_ruled([cells], [width - time - often, time, often]),), air.above * 0.7)


def _started(words: str) -> str:
    """A phrase as it stands alone: begun with a capital, without a full stop at its end."""
    return words[:1].upper() + words[1:].rstrip(".")


def _ruled(rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> Flowable:
    """Cells side by side with a hairline between them."""
    commands: list[Command] = [
        ("LEFTPADDING", (1, 0), (-1, -1), _GUTTER / 2),
        ("RIGHTPADDING", (0, 0), (-2, -1), _GUTTER / 2),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.5, HexColor(RULE)),
    ]
    return side_by_side(rows, widths, also=commands)


def _guide(facts: HandoutFacts, air: Air, width: float) -> list[Block]:
    items: list[SafeText] = []
    for step in facts.guide:
        words = bold(f"{step.lead}.") + " " + step.text if step.lead else plain(step.text)
        if step.say:
            words = words + " " + italic(_("“{words}”").format(words=step.say.replace(" …", f"{_NO_BREAK}…")))
        items.append(words)
    whole = Element("L")
    first, *rest = [_Step(nth, words, air.body, whole) for nth, words in enumerate(items, start=1)]
    head = Block((Text(_("How to do it"), SECTION), gap(air.under), first), air.above)
    return [head, *(Block((step,), air.item) for step in rest)]


class _Step(Part):
    """One instruction: its number in the accent's ink on the first line of its words, read out as an item of a list."""

    def __init__(self, nth: int, words: SafeText, style: Style, whole: Element) -> None:
        super().__init__()
        self.whole = whole
        number = Style(style.size + 1, style.leading, TITLE.weight, ACCENT)
        self.number = Text(str(nth), number, element=Element("Lbl"))
        self.words = Text(words, style, element=Element("LBody"))

    def measure(self, width: float, height: float) -> tuple[float, float]:
        self.number.wrap(_INDENT, height)
        return width, self.words.wrap(width - _INDENT, height)[1]

    def paint(self, sheet: Sheet) -> None:
        with sheet.tagger.element(self.whole), sheet.tagger.element(Element("LI")):
            self.number.drawOn(sheet, 0, self.height - self.number.height)
            self.words.drawOn(sheet, _INDENT, 0)


def _afterwards(facts: HandoutFacts, air: Air, width: float) -> Block:
    """How to do less (unless that was agreed and stands above), what to do if it goes badly, and what to bring back: what is
    looked for when it is needed.
    """
    if air.run_in:
        said = [] if facts.smaller_first else [(_("On a long day."), facts.smaller)]
        said += [(_("If it goes badly."), facts.if_badly), (_("Bring back."), " ".join(facts.bring))]
        return Block(tuple(_spaced([bold(lead) + " " + words for lead, words in said], air)), air.above + 2)
    head = Style(air.body.size, air.body.leading, SECTION.weight, role="H2")
    columns = [] if facts.smaller_first else [(_("On a long day"), [facts.smaller])]
    columns += [(_("If it goes badly"), [facts.if_badly]), (_("Bring back"), list(facts.bring))]
    cells: list[Cell] = [[Text(title, head), *_spaced(words, air)] for title, words in columns]
    said_in = [each for _title, each in columns]
    shares = _shares(said_in, air.body, width) if len(said_in) > 2 else [width / 2] * 2
    return Block((_ruled([cells], shares),), air.above)


def _shares(columns: Sequence[Sequence[str]], style: Style, width: float) -> list[float]:
    """Widths of three columns, in twentieths of the whole, that leave the tallest of them as low as can be."""
    unit = width / 20
    lines = [
        {n: sum(len(lay_out(words, style, n * unit - _GUTTER)) for words in column) for n in range(5, 11)}
        for column in columns
    ]
    choices = [(a, b, 20 - a - b) for a in lines[0] for b in lines[1] if 20 - a - b in lines[2]]

    def height(choice: tuple[int, int, int]) -> tuple[int, int]:
        tall = [lines[i][n] for i, n in enumerate(choice)]
        return max(tall), sum(each * each for each in tall)

    return [n * unit for n in min(choices, key=height)]


def _spaced(words: Sequence[SafeText | str], air: Air) -> list[Flowable]:
    parts: list[Flowable] = []
    for each in words:
        parts += [gap(air.item), Text(each, air.body)] if parts else [Text(each, air.body)]
    return parts


def help_foot(letterhead: Letterhead, width: float) -> Block:
    """The help lines that close every couple's page, the same on all of them."""
    lines = letterhead.help_lines
    if not lines:
        return Block(())
    words = help_words(lines)
    above: list[Command] = [("TOPPADDING", (0, 0), (-1, -1), 5), ("LINEABOVE", (0, 0), (-1, 0), 0.5, HexColor(RULE))]
    return Block((side_by_side([[Text(words, _HELP)]], [width], also=above),), 10)
