"""What the picture suggests, each step with the reason for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.flowing import Flowing
from ui.widgets.keeping import keeping_place
from ui.widgets.layout import Ground, at_top, clear, column, row, section
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para
from workbook.facts import SuggestionFact
from workbook.language import _


class SuggestedCard(Ground):
    """`taken(step)` for a suggestion that is taken up; `intake_wanted` where there is nothing to suggest from."""

    taken = Signal(str)
    intake_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[SuggestionFact, ...] | None = None
        self._instead, self._asked = "", False
        inner = Flowing()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column(self._list, None, pad=(24, 0, 12, 12), into=inner)
        head = section(_("The picture suggests"))
        head.setContentsMargins(24, 0, 24, 0)
        made = column(head, theme.TIGHT, Scroller(inner), pad=(0, 20, 4, 8), into=self)
        made.setStretch(2, 1)

    def show_facts(self, facts: Sequence[SuggestionFact], instead: str, asked: bool) -> None:
        """`instead` says why there are none; `asked`: there is an intake."""
        if (self._facts, self._instead, self._asked) == (tuple(facts), instead, asked):
            return
        self._facts, self._instead, self._asked = tuple(facts), instead, asked
        with keeping_place(self):
            clear(self._list)
            for at, fact in enumerate(facts):
                if at:
                    self._list.addSpacing(theme.GAP)
                self._list.addWidget(self._suggestion(fact))
            if not facts:
                self._nothing(instead, asked)

    def _suggestion(self, fact: SuggestionFact) -> QWidget:
        add = Button(_("Add"), "soft", "plus", height=theme.CONTROL_IN_ROW)
        add.setAccessibleName(_("Add {step}").format(step=fact.title))
        add.setObjectName(f"suggested-{fact.step}")
        add.clicked.connect(lambda: self.taken.emit(fact.step))
        state = {"declined": _("put aside before"), "in_plan": _("on the present plan"), "open": _("open now")}
        where = " · ".join(part for part in (fact.where, state.get(fact.state, "")) if part)
        made = QWidget()
        words = column(Elided(fact.title, "small_strong"), 1, Elided(where, "caption", "muted"))
        head = row(words, at_top(add), gap=theme.TIGHT)
        head.setStretch(0, 1)
        said = [para(w, "small", ink) for r in fact.reasons for w, ink in ((r.why, "text"), (r.ground, "muted"))]
        said += [para(fact.begin, "small")] if fact.begin else []
        column(head, theme.HAIR, *said, into=made)
        return made

    def _nothing(self, instead: str, asked: bool) -> None:
        self._list.addWidget(para(instead, "small", "muted"))
        if asked:
            return
        go = Button(_("Go to the intake"), height=theme.CONTROL_IN_ROW)
        go.clicked.connect(self.intake_wanted)
        self._list.addSpacing(theme.NEAR)
        self._list.addLayout(row(go, None))
