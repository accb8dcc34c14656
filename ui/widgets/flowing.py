"""The inside of a scrolling page that holds running text: as tall as its text is at the width that there is.

Qt takes the least height of wrapped text from a guess at its width; a page would scroll where everything fits.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

_LEVELS = 12
"""As deep as layouts lie in one another between a word and the window."""


class Flowing(QWidget):
    """Put this into a `Scroller`: the scroll area asks for the true height itself."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        layout = self.layout()
        flows = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if flows else least


def lay_out() -> None:
    """Have everything laid out now, so that what was just shown is where it will be: before scrolling to it, before it is
    painted. Each turn takes a change one level further out.
    """
    for _turn in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
