"""Fields forget what was typed in them before: pages are shown for one couple after another, and their fields with them."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def forget_line(line: QLineEdit) -> None:
    """Nothing that was typed in this line comes back by undoing; what stands there stays."""
    if line.isUndoAvailable() or line.isRedoAvailable():
        at = line.cursorPosition()
        line.setText(line.text())  # the same words: nothing but the history goes
        line.setCursorPosition(at)


def forget_typing(room: QWidget) -> None:
    """Another record is shown in `room`: what was typed in any field there, in sight or not, is undone no more."""
    for line in room.findChildren(QLineEdit):
        forget_line(line)
    for plain in room.findChildren(QPlainTextEdit):
        plain.document().clearUndoRedoStacks()
    for area in room.findChildren(QTextEdit):
        area.document().clearUndoRedoStacks()
