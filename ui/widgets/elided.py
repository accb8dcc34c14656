"""Words that may be longer than their place: a name, a focus, a step. They are shortened at the end, never wrapped, never laid
over their neighbours; what is read out is always the whole.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import Role
from ui.widgets.painting import painting, say_in, width_of

_LEAST = 48
AND = " & "
"""Between the names of a couple."""


def shortened(words: str, role: str, width: float) -> str:
    """`words` on one line, with an ellipsis where they are wider than `width`."""
    metrics = QFontMetricsF(theme.font(role))
    line = " ".join(words.split())
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0.0, width))


def both_shortened(first: str, second: str, role: str, width: float) -> str:
    """Two names on one line, each shortened at its own end: whoever has the shorter one leaves the other what is not needed."""
    room = max(0.0, width - width_of(AND, role) - 2)
    wide = [width_of(" ".join(name.split()), role) for name in (first, second)]
    if sum(wide) <= room:
        return f"{first}{AND}{second}"
    rooms = [max(room / 2, room - other) for other in reversed(wide)]
    return AND.join(shortened(name, role, each) for name, each in zip((first, second), rooms, strict=True))


class Elided(QWidget):
    """One line that gives way: it takes the width of its words where there is room."""

    accessible_role = Role.StaticText

    def __init__(self, words: str, role: str = "body", tone: str = "text", *, least: int = _LEAST) -> None:
        super().__init__()
        self._words, self._role, self._tone, self._least = words, role, tone, least
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(words)

    def words(self) -> str:
        return self._words

    def say(self, words: str, tone: str | None = None) -> None:
        self._words = words
        self._tone = tone or self._tone
        self.setAccessibleName(words)
        self.retheme()

    def retheme(self) -> None:
        self.setFixedHeight(round(QFontMetricsF(theme.font(self._role)).height() + 0.5))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = " ".join(self._words.split())
        natural = QFontMetricsF(theme.font(self._role)).horizontalAdvance(line)
        return QSize(round(natural + 1.5), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        words = shortened(self._words, self._role, self.width())
        with painting(self) as painter:
            say_in(painter, QRectF(self.rect()), words, theme.font(self._role), self._tone)


class Link(QPushButton):
    """A name that can be pressed, on the column's edge; underlined under the pointer."""

    def __init__(self, words: str, role: str = "strong", *, says: str = "", least: int = 240) -> None:
        """`least`: narrower than this it is not made while something beside it can give way."""
        super().__init__()  # not the button's own text: an ampersand in a name would become a shortcut
        self._words, self._role, self._least = words, role, least
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(says or words)
        self.retheme()

    def words(self) -> str:
        return self._words

    def retheme(self) -> None:
        self.setFont(theme.font(self._role))
        self.setFixedHeight(round(QFontMetricsF(self.font()).height() + 0.5))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        line = " ".join(self._words.split())
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(line) + 1.5), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        font = theme.font(self._role)
        font.setUnderline(self.underMouse() or self.isDown())
        with painting(self) as painter:
            say_in(painter, QRectF(self.rect()), shortened(self._words, self._role, self.width()), font, "text")
