"""What else can be done with a session or a contact, behind three dots."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.menu import Menu
from workbook.language import _


class MoreMenu(Button):
    """`error_wanted`: it was entered in error; `print_wanted` asks for the page of its note, `delete_wanted` throws a draft
    away.
    """

    error_wanted = Signal()
    print_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, says: str, page: str) -> None:
        super().__init__("", "plain", "ellipsis", height=theme.CONTROL_IN_ROW)
        self.setFixedWidth(theme.CONTROL_IN_ROW)
        self.setAccessibleName(says)
        self.setToolTip(says)
        menu = Menu(self)
        menu.addAction(page).triggered.connect(self.print_wanted)
        self._delete = menu.addAction(_("Delete the draft"))
        self._delete.triggered.connect(self.delete_wanted)
        menu.addAction(_("Entered in error …")).triggered.connect(self.error_wanted)
        self.setMenu(menu)

    def show_draft(self, is_draft: bool) -> None:
        """Only a draft can be deleted."""
        self._delete.setVisible(is_draft)
