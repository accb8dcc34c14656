"""A hand-over: one partner answers alone on the counselor's machine while the workbook is closed: an intake, or a check-in.

A `Ticket` is all that such a session needs, and nothing else of the workbook leaves it. What comes back is `Entry` after `Entry`;
what of it was kept in the intake or session and what stands apart is a `Given`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Any

from workbook.catalogue.entries import Ask, Catalogue, Item, ItemKind
from workbook.language import ENGLISH
from workbook.model.check_in import HIGHEST
from workbook.model.common import Visibility, Whose, sensible
from workbook.model.couple import Hope, SecretsPolicy
from workbook.model.intake import AnswerState

KINDS = tuple(ItemKind)
HOPE = "hope"
"""Under what a hope stands among what was given; no question has this key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is asked alone: with its recall period and a label for each answer from 0 on, "" where it has none."""

    item: str
    recall: str
    question: str
    clearer: str
    anchors: tuple[str, ...]


class Kind(StrEnum):
    """What is asked in a hand-over: the questions of an intake, or the three of a session's check-in."""

    INTAKE = "intake"
    CHECK_IN = "check_in"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a hand-over is given. `public` (hex) seals and cannot open; `token` proves that an entry belongs to this hand-over.

    `partner` is what the one who answers is called; nothing else in it is about the couple. `says` is who sees what, under the
    policy in force; `personal`: questions are among these that are asked of one partner only. `language`: in which it asks.
    """

    uid: str
    token: str = field(repr=False)
    public: str
    workbook: str
    outbox: str
    partner: str
    counselor: str
    says: str
    personal: bool
    hope: bool
    questions: tuple[Asked, ...]
    kind: Kind = Kind.INTAKE
    language: str = ENGLISH

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, words: str) -> "Ticket":
        """Raises `ValueError` for anything that is no ticket."""
        try:
            held: dict[str, Any] = json.loads(words)
            questions = tuple(Asked(**{**q, "anchors": tuple(q["anchors"])}) for q in held.pop("questions"))
            return cls(**held | {"kind": Kind(held["kind"]), "questions": questions})
        except (TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError("no ticket") from error


class EntryKind(StrEnum):
    BEGUN = "begun"
    CHOICE = "choice"  # who may see the answers: the state is a `Choice`
    ANSWER = "answer"
    CLEARED = "cleared"
    HOPE = "hope"  # the state is a `Hope`, or `DECLINED`
    FINISHED = "finished"


class Choice(StrEnum):
    """Who may see what is given alone, as the partner chose at the start."""

    BOTH = "both"
    COUNSELOR = "counselor"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done in a hand-over, in the order of `number`, which begins at 0."""

    number: int
    kind: EntryKind
    at: datetime
    item: str = ""
    state: str = ""
    value: int | None = None


_STATES: dict[EntryKind, frozenset[str]] = {
    EntryKind.BEGUN: frozenset({""}),
    EntryKind.CHOICE: frozenset(Choice),
    EntryKind.ANSWER: frozenset({AnswerState.RATED, AnswerState.DECLINED}),
    EntryKind.CLEARED: frozenset({""}),
    EntryKind.HOPE: frozenset({*Hope, AnswerState.DECLINED}),
    EntryKind.FINISHED: frozenset({""}),
}


def entry_from(held: object) -> Entry | None:
    """The entry that was read back, or None where it is none. Whatever was read, nothing is raised. How high an answer goes is
    the hand-over's to say.
    """
    if not isinstance(held, dict):
        return None
    number, value, item, state = (held.get(key) for key in ("number", "value", "item", "state"))
    try:
        kind, at = EntryKind(str(held.get("kind"))), datetime.fromisoformat(str(held.get("at")))
    except ValueError:
        return None
    if not (isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 1_000_000 and sensible(at)):
        return None
    if not (isinstance(item, str) and isinstance(state, str) and state in _STATES[kind]):
        return None
    if bool(item) is not (kind in (EntryKind.ANSWER, EntryKind.CLEARED)):
        return None
    if state == AnswerState.RATED:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= HIGHEST:
            return None
    elif value is not None:
        return None
    return Entry(number, kind, at.replace(microsecond=0), item, state, value)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given alone. `kept`: it stands in the intake or the session; else the counselor had keyed in another
    one in the meantime, or had finished the intake or signed the session's note, or a later hand-over brought another, and this
    one stands apart.
    """

    item: str
    state: AnswerState
    at: datetime
    value: int | None = None
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Hoped:
    """A hope as it was said alone. `kept`: no later hand-over brought another."""

    hope: Hope
    kept: bool


@dataclass(frozen=True, slots=True)
class Handover:
    """Of an `intake`, or of the check-in of a `session`: the uid of one of them, "" for the other.

    `asked` is how many questions it began with. `shared` is the partner's choice (None: none made); `finished` whether all
    was gone through; `altered` whether the sealed file was not as it had been written. `seen_at`: the counselor has read it; a
    check-in that stands whole in its session is read there.
    """

    uid: str
    couple: str
    intake: str
    whose: Whose
    policy: SecretsPolicy | None
    begun_at: datetime
    asked: int
    merged_at: datetime | None = None
    seen_at: datetime | None = None
    shared: bool | None = None
    finished: bool = False
    altered: bool = False
    given: tuple[Given, ...] = ()
    hope: Hoped | None = None
    session: str = ""
    rev: int = 0

    @property
    def apart(self) -> bool:
        """Whether anything in it stands neither in the intake nor in the session."""
        return any(not each.kept for each in self.given)

    @property
    def waits(self) -> bool:
        """Whether there is something in it that the counselor has not read."""
        return self.merged_at is not None and self.seen_at is None and (bool(self.given) or self.altered)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A couple of whom something given alone is still to be read; `wants_a_look`: soon, and alone."""

    couple: str
    wants_a_look: bool


def worrying(given: Iterable[Given], catalogue: Catalogue) -> tuple[Given, ...]:
    """Those answers that are at or above their question's `notice`."""
    least = catalogue.notices()
    return tuple(g for g in given if g.value is not None and g.item in least and g.value >= least[g.item])


def in_own_order(catalogue: Catalogue, intake: str, whose: Whose, *, personal: bool) -> tuple[Item, ...]:
    """What one partner is asked alone, group by group, mixed inside each: neither meets the other's order, and whoever goes on
    another day finds the same one. The safety screen's items are never among them; `personal` lets in those kept for one.
    """
    found: list[Item] = []
    for kind in KINDS:
        group = [i for i in catalogue.items if i.kind is kind and asked_alone(i, personal=personal)]
        seed = hashlib.sha256(f"{intake} {whose.value} {kind.value}".encode()).digest()
        Random(seed).shuffle(group)  # noqa: S311  (an order, not a secret)
        found += group
    return tuple(found)


def asked_alone(item: Item, *, personal: bool) -> bool:
    return item.ask is not Ask.SAFETY and (personal or not is_personal(item))


def is_personal(item: Item) -> bool:
    """Whether a question waits for a policy that both have signed. The choice at the start of a hand-over opens none of these."""
    return item.ask is Ask.HANDOVER or item.visibility != Visibility.JOINT


def stays_alone(item: Item) -> bool:
    """Whether no permission opens it to both: a personal question that may bring up what is better not said before the other."""
    return item.notice is not None and is_personal(item)
