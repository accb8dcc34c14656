"""Steps chosen by hand: any of the catalogue's, ticked in a list that is searched by typing, or written by the counselor, and
put in an order beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.pages.plan_own import NEW, OwnForm
from ui.pages.plan_picks import Picks
from ui.pages.plan_steps import StepLine, StepTable, found, step_lines
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.fields import SearchField
from ui.widgets.kept import KeptForm
from ui.widgets.layout import Ground, column, columns, row
from ui.widgets.told import Told
from ui.widgets.words import text
from workbook.book import Workbook
from workbook.errors import WorkbookError
from workbook.language import _, ngettext
from workbook.model.plan import OwnStep, Plan
from workbook.model.safety import GateState

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MixPicker(QWidget):
    """`changed` follows every tick and every move. What was chosen and not adopted yet is a draft, with the words in it."""

    changed = Signal()

    def __init__(self, book: Workbook, gate: GateState) -> None:
        super().__init__()
        self._book, self._gate = book, gate
        self.picks = Picks(book.catalogue)
        self._before: list[str] | None = None
        self._couple = self._slot = ""
        self._kept = KeptForm(self, book, self.picks.to_draft, lambda error: self._told.say(str(error), "wrong"))
        self._search = SearchField(_("Find a step"))
        self._all = StepTable(_("All steps"), self._found)
        self._search.wanted.connect(lambda _words: self._all.again())
        self._all.picked.connect(self.toggle)
        self._search.down.connect(lambda: self._all.setFocus(Qt.FocusReason.TabFocusReason))
        self._order = StepTable(_("In this order"), lambda: self.picks.lines(self._gate))
        self._order.installEventFilter(self)
        self._order.dragged.connect(self._dragged)
        self._count, self._told = text("", "small", "muted"), Told()
        self.own = OwnForm(book)
        self.own.given.connect(self._write)
        self.own.closed.connect(self._close_own)
        self._write_own = Button(_("Write a step of your own"), "quiet", "pen-line", height=28)
        self._write_own.clicked.connect(self.open_own)
        self._left = QStackedWidget()
        self._arrange()
        self._again()

    def _arrange(self) -> None:
        up, down, remove = (Button(words, "plain", height=28) for words in (_("Up"), _("Down"), _("Remove")))
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        remove.clicked.connect(self._remove)
        self._undo = Button(_("Undo"), "quiet", "undo-2", height=28)
        self._undo.setAccessibleName(_("Undo: bring the step back"))
        self._undo.clicked.connect(self.bring_back)
        self._undo.hide()
        every, writing = QWidget(), QWidget()
        left = column(self._search, theme.TIGHT, _framed(self._all), theme.HAIR, row(self._write_own, None), into=every)
        left.setStretch(2, 1)
        column(self.own, None, into=writing)
        self._left.addWidget(every)
        self._left.addWidget(writing)
        head = row(text(_("In this order"), "small_strong"), self._count, None, self._undo)
        head.addStrut(theme.CONTROL)
        right = column(
            head,
            theme.TIGHT,
            _framed(self._order),
            theme.HAIR,
            row(up, down, remove, None, gap=0),
            row(Elided(_("Alt with ↑ or ↓ moves, Del removes"), "caption", "muted"), pad=(theme.NEAR, 0, 0, 0)),
            self._told,
        )
        right.setStretch(2, 1)
        columns((self._left, 1), (right, 1), gap=theme.GAP, into=self)

    def steps(self) -> tuple[str | OwnStep, ...]:
        """What is chosen, in order."""
        return self.picks.wanted()

    def begin(self, couple: str, plan: Plan | None, slot: str) -> None:
        """Begin with the steps of a plan that is to be changed, or with none; what was being chosen before comes first."""
        draft = self._kept.take_up(couple, slot)
        self._couple, self._slot = couple, slot
        self.picks.begin(plan)
        self.picks.from_draft(draft)
        self._before = None
        self._left.setCurrentIndex(1 if self._begin_own() else 0)
        self._again()

    def open_own(self) -> None:
        self.show_own()
        self.own.focus()

    def show_own(self) -> None:
        """What is written here comes first: nothing is chosen yet."""
        self._begin_own()
        self._left.setCurrentIndex(1)

    def toggle(self, step: str) -> None:
        """Take a step in at the end, or out."""
        before = list(self.picks.order)
        self.picks.toggle(step)
        self._before = before if len(before) > len(self.picks.order) else None
        self._changed(step)

    def show_gate(self, gate: GateState) -> None:
        self._gate = gate
        self._again()

    def search_field(self) -> QWidget:
        return self._search

    def flush(self) -> None:
        self.own.flush()
        self._kept.flush()

    def done(self) -> None:
        """It is the plan now, or given up: no draft is left. Raises `WorkbookError`."""
        self._kept.forget()
        self.own.done()
        self._left.setCurrentIndex(0)

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

    def _begin_own(self) -> bool:
        return self.own.begin(self._couple, f"{NEW} {self._slot}", None, _("Add the step"))

    def _write(self, step: OwnStep) -> None:
        id = self.picks.write(step)
        self._before = None
        self._changed(id)
        try:
            self._kept.flush()
        except WorkbookError as error:
            self.own.refuse(str(error))
            return
        self.own.done()
        self._close_own()
        self._order.choose_step(id)

    def _close_own(self) -> None:
        self._left.setCurrentIndex(0)
        self._write_own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self) -> Sequence[StepLine]:
        catalogue = self._book.catalogue
        return step_lines(catalogue, found(catalogue, self._search.text()), self._gate, self.picks.order)

    def _move(self, by: int) -> None:
        line = self._order.chosen_item()
        if line is not None:
            self.picks.move(line.id, by)
            self._changed(line.id)

    def _dragged(self, id: str, to: int) -> None:
        self.picks.move(id, to - self.picks.order.index(id))
        self._changed(id)

    def _remove(self) -> None:
        line = self._order.chosen_item()
        if line is not None:
            self.toggle(line.id)

    def bring_back(self) -> None:
        """The step that was removed last, where it stood."""
        if self._before is not None:
            back = next(id for id in self._before if id not in self.picks.order)
            self.picks.order, self._before = self._before, None
            self._changed(back)
            self._order.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, step: str) -> None:
        self._again()
        self._order.choose_step(step)
        self._kept.touch()
        self.changed.emit()

    def _again(self) -> None:
        self._all.again()
        self._order.again()
        self._undo.setVisible(self._before is not None)
        count = len(self.picks.order)
        self._count.say(ngettext("{n} step", "{n} steps", count).format(n=count) if count else _("nothing chosen yet"))


def _framed(table: StepTable) -> Ground:
    ground = Ground("surface", "edge", theme.RADIUS_CONTROL)
    column(table, pad=(1, 4, 1, 4), into=ground)
    ground.setMinimumHeight(150)
    return ground
