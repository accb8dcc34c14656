"""The check-in of a session, given alone: to whom the computer can go while it goes on, and what came back.

One partner may be standing beside. So the page looks the same whatever was answered alone, until the counselor asks for it; and
it is covered again before the computer is handed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import clock
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided, shortened
from ui.widgets.layout import clear, column, row
from ui.widgets.words import para
from workbook.language import _, ngettext
from workbook.model.check_in import rating_of
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.handover import Handover
from workbook.model.session import Session

_NAME = 96


def gave_alone(came: Iterable[Handover]) -> frozenset[Whose]:
    """Whose answers came back from a hand-over."""
    return frozenset(handover.whose for handover in came if handover.given)


def alone_line(whose: Whose, came: Sequence[Handover], session: Session, couple: Couple) -> str:
    """Mira answered alone, 10:52; it says nothing of what was answered."""
    theirs = [handover.given for handover in came if handover.whose is whose and handover.given]
    given = [g for each in theirs for g in each]
    line = _("{name} answered alone, {time}").format(
        name=couple.partner(whose).short, time=clock(max(g.at for g in theirs[-1]))
    )
    stands = session.check_in(whose)
    if any(g.kept and g.value != getattr(stands, rating_of(g.item) or "") for g in given):
        return _("{line}, changed since").format(line=line)
    return line


def alone_words(whose: Whose, came: Sequence[Handover], session: Session, couple: Couple) -> str:
    """The same, with what the scales cannot show: for where they are open."""
    line = alone_line(whose, came, session, couple)
    many = sum(g.kept and g.value is None for h in came if h.whose is whose for g in h.given)
    if not many:
        return line
    return ngettext("{line}; rather not say, once", "{line}; rather not say, {n} times", many).format(line=line, n=many)


class CheckInAlone(QWidget):
    """`asked`: the counselor wants to hand over, and the page is to call `offer`. `wanted(whose)`: the computer goes there.
    `shown(on)`: what was given alone is opened, or covered. `read`: to what stands apart. `rebuilt`: there are other buttons.
    """

    asked, read, rebuilt = Signal(), Signal(), Signal()
    wanted, shown = Signal(object), Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._couple: Couple | None = None
        self._session = ""
        self._lines: list[Elided] = []
        self.hand = Button(_("Hand over"), key=_("Alt H"), height=theme.CONTROL_IN_ROW)
        self.hand.setAccessibleName(_("Hand the computer to one of them for the check-in"))
        self.hand.clicked.connect(self.turn)
        self.show_ = Button(_("Show"), "quiet", key=_("Alt A"), height=theme.CONTROL_IN_ROW)
        self.show_.clicked.connect(self.turn_cover)
        self._open = False
        self._to = row(gap=theme.TIGHT)
        self._lead = para("", "small", "muted")
        self._whom = QWidget()
        column(theme.HAIR, self._lead, theme.HAIR, row(self._to, None), into=self._whom)
        self._came = column(gap=2)
        self._apart = QWidget()
        way = Button(_("Read"), "quiet", height=24)
        way.setAccessibleName(_("Read what stands apart from the check-in"))
        way.clicked.connect(self.read)
        row(Elided(_("Something given alone stands apart"), "small"), way, gap=theme.TIGHT, into=self._apart)
        column(row(self.hand, None, self.show_), self._whom, theme.HAIR, self._came, self._apart, into=self)
        self._whom.hide()

    def show_came(self, session: Session, couple: Couple, came: Sequence[Handover], *, covers: bool) -> None:
        """What came back of this session; `covers`: of it or of an earlier one, something is to be covered. Another one begins
        with everything covered.
        """
        if session.uid != self._session:
            self._session, self._open = session.uid, False
            self._whom.hide()
        self._couple = couple
        self.hand.setVisible(session.ended is None)
        clear(self._came)
        gave = gave_alone(came)
        for whose in PARTNERS:
            if whose in gave:
                words = alone_words if self._open else alone_line
                self._came.addWidget(Elided(words(whose, came, session, couple), "small", "muted"))
        self.show_.setVisible(covers)
        self.show_.say(_("Cover") if self._open else _("Show"))
        self.show_.setAccessibleName(_("Cover what was given alone") if self._open else _("Show what was given alone"))
        self._apart.setVisible(any(handover.waits for handover in came))

    def is_open(self) -> bool:
        return self._open

    def open(self, on: bool) -> None:
        """Open what was given alone, or cover it; nothing came back: nothing happens."""
        if on != self._open and (not on or not self.show_.isHidden()):
            self._open = on
            self.shown.emit(on)

    def turn_cover(self) -> None:
        self.open(not self._open)

    def turn(self) -> None:
        """Ask whom the computer is to go to, or leave that again."""
        if self._whom.isHidden():
            if not self.hand.isHidden():
                self.open(False)
                self.asked.emit()
        else:
            self.fold()

    def offer(self, whom: Sequence[Whose]) -> None:
        """To these it can go: they are here, and something is left to ask them."""
        assert self._couple is not None
        clear(self._to)
        buttons = []
        for whose in whom:
            name = self._couple.partner(whose).short
            words = _("To {name}")
            button = Button(
                words.format(name=shortened(name, "small_label", _NAME)), "soft", height=theme.CONTROL_IN_ROW
            )
            button.setAccessibleName(_("Hand the computer to {name}").format(name=name))
            button.clicked.connect(partial(self.wanted.emit, whose))
            self._to.addWidget(button)
            buttons.append(button)
        self._lead.say(
            _("See that nobody looks on. The workbook locks meanwhile, and opens here again with your passphrase.")
            if whom
            else _("Nothing is left to ask: every question has an answer.")
        )
        self._whom.show()
        self.rebuilt.emit()
        goal = buttons[0] if buttons else self.hand
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Nobody is asked about any more."""
        if not self._whom.isHidden():
            self._whom.hide()
            self.hand.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._whom.isHidden():
            self.fold()
        else:
            super().keyPressEvent(event)
