"""Plain text of any length: a note of five thousand lines is typed into as lightly as one of two.

`TextArea` lays out its whole text to know its height; this one lays out what is in sight, and grows only up to `most` lines,
from where it scrolls inside. What is pasted arrives as plain text; a big paste flows in piece by piece, as one step of undo, so
that the window goes on breathing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QSizePolicy, QTextEdit, QWidget

from ui import theme
from ui.widgets.pasting import MOST, plain, storable
from ui.widgets.scrolling import ThinBar
from workbook.language import _

_AT_ONCE = 60_000
_AROUND_CARET = 32


def units(words: str) -> int:
    """How long Qt takes this to be: it counts what lies beyond the first plane twice."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


class PlainArea(QPlainTextEdit):
    """`edited` is emitted for changes by hand only, not by `show_words`. Tab leaves the field.

    It has no ground and border: the frame that it lies in paints them, and is named in `ring_target` for the focus ring.
    """

    edited = Signal()
    refused = Signal(str)
    """A sentence about a paste that was not taken in; "" once one is."""

    def __init__(self, *, says: str, hint: str = "", lines: int = 2, most: int = 26) -> None:
        super().__init__()
        self.ring_target: QWidget = self
        self._lines, self._most = lines, most
        self._loading = False
        self._pouring = ""
        self._where = QTextCursor()
        self._marked: list[tuple[int, int]] = []
        self.setAccessibleName(says)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._caret = QTimer(self)
        self._caret.setSingleShot(True)
        self._caret.timeout.connect(self._follow)
        self.retheme()
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._caret.start)
        self._fit()
        self.document().clearUndoRedoStacks()  # the margin is a step of undo to Qt, and would keep Ctrl+Z here

    def words(self) -> str:
        self.finish()
        return storable(self.toPlainText())

    def show_words(self, words: str) -> None:
        """Show words from the record, unless they are the same: the cursor and the undo of what is typed stay. A field that was
        left empty and is shown empty again begins from new: it may be another record's.
        """
        if words == self.words():
            if not words and not self.hasFocus():
                self.document().clearUndoRedoStacks()
            return
        self._loading = True
        self.setPlainText(words)
        self._loading = False

    def to_end(self) -> None:
        """Put the caret behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def mark(self, places: Sequence[tuple[int, int]]) -> bool:
        """Have these parts stand out until something is typed or shown here, and the caret on the first. Says whether any do."""
        words = self.words()
        self._marked = [(units(words[:start]), units(words[:end])) for start, end in places]
        self._paint_marks()
        if self._marked:
            cursor = self.textCursor()
            cursor.setPosition(self._marked[0][0])
            self.setTextCursor(cursor)
        return bool(self._marked)

    def marked(self) -> list[str]:
        """What stands out."""
        return [mark.cursor.selectedText() for mark in self.extraSelections()]

    def _paint_marks(self) -> None:
        marks = []
        for start, end in self._marked:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setBackground(theme.colour("notice_soft"))
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self.setExtraSelections(marks)

    def retheme(self) -> None:
        self.setFont(theme.font("body"))
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self._paint_marks()

    # pasting

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly():
            return
        self.finish()
        words = plain(source)
        if len(words) + self.document().characterCount() > MOST:
            self.refused.emit(
                _("This is too long: a field holds {most} characters, and nothing was put in.").format(most=f"{MOST:,}")
            )
            return
        self.refused.emit("")
        self._where = self.textCursor()
        self._where.insertText(words[:_AT_ONCE])
        self._pouring = words[_AT_ONCE:]
        if self._pouring:
            QTimer.singleShot(0, self, self._pour)
        else:
            self.ensureCursorVisible()

    def is_pouring(self) -> bool:
        """A paste is still flowing in."""
        return bool(self._pouring)

    def finish(self) -> None:
        """Take in at once what is left of a paste."""
        self._pour_piece(len(self._pouring))

    def _pour(self) -> None:
        self._pour_piece(_AT_ONCE)
        if self._pouring:
            QTimer.singleShot(0, self, self._pour)

    def _pour_piece(self, length: int) -> None:
        if not self._pouring:
            return
        piece, self._pouring = self._pouring[:length], self._pouring[length:]
        self._where.joinPreviousEditBlock()
        self._where.insertText(piece)
        self._where.endEditBlock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.finish()
        super().keyPressEvent(event)

    # height

    def _changed(self) -> None:
        self._fit()
        if self._marked:
            self.mark(())
        if not self._loading:
            self.edited.emit()

    def _fit(self) -> None:
        line = QFontMetricsF(self.font()).height()
        least, most = self._lines * line, self._most * line
        high, block = 0.0, self.document().firstBlock()
        while block.isValid() and high <= most:
            high += self.blockBoundingRect(block).height()
            block = block.next()
        scrolls = high > most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        fixed = round(max(least, min(most, high)) + 1.5)
        if fixed != self.maximumHeight() or fixed != self.minimumHeight():
            self.setFixedHeight(fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _follow(self) -> None:
        """Keep the caret in sight of the page that this field lies in."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if above is not None else None
        if above is None or page is None or not self.hasFocus():
            return
        caret = self.viewport().mapTo(page, self.cursorRect().center())
        above.ensureVisible(0, caret.y(), 0, _AROUND_CARET)
