"""The recovery code on its card: in groups, large, with the same signs as on the sheet, so that it can be copied by hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.access import Role
from ui.widgets.painting import CENTRE, painting, rounded, say
from workbook.language import _

_ROW_HIGH, _IN_ROW = 34, 4


class RecoveryCard(QWidget):
    """Focusable, so that a screen reader reads the code sign by sign."""

    accessible_role = Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", theme.RADIUS_CARD)
        self.show_code("")

    def show_code(self, code: str) -> None:
        self._groups = tuple(code.split("-")) if code else ()
        spelled = ", ".join(" ".join(group) for group in self._groups)
        self.setAccessibleName(_("Recovery code: {code}").format(code=spelled))
        rows = max(2, -(-len(self._groups) // _IN_ROW))
        self.setFixedHeight(rows * _ROW_HIGH + 28)
        self.update()

    def code(self) -> str:
        return "-".join(self._groups)

    def paintEvent(self, event: QPaintEvent) -> None:
        each = (self.width() - 40) / _IN_ROW
        with painting(self) as painter:
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CARD, "surface", "line")
            for index, group in enumerate(self._groups):
                down, across = divmod(index, _IN_ROW)
                where = QRectF(20 + across * each, 14 + down * _ROW_HIGH, each, _ROW_HIGH)
                say(painter, where, group, "number", "text", CENTRE)
