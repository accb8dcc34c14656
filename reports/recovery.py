"""The sheet with the recovery code: the one paper that opens a workbook whose passphrase is lost.

It is printed once, read years later, perhaps by somebody else, and typed in letter by letter. So the code stands large, in
numbered groups of letters that are evenly spaced, with what it is for, where it belongs and how it is used on the same page.
"""

from reportlab.platypus import Flowable

from reports.canvas import Sheet
from reports.dates import day_of_year
from reports.document import About, Running, build, content_width
from reports.flow import Part, Text
from reports.parts import Boxed, WritingLines, callout, gap, heading, numbered, opening
from reports.speech import in_its_language
from reports.tables import Cell, side_by_side
from reports.tagging import Element
from reports.text import SafeText, Weight, bold
from reports.typography import BODY_LARGE, FINE_MUTED, MUTED, SMALL, Style
from workbook.facts import RecoveryFacts
from workbook.language import _

__all__ = ["recovery_sheet"]

_CODE = Style(23, 30, Weight.SEMIBOLD)
_NUMBER = SMALL.but(ink=MUTED)
_LETTER = 22.0
_ABREAST = 4
_TITLE = Style(24, 28, Weight.BOLD, role="H1")
_GUTTER = 26.0


@in_its_language
def recovery_sheet(facts: RecoveryFacts) -> bytes:
    """One page with the code of a workbook, on the letterhead's paper. It holds nothing about any couple."""
    paper = facts.letterhead.paper
    kind = _("Recovery sheet")
    running = Running(facts.letterhead.practice, kind, _("Keep it locked away, apart from the computer."))
    about = About(
        title=_("{kind}: {workbook}").format(kind=kind, workbook=facts.workbook),
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=kind,
        language=facts.letterhead.language,
        made=facts.made,
        filed=False,
    )
    return build(_story(facts, content_width(paper)), running, about, paper)


def _story(facts: RecoveryFacts, width: float) -> list[Flowable]:
    under = _("For the workbook “{workbook}”, made on {day}").format(
        workbook=facts.workbook, day=day_of_year(facts.made, facts.letterhead.language)
    )
    what = (
        bold(_("If the passphrase is lost,"))
        + " "
        + _(
            "this code opens the workbook. Without either of them nobody can open it: no expert, no service, nor whoever wrote "
            "the program. Who holds this sheet and the computer can read everything in it."
        )
    )
    steps: list[SafeText | str] = [
        _("Open the workbook. Where it asks for the passphrase, choose the recovery code."),
        _("Type the letters and digits, group by group. Small letters and missing dashes do no harm."),
        _("Set a new passphrase at once. This sheet stays valid."),
    ]
    return [
        *opening(_("Recovery sheet"), _("The way back into your workbook"), under, style=_TITLE),
        callout(what, width),
        gap(16),
        Boxed([gap(4), *_groups(facts.code)]),
        gap(14),
        _places(width),
        heading(_("How to use it")),
        *numbered(steps, width),
        heading(_("For your own notes")),
        Text(_("Where it is kept, who else knows, when you last checked it. Never the passphrase."), BODY_LARGE),
        WritingLines(5, 25.5),
    ]


def _places(width: float) -> Flowable:
    """Where the sheet belongs and where it does not, side by side."""
    keep = [
        _("In a safe or a locked drawer, best in another building"),
        _("In a sealed envelope, signed across the flap"),
        _("With whoever is to look after your records if you cannot"),
    ]
    never = [
        _("Beside the computer, in its bag or with its backups"),
        _("As a photo, a scan, an email or a file in a cloud"),
        _("In a couple’s file, or read out on the phone"),
    ]
    half = (width - _GUTTER) / 2
    cells: list[Cell] = [_list(_("Keep it here"), keep), "", _list(_("Not there"), never)]
    return side_by_side([cells], [half, _GUTTER, half])


def _list(title: str, lines: list[str]) -> list[Flowable]:
    whole = Element("L")
    parts: list[Flowable] = [heading(title)]
    for line in lines:
        parts += [_Bullet(line, whole), gap(3)]
    return parts


class _Bullet(Part):
    """One line of a list, with a dash before it."""

    def __init__(self, words: str, whole: Element) -> None:
        super().__init__()
        self.whole = whole
        self.mark = Text("–", BODY_LARGE, element=Element("Lbl"))
        self.words = Text(words, BODY_LARGE, element=Element("LBody"))

    def measure(self, width: float, height: float) -> tuple[float, float]:
        self.mark.wrap(14, height)
        return width, self.words.wrap(width - 14, height)[1]

    def paint(self, sheet: Sheet) -> None:
        with sheet.tagger.element(self.whole), sheet.tagger.element(Element("LI")):
            self.mark.drawOn(sheet, 0, self.height - self.mark.height)
            self.words.drawOn(sheet, 14, 0)


def _groups(code: str) -> list[Flowable]:
    groups = code.split("-")
    return [_Groups(groups[i : i + _ABREAST], i + 1) for i in range(0, len(groups), _ABREAST)]


class _Groups(Part):
    """A row of the code's groups, each under its number. Letters stand evenly, as in a typed code, to be counted and checked."""

    def __init__(self, groups: list[str], first: int) -> None:
        super().__init__()
        self.groups, self.first = groups, first

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, _NUMBER.leading + _CODE.leading + 6

    def paint(self, sheet: Sheet) -> None:
        across = self.width / _ABREAST
        for nth, group in enumerate(self.groups):
            x = nth * across
            with sheet.artifact():
                sheet.draw_words(str(self.first + nth), FINE_MUTED, x + 3, self.height - FINE_MUTED.leading)
            with sheet.tagger.content(sheet, Element("P")):
                for at, letter in enumerate(group):
                    middle = x + (at + 0.5) * _LETTER
                    sheet.draw_words(letter, _CODE, middle, self.height - _NUMBER.leading - 22, anchor=0.5)
