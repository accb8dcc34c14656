"""Own steps: any of the catalogue's, ticked in a list that is searched by typing, and put in an order beside it."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.pages.plan_steps import StepLine, StepTable, found, step_lines
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.fields import SearchField
from ui.widgets.layout import Ground, column, columns, row
from ui.widgets.words import text
from workbook.catalogue.entries import Catalogue
from workbook.model.safety import GateState

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MixPicker(QWidget):
    """`changed` follows every tick and every move."""

    changed = Signal()

    def __init__(self, catalogue: Catalogue, gate: GateState) -> None:
        super().__init__()
        self._catalogue, self._gate = catalogue, gate
        self._chosen: list[str] = []
        self._search = SearchField(_("Find a step"))
        self._all = StepTable(_("All steps"), self._found)
        self._search.wanted.connect(lambda _words: self._all.again())
        self._all.picked.connect(self.toggle)
        self._search.down.connect(lambda: self._all.setFocus(Qt.FocusReason.TabFocusReason))
        self._order = StepTable(_("In this order"), self._ordered)
        self._order.installEventFilter(self)
        self._count = text("", "small", "muted")
        up = Button(_("Up"), "plain", height=28)
        down = Button(_("Down"), "plain", height=28)
        remove = Button(_("Remove"), "plain", height=28)
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        remove.clicked.connect(self._remove)
        left = column(self._search, theme.TIGHT, _framed(self._all))
        head = row(text(_("In this order"), "small_strong"), self._count, None)
        head.addStrut(theme.CONTROL)
        right = column(
            head,
            theme.TIGHT,
            _framed(self._order),
            theme.HAIR,
            row(up, down, remove, None, gap=0),
            row(Elided(_("Alt with ↑ or ↓ moves, Del removes"), "caption", "muted"), pad=(theme.NEAR, 0, 0, 0)),
        )
        left.setStretch(2, 1)
        right.setStretch(2, 1)
        columns((left, 1), (right, 1), gap=theme.GAP, into=self)
        self._again()

    def steps(self) -> tuple[str, ...]:
        """The ids of what is chosen, in order."""
        return tuple(self._chosen)

    def begin_with(self, steps: Sequence[str]) -> None:
        self._chosen = list(steps)
        self._again()

    def toggle(self, step: str) -> None:
        """Take a step in at the end, or out."""
        if step in self._chosen:
            self._chosen.remove(step)
        else:
            self._chosen.append(step)
        self._again()
        self._order.choose_step(step)
        self.changed.emit()

    def show_gate(self, gate: GateState) -> None:
        self._gate = gate
        self._again()

    def search_field(self) -> QWidget:
        return self._search

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves a step, Delete takes it out."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = Qt.Key(event.key())
        if alt and key in _MOVES:
            self._move(_MOVES[key])
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
            return True
        return False

    def _found(self) -> Sequence[StepLine]:
        return step_lines(self._catalogue, found(self._catalogue, self._search.text()), self._gate, self._chosen)

    def _ordered(self) -> Sequence[StepLine]:
        steps = [self._catalogue.step(id) for id in self._chosen]
        lines = step_lines(self._catalogue, steps, self._gate)
        return [
            StepLine(line.id, _("{n}  {title}").format(n=n, title=line.title), line.second, None, line.held)
            for n, line in enumerate(lines, 1)
        ]

    def _move(self, by: int) -> None:
        line = self._order.chosen_item()
        if line is None:
            return
        at = self._chosen.index(line.id)
        to = max(0, min(len(self._chosen) - 1, at + by))
        self._chosen.insert(to, self._chosen.pop(at))
        self._again()
        self.changed.emit()

    def _remove(self) -> None:
        line = self._order.chosen_item()
        if line is not None:
            self.toggle(line.id)

    def _again(self) -> None:
        self._all.again()
        self._order.again()
        count = len(self._chosen)
        self._count.say(ngettext("{n} step", "{n} steps", count).format(n=count) if count else _("nothing chosen yet"))


def _framed(table: StepTable) -> Ground:
    ground = Ground("surface", "edge", theme.RADIUS_CONTROL)
    column(table, pad=(1, 4, 1, 4), into=ground)
    ground.setMinimumHeight(150)
    return ground
