"""The three columns of a session that goes on: check-in and homework, what is jotted down, what is fixed before they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.pages.live_beside import Closing, WeekTicks, WorkedOn
from ui.pages.live_facts import WeekLine, WorkLine
from ui.pages.live_jottings import AsItGoes
from ui.pages.packet_print import PacketPrint
from ui.pages.sessions_checkin import CheckInForm
from ui.pages.sessions_homework import Homework, to_review
from ui.pages.sessions_next import NextDate
from ui.widgets.entry import Slip
from ui.widgets.flowing import Flowing
from ui.widgets.layout import column, row, rule
from ui.widgets.scrolling import Scroller
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.handover import Handover
from workbook.model.session import Session

_LEFT, _RIGHT, _SIDE, _HANG, _APART = 324, 308, 32, 16, 22


@dataclass(frozen=True, slots=True)
class Beside:
    """All that stands beside the jottings. `earlier` sessions are newest first; `base` is what the next date counts from; `came`
    are the check-ins that came back from a hand-over, `alone` in which sessions who gave one.
    """

    session: Session
    couple: Couple
    earlier: tuple[Session, ...]
    assignments: tuple[Assignment, ...]
    passed: Mapping[str, date]
    week: tuple[WeekLine, ...]
    work: tuple[WorkLine, ...]
    base: datetime
    clash: str
    came: tuple[Handover, ...]
    alone: frozenset[tuple[str, Whose]]


class LiveHour(QWidget):
    """Emits what was changed by hand; it saves nothing itself but the jottings."""

    edited, rebuilt = Signal(), Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.check_in, self.homework = CheckInForm(narrow=True), Homework(narrow=True)
        self.jottings = AsItGoes(context.book)
        self.week, self.packet, self.work = WeekTicks(), PacketPrint(context, key=_("Ctrl P")), WorkedOn()
        self.next, self.closing = NextDate(narrow=True), Closing()
        self._problem = Slip()
        left, right = Flowing(), Flowing()
        column(self.check_in, _APART, rule(), _APART, self.homework, None, into=left)
        column(
            self.week,
            row(self.packet, pad=(0, theme.NEAR, 0, 0)),
            _APART,
            rule(),
            _APART,
            self.work,
            _APART,
            rule(),
            _APART,
            self.next,
            _APART,
            rule(),
            _APART,
            self.closing,
            None,
            into=right,
        )
        sides = []
        for content, wide in ((left, _LEFT), (right, _RIGHT)):
            side = Scroller(content)
            side.hang(_HANG)
            side.setFixedWidth(wide + _HANG)
            sides.append(side)
        self._sides = tuple(sides)
        middle = column(self._problem, self.jottings)
        middle.setStretch(1, 1)
        line = row(sides[0], middle, _SIDE - _HANG, sides[1], gap=_HANG, pad=(_SIDE, 24, _HANG, 24), into=self)
        line.setStretch(1, 1)
        for part in (self.check_in, self.homework, self.closing):
            part.edited.connect(self.edited)
        for made in (self.check_in.alone, self.homework, self.jottings, self.week, self.work, self.closing):
            made.rebuilt.connect(self.rebuilt)

    def show_hour(self, beside: Beside, today: date) -> None:
        session, couple = beside.session, beside.couple
        self.check_in.show_session(session, beside.earlier, couple, today, True, beside.came, beside.alone)
        self.homework.show_assignments(to_review(beside.assignments, session.starts.date()), couple, beside.passed)
        self.week.show_lines(beside.week)
        if self.packet.show_packets(couple, beside.assignments, today):
            self.rebuilt.emit()
        self.work.show_lines(beside.work)
        self.closing.show_session(session, beside.earlier, couple)
        self.next.show_next(beside.base, couple, beside.clash)

    def session_here(self, session: Session) -> Session:
        """`session` with everything that is entered on this page."""
        return self.closing.ratings(self.check_in.check_ins(session))

    def tell(self, sentence: str) -> None:
        """What went wrong, until it is told otherwise; "" takes it away."""
        self._problem.say(sentence)

    def told(self) -> str:
        return self._problem.words() if not self._problem.isHidden() else ""

    def jump(self, number: int) -> None:
        """Ctrl and a number: into one of the parts, as it is written beside their headings."""
        parts: Sequence[tuple[QWidget, QWidget | None]] = (
            (self.check_in, self.check_in.first_empty() or self.check_in.first_scale()),
            (self.homework, self.homework.first_row()),
            (self.jottings, self.jottings.entry.area),
            (self.next, self.next.first()),
            (self.week, self.week.first()),
            (self.work, self.work.first()),
            (self.closing, self.closing.first()),
        )
        part, there = parts[number - 1]
        if there is not None:
            there.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._show_head(part)

    def hand(self) -> None:
        """Alt+H: whom the check-in is handed to is asked above, however far down one is."""
        self.check_in.alone.turn()
        self._show_head(self.check_in.alone)

    def _show_head(self, part: QWidget) -> None:
        for side in self._sides:
            if side.isAncestorOf(part):
                side.head_to_top(part)
