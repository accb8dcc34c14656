"""After the recovery code: a new passphrase, while the sheet is at hand. It can wait, since the sheet goes on opening it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from ui import theme
from ui.pages.door import Door
from ui.pages.first_run_steps import SecretStep
from ui.widgets.chips import Notice
from ui.widgets.words import para
from workbook.language import _


class NewSecretPage(Door):
    """Emits `wanted(passphrase)` or `later`; whoever changes it calls `refused` or takes the page away."""

    wanted = Signal(str)
    later = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        stays = _(
            "The recovery sheet goes on opening this workbook. Backups made until now open with the passphrase of their day."
        )
        self.secret = SecretStep(
            _("Set it and open the workbook"), _("Later"), _("Changing the passphrase …"), Notice(stays, icon="lock")
        )
        self.secret.gone_back.connect(self.later)
        self.secret.gone_on.connect(lambda: self.wanted.emit(self.secret.passphrase()))
        why = _("{name} opened with its recovery code. If the passphrase is lost, choose another one now.").format(
            name=path.name
        )
        self.compose(_("A new passphrase"), theme.GUTTER, para(why, "body", "muted"), theme.GUTTER, self.secret)
        self.first_focus = self.secret.first_focus

    def refused(self, sentence: str) -> None:
        """Say inline why it was not changed, and let them try again."""
        self.secret.set_busy(False)
        self.secret.refused(sentence)
