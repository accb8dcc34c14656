"""Every question, word and refusal that needs a box of its own: the only place that makes a QMessageBox.

Texts are shown plain. A destructive question names in its button what will happen, and wherever Enter would throw something
away or settle it for good, the safe answer has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from ui import names, theme
from ui.inputs import Inputs
from ui.widgets.buttons import Button
from ui.widgets.ring import FocusRing
from workbook.errors import WorkbookError
from workbook.language import _

_WIDE = 420


def _box(parent: QWidget | None, words: str, more: str) -> QMessageBox:
    box = QMessageBox(parent.window() if parent is not None else None)
    box.setWindowTitle(_("Couples Workbook"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setFont(theme.font("body"))
    box.setText(names.isolated(words))
    box.setInformativeText(names.isolated(more))
    _lay_out(box)
    FocusRing(box, Inputs(box))
    return box


def _lay_out(box: QMessageBox) -> None:
    """Words and buttons end on the same edges, with room around them; Qt keeps a place at the left for a sign."""
    for label in box.findChildren(QLabel):
        label.setContentsMargins(0, 0, 0, theme.TIGHT)
        label.setMinimumWidth(_WIDE)
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(theme.HAIR, theme.GUTTER, theme.GUTTER, theme.GUTTER)


def tell(words: str, *, more: str = "", parent: QWidget | None = None) -> None:
    """Say something that has to be read before going on."""
    box = _box(parent, words, more)
    fine = Button(_("OK"), "primary")
    box.addButton(fine, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(fine)
    box.setEscapeButton(fine)
    box.exec()
    box.deleteLater()


def ask(
    words: str,
    *,
    yes: str,
    no: str | None = None,
    more: str = "",
    danger: bool = False,
    lasting: bool = False,
    parent: QWidget | None = None,
) -> bool:
    """Ask before an act; `yes` and `no` say the acts ("Delete this goal", "Keep it"). Escape and closing mean no.

    danger: the act throws something away. lasting: it loses nothing, but cannot be taken back. Either way Enter means no.
    """
    box = _box(parent, words, more)
    doing = Button(yes, "danger" if danger else "primary")
    leaving = Button(no or _("Cancel"))
    box.addButton(leaving, QMessageBox.ButtonRole.RejectRole)
    box.addButton(doing, QMessageBox.ButtonRole.AcceptRole)
    safe = leaving if danger or lasting else doing
    box.setDefaultButton(safe)
    box.setEscapeButton(leaving)
    box.exec()
    agreed = box.clickedButton() is doing
    box.deleteLater()
    return agreed


def shown(error: WorkbookError, parent: QWidget | None = None) -> None:
    """Show an expected error as it stands: its one sentence is meant for the counselor."""
    tell(str(error), parent=parent)
