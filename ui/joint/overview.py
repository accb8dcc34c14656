"""The first page of joint view: where the two stand, what today is about, what they do at home and work on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui import dates, theme
from ui.joint.parts import goal_rows, home_rows, titled
from ui.widgets.layout import Item, card, column, columns, row, section
from ui.widgets.settling import running
from ui.widgets.stage_path import At, Stage, StagePath
from ui.widgets.trend import MOST_DAYS, TrendChart
from ui.widgets.words import text
from workbook.facts import JointFacts, StageFact, StageName, Trend
from workbook.language import _, ngettext

_MOST, _CHART = 4, 260


def overview(facts: JointFacts) -> QWidget:
    path = StagePath()
    path.show_stages([_stage(each, facts) for each in facts.stages])
    home, goals = _home(facts), _goals(facts)
    left: list[QWidget] = [_today(facts)]
    beside = [each for each in (home, goals) if each is not None]
    if facts.close is not None:
        left.append(_close(facts, facts.close))
    elif len(beside) > 1:
        left.append(beside.pop())
    page = QWidget()
    column(path, theme.GUTTER, _side_by_side(left, beside), into=page)
    return page


def _side_by_side(left: list[QWidget], right: list[QWidget]) -> Item:
    """The last card on either side takes the room that is left, so that both end on one line."""
    sides = []
    for cards in (left, right):
        side = column(*cards, gap=theme.GUTTER)
        side.setStretch(len(cards) - 1, 1)
        sides.append(side)
    return columns((sides[0], 2), (sides[1], 1)) if right else sides[0]


def _stage(stage: StageFact, facts: JointFacts) -> Stage:
    at = {"done": At.DONE, "now": At.NOW, "ahead": At.AHEAD}[stage.state]
    return Stage(_name(stage.name), _when(stage, facts), at)


def _when(stage: StageFact, facts: JointFacts) -> str:
    if stage.name is StageName.SESSIONS:
        count = stage.count
        return ngettext("{n} so far", "{n} so far", count).format(n=count) if count else ""
    if stage.on is not None:
        day = dates.near(stage.on, facts.today)
        return _("begun {day}").format(day=day) if stage.state == "now" else day
    if facts.closed:
        return ""
    ahead = {StageName.REVIEW: _("later on"), StageName.CLOSING: _("no date yet")}
    return ahead.get(stage.name, "") if stage.state == "ahead" else ""


def _name(name: StageName) -> str:
    return {
        StageName.CONSENT: _("Secrets policy"),
        StageName.INTAKE: _("Intake"),
        StageName.PICTURE: _("Picture"),
        StageName.PLAN: _("Plan"),
        StageName.SESSIONS: _("Sessions"),
        StageName.REVIEW: _("Review"),
        StageName.CLOSING: _("Closing"),
    }[name]


def _today(facts: JointFacts) -> QWidget:
    if facts.closed:
        return card(text(_("Looking back"), "heading"), 2, text(_so_far(facts.session - 1), "small", "muted"))
    which = _("session {number}").format(number=facts.session) if facts.session > 1 else _("our first session")
    parts: list[Item] = [column(text(_("Today"), "heading"), 2, text(which, "small", "muted"), None)]
    if facts.step is not None:
        parts.append(column(3, running("", lead=facts.step.title), 2, running(facts.step.aim, "body", "muted"), None))
    if facts.next_session is not None:
        parts.append(column(3, text(_("Next date"), "strong"), 2, *_moment(facts.next_session, facts), None))
    made = row(*parts, *([] if facts.step is not None else [None]), gap=32)
    if facts.step is not None:
        made.setStretch(1, 1)
    return card(made, pad=(24, 20, 24, 22))


def _so_far(count: int) -> str:
    return ngettext("{n} session together", "{n} sessions together", count).format(n=count)


def _moment(of: datetime, facts: JointFacts) -> list[Item]:
    near = abs((of.date() - facts.today).days) <= 1
    day = dates.near(of.date(), facts.today) if near else dates.weekday(of.date())
    return [text(day, "body", "muted"), text(dates.clock(of), "body", "muted")]


def _close(facts: JointFacts, trend: Trend) -> QWidget:
    return card(
        section(trend.title, note=trend.note),
        theme.NEAR,
        TrendChart(facts.names, trend.latest(MOST_DAYS), _CHART),
        theme.TIGHT,
        running(_("Here because both of you chose to show it."), "small", "muted"),
        pad=(24, 20, 24, 22),
    )


def _home(facts: JointFacts) -> QWidget | None:
    week = [each for each in facts.home if each.now or each.latest][:_MOST]
    return titled(_("At home this week"), *home_rows(facts, week), None) if week else None


def _goals(facts: JointFacts) -> QWidget | None:
    """What is still to be reached first; what is reached already, where there is nothing else."""
    goals = sorted(facts.goals, key=lambda goal: goal.state == "met")[:_MOST]
    return titled(_("What you are working on"), *goal_rows(facts, goals), None) if goals else None
