"""The words of a note that stands apart (a contact, a psychotherapy note): typed, kept by themselves, signed, added to.

Nothing is stored before something is written. A note that was also written or signed elsewhere keeps both versions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import messages
from ui.context import Context
from ui.pages.sessions_addendum import Addenda
from ui.pages.sessions_field import NoteField
from ui.pages.sessions_merge import both_versions
from ui.widgets.autosave import Autosave
from ui.widgets.kept import KeptForm
from ui.widgets.layout import column, row
from workbook.errors import Signed, Stale, WorkbookError
from workbook.language import _
from workbook.model.common import shows
from workbook.model.note_apart import NoteApart
from workbook.model.session import About, Note

_FIELD = ("", About.BETWEEN)


class ApartWriting(QWidget):
    """`kept` follows each save and signature, `told(sentence)` what there is to say, `nameless` where nobody can sign."""

    kept = Signal()
    told = Signal(str)
    nameless = Signal()
    rebuilt = Signal()

    def __init__(
        self, context: Context, says: str, hint: str, facts: Callable[[NoteApart], NoteApart] = lambda note: note
    ) -> None:
        """`facts` gives the note with what else is entered about it."""
        super().__init__()
        self._context, self._book, self._facts = context, context.book, facts
        self.note: NoteApart | None = None
        self._says, self._hint = says, hint
        self._saving = False
        self._room = QVBoxLayout()
        self.field = self._made("", False)
        self.addenda = Addenda(context.book.phrases.all)
        self._autosave = Autosave(self, self._keep, lambda error: self.told.emit(str(error)))
        self._typing = KeptForm(self, context.book, self._typed, lambda error: self.told.emit(str(error)))
        self.addenda.edited.connect(self._typing.touch)
        self.addenda.signing_wanted.connect(self.sign)
        self.addenda.dropping_wanted.connect(self._drop_addendum)
        self.addenda.rebuilt.connect(self.rebuilt)
        column(self._room, row(self.addenda, pad=(0, 16, 0, 0)), into=self)

    def _made(self, words: str, locked: bool) -> NoteField:
        made = NoteField(
            self._says, None, words, hint=self._hint, lines=1 if locked else 4, phrases=self._book.phrases.all
        )
        made.edited.connect(self.touch)
        if locked:
            made.lock()
        self._room.addWidget(made)
        return made

    # showing

    def show_note(self, note: NoteApart) -> None:
        """Another note, from its beginning. What was written before has to be flushed by then."""
        self._autosave.forget()
        self.note = note
        self.addenda.forget()
        words = self._typing.take_up(note.couple, f"addendum {note.uid}").get("words", "") if note.uid else ""
        self._show()
        if words:
            self.addenda.begin_with(words)

    def refresh(self) -> None:
        """Something changed elsewhere: show it, unless something is being typed here."""
        if self.note is not None and self.note.uid and not self._saving and not self._autosave.is_unsaved():
            self.note = self._book.notes_apart.get(self.note.uid)
            self._show()

    def signed(self) -> bool:
        return self.note is not None and self.note.signed_at is not None

    def _show(self) -> None:
        assert self.note is not None
        if self.field.area.isReadOnly() or self.signed():
            self._room.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = self._made(self.note.words, self.signed())
            self.field.show()
        self.field.area.show_words(self.note.words)
        self.addenda.show_note(as_note(self.note))
        self.rebuilt.emit()

    # keeping

    def touch(self) -> None:
        """Something was typed or chosen by hand."""
        self._autosave.touch()

    def flush(self) -> None:
        self._autosave.flush()
        self._typing.flush()

    def may_leave(self) -> bool:
        """Everything is saved, and the counselor was asked about an addendum. Raises `WorkbookError`."""
        self.flush()
        if not self.addenda.words():
            return True
        if messages.ask(
            _("The addendum is not signed yet."),
            yes=_("Sign it now"),
            no=_("Go on writing"),
            more=_("Its words are kept here, and belong to the note once it is signed."),
            lasting=True,
            parent=self,
        ):
            return self._sign_addendum()
        self.addenda.focus_editor()
        return False

    def _typed(self) -> dict[str, str]:
        return {"words": self.addenda.words()}

    def _keep(self) -> None:
        before = self.note
        if before is None or before.signed_at is not None:
            return
        wanted = replace(self._facts(before), words=self.field.area.words())
        if wanted == before or not (before.uid or wanted.words.strip() or wanted.other):
            return
        self._saving = True
        try:
            self.note, sentence = self._kept(before, wanted)
        finally:
            self._saving = False
        if sentence:
            self._show()
        self.told.emit(sentence)
        self._context.saved()
        self.kept.emit()

    def _kept(self, before: NoteApart, wanted: NoteApart) -> tuple[NoteApart, str]:
        notes = self._book.notes_apart
        try:
            return notes.autosave(wanted), ""
        except Stale:
            stored = self._stored(wanted)
            versions = ({_FIELD: note.words} for note in (before, wanted, stored))
            both = replace(wanted, words=both_versions(*versions)[_FIELD], uid=stored.uid, rev=stored.rev)
            return notes.autosave(both), _("This note was also written elsewhere; both versions now stand in it.")
        except Signed:
            stored = self._stored(wanted)
            if wanted.words not in (before.words, stored.words):
                self._typing.take_up(stored.couple, f"addendum {stored.uid}")
                self.addenda.begin_with(wanted.words)
                self._typing.touch()
            return stored, _(
                "This note was signed elsewhere; what you wrote here stands below, as an addendum to sign."
            )

    def _stored(self, wanted: NoteApart) -> NoteApart:
        """What stands in the workbook where this was to be kept."""
        first = None if wanted.uid else self._book.notes_apart.psychotherapy(wanted.session)
        return first or self._book.notes_apart.get(wanted.uid)

    def discard(self) -> NoteApart:
        """Throw the draft away, and begin an empty one in its place; gives back what it was. Raises `WorkbookError`."""
        self.flush()
        assert self.note is not None
        self._saving = True
        try:
            gone = self._book.notes_apart.discard(self.note.uid)
        finally:
            self._saving = False
        self.show_note(replace(gone, words=""))
        return gone

    # signing

    def sign(self) -> bool:
        """Sign the note, or the addendum that is being written on a signed one; says what is missing."""
        try:
            self._autosave.flush()
            return self._sign_addendum() if self.signed() else self._sign()
        except WorkbookError as error:
            self.told.emit(str(error))
            return False

    def _sign(self) -> bool:
        if not self._book.settings.practice().counselor.strip():
            self.nameless.emit()
            return False
        if self.note is None or not shows(self.note.words):
            self.told.emit(_("There is nothing written in this note to sign."))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        agreed = messages.ask(
            _("Sign this note and lock it?"),
            yes=_("Sign and lock"),
            more=_("Nothing in it can be changed after that. Addenda can be added at any time."),
            parent=self,
        )
        if agreed:
            self._signed(self._book.notes_apart.sign(self.note.uid, self.note.rev))
            self.addenda.begin_button().setFocus(Qt.FocusReason.OtherFocusReason)
        return agreed

    def _sign_addendum(self) -> bool:
        assert self.note is not None
        words = self.addenda.words()
        if not words:
            self.addenda.refuse(_("There is nothing written in this addendum yet."))
            self.addenda.focus_editor()
            return False
        try:
            signed = self._book.notes_apart.addend(self.note.uid, words)
        except WorkbookError as error:
            self.addenda.refuse(str(error))
            return False
        self.addenda.forget()
        self._typing.forget()
        self._signed(signed)
        return True

    def _drop_addendum(self) -> None:
        if self.addenda.words() and not messages.ask(
            _("Discard this addendum?"),
            yes=_("Discard it"),
            no=_("Go on writing"),
            more=_("What is written in it is not kept."),
            danger=True,
            parent=self,
        ):
            return
        self.addenda.forget()
        self._typing.forget()

    def _signed(self, note: NoteApart) -> None:
        self.note = note
        self._show()
        if note.uid:
            self._typing.take_up(note.couple, f"addendum {note.uid}")
        self.told.emit("")
        self._context.saved()
        self.kept.emit()


def as_note(apart: NoteApart) -> Note:
    """What the foot, the addenda and the countersignature of a session's note show, from a note that stands apart."""
    return Note(
        apart.session,
        saved_at=apart.saved_at,
        signed_at=apart.signed_at,
        signed_by=apart.signed_by,
        addenda=apart.addenda,
        uid=apart.uid,
        rev=apart.rev,
    )


def now() -> datetime:
    """The minute of now: nobody notes the second of a call."""
    return datetime.now().replace(second=0, microsecond=0)
