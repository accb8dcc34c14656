"""The Exercises page in a window, and a short way to what is on it: what its tests share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Clock
from tests.ui.hands import CONTROL, press, shortcut, type_words
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.exercises import Exercises
from ui.pages.exercises_facts import Shelf
from ui.pages.exercises_given import Given
from ui.pages.exercises_result import PartnerResult
from workbook.book import Workbook
from workbook.changes import Changes
from workbook.model.assignment import Assignment
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple, Partner
from workbook.model.plan import PlanKind
from workbook.model.safety import Finding, Reply, SafetyScreen

FIRST, SECOND = PARTNERS
Key = Qt.Key
FREE, OPEN, STRICT = "thank_you_because", "ten_minutes", "one_rung"
HARD_NAMES = (
    ("<b>Ann</b> & Söhne", "O’Neil"),
    ("יעל כהן", "محمد"),
    ("王小明", "김민준"),
    ("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu der langen Wiese", "Q" * 80),
)


def screen(book: Workbook, couple: Couple, clock: Clock, finding: Finding = Finding.NO_CONCERN) -> None:
    """Both partners asked alone, the first with this finding."""
    clock.now += timedelta(minutes=1)
    for whose in PARTNERS:
        said = finding if whose is FIRST else Finding.NO_CONCERN
        concern = said is Finding.CONCERN
        replies = tuple((p.key, Reply.YES if concern and p.harm else Reply.NO) for p in book.catalogue.safety)
        book.safety.record(SafetyScreen(couple.uid, whose, clock(), said, replies))


class Desk:
    """The page in a window that listens to the workbook as the shell does, and hands on the keyboard."""

    def __init__(self, frame: Callable[..., Frame], context: Context, clock: Clock) -> None:
        self.book, self.couple = context.book, Couple(Partner(FIRST, "-"), Partner(SECOND, "-"))
        self.page = Exercises(context, clock)
        self.frame = frame(self.page)
        self._stop = context.book.subscribe(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes.areas & self.page.areas and self.page.isVisible():
            self.page.refresh(changes)

    def deaf(self) -> None:
        """As if a change were made that the page has not heard of yet."""
        self._stop()

    def show(self, couple: Couple, detail: str = "") -> None:
        self.couple = couple
        self.page.show_couple(couple.uid)
        if detail:
            self.page.show_detail(detail)
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    def given(self) -> tuple[Assignment, ...]:
        return self.book.assignments.of(self.couple.uid)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(focused(), key, modifier)

    def type(self, words: str) -> None:
        type_words(focused(), words)

    def assign(self) -> None:
        shortcut(self.frame, Key.Key_Return, CONTROL)

    def reading(self) -> str:
        """What stands on the right, as somebody reads it."""
        return self.page._side.toPlainText()

    def said(self) -> str:
        return self.page._form._told.words()

    def all_given(self) -> list[Given]:
        return [each for each in self.page.findChildren(Given) if each.isVisible()]

    def result(self, whose: Whose = FIRST) -> PartnerResult:
        return next(r for r in self.page.findChildren(PartnerResult) if r.isVisible() and r._whose is whose)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def under_way(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    """A couple with open gate and the plan Restore, whose first step is open; the next session is in nine days."""
    screen(book, couple, clock)
    book.plans.adopt(couple.uid, PlanKind.RESTORE)
    return book.couples.save(replace(couple, next_session=datetime.combine(date(2026, 11, 26), clock().time())))


def week_ago(book: Workbook, couple: Couple, clock: Clock) -> Assignment:
    """An exercise for both, to be brought back today."""
    clock.now -= timedelta(days=7)
    given = book.assignments.assign(couple.uid, OPEN, Whose.BOTH, until=date(2026, 11, 17), when="after supper")
    clock.now += timedelta(days=7)
    return given


def shelf(book: Workbook, couple: Couple, clock: Clock) -> Shelf:
    gate, plan = book.safety.gate(couple.uid), book.plans.of(couple.uid)
    return Shelf(book.catalogue, couple, plan, gate, book.assignments.of(couple.uid), clock().date())
