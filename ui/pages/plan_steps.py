"""A list of the catalogue's steps to choose from: found by typing, ticked by Space, or taken up by Enter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from ui.pages.exercises_facts import folded, where
from ui.widgets.choices import draw_tick
from ui.widgets.elided import shortened
from ui.widgets.painting import say
from ui.widgets.table import Cells, Column, Rows, Table
from workbook.catalogue.entries import Catalogue, Step
from workbook.language import _
from workbook.model.safety import Gate, GateState

_HIGH, _TICK = 46, 18


@dataclass(frozen=True, slots=True)
class StepLine:
    """`second` is the line below the title; `ticked` is None where there is nothing to tick; `held`: not available yet."""

    id: str
    title: str
    second: str
    ticked: bool | None = None
    held: bool = False

    @property
    def spoken(self) -> str:
        tick = {True: _("chosen"), False: _("not chosen"), None: ""}[self.ticked]
        return ", ".join(part for part in (self.title, self.second, tick) if part)


def found(catalogue: Catalogue, words: str) -> tuple[Step, ...]:
    """The steps in whose title, aim or place every word typed is found; all of them for none."""
    wanted = folded(words).split()
    return tuple(
        s
        for s in catalogue.steps
        if all(word in folded(f"{s.title} {s.aim} {where(catalogue, s.id)}") for word in wanted)
    )


def step_lines(
    catalogue: Catalogue, steps: Sequence[Step], gate: GateState, ticked: Collection[str] | None = None
) -> list[StepLine]:
    """`ticked` holds the ids of those that are chosen, None where nothing is ticked."""
    lines = []
    for step in steps:
        held = not gate.allows(Gate(step.gate))
        at = where(catalogue, step.id)
        second = _("{step}, not available yet").format(step=at) if held else at
        lines.append(StepLine(step.id, step.title, second, None if ticked is None else step.id in ticked, held))
    return lines


class StepTable(Table[StepLine]):
    """`picked(id)` follows Enter, Space, or a click on a tick; `read` gives all lines, for there are but two dozen."""

    picked = Signal(str)
    dragged = Signal(str, int)
    """A line was taken by the mouse and let go over another: the place (from 0) where it is to stand."""

    def __init__(self, name: str, read: Callable[[], Sequence[StepLine]]) -> None:
        self._lines = Rows[StepLine](lambda limit, offset: read()[offset : offset + limit], lambda line: line.spoken)
        self._grip = QPoint()
        super().__init__(name, (Column("all", name, 0, share=1),), self._lines, self._draw, row_height=_HIGH)
        self.opened.connect(lambda line: self.picked.emit(line.id))
        self._lines.reload()

    def again(self) -> None:
        """Read the lines again; the cursor stays on its step, or as near as there is one."""
        now, at = self.chosen_item(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self._lines.reload()
        count = self._lines.rowCount()
        ids = [self._lines.item(n).id for n in range(count)]
        if now is not None and count:
            self.choose(ids.index(now.id) if now.id in ids else min(at, count - 1))
        self.verticalScrollBar().setValue(top)

    def ids(self) -> list[str]:
        return [self._lines.item(n).id for n in range(self._lines.rowCount())]

    def choose_step(self, id: str) -> None:
        if id in self.ids():
            self.choose(self.ids().index(id))

    def sizeHint(self) -> QSize:
        return QSize(240, 3 * _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.chosen_item()
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if line is not None:
                self.picked.emit(line.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """While a line is dragged, the cursor stays on it."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line, at = self.chosen_item(), event.position().toPoint()
        if line is not None and (at - self._grip).manhattanLength() >= QApplication.startDragDistance():
            over = self.indexAt(at)
            self.dragged.emit(line.id, over.row() if over.isValid() else self._lines.rowCount() - 1)
            return
        if line is not None and line.ticked is not None and event.position().x() < 24 + _TICK + 8:
            self.picked.emit(line.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is on the first line when one comes by key, so that the arrows have somewhere to start."""
        if not self.currentIndex().isValid():
            self.choose(0)
        super().focusInEvent(event)

    def _draw(self, painter: QPainter, line: StepLine, cells: Cells) -> None:
        box = cells["all"]
        left = box.left()
        if line.ticked is not None:
            draw_tick(painter, QRectF(left, box.center().y() - 9, _TICK, _TICK), line.ticked, _tick_ink(line))
            left += _TICK + 10
        width = box.right() - left + 12
        tone = "muted" if line.held else "text"
        first = QRectF(left, box.center().y() - 18, width, 18)
        say(painter, first, shortened(line.title, "small_label", width), "small_label", tone)
        second = QRectF(left, box.center().y() + 1, width, 17)
        say(painter, second, shortened(line.second, "caption", width), "caption", "muted")


def _tick_ink(line: StepLine) -> str:
    return "accent" if line.ticked else "edge"
