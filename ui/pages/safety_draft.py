"""A screen while it is held: replies, total, finding and note of one partner, before they are recorded for good."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from workbook.catalogue.entries import SafetyPrompt
from workbook.errors import BadInput
from workbook.language import _, ngettext
from workbook.model.common import Whose
from workbook.model.safety import HITS_CONCERN, Finding, Reply, SafetyScreen

HITS_LEAST, HITS_MOST = 4, 20


@dataclass(slots=True)
class SafetyDraft:
    """`chosen` is the counselor's own finding, None before there is one; `hits` is the total as typed, perhaps impossible."""

    replies: dict[str, Reply] = field(default_factory=dict)
    hits: int | None = None
    chosen: Finding | None = None
    note: str = ""

    def reply(self, key: str) -> Reply:
        return self.replies.get(key, Reply.NOT_ASKED)

    @property
    def begun(self) -> bool:
        """There is something that would be lost."""
        asked = any(reply is not Reply.NOT_ASKED for reply in self.replies.values())
        return asked or self.hits is not None or self.chosen is not None or bool(self.note.strip())

    def not_asked(self, prompts: tuple[SafetyPrompt, ...]) -> int:
        return sum(self.reply(p.key) is Reply.NOT_ASKED for p in prompts)

    def hits_can_be(self) -> bool:
        return self.hits is None or HITS_LEAST <= self.hits <= HITS_MOST

    def forced(self, prompts: tuple[SafetyPrompt, ...]) -> str:
        """Why the finding has to be a concern, in words; "" where it need not."""
        words = []
        harm = sum(p.harm and self.reply(p.key) is Reply.YES for p in prompts)
        if harm:
            words.append(ngettext("{n} yes to harm or threat", "{n} times yes to harm or threat", harm).format(n=harm))
        if self.hits is not None and self.hits_can_be() and self.hits >= HITS_CONCERN:
            words.append(_("a HITS total of {total}").format(total=self.hits))
        return ", ".join(words)

    def finding(self, prompts: tuple[SafetyPrompt, ...]) -> Finding | None:
        return Finding.CONCERN if self.forced(prompts) else self.chosen

    def problem(self, prompts: tuple[SafetyPrompt, ...]) -> str:
        """Why this cannot be recorded yet, in one sentence; "" where it can."""
        finding = self.finding(prompts)
        if not self.hits_can_be():
            return _("A HITS total lies between 4 and 20.")
        if finding is None:
            return _("Choose a finding first.")
        if finding is Finding.NO_CONCERN and self.not_asked(prompts) == len(prompts):
            return _("Nothing has been asked yet: choose “not held”.")
        return ""

    def screen(self, couple: str, whose: Whose, now: datetime, prompts: tuple[SafetyPrompt, ...]) -> SafetyScreen:
        """The screen to record. Raises `BadInput` with the sentence of `problem`."""
        problem, finding = self.problem(prompts), self.finding(prompts)
        if problem or finding is None:
            raise BadInput(problem)
        return self._screen(couple, whose, now, prompts, finding, self.note.strip())

    def broken_off(self, couple: str, whose: Whose, now: datetime, prompts: tuple[SafetyPrompt, ...]) -> SafetyScreen:
        """What there is, to be recorded when the workbook is locked, closed or cut off in the middle of it: nothing said is lost,
        and nothing is called settled. Where a concern was named it is a concern, however little was asked; otherwise the screen
        was not held, whatever was denied so far and even where “no concern” was ticked already, and is due again.
        """
        finding = Finding.CONCERN if self.finding(prompts) is Finding.CONCERN else Finding.NOT_HELD
        note = "\n".join([_("Broken off before it was recorded."), self.note.strip()]).strip()
        return self._screen(couple, whose, now, prompts, finding, note)

    def _screen(
        self, couple: str, whose: Whose, now: datetime, prompts: tuple[SafetyPrompt, ...], finding: Finding, note: str
    ) -> SafetyScreen:
        replies = tuple((p.key, self.reply(p.key)) for p in prompts)
        hits = self.hits if self.hits_can_be() else None
        return SafetyScreen(couple, whose, now, finding, replies, hits, note)
