"""Pages of text to read: many short paragraphs, laid out as one piece, so that leafing through them costs no time.

Each paragraph is plain text in one of the theme’s roles; a bold beginning is handed over apart. It takes the focus, is scrolled
by the arrow keys, and can be copied from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from ui import theme
from ui.widgets.scrolling import ThinBar

_LEADING = 118
_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. `above` is the room before it, `left` how far it is set in, `lead` its bold beginning, `mark` what hangs
    in the margin: a number, or a dash.
    """

    words: str
    role: str = "small"
    tone: str = "text"
    lead: str = ""
    above: int = 0
    left: int = 0
    mark: str = ""


class Reading(QTextEdit):
    """Shows passages from the first one on; `pad` is left, top, right, bottom."""

    def __init__(self, pad: tuple[int, int, int, int] = (24, 20, 24, 24)) -> None:
        super().__init__()
        self._passages: tuple[Passage, ...] = ()
        self._pad = pad
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setProperty("ring_reach", -6)
        self.retheme()

    def passages(self) -> tuple[Passage, ...]:
        return self._passages

    def show_passages(self, passages: Sequence[Passage], *, keep_place: bool = False) -> None:
        at = self.verticalScrollBar().value() if keep_place else 0
        self._passages = tuple(passages)
        self._write()
        self.verticalScrollBar().setValue(at)

    def retheme(self) -> None:
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        at = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(at)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def _write(self) -> None:
        document = self.document()
        document.clear()
        frame = document.rootFrame().frameFormat()
        left, top, right, bottom = self._pad
        frame.setLeftMargin(left)
        frame.setTopMargin(top)
        frame.setRightMargin(right)
        frame.setBottomMargin(bottom)
        document.rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for at, passage in enumerate(self._passages):
            if at:
                cursor.insertBlock()
            self._write_one(cursor, passage)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_one(self, cursor: QTextCursor, passage: Passage) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(passage.above)
        block.setLeftMargin(passage.left)
        if passage.mark:
            block.setTextIndent(-passage.left)
            block.setTabPositions([QTextOption.Tab(passage.left, QTextOption.TabType.LeftTab)])
        cursor.setBlockFormat(block)
        if passage.mark:
            cursor.insertText(f"{passage.mark}\t", _ink(passage.role, "accent", strong=True))
        if passage.lead:
            cursor.insertText(f"{passage.lead} ", _ink(passage.role, passage.tone, strong=True))
        cursor.insertText(passage.words.replace("\n", _LINE_BREAK), _ink(passage.role, passage.tone))


def _ink(role: str, tone: str, *, strong: bool = False) -> QTextCharFormat:
    font = theme.font(role)
    if strong:
        font.setWeight(theme.strong_weight())
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(theme.colour(tone))
    return made
