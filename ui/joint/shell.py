"""The window while a couple looks at it: a band that says so, their names, four pages. It is left by the chord alone.

It is given facts and hands back two wishes, to lock and to leave. There is no button for either, and no other way out: no key
of the counselor's own window means anything here but Alt and a number for a page; Ctrl+K says that search waits.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui import theme
from ui.joint.at_home import at_home
from ui.joint.couple_names import CoupleNames
from ui.joint.overview import overview
from ui.joint.parts import Keys
from ui.joint.picture import picture
from ui.joint.plan import plan
from ui.widgets.access import announce
from ui.widgets.brand import Brand
from ui.widgets.elided import Elided
from ui.widgets.flowing import Flowing
from ui.widgets.layout import Ground, Item, clear, column, row, rule
from ui.widgets.marks import Mark, token
from ui.widgets.painting import painting
from ui.widgets.ring_again import ring_again
from ui.widgets.settling import SettledScroller, running
from ui.widgets.tabs import Tabs
from ui.widgets.words import text
from workbook.facts import PARTNERS, JointFacts
from workbook.language import _

LARGER = 1.15
"""Two people look at it from two metres: everything made for it is set that much larger (see `ui.theme.enlarge`)."""

_MOST_WIDE, _HANG, _BAND = 1240, 16, 56
_LINE = 48


class Tab(StrEnum):
    """The pages, in their order."""

    OVERVIEW = "overview"
    PICTURE = "picture"
    PLAN = "plan"
    HOME = "home"


_PAGES = {Tab.OVERVIEW: overview, Tab.PICTURE: picture, Tab.PLAN: plan, Tab.HOME: at_home}


class JointShell(QWidget):
    lock_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, facts: JointFacts, tab: Tab = Tab.OVERVIEW) -> None:
        super().__init__()
        self._facts = facts
        self._pages: dict[Tab, SettledScroller] = {}
        self.tabs = Tabs([_("Overview"), _("Picture"), _("Plan"), _("At home")], _("What we look at together"))
        self.tabs.setCurrentIndex(list(Tab).index(tab))
        self._head = column()
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        above = QWidget()
        column(self._head, theme.NEAR, self.tabs, pad=(0, 0, _HANG, 0), into=above)
        body = QWidget()
        made = column(above, theme.GUTTER, self._stack, pad=(0, 28, 0, theme.GUTTER), into=body)
        made.setStretch(2, 1)
        self._says = text(_("what we look at together"), "small", "muted")
        whole = column(_band(self._says), _centred(body, theme.MARGIN - _HANG), into=self)
        whole.setStretch(1, 1)
        self.show_facts(facts)
        self.tabs.currentChanged.connect(self._show_page)
        for keys, act in (
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+Shift+F8", self.leave_wanted.emit),
            ("Ctrl+Tab", lambda: self.tabs.go_round(1)),
            ("Ctrl+Shift+Tab", lambda: self.tabs.go_round(-1)),
            ("Ctrl+K", self._no_search),
            *((f"Alt+{n}", lambda at=n: self.tabs.setCurrentIndex(at - 1)) for n in range(1, len(Tab) + 1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _no_search(self) -> None:
        """Nothing is searched here: what would be found is the counselor's. It is said, until another page is looked at."""
        self._says.say(_("search waits until joint view is left"))
        announce(self, self._says.text())

    def show_facts(self, facts: JointFacts) -> None:
        """Show these. The page in sight is made anew where one was reading; the others when they are looked at."""
        here = self._page()
        scrolled = here.verticalScrollBar().value() if here is not None else 0
        self._facts = facts
        self._show_head()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = {}
        self._show_page()
        here = self._page()
        if here is not None:
            here.verticalScrollBar().setValue(scrolled)

    def tab(self) -> Tab:
        return list(Tab)[self.tabs.currentIndex()]

    def _page(self) -> SettledScroller | None:
        return self._pages.get(self.tab())

    def _show_page(self) -> None:
        if self.tab() not in self._pages:
            content = Flowing()
            column(_PAGES[self.tab()](self._facts), None, into=content)
            made = SettledScroller(content)
            made.hang(_HANG)
            self._pages[self.tab()] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._pages[self.tab()])
        self._says.say(_("what we look at together"))
        ring_again(self.tabs)

    def _show_head(self) -> None:
        clear(self._head)
        self._head.addWidget(_head(self._facts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Reading on by key, wherever the focus is."""
        page = self._page()
        bar = page.verticalScrollBar() if page is not None else None
        if bar is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        moves = {
            Qt.Key.Key_Down: bar.value() + _LINE,
            Qt.Key.Key_Up: bar.value() - _LINE,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
        }
        to = moves.get(Qt.Key(event.key()))
        if to is None:
            event.ignore()
        else:
            bar.setValue(to)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("canvas"))


def _centred(widget: QWidget, margin: int) -> Item:
    """As wide as there is room, up to what two people can take in, and in the middle."""
    widget.setMaximumWidth(_MOST_WIDE)
    made = row(None, widget, None, gap=0, pad=(margin + _HANG, 0, margin, 0))
    made.setStretch(1, 1000)
    return made


def _band(says: QWidget) -> QWidget:
    words = row(
        Brand(24),
        theme.HAIR,
        text(_("Joint view"), "strong"),
        says,
        None,
        Keys(_("Lock with"), (_("Ctrl"), "L")),
        theme.GAP,
        Keys(_("leave with"), (_("Ctrl"), _("Shift"), "F8")),
        gap=theme.TIGHT,
    )
    inner = QWidget()
    inner.setLayout(words)
    words.setContentsMargins(0, 0, _HANG, 0)
    band = Ground("sunken", None, 0)
    band.setFixedHeight(_BAND)
    column(None, _centred(inner, theme.MARGIN - _HANG), None, rule(), into=band)
    return band


def _head(facts: JointFacts) -> QWidget:
    called = facts.names
    items: list[Item] = [CoupleNames(called.full)]
    second = _second(facts)
    if second:
        items += [2, running(second, "small", "muted")]
    legend: list[Item] = []
    for whose in PARTNERS:
        legend += [Mark(whose, 13, "canvas"), Elided(called.of(whose), "strong", token(whose), least=90), theme.GAP]
    made = QWidget()
    line = row(column(*items), column(theme.TIGHT, row(*legend[:-1], gap=7), None), gap=32, into=made)
    line.setStretch(0, 1)
    return made


def _second(facts: JointFacts) -> str:
    parts = []
    if facts.together is not None:
        parts.append(_("Together since {year}").format(year=facts.together))
    if facts.plan:
        number = facts.step.number if facts.step is not None else 0
        words = _("plan {name}, step {number}") if number else _("plan {name}")
        parts.append(words.format(name=facts.plan, number=number))
    return " · ".join(parts)
