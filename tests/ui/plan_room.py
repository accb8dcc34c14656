"""The Plan page in a window, and a short way to what is on it: what its tests share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from tests.ui.conftest import Clock
from tests.ui.hands import press
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.plan import PlanPage
from ui.pages.plan_path import PathView
from ui.widgets.buttons import Button
from workbook.book import Workbook
from workbook.catalogue.entries import ItemAbout, ItemKind
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.intake import Answer, AnswerState, IntakeKind
from workbook.model.plan import Plan
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen

W = TypeVar("W", bound=QWidget)
HELD = "not available yet"


@dataclass
class PlanDesk:
    book: Workbook
    couple: Couple
    page: PlanPage
    frame: Frame

    def one(self, kind: type[W], name: str) -> W:
        QApplication.processEvents()
        found = [w for w in self.page.findChildren(kind) if w.isVisible() and w.accessibleName().startswith(name)]
        assert len(found) == 1, [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]
        return found[0]

    def names(self, kind: type[W]) -> list[str]:
        QApplication.processEvents()
        return [w.accessibleName() for w in self.page.findChildren(kind) if w.isVisible()]

    def path(self) -> PathView:
        return self.one(PathView, "Steps of the plan")

    def plan(self) -> Plan:
        plan = self.book.plans.of(self.couple.uid)
        assert plan is not None
        return plan

    def rows(self) -> list[str]:
        """What the path's rows are called for those who cannot see them."""
        return [b.accessibleName() for b in self.path().findChildren(QRadioButton)]

    def push(self, name: str) -> None:
        press(self.one(Button, name), Qt.Key.Key_Space)


def open_plan(
    book: Workbook, context: Context, couple: Couple, frame: Callable[..., Frame], clock: Clock, detail: str = ""
) -> PlanDesk:
    """The page on this couple, or on one of its steps, heard by the book and with its first focus."""
    page = PlanPage(context, clock)
    window = frame(page, 1168, 760)
    book.subscribe(lambda changes: page.refresh(changes) if changes.areas & page.areas else None)
    page.show_couple(couple.uid)
    if detail:
        page.show_detail(detail)
    first = page.first_focus()
    assert first is not None
    first.setFocus()
    QApplication.processEvents()
    return PlanDesk(book, couple, page, window)


def open_gate(book: Workbook, couple: Couple) -> None:
    """No concern raised by either."""
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(couple.uid, whose, datetime(2026, 11, 10, 9), Finding.NO_CONCERN))


def limit_gate(book: Workbook, couple: Couple, now: datetime) -> None:
    """A concern, and a decision to go on within limits: what is strict is held."""
    for whose in (Whose.FIRST, Whose.SECOND):
        book.safety.record(SafetyScreen(couple.uid, whose, now - timedelta(hours=1), Finding.CONCERN, note="Zorn"))
    book.safety.decide(GateDecision(couple.uid, now, Decision.WITH_LIMITS, "Quagga"))


def distant(book: Workbook, couple: Couple) -> None:
    """An intake in which everything is far away: it speaks for many steps."""
    intake = book.intakes.begin(couple.uid, IntakeKind.FIRST)
    for item in book.catalogue.items:
        if item.ask.value != "form" or item.visibility != "joint" or item.about is ItemAbout.PARTNER:
            continue
        value = 0 if item.kind is ItemKind.STRENGTH else 4
        for whose in (Whose.FIRST, Whose.SECOND):
            book.intakes.answer(intake.uid, Answer(item.key, whose, AnswerState.RATED, value))
