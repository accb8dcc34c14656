"""What one partner answers alone, without a pixel: which question is up, what was answered, and that each answer is sealed first.

An answer stands here only once it is in the outbox, and no longer than until the screen was covered: whoever uncovers it may be
somebody else. After the questions comes the hope, where it is asked for.
"""

from __future__ import annotations

from workbook.language import _
from workbook.model.couple import Hope
from workbook.model.handover import Asked, Choice, EntryKind, Ticket
from workbook.model.intake import AnswerState
from workbook.store.outbox import Outbox

HOPES = tuple(Hope)
Given = tuple[AnswerState, int | None]


def hope_words() -> dict[Hope, str]:
    """Each hope as one who has it says it."""
    return {
        Hope.REPAIR: _("That we mend it"),
        Hope.UNSURE: _("I am not sure"),
        Hope.SEPARATE: _("That we part"),
    }


class HandoverSheet:
    """`at` counts from 0; at the number of questions it is the hope, where that is asked for, and after it the end."""

    def __init__(self, ticket: Ticket, outbox: Outbox) -> None:
        self.ticket, self._outbox = ticket, outbox
        self.at = 0
        self._given: dict[str, Given] = {}
        self._forgotten: set[int] = set()
        self._hope: Hope | AnswerState | None = None

    def __len__(self) -> int:
        return len(self.ticket.questions) + int(self.ticket.hope)

    @property
    def over(self) -> bool:
        return self.at >= len(self)

    @property
    def question(self) -> Asked | None:
        """The question that is up; None for the hope, and at the end."""
        questions = self.ticket.questions
        return questions[self.at] if self.at < len(questions) else None

    def given(self) -> tuple[AnswerState | None, int | None]:
        """What was answered to what is up; for the hope the number is its place among `HOPES`."""
        if self.question is not None:
            return self._given.get(self.question.item, (None, None))
        if isinstance(self._hope, Hope):
            return AnswerState.RATED, HOPES.index(self._hope)
        return self._hope, None

    def unanswered(self) -> int:
        return len(self) - len(self._given) - len(self._forgotten) - int(self._hope is not None)

    # the way through it: what is forgotten is not met again

    def onward(self) -> None:
        self.at += 1
        while self.at in self._forgotten:
            self.at += 1

    def earlier(self) -> int | None:
        """Where one step back leads: to what was asked since the screen was last covered; None where nothing was."""
        return next((at for at in range(self.at - 1, -1, -1) if at not in self._forgotten), None)

    def forget(self) -> None:
        """The screen was covered: what was given is sealed, and stands here no more. What is up next has no answer yet."""
        places = {asked.item: at for at, asked in enumerate(self.ticket.questions)}
        self._forgotten |= {places[item] for item in self._given}
        self._given.clear()
        self.at = -1
        self.onward()

    # each of these raises `CannotWrite`, and then nothing has changed

    def choose(self, choice: Choice) -> None:
        self._outbox.add(EntryKind.CHOICE, state=choice.value)

    def answer(self, value: int | None) -> None:
        """Rate what is up, or with None rather not say."""
        state = AnswerState.DECLINED if value is None else AnswerState.RATED
        if self.question is not None:
            self._outbox.add(EntryKind.ANSWER, self.question.item, state.value, value)
            self._given[self.question.item] = (state, value)
        else:
            hope = AnswerState.DECLINED if value is None else HOPES[value]
            self._outbox.add(EntryKind.HOPE, state=hope.value)
            self._hope = hope

    def clear(self) -> None:
        """Take the answer to the question that is up back."""
        if self.question is not None and self.question.item in self._given:
            self._outbox.add(EntryKind.CLEARED, self.question.item)
            del self._given[self.question.item]

    def finish(self) -> None:
        self._outbox.add(EntryKind.FINISHED)

    def close(self) -> None:
        self._outbox.close()
