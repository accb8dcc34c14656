"""Totals of questionnaires: entered by keyboard, shown from the first to the latest with the class of the change.

This is the counselor's own page. A total is given by one partner, and no page shows it to the other before that partner's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reports.measure_words import total_words
from ui import dates, messages, theme
from ui.context import Context, Place
from ui.pages.alert_notices import alert_notices, aside_lines
from ui.pages.measures_card import MeasureCard
from ui.pages.measures_correct import Correction, begun
from ui.pages.measures_entry import MeasuresEntry
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import card, clear, column
from ui.widgets.settling import SettledScroller
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import para, text
from workbook.catalogue.entries import Measure
from workbook.changes import Changes
from workbook.disclosure.audience import cut_down
from workbook.disclosure.letterhead import names
from workbook.disclosure.measures import measure_facts
from workbook.errors import WorkbookError
from workbook.insight.alerts import Alert
from workbook.language import _
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.measure import MeasureTotal
from workbook.model.record import CoupleRecord

SETTINGS_PANEL = "measures"


class MeasuresPage(Page):
    areas = frozenset({"measures", "couples", "sessions", "settings"})

    def __init__(self, context: Context, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(context)
        self._clock = clock
        self._seen: tuple[object, ...] = ()
        self._every: set[str] = set()
        self._back = Button(_("Overview"), icon="arrow-left")
        self._back.setAccessibleName(_("Back to the overview"))
        self._back.clicked.connect(lambda: self.context.go_to(Place.OVERVIEW, self.couple))
        self._settings = Button(_("Which measures"), icon="settings")
        self._settings.setAccessibleName(_("Which measures there are, in the settings"))
        self._settings.clicked.connect(self._to_settings)
        self.entry = MeasuresEntry(context, clock)
        self.entry.range_wanted.connect(self._to_settings)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for holder in (self._above, self._below):
            holder.setSpacing(theme.GUTTER)
        body = QWidget()
        column(self._above, self.entry, theme.GUTTER, self._below, None, into=body)
        self._scroller = SettledScroller(body)
        column(self._scroller, into=self)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)

    def second_line(self) -> str:
        return _("Totals of questionnaires, for your eyes · a total is not a diagnosis")

    def head_actions(self) -> list[QWidget]:
        return [self._back, self._settings]

    def first_focus(self) -> QWidget | None:
        return self.entry.first_focus()

    def show_couple(self, uid: str) -> None:
        if uid != self.couple:
            self._every.clear()
            self._scroller.verticalScrollBar().setValue(0)
        super().show_couple(uid)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        if not self.couple:
            return
        book, today = self.context.book, self._clock().date()
        record = book.record(self.couple)
        offered, usual = _offered(book.measures.in_use(), self._retired(), record)
        self.entry.show_couple(self.couple, names(record.couple), offered, usual)
        history = book.measures.history(self.couple)
        alerts, aside = book.alerts.of(self.couple), book.alerts.still_aside(self.couple)
        seen = (record, history, alerts, aside, today, frozenset(self._every))
        if seen != self._seen:
            self._seen = seen
            with keeping_place(self, self._scroller):
                self._build(record, history, alerts, aside, today)
            in_reading_order(self)
            self._scroller.settle()

    def flush(self) -> None:
        self.entry.flush()
        for correction in self.findChildren(Correction):
            correction.flush()

    def _build(
        self,
        record: CoupleRecord,
        history: Sequence[MeasureTotal],
        alerts: Sequence[Alert],
        aside: Sequence[tuple[Alert, date]],
        today: date,
    ) -> None:
        for holder in (self._above, self._below):
            clear(holder)
        book, called = self.context.book, names(record.couple)
        notices = alert_notices(alerts, record.measures, called, self._put_aside, wide=True)
        notices += aside_lines(aside, record.measures, called, today)
        if notices:
            self._above.addLayout(column(*notices, gap=theme.TIGHT))
        self._above.setContentsMargins(0, 0, 0, theme.GUTTER if notices else 0)
        by_key = {m.key: m for m in measure_facts(cut_down(record, Audience.COUNSELOR))}
        if not by_key:
            self._below.addWidget(_nothing_yet())
        unfinished = begun(book, self.couple)
        for key, measure in by_key.items():
            of_it = [t for t in history if t.measure == key]
            every = key in self._every or unfinished in {t.uid for t in of_it}
            made = MeasureCard(book, called, measure, of_it, today, every=every)
            made.go_on(unfinished)
            made.add_wanted.connect(partial(self.entry.choose, key))
            made.corrected.connect(partial(self._corrected, key, of_it))
            made.more_wanted.connect(partial(self._show_every, key))
            self._below.addWidget(made)

    def _show_every(self, key: str) -> None:
        self._every.add(key)
        self.refresh(None)

    def _corrected(self, key: str, before: Sequence[MeasureTotal]) -> None:
        """Another total than before may be the first now: nobody should have to find that out from a class that changed."""
        book = self.context.book
        self.context.saved()
        history = book.measures.history(self.couple)
        called, today = names(book.couples.get(self.couple)), self._clock().date()
        for whose in PARTNERS:
            was, now = _first(before, whose), _first([t for t in history if t.measure == key], whose)
            if was is not None and now is not None and now.uid != was.uid and now.replaces != was.uid:
                words = _("Kept. The first total of {name} is now that of {day}, {total}: change is counted from it.")
                day, total = dates.near(now.on, today), total_words(now.total)
                self.entry.tell(words.format(name=called.of(whose), day=day, total=total))

    def _retired(self) -> frozenset[str]:
        return frozenset(own.uid for own in self.context.book.measures.own() if own.retired)

    def _leave(self) -> None:
        """Out of a correction first, then back."""
        correction = next((c for c in self.findChildren(Correction) if c.isVisible()), None)
        if correction is not None:
            correction.leave()
        else:
            self._back.click()

    def _put_aside(self, key: str) -> None:
        try:
            self.context.book.alerts.put_aside(self.couple, key)
        except WorkbookError as error:
            messages.shown(error, self)
        else:
            self.context.saved()
            if (first := self.first_focus()) is not None:
                first.setFocus()  # the button is gone with its notice

    def _to_settings(self) -> None:
        self.context.go_to(Place.SETTINGS, detail=SETTINGS_PANEL)


def _offered(
    measures: tuple[Measure, ...], retired: frozenset[str], record: CoupleRecord
) -> tuple[tuple[Measure, ...], str]:
    """What a total may be entered for, those that this couple has been given first, and the one entered last."""
    given = {t.measure for t in record.totals}
    offered = [m for m in measures if m.key not in retired]
    usual = max(record.totals, key=lambda t: (t.entered or datetime.min, t.on), default=None)
    ordered = sorted(offered, key=lambda m: m.key not in given)
    return tuple(ordered), usual.measure if usual is not None else ""


def _first(totals: Sequence[MeasureTotal], whose: Whose) -> MeasureTotal | None:
    standing = [t for t in totals if t.whose is whose and t.withdrawn is None]
    return min(standing, key=lambda t: t.on, default=None)


def _nothing_yet() -> QWidget:
    words = _(
        "Give each of them a questionnaire that you have the right to use, and write the totals above. From the second one on,"
        " this page shows the course and whether the change is reliable. No questionnaire’s questions are in this program."
    )
    return card(text(_("No totals yet"), "heading"), theme.HAIR, para(words, "body", "muted"))


def build(context: Context) -> Page:
    return MeasuresPage(context)
