"""The packet for the week: a cover that says what there is to do, the exercises' own pages, and a log to tick by hand.

The cover is what hangs on the fridge: a list in one glance, with the day to come back. The log is for the pen: a row a day, and
in each partner's column the numbers that the exercises have on the cover.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, PageBreak

from reports.dates import day, day_of_year, locale_of, short_day
from reports.document import About, Running, build, content_width
from reports.fitting import Air, Block, Fitted
from reports.flow import Text
from reports.handout import exercise_page, help_foot
from reports.parts import PartnerName, TickBox, callout, gap, numbered
from reports.speech import in_its_language
from reports.tables import Cell, Command, grid, side_by_side
from reports.text import SafeText, bold, plain
from reports.typography import INK, MUTED, OVERLINE, SECTION, TITLE, Style
from workbook.facts import PARTNERS, Audience, HandoutFacts, PacketFacts, Whose
from workbook.language import _, ngettext

__all__ = ["weekly_packet"]

_TITLE = Style(24, 28, TITLE.weight, role=TITLE.role)
_UNDER = Style(11, 15, ink=MUTED)
_NUMBER = Style(11, 14)
_DAY_WIDE, _BOX, _LEAST_NOTE, _PAD = 84.0, 34.0, 150.0, 5.0
_ROW_HIGH, _LOWEST, _AIRY, _TIGHT = 58.0, 24.0, 8, 14


@in_its_language
def weekly_packet(facts: PacketFacts) -> bytes:
    """The PDF of the packet. The same facts make the same bytes."""
    for_whom = _for(facts)
    running = Running(
        left=facts.letterhead.practice,
        right=_("For the week: {names}").format(names=for_whom),
        foot=_("Yours to keep. Write on it, fold it, put it where it helps you."),
    )
    about = About(
        title=_("For the week"),
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=_("Exercises to take home"),
        language=facts.letterhead.language,
        made=facts.made,
        filed=False,
    )
    sheets: list[Flowable] = [_cover(facts), *(exercise_page(page) for page in facts.pages), _log(facts)]
    story: list[Flowable] = []
    for sheet in sheets:
        story += [PageBreak(), sheet] if story else [sheet]
    return build(story, running, about, facts.letterhead.paper)


def _for(facts: PacketFacts) -> str:
    return facts.names.full if facts.audience is Audience.COUPLE else facts.names.of(Whose(facts.audience.value))


def _people(facts: PacketFacts) -> tuple[Whose, ...]:
    return PARTNERS if facts.audience is Audience.COUPLE else (Whose(facts.audience.value),)


def _cover(facts: PacketFacts) -> Fitted:
    width, language = content_width(facts.letterhead.paper), facts.letterhead.language

    def compose(air: Air) -> list[Block]:
        head = Block((Text(_("To take home"), OVERLINE), Text(_("For the week"), _TITLE), Text(_under(facts), _UNDER)))
        items = [_item(page, air, language) for page in facts.pages]
        first, *rest = numbered(items, width, air.body)
        count = len(facts.pages)
        title = ngettext("{n} exercise", "{n} exercises", count).format(n=count)
        what = Block((Text(title, SECTION), gap(air.under), first), air.above)
        easy = _("Begin with the one that is easiest for you.") + " " if count > 1 else ""
        advice = easy + _(
            "A small part done is worth more than the whole put off: the page says how to do less, and what to do "
            "if it goes badly."
        )
        return [
            head,
            Block((callout(_coming(facts), width, air.body),), air.above),
            what,
            *(Block((each,), air.item + 4) for each in rest),
            Block((Text(advice, air.body.but(ink=MUTED)),), air.above),
        ]

    return Fitted(compose, lambda: help_foot(facts.letterhead, width))


def _under(facts: PacketFacts) -> str:
    made = day_of_year(facts.made, facts.letterhead.language)
    return " · ".join([_("For {names}").format(names=_for(facts)), made])


def _coming(facts: PacketFacts) -> SafeText:
    lead = bold(_("We meet again.")) + " "
    if facts.coming is None:
        return lead + _("The day is not agreed yet. Bring these pages along when we meet.")
    locale, moment = locale_of(facts.letterhead.language), facts.coming
    when = _("{weekday}, {day}, {time}").format(
        weekday=str(locale.days["stand-alone"]["wide"][moment.weekday()]),
        day=day_of_year(moment.date(), facts.letterhead.language),
        time=f"{moment:%H:%M}",
    )
    return lead + _("{when}. Bring these pages along.").format(when=when)


def _item(page: HandoutFacts, air: Air, language: str) -> SafeText:
    """Title, for whom, until when, and when, where, how often, in one breath."""
    assert page.names is not None
    whom = _("for both") if page.whose is Whose.BOTH else _("for {name}").format(name=page.names.of(page.whose))
    said = [whom]
    if page.until is not None:
        said.append(_("until {day}").format(day=day(page.until, language)))
    said.append(page.when or page.often[:1].lower() + page.often[1:].rstrip("."))
    return bold(page.title) + plain("\n" + " · ".join(said))


def _log(facts: PacketFacts) -> Fitted:
    width = content_width(facts.letterhead.paper)

    def compose(air: Air) -> list[Block]:
        return [
            Block(
                (
                    Text(_("To tick by hand"), OVERLINE),
                    Text(_("Practice log"), _TITLE),
                    Text(_("Tick what you did that day. The numbers are those of the list on the first page."), _UNDER),
                )
            ),
            Block((_table(facts, air, width),), air.above),
        ]

    return Fitted(compose, lambda: help_foot(facts.letterhead, width))


def _table(facts: PacketFacts, air: Air, width: float) -> Flowable:
    """A row a day. Boxes stand beside one another as far as the columns leave room to write a few words."""
    whose = _people(facts)
    boxes = {w: [n for n, p in enumerate(facts.pages, 1) if p.whose in (w, Whose.BOTH)] for w in whose}
    most = max(1, *(len(each) for each in boxes.values()))
    across = min(most, int((width - _DAY_WIDE - _LEAST_NOTE) / len(whose) // _BOX))
    named = max(PartnerName.width_of(facts.names.of(w)) + 2 * _PAD for w in whose)
    column = min(max(across * _BOX + 2 * _PAD, named), (width - _DAY_WIDE - _LEAST_NOTE) / len(whose))
    names: list[Cell] = [PartnerName(facts.names.of(w), w, INK) for w in whose]
    head: list[Cell] = [_("Day"), *names, _("What helped, or what came between")]
    high = _ROW_HIGH if len(facts.days) <= _AIRY else _LOWEST
    rows: list[list[Cell]] = []
    for each in facts.days:
        row: list[Cell] = [Text(_weekday(each, facts.letterhead.language), air.body)]
        row += [_boxes(boxes[w], across) if boxes[w] else "" for w in whose]
        rows.append([*row, gap(high - 12)])
    widths = [_DAY_WIDE, *[column] * len(whose), width - _DAY_WIDE - column * len(whose)]
    return grid(head, rows, widths, pad=6 if len(facts.days) <= _TIGHT else 3, row_heads=True)


def _boxes(numbers: Sequence[int], across: int) -> Flowable:
    """A box for each of the exercises, its number after it."""
    cells: list[Cell] = []
    for number in numbers:
        cells += [TickBox(11), Text(str(number), _NUMBER)]
    cells += [""] * (-len(cells) % (2 * across))
    rows = [cells[i : i + 2 * across] for i in range(0, len(cells), 2 * across)]
    pad: list[Command] = [("TOPPADDING", (i, 0), (i, -1), 1.5) for i in range(0, 2 * across, 2)]
    return side_by_side(rows, [16.0, _BOX - 16] * across, also=[*pad, ("BOTTOMPADDING", (0, 0), (-1, -2), 4)])


def _weekday(on: date, language: str) -> str:
    """Tue 7 Apr"""
    name = locale_of(language).days["stand-alone"]["abbreviated"][on.weekday()]
    return _("{weekday} {day}").format(weekday=str(name), day=short_day(on, language))
