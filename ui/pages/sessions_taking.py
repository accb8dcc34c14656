"""The end of an hour: what is half typed becomes a jotting, then it is over, then its jottings go into the draft of its note.

Each of these is whole in itself. Where the last fails, the session has ended and every jotting is there still, to be taken over
beside the note; a second try takes none twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ui.pages.half_typed import keep_as_jottings
from ui.pages.sessions_reading import usual_form
from workbook.book import Workbook
from workbook.insight.drafting import to_take, with_jottings
from workbook.model.session import Jotting, Note, NoteForm


def end_hour(book: Workbook, session: str) -> None:
    """Raises `WorkbookError` where the end could not be kept, or the draft could not."""
    current = book.sessions.get(session)
    keep_as_jottings(book, current)
    if current.ended is None:
        book.hours.end(session, current.rev)
    note, jottings = book.sessions.note(session), book.hours.jottings(session)
    take_over(book, note, jottings, usual_form(book, current.couple))


def take_over(book: Workbook, note: Note, jottings: Sequence[Jotting], form: NoteForm) -> Note:
    """Put those of the jottings into the draft that are not in it yet. A note that is not begun takes this form."""
    wanted = to_take(jottings)
    if not wanted:
        return note
    if not note.uid:
        note = replace(note, form=form)
    return book.hours.take_over(with_jottings(note, wanted), wanted)
