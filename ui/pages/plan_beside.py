"""Taking up a strategy, or any other step, beside the path."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.plan_steps import StepLine, StepTable, found, step_lines
from ui.widgets.buttons import Button
from ui.widgets.entry import Slip
from ui.widgets.fields import SearchField
from ui.widgets.layout import Ground, column, row
from ui.widgets.words import para, text
from workbook.catalogue.entries import Catalogue
from workbook.language import _
from workbook.model.plan import Plan
from workbook.model.safety import GateState

_LEAST = 180


class BesidePicker(Ground):
    """`taken(id)` asks to take a step up; `closed` ends it."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, catalogue: Catalogue, gate: GateState) -> None:
        super().__init__()
        self._catalogue, self._gate = catalogue, gate
        self._there: frozenset[str] = frozenset()
        self._search = SearchField(_("Find a step"))
        self._table = StepTable(_("Steps that are not in the plan"), self._lines)
        self._table.setMinimumHeight(_LEAST)
        self._search.wanted.connect(lambda _words: self._table.again())
        self._search.down.connect(lambda: self._table.setFocus(Qt.FocusReason.TabFocusReason))
        self._table.picked.connect(self.taken)
        self._slip = Slip()
        take = Button(_("Take it up"), "soft", key=_("Enter"), height=theme.CONTROL_IN_ROW)
        take.clicked.connect(self._take)
        close = Button(_("Close"), "plain", key=_("Esc"), height=theme.CONTROL_IN_ROW)
        close.clicked.connect(self.closed)
        inner = column(
            text(_("Beside the path"), "section"),
            theme.HAIR,
            para(_("It opens at once and changes nothing on the path."), "small", "muted"),
            theme.NEAR,
            self._search,
            theme.TIGHT,
            pad=(24, 0, 24, 0),
        )
        foot = column(theme.TIGHT, row(take, close, None), self._slip, pad=(24, 0, 24, 0))
        made = column(inner, self._table, foot, pad=(0, 20, 0, 20), into=self)
        made.setStretch(1, 1)

    def show_plan(self, plan: Plan, gate: GateState) -> None:
        """Everything that the plan does not hold already, the strategies first."""
        self._there, self._gate = frozenset(s.step for s in plan.steps), gate
        self._table.again()

    def begin(self) -> None:
        self._search.clear()
        self._slip.say("")
        self._table.again()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        self._slip.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> QWidget:
        return self._search

    def _take(self) -> None:
        line = self._table.chosen_item()
        if line is None:
            self.refuse(_("Choose a step in the list first."))
        else:
            self.taken.emit(line.id)

    def _lines(self) -> Sequence[StepLine]:
        ordered = {p.key: p.ordered for p in self._catalogue.plans}
        steps = [s for s in found(self._catalogue, self._search.text()) if s.id not in self._there]
        return step_lines(self._catalogue, sorted(steps, key=lambda s: ordered[s.plan]), self._gate)
