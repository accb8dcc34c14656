"""The unlocked window: sidebar, head, tabs of a couple, and the pages, each made when it is first asked for.

It navigates and nothing else: it leaves a page only once that page has saved what was being typed, hands changes of the
records to the page in sight, and remembers which other pages have to read again when they come into sight.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui import couple_line, messages, theme
from ui.context import OF_A_COUPLE, TABS, Context, Place
from ui.finder import Finder
from ui.going_on import GoingOn
from ui.head import Head
from ui.pages.page import Page, give_margin
from ui.place_words import tab_words
from ui.sidebar import Sidebar
from ui.widgets.layout import Ground, column, row
from ui.widgets.tabs import Tabs
from ui.widgets.undo_bar import UndoBar
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _

Build = Callable[[Place, Context], Page]
Shared = Callable[[Place, str], bool]

_HANG = 16
_MARGINS = (theme.MARGIN, 30, theme.MARGIN - _HANG, theme.GUTTER)
_HOME_OF = {
    Place.SAFETY: Place.INTAKE,
    Place.CONCERNS: Place.INTAKE,
    Place.HANDOVER: Place.INTAKE,
    Place.AGREEMENTS: Place.OVERVIEW,
    Place.MEASURES: Place.OVERVIEW,
    Place.LIVE: Place.SESSIONS,
    Place.LIFE: Place.OVERVIEW,
}  # a page without a tab of its own shows under this one


class Shell(QWidget):
    """One per unlocked workbook; `close_pages` before it is thrown away."""

    lock_wanted = Signal()
    joint_wanted = Signal(str, str, str)  # couple, and where to come back to: place, detail
    _heard = Signal(object)  # a change may be made on the worker; the signal brings it to the window's thread

    def __init__(self, context: Context, build: Build, shared: Shared = lambda _place, _couple: False) -> None:
        """`shared` says whether a couple's page is to be looked at together now, in joint view, instead of here."""
        super().__init__()
        self._context, self._build, self._shared = context, build, shared
        self._pages: dict[Place, Page] = {}
        self._place, self._couple = Place.TODAY, ""
        self._settling = False
        self.sidebar = Sidebar(context.book.settings.practice().name)
        self.head = Head()
        self.tabs = Tabs([tab_words(place) for place in TABS], _("The couple"))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._body = Ground("canvas", None, 0)
        self._tabs_room = QWidget()
        column(self.tabs, pad=(0, theme.NEAR, 0, 0), into=self._tabs_room)
        self._above = QWidget()
        column(self.head, self._tabs_room, pad=(0, 0, _HANG, theme.GUTTER), into=self._above)
        self.bar = UndoBar()
        self._inside = column(self._above, self._stack, self.bar, into=self._body)
        row(self.sidebar, self._body, gap=0, into=self)
        self.finder = Finder(context, self, self.bar.tell)
        self.going_on = GoingOn(context, self.sidebar)
        self._unsubscribe = context.book.subscribe(self._heard.emit)
        self._wire()

    def _wire(self) -> None:
        self.sidebar.place_wanted.connect(lambda place: self.go(Place(place)))
        self.sidebar.couple_wanted.connect(lambda uid: self.go(Place.OVERVIEW, uid))
        self.sidebar.lock_wanted.connect(self.lock_wanted)
        self.going_on.wanted.connect(partial(self.go, Place.LIVE))
        self.sidebar.search_wanted.connect(self._search)
        self.finder.wanted.connect(self._found)
        self.finder.lock_wanted.connect(self.lock_wanted)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.tabs.tabBarClicked.connect(self._tab_clicked)
        self._context.wanted.connect(lambda place, couple, detail: self.go(Place(place), couple, detail))
        for asked in (self.sidebar.joint_wanted, self.finder.joint_wanted, self._context.together_wanted):
            asked.connect(self._look_together)
        self._context.was_saved.connect(self.sidebar.show_saved)
        self._context.was_done.connect(self.bar.done)
        self._context.stands.connect(self.bar.forget)
        self._heard.connect(self._changed)
        for keys, act in (
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+K", self._search),
            ("F8", self._look_together),
            ("F7", self._measures),
            ("F9", self._session),
            ("Ctrl+Tab", lambda: self._go_round(1)),
            ("Ctrl+Shift+Tab", lambda: self._go_round(-1)),
            *((f"Alt+{n}", lambda at=n: self._alt(at)) for n in range(1, len(TABS) + 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    # going

    def place(self) -> Place:
        return self._place

    def couple(self) -> str:
        """The uid of the couple in sight, or ""."""
        return self._couple

    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self._place)

    def go(self, place: Place, couple: str = "", detail: str = "") -> bool:
        """Show a page. False where the page in sight could not save, or the couple is not to be found: one stays then.

        False also where the page is looked at together now: then joint view is asked for. Who comes from the session that goes
        on is in a view of their own already, and stays in it.
        """
        if couple and self._place is not Place.LIVE and self._shared(place, couple):
            self._show_tab()
            self.joint_wanted.emit(couple, place.value, detail)
            return False
        return self.come(place, couple, detail)

    def come(self, place: Place, couple: str = "", detail: str = "") -> bool:
        """The same, and always here: what the counselor sees who has left joint view."""
        if not self.may_leave():
            return False
        try:
            self.flush()
            if place in OF_A_COUPLE and couple != self._couple:
                self._context.book.couples.opened(couple)
            self._show(place, couple, detail)
        except WorkbookError as error:
            self._show_tab()
            messages.shown(error, self)
            return False
        return True

    def _show(self, place: Place, couple: str, detail: str) -> None:
        page = self._pages.get(place)
        if page is None:
            page = self._build(place, self._context)
            page.head_changed.connect(lambda: self._page_head(place))
            if place is not Place.LIVE:
                give_margin(page, _HANG)
            self._stack.addWidget(page)
            self._pages[place] = page
        if place in OF_A_COUPLE:
            page.show_couple(couple)
        else:
            couple = ""
            page.refresh(None)
        self._place, self._couple = place, couple
        self.finder.close_up(give_back=False)
        self.bar.forget()
        self._sidebar_again()
        self._make_room(place)
        self._stack.setCurrentWidget(page)
        self._show_tab()
        if detail:
            page.show_detail(detail)
        self._page_head(place)
        home = self.tabs if couple else self.sidebar.item(place)
        (page.first_focus() or home).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self, place: Place) -> None:
        """Where a partner sits there, no other couple is named; a session that goes on has the whole window, and its own head."""
        self.sidebar.setVisible(place not in (Place.SAFETY, Place.HANDOVER, Place.LIVE))
        self._above.setVisible(place is not Place.LIVE)
        live = place is Place.LIVE
        self._inside.setContentsMargins(*((0, 0, 0, 0) if live else _MARGINS))
        self.bar.setContentsMargins(
            *((theme.GUTTER, 0, theme.GUTTER, theme.GAP) if live else (0, theme.NEAR, _HANG, 0))
        )

    def _show_tab(self) -> None:
        shown = _HOME_OF.get(self._place, self._place)
        self._settling = True
        self._tabs_room.setVisible(self._place in OF_A_COUPLE)
        if shown in TABS:
            self.tabs.setCurrentIndex(TABS.index(shown))
        self._settling = False

    def _tab_chosen(self, index: int) -> None:
        if self._settling:
            return
        on_the_tabs = self.tabs.hasFocus()
        self.go(TABS[index], self._couple)
        if on_the_tabs and self.isVisible():
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tab_clicked(self, index: int) -> None:
        """Back from a page without a tab of its own to the one under which it shows: no other tab is chosen by that."""
        if index == self.tabs.currentIndex() and self._place not in TABS:
            self.go(TABS[index], self._couple)

    def _measures(self) -> None:
        if self._couple and self._place is not Place.SAFETY:
            self.go(Place.MEASURES, self._couple)

    def _session(self) -> None:
        """To the session that goes on, or to the beginning of one with the couple in sight or on the page's own row."""
        page = self.page()
        couple = self.going_on.couple_by_key(page.couple_here() if page is not None else "")
        if couple and self._place not in (Place.LIVE, Place.SAFETY, Place.HANDOVER):
            self.go(Place.LIVE, couple)

    def _go_round(self, step: int) -> None:
        if self._couple and self._place is not Place.LIVE:
            self.tabs.go_round(step)

    def _alt(self, number: int) -> None:
        page = self.page()
        if self._couple and self._place is not Place.LIVE:
            self.go(TABS[number - 1], self._couple)
        elif page is not None:
            page.alt(number)

    def _search(self) -> None:
        if not self.sidebar.isHidden():  # else a partner sits there
            self.finder.open(self._couple)

    def _found(self, place: Place, couple: str, detail: str, words: str) -> None:
        if self.go(place, couple, detail) and words:
            self._pages[place].show_found(words)

    def _look_together(self) -> None:
        page = self.page()
        if self._couple and page is not None:
            self.joint_wanted.emit(self._couple, self._place.value, page.detail())

    # what changes

    def _changed(self, changes: Changes) -> None:
        page = self.page()
        of_another = changes.couple is not None and self._couple and changes.couple != self._couple
        if page is not None and changes.areas & page.areas and not of_another:
            page.refresh(changes)
        self.sidebar.show_saved()
        if "settings" in changes.areas:
            self.sidebar.show_practice(self._context.book.settings.practice().name)
        if changes.areas & {"couples", "plans", "sessions"}:
            if not self.sidebar.isHidden():  # what is not in sight is read when it comes into sight
                self._sidebar_again()
            if not self._above.isHidden():
                self._page_head(self._place)

    def _sidebar_again(self) -> None:
        couples = self._context.book.couples
        self.sidebar.show_counts(couples.count())
        self.sidebar.show_recent(couples.recent())
        self.sidebar.show_here(self._place, self._couple)
        self.going_on.show_here(self._place, self._couple)

    def _page_head(self, place: Place) -> None:
        page = self._pages.get(place)
        if page is None or place is not self._place:
            return
        title, second = page.title(), page.second_line()
        pair = None
        if self._couple:
            couple = self._context.book.couples.get(self._couple)
            title, pair = couple.names, (couple.first.name, couple.second.name)
            second = second or couple_line.facts(self._context.book, couple)
        self.head.show_words(title, second, pair)
        self.head.show_actions(page.head_actions(), self.tabs)

    # leaving

    def may_leave(self) -> bool:
        """Whether the page in sight may be left; it may ask."""
        here = self.page()
        if here is not None and not here.may_leave():
            self._show_tab()
            return False
        return True

    def flush(self) -> None:
        """Have the page in sight save what is unsaved. Raises what it raises."""
        page = self.page()
        if page is not None:
            page.flush()

    def close_pages(self) -> None:
        """Stop listening, and let go of what is being searched for; before the workbook is closed."""
        self.finder.close_up(give_back=False)
        self.going_on.stop()
        self._unsubscribe()
