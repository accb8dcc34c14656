"""What is done beside the jottings of a session that goes on and is kept at once: giving, stopping, ticking, the next date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from ui import messages
from ui.context import Context, Place
from ui.pages.exercises_facts import bring_back, stopped_words
from ui.pages.handover import READ
from ui.pages.live_alone import CheckInAlone
from ui.pages.sessions_desk import SessionDesk
from workbook.errors import NotFound
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.session import Work

AtOnce = Callable[[Callable[[], object]], None]


class LiveActs:
    """Acts for the session on the desk. `at_once` keeps what is unsaved first, runs an act and tells what it refuses."""

    def __init__(self, context: Context, desk: SessionDesk, clock: Callable[[], datetime], at_once: AtOnce) -> None:
        self._context, self._book, self._desk = context, context.book, desk
        self._clock, self._at_once = clock, at_once

    def give(self, exercise: str) -> None:
        """To whoever is here, until the next date; it can be taken back."""
        couple, assignments = self._desk.session.couple, self._book.assignments
        until = bring_back(self._book.couples.get(couple), self._clock().date())

        def act() -> None:
            given = assignments.assign(couple, exercise, self._desk.session.attended, until=until)
            self._context.done(_("Given: {title}").format(title=given.title), partial(assignments.take_back, given.uid))

        self._at_once(act)

    def stop(self, uid: str) -> None:
        """What was given in this hour is taken back; what goes on since an earlier one is stopped, if that is meant."""
        assignments = self._book.assignments
        given = next((each for each in assignments.of(self._desk.session.couple) if each.uid == uid), None)
        if given is None:
            self._at_once(_taken_back_already)
        elif assignments.fresh(given) and not given.results:
            self._at_once(lambda: assignments.take_back(uid))
        elif messages.ask(
            _("Stop “{title}”?").format(title=given.title),
            yes=_("Stop it"),
            no=_("It goes on"),
            more=_("What was reported about it stays. It can be given again."),
            lasting=True,
        ):
            self._at_once(lambda: self._stop(uid))
        else:
            self._at_once(lambda: None)

    def _stop(self, uid: str) -> None:
        stopped = self._book.assignments.stop(uid)
        self._context.done(stopped_words(stopped), partial(self._book.assignments.go_on, uid, stopped.rev))

    def serve(self, alone: CheckInAlone) -> None:
        """Do what is asked for beside the check-in. What is rated is kept before it is said who can be asked: it is answered."""
        alone.asked.connect(lambda: self._at_once(lambda: alone.offer(self._left_to_ask())))
        alone.wanted.connect(lambda whose: self._context.hand_over_check_in(self._desk.uid(), whose))
        alone.read.connect(lambda: self._context.go_to(Place.HANDOVER, self._desk.session.couple, READ))

    def _left_to_ask(self) -> tuple[Whose, ...]:
        """Who is here and has a question of the check-in left to answer."""
        session, ask = self._desk.session, self._book.handovers.check_in_to_ask
        here = [w for w in PARTNERS if session.attended in (w, Whose.BOTH)]
        return tuple(w for w in here if ask(session.uid, w))

    def worked_on(self, work: object, on: bool) -> None:
        if isinstance(work, Work):
            self._at_once(lambda: self._book.hours.work_on(work, on))

    def fix_next(self, moment: object) -> None:
        couple = self._book.couples.get(self._desk.session.couple)
        wanted = moment if isinstance(moment, datetime) else None
        self._at_once(lambda: self._book.couples.save(replace(couple, next_session=wanted)))


def _taken_back_already() -> None:
    """The tick was out of date: by Undo, while something else waited to be kept."""
    raise NotFound(_("This exercise was taken back already."))
