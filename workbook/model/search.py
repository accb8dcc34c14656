"""What a search finds in the notes: counselor only."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.model.couple import CoupleLine


class Found(StrEnum):
    """Where words were found. Psychotherapy notes, jottings, screens and risk records are looked through nowhere."""

    SESSION = "session"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A session whose note, addenda or focus has the words (`number` is the session's), or a contact (`number` is 0).

    `record` is its uid, `excerpt` one line around the words, `marks` where they stand in it.
    """

    couple: CoupleLine
    kind: Found
    record: str
    number: int
    on: date
    excerpt: str
    marks: tuple[tuple[int, int], ...] = ()
