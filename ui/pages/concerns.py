"""The counselor's own page behind the safety screen: where it stands and the decision, the cautions, the risk record.

No partner sees it: it stands in the counselor's own view only, and nothing of it on any page of the couple or in a document.
Words that are being typed here are kept as they stand, so leaving asks nothing and a lock loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.context import Context, Place
from ui.pages.concerns_cautions import CautionsView
from ui.pages.concerns_risk import RiskView
from ui.pages.concerns_standing import StandingView
from ui.pages.concerns_words import CAUTIONS, DECISION, RISK
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.layout import column, row
from ui.widgets.words import text
from workbook.changes import Changes
from workbook.language import _
from workbook.model.common import Whose

SECTIONS = (DECISION, CAUTIONS, RISK)


class ConcernsPage(Page):
    """`show_detail` takes one of `SECTIONS`."""

    areas = frozenset({"safety", "cautions", "risks", "couples", "intakes", "settings"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self.standing = StandingView(context.book, clock)
        self.cautions = CautionsView(context.book, clock)
        self.risk = RiskView(context.book, clock)
        self._views = (self.standing, self.cautions, self.risk)
        self._stack = QStackedWidget()
        for view in self._views:
            self._stack.addWidget(view)
        words = [_("Decision and screens"), _("Cautions"), _("Risk record")]
        self.section = Segmented(_("Part of this page"), words, 0)
        self.section.changed.connect(self._stack.setCurrentIndex)
        self.hold = Button(_("Safety screen"), icon="lock", key=_("Alt S"))
        self.hold.clicked.connect(self._to_screen)
        keys = text(_("Ctrl PgDn goes on"), "small", "muted")
        made = column(row(self.section, keys, None, gap=theme.NEAR), theme.GAP, self._stack, into=self)
        made.setStretch(2, 1)
        self._wire()

    def _wire(self) -> None:
        for view in self._views:
            view.recorded.connect(self.context.saved)
        self.cautions.screen_wanted.connect(self._to_screen)
        self.cautions.risk_wanted.connect(self._to_risk)
        self.risk.rules_wanted.connect(lambda: self.context.go_to(Place.SETTINGS, "", "safety"))
        for keys, act in (
            ("Alt+S", self._to_screen),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def head_actions(self) -> list[QWidget]:
        return [self.hold]

    def show_couple(self, uid: str) -> None:
        if uid != self.couple:
            self._show(0)
        super().show_couple(uid)
        for view in self._views:
            view.show_couple(uid)

    def show_detail(self, detail: str) -> None:
        if detail in SECTIONS:
            self._show(SECTIONS.index(detail))

    def detail(self) -> str:
        return SECTIONS[self._stack.currentIndex()]

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            for view in self._views:
                view.again()

    def flush(self) -> None:
        for view in self._views:
            view.flush()

    def first_focus(self) -> QWidget | None:
        return self._views[self._stack.currentIndex()].first_focus()

    def _show(self, at: int) -> None:
        self.section.choose(at)
        self._stack.setCurrentIndex(at)

    def _turn(self, step: int) -> None:
        self._show((self._stack.currentIndex() + step) % len(SECTIONS))
        self._focus_first()

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_screen(self) -> None:
        self.context.go_to(Place.SAFETY, self.couple)

    def _to_risk(self, whose: Whose) -> None:
        self.risk.about(whose)
        self._show(SECTIONS.index(RISK))
        self._focus_first()


def build(context: Context) -> Page:
    return ConcernsPage(context)
