"""A small whole number that is counted rather than rated: how many times, how many minutes. What is no number cannot be typed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QValidator

from ui import theme
from ui.widgets.fields import Field


class _UpTo(QValidator):
    """Qt's own validator lets a number through that is too large by less than one figure: 99 where 10 is the most."""

    def __init__(self, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._most = most

    def validate(self, typed: str, at: int) -> QValidator.State:
        fits = not typed or (typed.isascii() and typed.isdecimal() and int(typed) <= self._most)
        return QValidator.State.Acceptable if fits else QValidator.State.Invalid


class NumberField(Field):
    """A whole number from 0 to `most`, or none while it is empty."""

    def __init__(self, says: str, most: int, *, hint: str = "", width: int = 56) -> None:
        super().__init__("", hint, says=says, height=theme.CONTROL_IN_ROW)
        self.setValidator(_UpTo(most, self))
        self.setMaxLength(len(str(most)))
        self.setFixedWidth(width)

    def number(self) -> int | None:
        return int(self.text()) if self.text() else None

    def show_number(self, number: int | None) -> None:
        """Show a number from the record; emits nothing but `textChanged`."""
        self.show_words("" if number is None else str(number))
