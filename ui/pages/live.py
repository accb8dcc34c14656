"""A session that goes on: the clock, the check-in, homework, what is jotted down, what goes home, and the end.

It drops the sidebar. It is the counselor's own view, and F8 leaves it for what both may see. A session is found again here
after a lock, a crash or a restart: it goes on until it is ended.

Keys: Enter adds a line and Alt+1 to Alt+4 say about whom; Ctrl+1 to Ctrl+7 go through the parts; Ctrl+P prints the packet;
Ctrl+E ends; Alt+Left goes back. Alt+H hands the computer to one of them for the check-in; Alt+A shows what was given alone, and
covers it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.context import Context, Place
from ui.pages import live_facts
from ui.pages.live_acts import LiveActs
from ui.pages.live_begin import LiveBegin
from ui.pages.live_clock import HourClock, steady
from ui.pages.live_head import LiveHead
from ui.pages.live_hour import Beside, LiveHour
from ui.pages.live_start import LiveStart
from ui.pages.page import Page
from ui.pages.sessions_desk import SessionDesk
from ui.pages.sessions_next import counted_from
from ui.pages.sessions_reading import clash, keep_homework
from ui.pages.sessions_taking import end_hour
from ui.widgets.autosave import Autosave
from ui.widgets.forgetting import forget_typing
from ui.widgets.layout import column
from ui.widgets.tab_order import in_reading_order
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.session import Session

_TICK_MS = 250


class Live(Page):
    areas = frozenset({"sessions", "assignments", "plans", "couples", "safety", "handovers", "library"})

    def __init__(
        self,
        context: Context,
        clock: Callable[[], datetime] = datetime.now,
        ticks: Callable[[], float] = steady,
    ) -> None:
        super().__init__(context)
        self._clock, self._ticks, self._book = clock, ticks, context.book
        self._desk = SessionDesk(context.book)
        self._hour_clock: HourClock | None = None
        self._saving = self._behind = False
        self.head, self.start, self.hour = LiveHead(), LiveStart(), LiveHour(context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.hour)
        made = column(self.head, self._stack, into=self)
        made.setStretch(1, 1)
        self._autosave = Autosave(self, self._keep, lambda error: self.hour.tell(str(error)))
        self._acts = LiveActs(context, self._desk, clock, self._at_once)
        self._beginning = LiveBegin(context, self.start, clock, lambda: self.couple, self._begun)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._show_time)
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.timeout.connect(lambda: in_reading_order(self))
        self._wire()

    def _wire(self) -> None:
        hour, head = self.hour, self.head
        self.start.left.connect(self._back)
        head.left.connect(self._back)
        head.together.connect(self.context.together)
        head.ended.connect(self.end)
        hour.edited.connect(self._autosave.touch)
        hour.rebuilt.connect(self._order.start)
        hour.jottings.saved.connect(self.context.saved)
        hour.jottings.done.connect(self.context.done)
        hour.week.give_wanted.connect(self._acts.give)
        hour.week.stop_wanted.connect(self._acts.stop)
        hour.week.all_wanted.connect(lambda: self.context.go_to(Place.EXERCISES, self.couple))
        hour.work.ticked.connect(self._acts.worked_on)
        hour.next.wanted.connect(self._acts.fix_next)
        alone = hour.check_in.alone
        self._acts.serve(alone)
        for keys, act in (
            ("Ctrl+E", self.end),
            ("Ctrl+P", lambda: self._if_going(self.hour.packet.by_key)),
            ("Alt+Left", self._back),
            ("Alt+H", lambda: self._if_going(self.hour.hand)),
            ("Alt+A", lambda: self._if_going(alone.turn_cover)),
            *((f"Ctrl+{n}", lambda at=n: self._if_going(lambda: self.hour.jump(at))) for n in range(1, 8)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # what the window asks for

    def show_couple(self, uid: str) -> None:
        """The session of this couple that goes on, or the way to begin one."""
        super().show_couple(uid)
        self._show(self._book.hours.going_on_with(uid, self._clock()))

    def show_detail(self, detail: str) -> None:
        """One session, also where the clock was set back too far for it to be found by the time."""
        session = self._book.sessions.get(detail)
        if session.couple == self.couple and session.ended is None and detail != self.detail():
            self._show(session)

    def detail(self) -> str:
        return self._desk.uid() if self._going() else ""

    def first_focus(self) -> QWidget | None:
        return self.hour.jottings.entry.area if self._going() else self.start.start

    def refresh(self, changes: Changes | None) -> None:
        if not self.couple or self._saving or self.hour.jottings.writing:
            return
        if not self._going():
            self._offer()
            return
        self._behind = self._autosave.is_unsaved()
        if not self._behind:
            self._desk.take(self._desk.uid())
            if self._desk.signed() or self._desk.session.ended is not None or self._desk.session.withdrawn:
                self._leave_over()
            else:
                self._show_again()

    def _leave_over(self) -> None:
        """It was ended, signed or taken out elsewhere: what is half typed is found beside its note."""
        try:
            self.hour.jottings.flush()
        except WorkbookError as error:
            self.hour.tell(str(error))
            return
        uid = self._desk.uid()
        self._show(None)
        self.context.go_to(Place.SESSIONS, self.couple, "" if self._desk.session.withdrawn else uid)

    def flush(self) -> None:
        if self._going():
            self._autosave.flush()
            self.hour.jottings.flush()

    def alt(self, number: int) -> bool:
        return self._going() and self.hour.jottings.alt(number)

    # showing

    def _going(self) -> bool:
        return self._stack.currentWidget() is self.hour and bool(self._desk.uid())

    def _show(self, session: Session | None) -> None:
        self._autosave.forget()
        self._behind = False
        if session is None:
            self._ticking.stop()
            self._hour_clock = None
            self._stack.setCurrentWidget(self.start)
            self._offer()
            return
        self._desk.take(session.uid)
        forget_typing(self.hour)
        self.hour.tell("")
        self._stack.setCurrentWidget(self.hour)
        jotted = self._book.hours.jottings(session.uid)
        latest = jotted[-1].at if jotted else None
        clock = HourClock(session.starts, session.minutes, latest, self._clock, self._ticks)
        self._hour_clock = clock
        self.hour.homework.begin()
        self.hour.jottings.show_session(session, self._book.couples.get(session.couple), clock.moment)
        self._show_again()
        self._ticking.start()
        self._order.start()

    def _offer(self) -> None:
        couple = self._book.couples.get(self.couple)
        self.head.run(False)
        self.head.show_words(
            couple.short, live_facts.where_in_plan(self._book.catalogue, self._book.plans.of(self.couple))
        )
        self._beginning.offer()

    def _show_again(self) -> None:
        book, session, today = self._book, self._desk.session, self._clock().date()
        couple, plan, given = (
            book.couples.get(self.couple),
            book.plans.of(self.couple),
            book.assignments.of(self.couple),
        )
        every = book.sessions.of(self.couple)
        earlier = tuple(s for s in reversed(every) if (s.starts, s.number) < (session.starts, session.number))
        gate, done = book.safety.gate(self.couple), book.hours.work(self.couple)
        beside = Beside(
            session,
            couple,
            earlier,
            given,
            book.unasked.of(self.couple, session.starts.date()),
            live_facts.week(book.catalogue, couple, plan, gate, given, session, today),
            live_facts.to_work_on(book.catalogue, couple, plan, given, session, done),
            counted_from(session, couple),
            clash(book, couple),
            book.handovers.of_session(session.uid),
            book.handovers.alone_in(self.couple),
        )
        self.hour.show_hour(beside, today)
        where = live_facts.where_in_plan(book.catalogue, plan)
        number = _("Session {n}").format(n=session.number)
        self.head.run(True)
        self.head.show_words(couple.short, f"{number} · {where}" if where else number)
        self._show_time()

    def _show_time(self) -> None:
        if self._hour_clock is not None:
            self.head.show_time(self._hour_clock)

    def _if_going(self, act: Callable[[], None]) -> None:
        if self._going():
            act()

    def _back(self) -> None:
        self.context.go_to(Place.SESSIONS, self.couple, self.detail())

    # keeping

    def _begun(self, session: Session) -> None:
        self._show(session)
        self.hour.jottings.entry.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        desk = self._desk
        self._saving = True
        try:
            told = [desk.keep_session(self.hour.session_here(desk.session))]
            told.append(keep_homework(self._book, self.hour.homework, desk.session.starts.date()))
        finally:
            self._saving = False
        sentence = " ".join(t for t in told if t)
        if self._behind or sentence:
            self._behind = False
            self._show_again()
        self.hour.tell(sentence)
        self.context.saved()

    def _at_once(self, act: Callable[[], object]) -> None:
        """Something that is kept at once. What is refused is told, and what is shown goes back to what is so."""
        sentence = ""
        try:
            self._autosave.flush()
            self._saving = True
            act()
        except WorkbookError as error:
            sentence = str(error)
        else:
            self.context.saved()
        finally:
            self._saving = False
        if not self._autosave.is_unsaved():
            self._show_again()
        self.hour.tell(sentence)

    def end(self) -> None:
        """The hour is over: everything is kept, the jottings become the beginning of its note, and there one goes on."""
        if not self._going():
            return
        uid = self._desk.uid()
        try:
            self.hour.jottings.finish()
            self.flush()
            self._saving = True
            end_hour(self._book, uid)
        except WorkbookError as error:
            self.hour.tell(str(error))
            return
        finally:
            self._saving = False
        self.context.saved()
        self._show(None)
        couple = self.couple
        self.context.go_to(Place.SESSIONS, couple, uid)
        self.context.done(_("The session is ended."), lambda: self._resume(couple, uid))

    def _resume(self, couple: str, uid: str) -> None:
        """It was ended too early: it goes on, and what the draft of its note has by now stays there."""
        self._book.hours.resume(uid)
        self.context.go_to(Place.LIVE, couple, uid)


def build(context: Context) -> Page:
    return Live(context)
