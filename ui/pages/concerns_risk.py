"""The risk record beside the local rules: entries newest first, each with what came of it, and the form that adds one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import moment
from ui.pages.concerns_risk_form import RiskForm
from ui.pages.concerns_words import concerned_words, kind_words, reported_words
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.layout import Item, card, clear, column, columns, inset, row, rule, section
from ui.widgets.settling import ReadScroller, SettledScroller, running
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.risk import Concerned, RiskRecord


class RiskView(QWidget):
    """`recorded` follows an entry that was added; `rules_wanted` asks for the settings where the local rules are written."""

    recorded = Signal()
    rules_wanted = Signal()

    def __init__(self, book: Workbook, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._clock, self._couple = book, clock, ""
        self.form = RiskForm(book, clock)
        self.form.recorded.connect(self._recorded)
        form = QWidget()
        column(self.form, None, into=form)
        self._left = SettledScroller(form)
        self._rules, self._lines = running("", "small"), running("", "small")
        self.edit = Button("", "quiet", height=24)
        self.edit.clicked.connect(self.rules_wanted)
        self._entries = column()
        rules = card(
            section(_("Local rules"), self.edit),
            theme.TIGHT,
            self._rules,
            theme.NEAR,
            text(_("Help lines"), "small_strong"),
            theme.HAIR,
            self._lines,
        )
        entries = card(section(_("Risk record"), note=_("added to, never edited")), theme.TIGHT, self._entries)
        right = QWidget()
        column(rules, entries, None, gap=theme.GAP, into=right)
        self.history = ReadScroller(right, _("Local rules and risk record"))
        columns((self._left, 6), (self.history, 5), into=self)

    def show_couple(self, couple: str) -> None:
        if couple != self._couple:
            self._couple = couple
            self.form.show_couple(couple)
            self._left.verticalScrollBar().setValue(0)
        self.again()

    def again(self) -> None:
        """Read again; what is being typed stays."""
        practice, couple = self._book.settings.practice(), self._book.couples.get(self._couple)
        self._rules.say(practice.local_rules or _("Nothing is written yet on what must be reported here, and to whom."))
        self._lines.say(practice.help_lines or _("None are written yet."))
        self.edit.say(_("Edit in settings"))
        self.form.whom.name_partners(couple)
        clear(self._entries)
        every, now = self._book.risks.of(self._couple), self._clock()
        first = [risk for risk in every if not risk.follows]
        if not first:
            self._entries.addWidget(running(_("Nothing has been entered."), "small", "muted"))
        for at, risk in enumerate(reversed(first)):
            if at:
                self._entries.addWidget(rule())
            later = [each for each in every if each.follows == risk.uid]
            self._entries.addLayout(column(*self._entry(risk, later, couple, now), gap=3, pad=(0, 10, 0, 10)))
        in_reading_order(self)
        for scroller in (self._left, self.history):
            scroller.settle()

    def flush(self) -> None:
        self.form.flush()

    def first_focus(self) -> QWidget:
        return self.form.first_focus()

    def about(self, whose: Whose) -> None:
        """Begin an entry on self-harm of this partner, unless one is being typed."""
        self.form.suggest(Concerned(whose.value))

    def _entry(self, risk: RiskRecord, later: list[RiskRecord], couple: Couple, now: datetime) -> list[Item]:
        title = _("{kind}: {whom}").format(kind=kind_words(risk.kind), whom=concerned_words(risk, couple))
        head = row(Elided(title, "small_strong"), text(moment(risk.happened, now), "small", "muted"))
        head.setStretch(0, 1)
        items: list[Item] = [head, *_said(risk, now)]
        for each in later:
            when = text(_("Follow-up, {when}").format(when=moment(each.happened, now)), "small_strong")
            items.append(inset(_holding(row(when, None), *_said(each, now)), 16, 0))
        follow = Button(_("Add a follow-up"), "quiet", height=24)
        follow.setObjectName(f"follow:{risk.uid}")
        follow.setAccessibleName(_("Add a follow-up to: {title}").format(title=title))
        follow.clicked.connect(lambda: self._follow(risk, title))
        return [*items, 2, row(follow, None)]

    def _follow(self, risk: RiskRecord, title: str) -> None:
        self.form.follow(risk, title)
        self._left.verticalScrollBar().setValue(0)
        self.form.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _recorded(self) -> None:
        self.again()
        self.recorded.emit()


def _said(risk: RiskRecord, now: datetime) -> list[Item]:
    lines = [running(risk.seen, "small")]
    for lead, words in (
        (_("Consulted:"), risk.consulted),
        (_("Decided:"), risk.decided),
        (_("Reported to:"), reported_words(risk, now)),
    ):
        if words:
            lines.append(running(words, "small", lead=lead))
    written = risk.recorded_at
    if written is not None and written.date() != risk.happened.date():
        lines.append(running(_("written down {when}").format(when=moment(written, now)), "small", "muted"))
    return list(lines)


def _holding(*items: Item) -> QWidget:
    made = QWidget()
    column(*items, gap=3, pad=(0, 6, 0, 0), into=made)
    return made
