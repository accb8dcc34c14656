"""What a page has to pass besides doing its work: no word cut, nothing overlapping, a name on all that takes the keyboard."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.inputs import Inputs
from ui.widgets.buttons import Button
from ui.widgets.painting import painting, watch_cuts
from ui.widgets.ring import FocusRing


class Frame(QWidget):
    """A window on the page's own ground, with ring and inputs as in the main window."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        room = QVBoxLayout(self)
        room.setContentsMargins(theme.MARGIN, 24, theme.MARGIN, 24)
        room.addWidget(content)
        self.content = content
        self.inputs = Inputs(self)
        self.ring = FocusRing(self, self.inputs)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("canvas"))


def cut_labels(root: QWidget) -> list[str]:
    """Every word under `root` that lacks room: labels, buttons, painted words; and widgets that overlap or stick out."""
    QApplication.processEvents()
    found = [*_labels(root), *_buttons(root), *_misplaced(root)]
    watch_cuts(found.append)
    root.grab()
    watch_cuts(None)
    return sorted(set(found))


def _labels(root: QWidget) -> list[str]:
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            lacking = label.heightForWidth(label.width()) - label.height()
            if lacking > 0:
                found.append(f"label {lacking} too low: {label.text()[-80:]}")
        else:
            metrics = QFontMetricsF(label.font())
            wide = max(metrics.horizontalAdvance(line) for line in label.text().splitlines() or [""])
            if wide > label.width() + 1:
                found.append(f"label {wide - label.width():.0f} too narrow: {label.text()}")
    return found


def _buttons(root: QWidget) -> list[str]:
    return [
        f"button {button.sizeHint().width() - button.width()} too narrow: {button.text()}"
        for button in root.findChildren(Button)
        if button.isVisible() and button.sizeHint().width() > button.width()
    ]


def _misplaced(root: QWidget) -> list[str]:
    found = []
    for parent in [root, *root.findChildren(QWidget)]:
        if not parent.isVisible() or isinstance(parent, QPushButton):
            continue
        if parent.layout() is None:
            continue
        inside = [c for c in parent.children() if isinstance(c, QWidget) and c.isVisible() and not c.isWindow()]
        inside = [c for c in inside if not isinstance(c, FocusRing)]
        for at, one in enumerate(inside):
            if not parent.rect().adjusted(-1, -1, 1, 1).contains(one.geometry()) and not _scrolled(parent):
                found.append(f"{_called(one)} sticks out of {type(parent).__name__}")
            for other in inside[at + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > 1 and both.height() > 1:
                    found.append(f"{_called(one)} and {_called(other)} overlap by {both.height()}")
    return found


def _scrolled(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _called(widget: QWidget) -> str:
    words: Any = getattr(widget, "text", None)
    said = words() if callable(words) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or said}".strip()


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab can reach under `root`."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def unnamed(root: QWidget) -> list[str]:
    """What takes the keyboard and has no name for those who cannot see it."""
    return [type(widget).__name__ for widget in focusable(root) if not spoken_name(widget).strip()]


def spoken_name(widget: QWidget) -> str:
    """The name that an assistive client reads."""
    interface: Any = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name))


def outside(widget: QWidget, window: QWidget) -> bool:
    """Whether some part of a widget lies outside of its window."""
    return not window.rect().contains(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
