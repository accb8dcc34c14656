"""Pages of a hand-over that hold no question: a pause, an empty screen, and the thanks at the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.chips import Status
from ui.widgets.large import LargeButton, centred
from ui.widgets.layout import column, row
from workbook.language import _, ngettext


class BlankView(QWidget):
    """Nothing but a way on: whoever passes by learns nothing from it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on = LargeButton(_("Press Enter to go on"))
        self.on.clicked.connect(self.wanted)
        column(None, row(None, self.on, None), pad=(0, 0, 0, theme.MARGIN), into=self)


class PauseView(QWidget):
    """`wanted` goes on, `left` stops here: for this time, where there will be another (`again`)."""

    wanted, left = Signal(), Signal()

    def __init__(self, *, again: bool = True) -> None:
        super().__init__()
        self.on = LargeButton(_("Go on"), "primary")
        self.stop = LargeButton(_("Stop here for today") if again else _("Stop here"))
        self.on.clicked.connect(self.wanted)
        self.stop.clicked.connect(self.left)
        column(
            None,
            row(None, centred(_("A pause"), "display"), None),
            theme.GAP,
            row(None, centred(_("Everything so far is kept. Take the time you need."), "large", "muted"), None),
            theme.MARGIN,
            row(None, self.on, None),
            theme.NEAR,
            row(None, self.stop, None),
            None,
            into=self,
        )


class ThanksView(QWidget):
    """The end, reached or chosen. `returned` gives the computer back; nothing leads back to the questions. `again`: there will
    be another day for what is still open.
    """

    returned = Signal()

    def __init__(self, partner: str, counselor: str, *, again: bool = True) -> None:
        super().__init__()
        self._again = again
        self._counselor = counselor or _("your counselor")
        self._words = centred("", "large", "muted")
        self._status = Status(role="large")
        self.give_back = LargeButton(_("Close and give the computer back"), "primary")
        self.give_back.clicked.connect(self.returned)
        column(
            None,
            row(None, centred(_("Thank you, {name}").format(name=partner), "display"), None),
            theme.GAP,
            row(None, self._words, None),
            theme.MARGIN,
            row(None, self.give_back, None),
            theme.TIGHT,
            row(None, self._status, None),
            None,
            into=self,
        )

    def show_left(self, unanswered: int) -> None:
        """How many questions are still open: where they can be answered another day it says so."""
        lines = [_("Your answers are kept and sealed. Please give the computer back to {counselor}.")]
        if unanswered and self._again:
            lines.append(
                ngettext(
                    "{n} question is still open; you can go on another day.",
                    "{n} questions are still open; you can go on another day.",
                    unanswered,
                )
            )
        self._words.say("\n".join(lines).format(counselor=self._counselor, n=unanswered))

    def say_wrong(self, sentence: str) -> None:
        self._status.say(sentence, "wrong")
