"""Tabs as quiet words over a hairline. A QTabBar in all but its looks: arrow keys, roles and actions are Qt's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from ui import theme
from ui.widgets.painting import painting, say, width_of

_HIGH, _APART = 40, 28


class Tabs(QTabBar):
    """`chosen` is `currentIndex`, `currentChanged` tells of a change. Ctrl+Tab and Ctrl+Shift+Tab go round while it has focus;
    the couple's frame gives them to the whole page. Words that lack room move closer together."""

    def __init__(self, words: Sequence[str], says: str) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", 4)
        self.setAccessibleName(says)
        self.setMouseTracking(True)
        for each in words:
            self.addTab(each)

    def go_round(self, step: int) -> None:
        """The next tab (1) or the one before (-1), past the end to the other end."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.go_round(-1 if event.key() == Qt.Key.Key_Backtab else 1)
        else:
            super().keyPressEvent(event)

    def _apart(self) -> int:
        free = self.width() - sum(width_of(self.tabText(i), "strong") for i in range(self.count()))
        return max(12, min(_APART, int(free / max(1, self.count()))))

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(round(width_of(self.tabText(index), "strong") + 0.5) + self._apart(), _HIGH)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        words = sum(width_of(self.tabText(i), "strong") + 12 for i in range(self.count()))
        return QSize(round(words), _HIGH)

    def ring_box(self) -> QRectF:
        """Where the focus ring goes: round the word that is chosen."""
        box = QRectF(self.tabRect(self.currentIndex()))
        return box.adjusted(0, 8, -self._apart(), -6)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        with painting(self) as painter:
            painter.fillRect(QRectF(0, _HIGH - 1, self.width(), 1), theme.colour("line"))
            for index in range(self.count()):
                box, words = QRectF(self.tabRect(index)), self.tabText(index)
                on = index == self.currentIndex()
                tone = "text" if on or index == pointed else "muted"
                say(painter, QRectF(box.left(), 0, box.width(), _HIGH - 2), words, "strong" if on else "label", tone)
                if on:
                    under = QRectF(box.left(), _HIGH - 2, width_of(words, "strong"), 2)
                    painter.fillRect(under, theme.colour("accent"))
