"""Which document is to be made: what tells of the record in one row, what is given out to be filled in in another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.documents_words import Kind, short_title
from ui.widgets.choices import Segmented
from ui.widgets.layout import column
from workbook.language import _

_TELLING = (Kind.PROGRESS, Kind.INTAKE, Kind.NOTE)
_ROWS = (_TELLING, tuple(kind for kind in Kind if kind not in _TELLING))


class KindChoice(QWidget):
    """Two rows, of which one has the choice. `changed` follows a choice by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen = Kind.PROGRESS
        names = (_("Document about the record"), _("Document to give out"))
        self.rows = [
            Segmented(name, [short_title(k) for k in kinds], None, stretch=True)
            for name, kinds in zip(names, _ROWS, strict=True)
        ]
        for at, each in enumerate(self.rows):
            each.changed.connect(partial(self._press, at))
        column(*self.rows, gap=theme.TIGHT, into=self)
        self.choose(self._chosen)

    def chosen(self) -> Kind:
        return self._chosen

    def choose(self, kind: Kind) -> None:
        """Show a choice; emits nothing."""
        self._chosen = kind
        for each, kinds in zip(self.rows, _ROWS, strict=True):
            each.choose(kinds.index(kind) if kind in kinds else None)
            if kind in kinds:
                self.setFocusProxy(each)

    def _press(self, row: int, at: object) -> None:
        if isinstance(at, int):
            self.choose(_ROWS[row][at])
            self.changed.emit()
