"""How near each partner says they are to a goal, 0-10: on which day, in which session, and what they said to it.

What is rated is kept at once; a remark that has no rating beside it yet is a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import near
from ui.widgets.autosave import Autosave
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button
from ui.widgets.day_field import DayField
from ui.widgets.entry import Slip
from ui.widgets.fields import Field, beside
from ui.widgets.kept import KeptWords
from ui.widgets.layout import Item, column, row, well, wide
from ui.widgets.marks import partner
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.scale import Scale
from ui.widgets.words import para
from workbook.book import Workbook
from workbook.errors import BadInput, WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.couple import Couple
from workbook.model.plan import Goal, GoalRating
from workbook.model.session import Session

REMARK_MOST, _OFFERED = 400, 8


class GoalRate(QWidget):
    """`kept` follows each rating, `closed` the end."""

    kept = Signal()
    closed = Signal()

    def __init__(self, book: Workbook, goal: Goal, couple: Couple, sessions: Sequence[Session], today: date) -> None:
        super().__init__()
        self._book, self._goal, self._couple = book, goal, couple
        self._sessions, self._today = tuple(sessions), today
        self._saving = False
        self._gone: list[GoalRating] = []
        self._slip = Slip()
        self._drafts = KeptWords(self, book, lambda error: self._slip.say(str(error)))
        self._autosave = Autosave(self, self._save, lambda error: self._slip.say(str(error)))
        self._scales = {w: Scale(w, couple.partner(w).short, _("how near to this")) for w in goal.owners}
        self._remarks = {w: Field("", _("what they said to it"), height=theme.CONTROL_IN_ROW) for w in goal.owners}
        self._day = DayField(_("Day on which it was said"), today)
        self._session = MenuChoice(_("Said in"))
        self._undo = Button(_("Undo"), "quiet", "undo-2", height=theme.CONTROL_IN_ROW)
        self._undo.setAccessibleName(_("Undo: bring the rating back"))
        self._compose()
        self._show_day(today)

    def _compose(self) -> None:
        lines: list[Item] = []
        for whose, scale in self._scales.items():
            name, remark = self._couple.partner(whose).short, self._remarks[whose]
            remark.setMaxLength(REMARK_MOST)
            remark.setAccessibleName(_("What {name} said to it").format(name=name))
            remark.textEdited.connect(lambda words, whose=whose: self._remarked(whose, words))
            remark.returnPressed.connect(self.close_editor)
            scale.changed.connect(lambda _value: self._autosave.touch())
            lines += [partner(name, whose, ground="sunken"), theme.HAIR, scale, 2, remark, theme.NEAR]
        self._day.picked.connect(self._day_picked)
        self._day.problem.connect(self._slip.say)
        self._session.chosen.connect(lambda _key: self._autosave.touch())
        self._undo.clicked.connect(self._bring_back)
        self._undo.hide()
        done = Button(_("Close"), "soft", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        done.clicked.connect(self.close_editor)
        when = row(beside(_("Said on"), wide(self._day, 148), 56), self._session, None, gap=theme.NEAR)
        ground = well(
            para(breakable(self._goal.words), "small_strong"),
            para(_("0: as far from it as could be. 10: it is as they wished."), "small", "muted"),
            theme.NEAR,
            *lines,
            when,
            self._slip,
            theme.NEAR,
            row(done, self._undo, None),
            pad=(16, 14, 16, 14),
        )
        column(ground, into=self)

    def first(self) -> QWidget:
        return next(iter(self._scales.values()))

    def uid(self) -> str:
        return self._goal.uid

    def is_saving(self) -> bool:
        return self._saving

    def flush(self) -> None:
        """Keep what is unsaved."""
        self._autosave.flush()
        self._drafts.flush()

    def close_editor(self) -> None:
        if self._day.wrong():
            self._slip.say(self._day.wrong())
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            self.flush()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def _show_day(self, day: date) -> None:
        """What was said on that day, or a blank one, with its session and what is being typed."""
        there = {r.whose: r for r in self._goal.ratings if r.on == day}
        for whose, scale in self._scales.items():
            stored = there.get(whose)
            scale.set_value(stored.value if stored is not None else None)
            before = [r for r in self._goal.rated(whose) if r.on < day]
            scale.set_before(before[-1].value if before else None)
            typed = self._drafts.words(self._couple.uid, self._slot(whose))
            self._remarks[whose].show_words(stored.remark if stored is not None and stored.remark else typed)
        held = {s.uid: s for s in self._sessions if s.starts.date() == day}
        offered = [s for s in reversed(self._sessions) if s.starts.date() <= self._today][:_OFFERED]
        named = next((r.session for r in there.values() if r.session), "")
        chosen = named or next(iter(held), "") if not there else named
        words = [(s.uid, self._said_in(s)) for s in offered]
        self._session.offer([("", _("Outside a session")), *words], chosen)

    def _said_in(self, session: Session) -> str:
        day = near(session.starts.date(), self._today)
        if session.attended is Whose.BOTH:
            return _("In session {number}, {day}").format(number=session.number, day=day)
        name = self._couple.partner(session.attended).short
        return _("In session {number}, {day}, with {name} alone").format(number=session.number, day=day, name=name)

    def _day_picked(self, day: date | None) -> None:
        """The values of the day before are kept first."""
        self._slip.say("")
        try:
            self._autosave.flush()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        if day is not None:
            self._show_day(day)

    def _remarked(self, whose: Whose, words: str) -> None:
        if self._scales[whose].value() is None:
            self._drafts.put(self._couple.uid, self._slot(whose), words)
        else:
            self._autosave.touch()

    def _slot(self, whose: Whose) -> str:
        return f"goal remark {self._goal.uid} {whose.value}"

    def _save(self) -> None:
        day = self._day.value()
        if day is None:
            raise BadInput(_("Write the day on which it was said."))
        self._saving = True
        try:
            for whose, scale in self._scales.items():
                self._keep(whose, scale.value(), day)
        finally:
            self._saving = False
            self._read()
        self._slip.say("")
        self._undo.setVisible(bool(self._gone))
        self.kept.emit()

    def _keep(self, whose: Whose, value: int | None, day: date) -> None:
        stored = next((r for r in self._goal.rated(whose) if r.on == day), None)
        if value is None:
            if stored is not None:
                self._book.plans.unrate(stored.uid)
                self._gone.append(stored)
            return
        wanted = GoalRating(whose, value, day, self._session.key(), self._remarks[whose].text().strip())
        if stored is None or replace(wanted, visibility=stored.visibility, uid=stored.uid, rev=stored.rev) != stored:
            self._book.plans.rate(self._goal.uid, wanted)
            self._drafts.put(self._couple.uid, self._slot(whose), "")

    def _bring_back(self) -> None:
        """The ratings that were taken away here."""
        try:
            while self._gone:
                self._book.plans.rate(self._goal.uid, self._gone[-1])
                self._gone.pop()
        except WorkbookError as error:
            self._slip.say(str(error))
            return
        self._read()
        self._undo.hide()
        self._show_day(self._day.value() or self._today)
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit()

    def _read(self) -> None:
        plan = self._book.plans.of(self._couple.uid)
        self._goal = next((g for g in plan.goals if g.uid == self._goal.uid), self._goal) if plan else self._goal
