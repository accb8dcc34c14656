"""What was copied out of the workbook does not stay behind when the workbook goes out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def wipe_clipboard() -> None:
    """Empty it, unless what lies in it was copied in another program."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
