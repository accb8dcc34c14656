"""What of the safety screens waits for the counselor, in one discreet line over a page of their own, and the way to it.

It names no finding: whoever glances at the window reads that somebody is to be asked, or that a decision is open.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.safety_words import waiting_words
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, column, row
from ui.widgets.words import text
from workbook.insight.screening import Standing
from workbook.language import _


class SafetyNotice(QWidget):
    """Takes no room while nothing waits, and ends with a gap while something does."""

    def __init__(self, opened: Callable[[], object]) -> None:
        super().__init__()
        self.open = Button(_("Look at it alone"), "quiet", key=_("Alt C"), height=24)
        self.open.clicked.connect(opened)
        self._said = Elided("", "small")
        ground = Ground("notice_soft", None, theme.RADIUS_CONTROL)
        lead = text(_("Safety screen"), "small_strong")
        made = row(Icon("lock", "notice", 16), lead, self._said, self.open, pad=(16, 10, 16, 10), into=ground)
        made.setStretch(2, 1)
        column(ground, theme.GUTTER, into=self)
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        words = waiting_words(standing)
        self._said.say(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        return self._said.words()


def own_door(opened: Callable[[], object]) -> Button:
    """The way to the counselor's own page, from wherever nothing waits."""
    door = Button(_("Cautions and risk"), "quiet", icon="lock", key=_("Alt C"), height=24)
    door.setObjectName("door:concerns")
    door.clicked.connect(opened)
    return door
