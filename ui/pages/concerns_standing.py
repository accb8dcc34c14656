"""Where it stands and the decision, beside the earlier screens of both: for the counselor alone, once nobody else sits there.

A yes that means raised danger has its hint here, and never while the partner sits beside the screen. The reason is kept while it
is being typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.dates import moment
from ui.pages.safety_words import (
    decision_words,
    due_words,
    finding_words,
    held_words,
    hints_words,
    latest_of,
    raised_words,
    rest_words,
    why_words,
)
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.chips import Status
from ui.widgets.choices import Segmented
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.fields import labelled, needed
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, Item, card, clear, column, columns, row, rule, section
from ui.widgets.marks import Mark, token
from ui.widgets.settling import ReadScroller, SnugScroller, running
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.errors import WorkbookError
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.safety import Decision, Finding, GateDecision, SafetyScreen

DECISIONS = tuple(Decision)
SLOT = "gate decision"
_MOST = 8
_REASON, _LEAST_LINES = ((620, 10), (460, 5)), 3


class StandingView(QWidget):
    """`recorded` follows a decision that was recorded."""

    recorded = Signal()

    def __init__(self, book: Workbook, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._clock, self._couple, self._whole = book, clock, "", False
        self._standing = column(gap=theme.TIGHT)
        self._earlier = column()
        self.choice = Segmented(_("Decision"), [decision_words(d) for d in DECISIONS], None, stretch=True)
        self.reason = TextArea(lines=3, most=10)
        self._slip, self._status = Slip(), Status()
        self.record = Button(_("Record decision"), "primary")
        self.record.clicked.connect(self._decide)
        self.reason.submitted.connect(self._decide)
        self._kept = KeptForm(self, book, self._typed, lambda error: self._status.say(str(error), "wrong"))
        for changed in (self.choice.changed, self.reason.edited):
            changed.connect(lambda *_: self._slip.say(""))
            changed.connect(lambda *_: self._kept.touch())
        now = QWidget()
        column(self._standing, pad=(24, 4, 16, 0), into=now)
        self._now = SnugScroller(now, _("Where it stands now"))
        stands = Ground()
        stands.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column(row(section(_("Where it stands now")), pad=(24, 20, 24, 8)), self._now, pad=(1, 0, 1, 20), into=stands)
        decide = card(
            section(_("Decision"), note=_("dated, holds until a new concern")),
            12,
            self.choice,
            12,
            labelled(_("Reason"), self.reason, needed()),
            self._slip,
            12,
            row(self._status, None, self.record),
        )
        decide.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        left = column(stands, decide, None, gap=theme.GUTTER)
        content = QWidget()
        column(self._earlier, None, pad=(24, 4, 16, 4), into=content)
        self.history = ReadScroller(content, _("Earlier screens and decisions"))
        right = Ground()
        title = row(section(_("Earlier screens and decisions")), pad=(24, 20, 24, 8))
        made = column(title, self.history, pad=(1, 0, 1, 12), into=right)
        made.setStretch(1, 1)
        columns((left, 6), (right, 5), into=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the reason scrolls sooner: the button below it is always in sight."""
        super().resizeEvent(event)
        self.reason.scroll_from(next((lines for high, lines in _REASON if self.height() >= high), _LEAST_LINES))

    def first_focus(self) -> QWidget:
        return self.choice

    def flush(self) -> None:
        """Keep what is being typed. Raises `WorkbookError`."""
        self._kept.flush()

    def show_couple(self, couple: str) -> None:
        if couple != self._couple:
            self._couple, self._whole = couple, False
            self._status.say("")
            self._slip.say("")
            kept = self._kept.take_up(couple, SLOT)
            self.reason.show_words(kept.get("reason", ""))
            chosen = kept.get("choice", "")
            self.choice.choose(DECISIONS.index(Decision(chosen)) if chosen else None)
        self.again()

    def _typed(self) -> dict[str, str]:
        at = self.choice.chosen()
        return {"choice": DECISIONS[at] if at is not None else "", "reason": self.reason.words()}

    def again(self) -> None:
        """Read again; what is being written stays."""
        book, now = self._book, self._clock()
        couple = book.couples.get(self._couple)
        screens, decisions = book.safety.screens(self._couple), book.safety.decisions(self._couple)
        clear(self._standing)
        for whose in PARTNERS:
            self._standing.addLayout(_latest(couple, whose, latest_of(screens, whose), now))
        self._standing.addWidget(running(held_words(book.safety.gate(self._couple), book.catalogue), "strong"))
        why = why_words(screens, decisions, couple, now.date())
        due = [due_words(each, couple) for each in book.screening.of(self._couple).due]
        for words in why + due:
            self._standing.addWidget(running(words, "small", "muted"))
        self._show_history(couple, screens, decisions, now)
        for scroller in (self._now, self.history):
            scroller.settle()

    def _show_history(
        self, couple: Couple, screens: Sequence[SafetyScreen], decisions: Sequence[GateDecision], now: datetime
    ) -> None:
        clear(self._earlier)
        both = [(s.held_at, _screen(s, couple, self._book.catalogue, now)) for s in screens]
        both += [(d.decided_at, _decision(d, now)) for d in decisions]
        newest = [entry for _at, entry in sorted(both, key=lambda pair: pair[0], reverse=True)]
        shown = newest if self._whole else newest[:_MOST]
        if not shown:
            self._earlier.addWidget(running(_("No screen has been held yet."), "body", "muted"))
        for at, entry in enumerate(shown):
            if at:
                self._earlier.addWidget(rule())
            self._earlier.addLayout(column(*entry, gap=2, pad=(0, 12 if at else 0, 0, 12)))
        if len(shown) < len(newest):
            rest = len(newest) - len(shown)
            more = Button(ngettext("Show {n} more", "Show {n} more", rest).format(n=rest), "quiet", height=24)
            more.clicked.connect(self._show_all)
            self._earlier.addLayout(row(more, None))

    def _show_all(self) -> None:
        self._whole = True
        self.again()
        self.history.setFocus()

    def _decide(self) -> None:
        at = self.choice.chosen()
        if at is None:
            self._slip.say(_("Choose what to do next."))
            self.choice.setFocus(Qt.FocusReason.TabFocusReason)
            return
        decision = GateDecision(self._couple, self._clock(), DECISIONS[at], self.reason.words().strip())
        try:
            self._book.safety.decide(decision)
        except WorkbookError as error:
            self._slip.say(str(error))
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._kept.forget()
        self.reason.show_words("")
        self.choice.choose(None)
        self._status.saved(_("Recorded {time}"))
        self.again()
        self.recorded.emit()


def _latest(couple: Couple, whose: Whose, screen: SafetyScreen | None, now: datetime) -> QHBoxLayout:
    """One partner's latest finding, in a line."""
    found = _("Not screened yet") if screen is None else finding_words(screen.finding)
    strong = screen is not None and screen.finding is Finding.CONCERN
    when = "" if screen is None else moment(screen.held_at, now)
    name = Elided(couple.partner(whose).short, "small_strong", token(whose))
    return row(Mark(whose), name, text(found, "strong" if strong else "body"), text(when, "small", "muted"), None)


def _screen(screen: SafetyScreen, couple: Couple, catalogue: Catalogue, now: datetime) -> list[Item]:
    strong = screen.finding is Finding.CONCERN
    head = row(
        Mark(screen.whose),
        Elided(couple.partner(screen.whose).short, "small_strong", token(screen.whose)),
        text(finding_words(screen.finding), "small_strong" if strong else "small"),
        None,
        text(moment(screen.held_at, now), "small", "muted"),
    )
    raised = [running(line, "small_strong") for line in raised_words(screen, catalogue, couple)]
    rest = rest_words(screen)
    hints = [running(hint, "small", lead=_("Know this.")) for hint in hints_words(screen, catalogue)]
    return [head, *raised, *([running(rest, "small", "muted")] if rest else []), *_own_words(screen.note), *hints]


def _decision(decision: GateDecision, now: datetime) -> list[Item]:
    words = _("Decision: {choice}").format(choice=decision_words(decision.choice).lower())
    head = row(text(words, "small_strong"), None, text(moment(decision.decided_at, now), "small", "muted"))
    return [head, *_own_words(decision.reason)]


def _own_words(words: str) -> list[Item]:
    return [running(words, "small")] if words else []
