"""The hour as it goes: what is jotted down in it, what it works on, and its end.

Jottings are working papers like a draft: writing one leaves no row in the audit. Once the session's note is signed they stay as
they are, with the hour that they belong to.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from workbook.errors import BadInput, NotFound, Signed, Stale
from workbook.language import _
from workbook.model.common import sensible, shows
from workbook.model.session import LEFT_LYING, SET_BACK, Jotting, Note, On, Session, Work, Worked
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import Row, from_row, new_uid, to_row
from workbook.store.sessions import Sessions

_JOTTING = "SELECT j.*, s.uid AS session FROM jottings AS j JOIN sessions AS s ON s.id = j.session_id"
_WORK = "SELECT w.kind, w.record, s.uid AS session FROM session_work AS w JOIN sessions AS s ON s.id = w.session_id"
_GOES_ON = """
SELECT s.*, c.uid AS couple FROM sessions AS s JOIN couples AS c ON c.id = s.couple_id
WHERE s.ended IS NULL AND s.signed = 0 AND s.withdrawn = 0 AND s.starts > :since AND (s.starts <= :until OR EXISTS (
    SELECT 1 FROM audit AS a WHERE a.record = s.uid AND a.kind = 'session' AND a.act = 'added' AND a.at > :now
    AND s.starts <= strftime('%Y-%m-%dT%H:%M:%S', a.at, :ahead)))
ORDER BY s.starts DESC, s.id DESC
"""
_COUPLE = {
    Worked.STEP: "SELECT p.couple_id FROM plan_steps AS r JOIN plans AS p ON p.id = r.plan_id WHERE r.uid = ?",
    Worked.ASSIGNMENT: "SELECT couple_id FROM assignments WHERE uid = ?",
    Worked.GOAL: "SELECT p.couple_id FROM goals AS r JOIN plans AS p ON p.id = r.plan_id WHERE r.uid = ?",
}


class Hours:
    def __init__(self, desk: Desk, sessions: Sessions) -> None:
        self._desk, self._records, self._sessions = desk, desk.records, sessions

    def now(self) -> datetime:
        """How late it is by the workbook's own clock."""
        return self._desk.now()

    def jot(self, jotting: Jotting) -> Jotting:
        """Keep one line, new (empty uid) or put right. Raises `BadInput` for an empty one, `Stale`, `Signed`, `NotFound`."""
        if not shows(jotting.words):
            raise BadInput(_("A jotting needs words."))
        if not sensible(jotting.at):
            raise BadInput(_("The time of this jotting cannot be right."))
        session_id, couple = self._desk.couple_of("sessions", jotting.session)
        with self._records.change("sessions", couple=couple):
            columns = to_row(jotting, "session", "uid", "rev")
            if jotting.uid:
                self._must_be_of(jotting.uid, session_id)
                self._records.update("jottings", jotting.uid, jotting.rev, columns)
                uid = jotting.uid
            else:
                uid = new_uid()
                self._records.insert("jottings", columns | {"uid": uid, "session_id": session_id})
        return self._get(uid)

    def drop(self, jotting: str, rev: int) -> None:
        """Take a line away. Raises `Signed` once the session's note is signed, `Stale`, or `NotFound`."""
        found = self._get(jotting)
        _session_id, couple = self._desk.couple_of("sessions", found.session)
        with self._records.change("sessions", couple=couple):
            if not self._records.run("DELETE FROM jottings WHERE uid = ? AND rev = ?", (jotting, rev)):
                raise Stale(_("This jotting was changed elsewhere in the meantime: it stands here as it is now."))

    def jottings(self, session: str) -> tuple[Jotting, ...]:
        """As they were written."""
        rows = self._records.rows(
            f"{_JOTTING} WHERE j.session_id = ? ORDER BY j.at, j.id", (self._records.id_of("sessions", session),)
        )
        return tuple(from_row(Jotting, row) for row in rows)

    def work_on(self, work: Work, on: bool = True) -> None:
        """The session worked on this step, assignment or goal, or did not after all. Raises `Signed`, or `NotFound` where it
        is not the same couple's.
        """
        session_id, couple = self._desk.couple_of("sessions", work.session)
        row = self._records.row(_COUPLE[work.kind], (work.record,))
        if row is None or row["couple_id"] != self._records.id_of("couples", couple):
            raise NotFound(_("The workbook holds no such record."))
        values: Row = {"session": session_id, "kind": work.kind.value, "record": work.record}
        with self._records.change("sessions", couple=couple):
            self._records.run(
                "INSERT INTO session_work (session_id, kind, record) VALUES (:session, :kind, :record)"
                " ON CONFLICT DO NOTHING"
                if on
                else "DELETE FROM session_work WHERE session_id = :session AND kind = :kind AND record = :record",
                values,
            )

    def work(self, couple: str) -> tuple[Work, ...]:
        """All that the couple's sessions worked on, the oldest session first."""
        rows = self._records.rows(
            f"{_WORK} WHERE s.couple_id = ? AND s.withdrawn = 0 ORDER BY s.starts, s.number, w.id",
            (self._records.id_of("couples", couple),),
        )
        return tuple(from_row(Work, row) for row in rows)

    def going_on(self, now: datetime) -> tuple[Session, ...]:
        """The sessions that were begun and not ended, of any couple, the latest first; one that is signed is over.

        The audit proves how late it was when one was begun: a clock that was set back since, however far, hides none.
        """
        span: Row = {"since": (now - LEFT_LYING).isoformat(), "until": (now + SET_BACK).isoformat()}
        span |= {"now": now.isoformat(), "ahead": f"+{SET_BACK // timedelta(minutes=1)} minutes"}
        return tuple(from_row(Session, row) for row in self._records.rows(_GOES_ON, span))

    def going_on_with(self, couple: str, now: datetime) -> Session | None:
        """This couple's session that goes on, or None."""
        return next((session for session in self.going_on(now) if session.couple == couple), None)

    def take_over(self, note: Note, jottings: Sequence[Jotting]) -> Note:
        """Keep a draft that has these jottings' words in it, and mark them as taken: both or neither, so that none is lost or
        taken twice. Raises as `Sessions.autosave` does, `Stale` where a jotting was taken or changed meanwhile, or `BadInput`
        for a private one.
        """
        session_id, couple = self._desk.couple_of("sessions", note.session)
        with self._records.change("sessions", couple=couple):
            kept = self._sessions.autosave(note)
            for each in jottings:
                if each.about is On.PRIVATE:
                    raise BadInput(_("A private jotting goes into no note."))
                if each.taken:
                    raise Stale(_("This jotting is in the note already."))
                self._must_be_of(each.uid, session_id)
                self._records.update("jottings", each.uid, each.rev, {"taken": 1})
        return kept

    def end(self, session: str, rev: int) -> Session:
        """The session is over now. Raises `Stale`, `Signed`, or `BadInput` where it was ended before."""
        current = self._sessions.get(session)
        if current.ended is not None:
            raise BadInput(_("This session was ended before."))
        ended = max(self._desk.now(), current.starts)  # the clock may have been set back meanwhile
        with self._records.change("sessions", couple=current.couple):
            self._records.update("sessions", session, rev, {"ended": ended.isoformat()})
            self._desk.audit.add(Act.CHANGED, "session", session, couple=current.couple, detail="ended")
        return self._sessions.get(session)

    def resume(self, session: str) -> Session:
        """It was ended too early and goes on. Raises `Signed`, or `BadInput` where it goes on already."""
        current = self._sessions.get(session)
        if current.ended is None or current.withdrawn:
            raise BadInput(_("This session is not to be resumed."))
        if self._records.number("SELECT signed FROM sessions WHERE uid = ?", (session,)):
            raise Signed(_("The note of this session is signed: the session is over."))
        with self._records.change("sessions", couple=current.couple):
            self._records.update("sessions", session, current.rev, {"ended": None})
            self._desk.audit.add(Act.CHANGED, "session", session, couple=current.couple, detail="resumed")
        return self._sessions.get(session)

    def _must_be_of(self, jotting: str, session_id: int) -> None:
        if not self._records.number(
            "SELECT count(*) FROM jottings WHERE uid = ? AND session_id = ?", (jotting, session_id)
        ):
            raise NotFound(_("The workbook holds no such jotting."))

    def _get(self, uid: str) -> Jotting:
        row = self._records.row(f"{_JOTTING} WHERE j.uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such jotting."))
        return from_row(Jotting, row)
