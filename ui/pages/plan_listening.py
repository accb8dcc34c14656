"""The counselor's side of the chosen step: what to listen for, when to go on, what usually goes wrong. Folded at first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.layout import column, row
from ui.widgets.words import para, text
from workbook.catalogue.entries import Step
from workbook.language import _


class Listening(QWidget):
    """It stays open from step to step while it is wanted, and says nothing where the catalogue knows the step no more."""

    def __init__(self) -> None:
        super().__init__()
        self._open = False
        self._fold = Button(_("What to listen for"), "quiet", trailing="chevron-right", height=24)
        self._fold.clicked.connect(self._turn)
        self._say_state()
        self._listen, self._onward, self._pitfalls = (para("", "small") for _nth in range(3))
        self._words = QWidget()
        column(
            self._listen,
            theme.TIGHT,
            text(_("When to go on"), "small_strong", "muted"),
            self._onward,
            theme.TIGHT,
            text(_("What often goes wrong"), "small_strong", "muted"),
            self._pitfalls,
            pad=(0, 2, 0, 4),
            into=self._words,
        )
        column(row(self._fold, None), self._words, into=self)
        self._words.hide()

    def show_step(self, step: Step | None) -> None:
        self.setVisible(step is not None)
        if step is not None:
            self._listen.say(step.listen)
            self._onward.say(step.onward)
            self._pitfalls.say(step.pitfalls)

    def _turn(self) -> None:
        self._open = not self._open
        self._words.setVisible(self._open)
        self._fold.turn("chevron-down" if self._open else "chevron-right")
        self._say_state()

    def _say_state(self) -> None:
        state = _("What to listen for, open") if self._open else _("What to listen for, folded")
        self._fold.setAccessibleName(state)
