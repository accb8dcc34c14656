"""A counselor's hands: keys, words and the mouse, as Qt's own events."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One key on this widget, whether or not it has the focus."""
    QTest.keyClick(widget, key, modifier)


def type_words(widget: QWidget, words: str) -> None:
    QTest.keyClicks(widget, words)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """The left button, coming in through the window as a real one does."""
    handle = widget.window().windowHandle()
    assert handle is not None
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, NONE, widget.mapTo(widget.window(), at or widget.rect().center())
    )


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def tab(times: int = 1) -> QWidget:
    """Tab from wherever the keyboard is; gives back what has it then."""
    for _time in range(times):
        press(focused(), Qt.Key.Key_Tab)
    return focused()


def shortcut(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """A key combination that the whole window answers to."""
    handle = window.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifier)
    QApplication.processEvents()
