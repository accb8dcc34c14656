"""The sheet that is being keyed in: which ratings there are, in which order, what each holds, and what is still missing.

Nothing here is painted. Every answer goes to the workbook at once; one that could not be saved stays here, is shown as it was
given, and is tried again with the next one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from workbook.book import Workbook
from workbook.catalogue.entries import Ask, Item, ItemKind
from workbook.disclosure.audience import kept_as
from workbook.errors import BadInput, NotFound, Stale
from workbook.model.agreement import Permission
from workbook.model.common import PARTNERS, Visibility, Whose, strictest
from workbook.model.intake import Answer, AnswerState, Intake, Remark

KINDS = tuple(ItemKind)

_OPEN_FIRST = (Visibility.JOINT, Visibility.INDIVIDUAL, Visibility.PRIVATE)

_APART = 3
"""Half-entered forms that differ by more answers than this were keyed in one after the other."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One rating on the sheet: a question, as one partner answers it."""

    item: str
    whose: Whose


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands on the whole sheet. `passed` and `to_come` are both missing; they differ in whether entry went past them."""

    given: int
    to_come: int
    passed: dict[Whose, int]
    missing: dict[Whose, int]
    declined: int
    not_asked: int
    waiting: int


Given = tuple[AnswerState | None, int | None]


class IntakeSheet:
    """One intake on the desk. `signed` says whether the couple's secrets policy is: without it, individual items wait."""

    def __init__(self, book: Workbook, intake: Intake, signed: bool) -> None:
        self._book, self.intake, self._signed = book, intake, signed
        self.numbers = {item.key: number for number, item in book.catalogue.form()}
        self._permissions: tuple[Permission, ...] = ()
        form = [item for item in book.catalogue.items if item.ask is Ask.FORM]
        self.groups = {kind: tuple(i for i in form if i.kind is kind) for kind in KINDS}
        self._items = {item.key: item for item in form}
        self._pending: dict[Spot, Given] = {}
        self.all_looked_at = False
        self.take(intake, signed)
        given = Counter(spot.whose for spot in self._answers)
        self.by_partner = abs(given[Whose.FIRST] - given[Whose.SECOND]) > _APART

    def take(self, intake: Intake, signed: bool) -> None:
        """Hold the intake as it stands in the workbook now; what is not saved yet stays."""
        self.intake, self._signed = intake, signed
        self._answers = {Spot(a.item, a.whose): a for a in intake.answers}
        self._remarks = {r.item: r for r in intake.remarks}
        self._permissions = self._book.permissions.holding(intake.couple)

    @property
    def finished(self) -> bool:
        return self.intake.finished is not None

    # questions

    def item(self, key: str) -> Item:
        return self._items[key]

    def is_individual(self, key: str) -> bool:
        return self._items[key].visibility != Visibility.JOINT

    def waits(self, key: str) -> bool:
        """An individual question waits until the secrets policy is signed."""
        return self.is_individual(key) and not self._signed

    def order(self) -> list[Spot]:
        """Every rating that can be answered, as entry goes through them: question by question, or form by form."""
        keys = [i.key for kind in KINDS for i in self.groups[kind] if not self.waits(i.key)]
        if self.by_partner:
            return [Spot(key, whose) for whose in PARTNERS for key in keys]
        return [Spot(key, whose) for key in keys for whose in PARTNERS]

    def after(self, spot: Spot) -> Spot | None:
        order = self.order()
        at = order.index(spot) + 1
        return order[at] if at < len(order) else None

    def next_missing(self, spot: Spot | None) -> Spot | None:
        """The next rating after this one that was passed over, going round at the end; where none was, the next missing one,
        and None where nothing is missing.
        """
        order = self.order()
        at = order.index(spot) + 1 if spot in order else 0
        missing = [s for s in order[at:] + order[:at] if self.given(s)[0] is None]
        passed = frozenset().union(*(self.passed_over(kind) for kind in KINDS))
        return next((s for s in missing if s in passed), next(iter(missing), None))

    # answers

    def given(self, spot: Spot) -> Given:
        """The state and value to show; (None, None) while the answer is missing."""
        if spot in self._pending:
            return self._pending[spot]
        answer = self._answers.get(spot)
        return (answer.state, answer.value) if answer is not None else (None, None)

    def give(self, spot: Spot, state: AnswerState | None, value: int | None) -> None:
        """Take an answer, or take it away, and save it at once. Raises `WorkbookError`; see `save`."""
        if self.given(spot) != (state, value) or spot in self._pending:
            self._pending[spot] = (state, value)
        self.save()

    def save(self) -> None:
        """Save what is not saved yet. What cannot be written stays for the next time; what the records refuse is dropped and
        the intake read again. Raises the `WorkbookError` either way.
        """
        for spot, (state, value) in tuple(self._pending.items()):
            try:
                self._write(spot, state, value)
            except (Stale, BadInput, NotFound):
                del self._pending[spot]
                self.take(self._book.intakes.get(self.intake.uid), self._signed)
                raise
            del self._pending[spot]

    def _write(self, spot: Spot, state: AnswerState | None, value: int | None) -> None:
        if state is None:
            self._book.intakes.clear(self.intake.uid, spot.item, spot.whose)
            self._answers.pop(spot, None)
            self._closed_again()
            return
        answer = self._made(spot, state, value)
        self._stands(spot, self._book.intakes.answer(self.intake.uid, answer))

    def _stands(self, spot: Spot, answer: Answer) -> None:
        """Hold an answer as the workbook does from now on."""
        self._answers[spot] = answer
        self._closed_again()

    def _closed_again(self) -> None:
        """What was changed or kept is not what a permission was about: it may hold no more."""
        if self._permissions:
            self._permissions = self._book.permissions.holding(self.intake.couple)

    def _made(self, spot: Spot, state: AnswerState, value: int | None) -> Answer:
        """The answer as it is to stand, made from the one that stands."""
        stored = self._answers.get(spot)
        if stored is not None:
            return replace(stored, state=state, value=value)
        return Answer(spot.item, spot.whose, state, value, Visibility(self._items[spot.item].visibility))

    def answer(self, spot: Spot) -> Answer | None:
        """What the workbook holds."""
        return self._answers.get(spot)

    def closed(self, spot: Spot) -> bool:
        """Whether an answer can only be put right, with a reason: the intake is finished, or it was given alone."""
        answer = self._answers.get(spot)
        return self.finished or (answer is not None and answer.alone)

    def correct(self, spot: Spot, state: AnswerState, value: int | None, reason: str) -> None:
        """Put a closed answer right. Raises `WorkbookError`."""
        self._stands(spot, self._book.intakes.correct(self.intake.uid, self._made(spot, state, value), reason))

    # who may see it

    def kept(self, spot: Spot) -> Visibility | None:
        """How an answer is kept, with what its partner allowed; None while it is missing."""
        answer = self._answers.get(spot)
        return kept_as(self._permissions, self.intake.uid, answer) if answer is not None else None

    def opened(self, spot: Spot) -> bool:
        """Whether both may see it because its partner allowed that, and for no other reason."""
        answer, kept = self._answers.get(spot), self.kept(spot)
        return answer is not None and kept is Visibility.JOINT and answer.visibility is not Visibility.JOINT

    def apart(self) -> dict[Whose, int]:
        """Whose whole form is kept from the other, and how many of its answers that partner opened to both since."""
        return {w: sum(s.whose is w and self.opened(s) for s in self._answers) for w in self.intake.apart}

    def ways(self, spot: Spot) -> tuple[Visibility, ...]:
        """The ways in which an answer may be kept, the most open first; none while it is missing."""
        answer = self._answers.get(spot)
        if answer is None:
            return ()
        most = answer.allows(Visibility(self._items[spot.item].visibility))
        if spot.whose in self.intake.apart:
            most = strictest(most, Visibility.INDIVIDUAL)
        return tuple(v for v in _OPEN_FIRST if strictest(v, most) is v)

    def keep(self, spot: Spot, visibility: Visibility) -> None:
        """Keep an answer in one of its `ways`. Raises `WorkbookError`."""
        self._stands(spot, self._book.intakes.keep(self.intake.uid, spot.item, spot.whose, visibility))

    # what is written beside it

    def remark(self, key: str) -> Remark:
        return self._remarks.get(key, Remark(key))

    def keep_remark(self, remark: Remark) -> None:
        """Save what the counselor wrote beside a question; nothing is taken away. Raises `WorkbookError`."""
        observation = remark.observation.strip()
        remark = replace(
            remark, note=remark.note.strip(), observation=observation, shown=remark.shown and bool(observation)
        )
        if remark == self.remark(remark.item):
            return
        self._book.intakes.remark(self.intake.uid, remark)
        self._remarks[remark.item] = remark

    # what is missing

    def passed_over(self, kind: ItemKind) -> frozenset[Spot]:
        """The missing ratings of a group that entry has gone past: a later one in the same group was keyed in. What was given
        alone came in another order, and says nothing about where entry is.
        """
        keys = [i.key for i in self.groups[kind] if not self.waits(i.key)]
        rows = [[Spot(key, whose) for key in keys] for whose in PARTNERS]
        if not self.by_partner:
            rows = [[spot for pair in zip(*rows, strict=True) for spot in pair]]
        found: set[Spot] = set()
        for row in rows:
            missing = [self.given(spot)[0] is None for spot in row]
            keyed = [not gone and not self._was_alone(spot) for spot, gone in zip(row, missing, strict=True)]
            last = len(row) if self.finished or self.all_looked_at else _last_true(keyed)
            found.update(spot for spot, gone in zip(row[:last], missing, strict=False) if gone)
        return frozenset(found)

    def _was_alone(self, spot: Spot) -> bool:
        answer = self._answers.get(spot)
        return answer is not None and answer.alone

    def progress(self, kind: ItemKind) -> tuple[int, int]:
        """How many ratings of a group are settled, and how many there are."""
        spots = [Spot(i.key, w) for i in self.groups[kind] if not self.waits(i.key) for w in PARTNERS]
        return sum(self.given(s)[0] is not None for s in spots), len(spots)

    def tally(self) -> Tally:
        order = self.order()
        states = Counter(self.given(spot)[0] for spot in order)
        missing = Counter(spot.whose for spot in order if self.given(spot)[0] is None)
        passed = Counter(spot.whose for kind in KINDS for spot in self.passed_over(kind))
        return Tally(
            given=len(order) - states[None],
            to_come=states[None] - sum(passed.values()),
            passed={w: passed[w] for w in PARTNERS},
            missing={w: missing[w] for w in PARTNERS},
            declined=states[AnswerState.DECLINED],
            not_asked=states[AnswerState.NOT_ASKED],
            waiting=sum(self.waits(key) for key in self._items),
        )


def _last_true(flags: list[bool]) -> int:
    """Where the last True stands, or 0 where there is none."""
    return max((at for at, flag in enumerate(flags) if flag), default=0)
