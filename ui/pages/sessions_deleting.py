"""A draft that is deleted, and the way back: its words stand where they stood, together with what was written there meanwhile.

The way back ends with another page, the next act or the lock, and the line says so; what is deleted is kept nowhere.
"""

from __future__ import annotations

from dataclasses import replace

from ui.widgets.kept import folded, unfolded
from workbook.book import Workbook
from workbook.errors import Signed
from workbook.language import _
from workbook.model.note_apart import Apart, NoteApart
from workbook.model.session import Discarded


def deleted_words() -> str:
    """It names no kind: the line stands at the foot of the window, whoever looks at it."""
    return _("The draft is deleted. Until another page or the lock, Undo brings every word back.")


def note_back(book: Workbook, gone: Discarded) -> None:
    """Raises `Signed` where another note was signed meanwhile; the words are then an addendum that waits to be signed."""
    try:
        book.discarding.bring_back(gone)
    except Signed:
        words = "\n\n".join(p.text for p in gone.note.passages)
        couple = book.sessions.get(gone.note.session).couple
        _to_be_added(book, couple, gone.note.session, words)


def apart_back(book: Workbook, gone: NoteApart) -> NoteApart:
    """As it was; a psychotherapy note that was begun or signed meanwhile is added to. Raises as above."""
    now = book.notes_apart.psychotherapy(gone.session) if gone.kind is Apart.PSYCHOTHERAPY and gone.session else None
    if now is None:
        return book.notes_apart.autosave(gone)
    if now.signed_at is not None:
        _to_be_added(book, gone.couple, now.uid, gone.words)
    words = "\n\n".join(words for words in (gone.words, now.words) if words.strip())
    return book.notes_apart.autosave(replace(now, words=words))


def _to_be_added(book: Workbook, couple: str, uid: str, words: str) -> None:
    slot = f"addendum {uid}"
    typed = unfolded(book.drafts.words(couple, slot)).get("words", "")
    book.drafts.keep(couple, slot, folded({"words": "\n\n".join(w for w in (typed, words) if w)}))
    raise Signed(_("Another note was signed here meanwhile: the words stand below it, as an addendum to be signed."))
