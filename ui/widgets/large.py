"""Large words to press and to choose, for pages that a partner reads alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.words import Para, para

WIDE, _STEP = 900, 12


class LargeButton(Button):
    """A button in the type of the page around it."""

    def __init__(self, words: str, kind: Kind = "plain", icon: str = "", *, key: str = "") -> None:
        super().__init__(words, kind, icon, key=key, height=theme.CONTROL_AT_DOOR)

    def retheme(self) -> None:
        self.setFont(theme.font("large_label" if self._kind in ("primary", "soft") else "large"))


def centred(words: str, role: str = "large", tone: str = "text", *, wide: int = WIDE) -> Para:
    """Running text set to the middle of the page."""
    made = para(words, role, tone, leading=100 if role == "display" else 118)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    made.setFixedWidth(wide)
    return made


def balanced(words: str, role: str, most: int = WIDE) -> int:
    """The width at which `words` take as few lines as at `most`, and lines of much the same length: no word stands alone."""
    metrics = QFontMetricsF(theme.font(role))

    def high(wide: float) -> float:
        room = QRectF(0, 0, wide, 10_000)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()

    least, wide = high(most), most
    while wide > _STEP and high(wide - _STEP) <= least:
        wide -= _STEP
    return min(most, wide + _STEP)
