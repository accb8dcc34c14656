"""Finding another couple by name. Nothing is listed before something is typed: this is a couple's own page."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.access import announce
from ui.widgets.choices import Radio
from ui.widgets.fields import SearchField
from ui.widgets.layout import clear, column
from ui.widgets.words import para
from workbook.book import Workbook

_MOST, _WIDE = 6, 360


class CoupleFinder(QWidget):
    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book, self._without, self._chosen = book, "", ""
        self._field = SearchField(_("Name or number of the other couple"))
        self._field.setMaximumWidth(_WIDE)
        self._field.wanted.connect(self._look)
        self._group: QButtonGroup | None = None
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.TIGHT)
        column(self._field, theme.TIGHT, self._found, into=self)

    def begin(self, without: str) -> None:
        """Nothing typed, nobody found. `without` is the couple that it does not belong to."""
        self._without, self._chosen = without, ""
        self._field.clear()
        clear(self._found)

    def first_focus(self) -> QWidget:
        return self._field

    def chosen(self) -> str:
        """The uid of the couple that is chosen, or ""."""
        return self._chosen

    def _look(self, typed: str) -> None:
        clear(self._found)
        self._chosen = ""
        if not typed:
            return
        lines = [x for x in self._book.couples.lines(typed, limit=_MOST + 1) if x.uid != self._without][:_MOST]
        if not lines:
            self._found.addWidget(para(_("No other couple has this name or number."), "small", "muted"))
            announce(self, _("No other couple has this name or number."))
            return
        self._group = QButtonGroup(self)
        for line in lines:
            radio = Radio(_("{names}, couple {number}").format(names=line.names, number=line.number), role="small")
            radio.toggled.connect(lambda on, uid=line.uid: self._choose(uid, on))
            self._group.addButton(radio)
            self._found.addWidget(radio)

    def _choose(self, uid: str, on: bool) -> None:
        if on:
            self._chosen = uid
