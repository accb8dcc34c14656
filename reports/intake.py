"""The intake summary: the picture on its day, then every question with the answers that its reader may see.

It is read twice: at a glance before a session, and question by question when something is looked up. So the first page is the
picture, and the tables after it carry their heads over every page. What the facts leave out leaves no hole here.
"""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from reports.dates import day_of_year
from reports.document import About, Fit, Running, build_fitting, content_width
from reports.flow import Text
from reports.intake_tables import anchors_line, answer_table, cells, strength_table, weight_tables
from reports.parts import gap, heading, opening, partner_key, section, together
from reports.speech import in_its_language
from reports.text import SafeText, bold
from reports.themes import ThemesChart
from reports.typography import BODY, SECTION, SMALL, SMALL_MUTED, Style
from workbook.facts import PARTNERS, Audience, IntakeFacts, PictureFacts, Whose
from workbook.language import _

__all__ = ["intake_report"]

_CLOSE_SECTION = SECTION.but(before=9, after=2)
_PAD, _CLOSE_PAD = 3.2, 1.8
_WITH_ROWS = 130.0


@in_its_language
def intake_report(facts: IntakeFacts) -> bytes:
    """The summary as a PDF for the audience that its facts were made for; A4 or Letter as the letterhead says."""
    kind = _("Intake summary")
    running = Running(facts.letterhead.practice, f"{kind} · {facts.names.full}", _foot(facts))
    about = About(
        title=f"{kind}: {facts.names.full}",
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=facts.kind,
        language=facts.letterhead.language,
        made=facts.made,
    )
    return build_fitting(lambda fit: list(_story(facts, fit)), running, about, facts.letterhead.paper)


def _story(facts: IntakeFacts, fit: Fit) -> Iterator[Flowable]:
    width = content_width(facts.letterhead.paper)
    close = fit is Fit.CLOSE
    style = _CLOSE_SECTION if close else SECTION
    yield from opening(_("Intake summary"), facts.names.full, _under_title(facts))
    yield Text(_("A guide to a conversation, not a validated test. Answers go from 0 to 4."), BODY)
    yield from _themes(facts, style)
    yield from _differ(facts.picture, style)
    if facts.picture.strengths:
        table = strength_table(facts.picture, facts.letterhead.language, width)
        yield together(heading(_("What holds"), style), Text(_("Rated 3 or 4 by both."), SMALL_MUTED), gap(2), table)
    if facts.picture.causes or facts.picture.impacts:
        yield together(heading(_("What weighs most"), style), weight_tables(facts.picture, width))
    yield from _groups(facts, style, width, _CLOSE_PAD if close else _PAD)


def _under_title(facts: IntakeFacts) -> str:
    parts = [facts.kind, day_of_year(facts.on, facts.letterhead.language)]
    if facts.letterhead.counselor:
        signer = ", ".join(filter(None, (facts.letterhead.counselor, facts.letterhead.licence)))
        parts.append(_("Counselor: {name}").format(name=signer))
    return " · ".join(parts)


def _foot(facts: IntakeFacts) -> str:
    """Whose page it is, said on each of its sheets."""
    if facts.audience is Audience.COUNSELOR:
        return _("Confidential: for the counselor’s own file. Not for either partner as it stands.")
    if facts.audience is Audience.COUPLE:
        return _("Confidential: for the couple and their counselor.")
    if facts.audience is Audience.REFERRER:
        return _("Confidential: released to the referrer with both partners’ written consent.")
    whose = Whose.FIRST if facts.audience is Audience.FIRST else Whose.SECOND
    return _("Confidential: for {name} and the counselor.").format(name=facts.names.of(whose))


def _themes(facts: IntakeFacts, style: Style) -> Iterator[Flowable]:
    picture = facts.picture
    if all(value is None for row in picture.themes for value in (row.first, row.second)):
        return
    parts: list[Flowable] = [
        heading(_("Eight themes, as each sees them"), style),
        Text(_("Closeness from 0 to 4, from the answers below; the widest difference on top."), SMALL_MUTED),
        gap(4),
        ThemesChart(picture, facts.letterhead.language),
    ]
    if picture.notes:
        parts += [gap(4), Text(" ".join(picture.notes), SMALL_MUTED)]
    yield together(*parts)


def _differ(picture: PictureFacts, style: Style) -> Iterator[Flowable]:
    said: list[SafeText] = [bold(each.lead) + f" {each.text}" for each in picture.differ]
    if picture.alike:
        said.append(bold(_("Alike:")) + f" {picture.alike}.")
    if not said:
        return
    words = _("Where they differ, and where not") if picture.differ else _("Where they see it alike")
    yield from section(words, style, need=60)
    for each in said:
        yield Text(each, BODY.but(after=3))


def _groups(facts: IntakeFacts, style: Style, width: float, pad: float) -> Iterator[Flowable]:
    """Each kind of question with its scale, and whom the columns belong to at the first of them."""
    rows = [row for group in facts.groups for row in group.rows]
    shown = [w for w in PARTNERS if any(c.value is not None or c.words for row in rows for c in cells(row, [w]))]
    for nth, group in enumerate(facts.groups):
        yield CondPageBreak(_WITH_ROWS)
        yield heading(group.heading, style)
        yield Text(f"{group.recall}. {anchors_line(group)}.", SMALL_MUTED)
        if nth == 0 and len(shown) > 1:
            yield gap(3)
            yield partner_key(facts.names, width)
        yield gap(4)
        yield answer_table(group, facts.names, shown, width, pad, facts.letterhead.language)
    if any(cell.value is None and not cell.words for row in rows for cell in cells(row, shown)):
        yield gap(5)
        yield Text(_("A dash stands where no answer is shown."), SMALL)
