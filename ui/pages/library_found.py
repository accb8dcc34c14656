"""What there is to give, found and read: filters, list, and the page of the one that is chosen, which can have all the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.context import Context
from ui.pages.library_facts import Stock
from ui.pages.library_filters import Filters
from ui.pages.library_list import LibraryList
from ui.pages.library_side import LibrarySide
from ui.widgets.layout import Ground, column, columns
from ui.widgets.told import Told


class LibraryFound(QWidget):
    """`turned` when the page gets all the room, or gives it back."""

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.stock: Stock | None = None
        self.filters, self.told = Filters(context.book.catalogue), Told()
        self.list, self.side = LibraryList(), LibrarySide(context)
        self._listed = Ground()
        column(self.list, pad=(1, 1, 1, 1), into=self._listed)
        both = columns((self._listed, 2), (self.side, 3), gap=theme.GAP)
        column(self.filters, self.told, theme.GAP, both, into=self).setStretch(3, 1)
        self.filters.changed.connect(self.look)
        self.list.wanted.connect(self.look)
        self.list.cleared.connect(self._show_all)
        self.list.accepted.connect(self.side.pages.setFocus)
        self.side.large.clicked.connect(lambda: self.go_large(self.side.large.isChecked()))
        pages = self.side.pages
        for keys, act in (
            ("Ctrl+F", self.to_search),
            ("F11", self.side.large.click),
            ("Ctrl++", lambda: pages.go_closer(1)),
            ("Ctrl+=", lambda: pages.go_closer(1)),
            ("Ctrl+-", lambda: pages.go_closer(-1)),
            ("Ctrl+0", pages.fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._back = QShortcut(QKeySequence("Esc"), self)
        self._back.activated.connect(lambda: self.go_large(False))
        self._back.setEnabled(False)

    @property
    def large(self) -> bool:
        return self.side.large.isChecked()

    def go_large(self, on: bool) -> None:
        """The page alone, as wide as there is room, or the list beside it again."""
        self.side.go_large(on)
        self._listed.setVisible(not on)
        self.filters.setVisible(not on)
        self._back.setEnabled(on)
        (self.side.pages if on else self.list.table).setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def refresh(self) -> None:
        book = self._context.book
        self.stock = Stock(book.catalogue, book.library.favourites(), book.library.used_with())
        self.filters.show_catalogue(book.catalogue)
        self.look()

    def look(self) -> None:
        assert self.stock is not None
        self.list.show_stock(
            self.stock,
            self.filters.wanted(
                self.list.search.text().strip(), starred=self.list.starred.isChecked(), own=self.list.own.isChecked()
            ),
        )

    def bring(self, key: str) -> None:
        """Put the cursor on an exercise, whatever was looked for."""
        if not self.list.choose(key):
            self._empty()
            self.look()
            self.list.choose(key)

    def to_search(self) -> None:
        if self.large:
            self.go_large(False)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def first_focus(self) -> QWidget:
        return self.side.pages if self.large else self.list.search

    def _show_all(self) -> None:
        self._empty()
        self.look()
        self.to_search()

    def _empty(self) -> None:
        self.list.empty()
        self.filters.clear()
