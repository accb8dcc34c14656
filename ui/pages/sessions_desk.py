"""One session with its note, between the screen and the book: what was last saved, and how the rest gets there.

The page asks it to save and shows what it answers; it knows no widget, so that every way of getting into trouble can be tried
without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ui.pages.sessions_merge import Field, both_versions, passages_of, session_of_both, texts_of
from ui.pages.sessions_taking import take_over
from workbook.book import Workbook
from workbook.errors import Signed, Stale
from workbook.language import _
from workbook.model.session import Jotting, Note, NoteForm, Session


class SessionDesk:
    """Holds one session at a time. `session` and `note` are as they are stored."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.session = Session("", datetime.min)
        self.note = Note("")
        self.left_over: dict[Field, str] = {}
        """Words that could not go into the note, because it was signed elsewhere in the meantime."""

    def take(self, uid: str) -> None:
        """Begin to work on this session. Raises `NotFound`."""
        self.session = self._book.sessions.get(uid)
        self.note = self._book.sessions.note(uid)
        self.left_over = {}

    def uid(self) -> str:
        """The session that is worked on, or "" before the first."""
        return self.session.uid

    def signed(self) -> bool:
        return self.note.signed_at is not None

    def keep_session(self, here: Session) -> str:
        """Save the session's own facts. Returns a sentence for the counselor where somebody else had changed them, or ""."""
        if here == self.session:
            return ""
        try:
            self.session = self._book.sessions.save(here)
        except Stale:
            stored = self._book.sessions.get(here.uid)
            self.session = self._book.sessions.save(session_of_both(self.session, here, stored))
            return _("This session was also changed elsewhere; what was entered here stands beside it.")
        return ""

    def keep_note(self, form: NoteForm, texts: dict[Field, str]) -> str:
        """Save the draft. Returns a sentence where the note was also written elsewhere, or "".

        Nothing is dropped: both versions stand in the note, or, where it was signed, what is written here is in `left_over`.
        """
        wanted = replace(self.note, form=form, passages=passages_of(texts))
        if self.signed() or (wanted.form is self.note.form and wanted.passages == self.note.passages):
            return ""
        if not self.note.uid and wanted.empty:
            return ""
        try:
            self.note = self._book.sessions.autosave(wanted)
        except Signed:
            return self._signed_elsewhere(texts)
        except Stale:
            return self._written_elsewhere(wanted)
        return ""

    def take_over(self, jottings: Sequence[Jotting], form: NoteForm) -> None:
        """Put these jottings into the draft, which has to be saved by then; a new one takes this form. Raises as
        `Hours.take_over` does.
        """
        self.note = take_over(self._book, self.note, jottings, form)

    def sign(self) -> None:
        """Raises `BadInput` for an empty note or a nameless counselor."""
        self.note = self._book.sessions.sign(self.note.uid, self.note.rev)

    def addend(self, words: str) -> None:
        self.note = self._book.sessions.addend(self.note.uid, words)

    def _written_elsewhere(self, wanted: Note) -> str:
        stored = self._book.sessions.note(self.session.uid)
        merged = both_versions(texts_of(self.note.passages), texts_of(wanted.passages), texts_of(stored.passages))
        self.note = self._book.sessions.autosave(replace(stored, form=wanted.form, passages=passages_of(merged)))
        return _("This note was also written elsewhere; both versions now stand in it.")

    def _signed_elsewhere(self, texts: dict[Field, str]) -> str:
        self.note, before = self._book.sessions.note(self.session.uid), self.note
        base, stored = texts_of(before.passages), texts_of(self.note.passages)
        self.left_over = {k: t for k, t in texts.items() if t and t not in (base.get(k, ""), stored.get(k, ""))}
        if not self.left_over:
            return _("This note was signed elsewhere.")
        return _("This note was signed elsewhere; what you wrote here stands below, to be signed as an addendum.")
