"""The knots of a thread as they are shown: a title, a second line or each partner's mark with a word, and where each leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ui.context import Place
from ui.dates import near, near_short
from ui.pages.plan_goal import state_words as goal_words
from ui.pages.plan_rows import state_words
from workbook.book import Workbook
from workbook.disclosure.suggested import signs
from workbook.insight.suggestions import Reason, ReasonKind
from workbook.insight.thread import Kind, Knot, Threads, threads
from workbook.language import _, ngettext
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Whose
from workbook.model.plan import Plan, StepState
from workbook.model.record import CoupleRecord
from workbook.model.safety import GateState


@dataclass(frozen=True, slots=True)
class Node:
    """`marks` are each partner's sign with a short word; `spoken` says it whole; `place` and `detail` are where it leads, or None
    where that is on the plan itself.
    """

    knot: Knot
    title: str
    says: str
    spoken: str
    marks: tuple[tuple[Whose, str], ...] = ()
    place: Place | None = None
    detail: str = ""


def column_name(kind: Kind) -> str:
    return {
        Kind.SIGN: _("Sign"),
        Kind.GOAL: _("Goal"),
        Kind.STEP: _("Step"),
        Kind.EXERCISE: _("Exercise"),
        Kind.SESSION: _("Session"),
        Kind.RESULT: _("Result"),
    }[kind]


class Knots:
    """Everything of a couple that hangs on a thread, and how it reads."""

    def __init__(self, book: Workbook, record: CoupleRecord, plan: Plan, gate: GateState, today: date) -> None:
        self._record, self._plan, self._today = record, plan, today
        breach = book.cautions.breach_going_on(record.couple.uid)
        self._signs: Mapping[str, Sequence[Reason]] = signs(record, book.catalogue, gate, breach=breach)
        work = book.hours.work(record.couple.uid)
        self.threads: Threads = threads(plan, self._signs, record.assignments, record.sessions, work)

    def node(self, knot: Knot) -> Node:
        made = {
            Kind.SIGN: self._sign,
            Kind.GOAL: self._goal,
            Kind.STEP: self._step,
            Kind.EXERCISE: self._exercise,
            Kind.SESSION: self._session,
            Kind.RESULT: self._result,
        }[knot.kind](knot)
        return made

    def knows(self, knot: Knot) -> bool:
        return knot in self.threads.knots

    def _name(self, whose: Whose) -> str:
        return self._record.couple.partner(whose).short

    def _sign(self, knot: Knot) -> Node:
        every = [r for reasons in self._signs.values() for r in reasons if r.name == knot.key]
        each = {r.whose: r for r in every}
        theme = every[0].kind is ReasonKind.THEME
        marks = tuple((w, f"{r.value:.{1 if theme else 0}f}") for w, r in sorted(each.items()))
        said = ", ".join(_("{name} {value}").format(name=self._name(w), value=v) for w, v in marks)
        title = knot.key[:1].upper() + knot.key[1:]
        return self._made(knot, title, _("closeness") if theme else _("rated"), said, marks, Place.PICTURE)

    def _goal(self, knot: Knot) -> Node:
        goal = next(g for g in self._plan.goals if g.uid == knot.key)
        who = _("both") if goal.whose is Whose.BOTH else self._name(goal.whose)
        words = _("{who}, {state}").format(who=who, state=goal_words(goal.state))
        return self._made(knot, goal.words, words, words)

    def _step(self, knot: Knot) -> Node:
        step = next(s for s in self._plan.steps if s.uid == knot.key)
        path = [s.uid for s in self._plan.path]
        number = path.index(step.uid) + 1 if step.uid in path else 0
        title = _("{number} · {title}").format(number=number, title=step.title) if number else step.title
        day = near_short(step.since, self._today) if step.since is not None else ""
        words = {
            StepState.DONE: _("done {day}"),
            StepState.OPEN: _("open since {day}"),
            StepState.PAUSED: _("paused {day}"),
            StepState.SKIPPED: _("left out {day}"),
            StepState.AHEAD: _("still ahead"),
        }[step.state]
        spoken = state_words(step, False, self._today).partition(":")[0]
        return self._made(knot, title, words.format(day=day).strip(), spoken)

    def _exercise(self, knot: Knot) -> Node:
        given = self._assignment(knot.key)
        day = _("given {day}").format(day=near_short(given.given, self._today))
        if given.stopped is not None:
            day = _("stopped {day}").format(day=near_short(given.stopped, self._today))
        elif given.overdue(self._today):
            day = _("overdue")
        said = ", ".join(
            _("{name}: {result}").format(name=self._name(w), result=outcome_words(given.result(w))) for w in given.asked
        )
        spoken = _("{day}, {results}").format(day=day, results=said)
        return self._made(knot, given.title, day, spoken, (), Place.EXERCISES, given.uid)

    def _session(self, knot: Knot) -> Node:
        session = next(s for s in self._record.sessions if s.uid == knot.key)
        title = _("Session {number}").format(number=session.number)
        day = near(session.starts.date(), self._today)
        spoken = _("{day}, {focus}").format(day=day, focus=session.focus) if session.focus else day
        return self._made(knot, title, day, spoken, (), Place.SESSIONS, session.uid)

    def _result(self, knot: Knot) -> Node:
        given, result = next((a, r) for a in self._record.assignments for r in a.results if r.uid == knot.key)
        words, day = outcome_words(result), near(result.on, self._today)
        spoken = _("{name}: {result}, {day}").format(name=self._name(result.whose), result=words, day=day)
        says = _helped(result) or day
        marks = ((result.whose, self._name(result.whose)),)
        title = words[:1].upper() + words[1:]
        return Node(knot, title, says, self._spoken(knot, given.title, spoken), marks, Place.EXERCISES, given.uid)

    def _assignment(self, uid: str) -> Assignment:
        return next(a for a in self._record.assignments if a.uid == uid)

    def _made(
        self,
        knot: Knot,
        title: str,
        says: str,
        spoken: str,
        marks: tuple[tuple[Whose, str], ...] = (),
        place: Place | None = None,
        detail: str = "",
    ) -> Node:
        return Node(knot, title, says, self._spoken(knot, title, spoken), marks, place, detail)

    def _spoken(self, knot: Knot, title: str, more: str) -> str:
        return _("{column}: {title}, {more}").format(column=column_name(knot.kind), title=title, more=more)


def outcome_words(result: Result | None) -> str:
    """done, 6 times; not done; nothing reported"""
    if result is None:
        return _("nothing reported")
    word = {Outcome.DONE: _("done"), Outcome.PARTLY: _("partly"), Outcome.NOT_DONE: _("not done")}[result.outcome]
    if not result.times or result.outcome is Outcome.NOT_DONE:
        return word
    times = ngettext("{n} time", "{n} times", result.times).format(n=result.times)
    return _("{outcome}, {times}").format(outcome=word, times=times)


def _helped(result: Result) -> str:
    return "" if result.helped is None else _("helped {value} of 10").format(value=result.helped)
