"""Contacts outside a session and psychotherapy notes: drafts that are kept as they are typed, signed for good, and added to.

What keeps a signed one as it is are the triggers of the schema, as with the notes of sessions, and its seal shows that they
were gone around.
"""

from dataclasses import replace
from datetime import date

from workbook.errors import BadInput, NotFound, Signed, Stale
from workbook.language import _
from workbook.model.common import sensible, shows
from workbook.model.note_apart import Apart, Channel, ContactLine, NoteApart
from workbook.model.session import Addendum, checked_addendum, countersignature
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.notes import countersigned
from workbook.store.rows import Row, from_row, new_uid, to_row
from workbook.store.seals import APART, seal
from workbook.store.settings import Settings

_NOTE = """
SELECT a.*, c.uid AS couple, coalesce(s.uid, '') AS session FROM notes_apart AS a JOIN couples AS c ON c.id = a.couple_id
LEFT JOIN sessions AS s ON s.id = a.session_id
"""
_LINE = f"""
SELECT a.uid, a.at, a.channel, a.signed_at, c.uid AS couple,
    coalesce((SELECT json_group_array(signed_at ORDER BY id) FROM notes_apart WHERE follows = a.id), '[]') AS addenda,
    coalesce((SELECT {countersigned("words")} FROM notes_apart WHERE follows = a.id), '[]') AS countersigned
FROM notes_apart AS a JOIN couples AS c ON c.id = a.couple_id
WHERE a.kind = 'contact' AND a.follows IS NULL AND a.withdrawn = 0
"""  # noqa: S608
_KEPT = ("couple", "session", "saved_at", "signed_at", "signed_by", "addenda", "withdrawn", "uid", "rev")


class NotesApart:
    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._records, self._settings = desk, desk.records, settings

    def autosave(self, note: NoteApart, *, instead_of: str = "") -> NoteApart:
        """Keep a draft as it stands (empty uid: a new one). Not audited. A session has one psychotherapy note: a second one is
        `Stale`, or `Signed` where the first is, unless it stands `instead_of` that one, which is withdrawn in the same change.
        Raises `BadInput` and `NotFound` too.
        """
        couple_id, session_id = self._checked(note)
        if note.kind is Apart.PSYCHOTHERAPY and note.session:
            self._must_be_the_one(note, instead_of)
        saved = to_row(note, *_KEPT) | {"saved_at": self._desk.now().isoformat(), "session_id": session_id}
        uid = note.uid or new_uid()
        with self._records.change("sessions", couple=note.couple):
            if note.uid:
                if self.get(uid).signed_at is not None:
                    raise Signed(_("This note is signed and stays as it is: add an addendum instead."))
                self._records.update("notes_apart", uid, note.rev, saved)
            else:
                self._records.insert("notes_apart", saved | {"uid": uid, "couple_id": couple_id, "signed_by": ""})
        return self.get(uid)

    def sign(self, uid: str, rev: int) -> NoteApart:
        """Sign and lock. Raises `Stale`, `Signed`, or `BadInput` where nobody is named to sign or nothing is written."""
        note = self.get(uid)
        if note.signed_at is not None:
            raise Signed(_("This note is signed already."))
        if not shows(note.words):
            raise BadInput(_("There is nothing written in this note to sign."))
        signature: Row = {"signed_at": self._desk.now().isoformat(), "signed_by": self._settings.signer()}
        with self._records.change("sessions", couple=note.couple):
            self._records.update("notes_apart", uid, rev, signature)
            seal(self._records, self._desk.audit, Act.SIGNED, APART, uid, note.couple)
        self._records.settle()
        return self.get(uid)

    def addend(self, uid: str, words: str) -> NoteApart:
        """Add signed words to a signed note. Raises `BadInput` for an empty text or an unsigned note."""
        return self._add(self.get(uid), checked_addendum(words), self._settings.signer())

    def countersign(self, uid: str, name: str, words: str = "") -> NoteApart:
        """A supervisor, named with the licence, signs a signed contact too. Raises `BadInput` for an unsigned one, without a
        name, where it is the signer's own, or for a psychotherapy note, which is nobody's but the counselor's.
        """
        note = self.get(uid)
        if note.kind is Apart.PSYCHOTHERAPY:
            raise BadInput(_("A psychotherapy note is yours alone: nobody countersigns it."))
        signers = (self._settings.practice().counselor, note.signed_by)
        return self._add(note, *countersignature(name, words, signers))

    def _add(self, note: NoteApart, words: str, signer: str) -> NoteApart:
        if note.signed_at is None:
            raise BadInput(_("This note is not signed yet: write into the note itself."))
        uid = note.uid
        now = self._desk.now().isoformat()
        row = self._records.row("SELECT * FROM notes_apart WHERE uid = ?", (uid,)) or {}
        added: Row = {"uid": new_uid(), "follows": row["id"], "words": words, "at": now, "saved_at": now, "rev": 1}
        added |= {"signed_at": now, "signed_by": signer}
        with self._records.change("sessions", couple=note.couple):
            self._records.insert("notes_apart", {k: v for k, v in row.items() if k != "id"} | added)
            seal(self._records, self._desk.audit, Act.SIGNED, APART, str(added["uid"]), note.couple)
        self._records.settle()
        return self.get(uid)

    def discard(self, uid: str) -> NoteApart:
        """Take a draft away, and give back what it was, so that it can be undone. Raises `Signed` or `NotFound`."""
        note = self.get(uid)
        if note.signed_at is not None:
            raise Signed(_("This note is signed and stays as it is: add an addendum instead."))
        with self._records.change("sessions", couple=note.couple):
            self._records.run("DELETE FROM notes_apart WHERE uid = ?", (uid,))
            self._desk.audit.add(Act.REMOVED, note.kind.value, uid, couple=note.couple, detail="draft")
        return replace(note, uid="", rev=0)

    def of(self, couple: str, kind: Apart | None = None) -> tuple[NoteApart, ...]:
        """Newest first; of one kind, or all."""
        kinds = [k.value for k in Apart if kind in (None, k)]
        rows = self._records.rows(
            f"{_NOTE} WHERE a.couple_id = ? AND a.follows IS NULL AND a.withdrawn = 0 AND a.kind IN (?, ?)"
            " ORDER BY a.at DESC, a.id DESC",
            (self._records.id_of("couples", couple), kinds[0], kinds[-1]),
        )
        return tuple(self._whole(row) for row in rows)

    def lines(self, couple: str) -> tuple[ContactLine, ...]:
        """The contacts of a couple without their words, newest first."""
        sql = f"{_LINE} AND a.couple_id = ? ORDER BY a.at DESC, a.id DESC"
        rows = self._records.rows(sql, (self._records.id_of("couples", couple),))
        return tuple(from_row(ContactLine, row) for row in rows)

    def unsigned(self, *, before: date = date.max, limit: int = -1) -> tuple[tuple[str, ContactLine], ...]:
        """Contacts that wait for a signature, oldest first, until the day before `before`; each with its couple's uid."""
        sql = f"{_LINE} AND a.signed_at IS NULL AND a.at < ? ORDER BY a.at, a.id LIMIT ?"
        rows = self._records.rows(sql, (before.isoformat(), limit))
        return tuple((str(row["couple"]), from_row(ContactLine, row)) for row in rows)

    def psychotherapy(self, session: str) -> NoteApart | None:
        """The psychotherapy note of a session, or None while there is none."""
        row = self._records.row(
            f"{_NOTE} WHERE s.uid = ? AND a.kind = 'psychotherapy' AND a.follows IS NULL AND a.withdrawn = 0"
            " ORDER BY a.id LIMIT 1",
            (session,),
        )
        return self._whole(row) if row else None

    def get(self, uid: str) -> NoteApart:
        row = self._records.row(f"{_NOTE} WHERE a.uid = ? AND a.follows IS NULL", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such note."))
        return self._whole(row)

    def _whole(self, row: Row) -> NoteApart:
        addenda = self._records.rows("SELECT * FROM notes_apart WHERE follows = ? ORDER BY id", (row["id"],))
        return from_row(NoteApart, row, addenda=tuple(from_row(Addendum, a | {"text": a["words"]}) for a in addenda))

    def _checked(self, note: NoteApart) -> tuple[int, int | None]:
        """The row ids of its couple and its session. Raises `BadInput`, `NotFound`."""
        if not sensible(note.at):
            raise BadInput(_("The date of this note cannot be right."))
        if (note.kind is Apart.CONTACT) is (note.channel is Channel.NONE):
            raise BadInput(_("Say how this contact came about."))
        couple_id = self._records.id_of("couples", note.couple)
        if not note.session:
            return couple_id, None
        session_id, couple = self._desk.couple_of("sessions", note.session)
        if couple != note.couple:
            raise NotFound(_("The workbook holds no such session."))
        if self._records.number("SELECT withdrawn FROM sessions WHERE id = ?", (session_id,)):
            raise BadInput(_("This session was entered in error: nothing is written in it any more."))
        return couple_id, session_id

    def _must_be_the_one(self, note: NoteApart, instead_of: str) -> None:
        there = self.psychotherapy(note.session)
        if there is None or there.uid in (note.uid, instead_of):
            return
        if there.signed_at is not None:
            raise Signed(_("This note is signed and stays as it is: add an addendum instead."))
        raise Stale(_("This session’s psychotherapy note was written elsewhere in the meantime: open it again."))
