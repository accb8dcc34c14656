"""The path from consent to closing, painted: a tick where something is done, a filled ring where one is, an empty one ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.access import Role
from ui.widgets.elided import shortened
from ui.widgets.icon import draw_icon
from ui.widgets.painting import painting, say
from workbook.language import _

_DISC, _LEAST = 18, 120


class At(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the path; `when` is its date, or in words why there is none, or empty."""

    name: str
    when: str
    at: At


class StagePath(QWidget):
    """All stages at one glance; read out as one sentence with every stage's state."""

    accessible_role = Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The path so far"))
        self.retheme()

    def retheme(self) -> None:
        self._name, self._when = (round(QFontMetricsF(theme.font(r)).height() + 1.5) for r in ("small", "caption"))
        self.setFixedHeight(_DISC + 4 + self._name + self._when)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        self._stages = tuple(stages)
        self.setAccessibleDescription(". ".join(_said(stage) for stage in self._stages))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST * max(1, len(self._stages)), self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stages:
            return
        width = self.width() / len(self._stages)
        with painting(self) as painter:
            for index, stage in enumerate(self._stages):
                left = index * width
                if index + 1 < len(self._stages):
                    _line(painter, left, width, stage.at)
                _sign(painter, QRectF(left, 0, _DISC, _DISC), stage.at)
                on = stage.at is At.NOW
                tone = "muted" if stage.at is At.AHEAD else "text"
                role = "small_strong" if on else "small"
                room = width - theme.TIGHT
                say(painter, QRectF(left, _DISC + 4, room, self._name), shortened(stage.name, role, room), role, tone)
                words = shortened(stage.when, "caption", room)
                below = QRectF(left, _DISC + 4 + self._name, room, self._when)
                say(painter, below, words, "caption", "muted")


def _line(painter: QPainter, left: float, width: float, at: At) -> None:
    done = at is At.DONE
    style = Qt.PenStyle.SolidLine if done else Qt.PenStyle.DotLine
    painter.setPen(QPen(theme.colour("accent" if done else "edge"), 1.5, style))
    painter.drawLine(QPointF(left + 26, _DISC / 2), QPointF(left + width - 8, _DISC / 2))


def _sign(painter: QPainter, disc: QRectF, at: At) -> None:
    painter.setPen(QPen(theme.colour("edge" if at is At.AHEAD else "accent"), 1.5))
    painter.setBrush(theme.colour("accent" if at is At.DONE else "canvas"))
    painter.drawEllipse(disc.adjusted(0.75, 0.75, -0.75, -0.75))
    if at is At.DONE:
        draw_icon(painter, "check", disc.adjusted(3, 3, -3, -3), "on_accent")
    elif at is At.NOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(disc.center(), 4.5, 4.5)


def _said(stage: Stage) -> str:
    state = {At.DONE: _("done"), At.NOW: _("now"), At.AHEAD: _("not yet")}[stage.at]
    said = _("{stage}: {state}").format(stage=stage.name, state=state)
    return _("{said}, {when}").format(said=said, when=stage.when) if stage.when else said
