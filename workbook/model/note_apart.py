"""Notes that stand beside those of sessions: a contact outside one, and the counselor's psychotherapy notes, kept apart."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbook.language import _
from workbook.model.common import Whose
from workbook.model.session import About, Addendum, NoteForm, Passage


class Apart(StrEnum):
    """A contact is part of the record. A psychotherapy note is not: it leaves in no export or report unless named."""

    CONTACT = "contact"
    PSYCHOTHERAPY = "psychotherapy"


class Channel(StrEnum):
    """How a contact came about; a psychotherapy note has none."""

    NONE = ""
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"
    IN_PERSON = "in_person"

    @property
    def way(self) -> str:
        """As it stands in a line: by phone."""
        return {
            Channel.NONE: "",
            Channel.PHONE: _("by phone"),
            Channel.EMAIL: _("by e-mail"),
            Channel.MESSAGE: _("by message"),
            Channel.LETTER: _("by letter"),
            Channel.IN_PERSON: _("in person"),
        }[self]


@dataclass(frozen=True, slots=True)
class NoteApart:
    """Counselor only. Once `signed_at` is set nothing in it changes any more.

    `at` is local time without zone; `whose` says with which partner a contact was, or with both; `other` names a third person it
    was with instead. `session` is the session's uid that a psychotherapy note belongs to, or "". `withdrawn`: it was entered in
    error and is kept.
    """

    couple: str
    kind: Apart
    at: datetime
    words: str = ""
    channel: Channel = Channel.NONE
    whose: Whose = Whose.BOTH
    other: str = ""
    session: str = ""
    saved_at: datetime | None = None
    signed_at: datetime | None = None
    signed_by: str = ""
    addenda: tuple[Addendum, ...] = ()
    withdrawn: bool = False
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class ContactLine:
    """What the list of a couple's sessions shows of a contact; its words are read when it is opened."""

    uid: str
    at: datetime
    channel: Channel
    signed_at: datetime | None = None
    addenda: tuple[datetime, ...] = ()
    countersigned: tuple[bool, ...] = ()  # which of them are countersignatures

    @property
    def on(self) -> date:
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Phrase:
    """The counselor's own words under a short name: `/name` in a note puts them in."""

    name: str
    words: str
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """A note to begin with: its form, and in which section and about whom which words stand."""

    name: str
    form: NoteForm
    passages: tuple[tuple[str, str, str], ...] = ()
    uid: str = ""
    rev: int = 0

    def begun(self) -> tuple[Passage, ...]:
        return tuple(Passage(section, About(about), words) for section, about, words in self.passages)


class InError(StrEnum):
    """What a withdrawal is about; a note that stands apart is a contact or a psychotherapy note."""

    SESSION = "session"
    NOTE_APART = "note apart"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Something was entered in error: it is on no page of the work any more, and kept. `refiled` is the uid of what stands in
    its place.
    """

    couple: str
    kind: InError
    record: str
    reason: str
    at: datetime
    signed_by: str
    refiled: str = ""
    uid: str = ""
    rev: int = 0
