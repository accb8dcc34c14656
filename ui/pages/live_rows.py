"""One jotting in the list: when, about whom, the words. It can be put right, and dropped.

Keys on a row: Up and Down go on, Enter puts it right, Delete drops it, Escape goes back to writing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.dates import clock
from ui.pages.live_entry import draw_about
from ui.widgets.access import Role
from ui.widgets.breaking import breakable
from ui.widgets.buttons import icon_button
from ui.widgets.layout import at_top, column, row
from ui.widgets.lines import Line
from ui.widgets.painting import painting, rounded, say
from ui.widgets.words import para, text
from workbook.language import _
from workbook.model.couple import Couple
from workbook.model.session import Jotting, On

_TIME, _SIGN, _ACTS = 48, 40, 56


def about_words(about: On, couple: Couple) -> str:
    """Mira; Jonas; between them; private"""
    return {
        On.FIRST: couple.first.short,
        On.SECOND: couple.second.short,
        On.BETWEEN: _("between them"),
        On.PRIVATE: _("private"),
    }[about]


class _When(QWidget):
    """The time and the sign, painted at the first line of the words."""

    def __init__(self, jotting: Jotting, ground: str) -> None:
        super().__init__()
        self._jotting, self._ground = jotting, ground
        self.setFixedSize(_TIME + _SIGN, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            say(painter, QRectF(0, 0, _TIME, 20), clock(self._jotting.at), "caption", "muted")
            draw_about(painter, self._jotting.about, QPointF(_TIME + _SIGN / 2 - 6, 10), self._ground)


class JottingRow(Line):
    """Emits `chosen` (put it right), `dropped`, `moved(-1 or 1)` and `left`."""

    chosen, dropped, left = Signal(), Signal(), Signal()
    moved = Signal(int)
    accessible_role = Role.ListItem

    def __init__(self, jotting: Jotting, couple: Couple) -> None:
        super().__init__()
        self.jotting, self.of = jotting, couple
        private = jotting.about is On.PRIVATE
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setProperty("ring_reach", 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        time, whom = clock(jotting.at), about_words(jotting.about, couple)
        self.setAccessibleName(_("{time}, {whom}: {words}").format(time=time, whom=whom, words=jotting.words))
        words = para(breakable(jotting.words))
        self._tag = text(_("private") if private else "", "caption", "muted")
        change = icon_button("pen-line", _("Put right what was jotted at {time}").format(time=time), size=26)
        drop = icon_button("trash-2", _("Drop what was jotted at {time}").format(time=time), size=26)
        for button, told in ((change, self.chosen), (drop, self.dropped)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(told)
        self._acts = QWidget()
        row(None, change, drop, gap=0, into=self._acts)
        self._acts.hide()
        room = QWidget()
        room.setFixedWidth(_ACTS)
        column(2 if private else 0, row(None, self._acts, self._tag, gap=0), None, into=room)
        ground = "sunken" if private else "surface"
        line = row(at_top(_When(jotting, ground)), words, room, gap=0, pad=(12, 7, 8, 7), into=self)
        line.setStretch(1, 1)

    def _show_acts(self) -> None:
        here = self.underMouse() or self.hasFocus()
        self._acts.setVisible(here)
        self._tag.setVisible(not here)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self.moved.emit(-1),
            Qt.Key.Key_Down: lambda: self.moved.emit(1),
            Qt.Key.Key_Return: self.chosen.emit,
            Qt.Key.Key_Enter: self.chosen.emit,
            Qt.Key.Key_Delete: self.dropped.emit,
            Qt.Key.Key_Escape: self.left.emit,
        }
        act = acts.get(event.key())
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            act()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_acts()

    def leaveEvent(self, event: QEvent) -> None:
        self._show_acts()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_acts()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_acts()

    def paintEvent(self, event: QPaintEvent) -> None:
        private, lit = self.jotting.about is On.PRIVATE, self.underMouse() or self.hasFocus()
        ground = "sunken" if private else "hover" if lit else ""
        if ground:
            with painting(self) as painter:
                rounded(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), theme.RADIUS_CONTROL, ground)
