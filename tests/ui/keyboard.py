"""A counselor who has a keyboard and no mouse: keys come in through the window that is in front, as the system's own do.

Nothing here knows a page: what has the keyboard is found by the name that a screen reader would say.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from shiboken6 import isValid

from tests.ui.looks import spoken_name

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE = 60  # seconds
_GLANCE = 20  # ms between two looks
_STOPS, _CHOICES = 250, 10


class Keyboard:
    """`titles` holds every title that a window had while keys were pressed."""

    def __init__(self) -> None:
        self.titles: set[str] = set()
        self._expected = False
        self._unexpected: list[str] = []
        self._guard = QTimer()
        self._guard.timeout.connect(self._dismiss)
        self._guard.start(20)

    # where one is

    def here(self) -> QWidget:
        """What has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def name(self) -> str:
        return spoken_name(self.here())

    def at(self, name: str) -> None:
        """The keyboard is where it should be by itself."""
        assert self.name().startswith(name), f"the keyboard is on {self.name()!r}, not on {name!r}"

    # keys

    def press(self, *keys: Qt.Key | str) -> None:
        """Keys one after another; a text is a combination, such as "Ctrl+N"."""
        for key in keys:
            if isinstance(key, str):
                QTest.keySequence(_front(), QKeySequence(key))
                self._settle()
            else:
                self._send(key, {Key.Key_Space: " ", Key.Key_Return: "\r"}.get(key, ""))

    def type(self, words: str) -> None:
        """Words in any script, sign by sign."""
        for sign in words:
            self._send(Key.Key_Return if sign == "\n" else _key_of(sign), "\r" if sign == "\n" else sign)

    def say(self, words: str) -> None:
        """Write over whatever the field holds."""
        self.press("Ctrl+A")
        self.type(words)

    def go(self, name: str) -> None:
        """Tab on until something with this name has the keyboard; the way round has to come by it."""
        first, passed = self.here(), [self.name()]
        while not self.name().startswith(name):
            self.press(Key.Key_Tab)
            passed.append(self.name())
            lost = self.here() is first or len(passed) > _STOPS
            assert not lost, f"no way to {name!r}: {passed}"

    def push(self, name: str) -> None:
        """Go to a button and press it."""
        self.go(name)
        self.press(Key.Key_Space)

    def pick(self, name: str, arrow: Qt.Key) -> None:
        """Among radio buttons that the keyboard has come to, go to this one with an arrow key and choose it."""
        passed = [self.name()]
        while not self.name().startswith(name):
            self.press(arrow)
            passed.append(self.name())
            assert len(passed) < _CHOICES, f"no {name!r} among {passed}"
        self.press(Key.Key_Space)

    def fill(self, name: str, words: str) -> None:
        """Go to a field and write into it."""
        self.go(name)
        self.say(words)

    @contextmanager
    def answering(self, button: str) -> Iterator[None]:
        """What is done inside opens a question; its button is pressed by keyboard too."""
        before, asked = _front(), list[bool]()

        def answer() -> None:
            if QApplication.activeModalWidget() is None:
                return
            timer.stop()
            asked.append(True)
            self.push(button)

        timer = QTimer()
        timer.timeout.connect(answer)
        timer.start(0)
        self._expected = True
        yield
        self._expected = False
        timer.stop()
        assert asked, f"nothing asked for {button!r}"
        before.requestActivate()  # as every window manager does
        self.until(lambda: QGuiApplication.focusWindow() == before, "the window in front again")

    # time

    def until(self, true: Callable[[], object], what: str, seen: Callable[[], str] = lambda: "") -> None:
        """Let the program run until this holds."""
        late = monotonic() + _PATIENCE
        while not true():
            assert monotonic() < late, f"waited in vain for {what}; {seen()}"
            QTest.qWait(_GLANCE)  # the worker's turn: looking without a pause would hold it up
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._look()

    def _send(self, key: Qt.Key, text: str) -> None:
        window = _front()
        QTest.sendKeyEvent(QTest.KeyAction.Press, window, key, text, _NONE)
        if isValid(window):  # the key may have closed it
            QTest.sendKeyEvent(QTest.KeyAction.Release, window, key, text, _NONE)
        self._settle()

    def _settle(self) -> None:
        QApplication.processEvents()
        self._look()
        assert not self._unexpected, f"nobody expected the question {self._unexpected}"

    def _dismiss(self) -> None:
        """A question that nobody answers would hold up everything for good."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and not self._expected:
            self._unexpected.append(box.text())
            box.reject()

    def _look(self) -> None:
        self.titles |= {window.title() for window in QGuiApplication.topLevelWindows()}


def read_out(root: QWidget) -> str:
    """Everything in sight that can be read, one thing a line."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            words = getattr(widget, "words", None)
            found += [spoken_name(widget), str(words()) if callable(words) else ""]
    return "\n".join(line for line in found if line)


def _front() -> QWindow:
    window = QGuiApplication.modalWindow() or QGuiApplication.focusWindow()
    assert window is not None, "no window is in front"
    return window


def _key_of(sign: str) -> Qt.Key:
    return Key(ord(sign.upper())) if sign.isascii() and sign.isprintable() else Key.Key_unknown
