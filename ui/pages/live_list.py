"""The lines that were jotted down, from the first to the latest. One stop for the keyboard: Up and Down go from line to line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.live_rows import JottingRow
from ui.widgets.flowing import Flowing, lay_out
from ui.widgets.layout import column, row
from ui.widgets.lines import Lines
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.session import Jotting


class JottingList(QWidget):
    """`chosen(jotting)` asks to put a line right, `dropped(jotting)` to take it away; `left` goes back to writing."""

    chosen, dropped = Signal(object), Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[JottingRow] = []
        nothing = para(
            _(
                "Each line that you add below stands here with its time: about one of them, about both, or for you alone."
            ),
            "small",
            "muted",
        )
        self._nothing = QWidget()
        row(nothing, pad=(12, 0, 12, 0), into=self._nothing)
        self._list = Lines()
        content = Flowing()
        column(self._nothing, self._list, None, into=content)
        self._scroller = Scroller(content)
        column(self._scroller, into=self)

    def show_jottings(self, jottings: Sequence[Jotting], couple: Couple) -> None:
        """Make the lines that are new or say something else; the others stay where they are."""
        wanted = frozenset(jottings)
        before = {each.jotting: each for each in self._rows if each.of == couple}
        for each in self._rows:
            if before.get(each.jotting) is not each or each.jotting not in wanted:
                each.hide()
                each.deleteLater()
        self._rows = [before.get(jotting) or self._made(jotting, couple) for jotting in jottings]
        self._list.show_lines(self._rows)
        for at, each in enumerate(self._rows):
            last = at == len(self._rows) - 1
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if last else Qt.FocusPolicy.ClickFocus)
        self._nothing.setVisible(not self._rows)

    def line(self, uid: str) -> Jotting | None:
        return next((each.jotting for each in self._rows if uid and each.jotting.uid == uid), None)

    def place_of(self, uid: str) -> int:
        return next(at for at, each in enumerate(self._rows) if each.jotting.uid == uid)

    def here(self) -> Jotting | None:
        """The line that has the keyboard."""
        return next((each.jotting for each in self._rows if each.hasFocus()), None)

    def go(self, at: int) -> bool:
        """Put the keyboard on a line. False where there is none so far down."""
        if at >= len(self._rows):
            return False
        self._rows[max(0, at)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def go_to(self, uid: str) -> None:
        self.go(self.place_of(uid))

    def to_last(self) -> None:
        if self._rows:
            self.go(len(self._rows) - 1)

    def to_foot(self) -> None:
        """Bring the latest line into sight."""

        def down() -> None:
            lay_out()
            bar = self._scroller.verticalScrollBar()
            bar.setValue(bar.maximum())

        down()
        QTimer.singleShot(0, self, down)  # a new line knows how high it is only by then

    def _made(self, jotting: Jotting, couple: Couple) -> JottingRow:
        made = JottingRow(jotting, couple)
        made.chosen.connect(lambda: self.chosen.emit(made.jotting))
        made.dropped.connect(lambda: self.dropped.emit(made.jotting))
        made.left.connect(self.left)
        made.moved.connect(lambda by: self._on_from(made, by))
        return made

    def _on_from(self, row_: JottingRow, by: int) -> None:
        if not self.go(self._rows.index(row_) + by):
            self.left.emit()
