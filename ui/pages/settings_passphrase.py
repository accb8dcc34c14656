"""Another passphrase, for whoever knows the one of now or holds the recovery sheet.

What copies and the sheet open with from then on is said beside it.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.strength import ENOUGH, judge
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.fields import Secret, labelled
from ui.widgets.layout import card, column, row
from ui.widgets.meters import Strength
from ui.widgets.words import caption_for, para
from workbook.errors import WorkbookError
from workbook.language import _


class PassphrasePanel(QWidget):
    """Three fields that are emptied as soon as they are not needed any more."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._old, self._new, self._again = (Secret(height=theme.CONTROL) for _field in range(3))
        self._strength, self._verdict = Strength(), para("", "small", "muted")
        self._status = Status(wraps=True)
        self._status.setMinimumHeight(20)
        self._change = Button(_("Change passphrase"), "primary")
        self._change.clicked.connect(self._go)
        self._new.textChanged.connect(self._judge)
        self._old.returnPressed.connect(lambda: self._new.setFocus(Qt.FocusReason.TabFocusReason))
        self._new.returnPressed.connect(lambda: self._again.setFocus(Qt.FocusReason.TabFocusReason))
        self._again.returnPressed.connect(self._go)
        self._recovery = False
        self._label = caption_for("", self._old)
        self._instead = Button("", "quiet", height=theme.CONTROL_IN_ROW)
        self._instead.clicked.connect(lambda: self._show_way(not self._recovery))
        about = _(
            "The recovery sheet goes on opening this workbook. Backups made until now open with the passphrase of their day."
        )
        panel = card(
            row(self._label, None, self._instead),
            theme.HAIR,
            self._old,
            theme.GAP,
            labelled(_("New passphrase"), self._new),
            10,
            self._strength,
            theme.TIGHT,
            self._verdict,
            theme.GAP,
            labelled(_("The same again"), self._again),
            theme.TIGHT,
            self._status,
            theme.NEAR,
            row(self._change, None),
            theme.GAP,
            para(about, "small", "muted"),
        )
        column(panel, None, into=self)
        for before, after in pairwise((self._old, self._instead, self._new)):
            QWidget.setTabOrder(before, after)
        self._show_way(False)
        self._judge()

    def first_focus(self) -> QWidget:
        return self._old

    def flush(self) -> None:
        """What was typed here is no record, and does not stay behind."""
        self._wipe()
        self._show_way(False)

    def _show_way(self, recovery: bool) -> None:
        """Ask for the passphrase of now, or for the code on the sheet."""
        self._recovery = recovery
        label = _("Recovery code") if recovery else _("Passphrase of now")
        self._label.say(label)
        self._old.setAccessibleName(label)
        self._old.setPlaceholderText(_("as printed on the recovery sheet") if recovery else "")
        self._old.reveal(recovery)
        self._old.wipe()
        self._instead.say(_("I know the passphrase of now") if recovery else _("I have the recovery sheet instead"))
        self._status.say("")

    def _judge(self) -> None:
        judged = judge(self._new.text())
        self._strength.show_level(judged.level)
        self._verdict.say(judged.words)

    def _go(self) -> None:
        if not self._change.isEnabled():
            return
        if not self._old.text():
            code, phrase = _("The recovery code is needed as well."), _("The passphrase of now is needed as well.")
            self._stop(code if self._recovery else phrase, self._old)
        elif judge(self._new.text()).level < ENOUGH:
            self._stop(_("A harder passphrase is needed for clients’ records."), self._new)
        elif self._new.text() != self._again.text():
            self._stop(_("The two are not the same."), self._again)
        else:
            self._set_busy(True)
            self._status.say(_("Changing the passphrase …"), "busy")
            book, old, new, recovery = self._context.book, self._old.text(), self._new.text(), self._recovery
            self._context.background.run(
                lambda: book.change_passphrase(old, new, recovery=recovery), self._changed, self._refused, owner=self
            )

    def _changed(self, _nothing: None) -> None:
        self._set_busy(False)
        self._wipe()
        self._show_way(False)
        self._status.say(_("The passphrase is changed."))

    def _refused(self, error: WorkbookError) -> None:
        self._set_busy(False)
        self._stop(str(error), self._old)
        self._old.selectAll()

    def _stop(self, sentence: str, field: Secret) -> None:
        self._status.say(sentence, "wrong")
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, busy: bool) -> None:
        for button in (self._change, self._instead):
            button.setEnabled(not busy)
        for field in (self._old, self._new, self._again):
            field.setReadOnly(busy)

    def _wipe(self) -> None:
        for field in (self._old, self._new, self._again):
            field.wipe()
        self._status.say("")
