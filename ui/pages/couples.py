"""All couples, the next to come first; found by name or number while typing, opened by Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui import theme
from ui.context import Context, Place
from ui.pages.couples_rows import CoupleRow, columns, status_title
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.chips import EmptyState
from ui.widgets.choices import Toggle
from ui.widgets.fields import SearchField
from ui.widgets.layout import Ground, column, row, rule, wide
from ui.widgets.table import Heads, Rows, Table
from ui.widgets.words import text
from workbook.changes import Changes
from workbook.language import _, ngettext
from workbook.model.couple import CoupleLine, Status

_ORDER = (Status.ACTIVE, Status.WAITING, Status.PAUSED, Status.CLOSED)
_SHOWN_FIRST = frozenset({Status.ACTIVE, Status.WAITING, Status.PAUSED})


class Couples(Page):
    areas = frozenset({"couples", "sessions", "plans"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._words, self._statuses, self._found, self._head = "", _SHOWN_FIRST, 0, ("", False)
        row_of = CoupleRow(
            lambda key: {"mix": _("Mixed"), "own": _("Own")}.get(key) or context.book.catalogue.plan(key).name, clock
        )
        self._find = SearchField(_("Find a name or number"), says=_("Find a couple by name or number"))
        self._rows: Rows[CoupleLine] = Rows(lambda limit, offset: (), row_of.described)
        self._table: Table[CoupleLine] = Table(_("Couples"), columns(), self._rows, row_of.paint)
        self._open = Button(_("Open"), key=_("Enter"))
        self._new = Button(_("New couple"), "primary", "plus")
        self._new.setToolTip(_("Ctrl+N"))
        self._toggles = {status: Toggle(status_title(status), 0, status in _SHOWN_FIRST) for status in _ORDER}
        self._seen, self._more = text("", "small", "muted"), text("", "small", "muted")
        self._wire()
        self._compose()

    def _wire(self) -> None:
        self._find.wanted.connect(self._search)
        self._find.returnPressed.connect(self._open_chosen)
        self._find.down.connect(self._into_table)
        self._table.opened.connect(self._go_to)
        self._table.chose.connect(self._name_open)
        self._table.verticalScrollBar().valueChanged.connect(self._say_seen)
        self._table.installEventFilter(self)
        self._table.viewport().installEventFilter(self)
        self._rows.rowsInserted.connect(self._say_seen)
        self._open.clicked.connect(self._open_chosen)
        self._new.clicked.connect(self._make_new)
        for toggle in self._toggles.values():
            toggle.toggled.connect(self._filter)
        for keys, act in (("Ctrl+N", self._make_new), ("Ctrl+F", self._to_search)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def _compose(self) -> None:
        # the bar keeps its place, shown or not: the heads stand over their columns either way
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self._table.verticalScrollBar().sizeHint().width()
        heads = row(Heads(columns()), pad=(0, 0, bar, 0))
        listed = Ground()
        column(heads, rule(), theme.HAIR, self._table, theme.HAIR, into=listed)
        foot = row(self._seen, None, self._more, pad=(24, 0, 24, 0))
        with_foot = QWidget()
        column(listed, theme.NEAR, foot, into=with_foot)
        self._nothing = QWidget()
        self._nothing_holder = column(into=self._nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(with_foot)
        self._stack.addWidget(self._nothing)
        filters = row(*self._toggles.values(), None, wide(self._find, 280), gap=theme.TIGHT)
        column(filters, theme.GAP, self._stack, into=self)

    def title(self) -> str:
        return _("Couples")

    def second_line(self) -> str:
        shown = ngettext("{n} shown, the next to come first.", "{n} shown, the next to come first.", self._found)
        words = [shown.format(n=self._found)]
        if Status.CLOSED not in self._statuses:
            words.append(_("Closed couples are left out."))
        return " ".join(words)

    def head_actions(self) -> list[QWidget]:
        return [self._open, self._new] if self._rows.rowCount() else [self._new]

    def first_focus(self) -> QWidget | None:
        return self._find

    def refresh(self, changes: Changes | None) -> None:
        """Read again from the first page; the row that was chosen stays chosen if it is there."""
        kept = self._table.chosen_item()
        at = self._table.verticalScrollBar().value()
        for status, many in self.context.book.couples.counts().items():
            self._toggles[status].set_count(many)
        self._read(kept.uid if kept is not None else "")
        if kept is not None:
            self._table.verticalScrollBar().setValue(at)

    def _read(self, keep: str = "") -> None:
        couples = self.context.book.couples
        self._found = couples.count(self._words, self._statuses)
        self._rows.reload(partial(self._slice, self._words, self._statuses))
        uids = [self._rows.item(i).uid for i in range(self._rows.rowCount())]
        self._table.choose(uids.index(keep) if keep in uids else 0)
        if not uids:
            self._say_nothing()
        self._stack.setCurrentIndex(0 if uids else 1)
        self._name_open(self._table.chosen_item())
        self._say_seen()
        head = (self.second_line(), bool(uids))
        if head != self._head:  # the window lays its head out again for each of these
            self._head = head
            self.head_changed.emit()

    def _slice(self, words: str, statuses: frozenset[Status], limit: int, offset: int) -> Sequence[CoupleLine]:
        return self.context.book.couples.lines(words, statuses, limit=limit, offset=offset)

    def _search(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._read()

    def _filter(self) -> None:
        self._statuses = frozenset(status for status, toggle in self._toggles.items() if toggle.isChecked())
        self._read()

    def _open_chosen(self) -> None:
        chosen = self._table.chosen_item()
        if chosen is not None:
            self._go_to(chosen)

    def _go_to(self, line: CoupleLine) -> None:
        self.context.go_to(Place.OVERVIEW, line.uid)

    def _make_new(self) -> None:
        self.context.go_to(Place.NEW_COUPLE)

    def _to_search(self) -> None:
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def _into_table(self) -> None:
        """The first row is chosen already while one types: Down goes to the second."""
        if self._rows.rowCount():
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            self._table.choose(min(self._table.currentIndex().row() + 1, self._rows.rowCount() - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the list back to the search: Up on the first row, or simply a letter."""
        if watched is self._table.viewport() and event.type() == QEvent.Type.Resize:
            self._say_seen()
        elif watched is self._table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at_top = event.key() == Qt.Key.Key_Up and self._table.currentIndex().row() <= 0
            if at_top:
                self._find.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
            if event.text().strip().isprintable() and event.text().strip():
                self._find.setFocus(Qt.FocusReason.OtherFocusReason)
                QApplication.sendEvent(self._find, event)
                return True
        return super().eventFilter(watched, event)

    def _name_open(self, line: CoupleLine | None) -> None:
        if line is not None:
            self._open.say(_("Open #{number}").format(number=line.number))
            self._open.setAccessibleName(_("Open {names}").format(names=line.names))

    def _say_seen(self) -> None:
        first, last = self._table.seen()
        self._seen.say(_("{first} to {last} of {all}").format(first=first, last=last, all=self._found))
        below = self._found - last
        more = ngettext("{n} more below: scroll, or type a name", "{n} more below: scroll, or type a name", below)
        self._more.say(more.format(n=below) if below > 0 else "")

    def _say_nothing(self) -> None:
        """Say what would help: another filter where that finds somebody, or the first couple."""
        item = self._nothing_holder.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.deleteLater()
        self._nothing_holder.addWidget(self._empty())

    def _empty(self) -> EmptyState:
        couples = self.context.book.couples
        hidden = couples.count(self._words)
        if hidden:
            show = Button(_("Show all of them"))
            show.clicked.connect(self._show_all)
            words = ngettext(
                "{n} couple is left out by the filters above.", "{n} couples are left out by the filters above.", hidden
            )
            return EmptyState(_("None among those shown"), words.format(n=hidden), show, icon="search")
        if self._words:
            return EmptyState(_("No couple found"), _("Try a part of a name, or the number."), icon="search")
        first = Button(_("Make the first couple"), "secondary", "plus")
        first.clicked.connect(self._make_new)
        return EmptyState(_("No couples yet"), _("Only the two names are needed to begin."), first, icon="users")

    def _show_all(self) -> None:
        for toggle in self._toggles.values():
            toggle.setChecked(True)
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)


def build(context: Context) -> Page:
    return Couples(context)
