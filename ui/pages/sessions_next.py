"""What is fixed before they leave: exercises for the week, and the next date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.dates import clock, weekday
from ui.pages.contact_note import ContactNote
from ui.pages.sessions_words import part_head
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.layout import Item, clear, column, row, section
from ui.widgets.words import text
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.couple import Couple
from workbook.model.session import Session

WEEKS = (1, 2)
OTHER = 2
_ABOUT = timedelta(minutes=30)


def counted_from(session: Session, couple: Couple) -> datetime:
    """What the next date counts from: the hour that was agreed, however late the session began. Once the next date is fixed, that
    one tells of it: it lies whole weeks after the session, or about at the same time of day.
    """
    agreed = couple.next_session
    if agreed is not None:
        same = datetime.combine(session.starts.date(), agreed.time())
        days = (agreed.date() - session.starts.date()).days
        if days in (0, *(7 * weeks for weeks in WEEKS)) or abs(same - session.starts) <= _ABOUT:
            return same
    return session.starts.replace(second=0, microsecond=0)


def to_take_home(assignments: Sequence[Assignment], on: date, *, newest: bool) -> tuple[Assignment, ...]:
    """What was given on the session's day; at the newest session then whatever else they have at home."""
    given = [a for a in reversed(assignments) if a.given == on and (a.stopped is None or not newest)]
    return (*given, *(a for a in reversed(assignments) if newest and a.open and a.given != on))


class ForTheWeek(QWidget):
    """What goes home from this session: what was given on its day, and what goes on."""

    give_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._given = QVBoxLayout()
        self._given.setSpacing(theme.TIGHT)
        give = Button(_("Give an exercise"), "soft", "plus", height=theme.CONTROL_IN_ROW)
        give.clicked.connect(self.give_wanted)
        self._packet = column()
        column(
            section(_("For the week")),
            theme.TIGHT,
            self._given,
            theme.NEAR,
            row(give, None),
            self._packet,
            None,
            into=self,
        )

    def hold(self, packet: QWidget) -> None:
        """Where the packet is printed, below what it holds."""
        self._packet.addSpacing(theme.NEAR)
        self._packet.addWidget(packet)

    def show_given(self, given: Sequence[Assignment], whom: Sequence[str]) -> None:
        """`whom` says for each of them for whom it is, and whether it goes on."""
        clear(self._given)
        for assignment, who in zip(given, whom, strict=True):
            words = _("{exercise}, {whom}").format(exercise=assignment.title, whom=who)
            self._given.addWidget(Elided(words, "small"))
        if not given:
            self._given.addWidget(text(_("nothing given yet"), "small", "muted"))


class NextDate(QWidget):
    """One week, two weeks, or another day and time. `wanted(moment)` asks for it; None takes the date away."""

    wanted = Signal(object)  # datetime | None

    def __init__(self, *, narrow: bool = False) -> None:
        """`narrow`: in a column, while they sit here and nobody need be written to."""
        super().__init__()
        self._from = datetime.min
        self._choice = Segmented(
            _("Next date"), [_("1 week"), _("2 weeks"), _("Other")], None, stretch=True, clearable=True
        )
        self._choice.changed.connect(self._chosen)
        self._says = text("", "strong")
        self._clash = Slip()
        self._other = QWidget()
        self._day, self._time = DayField(_("Day of the next session")), TimeField(_("Its time"), datetime.min.time())
        self._time.setFixedWidth(76)
        self._problem = Slip()
        fix = Button(_("Set"), "soft", height=theme.CONTROL_IN_ROW)
        fix.setAccessibleName(_("Set the next date"))
        fix.clicked.connect(self._fix)
        for read in (self._day, self._time):
            read.returnPressed.connect(self._fix)
            read.problem.connect(self._show_problem)
        line = row(self._day, self._time, fix, gap=theme.TIGHT)
        line.setStretch(0, 1)
        self._day.setMinimumWidth(120)
        column(theme.TIGHT, line, self._problem, gap=theme.HAIR, into=self._other)
        self._other.hide()
        self._reach = None if narrow else ContactNote(_("To tell them of another date"))
        reach: list[Item] = [theme.NEAR, self._reach] if self._reach is not None else []
        column(
            row(part_head(text(_("Next date"), "section"), _("Ctrl 4")), None),
            theme.HAIR,
            self._says,
            self._clash,
            theme.NEAR,
            self._choice,
            self._other,
            *reach,
            None,
            into=self,
        )

    def show_next(self, of: datetime, couple: Couple, clash: str) -> None:
        """`of` is the session that is counted from; `clash` says in a sentence who else comes then, or nothing."""
        self._from, coming = of, couple.next_session
        if self._reach is not None:
            self._reach.show_couple(couple)
        later = coming if coming is not None and coming > of else None
        self._says.say(
            _("{day}, {time}").format(day=weekday(later), time=clock(later)) if later else _("not fixed yet")
        )
        self._clash.say(clash)
        at = next((i for i, weeks in enumerate(WEEKS) if later == of + timedelta(weeks=weeks)), OTHER)
        editing = self._other.isVisibleTo(self) and (self._day.hasFocus() or self._time.hasFocus())
        if editing:
            return
        self._choice.choose(at if later else None)
        self._other.setVisible(later is not None and at == OTHER)
        start = later or of + timedelta(weeks=1)
        self._day.show_day(start.date())
        self._time.show_time(start.time())

    def first(self) -> QWidget:
        return self._choice

    def _chosen(self, at: object) -> None:
        self._other.setVisible(at == OTHER)
        if at is None:
            self.wanted.emit(None)
        elif at == OTHER:
            self._day.setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(at, int):
            self.wanted.emit(self._from + timedelta(weeks=WEEKS[at]))

    def _fix(self) -> None:
        day = self._day.value()
        if not self._show_problem() and day is not None:
            self.wanted.emit(datetime.combine(day, self._time.value()))

    def _show_problem(self) -> str:
        wrong = self._day.wrong() or self._time.wrong()
        if not wrong and self._day.value() is None:
            wrong = _("Give the day first.")
        self._problem.say(wrong)
        return wrong
