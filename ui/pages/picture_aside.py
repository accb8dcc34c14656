"""What was put aside, with every reason and its day; it can be taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.dates import near
from ui.pages.picture_steps import plan_words
from ui.widgets.buttons import Button
from ui.widgets.entry import Slip
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import Ground, clear, column, row, rule, section
from ui.widgets.settling import running
from ui.widgets.words import text
from workbook.facts import AsideFact
from workbook.language import _


class AsideCard(Ground):
    """`take_wanted(step)`; the card is there only where something was put aside."""

    take_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[AsideFact, ...], date] | None = None
        self._slips: dict[str, Slip] = {}
        self.takes: dict[str, Button] = {}
        self._lines = QVBoxLayout()
        column(section(_("Put aside")), self._lines, None, pad=(24, 20, 24, 12), into=self)

    def show_aside(self, facts: Sequence[AsideFact], today: date) -> None:
        self.setVisible(bool(facts))
        if self._shown == (tuple(facts), today):
            return
        self._shown = (tuple(facts), today)
        with keeping_place(self):
            clear(self._lines)
            self._slips, self.takes = {}, {}
            for at, fact in enumerate(facts):
                if at:
                    self._lines.addWidget(rule())
                self._lines.addWidget(self._row(fact, today))

    def refuse(self, step: str, sentence: str) -> None:
        self._slips[step].say(sentence)

    def _row(self, fact: AsideFact, today: date) -> QWidget:
        head = row(running("", lead=fact.title), text(fact.where, "small", "muted"), gap=theme.TIGHT)
        head.setStretch(0, 1)
        reasons = [
            running(reason, "small", lead=_("{day}:").format(day=near(on, today)))
            for on, reason in ((fact.on, fact.reason), *fact.before)
        ]
        made = QWidget()
        column(head, 2, *reasons, *self._act(fact), gap=2, pad=(0, 12, 0, 12), into=made)
        return made

    def _act(self, fact: AsideFact) -> list[QWidget | int]:
        """Taking it up again, or in words what stands in the way."""
        words = {"done": _("Done"), "held": _("Not available yet")}.get(fact.state) or plan_words(fact.state, fact.at)
        if words:
            return [text(words, "small", "muted")]
        if fact.state == "quiet":
            return []
        take = Button(_("Take up after all"), "quiet", height=24)
        take.setAccessibleName(_("Take up after all, {step}").format(step=fact.title))
        take.setObjectName(f"aside-{fact.step}")
        take.clicked.connect(lambda: self.take_wanted.emit(fact.step))
        self.takes[fact.step], self._slips[fact.step] = take, Slip()
        holder = QWidget()
        row(take, None, into=holder)
        return [2, holder, self._slips[fact.step]]
