"""What assistive technology is told where Qt cannot know it: the role of a control that paints itself.

A painted strip is a plain QWidget to Qt. The factory here gives such a widget the role it claims, and changes nothing else.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


def _interface(_key: str, subject: QObject) -> QAccessibleInterface | None:
    claimed: Any = getattr(subject, "accessible_role", None)
    if claimed is None or not isinstance(subject, QWidget):
        return None
    made = QAccessibleWidget(subject, claimed)
    # Qt deletes its side when the subject goes; until then this connection alone keeps the Python side alive
    subject.destroyed.connect(lambda: made)
    return made


def install() -> None:
    """Have every widget with an attribute `accessible_role` announced by it. Once, when the application starts."""
    QAccessible.installFactory(_interface)


def role_of(widget: QWidget) -> QAccessible.Role:
    """The role that an assistive client sees."""
    interface: Any = QAccessible.queryAccessibleInterface(widget)
    role: QAccessible.Role = interface.role()
    return role


def announce(widget: QWidget, words: str) -> None:
    """Have words read out that appear without anybody going there."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
