"""The picture of the couple: eight themes side by side, where the two differ, what holds, and which steps that suggests.

It shows the latest finished intake, so that a review that has just been begun does not wipe it out. It is the counselor's page:
an answer that was given alone is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.context import Context, Place
from ui.dates import near
from ui.pages.page import Page
from ui.pages.picture_cards import ListCard, ThemesCard, differ_lines, rated_lines
from ui.pages.picture_steps import StepsCard, Suggested
from ui.widgets.buttons import Button
from ui.widgets.chips import EmptyState
from ui.widgets.layout import card, column, columns
from ui.widgets.settling import SettledScroller
from workbook.changes import Changes
from workbook.disclosure.intake import kind_words
from workbook.disclosure.picture import picture
from workbook.disclosure.suggested import step_place, suggested
from workbook.errors import WorkbookError
from workbook.facts import SuggestionFact
from workbook.model.common import Audience, Visibility
from workbook.model.intake import Intake
from workbook.model.record import CoupleRecord
from workbook.model.safety import Gate

_AROUND = 40
"""How much of what stands around the focused button is kept in sight with it, in pixels."""


class PicturePage(Page):
    areas = frozenset({"intakes", "plans", "couples", "safety"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._intake = ""
        self._bring = QTimer(self)
        self._bring.setSingleShot(True)
        self._bring.timeout.connect(self._bring_focused)
        self.print_it = Button(_("Print picture"), icon="printer")
        self.make_plan = Button(_("Make a plan"), "primary")
        self.to_intake = Button("", "primary")
        self.themes, self.steps = ThemesCard(), StepsCard()
        self.holds = ListCard(_("What holds"), _("rated 3 or 4 by both"))
        self.causes = ListCard(_("Causes as each sees them"), _("rated 3 or 4 by either"))
        self.impacts = ListCard(_("What it does to them"), _("rated 3 or 4 by either"))
        self.differ = ListCard(_("Where they differ, and where not"))
        self._views = QStackedWidget()
        self._views.addWidget(self._picture())
        self._views.addWidget(self._nothing())
        column(self._views, into=self)
        self._wire()

    def _picture(self) -> QWidget:
        left = column(self.themes, self.holds, self.causes, self.impacts, gap=24)
        right = column(self.differ, self.steps, gap=24)
        left.setStretch(3, 1)
        right.setStretch(1, 1)
        content = QWidget()
        columns((left, 17), (right, 10), into=content)
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
        self.steps.accept_wanted.connect(self._accept)
        self.steps.decline_wanted.connect(self._decline)

    # the window's calls

    def head_actions(self) -> list[QWidget]:
        if not self._intake:
            return []
        planned = self.context.book.plans.of(self.couple) is not None
        return [self.print_it] if planned else [self.print_it, self.make_plan]

    def show_couple(self, uid: str) -> None:
        if uid != self.couple:
            self.steps.show_steps((), self._clock().date())
            self.scroller.verticalScrollBar().setValue(0)
        super().show_couple(uid)
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        if self.couple:
            self._read()

    def first_focus(self) -> QWidget | None:
        return self.themes.order if self._intake else self.to_intake

    # reading

    def _read(self) -> None:
        book = self.context.book
        intakes = book.intakes.of(self.couple)
        shown = _shown(intakes)
        begun = bool(intakes)
        self._intake = shown.uid if shown is not None else ""
        self._views.setCurrentIndex(0 if shown is not None else 1)
        self.to_intake.say(_("Go on with the intake") if begun else _("Begin the first intake"))
        if shown is not None:
            upto = intakes[: intakes.index(shown) + 1]
            record = CoupleRecord(
                book.settings.practice(), book.couples.get(self.couple), upto, book.plans.of(self.couple)
            )
            self._show(record, shown, intakes[-1])
        self.head_changed.emit()

    def _show(self, record: CoupleRecord, shown: Intake, latest: Intake) -> None:
        book = self.context.book
        facts = picture(record, book.catalogue, Audience.COUNSELOR, shown)
        individual = any(a.visibility is not Visibility.JOINT and a.value is not None for a in shown.answers)
        alone = frozenset(i.label for i in book.catalogue.items if i.visibility != Visibility.JOINT)
        self.themes.show_facts(facts, self._unfinished(latest), individual)
        self.differ.fill(differ_lines(facts), _("There are no answers yet that could be compared."))
        self.holds.fill(rated_lines(facts.strengths, facts.names), _("Nothing that both rate 3 or 4 so far."))
        self.causes.fill(
            rated_lines(facts.causes, facts.names, alone), _("Nothing that one of them rates 3 or 4 so far.")
        )
        self.impacts.fill(
            rated_lines(facts.impacts, facts.names, alone), _("Nothing that one of them rates 3 or 4 so far.")
        )
        self.steps.show_steps(self._suggested(record), self._clock().date())
        self.scroller.settle()

    def _suggested(self, record: CoupleRecord) -> list[Suggested]:
        """What the answers suggest, and after it whatever else was put aside and could be taken up again."""
        book = self.context.book
        gate, declined = book.safety.gate(self.couple), book.plans.declined(self.couple)
        aside = {each.step: each for each in declined}
        shown = [Suggested(f, aside.get(f.step)) for f in suggested(record, book.catalogue, gate, declined)]
        on_plan = {s.step for s in record.plan.steps} if record.plan is not None else set()
        for each in reversed(aside.values()):
            step = next((s for s in book.catalogue.steps if s.id == each.step), None)
            listed = each.step in on_plan or any(s.fact.step == each.step for s in shown)
            if step is not None and not listed and gate.allows(Gate(step.gate)):
                fact = SuggestionFact(step.id, step.title, step_place(book.catalogue, step), "", "declined")
                shown.append(Suggested(fact, each))
        return shown

    def _unfinished(self, latest: Intake) -> str:
        if latest.finished is not None:
            return ""
        day = near(latest.begun, self._clock().date())
        if latest.uid == self._intake:
            return _("The intake begun {day} is not finished yet: the picture may change.").format(day=day)
        return _("{intake}, begun {day}, is not finished yet and not in this picture.").format(
            intake=kind_words(latest.kind), day=day
        )

    # suggestions

    def _accept(self, step: str) -> None:
        try:
            self.context.book.plans.accept(self.couple, step)
        except WorkbookError as error:
            self.steps.rows[step].refuse(str(error))
            return
        self._settled(step)

    def _decline(self, step: str, reason: str) -> None:
        row = self.steps.rows[step]
        try:
            self.context.book.plans.decline(self.couple, step, reason)
        except WorkbookError as error:
            row.refuse(str(error))
            return
        row.drop_reason()
        self._settled(step)

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


def _shown(intakes: tuple[Intake, ...]) -> Intake | None:
    """The latest finished intake, or else the one that is being keyed in, once it holds an answer."""
    finished = [i for i in intakes if i.finished is not None]
    answered = [i for i in intakes if i.answers]
    candidates = finished or answered
    return candidates[-1] if candidates else None


def build(context: Context) -> Page:
    return PicturePage(context)
