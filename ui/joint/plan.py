"""The plan in joint view: the steps that the two have gone and go now, and what they want to reach. What is ahead has no name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import dates, theme
from ui.joint.parts import goal_rows, not_yet, titled
from ui.widgets.icon import draw_icon
from ui.widgets.layout import Item, column, columns, fill, row
from ui.widgets.painting import CENTRE, painting, say
from ui.widgets.settling import running
from workbook.facts import JointFacts, JointStep
from workbook.language import _

_WIDE, _DISC, _DOTS = 44, 30.0, 40


def plan(facts: JointFacts) -> QWidget:
    path = [step for step in facts.steps if not step.beside]
    beside = [step for step in facts.steps if step.beside]
    left = [titled(facts.plan or _("Your own steps"), *_path(path, facts), None)] if path else []
    if beside:
        left.append(titled(_("Alongside"), *_steps(beside, facts)))
    right = [titled(_("What you want to reach"), *goal_rows(facts, facts.goals))] if facts.goals else []
    if not left and not right:
        words = _("The steps you go together will stand here, and what you want to reach, in your own words.")
        return not_yet(_("Your plan"), words, "list")
    page = QWidget()
    if left and right:
        columns((fill(*left), 3), (fill(*right), 2), into=page)
    else:
        columns((fill(*(left or right)), 1), into=page)
    return page


def _path(path: Sequence[JointStep], facts: JointFacts) -> list[Item]:
    """Every step hangs on the line of those before; it ends in dots, whatever comes next."""
    return [*_steps(path, facts), row(_Sign(None), None, gap=0)]


def _steps(steps: Sequence[JointStep], facts: JointFacts) -> list[Item]:
    return [_row(step, facts) for step in steps]


def _row(step: JointStep, facts: JointFacts) -> Item:
    on = step.state == "open"
    words: list[Item] = [4, running("", lead=step.title) if on else running(step.title)]
    words += [2, running(_says(step, facts), "small", "accent" if on else "muted")]
    if on:
        words += [6, running(step.aim, "body", "muted")]
    made = row(_Sign(step), column(*words, theme.GAP), gap=theme.NEAR)
    made.setStretch(1, 1)
    return made


def _says(step: JointStep, facts: JointFacts) -> str:
    day = dates.near(step.since, facts.today) if step.since is not None else ""
    if step.state == "done":
        return _("done {day}").format(day=day) if day else _("done")
    if step == facts.step:
        return _("you are here, since {day}").format(day=day) if day else _("you are here")
    return _("open since {day}").format(day=day) if day else _("open too")


class _Sign(QWidget):
    """A tick or the step's number, and the line down to the next; for None the dots that the path ends in."""

    def __init__(self, step: JointStep | None) -> None:
        super().__init__()
        self._step = step
        self.setFixedWidth(_WIDE)
        self.setMinimumHeight(_DOTS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        x, high, step = _WIDE / 2, float(self.height()), self._step
        with painting(self) as painter:
            if step is None:
                painter.setPen(QPen(theme.colour("edge"), 2, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(QPointF(x, 2), QPointF(x, high - 6))
                return
            if not step.beside:
                done = step.state == "done"
                style = Qt.PenStyle.SolidLine if done else Qt.PenStyle.DotLine
                painter.setPen(QPen(theme.colour("accent" if done else "edge"), 2, style))
                painter.drawLine(QPointF(x, _DISC + 3), QPointF(x, high - 3 if done else high))
            disc = QRectF(x - _DISC / 2 + 1, 1, _DISC - 2, _DISC - 2)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("accent" if step.state == "done" else "surface"))
            painter.drawEllipse(disc)
            if step.state == "done":
                draw_icon(painter, "check", disc.adjusted(6, 6, -6, -6), "on_accent")
            elif step.number:
                say(painter, disc, str(step.number), "strong", "accent", CENTRE)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawEllipse(disc.center(), 5, 5)
