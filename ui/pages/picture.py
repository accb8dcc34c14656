"""The picture of the couple: what holds, eight themes side by side, where the two differ, and which steps that suggests.

It shows the latest finished intake beside the first one, unless others are chosen: a review that has just been begun does not
wipe it out. Suggestions rest on the latest one whatever is in sight. It is the counselor's page: an answer that was given alone
is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui import theme
from ui.context import Context, Place
from ui.dates import near
from ui.pages.page import Page
from ui.pages.picture_cards import (
    CourseCard,
    ListCard,
    ThemesCard,
    alone,
    differ_lines,
    key_words,
    no_difference,
    rated_lines,
)
from ui.pages.picture_moments import MomentsRow, Shown
from ui.pages.picture_suggesting import Suggesting
from ui.widgets.buttons import Button
from ui.widgets.chips import EmptyState
from ui.widgets.layout import card, column, columns
from ui.widgets.settling import SettledScroller
from ui.widgets.tab_order import in_reading_order
from workbook.changes import Changes
from workbook.disclosure.course import rated
from workbook.disclosure.picture import kind_words, picture, telling
from workbook.facts import PictureFacts
from workbook.language import _
from workbook.model.common import Audience, Visibility
from workbook.model.intake import Intake
from workbook.model.record import CoupleRecord

_AROUND = 40
"""How much of what stands around the focused button is kept in sight with it, in pixels."""


class PicturePage(Page):
    areas = frozenset({"intakes", "plans", "assignments", "couples", "safety", "cautions", "library"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._intake = ""
        self._now = self._before = ""
        self._bring = QTimer(self)
        self._bring.setSingleShot(True)
        self._bring.timeout.connect(self._bring_focused)
        self.print_it = Button(_("Print picture"), icon="printer")
        self.make_plan = Button(_("Make a plan"), "primary")
        self.to_intake = Button("", "primary")
        self.moments, self.themes, self.course = MomentsRow(), ThemesCard(), CourseCard()
        self._suggesting = Suggesting(context.book)
        self.steps, self.aside = self._suggesting.steps, self._suggesting.aside
        self.holds = ListCard(_("What holds"), abreast=True)
        self.causes = ListCard(_("Causes as each sees them"), _("3 or 4 by either"))
        self.impacts = ListCard(_("What it does to them"), _("3 or 4 by either"))
        self.differ = ListCard(_("Where they differ, and where not"))
        self._views = QStackedWidget()
        self._views.addWidget(self._picture())
        self._views.addWidget(self._nothing())
        column(self._views, into=self)
        self._wire()

    def _picture(self) -> QWidget:
        left = column(self.holds, self.themes, self.differ, None, gap=theme.GUTTER)
        below = columns((self.causes, 1), (self.impacts, 1))
        content = QWidget()
        column(
            self.moments,
            columns((left, 17), (self._suggesting, 10)),
            theme.GUTTER,
            below,
            theme.GUTTER,
            self.course,
            None,
            into=content,
        )
        self.scroller = SettledScroller(content)
        return self.scroller

    def _nothing(self) -> QWidget:
        return card(
            EmptyState(
                _("No picture yet"),
                _("The picture is drawn from the answers of an intake: eight themes, as each partner sees them."),
                self.to_intake,
                icon="clipboard-list",
            )
        )

    def _wire(self) -> None:
        go = self.context.go_to
        self.print_it.clicked.connect(lambda: go(Place.DOCUMENTS, self.couple, f"intake:{self._intake}"))
        self.make_plan.clicked.connect(lambda: go(Place.PLAN, self.couple))
        self.to_intake.clicked.connect(lambda: go(Place.INTAKE, self.couple))
        self.steps.all_wanted.connect(lambda: go(Place.PLAN, self.couple))
        self._suggesting.settled.connect(self._settled)
        self.moments.now_wanted.connect(self._show_now)
        self.moments.before_wanted.connect(self._show_before)

    # the window's calls

    def head_actions(self) -> list[QWidget]:
        if not self._intake:
            return []
        planned = self.context.book.plans.of(self.couple) is not None
        return [self.print_it] if planned else [self.print_it, self.make_plan]

    def show_couple(self, uid: str) -> None:
        if uid != self.couple:
            self._suggesting.begin(uid)
            self.scroller.verticalScrollBar().setValue(0)
            self._now = self._before = ""
        super().show_couple(uid)
        self._read()
        self._suggesting.take_up_drafts()

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            self._read()

    def flush(self) -> None:
        self._suggesting.flush()

    def first_focus(self) -> QWidget | None:
        return self.themes.order if self._intake else self.to_intake

    # reading

    def _read(self) -> None:
        book = self.context.book
        intakes = book.intakes.of(self.couple)
        shown = self._chosen(intakes)
        self._intake = shown.now.uid if shown is not None else ""
        self._views.setCurrentIndex(0 if shown is not None else 1)
        self.to_intake.say(_("Go on with the intake") if intakes else _("Begin the first intake"))
        if shown is not None:
            couple, plan = book.couples.get(self.couple), book.plans.of(self.couple)
            given = book.assignments.of(self.couple)
            self._show(CoupleRecord(book.settings.practice(), couple, intakes, plan, given), shown)
        self.head_changed.emit()

    def _chosen(self, intakes: tuple[Intake, ...]) -> Shown | None:
        """The intake asked for, or else the latest one worth showing; beside it the one asked for, or else the first."""
        now = next((i for i in intakes if i.uid == self._now), None) or _latest(intakes)
        if now is None:
            return None
        others = [i for i in rated(intakes) if i.uid != now.uid]
        asked = next((i for i in others if i.uid == self._before), None)
        return Shown(now, asked or next((i for i in others if i.begun <= now.begun), None))

    def _show(self, record: CoupleRecord, shown: Shown) -> None:
        book, today, intakes = self.context.book, self._clock().date(), record.intakes
        facts = picture(record, book.catalogue, Audience.COUNSELOR, shown.now, shown.before)
        if shown.before is None:
            facts = alone(facts)
        with_ratings = rated(intakes)
        self.moments.show_intakes(shown, with_ratings, today)
        individual = any(a.visibility is not Visibility.JOINT and a.value is not None for a in shown.now.answers)
        first = shown.before is not None and shown.before.uid == with_ratings[0].uid
        key = key_words(shown, shown.now.uid == with_ratings[-1].uid if with_ratings else False, first)
        self.themes.show_facts(facts, key, self._unfinished(intakes[-1]), individual)
        self.differ.fill(differ_lines(facts), no_difference(facts))
        self._show_rated(facts)
        self.course.show_facts(facts)
        self._suggesting.show_record(record, today)
        in_reading_order(self)
        self.scroller.settle()

    def _show_rated(self, facts: PictureFacts) -> None:
        private = frozenset(i.key for i in self.context.book.catalogue.items if i.visibility != Visibility.JOINT)
        by_one = facts.held_alone
        holds = rated_lines(by_one or facts.strengths, facts.names)
        note = _("rated 3 or 4 by the one who answered") if by_one else _("rated 3 or 4 by both")
        self.holds.fill(holds, _("Nothing that both rate 3 or 4 so far."), note)
        for each, rows in ((self.causes, facts.causes), (self.impacts, facts.impacts)):
            lines = rated_lines(rows, facts.names, private)
            each.fill(lines, _("Nothing that one of them rates 3 or 4 so far."))

    def _show_now(self, uid: str) -> None:
        self._now, self._before = uid, ""
        self._read()

    def _show_before(self, uid: str) -> None:
        self._before = uid
        self._read()

    def _unfinished(self, latest: Intake) -> str:
        if latest.finished is not None:
            return ""
        day = near(latest.begun, self._clock().date())
        if latest.uid == self._intake:
            return _("The intake begun {day} is not finished yet: the picture may change.").format(day=day)
        return _("{intake}, begun {day}, is not finished yet and not in this picture.").format(
            intake=kind_words(latest.kind), day=day
        )

    def _settled(self, step: str) -> None:
        self.context.saved()
        self._read()
        self.steps.focus_after(step)
        self._bring.start()  # its row may move: only once it has its place can it be brought into sight

    def _bring_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.scroller.isAncestorOf(focused):
            self.scroller.settle()
            self.scroller.ensureWidgetVisible(focused, 0, _AROUND)


def _latest(intakes: tuple[Intake, ...]) -> Intake | None:
    """The latest finished intake, or else the one that is being keyed in, once it holds an answer."""
    return telling(intakes) or next((i for i in reversed(intakes) if i.answers), None)


def build(context: Context) -> Page:
    return PicturePage(context)
