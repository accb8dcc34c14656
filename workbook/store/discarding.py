"""Drafts that are thrown away, and brought back with every word: the note of a session, and what of its jottings was in it.

Contacts and psychotherapy notes are discarded where they are kept. Signed, none of them can be thrown away.
"""

from dataclasses import replace

from workbook.errors import BadInput, NotFound, Signed
from workbook.language import _
from workbook.model.session import Discarded, Note, Passage
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.sessions import Sessions


class Discarding:
    def __init__(self, desk: Desk, sessions: Sessions) -> None:
        self._desk, self._records, self._sessions = desk, desk.records, sessions

    def note(self, session: str) -> Discarded:
        """Throw the draft of this session's note away; the jottings that were in it are open again. Gives back what it was.
        Raises `Signed`, or `NotFound` where nothing was written.
        """
        note, of = self._sessions.note(session), self._sessions.get(session)
        if note.signed_at is not None:
            raise Signed(_("This note is signed and stays as it is: add an addendum instead."))
        if not note.uid:
            raise NotFound(_("Nothing is written in this note yet."))
        with self._records.change("sessions", couple=of.couple):
            note_id = self._records.id_of("notes", note.uid)
            session_id = self._records.id_of("sessions", session)
            taken = self._records.rows(
                "SELECT uid, rev FROM jottings WHERE session_id = ? AND taken = 1", (session_id,)
            )
            self._records.run(
                "UPDATE jottings SET taken = 0, rev = rev + 1 WHERE session_id = ? AND taken = 1", (session_id,)
            )
            self._records.run("DELETE FROM passages WHERE note_id = ?", (note_id,))
            self._records.run("DELETE FROM notes WHERE id = ?", (note_id,))
            self._desk.audit.add(Act.REMOVED, "note", note.uid, couple=of.couple, detail="draft")
        were = tuple((str(row["uid"]), int(row["rev"] or 0) + 1) for row in taken)
        return Discarded(Note(session, note.form, note.passages), were)

    def bring_back(self, discarded: Discarded) -> Note:
        """Its words stand in the session's draft again, before what was written there meanwhile; jottings that nobody has touched
        since are in the note again. Raises `Signed` where another note was signed meanwhile, or `BadInput` where the session
        was entered in error.
        """
        gone, of = discarded.note, self._sessions.get(discarded.note.session)
        if of.withdrawn:
            raise BadInput(_("This session was entered in error in the meantime: its draft does not come back."))
        couple = of.couple
        now = self._sessions.note(gone.session)
        if now.signed_at is not None:
            raise Signed(_("Another note of this session was signed in the meantime."))
        with self._records.change("sessions", couple=couple):
            for uid, rev in discarded.jottings:
                self._records.run(
                    "UPDATE jottings SET taken = 1, rev = rev + 1 WHERE uid = ? AND rev = ? AND taken = 0", (uid, rev)
                )
            kept = self._sessions.autosave(replace(now, form=gone.form, passages=_both(gone, now)))
            self._desk.audit.add(Act.RESTORED, "note", kept.uid, couple=couple, detail="draft")
        return kept


def _both(gone: Note, now: Note) -> tuple[Passage, ...]:
    keys = dict.fromkeys((p.section, p.about) for p in (*gone.passages, *now.passages))
    found = ((key, [text for note in (gone, now) if (text := note.text(*key)).strip()]) for key in keys)
    return tuple(Passage(*key, "\n\n".join(dict.fromkeys(texts))) for key, texts in found if texts)
