"""The next appointment: when, which session it will be, how it began last time; begin it, or set another date here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import dates, theme
from ui.pages.contact_note import ContactNote
from ui.until import days_until, length_of
from ui.widgets.buttons import Button
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.entry import Slip
from ui.widgets.layout import Ground, column, row, wide
from ui.widgets.told import Told
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.couple import Status
from workbook.model.plan import Plan
from workbook.model.record import CoupleRecord


class NextCard(Ground):
    """`started` asks for a session; `dated(datetime | None)` for another date, or none; `filed` for a calendar's entry."""

    started, filed = Signal(), Signal()
    dated = Signal(object)

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._when, self._far = text("", "heading"), text("", "small", "muted")
        self._which, self._about = text("", "strong"), para("", "small", "muted")
        self.start = Button(_("Start session"), "primary")
        self.start.clicked.connect(self.started)
        self._change = Button("", "quiet", height=theme.CONTROL_IN_ROW)
        self._change.clicked.connect(self._open)
        self._file = Button(_("To a calendar"), "quiet", height=theme.CONTROL_IN_ROW)
        self._file.setAccessibleName(_("Save the date as a calendar’s entry, without a name"))
        self._file.clicked.connect(self.filed)
        self.told = Told()
        self._editor = _DateEditor(clock)
        self._editor.dated.connect(self._close_with)
        self._editor.left.connect(self._close)
        self._reach = ContactNote(_("To tell them of another date"))
        self._reach.hide()
        self._editor.hide()
        when = column(self._when, self._far, None, gap=theme.HAIR)
        which = column(6, self._which, self._about, None, gap=2)
        act = column(self.start, theme.HAIR, row(None, self._change), row(None, self._file), None)
        line = row(when, which, act, gap=32)
        line.setStretch(1, 1)
        column(line, self.told, self._editor, self._reach, pad=(24, 20, 24, 16), into=self)

    def show_record(
        self, record: CoupleRecord, plan_name: str, number: int, *, primary: bool, goes_on: bool = False
    ) -> None:
        """`number` is the session's. `primary` is false where something else comes first. `goes_on`: a session was begun and is
        not ended.
        """
        couple, now = record.couple, self._clock()
        starts = None if _was_held(record, goes_on) else couple.next_session
        closed = couple.status is Status.CLOSED
        words = (
            _("the file is closed") if closed else dates.moment(starts, now) if starts is not None else _("No date yet")
        )
        self._when.say(words[:1].upper() + words[1:])
        self._far.say(_far(starts, now))
        self._far.setVisible(bool(_far(starts, now)))
        act = _("To the course of the file") if closed else _("Start session")
        self.start.say(_("Go on with the session") if goes_on else act)
        self._which.say(_("Session {number}").format(number=number) if number > 1 or goes_on else _("First meeting"))
        self._which.setVisible(not closed)
        self._change.setVisible(not closed)
        about = _about(record, plan_name)
        self._about.say(about)
        self._about.setVisible(bool(about))
        self.start.become("primary" if primary else "secondary")
        self._change.say(_("Change date") if starts is not None else _("Set a date"))
        self._file.setVisible(starts is not None and starts > now)
        self._reach.show_couple(couple)
        self._editor.suggest(starts or _suggested(record, now), there=starts is not None)

    def stop(self) -> None:
        """Another couple is to be shown: put the date fields away."""
        self.told.say("")
        self._close()

    def _open(self) -> None:
        self._editor.show()
        self._reach.show()
        self._change.setEnabled(False)
        self._editor.begin()

    def _close(self) -> None:
        had_focus = self._editor.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._editor.hide()
        self._reach.hide()
        self._change.setEnabled(True)
        if had_focus:
            self._change.setFocus()

    def _close_with(self, starts: datetime | None) -> None:
        self._close()
        self.dated.emit(starts)


class _DateEditor(QWidget):
    """Day and time in one line. What is typed here stays until it is set or put away."""

    dated = Signal(object)
    left = Signal()

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._day, self._time = DayField(_("Day of the next session")), TimeField(_("Its time"), datetime.min.time())
        self._slip = Slip()
        fix = Button(_("Set date"), "soft", height=theme.CONTROL_IN_ROW)
        fix.clicked.connect(self._fix)
        self._remove = Button(_("No date"), "plain", height=theme.CONTROL_IN_ROW)
        self._remove.setAccessibleName(_("Remove the date of the next session"))
        self._remove.clicked.connect(lambda: self.dated.emit(None))
        leave = Button(_("Cancel"), "plain", height=theme.CONTROL_IN_ROW)
        leave.clicked.connect(self.left)
        for field in (self._day, self._time):
            field.returnPressed.connect(self._fix)
            field.problem.connect(self._slip.say)
        fields = row(wide(self._day, 176), wide(self._time, 80), fix, self._remove, leave, None)
        column(theme.NEAR, fields, self._slip, theme.TIGHT, into=self)

    def suggest(self, starts: datetime, *, there: bool) -> None:
        """Offer this date, unless somebody is typing one."""
        self._remove.setVisible(there)
        if not self.isVisible():
            self._day.show_day(starts.date())
            self._time.show_time(starts.time())
            self._slip.say("")

    def begin(self) -> None:
        self._day.setFocus()
        self._day.selectAll()

    def _fix(self) -> None:
        wrong, day = self._day.wrong() or self._time.wrong(), self._day.value()
        if wrong:
            self._slip.say(wrong)
        elif day is None:
            self._slip.say(_("Write a day, or press No date."))
        elif day < self._clock().date():
            self._slip.say(_("This day is past."))
        else:
            self._slip.say("")
            self.dated.emit(datetime.combine(day, self._time.value()))


def _was_held(record: CoupleRecord, goes_on: bool) -> bool:
    """Whether the date that stands there is that of an hour which was held by now: then there is no next one yet."""
    starts = record.couple.next_session
    return starts is not None and not goes_on and any(s.starts.date() == starts.date() for s in record.sessions)


def _far(starts: datetime | None, now: datetime) -> str:
    if starts is None:
        return ""
    if starts.date() == now.date() and starts < now:
        return _("{length} ago").format(length=length_of(int((now - starts).total_seconds() // 60)))
    return days_until(starts, now) or _("past: set the next one")


def _suggested(record: CoupleRecord, now: datetime) -> datetime:
    """A week after the last session, or a week from now at ten."""
    last = record.sessions[-1].starts if record.sessions else now.replace(hour=10, minute=0, second=0, microsecond=0)
    week = last + timedelta(weeks=1)
    return week if week.date() >= now.date() else datetime.combine(now.date() + timedelta(weeks=1), week.time())


def _about(record: CoupleRecord, plan_name: str) -> str:
    parts = [_step(record.plan, plan_name)] if record.plan is not None else []
    focus = record.sessions[-1].focus if record.sessions else ""
    if focus:
        parts.append(_("Last time: {focus}").format(focus=focus))
    return "\n".join(p for p in parts if p)


def _step(plan: Plan, name: str) -> str:
    current = plan.current
    if current is None:
        return ""
    if current.beside or current not in plan.path or not name:
        return current.title
    return _("{plan} {number}: {step}").format(plan=name, number=plan.path.index(current) + 1, step=current.title)
