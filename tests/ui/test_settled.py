"""The window is laid out before it is painted, however deep a thing lies that takes another height at another width."""

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import cut_labels
from ui.main_window import MainWindow
from ui.widgets.flowing import Flowing
from ui.widgets.layout import column
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para

_DEEP = 6


class _Turning(QWidget):
    """Taller when it is narrow, as a field with words in it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(40 if event.size().width() > 1200 else 400)


def _within(widget: QWidget) -> int:
    """How high it is that in which this stands."""
    around = widget.parentWidget()
    assert around is not None
    return around.height()


def test_nothing_is_cut_in_the_first_picture_after_a_change_of_size(app: QApplication, qtbot: QtBot) -> None:
    inside: QWidget = _Turning()
    for _level in range(_DEEP):
        around = QWidget()
        column(para("Above it stands a line."), inside, para("And one below it."), into=around)
        inside = around
    flowing = Flowing()
    column(inside, None, into=flowing)
    window = MainWindow(lambda: True)
    qtbot.addWidget(window)
    window.show_content(Scroller(flowing))
    window.resize(QSize(1400, 700))
    window.show()
    qtbot.waitExposed(window)
    app.processEvents()
    assert cut_labels(window) == []
    window.resize(QSize(1100, 700))
    app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    lacking = [w for w in inside.findChildren(QWidget) if w.geometry().bottom() > _within(w)]
    assert lacking == []
