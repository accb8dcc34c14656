"""The intake form for the waiting room: one partner's, to be filled in by hand.

It is read by somebody who is nervous, in bad light, with a borrowed pen; and afterwards by the counselor, who keys forty answers
a minute from it. So the type is large, a circle is big enough to be met, the head says who will see it before anything is asked,
and each question bears the number that stands beside it on the screen. What each answers alone is not on it.
"""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, Table

from reports.canvas import Sheet
from reports.document import About, Fit, Running, build_fitting, content_width
from reports.flow import Decoration, Part, Text, draw_lines, lines_height
from reports.layout import Line, lay_out, width_of
from reports.parts import Boxed, TickBox, gap, heading, help_words, opening, together
from reports.speech import in_its_language
from reports.tables import Cell, Command, grid, side_by_side
from reports.tagging import Element
from reports.text import Weight, bold
from reports.typography import EDGE, INK, MUTED, RULE, TITLE, Align, Style
from reports.worksheet import BLANK
from workbook.facts import BlankGroup, BlankIntakeFacts, BlankQuestion
from workbook.language import _

__all__ = ["blank_intake_form"]

_TITLE = Style(24, 29, TITLE.weight, role=TITLE.role)
_BODY = Style(12, 15.2, align=Align.NATURAL)
_SECTION = Style(15, 19, Weight.BOLD, before=14, after=1, role="H2")
_RECALL = Style(12, 15.5, ink=MUTED, after=2)
_ANCHOR = Style(9.2, 11, Weight.SEMIBOLD, align=Align.CENTRE)
_NUMBER = Style(10.5, 15.2, ink=MUTED)
_DIGIT = Style(11.5, 15)
_GUTTER, _RADIUS = 22.0, 10.5
_PAD, _CLOSE_PAD = 2.4, 1.6
_PITCH, _LEAST_LINES, _MOST_LINES = 25.5, 3, 40
_WITH_ROWS = 190.0


@in_its_language
def blank_intake_form(facts: BlankIntakeFacts) -> bytes:
    """The form as a PDF on the letterhead's paper; its last page ends with lines to write on."""
    paper, kind = facts.letterhead.paper, _("Intake form")
    running = Running(
        left=facts.letterhead.practice,
        right=f"{kind} · {facts.name}" if facts.name else kind,
        foot=_("Give this form to your counselor, and to nobody else."),
        help=help_words(facts.letterhead.help_lines),
    )
    about = About(
        title=f"{kind}: {facts.name}" if facts.name else kind,
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=kind,
        language=facts.letterhead.language,
        made=facts.made,
        filed=False,
    )
    return build_fitting(lambda fit: list(_story(facts, content_width(paper), fit)), running, about, paper)


def _story(facts: BlankIntakeFacts, width: float, fit: Fit) -> Iterator[Flowable]:
    pad = _CLOSE_PAD if fit is Fit.CLOSE else _PAD
    yield from opening(
        _("Intake form, to be filled in by one"),
        _("How it is between us, as I see it"),
        style=_TITLE,
    )
    yield Text(_("For {name}, filled in on {day}").format(name=facts.name or BLANK, day=BLANK), _BODY)
    yield gap(7)
    yield from _head(width)
    across = _across(facts.groups)
    for group in facts.groups:
        yield CondPageBreak(_WITH_ROWS)
        yield heading(group.heading, _SECTION)
        yield Text(_("{recall}. Circle one number in each line.").format(recall=group.recall), _RECALL)
        yield _table(group, across, width, pad)
    yield together(heading(_("What I want to add"), _SECTION), _Rest())


def _head(width: float) -> Iterator[Flowable]:
    """How it is filled in, and who will see it, before anything is asked."""
    yield Text(
        _(
            "Please answer alone, without your partner looking on. There is no right or wrong, and nothing is added up to a "
            "verdict: it is a guide to a conversation, not a validated test. Whatever you would rather not say, mark in the last "
            "column, or leave out."
        ),
        _BODY,
    )
    yield gap(9)
    who = (
        bold(_("Who will see it."))
        + " "
        + _(
            "Your counselor keeps this form. Your answers may be laid beside your partner’s, so that both of you see where you "
            "agree and where you differ. If you do not want that, tick here:"
        )
    )
    inner = width - 28
    mark: list[Cell] = [[gap(2.5), TickBox(13)], Text(bold(_("Only my counselor may see my answers.")), _BODY)]
    yield Boxed([Text(who, _BODY), gap(5), side_by_side([mark], [24, inner - 24])])


def _across(groups: Sequence[BlankGroup]) -> float:
    """How wide a circle's column is: every word of the five anchors stands whole over its own."""
    words = {word for group in groups for anchor in group.anchors for word in anchor.split()}
    return max(max(width_of(word, _ANCHOR) for word in words) + 3, 2 * _RADIUS + 8)


def _table(group: BlankGroup, across: float, width: float, pad: float) -> Table:
    """A group's questions, each with five circles and one for those who would rather not say."""
    last = max(width_of(word, _ANCHOR) for word in _rather_not().split()) + 10
    widths = [width - across * len(group.anchors) - last, *([across] * len(group.anchors)), last]
    head: list[Cell] = [Text(_("Question"), _ANCHOR.but(align=Align.LEFT))]
    head += [Text(words, _ANCHOR) for words in (*group.anchors, _rather_not())]
    rows: list[list[Cell]] = [
        [_Asked(each), *(_Circle(str(value)) for value in range(len(group.anchors))), _Circle()]
        for each in group.questions
    ]
    also: list[Command] = [
        ("LEFTPADDING", (1, 0), (-1, -1), 0),
        ("RIGHTPADDING", (1, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, HexColor(RULE)),
        ("LINEBEFORE", (-1, 0), (-1, -1), 0.6, HexColor(RULE)),
    ]
    table = grid(head, rows, widths, pad=pad, row_heads=True, align="MIDDLE", also=also)
    table.splitInRow = 0  # a line is marked on the page on which it is asked
    return table


def _rather_not() -> str:
    return _("rather not say")


class _Asked(Part):
    """A question, and the number under which its answer is keyed in."""

    def __init__(self, asked: BlankQuestion) -> None:
        super().__init__()
        self.asked = asked
        self._lines: tuple[Line, ...] = ()

    def measure(self, width: float, height: float) -> tuple[float, float]:
        self._lines = lay_out(self.asked.question, _BODY, width - _GUTTER - 4)
        return width, lines_height(self._lines, _BODY)

    def paint(self, sheet: Sheet) -> None:
        number = lay_out(str(self.asked.number), _NUMBER, _GUTTER)
        with sheet.tagger.content(sheet, Element("P")):
            draw_lines(sheet, number, _NUMBER, 0, self.height, _GUTTER)
            draw_lines(sheet, self._lines, _BODY, _GUTTER, self.height, self.width - _GUTTER)


class _Circle(Part):
    """A circle to mark, with its number in it where it has one; in the middle of its column."""

    def __init__(self, digit: str = "") -> None:
        super().__init__()
        self.digit = digit

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, 2 * _RADIUS + 1

    def paint(self, sheet: Sheet) -> None:
        middle = self.width / 2, self.height / 2
        with sheet.artifact():
            sheet.ink(stroke=EDGE if self.digit else INK, width=0.9)
            sheet.circle(*middle, _RADIUS if self.digit else _RADIUS - 3, stroke=1, fill=0)
        if self.digit:
            with sheet.tagger.content(sheet, Element("P")):
                sheet.draw_words(self.digit, _DIGIT, middle[0], middle[1] - 0.27 * _DIGIT.size - 0.7, 0.5)


class _Rest(Decoration):
    """Lines to write on for the rest of the page. It asks for a few of them, so that these keep to their heading."""

    def measure(self, width: float, height: float) -> tuple[float, float]:
        self.count = min(_MOST_LINES, max(_LEAST_LINES, int(height // _PITCH)))
        return width, _LEAST_LINES * _PITCH

    def paint(self, sheet: Sheet) -> None:
        sheet.ink(stroke=EDGE, width=0.6)
        for nth in range(1, self.count + 1):
            y = self.height - nth * _PITCH + 2
            sheet.line(0, y, self.width, y)
