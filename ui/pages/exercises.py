"""Exercises of one couple: on the left what they have at home and what became of it, on the right what to give next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui import dates, messages, theme
from ui.context import Context, Place
from ui.pages.closed_file import is_open
from ui.pages.exercises_assign import AssignForm, Wish
from ui.pages.exercises_facts import Around, Shelf, bring_back, for_whom, given_before, stopped_words
from ui.pages.exercises_home import AtHome
from ui.pages.exercises_list import ExerciseList
from ui.pages.exercises_side import ExerciseSide
from ui.pages.exercises_turn import stopped_back
from ui.pages.page import Page
from ui.pages.printed import Tell, handout_of, print_sheet
from ui.widgets.elided import Elided
from ui.widgets.layout import Ground, column, columns, row, rule
from ui.widgets.painting import painting
from ui.widgets.tab_order import in_reading_order
from workbook.catalogue.exercise import Exercise
from workbook.changes import Changes
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.couple import Couple
from workbook.model.plan import Plan


class _Divide(QWidget):
    """A hairline from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(QRectF(self.rect()), theme.colour("line"))


class Exercises(Page):
    areas = frozenset({"assignments", "couples", "plans", "safety", "library"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._of: Couple | None = None
        self._first: QWidget | None = None
        self._given: tuple[Assignment, ...] = ()
        self._plan: Plan | None = None
        self._around = Around()
        self._home = AtHome(context.book)
        self._list = ExerciseList()
        self._side = ExerciseSide(context.book.catalogue)
        self._form = AssignForm(context.book)
        left = QWidget()
        heading = row(Elided(_("Choose and assign"), "section"), pad=(24, 20, 16, 12))
        heading.addStrut(24)
        column(heading, self._list, into=left)
        right = QWidget()
        column(self._side, rule(), self._form, into=right)
        self._choose = Ground()
        columns((left, 2), (_Divide(), 0), (right, 3), gap=0, into=self._choose).setContentsMargins(1, 1, 1, 1)
        columns((self._home, 1), (self._choose, 2), into=self)
        self._wire()

    def _wire(self) -> None:
        self._home.print_wanted.connect(self._print_again)
        self._home.repeat_wanted.connect(self._repeat)
        self._home.stopped.connect(self._offer_going_on)
        self._home.thread_wanted.connect(
            lambda uid: self.context.go_to(Place.PLAN, self.couple, f"thread exercise {uid}")
        )
        self._list.chose.connect(self._show_exercise)
        self._list.accepted.connect(lambda: self._form.first().setFocus(Qt.FocusReason.OtherFocusReason))
        self._form.wanted.connect(self._assign)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._list.search.setFocus)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # not from what they have at home: nothing is to be given from there
            hit = QShortcut(QKeySequence(keys), self._choose, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            hit.activated.connect(lambda: self._form.submit(printed=False))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._form.show_key(self._choose.isAncestorOf(now))

    def show_couple(self, uid: str) -> None:
        super().show_couple(uid)
        before, self._first = self._of, None
        self._read()
        couple = self._couple()
        self._home.show_all(couple, self._given, self._around, self._today())
        another = before is None or (before.uid, before.short) != (uid, couple.short)
        begun = self._form.show_couple(couple, bring_back(couple, self._today())) if another else ""
        self._list.show_shelf(self._shelf(), anew=another)
        if begun:
            self._list.choose(begun)
        in_reading_order(self)

    def show_detail(self, detail: str) -> None:
        """An assignment's uid, an exercise's key or a step's id."""
        self._first = self._home.bring_up(detail)
        if self._first is None and self._list.choose(detail):
            self._first = self._list.table

    def first_focus(self) -> QWidget | None:
        return self._first or self._home.due(self._given) or self._list.table

    def refresh(self, changes: Changes | None) -> None:
        if not self.couple:
            return
        self._read()
        self._home.show_again(self._given, self._around)
        self._list.show_shelf(self._shelf())
        in_reading_order(self)

    def flush(self) -> None:
        self._home.flush()
        self._form.flush()

    def _today(self) -> date:
        return self._clock().date()

    def _read(self) -> None:
        self._of = self.context.book.couples.get(self.couple)
        self._given = self.context.book.assignments.of(self.couple)
        self._plan = self.context.book.plans.of(self.couple)
        steps = frozenset(s.step for s in self._plan.steps) if self._plan is not None else frozenset[str]()
        self._around = Around(steps, self.context.book.unasked.of(self.couple, self._today()))

    def _couple(self) -> Couple:
        assert self._of is not None
        return self._of

    def _shelf(self) -> Shelf:
        book = self.context.book
        gate = book.safety.gate(self.couple)
        return Shelf(book.catalogue, self._couple(), self._plan, gate, self._given, self._today())

    def _show_exercise(self, exercise: Exercise | None) -> None:
        earlier = [a for a in self._given if exercise is not None and a.exercise == exercise.key]
        told = [given_before(self._couple(), each, self._today()) for each in earlier]
        self._side.show_exercise(exercise, told)
        self._form.open_for(exercise.key if exercise is not None else "")

    def _assign(self, wish: Wish, printed: bool) -> None:
        exercise = self._list.chosen()
        if exercise is None or not is_open(self.context, self.couple, self) or not self._meant(exercise):
            return
        try:
            given = self.context.book.assignments.assign(
                self.couple, exercise.key, wish.whose, until=wish.until, when=wish.when, smaller=wish.smaller
            )
            self._form.begin_anew(bring_back(self._couple(), self._today()))
        except WorkbookError as error:
            self._form.tell(str(error), "wrong")
            return
        self.context.saved()
        self._form.tell(_given_words(self._couple(), given, self._today()), "done")
        self._offer_undo(given)
        if printed:
            self._print(given, self._form.tell)

    def _repeat(self, uid: str) -> None:
        if not is_open(self.context, self.couple, self):
            return
        until = bring_back(self._couple(), self._today())
        try:
            again = self.context.book.assignments.repeat(uid, until=until)
        except WorkbookError as error:
            self._home.tell(uid, str(error), "wrong")
            return
        words = _("Given again, back by {day}.").format(day=dates.near(until, self._today()))
        self._home.tell(uid, words, "done")
        self._offer_undo(again)

    def _offer_undo(self, given: Assignment) -> None:
        self.context.done(_("Given: {title}").format(title=given.title), partial(self._take_back, given.uid))

    def _offer_going_on(self, given: Assignment) -> None:
        self.context.saved()
        self.context.done(stopped_words(given), partial(stopped_back, self.context.book, given))

    def _take_back(self, uid: str) -> None:
        self.context.book.assignments.take_back(uid)
        self.context.saved()
        self._form.tell("", "done")

    def _meant(self, exercise: Exercise) -> bool:
        """Ask before an exercise that they still have at home is given once more."""
        still = next((each for each in self._given if each.exercise == exercise.key and each.open), None)
        return still is None or messages.ask(
            _("“{title}” is still open. Assign it again?").format(title=exercise.title),
            yes=_("Assign it again"),
            no=_("Leave it at that"),
            more=given_before(self._couple(), still, self._today()),
            lasting=True,
            parent=self,
        )

    def _print_again(self, uid: str) -> None:
        given = next(each for each in self._given if each.uid == uid)
        self._print(given, partial(self._home.tell, uid))

    def _print(self, given: Assignment, tell: Tell) -> None:
        try:
            sheet = handout_of(self.context.book, given, self._today())
        except WorkbookError as error:
            tell(str(error), "wrong")
            return
        print_sheet(self.context, sheet, self, tell)


def _given_words(couple: Couple, given: Assignment, today: date) -> str:
    whom = for_whom(couple, given.whose)
    if given.until is None:
        return _("Given {whom}.").format(whom=whom)
    return _("Given {whom}, back by {day}.").format(whom=whom, day=dates.near(given.until, today))


def build(context: Context) -> Exercises:
    return Exercises(context)
