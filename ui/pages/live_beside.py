"""At the right of a session that goes on: what goes home, what was worked on, and how useful the hour was to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.live_facts import WeekLine, WorkLine
from ui.pages.sessions_checkin import NARROW, named_scale
from ui.pages.sessions_words import part_head
from ui.widgets.buttons import Button
from ui.widgets.choices import Check
from ui.widgets.entry import Slip
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import clear, column, row
from ui.widgets.scale import Scale
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.common import PARTNERS, Whose
from workbook.model.couple import Couple
from workbook.model.session import Session


class WeekTicks(QWidget):
    """Giving by tick, and taking back by tick: `give_wanted(exercise)`, `stop_wanted(uid)`, `all_wanted` for their own page."""

    give_wanted, stop_wanted = Signal(str), Signal(str)
    all_wanted, rebuilt = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[WeekLine, ...] = ()
        self._ticks: list[Check] = []
        self._list = column(gap=theme.TIGHT)
        self._problem = Slip()
        more = Button(_("Exercises"), "quiet", height=24)
        more.setAccessibleName(_("All exercises, on a page of their own"))
        more.clicked.connect(self.all_wanted)
        head = row(part_head(text(_("For the week"), "section"), _("Ctrl 5")), None, more)
        column(head, theme.TIGHT, self._list, self._problem, into=self)

    def show_lines(self, lines: tuple[WeekLine, ...]) -> None:
        ticked = [each.isChecked() for each in self._ticks]
        if lines == self._lines and self._list.count() and ticked == [bool(line.given) for line in lines]:
            return
        self._lines, self._ticks = lines, []
        with keeping_place(self):
            clear(self._list)
            for line in lines:
                tick = Check(line.title, bool(line.given), second=line.second, short=True)
                tick.setObjectName(f"week:{line.exercise}")
                self._ticks.append(tick)
                tick.clicked.connect(lambda _on, each=line: self._ticked(each))
                self._list.addWidget(tick)
            if not lines:
                self._list.addWidget(
                    para(_("No step is open yet: the exercises stand on their own page."), "small", "muted")
                )
        self.rebuilt.emit()

    def first(self) -> QWidget | None:
        return next(iter(self._ticks), None)

    def refuse(self, sentence: str) -> None:
        self._problem.say(sentence)

    def _ticked(self, line: WeekLine) -> None:
        if line.given:
            self.stop_wanted.emit(line.given)
        else:
            self.give_wanted.emit(line.exercise)


class WorkedOn(QWidget):
    """`ticked(Work, on)` for every tick by hand."""

    ticked = Signal(object, bool)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[WorkLine, ...] = ()
        self._ticks: list[Check] = []
        self._list = column(gap=theme.TIGHT)
        head = row(part_head(text(_("Worked on"), "section"), _("Ctrl 6")), None)
        column(head, theme.TIGHT, self._list, into=self)

    def show_lines(self, lines: tuple[WorkLine, ...]) -> None:
        ticked = [each.isChecked() for each in self._ticks]
        if lines == self._lines and self._list.count() and ticked == [line.on for line in lines]:
            return
        self._lines, self._ticks = lines, []
        with keeping_place(self):
            clear(self._list)
            for line in lines:
                tick = Check(line.title, line.on, second=line.second, short=True)
                tick.setObjectName(f"work:{line.work.record}")
                self._ticks.append(tick)
                tick.clicked.connect(lambda on, each=line: self.ticked.emit(each.work, on))
                self._list.addWidget(tick)
            if not lines:
                self._list.addWidget(
                    para(_("Steps, goals and exercises stand here once there is a plan."), "small", "muted")
                )
        self.rebuilt.emit()

    def first(self) -> QWidget | None:
        return next(iter(self._ticks), None)


class Closing(QWidget):
    """How useful the hour was to each, 0-10: asked before they leave. `edited` follows every rating."""

    edited, rebuilt = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scales: dict[Whose, Scale] = {}
        self._built: tuple[object, ...] = ()
        self._list = column()
        question = para(_("How useful was this hour for you?"), "small", "muted")
        head = row(part_head(text(_("Before you end"), "section"), _("Ctrl 7")), None)
        column(head, theme.HAIR, question, theme.HAIR, self._list, into=self)

    def show_session(self, session: Session, earlier: Sequence[Session], couple: Couple) -> None:
        """`earlier` sessions are newest first."""
        who = tuple(w for w in PARTNERS if session.attended in (w, Whose.BOTH) or session.useful(w) is not None)
        if self._built != (who, couple):
            self._built = (who, couple)
            self._build(who, couple)
        for whose, scale in self._scales.items():
            scale.set_before(next((v for s in earlier if (v := s.useful(whose)) is not None), None))
            scale.set_value(session.useful(whose))

    def ratings(self, session: Session) -> Session:
        """`session` with the ratings that stand here."""
        given = {w: self._scales[w].value() if w in self._scales else session.useful(w) for w in PARTNERS}
        return replace(session, first_useful=given[Whose.FIRST], second_useful=given[Whose.SECOND])

    def first(self) -> QWidget | None:
        return next(iter(self._scales.values()), None)

    def _build(self, who: tuple[Whose, ...], couple: Couple) -> None:
        clear(self._list)
        self._scales = {}
        for whose in who:
            name = couple.partner(whose).short
            scale = Scale(whose, name, _("How useful was this hour for you?"))
            scale.setMinimumWidth(NARROW)
            scale.changed.connect(self.edited)
            self._scales[whose] = scale
            self._list.addLayout(named_scale(whose, name, scale))
        self.rebuilt.emit()
