"""A couple at a glance, in the order in which a counselor asks: where are we, what is next, what was said, how is it going.

This is the counselor's own view. Of the safety screens it says only that something waits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import messages, theme
from ui.context import Context, Place
from ui.pages.alert_notices import alert_notices
from ui.pages.documents_leaving import Leaving
from ui.pages.handover import READ
from ui.pages.life_words import gone_words
from ui.pages.overview_cards import (
    brings_card,
    goals_card,
    homework_card,
    hopes_line,
    life_door,
    note_card,
    reach_card,
    rested_card,
    stage_card,
    trend_card,
    unread_card,
)
from ui.pages.overview_facts import Phase, phase, second_line, stages
from ui.pages.overview_measures import measures_card
from ui.pages.overview_next import NextCard
from ui.pages.overview_safety import SafetyNotice, own_door
from ui.pages.page import Page
from ui.press import appointment_sheet
from ui.widgets.buttons import Button
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import clear, column, columns, row
from ui.widgets.scrolling import Scroller
from ui.widgets.stage_path import StagePath
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import para
from workbook.changes import Changes
from workbook.disclosure.audience import cut_down
from workbook.disclosure.letterhead import names
from workbook.disclosure.measures import measure_facts
from workbook.disclosure.progress import trends
from workbook.errors import WorkbookError
from workbook.insight.alerts import Alert
from workbook.insight.hopes import hopes_apart, leaning_out
from workbook.language import _
from workbook.model.common import Audience
from workbook.model.couple import Status
from workbook.model.record import CoupleRecord
from workbook.model.session import Note, SessionLine

_BEFORE_PLAN = (Phase.BEGIN_INTAKE, Phase.INTAKE, Phase.CHOOSE_PLAN)


class Overview(Page):
    areas = frozenset(
        {"couples", "intakes", "plans", "assignments", "sessions", "safety", "measures", "settings", "handovers"}
    )

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._record: CoupleRecord | None = None
        self._seen: tuple[CoupleRecord | None, SessionLine | None, Note | None, date, int] = (
            None,
            None,
            None,
            date.min,
            0,
        )
        self._alerts: tuple[Alert, ...] = ()
        self._first: QWidget | None = None
        self._edit = Button(_("Edit"), icon="pen-line")
        self._edit.setAccessibleName(_("Edit what is known about this couple"))
        self._edit.clicked.connect(self._change)
        self._agreed = Button(_("Agreements"), icon="file-lock", key=_("Ctrl G"))
        self._agreed.clicked.connect(lambda: self.context.go_to(Place.AGREEMENTS, self.couple))
        QShortcut(QKeySequence("Ctrl+G"), self).activated.connect(self._agreed.click)
        self._report = Button(_("Progress report"), icon="file-text")
        self._report.clicked.connect(lambda: self.context.go_to(Place.DOCUMENTS, self.couple, "progress"))
        self._path, self._next, self._safety = StagePath(), NextCard(clock), SafetyNotice(self._to_own)
        QShortcut(QKeySequence("Alt+C"), self).activated.connect(self._to_own)
        QShortcut(QKeySequence("Alt+L"), self).activated.connect(self._to_life)
        self._next.started.connect(self._start)
        self._next.dated.connect(self._set_date)
        self._next.filed.connect(self._file_date)
        self._above, self._below, self._beside = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for holder in (self._below, self._beside):
            holder.setSpacing(theme.GUTTER)
        left = column(self._above, self._next, theme.GUTTER, self._below)
        left.setStretch(3, 1)
        body = QWidget()
        column(self._safety, self._path, theme.GUTTER, columns((left, 2), (column(self._beside, None), 1)), into=body)
        self._scroller = Scroller(body)
        column(self._scroller, into=self)

    def second_line(self) -> str:
        return second_line(self._record) if self._record is not None else ""

    def head_actions(self) -> list[QWidget]:
        return [self._agreed, self._edit, self._report]

    def first_focus(self) -> QWidget | None:
        return self._first

    def show_couple(self, uid: str) -> None:
        if uid != self.couple:
            self._next.stop()
            self._scroller.verticalScrollBar().setValue(0)
        super().show_couple(uid)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        if not self.couple:
            return
        book, today = self.context.book, self._clock().date()
        record = book.record(self.couple)
        last = next(iter(book.sessions.lines(self.couple, limit=1)), None)
        note = book.sessions.note(last.uid) if last is not None else None
        seen = (record, last, note, today, book.handovers.unread(self.couple))
        alerts = book.alerts.of(self.couple)
        if (seen, alerts) != (self._seen, self._alerts):
            self._seen, self._alerts, self._record = seen, alerts, record
            with keeping_place(self, self._scroller):
                self._build(record)
            in_reading_order(self)
        self._show_next(record)
        self._safety.show_standing(book.screening.of(self.couple))
        self.head_changed.emit()

    def _build(self, record: CoupleRecord) -> None:
        now, at = self._clock(), phase(record)
        self._path.show_stages(stages(record, now.date()))
        for holder in (self._above, self._below, self._beside):
            clear(holder)
        self._first = self._next.start
        if at in _BEFORE_PLAN:
            self._above.addWidget(self._next_step(record, at))
            self._above.addSpacing(theme.GUTTER)
        self._fill_below(record)
        self._fill_beside(record)

    def _show_next(self, record: CoupleRecord) -> None:
        """The time of day moves on even where the record stands still."""
        plan, at = record.plan, phase(record)
        name = (
            self.context.book.catalogue.plan(plan.kind).name if plan is not None and plan.kind.of_the_catalogue else ""
        )
        on = self.context.book.hours.going_on_with(self.couple, self._clock())
        number = on.number if on is not None else self.context.book.sessions.next_number(self.couple)
        primary = at is Phase.SESSIONS or on is not None
        self._next.show_record(record, name, number, primary=primary, goes_on=on is not None)

    def _next_step(self, record: CoupleRecord, at: Phase) -> QWidget:
        if at is Phase.CHOOSE_PLAN:
            look = self._door(_("Look at the picture"), Place.PICTURE, primary=True)
            words = _(
                "Look where the two agree and where they differ, and which steps that suggests. Then choose a plan."
            )
            if leaning_out(record.couple):
                words = _("Look where the two agree and where they differ. Then choose a plan.")
            return stage_card(_("The picture is there"), words, look, self._door(_("Choose a plan"), Place.PLAN))
        policy = (
            "" if record.couple.policy_signed else " " + _("Private questions wait until a secrets policy is signed.")
        )
        if at is Phase.INTAKE:
            go_on = self._door(_("Go on with the intake"), Place.INTAKE, primary=True)
            return stage_card(_("The intake is under way"), _("Every answer so far is kept.") + policy, go_on)
        begin = self._door(_("Begin the intake"), Place.INTAKE, primary=True)
        words = _(
            "Each of the two rates strengths, signs, causes and impacts. It can be left and taken up again at any time."
        )
        return stage_card(_("First comes the intake"), words + policy, begin)

    def _door(self, words: str, place: Place, *, primary: bool = False) -> Button:
        made = Button(words, "primary" if primary else "secondary")
        made.setObjectName(f"door:{place.value}")
        made.clicked.connect(lambda: self.context.go_to(place, self.couple))
        if primary:
            self._first = made
        return made

    def _fill_below(self, record: CoupleRecord) -> None:
        _record, last, note, today, unread = self._seen
        if unread:
            read = partial(self.context.go_to, Place.HANDOVER, self.couple, READ)
            self._below.addWidget(unread_card(unread, read))
        if last is not None and note is not None:
            to_note = partial(self.context.go_to, Place.SESSIONS, self.couple, last.uid)
            self._below.addWidget(note_card(last, note, today, to_note))
        brings = brings_card(record.couple) if not record.sessions else None
        if brings is not None:
            self._below.addWidget(brings)
        if record.sessions or record.plan is not None:
            seen = cut_down(record, Audience.COUNSELOR)
            close = next(iter(trends(seen.sessions)), None)
            self._below.addWidget(trend_card(names(seen.couple), close))
        self._below.addStretch(1)

    def _fill_beside(self, record: CoupleRecord) -> None:
        called, today = names(record.couple), self._clock().date()
        if self._alerts:
            notices = alert_notices(self._alerts, record.measures, called, self._put_aside)
            self._beside.addLayout(column(*notices, gap=theme.TIGHT))
        gone = gone_words(record.couple, self.context.book.life.of(self.couple))
        if gone:
            self._beside.addWidget(para(gone, "small", "notice"))
        self._beside.addWidget(reach_card(record.couple, self._change))
        if hopes_apart(record.couple):
            self._beside.addWidget(hopes_line())
        if record.plan is not None or record.assignments:
            assign = partial(self.context.go_to, Place.EXERCISES, self.couple)
            self._beside.addWidget(homework_card(called, record.assignments, today, assign))
        if record.totals or record.sessions:
            to_measures = partial(self.context.go_to, Place.MEASURES, self.couple)
            facts = measure_facts(cut_down(record, Audience.COUNSELOR))
            self._beside.addWidget(measures_card(called, facts, to_measures))
        if record.plan is not None:
            for step in (s for s in record.plan.steps if s.due(today)):
                to_step = partial(self.context.go_to, Place.PLAN, self.couple, step.step)
                self._beside.addWidget(rested_card(step, today, to_step))
            to_plan = partial(self.context.go_to, Place.PLAN, self.couple)
            self._beside.addWidget(goals_card(called, record.plan.goals, to_plan))
        self._beside.addLayout(row(own_door(self._to_own), None, pad=(theme.GUTTER, 0, 0, 0)))
        self._beside.addLayout(row(life_door(self._to_life), None, pad=(theme.GUTTER, 0, 0, 0)))

    def _start(self) -> None:
        """A closed file is reopened first."""
        closed = self._record is not None and self._record.couple.status is Status.CLOSED
        self.context.go_to(Place.LIFE if closed else Place.LIVE, self.couple)

    def _to_life(self) -> None:
        self.context.go_to(Place.LIFE, self.couple)

    def _to_own(self) -> None:
        self.context.go_to(Place.CONCERNS, self.couple)

    def _put_aside(self, key: str) -> None:
        try:
            self.context.book.alerts.put_aside(self.couple, key)
        except WorkbookError as error:
            messages.shown(error, self)
        else:
            self.context.saved()
            if (first := self.first_focus()) is not None:
                first.setFocus()  # the button is gone with its notice

    def _change(self) -> None:
        self.context.go_to(Place.NEW_COUPLE, self.couple, self.couple)

    def _set_date(self, starts: datetime | None) -> None:
        couples = self.context.book.couples
        try:
            couples.save(replace(couples.get(self.couple), next_session=starts))
        except WorkbookError as error:
            messages.shown(error, self)
        else:
            self.context.saved()

    def _file_date(self) -> None:
        told = self._next.told
        leaving = Leaving(self.context, self, told.say, lambda _sheet: None)
        try:
            sheet = appointment_sheet(self.context.book, self.couple, self._clock())
        except WorkbookError as error:
            messages.shown(error, self)
            return
        self.context.background.run(
            sheet.render, partial(leaving.save, sheet), lambda error: told.say(str(error), "wrong"), owner=self
        )


def build(context: Context) -> Page:
    return Overview(context)
