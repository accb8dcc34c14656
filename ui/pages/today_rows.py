"""The rows of Today: one appointment, the line of now between them, and one thing that waits."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import dates, theme
from ui.pages.today_facts import Homework, Visit
from ui.pages.today_waiting import Waiting
from ui.widgets.access import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.elided import Elided, Link
from ui.widgets.icon import Icon
from ui.widgets.layout import Item, at_top, column, row
from ui.widgets.marks import Mark, Pair
from ui.widgets.meters import Meter
from ui.widgets.painting import RIGHT, painting, say, width_of
from ui.widgets.words import para, text
from workbook.language import _, ngettext
from workbook.model.common import PARTNERS

_EDGE, _WHEN = 24, 60


class VisitRow(QWidget):
    """One appointment. A click on it opens the couple; for the keyboard there is the couple's name, or a button to open.

    act: what its button does, "start", "go_on", "sign" or "open". `late`: its time has passed and nobody said that they came.
    """

    opened = Signal()
    started = Signal()
    signed = Signal()
    stayed_away = Signal()

    def __init__(self, visit: Visit, act: str, *, primary: bool, late: bool = False) -> None:
        super().__init__()
        self.couple, self.begins = visit.couple, visit.goes_on or not (visit.held or visit.missed)
        over = bool(visit.held or visit.missed) and not visit.goes_on
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = Link(visit.names, says=_("Open {names}").format(names=visit.names))
        name.setObjectName(f"name:{visit.couple}")
        name.clicked.connect(self.opened)
        if act == "open":  # the button does the same: one stop for the keyboard is enough
            name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button = self._button(visit, act, primary)
        acts: list[Item] = [row(None, self.button)]
        if late:
            acts.append(row(None, self._away(visit)))
        line = row(
            self._when(visit, over),
            at_top(Pair(visit.first, visit.second)),
            self._body(visit, name, over),
            column(*acts, None, gap=theme.TIGHT),
            gap=theme.GAP,
            pad=(_EDGE, _EDGE, _EDGE, _EDGE),
            into=self,
        )
        line.setStretch(2, 1)

    def _when(self, visit: Visit, over: bool) -> Item:
        lines: list[Item] = [text(dates.clock(visit.starts), "number", "muted" if over else "text")]
        if visit.goes_on:
            lines.append(text(_("goes on"), "caption_strong", "accent"))
        elif visit.held:
            lines.append(text(_("held"), "caption", "muted"))
        elif visit.minutes is not None:
            lines.append(text(_("{n} min").format(n=visit.minutes), "caption", "muted"))
        made = column(*lines, None, gap=2)
        made.addStrut(_WHEN)
        return made

    def _body(self, visit: Visit, name: Link, over: bool) -> Item:
        where = Elided(visit.where, "small", "muted", least=80)
        items: list[Item] = [row(name, None), 2, where]
        if visit.missed:
            items += [theme.HAIR, para(visit.missed, "body", "muted")]
        elif visit.last:
            items += [theme.HAIR, para(visit.last, "body", "muted" if over else "text")]
        if visit.homework is not None:
            items += [theme.TIGHT, _homework(visit.homework)]
        for at, (whose, (words, heard)) in enumerate(zip(PARTNERS, visit.reach, strict=False)):
            items += [6 if at else theme.TIGHT, row(Mark(whose), Elided(words, "small", "muted", least=80), gap=6)]
            if heard:
                line = row(at_top(Icon("circle-alert", "notice", 14)), para(heard, "small", "notice"), gap=6)
                line.setStretch(1, 1)
                items += [2, line]
        return column(*items, None)

    def _away(self, visit: Visit) -> Button:
        made = Button(_("Did not come"), "quiet", height=theme.CONTROL_IN_ROW)
        made.setObjectName(f"away:{visit.couple}")
        made.setAccessibleName(_("Did not come, {names}").format(names=visit.names))
        made.clicked.connect(self.stayed_away)
        return made

    def _button(self, visit: Visit, act: str, primary: bool) -> Button:
        words, icon, told = {
            "start": (_("Start session"), "", self.started),
            "go_on": (_("Go on"), "play", self.started),
            "sign": (_("Sign note"), "pen-line", self.signed),
            "open": (_("Open"), "", self.opened),
        }[act]
        kind: Kind = "primary" if primary else "secondary"
        button = Button(words, kind, icon)
        button.setObjectName(f"act:{visit.couple}")
        button.setAccessibleName(f"{words}, {visit.names}")
        button.clicked.connect(told)
        return button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()


def _homework(given: Homework) -> Item:
    words = ngettext("{done} of {n} exercise back", "{done} of {n} exercises back", given.given)
    said = words.format(done=given.done, n=given.given)
    if given.partly:
        said += ", " + ngettext("{n} from one of them", "{n} from one of them", given.partly).format(n=given.partly)
    return row(Meter(given.done, given.given, given.partly), text(said, "small", "muted"), None, gap=theme.TIGHT)


class NowLine(QWidget):
    """The line between what was and what comes."""

    accessible_role = Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._time = self._ahead = ""
        self.setFixedHeight(17)

    def say(self, time: str, ahead: str) -> None:
        """`time` is that of now, and `ahead` how far off the next one is."""
        self._time, self._ahead = time, ahead
        self.setAccessibleName(_("Now {time}, {ahead}").format(time=time, ahead=ahead))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        high, right = self.height(), self.width() - _EDGE
        ahead = width_of(self._ahead, "caption_strong")
        start = _EDGE + _WHEN + theme.GAP + 1
        with painting(self) as painter:
            say(painter, QRectF(_EDGE, 0, _WHEN, high), self._time, "caption_strong", "accent")
            where = QRectF(right - ahead - 1, 0, ahead + 1, high)
            say(painter, where, self._ahead, "caption_strong", "accent", RIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(start + 3, high / 2), 3, 3)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawLine(QPointF(start + 3, high / 2), QPointF(right - ahead - 12, high / 2))


class WaitingRow(QWidget):
    """One thing that waits: whose it is, what it is, for how long, and the way there."""

    opened = Signal()

    def __init__(self, waiting: Waiting, act: str, key: str) -> None:
        super().__init__()
        names = column(
            Elided(waiting.short, "small_strong"),
            para(waiting.about, "small", "muted"),
            gap=2,
        )
        button = Button(act, "quiet", height=theme.CONTROL_IN_ROW)
        button.setObjectName(f"{key}:{waiting.couple}:{waiting.detail}")
        button.setAccessibleName(f"{act}, {waiting.short}, {waiting.about}")
        button.clicked.connect(self.opened)
        line = row(names, text(waiting.late, "small", "notice"), button, gap=theme.GAP, into=self)
        line.setStretch(0, 1)
