"""Hand-overs: beginning one, and reading what came back. Taking it in is `merging`'s, at every opening."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nacl.public import PrivateKey

from workbook.errors import BadInput, NotFound
from workbook.language import _, speaking
from workbook.model.agreement import Alone, rule
from workbook.model.check_in import questions
from workbook.model.common import Whose
from workbook.model.couple import Hope
from workbook.model.handover import (
    HOPE,
    Asked,
    Given,
    Handover,
    Hoped,
    Kind,
    Ticket,
    Waiting,
    in_own_order,
    is_personal,
    worrying,
)
from workbook.model.intake import AnswerState
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.couples import Couples
from workbook.store.disk import settle
from workbook.store.folder import writing
from workbook.store.intakes import Intakes
from workbook.store.outbox import FOLDER, SUFFIX, must_be_over
from workbook.store.permissions import Permissions
from workbook.store.rows import Row, from_row, new_uid
from workbook.store.sessions import Sessions
from workbook.store.settings import Settings

_HANDOVER = (
    "SELECT h.*, c.uid AS couple, coalesce(i.uid, '') AS intake, coalesce(s.uid, '') AS session FROM handovers AS h"
    " JOIN couples AS c ON c.id = h.couple_id"
    " LEFT JOIN intakes AS i ON i.id = h.intake_id LEFT JOIN sessions AS s ON s.id = h.session_id"
)

_GIVEN = """
SELECT g.item, g.state, g.value, g.at, g.kept AND NOT EXISTS (
    SELECT 1 FROM handovers AS o JOIN given_alone AS n ON n.handover_id = o.id
    WHERE (o.intake_id = h.intake_id OR o.session_id = h.session_id)
        AND o.whose = h.whose AND n.item = g.item AND n.kept = 1 AND o.id > h.id
) AS kept FROM given_alone AS g JOIN handovers AS h ON h.id = g.handover_id WHERE h.id = ? ORDER BY g.id
"""

_APART = """
(h.intake_id IS NOT NULL OR h.altered = 1 OR EXISTS (SELECT 1 FROM given_alone AS g WHERE g.handover_id = h.id AND g.kept = 0))
"""

_LAST_IN_CHECK_IN = """
SELECT g.item, g.state, max(h.id) FROM sessions AS s JOIN handovers AS h ON h.session_id = s.id
JOIN given_alone AS g ON g.handover_id = h.id AND g.kept = 1
WHERE s.uid = :session AND h.whose = :whose GROUP BY g.item
"""
"""What stands last of each question that was asked alone in a session's check-in."""

_ALONE_IN = """
SELECT DISTINCT s.uid, h.whose FROM handovers AS h JOIN sessions AS s ON s.id = h.session_id
JOIN couples AS c ON c.id = h.couple_id WHERE c.uid = ? AND EXISTS (SELECT 1 FROM given_alone AS g WHERE g.handover_id = h.id)
"""

_LAST_WORRYING = """
SELECT c.uid AS couple, max(g.at) AS at FROM json_each(:couples) AS o JOIN couples AS c ON c.uid = o.value
JOIN handovers AS h ON h.couple_id = c.id JOIN given_alone AS g ON g.handover_id = h.id
JOIN json_each(:least) AS n ON n.key = g.item WHERE g.value >= n.value GROUP BY c.id
"""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The areas that a hand-over reads from and writes to."""

    couples: Couples
    intakes: Intakes
    permissions: Permissions
    settings: Settings
    sessions: Sessions


class Handovers:
    """`told` is what the counselor has to know about the files that this opening found: one sentence each, without a name.
    `came_back` is the hand-over that this opening took in, the one begun last; None where it took in none.
    """

    def __init__(self, desk: Desk, path: Path, near: Neighbours) -> None:
        self._desk, self._records = desk, desk.records
        self._path, self._near = path, near
        self.told: tuple[str, ...] = ()
        self.came_back: Handover | None = None

    def begin(self, intake: str, whose: Whose) -> Ticket:
        """Note a hand-over to this partner, and give all that it needs. Those questions are in it that have no answer yet.
        Raises `HandedOver` while another goes on, `BadInput` for a finished intake or where nothing is left to ask, `NotFound`,
        `CannotWrite`.
        """
        if whose is Whose.BOTH:
            raise BadInput(_("The computer is handed to one partner at a time."))
        kept = self._near.intakes.get(intake)
        if kept.finished is not None:
            raise BadInput(_("This intake is finished: begin a review to hand the computer over."))
        asked, hope = self.still_to_ask(intake, whose)
        if not asked and not hope:
            raise BadInput(_("Every question of this intake has an answer already."))
        place: Row = {"intake_id": self._records.id_of("intakes", intake)}
        return self._begun(kept.couple, whose, Kind.INTAKE, place, asked, hope=hope)

    def begin_check_in(self, session: str, whose: Whose) -> Ticket:
        """The same for the check-in of a session that goes on. Raises besides `BadInput` for a session that is over, or that
        this partner does not attend.
        """
        if whose is Whose.BOTH:
            raise BadInput(_("The computer is handed to one partner at a time."))
        kept = self._near.sessions.get(session)
        if kept.withdrawn or kept.ended is not None or self._near.sessions.note(session).signed_at is not None:
            raise BadInput(_("This session is over: its check-in is asked no more."))
        if kept.attended not in (whose, Whose.BOTH):
            raise BadInput(_("This partner is not here in this session."))
        asked = self.check_in_to_ask(session, whose)
        if not asked:
            raise BadInput(_("Every question of this check-in has an answer already."))
        place: Row = {"session_id": self._records.id_of("sessions", session)}
        return self._begun(kept.couple, whose, Kind.CHECK_IN, place, asked)

    def _begun(
        self, couple_uid: str, whose: Whose, kind: Kind, place: Row, asked: tuple[Asked, ...], *, hope: bool = False
    ) -> Ticket:
        """Note it, with what it is of in `place`, and write its ticket."""
        couple = self._near.couples.get(couple_uid)
        policy = couple.policy if couple.policy_signed is not None else None
        folder = self._path / FOLDER
        must_be_over(folder)
        with writing():
            folder.mkdir(mode=0o700, exist_ok=True)
            settle(self._path)
        uid, token = new_uid(), secrets.token_hex(16)
        row: Row = {
            "uid": uid,
            "couple_id": self._records.id_of("couples", couple_uid),
            "whose": whose.value,
            "token": token,
            "policy": policy.value if policy is not None else None,
            "begun_at": self._desk.now().isoformat(timespec="seconds"),
            "asked": len(asked),
        }
        with self._records.change("handovers", couple=couple_uid):
            public = self.secret().public_key
            self._records.insert("handovers", row | place)
            self._desk.audit.add(Act.ADDED, "handover", uid, couple=couple_uid)
        reads = self._desk.read_by(couple_uid).language
        with speaking(reads):
            says = rule(policy, Alone.ORDINARY).says
        return Ticket(
            uid=uid,
            token=token,
            public=bytes(public).hex(),
            workbook=str(self._path),
            outbox=str(folder / f"{uid}{SUFFIX}"),
            partner=couple.partner(whose).short,
            counselor=self._near.settings.practice().counselor.strip(),
            says=says,
            personal=kind is Kind.INTAKE and rule(policy, Alone.PERSONAL).asked,
            hope=hope,
            questions=asked,
            kind=kind,
            language=reads,
        )

    def still_to_ask(self, intake: str, whose: Whose) -> tuple[tuple[Asked, ...], bool]:
        """The questions that a hand-over would ask this partner now, in their own order, and whether it asks for their hope."""
        kept = self._near.intakes.get(intake)
        catalogue = self._desk.read_by(kept.couple)
        couple = self._near.couples.get(kept.couple)
        policy = couple.policy if couple.policy_signed is not None else None
        personal = rule(policy, Alone.PERSONAL).asked
        found = []
        for item in in_own_order(catalogue, intake, whose, personal=personal):
            if kept.answer(item.key, whose) is None:
                scale = catalogue.scale(item.kind)
                recall = scale.single or scale.recall
                found.append(Asked(item.key, recall, item.question, item.clearer, scale.anchors))
        earlier = "SELECT count(*) FROM handovers WHERE intake_id = ? AND whose = ? AND hoped = 1"
        hoped = self._records.number(earlier, (self._records.id_of("intakes", intake), whose.value))
        return tuple(found), personal and not hoped

    def check_in_to_ask(self, session: str, whose: Whose) -> tuple[Asked, ...]:
        """Those questions of a session's check-in that this partner has neither answered nor would rather leave."""
        kept = self._near.sessions.get(session)
        rated = kept.check_in(whose)
        given = self._records.rows(_LAST_IN_CHECK_IN, {"session": session, "whose": whose.value})
        declined = {row["item"] for row in given if row["state"] == AnswerState.DECLINED}
        with speaking(self._desk.read_by(kept.couple).language):
            open_still = [q for q in questions() if getattr(rated, q.rating) is None and q.item not in declined]
            return tuple(Asked(q.item, "", q.words, "", q.anchors) for q in open_still)

    def to_read(self, couple: str) -> tuple[Handover, ...]:
        """Those that came back and are read apart from any session, oldest first: of intakes, and check-ins of which something
        stands apart or whose file had been changed.
        """
        sql = f"{_HANDOVER} WHERE c.uid = ? AND h.merged_at IS NOT NULL AND {_APART} ORDER BY h.id"
        return tuple(self.whole(row) for row in self._records.rows(sql, (couple,)))

    def unread(self, couple: str) -> int:
        """How many of this couple's hold something that the counselor has not read."""
        return sum(each.waits for each in self.of(couple))

    def of_session(self, session: str) -> tuple[Handover, ...]:
        """Those of a session's check-in that came back, oldest first."""
        sql = f"{_HANDOVER} WHERE s.uid = ? AND h.merged_at IS NOT NULL ORDER BY h.id"
        return tuple(self.whole(row) for row in self._records.rows(sql, (session,)))

    def alone_in(self, couple: str) -> frozenset[tuple[str, Whose]]:
        """In which sessions, by uid, who of this couple gave a check-in alone."""
        return frozenset(
            (str(row["uid"]), Whose(str(row["whose"]))) for row in self._records.rows(_ALONE_IN, (couple,))
        )

    def of(self, couple: str) -> tuple[Handover, ...]:
        """Oldest first, with what was given in each."""
        sql = f"{_HANDOVER} WHERE c.uid = ? ORDER BY h.id"
        return tuple(self.whole(row) for row in self._records.rows(sql, (couple,)))

    def get(self, uid: str) -> Handover:
        """Raises `NotFound`."""
        row = self._records.row(f"{_HANDOVER} WHERE h.uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such hand-over."))
        return self.whole(row)

    def waiting(self) -> tuple[Waiting, ...]:
        """The couples of whom something given alone is still to be read, those first where one answer wants a look."""
        rows = self._records.rows(f"{_HANDOVER} WHERE h.merged_at IS NOT NULL AND h.seen_at IS NULL ORDER BY h.id")
        found: dict[str, bool] = {}
        for handover in (self.whole(row) for row in rows):
            if handover.waits:
                wanted = bool(worrying(handover.given, self._desk.catalogue))
                found[handover.couple] = found.get(handover.couple, False) or wanted
        return tuple(sorted((Waiting(c, w) for c, w in found.items()), key=lambda each: not each.wants_a_look))

    def looked_at(self, uid: str) -> Handover:
        """The counselor has read what was given, and what there was to say about the files. A second time does nothing.
        Raises `NotFound`.
        """
        handover, self.told = self.get(uid), ()
        if handover.seen_at is None:
            with self._records.change("handovers", couple=handover.couple):
                now = self._desk.now().isoformat(timespec="seconds")
                self._records.update("handovers", uid, handover.rev, {"seen_at": now})
                self._desk.audit.add(Act.VIEWED, "handover", uid, couple=handover.couple)
        return self.get(uid)

    def last_worrying(self, couples: Sequence[str]) -> dict[str, datetime]:
        """When something was last given alone that wants a look: a new disclosure. Those couples only of whom there is one."""
        least = json.dumps(self._desk.catalogue.notices())
        rows = self._records.rows(_LAST_WORRYING, {"couples": json.dumps(couples), "least": least})
        return {str(row["couple"]): datetime.fromisoformat(str(row["at"])) for row in rows}

    def secret(self) -> PrivateKey:
        """The key that opens what is sealed; made at the first hand-over, inside a change."""
        row = self._records.row("SELECT secret FROM handover_key WHERE id = 1")
        if row is not None:
            return PrivateKey(bytes.fromhex(str(row["secret"])))
        made = PrivateKey.generate()
        self._records.insert("handover_key", {"id": 1, "uid": new_uid(), "secret": bytes(made).hex()})
        return made

    def whole(self, row: Row) -> Handover:
        rows = self._records.rows(_GIVEN, (row["id"],))
        given = tuple(from_row(Given, each) for each in rows if each["item"] != HOPE)
        hope = next((each for each in rows if each["item"] == HOPE), None)
        hoped = None if hope is None else Hoped(Hope(str(hope["state"])), bool(hope["kept"]))
        return from_row(Handover, row, given=given, hope=hoped)


def personal_keys(desk: Desk) -> frozenset[str]:
    """The items that the choice at the start of a hand-over does not open to both."""
    return frozenset(i.key for i in desk.catalogue.items if is_personal(i))
