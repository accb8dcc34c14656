"""The foot of a session: that it is saved, what went wrong, and the one button that ends the writing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import moment
from ui.widgets.buttons import Button
from ui.widgets.chips import Notice, Status
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.layout import column, row, rule
from workbook.language import _
from workbook.model.session import Note


class Foot(QWidget):
    """`sign_wanted` for the button; `settings_wanted` where the counselor's name is missing."""

    sign_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status = Status()
        self._hint = Elided(_("after signing, only addenda"), "small", "muted")
        self._sign = Button(_("Sign and lock"), "primary", "lock", key=_("Ctrl Enter"))
        self._sign.clicked.connect(self.sign_wanted)
        self._slip = Slip()
        to_settings = Button(_("Open the settings"), height=theme.CONTROL_IN_ROW)
        to_settings.clicked.connect(self.settings_wanted)
        self._nameless = Notice(_("A signature needs your name, and the settings hold none yet."), to_settings)
        self._line = QWidget()
        row(self._status, self._hint, None, self._sign, gap=theme.TIGHT, into=self._line)
        column(rule(), _Padded(self._nameless, self._slip, self._line), into=self)

    def show_note(self, note: Note) -> None:
        """A signed note has nothing left to sign; what went wrong is told all the same."""
        self._line.setVisible(note.signed_at is None)
        if note.saved_at is None:
            self._status.say("")
        elif not self._status.words():
            self._status.say(_("Saved {when}").format(when=moment(note.saved_at, datetime.now())))
        self._show_or_hide()

    def begin(self) -> None:
        """Another session: nothing has happened yet."""
        self._status.say("")
        self.tell("")
        self._nameless.hide()

    def saved(self, at: str) -> None:
        self._status.say(_("Saved {when}").format(when=at))

    def tell(self, sentence: str) -> None:
        """Something to be read, which stays until another session is opened or it is told otherwise; "" takes it away."""
        self._slip.say(sentence)
        self._show_or_hide()

    def told(self) -> str:
        return self._slip.words() if not self._slip.isHidden() else ""

    def ask_for_name(self, ask: bool = True) -> None:
        """Show the way to the settings, or take it away."""
        self._nameless.setVisible(ask)
        self._show_or_hide()

    def asks_for_name(self) -> bool:
        return not self._nameless.isHidden()

    def _show_or_hide(self) -> None:
        self.setVisible(any(not part.isHidden() for part in (self._nameless, self._slip, self._line)))


class _Padded(QWidget):
    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        column(*parts, gap=theme.TIGHT, pad=(24, 12, 16, 12), into=self)
