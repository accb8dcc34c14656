"""The tables of the progress report: goals, the plan's steps, exercises between sessions, the sessions held."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table

from reports.dates import day_of_year, short_day
from reports.flow import Text
from reports.layout import width_of
from reports.numbers import number
from reports.parts import whose_words
from reports.states import Sign, State
from reports.tables import Cell, grid, side_by_side
from reports.text import bold, plain
from reports.typography import MUTED, SMALL, SMALL_MUTED, TABLE_HEAD
from workbook.facts import PARTNERS, ExerciseFact, GoalFact, Names, ProgressFacts, StepFact, Whose
from workbook.language import _, ngettext

__all__ = ["exercise_table", "goal_table", "session_table", "step_tables"]

_GUTTER = 18.0
_CELL_PAD, _SIGN = 11.0, 1.35


def _shares(width: float, *parts: float) -> list[float]:
    return [width * part / sum(parts) for part in parts]


def goal_table(facts: ProgressFacts, width: float, pad: float) -> Table:
    """Goals in the couple's words, with their state as a filling disc and what shows it."""
    states = {
        "begun": (Sign.QUARTER, _("Begun")),
        "on_the_way": (Sign.HALF, _("On the way")),
        "met": (Sign.FULL, _("Met")),
        "dropped": (Sign.STROKE, _("Given up")),
    }
    rated, shown = any(each.near for each in facts.goals), any(each.evidence for each in facts.goals)
    rows: list[Sequence[Cell]] = []
    for each in facts.goals:
        row: list[Cell] = [each.words, whose_words(facts.names, each.whose), State(*states[each.state])]
        row += [_how_near(each, facts.names)] if rated else []
        rows.append([*row, each.evidence] if shown else row)
    head = [_("Goal"), _("Who"), _("State"), *([_("How near, 0–10")] if rated else [])]
    head += [_("What shows it")] if shown else []
    shares = {
        (False, False): (65, 20, 15),
        (False, True): (34, 15, 15, 36),
        (True, False): (42, 14, 15, 29),
        (True, True): (30, 13, 14, 18, 25),
    }[rated, shown]
    return grid(head, rows, _shares(width, *shares), pad=pad)


def _how_near(goal: GoalFact, names: Names) -> str:
    """Mira 3, now 6; Jonas 4"""
    said = []
    for whose in PARTNERS:
        given = [v for v in goal.near.of(whose) if v is not None] if goal.near is not None else []
        if len(given) == 1:
            said.append(_("{name} {value}").format(name=names.of(whose), value=number(given[0], "")))
        elif given:
            words = _("{name} {first}, now {latest}")
            said.append(words.format(name=names.of(whose), first=number(given[0], ""), latest=number(given[-1], "")))
    return "; ".join(said)


def step_tables(facts: ProgressFacts, width: float, pad: float) -> Flowable:
    """The plan's steps in their order, in two halves side by side, with what was taken up beside them at the end."""
    half = (width - _GUTTER) / 2
    split = (len(facts.steps) + 1) // 2
    halves = [facts.steps[:split], facts.steps[split:]]
    tables = [_steps(steps, facts, half, pad) for steps in halves if steps]
    return side_by_side([[tables[0], "", *tables[1:]]], [half, _GUTTER, *([half] * (len(tables) - 1))])


def _steps(steps: Sequence[StepFact], facts: ProgressFacts, width: float, pad: float) -> Table:
    rows: list[Sequence[Cell]] = []
    for each in steps:
        title = plain(each.title) + (plain(_(" – beside the plan"), ink=MUTED) if each.beside else "")
        number = str(each.number) if each.number and not each.beside else ""
        rows.append((number, title, _step_state(each), _since(each, facts)))
    head = [_("No."), _("Step"), _("State"), _("Since")]
    state = max(width_of(word, SMALL) for _sign, word in _step_states().values()) + SMALL.size * _SIGN
    since = max(width_of(_since(each, facts), SMALL) for each in steps)
    content = (width_of("00", SMALL), state, since)
    heads = (head[0], head[2], head[3])
    narrow = [max(wide, width_of(words, TABLE_HEAD)) + _CELL_PAD for wide, words in zip(content, heads, strict=True)]
    return grid(head, rows, [narrow[0], width - sum(narrow), *narrow[1:]], pad=pad)


def _step_state(step: StepFact) -> State:
    return State(*_step_states()[step.state])


def _step_states() -> dict[str, tuple[Sign, str]]:
    return {
        "ahead": (Sign.EMPTY, _("Ahead")),
        "open": (Sign.HALF, _("Open")),
        "paused": (Sign.BARS, _("Paused")),
        "done": (Sign.TICK, _("Done")),
        "skipped": (Sign.STROKE, _("Skipped")),
    }


def _since(step: StepFact, facts: ProgressFacts) -> str:
    return short_day(step.since, facts.letterhead.language) if step.since and step.state != "ahead" else ""


def exercise_table(facts: ProgressFacts, width: float, pad: float) -> Table:
    """Each exercise given, and what each partner it was given to reported."""
    shown = [whose for whose in PARTNERS if any(_meant(each, whose) for each in facts.exercises)]
    rows: list[Sequence[Cell]] = []
    for each in facts.exercises:
        title = bold(each.title) + (plain(f" – {each.step}", ink=MUTED) if each.step else "")
        given = short_day(each.given, facts.letterhead.language) if each.given else ""
        rows.append((title, given, *(_report(each, whose) for whose in shown)))
    head = [_("Exercise"), _("Given"), *(facts.names.of(whose) for whose in shown)]
    return grid(head, rows, _shares(width, 46, 12, *([21] * len(shown))), pad=pad)


def _meant(exercise: ExerciseFact, whose: Whose) -> bool:
    return exercise.whose in {whose, Whose.BOTH}


def _report(exercise: ExerciseFact, whose: Whose) -> Cell:
    outcome, times = (
        (exercise.first, exercise.times_first) if whose is Whose.FIRST else (exercise.second, exercise.times_second)
    )
    if outcome is None:
        return Text(_("no report"), SMALL_MUTED) if _meant(exercise, whose) else ""
    outcomes = {
        "done": (Sign.FULL, _("done")),
        "partly": (Sign.HALF, _("partly")),
        "not_done": (Sign.EMPTY, _("not done")),
    }
    sign, word = outcomes[outcome]
    if times:
        word += ", " + ngettext("{n} time", "{n} times", times).format(n=times)
    return State(sign, word)


def session_table(facts: ProgressFacts, width: float, pad: float) -> Table:
    """The sessions held, oldest first."""
    language = facts.letterhead.language
    years = {each.on.year for each in facts.sessions}
    rows: list[Sequence[Cell]] = [
        (
            str(each.number),
            short_day(each.on, language) if len(years) == 1 else day_of_year(each.on, language),
            each.focus,
            _("both") if each.attended is Whose.BOTH else facts.names.of(each.attended),
            _("{n} min").format(n=each.minutes) if each.minutes else "",
        )
        for each in facts.sessions
    ]
    head = [_("No."), _("Date"), _("Focus"), _("Present"), _("Length")]
    dated = 12 if len(years) == 1 else 20
    return grid(head, rows, _shares(width, 7, dated, 65 - dated, 16, 12), pad=pad)
