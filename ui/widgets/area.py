"""A text area that grows with its text: whole thoughts without a scroll bar inside a page that scrolls.

What is pasted arrives as plain text, undo reaches back to what was loaded, and the lines have the same room between them as
running text elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from ui import theme
from ui.widgets.painting import painting, rounded
from ui.widgets.scrolling import ThinBar

_LEADING = 118
_MARGIN = 10


class TextArea(QTextEdit):
    """Plain text of several lines. `lines` is the height when empty, `most` the height from which it scrolls inside.

    `edited` is emitted for changes by hand only, not by `show_words`. Tab leaves the field; Ctrl+Enter emits `submitted`.
    With `bare` it has no ground and border of its own.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self, words: str = "", hint: str = "", *, says: str = "", lines: int = 3, most: int = 40, bare: bool = False
    ) -> None:
        super().__init__()
        self._lines, self._most, self._bare = lines, most, bare
        self._loading = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setAccessibleName(says)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0 if bare else _MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not bare:
            self.setProperty("ring", theme.RADIUS_CONTROL - 3)
            self.setProperty("ring_reach", -4)
        self.retheme()
        self.show_words(words)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def words(self) -> str:
        return self.toPlainText()

    def show_words(self, words: str) -> None:
        """Show words from the record, unless they are the same: the cursor and the undo of what is typed stay."""
        if words == self.toPlainText() and words:
            return
        self._loading = True
        self.setPlainText(words)
        self._lead_lines()
        self.document().clearUndoRedoStacks()
        self._loading = False
        self._fit()

    def scroll_from(self, lines: int) -> None:
        """Grow no further than to so many lines."""
        self._most = max(lines, self._lines)
        self._fit()

    def retheme(self) -> None:
        self.setFont(theme.font("body"))
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def _lead_lines(self) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def _changed(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height() * _LEADING / 100

    def _fit(self) -> None:
        around = 2 * self.document().documentMargin()
        least, most = self._lines * self._line() + around, self._most * self._line() + around
        high = self.document().size().height()
        fixed = round(max(least, min(most, high)) + 0.5)
        scrolls = high > most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if fixed != self.height() or fixed != self.maximumHeight():
            self.setFixedHeight(fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bare:
            with painting(self.viewport()) as painter:
                usable = self.isEnabled() and not self.isReadOnly()
                ground, line = ("surface", "edge") if usable else ("sunken", "line")
                rounded(painter, QRectF(self.viewport().rect()), theme.RADIUS_CONTROL, ground, line)
        super().paintEvent(event)
