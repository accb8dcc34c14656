"""The head of a page: one serif line, a second line of facts, and the page's own buttons at the right.

It stands at the same place on every page, so that the eye need not look for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.elided import both_shortened
from ui.widgets.layout import column, row
from ui.widgets.painting import painting, say


class _Line(QWidget):
    """A line that may be longer than its room: then it ends in an ellipsis and says itself whole as a tooltip.

    Of a couple's names each is shortened by itself, so that both are to be seen.
    """

    def __init__(self, role: str, tone: str, high: int) -> None:
        super().__init__()
        self._role, self._tone, self._words = role, tone, ""
        self._couple: tuple[str, str] | None = None
        self.setFixedHeight(high)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, couple: tuple[str, str] | None = None) -> None:
        self._words, self._couple = words, couple
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        return self._words

    def shown(self) -> str:
        """What there is room for."""
        if self._couple is None or self._width() <= self.width() + 1:
            return self._words
        return both_shortened(*self._couple, self._role, self.width())

    def _width(self) -> int:
        return round(QFontMetricsF(theme.font(self._role)).horizontalAdvance(self._words) + 1.5)

    def retheme(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._width(), 160), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.setToolTip(self._words if self._width() > self.width() + 1 else "")
        with painting(self) as painter:
            say(painter, QRectF(self.rect()), self.shown(), self._role, self._tone, may_shorten=True)


class Head(QWidget):
    """Title, second line, actions. A page keeps its buttons for good; only those of the page in sight are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._second = _Line("title", "text", 38), _Line("small", "muted", 18)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.TIGHT)
        self._lent: list[QWidget] = []
        words = column(self._title, self._second, gap=2)
        made = row(words, 24, self._actions, gap=0, into=self)
        made.setStretch(0, 1)

    def show_words(self, title: str, second: str, couple: tuple[str, str] | None = None) -> None:
        """`couple`: the two names of which the title is made, if it is."""
        self._title.show_words(title, couple)
        self._second.show_words(second)

    def title(self) -> str:
        return self._title.words()

    def title_shown(self) -> str:
        """As much of the title as there is room for."""
        return self._title.shown()

    def second_line(self) -> str:
        return self._second.words()

    def show_actions(self, actions: Sequence[QWidget], after: QWidget) -> None:
        """Show these and no others; by Tab they come next to `after`."""
        for widget in self._lent:
            self._actions.removeWidget(widget)
            if widget not in actions:
                widget.hide()
        self._lent = list(actions)
        for widget in actions:
            self._actions.addWidget(widget)
            widget.show()
            QWidget.setTabOrder(after, widget)
            after = widget
