"""All there is to give: found by what is looked for, read as it prints, with a star on what one likes to come back to.

It belongs to no couple and names none; what it says of use is a count. Joint view has no way here.
"""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import messages, theme
from ui.context import Context
from ui.pages.library_facts import Stock
from ui.pages.library_filters import Filters
from ui.pages.library_list import LibraryList
from ui.pages.library_side import LibrarySide
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.layout import Ground, column, columns
from ui.widgets.tab_order import in_reading_order
from workbook.catalogue.exercise import Exercise
from workbook.changes import Changes
from workbook.errors import WorkbookError


class Library(Page):
    areas = frozenset({"library", "assignments", "settings"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stock: Stock | None = None
        self._filters = Filters(context.book.catalogue)
        self._list, self._side = LibraryList(), LibrarySide(context)
        self._save = Button(_("Save"), icon="download", key=_("Ctrl S"))
        self._print = Button(_("Print"), "primary", "printer", key=_("Ctrl P"))
        listed = Ground()
        column(self._list, pad=(1, 1, 1, 1), into=listed)
        column(self._filters, theme.GAP, columns((listed, 2), (self._side, 3), gap=theme.GAP), into=self).setStretch(
            2, 1
        )
        in_reading_order(self)
        self._wire()

    def _wire(self) -> None:
        self._filters.changed.connect(self._find)
        self._list.wanted.connect(self._find)
        self._list.cleared.connect(self._show_all)
        self._list.chose.connect(self._show)
        self._list.accepted.connect(self._side.pages.setFocus)
        self._side.star_wanted.connect(self._star)
        self._save.clicked.connect(self._side.save)
        self._print.clicked.connect(self._side.print)
        pages = self._side.pages
        for keys, act in (
            ("Ctrl+F", self._to_search),
            ("Ctrl+D", self._star),
            ("Ctrl+S", self._save.click),
            ("Ctrl+P", self._print.click),
            ("Ctrl++", lambda: pages.go_closer(1)),
            ("Ctrl+=", lambda: pages.go_closer(1)),
            ("Ctrl+-", lambda: pages.go_closer(-1)),
            ("Ctrl+0", pages.fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def title(self) -> str:
        return _("Library")

    def second_line(self) -> str:
        return _("every exercise, as it prints, and what is yours alone beside it")

    def head_actions(self) -> list[QWidget]:
        return [self._save, self._print]

    def first_focus(self) -> QWidget | None:
        return self._list.search

    def show_detail(self, detail: str) -> None:
        """An exercise's key."""
        if not self._list.choose(detail):
            self._empty()
            self._find()
            self._list.choose(detail)

    def detail(self) -> str:
        chosen = self._list.chosen()
        return chosen.key if chosen is not None else ""

    def refresh(self, changes: Changes | None) -> None:
        book = self.context.book
        self._stock = Stock(book.catalogue, book.library.favourites(), book.library.used_with())
        self._find()
        if changes is None or "settings" in changes.areas:
            self._side.again()

    def _find(self) -> None:
        assert self._stock is not None
        self._list.show_stock(
            self._stock, self._filters.wanted(self._list.search.text().strip(), starred=self._list.starred.isChecked())
        )

    def _show_all(self) -> None:
        self._empty()
        self._find()
        self._to_search()

    def _empty(self) -> None:
        self._list.empty()
        self._filters.clear()

    def _to_search(self) -> None:
        self._list.search.setFocus()
        self._list.search.selectAll()

    def _show(self, exercise: Exercise | None) -> None:
        assert self._stock is not None
        key = exercise.key if exercise is not None else ""
        self._side.show_exercise(exercise, self._stock.used_words(key), key in self._stock.favourites)
        for each in (self._save, self._print):
            each.setEnabled(exercise is not None)

    def _star(self) -> None:
        chosen = self._list.chosen()
        if chosen is None or self._stock is None:
            return
        try:
            self.context.book.library.star(chosen.key, chosen.key not in self._stock.favourites)
        except WorkbookError as error:
            messages.shown(error, self)
        self.refresh(Changes(frozenset({"library"})))
        self.context.saved()


def build(context: Context) -> Library:
    return Library(context)
