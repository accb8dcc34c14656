"""The progress report: how the two rated the weeks, where they stand on the eight themes, what was worked on.

It says what its facts hold and nothing else. What is absent leaves no heading and no hole, so that a page for one partner, or
after one session, reads as if it were meant that way.
"""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from reports.charts import TrendChart
from reports.dates import span
from reports.document import About, Fit, Running, build_fitting, content_width
from reports.flow import Text, WhicheverFits
from reports.measures import measure_section
from reports.numbers import number
from reports.parts import PartnerName, Tile, gap, heading, opening, prose, section, tiles, together
from reports.progress_tables import exercise_table, goal_table, session_table, step_tables
from reports.speech import in_its_language
from reports.tables import Cell, Command, side_by_side
from reports.text import SafeText, bold
from reports.themes import ThemesChart
from reports.typography import BODY, LABEL, SECTION, SMALL, SMALL_MUTED, Style
from workbook.facts import PARTNERS, Audience, ExerciseFact, Names, PictureFacts, ProgressFacts, Trend, Whose
from workbook.language import _, ngettext

__all__ = ["progress_report"]

_GUTTER = 18.0
_WITH_ROWS = 105.0
_MOVABLE = 8
_PAD, _CLOSE_PAD = 2.6, 1.2
_CLOSE_SECTION = SECTION.but(before=8, after=2)
_LEAST_SESSIONS = 2
_MOST_STEP = 60.0
_MOST_ABREAST = {3: 14, 2: 26}


@in_its_language
def progress_report(facts: ProgressFacts) -> bytes:
    """The report as a PDF for the audience that its facts were made for; A4 or Letter as the letterhead says."""
    kind = _("Progress report")
    running = Running(facts.letterhead.practice, f"{kind} · {facts.names.full}", _foot(facts))
    about = About(
        title=f"{kind}: {facts.names.full}",
        author=facts.letterhead.practice or facts.letterhead.counselor,
        subject=kind,
        language=facts.letterhead.language,
        made=facts.made,
    )
    return build_fitting(lambda fit: list(_story(facts, fit)), running, about, facts.letterhead.paper)


def _story(facts: ProgressFacts, fit: Fit) -> Iterator[Flowable]:
    width = content_width(facts.letterhead.paper)
    yield from opening(_("Progress report"), facts.names.full, _under_title(facts))
    figures = _figures(facts)
    if figures:
        yield tiles(figures, width)
    body = list(_body(facts, width, fit))
    if not figures and not body:
        yield Text(_("Nothing is recorded yet that this report could show."), BODY)
    yield from body


def _body(facts: ProgressFacts, width: float, fit: Fit) -> Iterator[Flowable]:
    """The sections, each only where it has something to say."""
    close = fit is Fit.CLOSE
    pad = _CLOSE_PAD if close else _PAD
    style = _CLOSE_SECTION if close else SECTION
    if facts.summary.strip():
        yield from section(_("Where things stand"), style, need=60)
        yield from prose(facts.summary)
    yield from _check_ins(facts, width, style)
    yield from measure_section(facts, width, style, pad)
    goals = [heading(_("Goals"), style), goal_table(facts, width, pad + 1)] if facts.goals else []
    then = [*_differ(facts.picture, style), *_holds(facts, width, style)]
    chart = _themes(facts, style)
    if chart and len(facts.goals) <= _MOVABLE:
        yield WhicheverFits(chart, then, goals)
    else:
        yield from [*chart, *then, *([CondPageBreak(_WITH_ROWS), *goals] if goals else [])]
    if facts.steps:
        name = _("The plan: {plan}").format(plan=facts.plan) if facts.plan else _("The plan")
        yield together(heading(name, style), step_tables(facts, width, pad))
    if facts.exercises:
        yield from _headed(_("Exercises between sessions"), style, exercise_table(facts, width, pad))
    if facts.sessions:
        table = session_table(facts, width, pad)
        if fit is Fit.LAST_WHOLE:
            yield together(heading(_("Sessions"), style), table)
        else:
            yield from _headed(_("Sessions"), style, table)


def _headed(words: str, style: Style, table: Flowable) -> list[Flowable]:
    """A heading and its table, of which at least the head and two rows stand on the same page."""
    return [*section(words, style, need=_WITH_ROWS), table]


def _under_title(facts: ProgressFacts) -> str:
    parts: list[str] = []
    if facts.sessions:
        first, last = facts.sessions[0].number, facts.sessions[-1].number
        if first == last:
            parts.append(_("Session {number}").format(number=first))
        else:
            parts.append(_("Sessions {first}–{last}").format(first=first, last=last))
        parts.append(span([each.on for each in facts.sessions], facts.letterhead.language))
    else:
        parts.append(span([facts.made], facts.letterhead.language))
    if facts.letterhead.counselor:
        signer = ", ".join(filter(None, (facts.letterhead.counselor, facts.letterhead.licence)))
        parts.append(_("Counselor: {name}").format(name=signer))
    return " · ".join(parts)


def _foot(facts: ProgressFacts) -> str:
    names = facts.names
    if facts.audience is Audience.COUNSELOR:
        return _("Confidential: for the counselor’s own file. Not for either partner as it stands.")
    if facts.audience is Audience.COUPLE:
        return _("Confidential: for the couple and their counselor. Private notes are not included.")
    if facts.audience is Audience.REFERRER:
        return _("Confidential: for the referrer alone.")
    whose = Whose.FIRST if facts.audience is Audience.FIRST else Whose.SECOND
    return _("Confidential: for {name} and the counselor.").format(name=names.of(whose))


def _figures(facts: ProgressFacts) -> list[Tile]:
    figures: list[Tile] = []
    if facts.sessions:
        single = sum(each.attended is not Whose.BOTH for each in facts.sessions)
        note = ngettext("{n} with one partner", "{n} with one partner", single).format(n=single) if single else ""
        figures.append(Tile(str(len(facts.sessions)), _("Sessions held"), note or _("both present each time")))
    if facts.exercises:
        outcomes = [_outcome(each, facts.audience) for each in facts.exercises]
        done, partly = outcomes.count("done"), outcomes.count("partly")
        figure = _("{done} of {given}").format(done=done, given=len(outcomes))
        figures.append(
            Tile(figure, _("Exercises done"), _("{n} more partly").format(n=partly) if partly else _("as reported"))
        )
    if facts.trends:
        figures += _from_to(facts.trends[0], facts.names, facts.letterhead.language)
    return figures


def _outcome(exercise: ExerciseFact, audience: Audience) -> str:
    """An exercise as a whole: done where all whom it was given to, and whom this page may speak of, did it."""
    of = {Whose.FIRST: exercise.first, Whose.SECOND: exercise.second}
    meant = [whose for whose in PARTNERS if exercise.whose in {whose, Whose.BOTH}]
    alone = {Audience.FIRST: Whose.FIRST, Audience.SECOND: Whose.SECOND}.get(audience)
    reported = {of[whose] for whose in meant if alone in {None, whose}}
    if reported == {"done"}:
        return "done"
    return "partly" if reported & {"done", "partly"} else ""


def _from_to(trend: Trend, names: Names, language: str) -> Iterator[Tile]:
    for whose in PARTNERS:
        given = [value for value in trend.of(whose) if value is not None]
        if not given:
            continue
        figure = number(given[-1], language)
        if len(given) > 1:
            figure = f"{number(given[0], language)} → {figure}"
        yield Tile(figure, names.of(whose), _("{title}, 0–{high}").format(title=trend.title, high=trend.high), whose)


def _check_ins(facts: ProgressFacts, width: float, style: Style) -> Iterator[Flowable]:
    trends = [trend for trend in facts.trends if not trend.empty and len(trend.days) >= _LEAST_SESSIONS]
    if not trends:
        return
    sessions = max(len(trend.days) for trend in trends)
    abreast = len(trends) if sessions <= _MOST_ABREAST.get(len(trends), 0) else 1
    wide = min((width - _GUTTER * (abreast - 1)) / abreast, _MOST_STEP * (sessions + 1))
    tall = {1: 104.0, 2: 132.0, 3: 122.0}[abreast]
    rows = [_trend_row(trends[i : i + abreast], facts, wide, tall) for i in range(0, len(trends), abreast)]
    head = heading(_("Check-ins, session by session"), style)
    yield together(head, rows[0])
    for row in rows[1:]:
        yield gap(8)
        yield together(row)
    yield gap(3)
    yield Text(_key(trends, facts.names), SMALL_MUTED)


def _trend_row(trends: Sequence[Trend], facts: ProgressFacts, wide: float, tall: float) -> Flowable:
    language = facts.letterhead.language
    cells: list[Cell] = []
    widths: list[float] = []
    for trend in trends:
        if cells:
            cells.append("")
            widths.append(_GUTTER)
        cells.append(
            [
                Text(trend.title, LABEL),
                Text(trend.note, SMALL_MUTED),
                TrendChart(trend, facts.names, language, tall),
            ]
        )
        widths.append(wide)
    return side_by_side([cells], widths)


def _key(trends: Sequence[Trend], names: Names) -> str:
    """The lines in words, for whoever holds a grey copy, and what a gap means where there is one."""
    lines = {
        Whose.FIRST: _("{name}: solid line, round marks."),
        Whose.SECOND: _("{name}: dashed line, square marks."),
    }
    said = [
        lines[whose].format(name=names.of(whose))
        for whose in PARTNERS
        if any(value is not None for trend in trends for value in trend.of(whose))
    ]
    if any(value is None for trend in trends for whose in PARTNERS for value in _between(trend.of(whose))):
        said.append(_("A gap means no rating that day."))
    return " ".join(said)


def _between(values: Sequence[float | None]) -> Sequence[float | None]:
    """The values from the first that was given to the last, so that a line that starts late is no gap."""
    given = [i for i, value in enumerate(values) if value is not None]
    return values[given[0] : given[-1] + 1] if given else ()


def _themes(facts: ProgressFacts, style: Style) -> list[Flowable]:
    """The chart of the themes with all that belongs to it; empty where nobody has a value."""
    picture = facts.picture
    if all(value is None for row in picture.themes for value in (row.first, row.second)):
        return []
    notes = " ".join([_("A guide to a conversation, not a validated test."), *picture.notes])
    return [
        heading(_("Eight themes, as each sees them"), style),
        Text(_("Closeness from 0 to 4, from the answers of the intake; the widest difference on top."), SMALL_MUTED),
        gap(4),
        ThemesChart(picture, facts.letterhead.language),
        gap(4),
        Text(notes, SMALL_MUTED),
    ]


def _differ(picture: PictureFacts, style: Style) -> Iterator[Flowable]:
    said: list[SafeText] = [bold(each.lead) + f" {each.text}" for each in picture.differ]
    if picture.alike:
        said.append(bold(_("Alike:")) + f" {picture.alike}.")
    if not said:
        return
    yield from section(
        _("Where they differ, and where not") if picture.differ else _("Where they see it alike"), need=60
    )
    for each in said:
        yield Text(each, BODY.but(after=3))


def _holds(facts: ProgressFacts, width: float, style: Style) -> Iterator[Flowable]:
    language = facts.letterhead.language
    rows: list[list[Cell]] = [
        [
            Text(each.label[:1].upper() + each.label[1:], SMALL),
            PartnerName(number(each.first, language), Whose.FIRST),
            PartnerName(number(each.second, language), Whose.SECOND),
        ]
        for each in facts.picture.strengths
    ]
    if not rows:
        return
    commands: list[Command] = [("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
    mark = PartnerName.width_of(number(4, language))
    table = side_by_side(rows, [width - 2 * mark - 14, mark + 14, mark], also=commands)
    yield from section(_("What holds"), style, need=70)
    yield Text(_("Rated 3 or 4 of 4 by both."), SMALL_MUTED)
    yield gap(2)
    yield table
