"""The smaller cards of the overview: the last note, how close each felt, how to reach them, open homework, goals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui import dates, theme
from ui.contact import phone_words, writing_words
from ui.pages.overview_facts import missing
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, Item, at_top, card, row, rule, section
from ui.widgets.marks import Mark, token
from ui.widgets.trend import MOST_DAYS, TrendChart
from ui.widgets.words import para, text
from workbook.facts import Names, Trend
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.plan import Goal, GoalState, PlanStep
from workbook.model.session import Note, SessionLine

_MOST, _LINES, _CHART = 4, 320, 220


def _door(words: str, name: str, act: Callable[[], None], says: str = "") -> Button:
    """A quiet button in a card's heading; `name` finds it again when the card is built anew."""
    made = Button(words, "quiet", height=24)
    made.setObjectName(name)
    made.setAccessibleName(says or words)
    made.clicked.connect(lambda _checked=False: act())
    return made


def hopes_line() -> QWidget:
    """Two words for the counselor, who knows what they mean; which of the two hopes for what stands in the record alone."""
    made = QWidget()
    row(Icon("split", "muted", 16), text(_("hopes apart"), "small", "muted"), None, gap=theme.TIGHT, into=made)
    return made


def note_card(line: SessionLine, note: Note, today: date, open_it: Callable[[], None]) -> QWidget:
    """The beginning of the last session's note, and whether it is signed."""
    state = _("signed") if note.signed_at is not None else _("draft") if note.uid else _("not written yet")
    about = _("session {number}, {day}, {state}").format(
        number=line.number, day=dates.near(line.on, today), state=state
    )
    open_note = _door(_("Open note"), "note", open_it)
    words = beginning(note)
    body = para(words) if words else para(_("Nothing is written about this session yet."), "body", "muted")
    return card(section(_("Last note"), open_note, note=about), theme.HAIR, body)


def unread_card(unread: int, read: Callable[[], None]) -> QWidget:
    """That something was given alone and not read yet; nothing of what it is."""
    words = ngettext("{n} hand-over is not read yet.", "{n} hand-overs are not read yet.", unread).format(n=unread)
    way = _door(_("Read"), "alone", read, _("Read what was given alone"))
    return card(section(_("Given alone"), way), theme.HAIR, para(words, "body", "muted"))


def beginning(note: Note, most: int = _LINES) -> str:
    """The first words of a note, across its fields, cut at a word."""
    words = " · ".join(" ".join(p.text.split()) for p in note.passages if p.text.strip())
    if len(words) <= most:
        return words
    cut = words[:most].rsplit(" ", 1)[0]
    return f"{cut} …"


def trend_card(names: Names, trend: Trend | None) -> QWidget:
    """How close each felt over the sessions. Without any rating it says where ratings come from."""
    if trend is None:
        words = _("Ratings from the check-ins will draw a line here, one for each of them.")
        return card(section(_("How close each felt")), theme.HAIR, para(words, "body", "muted"), None)
    shown = trend.latest(MOST_DAYS)
    gaps = missing(names, shown)
    said: list[Item] = [theme.TIGHT, para(gaps, "small", "muted")] if gaps else []
    return card(section(trend.title, note=trend.note), theme.NEAR, TrendChart(names, shown, _CHART), *said)


def reach_card(couple: Couple, edit: Callable[[], None]) -> QWidget:
    """How each may be reached, and what may be left there: needed at the very moment before a call."""
    change = _door(_("Change"), "reach", edit, _("Change how they may be reached"))
    items: list[Item] = [section(_("How to reach them"), change), theme.TIGHT]
    for index, whose in enumerate(PARTNERS):
        items += [theme.NEAR, rule(), theme.NEAR] if index else []
        items += _ways(couple.partner(whose))
    return card(*items)


def brings_card(couple: Couple) -> QWidget | None:
    """What each of them came for, in their own words; nothing where neither has said it."""
    said = [of for of in (couple.first, couple.second) if of.brings]
    items: list[Item] = [section(_("What brings them"))]
    for index, of in enumerate(said):
        items += [theme.NEAR, rule(), theme.NEAR] if index else [theme.TIGHT]
        items += [_named(of), 6, para(of.brings)]
    return card(*items) if said else None


def _ways(of: Partner) -> list[Item]:
    contact = of.contact
    ways = (
        (_("Phone"), contact.phone, phone_words(contact.phone_leave)),
        (_("E-mail"), contact.email, writing_words(contact.email_leave)),
        (_("Post"), contact.post, writing_words(contact.post_leave)),
    )
    items: list[Item] = [_named(of)]
    for name, where, leave in ways:
        if where:
            items += [
                6,
                Elided(f"{name} {where}", "small"),
                text(leave, "small", "muted"),
            ]
    if len(items) == 1:
        items += [6, text(_("nothing on record"), "small", "muted")]
    if contact.seen_by:
        items += [6, row(at_top(Icon("circle-alert", "notice", 16)), para(contact.seen_by, "small", "notice"), gap=6)]
    return items


def _named(of: Partner) -> Item:
    return row(Mark(of.whose), Elided(of.short, "small_strong", token(of.whose)), None, gap=6)


def homework_card(names: Names, given: tuple[Assignment, ...], today: date, assign: Callable[[], None]) -> QWidget:
    """Exercises that somebody still has to bring back, with the state of each partner."""
    give = _door(_("Assign"), "assign", assign, _("Assign an exercise"))
    items: list[Item] = [section(_("Open homework"), give)]
    open_ones = [a for a in given if a.open]
    if not open_ones:
        items += [theme.HAIR, text(_("Nothing is open."), "small", "muted")]
    for index, each in enumerate(open_ones[:_MOST]):
        items += [theme.NEAR, rule(), theme.NEAR] if index else [theme.TIGHT]
        items += _homework(names, each, today)
    items += _more(len(open_ones) - _MOST)
    return card(*items)


def _homework(names: Names, given: Assignment, today: date) -> list[Item]:
    items: list[Item] = [Elided(given.title, "small_strong")]
    for whose in given.asked:
        said = _reported(given.result(whose))
        who = Elided(f"{names.of(whose)}: {said}", "small", "muted")
        items += [6, row(Mark(whose), who, None, gap=6)]
    if given.until is not None:
        late = given.overdue(today)
        words = _("was due {day}") if late else _("until {day}")
        tone = "notice" if late else "muted"
        due: Item = text(words.format(day=dates.near(given.until, today)), "small", tone)
        items += [6, row(Icon("circle-alert", "notice", 14), due, None, gap=6) if late else due]
    return items


def _reported(result: Result | None) -> str:
    if result is None:
        return _("not asked yet")
    said = {Outcome.DONE: _("done"), Outcome.PARTLY: _("partly done"), Outcome.NOT_DONE: _("not done")}[result.outcome]
    if not result.times:
        return said
    times = ngettext("{n} time", "{n} times", result.times).format(n=result.times)
    return _("{state}, {times}").format(state=said, times=times)


def goals_card(names: Names, goals: tuple[Goal, ...], to_plan: Callable[[], None]) -> QWidget:
    """Goals in their words, whose they are, and how far."""
    plan = _door(_("Plan"), "plan", to_plan, _("Open the plan"))
    items: list[Item] = [section(_("Goals"), plan)]
    if not goals:
        items += [theme.HAIR, text(_("None yet: they are written on the plan."), "small", "muted")]
    goals = tuple(sorted(goals, key=lambda goal: goal.state.ended))
    for index, goal in enumerate(goals[:_MOST]):
        items += [theme.NEAR, rule(), theme.NEAR] if index else [theme.TIGHT]
        who = _("both") if goal.whose is Whose.BOTH else names.of(goal.whose)
        said = ", ".join([who, goal_word(goal.state), *_how_near(goal, names)])
        state = row(Mark(goal.whose), Elided(said, "small", "muted"), gap=6)
        state.setStretch(1, 1)
        items += [para(goal.words, "small"), 6, state]
    items += _more(len(goals) - _MOST)
    return card(*items)


def _how_near(goal: Goal, names: Names) -> list[str]:
    """Mira 6, Jonas 4 of 10"""
    latest = [r for r in (goal.latest(w) for w in goal.owners) if r is not None]
    said = [f"{names.of(r.whose)} {r.value}" if goal.whose is Whose.BOTH else str(r.value) for r in latest]
    return [_("{ratings} of 10").format(ratings=", ".join(said))] if said else []


def rested_card(step: PlanStep, today: date, to_step: Callable[[], None]) -> QWidget:
    """A step that was paused until a day, and that day has come."""
    door = _door(_("Plan"), f"rested {step.uid}", to_step, _("Open “{step}” on the plan").format(step=step.title))
    until = dates.near(step.until, today) if step.until is not None else ""
    words = _("“{step}” was paused until {day}: {reason}").format(step=step.title, day=until, reason=step.reason)
    return card(section(_("A pause has ended"), door), theme.HAIR, para(breakable(words), "small"))


def goal_word(state: GoalState) -> str:
    return {
        GoalState.BEGUN: _("begun"),
        GoalState.ON_THE_WAY: _("on the way"),
        GoalState.MET: _("met"),
        GoalState.DROPPED: _("given up"),
    }[state]


def _more(number: int) -> list[Item]:
    if number <= 0:
        return []
    words = ngettext("and {n} more", "and {n} more", number).format(n=number)
    return [theme.NEAR, rule(), theme.NEAR, text(words, "small", "muted")]


def stage_card(title: str, words: str, *actions: QWidget) -> Ground:
    """What is to be done next with a couple that has no plan yet."""
    return card(text(title, "heading"), theme.HAIR, para(words, "body", "muted"), theme.GAP, row(*actions, None))


def life_door(opened: Callable[[], object]) -> Button:
    """The way to the course of the file: pause, closing, who withdrew, hours that were missed."""
    door = Button(_("Course of the file"), "quiet", icon="folder", key=_("Alt L"), height=24)
    door.setObjectName("door:life")
    door.clicked.connect(opened)
    return door
