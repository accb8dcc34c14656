"""The questions of one group. Rows are made a few at a time, so that opening a long group never holds up the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.pages.intake_beside import Beside
from ui.pages.intake_row import Box, IntakeRow
from ui.pages.intake_sheet import IntakeSheet, Spot
from ui.widgets.layout import column, rule
from ui.widgets.scrolling import Scroller
from workbook.catalogue.entries import Item, ItemKind
from workbook.facts import Names
from workbook.model.common import PARTNERS

_AT_ONCE, _THEN = 4, 3
_LEAST = 560
RIGHT = 28
"""From the last rating to the card's edge: the scroll bar stands there."""


class IntakeList(Scroller):
    """One group's rows in a scrolling list. Rows that are not made yet are made when they are asked for."""

    answered = Signal(object, object, object)  # Spot, AnswerState | None, int | None
    corrected = Signal(object, object, object)  # the same, keyed over an answer that is closed
    note_wanted = Signal(str)
    asked = Signal(object, str, QPoint)  # see `IntakeRow`
    reached = Signal(object)  # the Item where the keyboard is now

    def __init__(
        self, kind: ItemKind, sheet: IntakeSheet, names: Names, anchors: Sequence[str], tab_after: QWidget
    ) -> None:
        """By Tab the first row follows `tab_after`."""
        self._content = QWidget()
        super().__init__(self._content)
        self.kind, self._sheet, self._names, self._anchors = kind, sheet, names, tuple(anchors)
        self._passed = sheet.passed_over(kind)
        self._rows: dict[str, IntakeRow] = {}
        self._tab_after = tab_after
        self._beside: tuple[Spot, Beside] | None = None
        self._lines = column(None, pad=(24, 4, RIGHT - 12, 4), into=self._content)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_more)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def begin(self) -> None:
        """Make the first rows now and the others soon: once the list has its place in the page."""
        self._make(_AT_ONCE)
        self._later.start()

    def minimumSizeHint(self) -> QSize:
        """A guess: measuring every row anew, each time that a list comes or goes, would be felt."""
        return QSize(_LEAST, 120)

    @property
    def _items(self) -> tuple[Item, ...]:
        return self._sheet.groups[self.kind]

    def _make(self, count: int) -> None:
        """See to it that the first `count` rows are there."""
        for item in self._items[len(self._rows) : count]:
            made = IntakeRow(item, self._sheet.numbers.get(item.key), self._names, self._anchors)
            made.answered.connect(self.answered)
            made.corrected.connect(self.corrected)
            made.asked.connect(self.asked)
            made.note_wanted.connect(self.note_wanted)
            made.show_sheet(self._sheet, self._passed)
            if self._rows:
                self._lines.insertWidget(self._lines.count() - 1, rule())
            self._lines.insertWidget(self._lines.count() - 1, made)
            self._rows[item.key] = made
            for whose in PARTNERS:
                self._chain(made.boxes[whose])
        if len(self._rows) == len(self._items):
            self._later.stop()

    def _chain(self, box: QWidget) -> None:
        """Rows come later than the rest of the page; by Tab they follow one another all the same."""
        if self._tab_after is not None:
            QWidget.setTabOrder(self._tab_after, box)
        self._tab_after = box

    def _make_more(self) -> None:
        self._make(len(self._rows) + _THEN)
        self._settle()
        spot = self.spot()
        if spot is not None:
            self._bring(self._rows[spot.item])  # what is made below it may have moved it

    def row_of(self, key: str) -> IntakeRow:
        at = next(n for n, item in enumerate(self._items) if item.key == key)
        self._make(at + 1)
        return self._rows[key]

    def show_sheet(self, sheet: IntakeSheet) -> None:
        """Show what the sheet holds now, in place."""
        self._sheet, self._passed = sheet, sheet.passed_over(self.kind)
        for made in self._rows.values():
            made.show_sheet(sheet, self._passed)

    def show_answer(self, spot: Spot) -> None:
        """One answer is new: touch its row, and those that it makes passed over or not."""
        before, self._passed = self._passed, self._sheet.passed_over(self.kind)
        for key in {spot.item, *(other.item for other in before ^ self._passed)} & self._rows.keys():
            self._rows[key].show_sheet(self._sheet, self._passed)

    # the keyboard

    def focus_on(self, spot: Spot) -> None:
        made = self.row_of(spot.item)
        self._settle()
        made.boxes[spot.whose].setFocus(Qt.FocusReason.TabFocusReason)
        self._bring(made)

    def spot(self) -> Spot | None:
        """Which rating has the keyboard, or is above what is open and has it."""
        focused = QApplication.focusWidget()
        for made in self._rows.values():
            for box in made.boxes.values():
                if box is focused:
                    return box.spot
        if self._beside is not None and focused is not None and self._beside[1].isAncestorOf(focused):
            return self._beside[0]
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spot, control = self.spot(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = [item.key for item in self._items if not self._sheet.waits(item.key)]
        goal = None
        if spot is not None and spot.item in keys:
            at = keys.index(spot.item)
            goal = {
                (Qt.Key.Key_Up, False): max(0, at - 1),
                (Qt.Key.Key_Down, False): min(len(keys) - 1, at + 1),
                (Qt.Key.Key_Home, True): 0,
                (Qt.Key.Key_End, True): len(keys) - 1,
            }.get((Qt.Key(event.key()), control))
        if goal is None or spot is None:
            event.ignore()
        else:
            self.focus_on(Spot(keys[goal], spot.whose))

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        for made in self._rows.values():
            for widget, there in ((old, False), (now, True)):
                if widget is not None and made.isAncestorOf(widget):
                    spot = widget.spot if isinstance(widget, Box) else self.spot()
                    made.show_focus(spot.whose if there and spot is not None else None)
                    if there:
                        self._bring(made)
                        self.reached.emit(made.item)

    def _settle(self) -> None:
        """Lay out now: what has just been made has no place yet, and cannot be scrolled to."""
        QApplication.sendEvent(self._content, QEvent(QEvent.Type.LayoutRequest))

    def _bring(self, made: IntakeRow) -> None:
        """A whole row into sight, with its neighbours' edges."""
        self.ensureWidgetVisible(made, 0, 40)

    # what opens below a question

    def open_editor(self, key: str = "") -> Beside | None:
        """What is open, below this question if one is named."""
        there = self._beside is not None and key in ("", self._beside[0].item)
        return self._beside[1] if self._beside is not None and there else None

    def open(self, spot: Spot, editor: Beside) -> None:
        """Open an editor below a question, in place of whatever else is open. Raises `WorkbookError` where that cannot be
        saved; then it stays.
        """
        self.close_beside()
        made = self.row_of(spot.item)
        self._beside = (spot, editor)
        editor.done.connect(self.close_beside)
        made.hold(editor)
        editor.show()
        self._settle()
        editor.grown.connect(lambda: self._bring(made))
        before: QWidget = made.boxes[PARTNERS[-1]]
        for stop in editor.stops():
            QWidget.setTabOrder(before, stop)
            before = stop
        editor.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_beside(self) -> None:
        """Save what is open and close it; what cannot be saved stays open with what it says."""
        if self._beside is None:
            return
        spot, editor = self._beside
        editor.flush()
        self._beside = None
        made = self._rows[spot.item]
        focused = QApplication.focusWidget()
        if focused is not None and editor.isAncestorOf(focused):
            made.boxes[spot.whose].setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()
        made.show_sheet(self._sheet, self._passed)

    def flush(self) -> None:
        """Save what is open. Raises `WorkbookError`."""
        if self._beside is not None:
            self._beside[1].flush()
