"""The door: one field, one button, and the quiet ways round. Which workbook it is stands above, and nothing about anyone."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from ui import files, theme
from ui.dates import moment
from ui.pages.door import Door
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.fields import Secret
from ui.widgets.icon import Icon
from ui.widgets.layout import Ground, Item, column, row
from ui.widgets.words import Text, text
from workbook.language import _


class UnlockPage(Door):
    """Emits `unlock_wanted(path, secret, recovery)`; whoever opens the workbook calls `refused` or takes the page away."""

    unlock_wanted = Signal(object, str, bool)
    new_wanted = Signal()

    def __init__(self, path: Path, opened: datetime | None = None, note: str = "") -> None:
        """`opened` is when this workbook was last opened here; `note` a sentence to begin with, such as why it was locked."""
        super().__init__()
        self._path, self._recovery = path, False
        self._name: Text = text("", "strong")
        self._where: Text = text("", "small", "muted")
        self._label = text("", "small_strong")
        self.secret = Secret()
        self.secret.returnPressed.connect(self._go)
        self._label.setBuddy(self.secret)
        self._status = Status(wraps=True)
        self._status.setMinimumHeight(20)
        self.unlock = Button(_("Unlock"), "primary", height=theme.CONTROL_AT_DOOR, stretch=True)
        self.unlock.clicked.connect(self._go)
        self.other_way = Button("", "quiet", height=theme.CONTROL_IN_ROW)
        self.other_way.clicked.connect(lambda: self._show_way(not self._recovery))
        self.change = Button(_("Change"), "quiet", height=theme.CONTROL_IN_ROW)
        self.change.setAccessibleName(_("Change to another workbook"))
        self.change.clicked.connect(self._change)
        self.new = Button(_("New workbook"), "quiet", height=theme.CONTROL_IN_ROW)
        self.new.clicked.connect(self.new_wanted)
        self.compose(_("Couples Workbook"), *self._content())
        self._show_path(path, opened)
        self._show_way(False)
        if note:
            self._status.say(note, "wrong")
        self._order()

    def _content(self) -> list[Item]:
        book = Ground()
        words = column(self._name, self._where, gap=2)
        row(Icon("library", "accent", 20), words, None, self.change, gap=14, pad=(16, 12, 16, 12), into=book)
        ways = row(self.other_way, None, self.new)
        return [36, book, 24, self._label, 6, self.secret, 8, self._status, 8, self.unlock, 16, ways]

    def _order(self) -> None:
        chain: list[QWidget] = [self.secret, self.unlock, self.other_way, self.new, self.change]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        self.first_focus = self.secret

    def path(self) -> Path:
        return self._path

    def _show_path(self, path: Path, opened: datetime | None) -> None:
        self._path = path
        self._name.say(path.name)
        where = str(path.parent)
        if opened is not None:
            where = _("opened {when}").format(when=moment(opened, datetime.now()))
        metrics = QFontMetricsF(theme.font("small"))
        self._where.say(metrics.elidedText(where, Qt.TextElideMode.ElideMiddle, 300))
        self._where.setToolTip(str(path))

    def _show_way(self, recovery: bool) -> None:
        self._recovery = recovery
        label = _("Recovery code") if recovery else _("Passphrase")
        self._label.say(label)
        self.secret.setAccessibleName(label)
        self.secret.setPlaceholderText(_("as printed on the recovery sheet") if recovery else "")
        self.secret.reveal(recovery)
        self.secret.wipe()
        self.other_way.say(_("Use the passphrase") if recovery else _("Use the recovery code"))
        self._status.say("")
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        chosen = files.choose_workbook(self, self._path.parent)
        if chosen is not None:
            self._show_path(chosen, None)
            self._show_way(False)

    def _go(self) -> None:
        if not self.unlock.isEnabled():
            return
        if not self.secret.text():
            self._status.say(
                _("Type the recovery code first.") if self._recovery else _("Type the passphrase first."), "wrong"
            )
            return
        self._busy(True)
        self._status.say(_("Unlocking …"), "busy")
        self.unlock_wanted.emit(self._path, self.secret.text(), self._recovery)

    def _busy(self, busy: bool) -> None:
        for widget in (self.unlock, self.change, self.new, self.other_way):
            widget.setEnabled(not busy)
        self.secret.setReadOnly(busy)

    def refused(self, sentence: str) -> None:
        """Say inline why it stays shut, and let them try again."""
        self._busy(False)
        self._status.say(sentence, "wrong")
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self.secret.selectAll()
