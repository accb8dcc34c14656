"""The Documents page in a window, and a couple with something of everything on it: what its tests share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.exercises_room import screen
from tests.ui.hands import press
from tests.ui.looks import Frame
from ui.context import Context
from ui.pages.documents import Documents
from ui.widgets.words import Text
from workbook.book import Workbook
from workbook.catalogue.entries import Ask
from workbook.changes import Changes
from workbook.model.common import PARTNERS, Audience, Visibility, Whose
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.intake import Answer, AnswerState, Intake, IntakeKind, Remark
from workbook.model.plan import Goal, PlanKind
from workbook.model.session import CheckIn, Session

FIRST, SECOND = PARTNERS
Key = Qt.Key
MADE_MS = 20_000


class Desk:
    """The page in a window that listens to the workbook as the shell does, and hands on the keyboard."""

    def __init__(self, frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> None:
        self.page, self.qtbot, self.book = Documents(context, clock), qtbot, context.book
        self.frame = frame(self.page)
        self.wanted: list[tuple[str, str, str]] = []
        self.made = 0
        self.page._maker.made.connect(self._count)
        context.wanted.connect(lambda *place: self.wanted.append(place))
        context.book.subscribe(self._changed)

    def _count(self) -> None:
        self.made += 1

    def _changed(self, changes: Changes) -> None:
        if changes.areas & self.page.areas:
            self.page.refresh(changes)

    def show(self, couple: Couple, detail: str = "", *, wait: bool = True) -> None:
        self.page.show_couple(couple.uid)
        if detail:
            self.page.show_detail(detail)
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()
        if wait:
            self.wait()

    def wait(self) -> None:
        """Until the page that was asked for last lies on the desk."""
        self.qtbot.waitUntil(lambda: self.page._maker._ready is not None, timeout=MADE_MS)

    def press(self, key: Qt.Key) -> None:
        press(focused(), key)

    def text(self) -> str:
        """All words of the document on the desk, as another reader finds them."""
        document = self.page._preview.pages.shown()
        assert document is not None
        return "\n".join(document.getAllText(n).text() for n in range(document.pageCount()))

    def size(self) -> QSizeF:
        document = self.page._preview.pages.shown()
        assert document is not None
        return document.pagePointSize(0)

    def reader(self, audience: Audience) -> None:
        """Choose a reader by the arrow keys, beginning at the couple."""
        order = [Audience.COUPLE, Audience.FIRST, Audience.SECOND, Audience.COUNSELOR]
        self.page._options._radios[Audience.COUPLE].setFocus()
        self.page._options._radios[Audience.COUPLE].setChecked(True)
        for _each in range(order.index(audience)):
            self.press(Key.Key_Down)

    def leaves(self) -> str:
        options = self.page._options
        return options._leaves.text() if options._leaves_box.isVisible() else ""

    def instead(self) -> str:
        """The words on the desk where there is no page."""
        return " ".join(each.words() for each in self.page._preview._nothing.findChildren(Text))

    def told(self) -> str:
        return self.page._status.words()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def recorded(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    """Something of everything that a document may hold or leave out."""
    made = book.couples.save(replace(couple, policy=SecretsPolicy.OPEN, policy_signed=date(2026, 11, 1)))
    screen(book, made, clock)
    intake = book.intakes.begin(made.uid, IntakeKind.FIRST)
    answer_all(book, intake)
    book.intakes.remark(intake.uid, Remark("busy", "Both look at the floor"))
    book.intakes.finish(intake.uid)
    plan = book.plans.adopt(made.uid, PlanKind.RESTORE)
    book.plans.save_goal(plan.uid, Goal("Ten minutes an evening", Whose.BOTH))
    book.plans.save_goal(plan.uid, Goal("Say what hurts", FIRST, visibility=Visibility.INDIVIDUAL))
    for days in (14, 7):
        book.sessions.begin(
            Session(
                made.uid, clock() - timedelta(days=days), focus="The Sunday row", first=CheckIn(4), second=CheckIn(6)
            )
        )
    book.assignments.assign(made.uid, "thank_you_because", Whose.BOTH, until=date(2026, 11, 24), when="at breakfast")
    return made


def answer_all(book: Workbook, intake: Intake, *, alone: bool = True) -> None:
    """Every question of the form; with `alone` also those that wait for a signed policy."""
    for n, item in enumerate(book.catalogue.items):
        for value, whose in ((n % 5, FIRST), (n * 3 % 5, SECOND)):
            if item.ask is Ask.FORM and (alone or item.visibility == Visibility.JOINT):
                seen = Visibility(item.visibility)
                book.intakes.answer(intake.uid, Answer(item.key, whose, AnswerState.RATED, value, seen))
