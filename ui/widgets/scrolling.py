"""Scrolling: a thin bar, and an area that brings what has the keyboard into sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from ui.widgets.painting import painting, rounded

_ACROSS, _LEAST, _AROUND = 12, 36, 24


class ThinBar(QScrollBar):
    """A handle without a groove. It is a QScrollBar in all else: wheel, drag, keys and assistive clients act as ever."""

    def sizeHint(self) -> QSize:
        return QSize(_ACROSS, _ACROSS)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        upright = self.orientation() is Qt.Orientation.Vertical
        along = self.height() if upright else self.width()
        whole = self.maximum() - self.minimum() + self.pageStep()
        if whole <= self.pageStep() or along <= 0:
            return
        length = max(_LEAST, along * self.pageStep() / whole)
        span = self.maximum() - self.minimum()
        start = (along - length) * (self.sliderPosition() - self.minimum()) / span
        box = QRectF(3, start + 2, 6, length - 4) if upright else QRectF(start + 2, 3, length - 4, 6)
        with painting(self) as painter:
            rounded(painter, box, 3, "edge" if self.underMouse() or self.isSliderDown() else "line")


class Scroller(QScrollArea):
    """A page that may be taller than the window. What takes the focus by key is scrolled into sight, with room around it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def hang(self, margin: int) -> None:
        """Let the bar hang in the page's margin of this width: what is scrolled keeps its width whether there is a bar or not."""
        bar = self.verticalScrollBar()

        def settle() -> None:
            self.setViewportMargins(0, 0, margin - (_ACROSS if bar.maximum() > bar.minimum() else 0), 0)

        bar.rangeChanged.connect(settle)
        settle()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _AROUND)

    def head_to_top(self, part: QWidget) -> None:
        """Scroll so that this part begins at the top, once what has just been shown in it has its place. Where the part is longer
        than there is room for, what has the keyboard in it counts for more than its head.
        """
        QTimer.singleShot(0, part, lambda: self._to_top(part))

    def _to_top(self, part: QWidget) -> None:
        content, now = self.widget(), QApplication.focusWidget()
        if content is None or not content.isAncestorOf(part):
            return
        self.verticalScrollBar().setValue(part.mapTo(content, QPoint(0, 0)).y())
        if now is not None and part.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 0)

    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        least = content.minimumSizeHint().width() if content is not None else 0
        return QSize(least, 120)
