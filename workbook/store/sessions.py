"""Sessions in a couple's order, each filed under the couple and never under one partner. Their notes stand next door."""

from datetime import date, timedelta

from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.common import sensible
from workbook.model.couple import CoupleLine, Status
from workbook.model.session import Note, Session, SessionLine
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.lines import lines_of
from workbook.store.notes import Notes, countersigned
from workbook.store.rows import Row, from_row, new_uid, to_row
from workbook.store.settings import Settings

_SESSION = "SELECT s.*, c.uid AS couple FROM sessions AS s JOIN couples AS c ON c.id = s.couple_id"
_LINE = f"""
SELECT s.uid, s.number, date(s.starts) AS "on", s.focus, n.signed_at, n.id IS NOT NULL AS has_note,
    coalesce((SELECT json_group_array(signed_at ORDER BY id) FROM addenda WHERE note_id = n.id), '[]') AS addenda,
    coalesce((SELECT {countersigned("text")} FROM addenda WHERE note_id = n.id), '[]') AS countersigned,
    c.uid AS couple
FROM sessions AS s JOIN couples AS c ON c.id = s.couple_id LEFT JOIN notes AS n ON n.session_id = s.id
"""  # noqa: S608
_HELD = """
SELECT DISTINCT c.uid AS couple FROM couples AS c CROSS JOIN sessions AS s ON s.couple_id = c.id
WHERE s.starts >= :day AND s.starts < :after AND s.withdrawn = 0
"""
"""Couple by couple, because sessions lie in that order in their index."""

_FIXED = ("couple", "number", "withdrawn", "uid", "rev")
_LONGEST = timedelta(minutes=600)
_UNSIGNED = "s.signed = 0 AND s.withdrawn = 0 AND s.starts >= :since AND s.starts < :before"


class Sessions:
    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._records = desk, desk.records
        self._notes = Notes(desk, settings)

    def begin(self, session: Session) -> Session:
        """A new session with the couple's next number; a couple on the waiting list becomes active. Raises `BadInput`, also where
        the file is closed.
        """
        self._desk.must_be_open(session.couple)
        return self.enter(session)

    def enter(self, session: Session) -> Session:
        """The same, also where the file is closed: what was entered in error goes where it belongs. Raises `BadInput`."""
        _checked(session)
        couple_id = self._records.id_of("couples", session.couple)
        uid = new_uid()
        with self._records.change("sessions", couple=session.couple):
            row: Row = {"uid": uid, "couple_id": couple_id, "number": self.next_number(session.couple)}
            self._records.insert("sessions", to_row(session, *_FIXED) | row)
            self._desk.audit.add(Act.ADDED, "session", uid, couple=session.couple)
            if self._records.number("SELECT status = ? FROM couples WHERE id = ?", (Status.WAITING.value, couple_id)):
                self._activate(couple_id, session.couple)
        return self.get(uid)

    def next_number(self, couple: str) -> int:
        """What the next session is called: one more than any before it, wherever that stands by now."""
        sql = "SELECT max(number) FROM sessions WHERE couple_id = ?"
        return self._records.number(sql, (self._records.id_of("couples", couple),)) + 1

    def save(self, session: Session) -> Session:
        """Save the check-in, the focus and the rest; the number stays. Raises `Stale`, `BadInput`, `NotFound` where it is
        another couple's session, or `Signed`: once the note is signed, only `shown` can change, which both may choose later.
        """
        _checked(session)
        _id, couple = self._desk.couple_of("sessions", session.uid)
        if session.couple != couple:
            raise NotFound(_("The workbook holds no such session."))
        with self._records.change("sessions", couple=couple):
            self._records.update("sessions", session.uid, session.rev, to_row(session, *_FIXED))
            self._desk.audit.add(Act.CHANGED, "session", session.uid, couple=couple)
        return self.get(session.uid)

    def get(self, uid: str) -> Session:
        row = self._records.row(f"{_SESSION} WHERE s.uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such session."))
        return from_row(Session, row)

    def of(self, couple: str) -> tuple[Session, ...]:
        """All sessions, oldest first, without their notes."""
        rows = self._records.rows(
            f"{_SESSION} WHERE s.couple_id = ? AND s.withdrawn = 0 ORDER BY s.starts, s.number",
            (self._records.id_of("couples", couple),),
        )
        return tuple(from_row(Session, row) for row in rows)

    def lines(self, couple: str, *, limit: int = 50, offset: int = 0) -> tuple[SessionLine, ...]:
        """Newest first."""
        rows = self._records.rows(
            f"{_LINE} WHERE s.couple_id = ? AND s.withdrawn = 0 ORDER BY s.starts DESC, s.number DESC LIMIT ? OFFSET ?",
            (self._records.id_of("couples", couple), limit, offset),
        )
        return tuple(_line(row) for row in rows)

    def unsigned(
        self, *, since: date = date.min, before: date = date.max, limit: int = -1
    ) -> tuple[tuple[CoupleLine, SessionLine], ...]:
        """Sessions whose note is not signed, or not written yet, oldest first: from `since` on, until the day before `before`."""
        days: Row = {"since": since.isoformat(), "before": before.isoformat(), "limit": limit}
        rows = self._records.rows(f"{_LINE} WHERE {_UNSIGNED} ORDER BY s.starts, s.id LIMIT :limit", days)
        lines = lines_of(self._records, sorted({str(row["couple"]) for row in rows}))
        return tuple((lines[str(row["couple"])], _line(row)) for row in rows)

    def held(self, day: date) -> tuple[CoupleLine, ...]:
        """Whose session began on that day, whether its note is signed or not."""
        rows = self._records.rows(_HELD, {"day": day.isoformat(), "after": (day + timedelta(days=1)).isoformat()})
        return tuple(lines_of(self._records, [str(row["couple"]) for row in rows]).values())

    def count_unsigned(self, *, since: date = date.min, before: date = date.max) -> int:
        """How many `unsigned` would give without a limit."""
        days: Row = {"since": since.isoformat(), "before": before.isoformat()}
        return self._records.number(f"SELECT count(*) FROM sessions AS s WHERE {_UNSIGNED}", days)  # noqa: S608

    def note(self, session: str) -> Note:
        """The session's note; an empty one with an empty uid while nothing was written."""
        return self._notes.of(session)

    def autosave(self, note: Note) -> Note:
        """Keep a draft as it stands. Not audited. Raises `Stale`, `Signed` or `NotFound`."""
        return self._notes.autosave(note)

    def sign(self, note_uid: str, rev: int) -> Note:
        """Sign and lock. Raises `Stale`, `Signed`, or `BadInput` where nobody is named to sign or nothing is written."""
        return self._notes.sign(note_uid, rev)

    def addend(self, note_uid: str, text: str) -> Note:
        """Add signed words to a signed note. Raises `BadInput` for an empty text or an unsigned note."""
        return self._notes.addend(note_uid, text)

    def countersign(self, note_uid: str, name: str, words: str = "") -> Note:
        """A supervisor, named with the licence, signs a signed note too. Raises `BadInput` for an unsigned note, without a name,
        or where it is the signer's own.
        """
        return self._notes.countersign(note_uid, name, words)

    def _activate(self, couple_id: int, couple: str) -> None:
        with self._records.change("couples", couple=couple):
            self._records.run(
                "UPDATE couples SET status = ?, rev = rev + 1 WHERE id = ?", (Status.ACTIVE.value, couple_id)
            )
            self._desk.audit.add(Act.CHANGED, "couple", couple, couple=couple)


def _line(row: Row) -> SessionLine:
    return from_row(SessionLine, row)


def _checked(session: Session) -> None:
    if not timedelta(minutes=1) <= timedelta(minutes=session.minutes) <= _LONGEST:
        raise BadInput(_("A session lasts between 1 minute and 10 hours."))
    if not sensible(session.starts) or (session.ended is not None and not sensible(session.ended)):
        raise BadInput(_("The date of the session cannot be right."))
    if session.ended is not None and session.ended < session.starts:
        raise BadInput(_("A session cannot end before it begins."))
