"""What carries the chosen step: why the picture speaks for it, and the exercises given for it with what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.dates import near
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.layout import Ground, clear, column, row, rule, section
from ui.widgets.marks import Mark
from ui.widgets.words import para
from workbook.model.assignment import Assignment, Outcome, Result
from workbook.model.common import Whose
from workbook.model.couple import Couple

AT_FIRST = 4


def outcome_words(result: Result | None) -> str:
    """done, 6 times; not done; nothing reported"""
    if result is None:
        return _("nothing reported")
    word = {Outcome.DONE: _("done"), Outcome.PARTLY: _("partly"), Outcome.NOT_DONE: _("not done")}[result.outcome]
    if not result.times or result.outcome is Outcome.NOT_DONE:
        return word
    times = ngettext("{n} time", "{n} times", result.times).format(n=result.times)
    return _("{outcome}, {times}").format(outcome=word, times=times)


class GivenCard(Ground):
    """`give_wanted` asks for the exercises of the step."""

    give_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._all = False
        self._why_part = QWidget()
        self._why = para("", "small")
        column(section(_("Why this step")), theme.HAIR, self._why, 16, rule(), 16, into=self._why_part)
        self._give = Button(_("Give an exercise"), "quiet", "plus", height=24)
        self._give.clicked.connect(self.give_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column(
            self._why_part,
            section(_("Exercises on this step"), self._give),
            theme.TIGHT,
            self._list,
            None,
            pad=(24, 20, 24, 20),
            into=self,
        )

    def show_step(self, reason: str, given: Sequence[Assignment], couple: Couple, today: date, anew: bool) -> None:
        """`given` is newest first. `anew`: another step, so that a long list is folded again."""
        self._why.say(reason)
        self._why_part.setVisible(bool(reason))
        self._all = self._all and not anew
        wanted = (tuple(given), couple, today, self._all)
        if wanted != self._shown:
            self._shown = wanted
            self._build(tuple(given), couple, today)

    def _build(self, given: tuple[Assignment, ...], couple: Couple, today: date) -> None:
        clear(self._list)
        few = given if self._all else given[:AT_FIRST]
        for at, each in enumerate(few):
            if at:
                self._list.addSpacing(theme.NEAR)
            self._list.addLayout(_line(each, couple, today))
        if not given:
            self._list.addWidget(para(_("Nothing given for this step yet."), "small", "muted"))
        hidden = len(given) - len(few)
        if hidden:
            more = Button(ngettext("Show {n} more", "Show {n} more", hidden).format(n=hidden), "quiet", height=24)

            def show_all() -> None:
                self._all = True
                self._build(given, couple, today)
                self._give.setFocus()

            more.clicked.connect(show_all)
            self._list.addSpacing(theme.NEAR)
            self._list.addLayout(row(more, None))


def _line(given: Assignment, couple: Couple, today: date) -> QHBoxLayout:
    facts = [_("given {day}").format(day=near(given.given, today))]
    if given.stopped is not None:
        facts.append(_("stopped {day}").format(day=near(given.stopped, today)))
    elif given.overdue(today):
        facts.append(_("overdue"))
    words = column(Elided(given.title, "body"), 2, Elided(" · ".join(facts), "small", "muted"))
    results = column(gap=2)
    for whose in given.asked:
        results.addLayout(_result(given.result(whose), whose, couple))
    results.addStretch(1)
    made = row(words, results, gap=theme.GUTTER)
    made.setStretch(0, 1)
    return made


def _result(result: Result | None, whose: Whose, couple: Couple) -> QHBoxLayout:
    words = _("{name}: {result}").format(name=couple.partner(whose).short, result=outcome_words(result))
    line = Elided(words, "small", "muted" if result is None else "text")
    line.setFixedWidth(184)
    return row(Mark(whose), line, gap=6)
