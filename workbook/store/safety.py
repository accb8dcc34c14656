"""Safety screens and the counselor's decisions: dated, added and never changed. The gate is worked out of them each time.

Each is sealed in the audit: one that was changed past the program would open the gate without anybody having decided so.
"""

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import PARTNERS, Whose, sensible
from workbook.model.safety import (
    Finding,
    GateDecision,
    GateState,
    Reply,
    SafetyScreen,
    broken_off,
    checked_decision,
    checked_screen,
    gate_state,
)
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.drafts import Drafts
from workbook.store.rows import from_row, new_uid, to_row
from workbook.store.seals import DECISION, SCREEN, seal

_HALF = "safety screen {whose}"


class Safety:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records, self._drafts = desk, desk.records, Drafts(desk)

    def record(self, screen: SafetyScreen) -> SafetyScreen:
        """Add a screen. Raises `BadInput` where a yes to harm is not called a concern, or the date lies ahead."""
        harm = {prompt.key for prompt in self._desk.catalogue.safety if prompt.harm}
        not_ahead(screen.held_at, self._desk.now())
        kept = replace(
            checked_screen(screen, harm),
            uid=new_uid(),
            rev=1,
            held_at=screen.held_at.replace(microsecond=0),
            recorded_at=self._desk.now(),
        )
        couple_id = self._records.id_of("couples", screen.couple)
        with self._records.change("safety", couple=screen.couple):
            self._records.insert("safety_screens", to_row(kept, "couple") | {"couple_id": couple_id})
            seal(self._records, self._desk.audit, Act.ADDED, SCREEN, kept.uid, screen.couple)
            self.drop_half(screen.couple, screen.whose)
        return kept

    def keep_half(self, screen: SafetyScreen) -> None:
        """Keep what a screen holds so far, while it is held: a crash or a power cut in the middle of it loses nothing.

        Raises `BadInput` for one that cannot be.
        """
        prompts = [prompt for prompt, _said in screen.replies]
        if len(set(prompts)) < len(prompts) or not {p.key for p in self._desk.catalogue.safety}.issuperset(prompts):
            raise BadInput(_("This screen holds a question that the catalogue does not ask."))
        if not all(isinstance(reply, Reply) for _key, reply in screen.replies):
            raise BadInput(_("This screen holds a reply that cannot be."))
        if not sensible(screen.held_at):
            raise BadInput(_("This date cannot be right."))
        checked_screen(replace(screen, finding=Finding.CONCERN), ())
        words = json.dumps(to_row(screen, "couple"), ensure_ascii=False)
        self._drafts.keep(screen.couple, _HALF.format(whose=screen.whose.value), words)

    def drop_half(self, couple: str, whose: Whose) -> None:
        """It is recorded, or the counselor gave it up."""
        self._drafts.keep(couple, _HALF.format(whose=whose.value), "")

    def take_in(self) -> None:
        """Record what a crash left of screens that were being held, as broken off: at every opening, which nothing that was kept
        can stop. What cannot be read stands in the note as it was kept.
        """
        harm = {prompt.key for prompt in self._desk.catalogue.safety if prompt.harm}
        slots = tuple(_HALF.format(whose=w.value) for w in PARTNERS)
        sql = "SELECT c.uid, d.slot, d.words FROM drafts AS d JOIN couples AS c ON c.id = d.couple_id WHERE d.slot IN (?, ?)"
        for row in self._records.rows(sql, slots):
            whose = next(w for w in PARTNERS if _HALF.format(whose=w.value) == row["slot"])
            self.record(_readable(str(row["words"]), str(row["uid"]), whose, harm, self._desk.now()))

    def decide(self, decision: GateDecision) -> GateDecision:
        """Add a decision. Raises `BadInput` without a reason."""
        not_ahead(decision.decided_at, self._desk.now())
        kept = replace(
            checked_decision(decision),
            uid=new_uid(),
            rev=1,
            decided_at=decision.decided_at.replace(microsecond=0),
            recorded_at=self._desk.now(),
        )
        couple_id = self._records.id_of("couples", decision.couple)
        with self._records.change("safety", couple=decision.couple):
            self._records.insert("gate_decisions", to_row(kept, "couple") | {"couple_id": couple_id})
            seal(self._records, self._desk.audit, Act.ADDED, DECISION, kept.uid, decision.couple)
        return kept

    def screens(self, couple: str) -> tuple[SafetyScreen, ...]:
        """Oldest first."""
        sql = "SELECT * FROM safety_screens WHERE couple_id = ? ORDER BY held_at, id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(SafetyScreen, row, couple=couple) for row in rows)

    def decisions(self, couple: str) -> tuple[GateDecision, ...]:
        """Oldest first."""
        sql = "SELECT * FROM gate_decisions WHERE couple_id = ? ORDER BY decided_at, id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(GateDecision, row, couple=couple) for row in rows)

    def gate(self, couple: str) -> GateState:
        """What may be given to this couple now."""
        return gate_state(self.screens(couple), self.decisions(couple))


def _readable(words: str, couple: str, whose: Whose, harm: Collection[str], now: datetime) -> SafetyScreen:
    """A half screen as it can be recorded, whatever was kept of it."""
    try:
        half = replace(from_row(SafetyScreen, json.loads(words), couple=couple), whose=whose)
        screen = broken_off(half if sensible(half.held_at) else replace(half, held_at=now), harm, now)
        checked_screen(screen, harm)
    except (ValueError, TypeError, KeyError, AttributeError, BadInput):
        note = _("What was kept of this screen could not be read. As it was kept: {words}").format(words=words)
        return SafetyScreen(couple, whose, now, Finding.NOT_HELD, note=note)
    return screen


def not_ahead(moment: datetime, now: datetime) -> None:
    """A screen dated ahead would outrank every later one; a minute is left for clocks that disagree."""
    if not sensible(moment):
        raise BadInput(_("This date cannot be right."))
    if moment > now + timedelta(minutes=1):
        raise BadInput(_("This date lies in the future."))
