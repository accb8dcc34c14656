"""The safety screen, held with each partner alone, and the gate that follows from it.

Nothing here reaches a couple-facing page: not a word, not a count, not a reason. What the gate holds reads "not available
yet". A total or a screen never reassures: the finding is "no concern raised", not "clear".
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import PARTNERS, Whose, shows

HITS_CONCERN = 10
"""Hurt, Insult, Threaten, Scream: range 4-20; above 10 is the published cut-off (Sherin et al. 1998); 10 already counts here."""


class Gate(StrEnum):
    """When a step or exercise may be given: always; when the gate is open; only while neither screen raises a concern."""

    FREE = "free"
    OPEN = "open"
    STRICT = "strict"


class Reply(StrEnum):
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"
    NOT_ASKED = "not_asked"


class Finding(StrEnum):
    NOT_HELD = "not_held"
    NO_CONCERN = "no_concern"
    CONCERN = "concern"


_GRAVITY = (Finding.NO_CONCERN, Finding.NOT_HELD, Finding.CONCERN)


class Decision(StrEnum):
    CONTINUE = "continue"
    WITH_LIMITS = "with_limits"
    STOP_JOINT = "stop_joint"
    REFER = "refer"


@dataclass(frozen=True, slots=True)
class SafetyScreen:
    """One screen with one partner alone; dated, append-only. `replies` pair a prompt's key with the reply."""

    couple: str
    whose: Whose
    held_at: datetime
    finding: Finding
    replies: tuple[tuple[str, Reply], ...] = ()
    hits: int | None = None
    note: str = ""
    recorded_at: datetime | None = None
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class GateDecision:
    """The counselor's decision after a concern, with its reason; dated, append-only; a new concern takes its permission back.

    `recorded_at` is set by the store, here as in a screen.
    """

    couple: str
    decided_at: datetime
    choice: Decision
    reason: str
    recorded_at: datetime | None = None
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class GateState:
    """What may be given now. `allows(gate)` is the only question that pages and rules ask."""

    opened: bool
    strict: bool

    def allows(self, gate: Gate) -> bool:
        return gate is Gate.FREE or (self.opened if gate is Gate.OPEN else self.strict)


def checked_screen(screen: SafetyScreen, harm: Collection[str]) -> SafetyScreen:
    """The screen, or `BadInput`: a yes to a prompt about harm or threat (keys in `harm`), or HITS of 10 or more, is a concern."""
    if screen.hits is not None and not 4 <= screen.hits <= 20:
        raise BadInput(_("A HITS total lies between 4 and 20."))
    if screen.whose is Whose.BOTH:
        raise BadInput(_("A safety screen is held with one partner alone."))
    if screen.finding is Finding.CONCERN:
        return screen
    if _harm_named(screen, harm):
        raise BadInput(_("A yes on this screen is a concern: choose that finding, and add what you think in the note."))
    if _high(screen):
        raise BadInput(_("A HITS total of 10 or more is a concern: choose that finding."))
    return screen


def broken_off(screen: SafetyScreen, harm: Collection[str], now: datetime) -> SafetyScreen:
    """The screen as it is recorded where it was cut short: what was said is kept, and nothing of it is called settled."""
    concern = screen.finding is Finding.CONCERN or _harm_named(screen, harm) or _high(screen)
    finding = Finding.CONCERN if concern else Finding.NOT_HELD
    return replace(screen, finding=finding, held_at=min(screen.held_at, now))


def _harm_named(screen: SafetyScreen, harm: Collection[str]) -> bool:
    return any(reply is Reply.YES and prompt in harm for prompt, reply in screen.replies)


def _high(screen: SafetyScreen) -> bool:
    return screen.hits is not None and screen.hits >= HITS_CONCERN


def checked_decision(decision: GateDecision) -> GateDecision:
    if not shows(decision.reason):
        raise BadInput(_("A decision needs its reason."))
    return decision


def gate_state(screens: Sequence[SafetyScreen], decisions: Sequence[GateDecision]) -> GateState:
    """The gate as it stands now.

    Open when both partners' latest screens raise no concern, or by a decision to continue that no concern has voided since.
    Strict only while neither latest screen raises a concern and no limit was decided. A latest decision to stop or refer closes
    the gate, whatever the screens say, until the next decision.
    """
    latest = [latest_screen([s for s in screens if s.whose is w]) for w in PARTNERS]
    clear = all(s is not None and s.finding is Finding.NO_CONCERN for s in latest)
    decision = latest_decision(decisions)
    if decision is None:
        return GateState(opened=clear, strict=clear)
    if decision.choice in (Decision.STOP_JOINT, Decision.REFER):
        return GateState(opened=False, strict=False)
    opened = clear or not voided(decision, screens)
    return GateState(opened=opened, strict=clear and decision.choice is Decision.CONTINUE)


def latest_decision(decisions: Sequence[GateDecision]) -> GateDecision | None:
    """The decision that counts, or None."""
    return max(decisions, key=lambda d: (d.decided_at, d.recorded_at or d.decided_at), default=None)


def voided(decision: GateDecision, screens: Sequence[SafetyScreen]) -> bool:
    """Whether a concern was raised, or became known, after the decision."""
    return any(_voids(s, decision) for s in screens if s.finding is Finding.CONCERN)


def _voids(concern: SafetyScreen, decision: GateDecision) -> bool:
    """Whether the counselor learned of the concern after deciding: it was held later, or written down later. A tie voids."""
    written, decided = concern.recorded_at or concern.held_at, decision.recorded_at or decision.decided_at
    return decision.decided_at <= concern.held_at or decided < written


def latest_screen(screens: Sequence[SafetyScreen]) -> SafetyScreen | None:
    """The latest of one partner's screens; of two at the same moment the one that reassures less."""
    return max(screens, key=lambda s: (s.held_at, _GRAVITY.index(s.finding)), default=None)
