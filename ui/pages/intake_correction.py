"""An answer is put right: what it was stays readable, and the reason stands beside it. Nothing changes before there is one.

The reason and the new answer survive a lock or a crash: they are there again when the same answer is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.dates import day_of_year
from ui.pages.intake_beside import Beside
from ui.widgets.area import TextArea
from ui.widgets.buttons import Button
from ui.widgets.layout import Item, at_top, column, row
from ui.widgets.rating import Rating
from ui.widgets.words import para, text
from workbook.disclosure.intake import state_words
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.common import Whose
from workbook.model.intake import AnswerState, Correction

Given = tuple[AnswerState | None, int | None]


@dataclass(frozen=True, slots=True)
class Stands:
    """The answer that is to be put right: whose, to what, on which words of the scale, what it is and was before."""

    whose: Whose
    name: str
    question: str
    anchors: Sequence[str]
    now: Given
    before: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Correcting:
    """Where a correction goes: `put_right(state, value, reason)`; and what is typed of it until then, each field by its name.
    Raises `WorkbookError`.
    """

    put_right: Callable[[AnswerState, int | None, str], None]
    draft: Mapping[str, str]
    keep_draft: Callable[[Mapping[str, str]], None]


class IntakeCorrection(Beside):
    """`wanted` is what was keyed over the answer, and stands as the new one; (None, None) where nothing was."""

    def __init__(self, stands: Stands, wanted: Given, into: Correcting) -> None:
        super().__init__()
        self._stands, self._into = stands, into
        self.rating = Rating(stands.whose, stands.name, stands.question, stands.anchors)
        begun = _given(into.draft)
        self.rating.set_answer(*_first_given(wanted, begun, stands.now))
        self.reason = TextArea(
            into.draft.get("reason", ""),
            _("Why it is put right"),
            says=_("Why {name}’s answer is put right, {question}").format(name=stands.name, question=stands.question),
            lines=2,
            most=8,
        )
        self.reason.edited.connect(self._autosave.touch)
        self.rating.answered.connect(lambda *_: self._autosave.touch())
        if wanted[0] is not None:
            self._autosave.touch()
        self.reason.submitted.connect(self.submit)
        self.correct_button = Button(_("Put it right"), "soft", height=theme.CONTROL_IN_ROW, key=_("Ctrl Enter"))
        self.leave_button = Button(_("Leave it"), "quiet", height=24, key=_("Esc"))
        self.correct_button.clicked.connect(self.submit)
        self.leave_button.clicked.connect(self.leave)
        lines: list[Item] = [text(_("Put {name}’s answer right").format(name=stands.name), "small_strong"), 2]
        lines += [para(words, "small", "muted") for words in self._history()]
        body = row(at_top(self.rating), self.reason, gap=theme.GAP)
        body.setStretch(1, 1)
        column(
            *lines,
            6,
            body,
            6,
            row(self._status, None, self.leave_button, self.correct_button, gap=theme.GAP),
            pad=(0, 0, 0, 14),
            into=self,
        )

    def first(self) -> QWidget:
        return self.reason

    def stops(self) -> list[QWidget]:
        return [self.rating, self.reason, self.leave_button, self.correct_button]

    def submit(self) -> None:
        state, value = self.rating.answer()
        if state is None:
            self._status.say(_("Say what the answer should be."), "wrong")
            return
        try:
            self._into.put_right(state, value, self.reason.words())
        except WorkbookError as error:
            self._refuse(error)
            return
        self._autosave.forget()
        self._into.keep_draft({})
        self.done.emit()

    def leave(self) -> None:
        """A new answer without a word of why is given up; a reason that was begun waits."""
        if not self.reason.words().strip():
            self.rating.set_answer(*self._stands.now)
            self._autosave.touch()
        super().leave()

    def _history(self) -> list[str]:
        """What stands, and what stood before: "2 sometimes until 3 March 2026: wrong line", the oldest last."""
        says = [_("now: {answer}").format(answer=self._words(*self._stands.now))]
        for each in reversed(self._stands.before):
            answer = self._words(each.was, each.was_value)
            says.append(
                _("until {day}: {answer}; put right: {reason}").format(
                    day=day_of_year(each.until), answer=answer, reason=" ".join(each.reason.split())
                )
            )
        return says

    def _words(self, state: AnswerState | None, value: int | None) -> str:
        return state_words(state) if value is None else f"{value} {self._stands.anchors[value]}"

    def _save(self) -> None:
        state, value = answer = self.rating.answer()
        kept = {"reason": self.reason.words()}
        if state is not None and answer != self._stands.now:
            kept |= {"state": state.value, "value": "" if value is None else str(value)}
        self._into.keep_draft(kept)


def _given(draft: Mapping[str, str]) -> Given:
    """The new answer in what was kept."""
    if "state" not in draft:
        return None, None
    return AnswerState(draft["state"]), int(draft["value"]) if draft.get("value") else None


def _first_given(*every: Given) -> Given:
    return next((each for each in every if each[0] is not None), (None, None))
