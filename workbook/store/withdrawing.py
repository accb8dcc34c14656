"""Entered in error: a session or a note apart leaves every page and document, and is kept for whoever has to look into it.

Nothing of what was signed changes. Refiled, its words stand as a draft where they belong, to be read and signed there.
"""

from dataclasses import replace
from datetime import datetime

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Visibility, Whose, shows
from workbook.model.note_apart import InError, NoteApart, Withdrawal
from workbook.model.session import Note, Session
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.notes_apart import NotesApart
from workbook.store.rows import Row, from_row, new_uid
from workbook.store.seals import WITHDRAWAL, seal
from workbook.store.sessions import Sessions
from workbook.store.settings import Settings

_TABLES = {InError.SESSION: "sessions", InError.NOTE_APART: "notes_apart"}


class Withdrawals:
    def __init__(self, desk: Desk, sessions: Sessions, apart: NotesApart, settings: Settings) -> None:
        self._desk, self._records = desk, desk.records
        self._sessions, self._apart, self._settings = sessions, apart, settings

    def session(
        self,
        uid: str,
        reason: str,
        *,
        to: str | None = None,
        starts: datetime | None = None,
        attended: Whose | None = None,
    ) -> Session | None:
        """A session was entered in error. With `to` (a couple's uid, this one's too) its facts and the note's words, addenda
        among them, are entered there as a draft, at `starts` where that was wrong. Within one couple its hand-overs go along,
        one that is still out among them. Ratings of partners stay behind where the couple is another, and there `attended` says
        who came: the first partner of one couple is not that of another. Its psychotherapy note goes with it. Raises `BadInput`
        without a reason, without `attended` where one partner had come and the couple is another, or where it was withdrawn
        before.
        """
        wrong = self._sessions.get(uid)
        if wrong.withdrawn:
            raise BadInput(_("This session was withdrawn before."))
        note = self._sessions.note(uid)
        with self._records.change("sessions", "handovers", "plans", couple=wrong.couple):
            if to and to != wrong.couple:
                wrong = replace(wrong, attended=_there(wrong.attended, attended))
            right = self._refiled(wrong, note, to, starts) if to else None
            apart = self._apart.psychotherapy(uid)
            if apart is not None:
                thought = self._apart.autosave(_again(apart, right.couple, right.starts, right.uid)) if right else None
                self._withdraw(wrong.couple, InError.NOTE_APART, apart.uid, reason, thought.uid if thought else "")
            self._withdraw(wrong.couple, InError.SESSION, uid, reason, right.uid if right else "")
        return right

    def note_apart(
        self,
        uid: str,
        reason: str,
        *,
        to: str | None = None,
        at: datetime | None = None,
        whose: Whose | None = None,
    ) -> NoteApart | None:
        """A contact or psychotherapy note was entered in error; with `to` its words become a draft of that couple, `at` another
        time where that was wrong. `whose` says with whom of another couple the contact was, as `attended` does of a session.
        """
        wrong = self._apart.get(uid)
        if wrong.withdrawn:
            raise BadInput(_("This note was withdrawn before."))
        with self._records.change("sessions", couple=wrong.couple):
            right = None
            if to:
                session = wrong.session if to == wrong.couple else ""
                again = _again(wrong, to, at or wrong.at, session)
                if to != wrong.couple:
                    again = replace(again, whose=_there(Whose.BOTH if wrong.other else wrong.whose, whose))
                right = self._apart.autosave(again, instead_of=uid)
            self._withdraw(wrong.couple, InError.NOTE_APART, uid, reason, right.uid if right else "")
        return right

    def of(self, couple: str) -> tuple[Withdrawal, ...]:
        """Oldest first."""
        sql = "SELECT * FROM withdrawals WHERE couple_id = ? ORDER BY id"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(Withdrawal, row, couple=couple) for row in rows)

    def count(self, couple: str) -> int:
        sql = "SELECT count(*) FROM withdrawals WHERE couple_id = ?"
        return self._records.number(sql, (self._records.id_of("couples", couple),))

    def viewed(self, withdrawal: Withdrawal) -> None:
        """The counselor read the words again: audited, as they are on no page of the work any more."""
        self._desk.audit.add(Act.VIEWED, withdrawal.kind.value, withdrawal.record, couple=withdrawal.couple)

    def _refiled(self, wrong: Session, note: Note, to: str, starts: datetime | None) -> Session:
        elsewhere = to != wrong.couple
        kept = replace(wrong, couple=to, starts=starts or wrong.starts, uid="", rev=0)
        if starts is not None:
            kept = replace(kept, ended=None)
        if elsewhere:
            kept = Session(to, kept.starts, kept.minutes, kept.place, kept.attended, ended=kept.ended)
        kept = replace(kept, shown=Visibility.INDIVIDUAL)
        right = self._sessions.enter(kept)
        self._take_along(wrong.uid, right, same=not elsewhere)
        if not note.empty or note.addenda:
            later = "\n\n".join(a.words for a in note.addenda if a.words)
            passages = note.passages
            if later:
                last = passages[-1]
                passages = (*passages[:-1], replace(last, text=f"{last.text}\n\n{later}"))
            self._sessions.autosave(Note(right.uid, note.form, passages))
        return right

    def _take_along(self, wrong: str, right: Session, *, same: bool) -> None:
        """What was jotted down goes along as it stands, and within one couple what the session worked on, its hand-overs and the
        ratings of goals: they stand in the new one, and are to be known there as given alone, or in front of both.
        """
        old, new = (self._records.id_of("sessions", uid) for uid in (wrong, right.uid))
        for row in self._records.rows("SELECT at, about, words, taken FROM jottings WHERE session_id = ?", (old,)):
            self._records.insert("jottings", row | {"uid": new_uid(), "session_id": new})
        if same:
            self._records.run("UPDATE handovers SET session_id = ?, rev = rev + 1 WHERE session_id = ?", (new, old))
            self._records.run(
                "UPDATE goal_ratings SET session = ?, rev = rev + 1 WHERE session = ?", (right.uid, wrong)
            )
            self._records.run(
                "INSERT INTO session_work (session_id, kind, record) SELECT ?, kind, record FROM session_work"
                " WHERE session_id = ?",
                (new, old),
            )

    def _withdraw(self, couple: str, kind: InError, record: str, reason: str, refiled: str) -> None:
        if not shows(reason):
            raise BadInput(_("Say briefly what was entered in error."))
        row: Row = {
            "uid": new_uid(),
            "couple_id": self._records.id_of("couples", couple),
            "kind": kind.value,
            "record": record,
        }
        row |= {"reason": reason, "refiled": refiled, "at": self._desk.now().isoformat()}
        row |= {"signed_by": self._settings.signer()}
        self._records.insert("withdrawals", row)
        self._records.run(f'UPDATE "{_TABLES[kind]}" SET withdrawn = 1, rev = rev + 1 WHERE uid = ?', (record,))  # noqa: S608
        seal(self._records, self._desk.audit, Act.WITHDRAWN, WITHDRAWAL, str(row["uid"]), couple)


def _there(here: Whose, whose: Whose | None) -> Whose:
    """Who of another couple it was: known by itself only where it was both."""
    if whose is None and here is not Whose.BOTH:
        raise BadInput(_("Say who of this couple it was."))
    return whose or here


def _again(wrong: NoteApart, to: str, at: datetime, session: str) -> NoteApart:
    """A draft with the words of a note, its addenda among them."""
    words = "\n\n".join([wrong.words, *(a.words for a in wrong.addenda if a.words)])
    return NoteApart(to, wrong.kind, at, words, wrong.channel, wrong.whose, wrong.other, session)
