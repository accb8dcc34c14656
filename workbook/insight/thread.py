"""The thread from a sign to what came of it: sign, goal, step, exercise, session, result; followed from either end.

What is linked is read off the record and nothing is guessed: a step answers the signs that speak for it, a goal serves its step,
an exercise was given for a step, a session gave it, worked on it or heard of it, a result was reported in one. Where a kind of
link is missing in between (a step without a goal, a result of a day without a session) the thread goes on past it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from workbook.insight.suggestions import Reason
from workbook.model.assignment import Assignment
from workbook.model.plan import Plan
from workbook.model.session import Session, Work, Worked


class Kind(IntEnum):
    """The columns, in the order in which the thread runs through them."""

    SIGN = 0
    GOAL = 1
    STEP = 2
    EXERCISE = 3
    SESSION = 4
    RESULT = 5


@dataclass(frozen=True, slots=True, order=True)
class Knot:
    """One thing on a thread. `key` is a theme's or an item's, or a record's uid."""

    kind: Kind
    key: str


Link = tuple[Knot, Knot]


@dataclass(frozen=True, slots=True)
class Thread:
    """What hangs together with one knot: per column its knots in their order, and the links between them."""

    chosen: Knot
    columns: Mapping[Kind, tuple[Knot, ...]]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Threads:
    """Every knot and every link of a couple's plan; a link runs from left to right. `came_of` says of each result which
    exercise it is of: a session hears of several, and the thread of one holds its own results alone.
    """

    knots: tuple[Knot, ...]
    links: tuple[Link, ...]
    came_of: Mapping[Knot, Knot]

    def of(self, chosen: Knot) -> Thread:
        """All that leads to it from the left, and all that follows from it to the right."""
        before, after = self._before(chosen), self._after(chosen)
        found = before | after | {chosen}
        columns = {kind: tuple(k for k in self.knots if k in found and k.kind is kind) for kind in Kind}
        links = tuple(link for link in self.links if set(link) <= before | {chosen} or set(link) <= after | {chosen})
        return Thread(chosen, columns, links)

    def _before(self, chosen: Knot) -> frozenset[Knot]:
        back = [(b, a) for a, b in self.links]
        if chosen.kind is not Kind.RESULT:
            return _reached(chosen, back)
        exercise = self.came_of[chosen]
        return _reached(exercise, back) | {exercise} | {knot for knot, to in self.links if to == chosen}

    def _after(self, chosen: Knot) -> frozenset[Knot]:
        every = _reached(chosen, self.links)
        if chosen.kind is Kind.SESSION:
            return every
        return frozenset(k for k in every if k.kind is not Kind.RESULT or self.came_of[k] in every | {chosen})


def threads(
    plan: Plan,
    signs: Mapping[str, Sequence[Reason]],
    assignments: Sequence[Assignment],
    sessions: Sequence[Session],
    work: Iterable[Work],
) -> Threads:
    """`signs` are the reasons that speak for a step, by its id; assignments are newest first, sessions oldest first."""
    works = tuple(work)
    shown = {s.uid for s in sessions}
    by_day: dict[date, list[str]] = {}
    for session in sessions:
        by_day.setdefault(session.starts.date(), []).append(session.uid)
    links: list[Link] = []
    for step in plan.steps:
        at = Knot(Kind.STEP, step.uid)
        goals = [Knot(Kind.GOAL, g.uid) for g in plan.goals if g.step == step.step]
        speaks = [Knot(Kind.SIGN, name) for name in dict.fromkeys(r.name for r in signs.get(step.step, ()))]
        links += [(sign, to) for sign in speaks for to in goals or [at]]
        links += [(goal, at) for goal in goals]
        links += [(at, Knot(Kind.EXERCISE, a.uid)) for a in assignments if a.step == step.step]
    for given in assignments:
        links += _exercise(given, by_day, [w for w in works if w.session in shown])
    kinds = {Worked.GOAL: Kind.GOAL, Worked.STEP: Kind.STEP}
    held = {Knot(Kind.STEP, s.uid) for s in plan.steps} | {Knot(Kind.GOAL, g.uid) for g in plan.goals}
    for each in works:
        at = Knot(kinds.get(each.kind, Kind.EXERCISE), each.record)
        if at in held and each.session in shown:
            links.append((at, Knot(Kind.SESSION, each.session)))
    came_of = {Knot(Kind.RESULT, r.uid): Knot(Kind.EXERCISE, a.uid) for a in assignments for r in a.results}
    return Threads(_knots(plan, signs, assignments, sessions), _without_short_cuts(links), came_of)


def _exercise(given: Assignment, by_day: Mapping[date, Sequence[str]], works: Iterable[Work]) -> list[Link]:
    """To the sessions that gave it, worked on it or heard of it, and from these to what was reported then."""
    at = Knot(Kind.EXERCISE, given.uid)
    worked = {w.session for w in works if w.kind is Worked.ASSIGNMENT and w.record == given.uid}
    links = [(at, Knot(Kind.SESSION, uid)) for uid in (*by_day.get(given.given, ()), *worked)]
    for result in given.results:
        there = by_day.get(result.on, ())
        links += [(at, Knot(Kind.SESSION, uid)) for uid in there]
        to = Knot(Kind.RESULT, result.uid)
        links += [(Knot(Kind.SESSION, uid), to) for uid in there] or [(at, to)]
    return links


def _knots(
    plan: Plan,
    signs: Mapping[str, Sequence[Reason]],
    assignments: Sequence[Assignment],
    sessions: Sequence[Session],
) -> tuple[Knot, ...]:
    """Everything there is, column by column: signs as they weigh, the plan in its order, the rest newest first."""
    said = dict.fromkeys(r.name for s in plan.steps for r in signs.get(s.step, ()))
    return (
        *(Knot(Kind.SIGN, name) for name in said),
        *(Knot(Kind.GOAL, g.uid) for g in plan.goals),
        *(Knot(Kind.STEP, s.uid) for s in plan.steps),
        *(Knot(Kind.EXERCISE, a.uid) for a in assignments),
        *(Knot(Kind.SESSION, s.uid) for s in reversed(sessions)),
        *(Knot(Kind.RESULT, r.uid) for a in assignments for r in a.results),
    )


def _without_short_cuts(links: Sequence[Link]) -> tuple[Link, ...]:
    """Each link once; one that jumps a column only where no other way leads there."""
    every = tuple(dict.fromkeys(links))
    near = [link for link in every if link[1].kind - link[0].kind == 1]
    reached: dict[Knot, frozenset[Knot]] = {}
    kept = list(near)
    for link in every:
        if link[1].kind - link[0].kind > 1:
            reached.setdefault(link[0], _reached(link[0], near))
            if link[1] not in reached[link[0]]:
                kept.append(link)
    return tuple(kept)


def _reached(start: Knot, links: Iterable[Link]) -> frozenset[Knot]:
    """Every knot that can be come to from `start`, without itself."""
    following: dict[Knot, list[Knot]] = {}
    for one, two in links:
        following.setdefault(one, []).append(two)
    found: set[Knot] = set()
    ahead = [start]
    while ahead:
        for knot in following.get(ahead.pop(), ()):
            if knot not in found:
                found.add(knot)
                ahead.append(knot)
    return frozenset(found)
