"""Both full names over joint view: on one line where there is room, else one below the other, and never more than two lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import Role
from ui.widgets.elided import AND, shortened
from ui.widgets.painting import painting, say, width_of

_ROLE, _LEADING = "title", 1.18


class CoupleNames(QWidget):
    """Each name has a line of its own where the two do not fit on one, and is shortened at its own end; read out is the whole."""

    accessible_role = Role.StaticText

    def __init__(self, full: str) -> None:
        super().__init__()
        self._full = full
        self.setAccessibleName(full)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self, width: float) -> list[str]:
        """What stands on each line at this width."""
        first, between, second = self._full.partition(AND)
        if not between or width_of(self._full, _ROLE) <= width:
            return [shortened(self._full, _ROLE, width)]
        room = width - width_of(AND.rstrip(), _ROLE)
        return [shortened(first, _ROLE, room) + AND.rstrip(), shortened(second, _ROLE, width)]

    def _line_high(self) -> int:
        return round(QFontMetricsF(theme.font(_ROLE)).height() * _LEADING)

    def heightForWidth(self, width: int) -> int:
        return self._line_high() * len(self.lines(width))

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self._full, _ROLE) + 1.5), self._line_high())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._line_high())

    def retheme(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        high = self._line_high()
        with painting(self) as painter:
            for at, words in enumerate(self.lines(self.width())):
                say(painter, QRectF(0, at * high, self.width(), high), words, _ROLE, may_shorten=True)
