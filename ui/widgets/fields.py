"""Fields of one line: plain, secret, searching; with the name over them.

A field paints its own ground, so that it needs no style sheet (which would override its font). On focus the ring lies on the
border and takes its place.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets.forgetting import forget_line
from ui.widgets.icon import draw_icon
from ui.widgets.layout import Item, column, row
from ui.widgets.painting import painting, rounded
from ui.widgets.words import caption_for, text
from workbook.language import _

_PAD, _ICON = 11, 16


class Field(QLineEdit):
    """One line of plain text. `hint` shows while it is empty; it is no name: give one through `labelled` or `says`."""

    def __init__(
        self, words: str = "", hint: str = "", *, says: str = "", height: int = theme.CONTROL, icon: str = ""
    ) -> None:
        super().__init__(words)
        self._icon = icon
        self.setPlaceholderText(hint)
        self.setAccessibleName(says)
        self.setFixedHeight(height)
        self.setFrame(False)
        self.setProperty("ring", theme.RADIUS_CONTROL - 3)
        self.setProperty("ring_reach", -4)
        self.textChanged.connect(self._level)
        self.retheme()

    def _level(self) -> None:
        """Keep the baseline: by as much as another script's font reaches deeper, Qt would lift the line."""
        lift = 0
        if not self.text().isascii():
            layout = QTextLayout(self.text(), self.font())
            layout.beginLayout()
            line = layout.createLine()
            layout.endLayout()
            lift = max(0, round(line.descent() - QFontMetricsF(self.font()).descent()))
        self.setTextMargins(_PAD - 2 + (_ICON + theme.TIGHT if self._icon else 0), 0, _PAD - 2, -2 * lift)

    def retheme(self) -> None:
        self.setFont(theme.font("body"))
        self._level()
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def show_words(self, words: str) -> None:
        """Show words from the record, unless they are the same: the cursor and the undo of what is typed stay. A field that was
        left empty and is shown empty again begins from new: it may be another record's.
        """
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)
        elif not words and not self.hasFocus():
            forget_line(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            ground = "surface" if self.isEnabled() and not self.isReadOnly() else "sunken"
            line = "edge" if ground == "surface" else "line"
            rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, ground, line)
            if self._icon:
                high = (self.height() - _ICON) / 2
                draw_icon(painter, self._icon, QRectF(_PAD, high, _ICON, _ICON), "muted")
        super().paintEvent(event)


class _Dots(QProxyStyle):
    """Small dots for a hidden passphrase: Qt's own are as large as letters, and can be changed by a style alone."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_LineEdit_PasswordCharacter:
            return ord("•")
        return super().styleHint(hint, option, widget, returnData)


class Secret(Field):
    """A passphrase: shown as dots, never spell-checked, remembered or offered to an input method's memory."""

    def __init__(self, hint: str = "", *, says: str = "", height: int = theme.CONTROL_AT_DOOR) -> None:
        super().__init__("", hint, says=says, height=height)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._style = _Dots()
        self.setStyle(self._style)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText)

    def reveal(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def wipe(self) -> None:
        """Empty it, together with its undo."""
        self.setText("")


class SearchField(Field):
    """Find while typing: `wanted(text)` follows the last key by a blink, and Enter at once; Escape empties the field."""

    wanted = Signal(str)
    down = Signal()
    """The Down key: into the list below."""

    PAUSE_MS = 40

    def __init__(self, hint: str, *, says: str = "") -> None:
        super().__init__("", hint, says=says or hint, icon="search")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(self.PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._ask)

    def is_waiting(self) -> bool:
        """A key went down that was not asked about yet."""
        return self._pause.isActive()

    def _ask(self) -> None:
        self._pause.stop()
        self.wanted.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def labelled(name: str, control: QWidget, note: str = "", *right: Item) -> QVBoxLayout:
    """A control with its name over it, and perhaps a quiet remark ("needed"). The name is also what is read out, where the
    control has no longer one of its own.

    What is given as `right` stands at the control's right, such as a button that fills it.
    """
    label = caption_for(name, control)
    title: list[Item] = [label]
    if note:
        control.setAccessibleName(f"{name}, {note}")
        title.append(text(note, "small", "muted"))
    return column(row(*title, None, gap=6), theme.HAIR, row(control, *right) if right else control)


def beside(name: str, control: QWidget, width: int) -> QHBoxLayout:
    """A control with its name at its left, for rows of a form; the names share `width`."""
    label = text(name, "small")
    label.setFixedWidth(width)
    label.setBuddy(control)
    if not control.accessibleName():
        control.setAccessibleName(name)
    made = row(label, control, gap=theme.TIGHT)
    made.setStretch(1, 1)
    return made


def needed() -> str:
    """The quiet remark beside the name of a field that cannot stay empty."""
    return _("needed")
