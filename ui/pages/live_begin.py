"""Beginning a session, and what stands in its way: a file that is closed, another couple's session that goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from ui.context import Context, Place
from ui.going_on import going_words
from ui.pages.live_start import LiveStart
from ui.pages.sessions_taking import end_hour
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.session import Session


class LiveBegin:
    """`start` is shown for `couple()`; what was begun is handed to `begun`."""

    def __init__(
        self,
        context: Context,
        start: LiveStart,
        clock: Callable[[], datetime],
        couple: Callable[[], str],
        begun: Callable[[Session], None],
    ) -> None:
        self._context, self._book, self._start = context, context.book, start
        self._clock, self._couple, self._begun = clock, couple, begun
        start.wanted.connect(self._begin)
        start.reopen.connect(lambda: context.go_to(Place.LIFE, couple()))
        start.there.connect(self._to_other)
        start.ended.connect(self._end_other)

    def offer(self) -> None:
        uid, now, sessions = self._couple(), self._clock(), self._book.sessions
        line = next(iter(sessions.lines(uid, limit=1)), None)
        last = sessions.get(line.uid) if line is not None else None
        other = self._other()
        words = going_words(self._book, other, now) if other is not None else ""
        self._start.show_couple(self._book.couples.get(uid), last, now, sessions.next_number(uid), words)

    def _other(self) -> Session | None:
        """Another couple's session that goes on."""
        going_on = self._book.hours.going_on(self._clock())
        return next((session for session in going_on if session.couple != self._couple()), None)

    def _begin(self, session: Session) -> None:
        try:
            begun = self._book.sessions.begin(session)
        except WorkbookError as error:
            self._start.refuse(str(error))
            return
        self._context.saved()
        self._context.nothing_back()
        self._begun(begun)

    def _to_other(self) -> None:
        other = self._other()
        if other is None:
            self.offer()  # it was ended meanwhile
        else:
            self._context.go_to(Place.LIVE, other.couple, other.uid)

    def _end_other(self) -> None:
        other = self._other()
        if other is not None:
            try:
                end_hour(self._book, other.uid)
            except WorkbookError as error:
                self._start.refuse(str(error))
                return
            self._context.done(_("The other session is ended."), partial(self._resume, other.uid))
        self.offer()
        self._start.start.setFocus()

    def _resume(self, other: str) -> None:
        self._book.hours.resume(other)
        self.offer()
