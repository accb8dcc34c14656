"""One question alone on the screen: how far one is, the question, its cards, and the ways round it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.access import announce
from ui.widgets.answer_cards import AnswerCards
from ui.widgets.chips import Status
from ui.widgets.large import LargeButton, balanced, centred
from ui.widgets.layout import column, columns, row
from ui.widgets.meters import Bar
from ui.widgets.words import text
from workbook.language import _
from workbook.model.intake import AnswerState

_BAR, _QUESTION, _CLEARER = 360, 148, 60


class QuestionView(QWidget):
    """`answered(index)` or None for "rather not say"; `turned(-1)` back, `turned(1)` on; `paused` for the cover."""

    answered = Signal(object)
    turned = Signal(int)
    paused = Signal()

    def __init__(self, cards: AnswerCards) -> None:
        super().__init__()
        self.cards = cards
        self._bar, self._count = Bar(), text("", "body", "muted")
        self._bar.setFixedWidth(_BAR)
        self._recall = centred("", "large", "muted")
        self._question, self._clearer = centred("", "display"), centred("", "large", "muted")
        self._question.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        asked = QWidget()
        asked.setMinimumHeight(_QUESTION)
        column(None, row(None, self._recall, None), theme.NEAR, row(None, self._question, None), into=asked)
        self._clearer.setMinimumHeight(_CLEARER)
        self._status = Status(role="large")
        self.decline = LargeButton(_("Rather not say"), key=_("R"))
        self.back = LargeButton(_("Back"), icon="arrow-left", key=_("B"))
        self.words = LargeButton(_("In other words"), key=_("W"))
        self.onward = LargeButton(_("Next"), key=_("N"))
        self.pause = LargeButton(_("Pause"), icon="pause", key=_("P"))
        cards.answered.connect(self.answered.emit)
        self.decline.clicked.connect(lambda: self.answered.emit(None))
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.onward.clicked.connect(lambda: self.turned.emit(1))
        self.words.clicked.connect(self.say_clearer)
        self.pause.clicked.connect(self.paused)
        made = column(
            row(None, self._bar, None),
            12,
            row(None, self._count, None),
            None,
            asked,
            theme.NEAR,
            row(None, self._clearer, None),
            theme.NEAR,
            row(None, cards, None),
            28,
            row(None, self.decline, None),
            theme.TIGHT,
            row(None, self._status, None),
            None,
            columns(
                (row(self.back, None), 1),
                (row(None, self.words, None), 1),
                (row(None, self.onward, self.pause), 1),
            ),
            pad=(theme.MARGIN, 48, theme.MARGIN, 32),
            into=self,
        )
        made.setStretch(3, 3)
        made.setStretch(13, 4)
        self._hint = ""

    def show_question(
        self, place: tuple[int, int], question: str, recall: str, clearer: str, answers: Sequence[str]
    ) -> None:
        """`place` is which one it is, from 1, of how many."""
        at, of = place
        self._hint = clearer
        self._bar.set_part(at / of)
        self._count.say(_("{at} of {all}").format(at=at, all=of))
        self._recall.say(recall)
        self._question.setFixedWidth(balanced(question, "display"))
        self._question.say(question)
        self._clearer.say("")
        self.words.setVisible(bool(clearer))
        self._answers, self._asked = tuple(answers), question
        announce(self, f"{self._count.words()}. {recall}. {question}")

    def show_given(self, state: AnswerState | None, value: int | None) -> None:
        """What was answered to it, if anything was."""
        self._status.say("")
        declined = state is AnswerState.DECLINED
        said = _("no answer yet") if value is None else self._answers[value] or str(value)
        said = _("rather not say") if declined else said
        self.cards.show_answers(self._asked, self._answers, value, said)
        self.decline.become("soft" if declined else "plain")
        self.decline.say(_("Rather not say"), "check" if declined else "")
        if declined:
            self.decline.setAccessibleName(_("Rather not say, chosen"))
        self.onward.setVisible(state is not None)

    def say_clearer(self) -> None:
        """Say the question in other words, below it."""
        if self._hint:
            self.say_below(self._hint)

    def say_below(self, sentence: str) -> None:
        """Say something below the question, until the next one comes up."""
        self._clearer.say(sentence)
        announce(self, sentence)

    def say_wrong(self, sentence: str) -> None:
        self._status.say(sentence, "wrong")
