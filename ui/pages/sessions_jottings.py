"""What was jotted down in the hour, beside the draft: each line is ticked once it is in the note, private ones stay out of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.dates import clock
from ui.pages.live_entry import draw_about
from ui.pages.live_rows import about_words
from ui.widgets.breaking import breakable
from ui.widgets.buttons import Button
from ui.widgets.icon import Icon
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import Item, at_top, clear, column, row, section
from ui.widgets.painting import painting
from ui.widgets.words import para, text
from workbook.insight.drafting import to_take
from workbook.language import _, ngettext
from workbook.model.couple import Couple
from workbook.model.session import Jotting, On

_SIGN, _WIDE, _MOST = 30, 260, 16_000


class _About(QWidget):
    def __init__(self, about: On) -> None:
        super().__init__()
        self._about = about
        self.setFixedSize(_SIGN, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_about(painter, self._about, QPointF(_SIGN / 2 - 3, 9))


class JottingsBeside(QWidget):
    """`wanted(jottings)` asks to take these over; `rebuilt`: other buttons are there now."""

    wanted = Signal(object)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._taken = text("", "small", "muted")
        self._list = column(gap=theme.NEAR)
        self._all = Button("", "secondary", height=theme.CONTROL_IN_ROW, stretch=True)
        self._all.setObjectName("take over all")
        stay = para(_("They stay with the session and go into no document."), "small", "muted")
        self._room = column(
            section(_("Jottings"), self._taken),
            theme.TIGHT,
            self._list,
            theme.NEAR,
            self._all,
            theme.TIGHT,
            stay,
            None,
            into=self,
        )
        self.stand_beside(False)
        self._all.clicked.connect(self._take_all)
        self._open: tuple[Jotting, ...] = ()
        self.hide()

    def stand_beside(self, beside: bool) -> None:
        """At the right of the note, or below it and as wide."""
        margins = (theme.GUTTER, 0, 0, 0) if beside else (0, theme.GUTTER, 0, 0)
        self._room.setContentsMargins(*margins)
        self.setMinimumWidth(_WIDE if beside else 0)
        self.setMaximumWidth(_WIDE if beside else _MOST)

    def show_jottings(self, jottings: Sequence[Jotting], couple: Couple, signed: bool) -> None:
        """Nothing is there to see where nothing was jotted down. After signing they can only be read."""
        self._open = () if signed else to_take(jottings)
        shown = (tuple(jottings), couple, signed)
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(bool(jottings))
        meant = [j for j in jottings if j.taken or j.about is not On.PRIVATE]
        said = _("{n} of {all} taken over").format(n=sum(j.taken for j in meant), all=len(meant))
        self._taken.say(said if meant else "")
        still = len(self._open)
        self._all.say(ngettext("Take over the open one", "Take over the open {n}", still).format(n=still))
        self._all.setVisible(bool(still))
        with keeping_place(self):
            clear(self._list)
            for each in jottings:
                self._list.addLayout(self._line(each, couple))
        self.rebuilt.emit()

    def _line(self, jotting: Jotting, couple: Couple) -> QHBoxLayout:
        is_open = jotting in self._open
        words = para(breakable(jotting.words), "small", "text" if is_open else "muted")
        whom = about_words(jotting.about, couple)
        words.setAccessibleName(_("{whom}: {words}").format(whom=whom, words=jotting.words))
        made = row(at_top(_About(jotting.about)), column(words, 2, self._state(jotting, is_open)), gap=0)
        made.setStretch(1, 1)
        return made

    def _state(self, jotting: Jotting, is_open: bool) -> Item:
        if jotting.taken:
            return row(Icon("check", "muted", 14), text(_("in the note"), "caption", "muted"), None, gap=6)
        if jotting.about is On.PRIVATE:
            return row(text(_("private, stays out"), "caption", "muted"), None)
        if not is_open:
            return row(text(_("not taken over"), "caption", "muted"), None)
        take = Button(_("Take over"), "quiet", height=20)
        take.setObjectName(f"take:{jotting.uid}")
        take.setAccessibleName(_("Take over what was jotted at {time}").format(time=clock(jotting.at)))
        take.clicked.connect(lambda: self.wanted.emit((jotting,)))
        return row(take, None)

    def _take_all(self) -> None:
        self.wanted.emit(self._open)
