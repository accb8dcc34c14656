"""Where the safety page stands once a screen is recorded: said so, with the way on, and no form that could be filled in again.

An empty form for the same partner invites the other one's answers, and what is recorded cannot be changed: a further screen is
therefore always asked for by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.safety_words import latest_of
from ui.widgets.access import announce
from ui.widgets.buttons import Button
from ui.widgets.elided import shortened
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, column, row
from ui.widgets.settling import running
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Finding, SafetyScreen

_NAME, _WORDS = 220, 440


def turn_of(screens: Sequence[SafetyScreen], today: date, *, besides: Whose | None = None) -> Whose | None:
    """Whose turn it is: who was never asked, or else was not asked today; None where both were. `screens` are oldest first.

    A screen that was broken off or not held asks nobody. `besides` has just had a screen, whatever came of it.
    """
    latest = {w: latest_of(screens, w) for w in PARTNERS if w is not besides}
    never = [w for w, screen in latest.items() if screen is None]
    asked = [w for w, s in latest.items() if s and s.finding is not Finding.NOT_HELD and s.held_at.date() == today]
    return next(iter(never + [w for w in latest if w not in asked]), None)


class SafetyRest(Ground):
    """`partner_wanted(Whose)` asks for a screen with this partner."""

    partner_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._next_is = Whose.FIRST
        self._said = running("", "heading")
        self._said.setFixedWidth(_WORDS)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.next = Button("", "primary")
        self.next.clicked.connect(lambda: self.partner_wanted.emit(self._next_is))
        self.again = {w: Button("", "quiet", height=24) for w in PARTNERS}
        for whose, button in self.again.items():
            button.clicked.connect(lambda _on=False, whose=whose: self.partner_wanted.emit(whose))
        column(
            None,
            row(None, Icon("check", "accent", 28), None),
            row(None, self._said, None),
            theme.GUTTER,
            row(None, self.next, None),
            theme.GAP,
            *(row(None, button, None) for button in self.again.values()),
            None,
            gap=theme.TIGHT,
            into=self,
        )

    def show_rest(self, couple: Couple, said: str, following: Whose | None) -> None:
        """`said` is what has been recorded; `following` is the partner whose turn it is, None where both had theirs."""
        names = {w: shortened(couple.partner(w).short, "strong", _NAME) for w in PARTNERS}
        if said != self.words():
            self._said.say(said)
            announce(self, said)
        self.next.setVisible(following is not None)
        if following is not None:
            self._next_is = following
            self.next.say(_("Next: {name}, alone").format(name=names[following]))
        for whose, button in self.again.items():
            button.say(_("A further screen with {name}").format(name=names[whose]))
            button.setVisible(whose is not following)

    def words(self) -> str:
        return self._said.words()

    def first_focus(self) -> QWidget | None:
        """The way on to the other partner; None where both had their screen: a further one is nothing to slip into."""
        return None if self.next.isHidden() else self.next
