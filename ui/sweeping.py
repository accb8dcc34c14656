"""Dialogs that stand in the way of the lock page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog


def close_dialogs() -> None:
    """Close every dialog in sight, as Escape would."""
    modal = QApplication.activeModalWidget()
    while isinstance(modal, QDialog):
        modal.reject()
        following = QApplication.activeModalWidget()
        modal = following if following is not modal else None
