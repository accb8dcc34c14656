"""The one window: a door page or the unlocked shell in it, its ring, its idle clock, and what happens when it is closed.

What opens and closes workbooks is `ui.doorkeeper`; this file only shows. The title never names a couple.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.inputs import Inputs
from ui.widgets.flowing import lay_out
from ui.widgets.painting import painting
from ui.widgets.ring import FocusRing
from workbook.language import _

WANTED, LEAST = QSize(1400, 880), QSize(1080, 640)
_LOOK_EVERY_MS = 2000


def none_at_all() -> int:
    """The idle clock's own minutes hold."""
    return 0


class MainWindow(QWidget):
    """`left_alone` is emitted when nobody has touched keys or mouse for the set minutes, as long as `watch_idle` is on.

    `patience` is asked by then for how many minutes that may be all the same: a couple that looks at the screen touches nothing.
    """

    left_alone = Signal()

    def __init__(self, may_close: Callable[[], bool]) -> None:
        """`may_close` is asked when the window is to be closed; it saves and closes what is open, or says no."""
        super().__init__()
        self._may_close = may_close
        self._content: QWidget | None = None
        self._idle_ms = 0
        self.patience: Callable[[], int] = none_at_all
        self.setWindowTitle(_("Couples Workbook"))
        self.setMinimumSize(LEAST)
        self.resize(self._fitting())
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.inputs = Inputs(self)
        self.ring = FocusRing(self, self.inputs)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)

    def _fitting(self) -> QSize:
        screen = QGuiApplication.primaryScreen()
        return WANTED if screen is None else WANTED.boundedTo(screen.availableSize())

    def show_content(self, content: QWidget, first: QWidget | None = None) -> None:
        """Show this and let go of what was there: the screen holds nothing of it any more. `first` takes the keyboard."""
        before, self._content = self._content, content
        if before is not None:
            before.hide()
            self._room.removeWidget(before)
            before.setParent(None)
            before.deleteLater()
        self._room.addWidget(content)
        content.show()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ring.raise_()

    def content(self) -> QWidget | None:
        return self._content

    def watch_idle(self, minutes: int) -> None:
        """Begin to look whether somebody is there; 0 stops."""
        self._idle_ms = minutes * 60_000
        if minutes:
            self.inputs.restart()
            self._clock.start()
        else:
            self._clock.stop()

    def _look(self) -> None:
        idle = self.inputs.idle_ms()
        if self._idle_ms and idle >= self._idle_ms and idle >= self.patience() * 60_000:
            self._clock.stop()
            self.left_alone.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whatever takes another height at the new width has it before the first painting: nothing is seen cut meanwhile."""
        super().resizeEvent(event)
        lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("canvas"))
