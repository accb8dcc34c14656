"""When and where a session is, who came, and its focus: one line that both partners may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.sessions_words import PLACES
from ui.widgets.choices import Segmented
from ui.widgets.day_field import DayField, TimeField
from ui.widgets.elided import shortened
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, labelled
from ui.widgets.layout import clear, column, row
from ui.widgets.words import text
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.session import Place, Session

WHO = (Whose.BOTH, Whose.FIRST, Whose.SECOND)
FOCUS_MOST = 300
_NAME, _DAY, _TIME = 110, 172, 76


class FocusLine(Field):
    """The focus of a session, with its name and who may read it."""

    def __init__(self) -> None:
        super().__init__(hint=_("What this hour is about"))
        self.setMaxLength(FOCUS_MOST)


class SessionFacts(QWidget):
    """Day, time, place and who came. `edited` follows each change by hand that can be read as what it should be."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day = DayField(_("Day"))
        self.time = TimeField(_("Time"), datetime.min.time())
        self._place = Segmented(_("Place"), [_("Room"), _("Video"), _("Phone")])
        self._who_row = row(gap=0)
        self._who = Segmented(_("Who came"), ["", "", ""])
        self._problem = Slip()
        self.day.setFixedWidth(_DAY)
        self.time.setFixedWidth(_TIME)
        for read in (self.day, self.time):
            read.picked.connect(self.edited)
            read.problem.connect(self._show_problem)
        self._place.changed.connect(self.edited)
        column(
            row(
                labelled(_("Day"), self.day),
                labelled(_("Time"), self.time),
                column(text(_("Place"), "small_strong"), theme.HAIR, self._place),
                None,
                gap=theme.GAP,
            ),
            self._problem,
            theme.NEAR,
            column(text(_("Who came"), "small_strong"), theme.HAIR, row(self._who_row, None)),
            into=self,
        )

    def show_facts(self, session: Session, couple: Couple) -> None:
        clear(self._who_row)
        names = [shortened(p.short, "small_strong", _NAME) for p in (couple.first, couple.second)]
        self._who = Segmented(_("Who came"), [_("Both"), *names])
        self._who.changed.connect(self.edited)
        self._who_row.addWidget(self._who)
        self._who.choose(WHO.index(session.attended))
        self._place.choose(PLACES.index(session.place))
        self.day.show_day(session.starts.date())
        self.time.show_time(session.starts.time())

    def facts(self, session: Session) -> Session:
        """`session` with what is entered here; an unreadable or emptied field leaves the last good value."""
        day = self.day.value() or session.starts.date()
        return replace(
            session,
            starts=datetime.combine(day, self.time.value()),
            place=PLACES[self._place.chosen() or 0],
            attended=WHO[self._who.chosen() or 0],
        )

    def wrong(self) -> str:
        """The first thing that cannot be read, as a sentence, or ""."""
        return self.day.wrong() or self.time.wrong()

    def _show_problem(self) -> None:
        self._problem.say(self.wrong())


def fresh(couple: Couple, now: datetime) -> Session:
    """A session to begin: at the hour agreed for today where there is one, else now."""
    agreed = couple.next_session
    starts = agreed if agreed is not None and agreed.date() == now.date() else now.replace(second=0, microsecond=0)
    return Session(couple.uid, starts, place=Place.ROOM)
