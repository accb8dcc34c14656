"""Notes: a draft that is kept as it is typed, and then signed for good.

A draft is a working paper, so its saves leave no row in the audit; signing and addenda do. What keeps a signed note as it is are
the triggers of the schema, and what shows that they were gone around is its seal; the questions asked here only find the kinder
sentence.
"""

from workbook.errors import BadInput, NotFound, Signed, Stale
from workbook.language import _
from workbook.model.session import COUNTERSIGNED, Addendum, Note, NoteForm, Passage, checked_addendum, countersignature
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import Row, from_row, new_uid, to_row
from workbook.store.seals import ADDENDUM, NOTE, seal
from workbook.store.settings import Settings

_SECTIONS = frozenset(section for form in NoteForm for section in form.sections)
_NOTE = "SELECT n.*, s.uid AS session FROM notes AS n JOIN sessions AS s ON s.id = n.session_id"


def countersigned(words: str) -> str:
    """Which of the addenda are countersignatures, in SQL over the column that holds their words: as `Addendum.countersigns`."""
    first = f"substr({words} || char(10), 1, instr({words} || char(10), char(10)) - 1)"
    return f"json_group_array(trim({first}) = '{COUNTERSIGNED}' ORDER BY id)"


class Notes:
    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._records, self._settings = desk, desk.records, settings

    def of(self, session: str) -> Note:
        session_id = self._records.id_of("sessions", session)
        row = self._records.row(f"{_NOTE} WHERE n.session_id = ?", (session_id,))
        return self._whole(row) if row else Note(session)

    def autosave(self, note: Note) -> Note:
        _must_have_a_place_for_each(note.passages)
        session_id, couple = self._desk.couple_of("sessions", note.session)
        stored = self._records.row("SELECT id, uid, signed_at FROM notes WHERE session_id = ?", (session_id,))
        if stored is not None and stored["signed_at"] is not None:
            raise Signed(_("This note is signed and stays as it is: add an addendum instead."))
        if (stored["uid"] if stored else "") != note.uid:
            raise Stale(_("This session’s note was written elsewhere in the meantime: open it again."))
        saved: Row = {"form": note.form.value, "saved_at": self._desk.now().isoformat()}
        with self._records.change("sessions", couple=couple):
            if stored is None:
                new: Row = {"uid": new_uid(), "session_id": session_id, "signed_by": ""}
                note_id = self._records.insert("notes", saved | new)
            else:
                note_id = int(stored["id"] or 0)
                self._records.update("notes", note.uid, note.rev, saved)
            self._write(note_id, note.passages)
        return self.of(note.session)

    def sign(self, note_uid: str, rev: int) -> Note:
        note, couple = self._get(note_uid)
        if note.signed_at is not None:
            raise Signed(_("This note is signed already."))
        if note.empty:
            raise BadInput(_("There is nothing written in this note to sign."))
        signature: Row = {"signed_at": self._desk.now().isoformat(), "signed_by": self._settings.signer()}
        with self._records.change("sessions", couple=couple):
            self._records.update("notes", note_uid, rev, signature)
            seal(self._records, self._desk.audit, Act.SIGNED, NOTE, note_uid, couple)
        self._records.settle()
        return self.of(note.session)

    def addend(self, note_uid: str, text: str) -> Note:
        return self._add(note_uid, checked_addendum(text), self._settings.signer())

    def countersign(self, note_uid: str, name: str, words: str) -> Note:
        signers = (self._settings.practice().counselor, self._get(note_uid)[0].signed_by)
        return self._add(note_uid, *countersignature(name, words, signers))

    def _add(self, note_uid: str, text: str, signer: str) -> Note:
        note, couple = self._get(note_uid)
        if note.signed_at is None:
            raise BadInput(_("This note is not signed yet: write into the note itself."))
        addendum = Addendum(text, self._desk.now(), signer, new_uid(), 1)
        note_id = self._records.id_of("notes", note_uid)
        with self._records.change("sessions", couple=couple):
            self._records.insert("addenda", to_row(addendum) | {"note_id": note_id})
            seal(self._records, self._desk.audit, Act.SIGNED, ADDENDUM, addendum.uid, couple)
        self._records.settle()
        return self.of(note.session)

    def _get(self, uid: str) -> tuple[Note, str]:
        row = self._records.row(f"{_NOTE} WHERE n.uid = ?", (uid,))
        if row is None:
            raise NotFound(_("The workbook holds no such note."))
        note = self._whole(row)
        return note, self._desk.couple_of("sessions", note.session)[1]

    def _whole(self, row: Row) -> Note:
        passages = self._records.rows("SELECT * FROM passages WHERE note_id = ? ORDER BY position", (row["id"],))
        addenda = self._records.rows("SELECT * FROM addenda WHERE note_id = ? ORDER BY id", (row["id"],))
        return from_row(
            Note,
            row,
            passages=tuple(from_row(Passage, p) for p in passages),
            addenda=tuple(from_row(Addendum, a) for a in addenda),
        )

    def _write(self, note_id: int, passages: tuple[Passage, ...]) -> None:
        """Only what differs is written: a long note is saved every few seconds, and one passage of it changed."""
        stored = self._records.rows("SELECT * FROM passages WHERE note_id = ? ORDER BY position", (note_id,))
        before = {int(row["position"] or 0): from_row(Passage, row) for row in stored}
        for position, passage in enumerate(passages):
            if before.pop(position, None) == passage:
                continue
            row = to_row(passage) | {"note_id": note_id, "position": position}
            self._records.run(
                "INSERT INTO passages (note_id, position, section, about, text)"
                " VALUES (:note_id, :position, :section, :about, :text) ON CONFLICT (note_id, position)"
                " DO UPDATE SET section = excluded.section, about = excluded.about, text = excluded.text",
                row,
            )
        for position in before:
            self._records.run("DELETE FROM passages WHERE note_id = ? AND position = ?", (note_id, position))


def _must_have_a_place_for_each(passages: tuple[Passage, ...]) -> None:
    """Two passages for one field would leave one of them off the page, and no page has a field for an unknown section. A section
    of another form is known: its words stay when the form of a draft changes.
    """
    if not _SECTIONS.issuperset(p.section for p in passages):
        raise BadInput(_("A note has no such section."))
    if len({(p.section, p.about) for p in passages}) < len(passages):
        raise BadInput(_("A note has one passage for each section and person."))
