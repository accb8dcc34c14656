"""Beginning an hour that is now: who is here, where, how long. Everything is filled in, and Enter takes it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import clock
from ui.pages.sessions_facts import WHO
from ui.pages.sessions_words import PLACES
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.elided import shortened
from ui.widgets.entry import Slip
from ui.widgets.layout import Ground, clear, column, row
from ui.widgets.number_field import NumberField
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.couple import Couple, Status
from workbook.model.session import Session

_NAME, _WIDE, _MOST = 110, 460, 600
USUAL = (45, 50, 60, 90)


class LiveStart(QWidget):
    """`wanted(session)` asks for it to be begun, `left` goes back. Where the file is closed, `reopen` asks for the way there
    instead; while another couple's session goes on, `there` goes to that one and `ended` ends it first.
    """

    wanted = Signal(object)
    left, reopen, there, ended = Signal(), Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._closed = self._other = False
        self._title, self._agreed = text("", "heading"), para("", "small", "muted")
        self._who_row = row(gap=0)
        self._who = Segmented(_("Who is here"), ["", "", ""])
        self._place = Segmented(_("Where"), [_("In the room"), _("Video"), _("Phone")])
        self._usual = Segmented(_("Minutes"), [str(n) for n in USUAL], None, clearable=True)
        self._minutes = NumberField(_("Minutes of the session"), _MOST)
        self._usual.changed.connect(self._chose_usual)
        self._minutes.textEdited.connect(self._typed_minutes)
        self._problem = Slip()
        self.start = Button(_("Start session"), "primary", "play", key=_("Enter"))
        self.start.clicked.connect(self.begin)
        back = Button(_("Not now"), key=_("Esc"))
        back.clicked.connect(self.left)
        self._end = Button(_("End it"))
        self._end.setAccessibleName(_("End that session"))
        self._end.clicked.connect(self.ended)
        card, self._facts = Ground(), QWidget()
        card.setFixedWidth(_WIDE)
        column(
            20,
            text(_("Who is here"), "small_strong"),
            theme.HAIR,
            row(self._who_row, None),
            theme.GAP,
            text(_("Where"), "small_strong"),
            theme.HAIR,
            row(self._place, None),
            theme.GAP,
            text(_("Minutes"), "small_strong"),
            theme.HAIR,
            row(self._usual, self._minutes, None),
            into=self._facts,
        )
        column(
            self._title,
            theme.HAIR,
            self._agreed,
            self._facts,
            self._problem,
            theme.GUTTER,
            row(self.start, self._end, back, None),
            pad=(32, 28, 32, 28),
            into=card,
        )
        column(None, row(None, card, None), None, None, pad=(24, 24, 24, 24), into=self)

    def show_couple(self, couple: Couple, last: Session | None, now: datetime, number: int, other: str = "") -> None:
        """Offer the next session of now, as long and in the place as the one before. `other` says which one goes on meanwhile."""
        self._closed, self._other = couple.status is Status.CLOSED, bool(other)
        self._facts.setVisible(not self._closed and not other)
        self._end.setVisible(bool(other) and not self._closed)
        self.start.say(self._act(), "" if self._closed or other else "play")
        self._session = Session(couple.uid, now.replace(microsecond=0))
        if last is not None:
            self._session = replace(self._session, minutes=last.minutes, place=last.place)
        coming = couple.next_session
        self._title.say(_("Session {n}").format(n=number) if number > 1 else _("First session"))
        today = coming is not None and coming.date() == now.date()
        agreed = _("Agreed for {time} today. ").format(time=clock(coming)) if today and coming is not None else ""
        said = agreed + _("The clock starts when you do; check-in, homework and jottings stand beside it.")
        if self._closed:
            self._title.say(_("This file is closed"))
            said = _("Reopen it first, in the course of the file: safety is asked anew with each partner alone.")
        elif other:
            said = _("{other} Only one session goes on at a time: go there, or end it before this one begins.").format(
                other=other
            )
        self._agreed.say(said)
        clear(self._who_row)
        names = [shortened(p.short, "small_strong", _NAME) for p in (couple.first, couple.second)]
        self._who = Segmented(_("Who is here"), [_("Both"), *names])
        self._who_row.addWidget(self._who)
        self._place.choose(PLACES.index(self._session.place))
        self._show_minutes(self._session.minutes)
        self._problem.say("")

    def begin(self) -> None:
        if self._closed or self._other:
            (self.reopen if self._closed else self.there).emit()
            return
        minutes = self._minutes.number()
        if not minutes or self._session is None:
            self.refuse(_("Give the minutes first: between 1 and 600."))
            self._minutes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        who, place = WHO[self._who.chosen() or 0], PLACES[self._place.chosen() or 0]
        self.wanted.emit(replace(self._session, attended=who, place=place, minutes=minutes))

    def _act(self) -> str:
        if self._closed:
            return _("To the course of the file")
        return _("Go there") if self._other else _("Start session")

    def refuse(self, sentence: str) -> None:
        """Say above the buttons why it could not be begun."""
        self._problem.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts all, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
        else:
            super().keyPressEvent(event)

    def _show_minutes(self, minutes: int) -> None:
        self._minutes.show_number(minutes)
        self._usual.choose(USUAL.index(minutes) if minutes in USUAL else None)

    def _chose_usual(self, at: object) -> None:
        if isinstance(at, int):
            self._minutes.show_number(USUAL[at])

    def _typed_minutes(self) -> None:
        minutes = self._minutes.number()
        self._usual.choose(USUAL.index(minutes) if minutes in USUAL else None)
        self._problem.say("")
