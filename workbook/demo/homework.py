"""What became of the exercises on the way: begun, made smaller, put in other words, given again, stopped for a reason.

Nothing is drawn by lot here, so that the couples' other records stay as their seed gives them.
"""

from datetime import datetime, timedelta
from typing import Protocol

from workbook.book import Workbook
from workbook.catalogue.kept import exercise_given, guide_of
from workbook.demo import words
from workbook.disclosure.wording import title_of
from workbook.errors import Held
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import PlanKind

_HELPED = 6


class Moving(Protocol):
    """A clock that can be set."""

    now: datetime


def silent(couple: Couple, number: int, sessions: int) -> frozenset[Whose]:
    """Of whom nothing was written down in this session: in the last one of some couples nobody asked, in that of others one of
    the two had not done it yet.
    """
    if number < sessions:
        return frozenset()
    nobody, not_yet = frozenset((Whose.FIRST, Whose.SECOND)), frozenset((Whose.SECOND,))
    return {2: nobody, 3: not_yet, 4: not_yet}.get(couple.number % 5, frozenset())


def tend(book: Workbook, clock: Moving, couple: Couple, number: int, sessions: int) -> None:
    """What goes on with it in the week after this session; every couple is at another place of the same round."""
    start, at = clock.now, (number + couple.number) % 6
    newest = next((a for a in book.assignments.of(couple.uid) if a.open), None)
    if at == 0 and number < sessions:
        _one_too_many(book, clock, couple)
    elif at == 3:
        _again(book, clock, couple)
    elif newest is not None and at in (2, 5):
        clock.now = start + timedelta(days=2)
        book.assignments.make_smaller(newest.uid)
    elif newest is not None and at == 4:
        _in_their_words(book, newest)
    clock.now = start + timedelta(days=1)
    if number == sessions and newest is not None and couple.number % 3 != 0:
        book.assignments.start(newest.uid)
    clock.now = start


def _one_too_many(book: Workbook, clock: Moving, couple: Couple) -> None:
    """An exercise besides that of the step, stopped before anybody reported; whoever is deciding is given none."""
    plan = book.plans.of(couple.uid)
    home = {a.exercise for a in book.assignments.of(couple.uid) if a.open}
    free = next(e for e in book.catalogue.exercises if e.gate == "free" and e.key not in home)
    if plan is None or plan.kind is PlanKind.DECIDING:
        return
    until = (clock.now + timedelta(weeks=2)).date()
    given = book.assignments.assign(couple.uid, free.key, Whose.BOTH, until=until, when=words.WHENS[0], smaller=True)
    clock.now += timedelta(days=4)
    book.assignments.stop(given.uid, words.STOPPED[couple.number % len(words.STOPPED)])


def _again(book: Workbook, clock: Moving, couple: Couple) -> None:
    """The first that helped both and is not at home is given once more."""
    given = book.assignments.of(couple.uid)
    home = {a.exercise for a in given if a.open}
    for each in (a for a in reversed(given) if a.exercise not in home and _helped(a)):
        try:
            book.assignments.repeat(each.uid, until=(clock.now + timedelta(weeks=1)).date())
        except Held:  # a concern may have come up since
            continue
        return


def _helped(given: Assignment) -> bool:
    return not given.open and bool(given.results) and all((r.helped or 0) >= _HELPED for r in given.results)


def _in_their_words(book: Workbook, given: Assignment) -> None:
    """A line before the others that these two agreed on."""
    theirs = book.catalogue_in(book.couples.get(given.couple).language)
    lines = guide_of(exercise_given(theirs, given.exercise, given.page)).splitlines()
    title = title_of(given, theirs)
    book.assignments.adapt(given.uid, title, "\n".join([words.OWN_LINE, *lines]), given.rev)
