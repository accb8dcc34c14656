"""A page of background to take home: what is said about closeness, by whom, and one thing to talk about.

It is read at the kitchen table by two people who did not ask for a lecture. So it is one page with few points; each claim has the
letter of its article, and the page says that the claims are the articles' own; and it ends in a talk, with room to write.
"""

from datetime import date

from reportlab.platypus import Flowable

from reports.document import About, Running, build, content_width
from reports.fitting import Air, Block, Fitted
from reports.flow import Text
from reports.handout import help_foot
from reports.parts import WritingLines, callout, gap, ticks
from reports.speech import in_its_language
from reports.text import bold, plain
from reports.typography import MUTED, OVERLINE, SECTION, TITLE, Style
from workbook.facts import BackgroundFacts, PointFact
from workbook.language import _

__all__ = ["background_page"]

_TITLE = Style(24, 28, TITLE.weight, role=TITLE.role)
_SOURCE = Style(9.5, 12.5, ink=MUTED)
_NO_BREAK = "\N{NO-BREAK SPACE}"
_LINES, _FEWEST = 4, 2


@in_its_language
def background_page(facts: BackgroundFacts) -> bytes:
    """The PDF of a page, on one sheet wherever its words fit one."""
    running = Running(
        left=facts.letterhead.practice,
        right=_("To read: {title}").format(title=facts.title),
        foot=_("Yours to keep. Read it together or each alone, and leave what does not fit you."),
    )
    about = About(
        title=facts.title,
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=_("Background to take home"),
        language=facts.letterhead.language,
        made=date.today(),
        filed=False,
    )
    width = content_width(facts.letterhead.paper)

    def compose(air: Air) -> list[Block]:
        return [
            _head(facts, air),
            *_points(facts, air),
            Block((callout(bold(_("Keep in mind.")) + " " + facts.mind, width, air.body),), air.above),
            _talk(facts, air, width),
            _room(air),
            _sources(facts, air),
        ]

    page = Fitted(compose, lambda: help_foot(facts.letterhead, width))
    return build([page], running, about, facts.letterhead.paper)


def _head(facts: BackgroundFacts, air: Air) -> Block:
    return Block((Text(_("To read together"), OVERLINE), Text(facts.title, _TITLE), gap(4), Text(facts.lead, air.body)))


def _points(facts: BackgroundFacts, air: Air) -> list[Block]:
    return [Block(tuple(_point(each, air)), air.above * 0.8) for each in facts.points]


def _point(point: PointFact, air: Air) -> list[Flowable]:
    """Its title over it or, where room is scarce, before it; at its end the letter of its article."""
    words = plain(point.text) + " " + _("({source})").format(source=point.source)
    if air.run_in:
        return [Text(bold(f"{point.title}.") + " " + words, air.body)]
    return [Text(point.title, SECTION), gap(air.under / 2), Text(words, air.body)]


def _talk(facts: BackgroundFacts, air: Air, width: float) -> Block:
    head = Text(_("One thing to talk about"), SECTION)
    choice = ticks(facts.questions, width, 1, air.body)
    return Block((head, gap(air.under / 2), Text(facts.talk, air.body), gap(air.item), choice), air.above)


def _room(air: Air) -> Block:
    lines = WritingLines(max(_FEWEST, _LINES + air.lines), air.pitch)
    return Block((Text(_("What we want to remember"), SECTION), gap(air.under), lines), air.above)


def _sources(facts: BackgroundFacts, air: Air) -> Block:
    """Whose the claims are. The titles stay in the language they were given in."""
    said = bold(_("Where this comes from."))
    claims = _(
        "“The article” is the one whose letter stands at the end. "
        "What it says is its own claim, no promise and no finding about you."
    )
    titles = "; ".join(f"{each.letter}:{_NO_BREAK}“{each.title}”" for each in facts.sources)
    return Block((Text(said + " " + claims + " " + f"{titles}.", _SOURCE),), air.above)
