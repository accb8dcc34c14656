"""A session: who came, the check-in of each partner, and the note that is signed and then stays as it is."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import _
from workbook.model.common import Visibility, Whose, shows

LEFT_LYING = timedelta(hours=12)
"""A session that nobody ended by then was left lying: it is over, whatever the record says."""

SET_BACK = timedelta(minutes=90)
"""So far may the clock be behind the start of a session that goes on: set back meanwhile, or begun before its time."""


class Place(StrEnum):
    ROOM = "room"
    VIDEO = "video"
    PHONE = "phone"


class NoteForm(StrEnum):
    """The field's four ways to write a note; `sections` gives the keys of each in order."""

    DAP = "dap"
    SOAP = "soap"
    BIRP = "birp"
    FREE = "free"

    @property
    def sections(self) -> tuple[str, ...]:
        return {
            NoteForm.DAP: ("data", "assessment", "plan"),
            NoteForm.SOAP: ("subjective", "objective", "assessment", "plan"),
            NoteForm.BIRP: ("behaviour", "intervention", "response", "plan"),
            NoteForm.FREE: ("note",),
        }[self]


class About(StrEnum):
    """About whom a passage of a note is: one partner, or the pattern between them."""

    FIRST = "first"
    SECOND = "second"
    BETWEEN = "between"


class Asked(StrEnum):
    """How the check-in of a session was come by."""

    NOT_YET = "not_yet"
    PAPER = "paper"
    ALONE = "alone"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One partner's ratings at the start of a session, 0-10 each, None where not given."""

    close: int | None = None
    heard: int | None = None
    hope: int | None = None

    def __post_init__(self) -> None:
        for value in (self.close, self.heard, self.hope):
            if value is not None and not 0 <= value <= 10:
                raise BadInput(_("A check-in rating lies between 0 and 10."))


@dataclass(frozen=True, slots=True)
class Session:
    """`focus` is one line that both may read. The check-ins are individual until both chose to show them (`shown`).

    `number` counts the couple's sessions from 1; `minutes` is the length planned; `starts` and `ended` are local times without
    zone, and `ended` is None until the counselor ends it. `first_useful` and `second_useful` close it: how useful the hour was
    to each, 0-10, shown like the check-ins. One that is `withdrawn` was entered in error and stands on no page.
    """

    couple: str
    starts: datetime
    minutes: int = 50
    place: Place = Place.ROOM
    attended: Whose = Whose.BOTH
    focus: str = ""
    first: CheckIn = field(default_factory=CheckIn)
    second: CheckIn = field(default_factory=CheckIn)
    shown: Visibility = Visibility.INDIVIDUAL
    ended: datetime | None = None
    asked: Asked = Asked.NOT_YET
    first_useful: int | None = None
    second_useful: int | None = None
    withdrawn: bool = False
    number: int = 0
    uid: str = ""
    rev: int = 0

    def __post_init__(self) -> None:
        for value in (self.first_useful, self.second_useful):
            if value is not None and not 0 <= value <= 10:
                raise BadInput(_("A closing rating lies between 0 and 10."))

    def useful(self, whose: Whose) -> int | None:
        return self.first_useful if whose is Whose.FIRST else self.second_useful

    def check_in(self, whose: Whose) -> CheckIn:
        return self.first if whose is Whose.FIRST else self.second

    def goes_on(self, now: datetime) -> bool:
        """Begun and not ended yet: it may take longer than planned, go past midnight, and see its clock set back."""
        return self.ended is None and self.starts - SET_BACK <= now < self.starts + LEFT_LYING


class On(StrEnum):
    """About whom a jotting is. What is private goes into no note by itself."""

    FIRST = "first"
    SECOND = "second"
    BETWEEN = "between"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Jotting:
    """One line that the counselor jots down while the session goes on: counselor only, and on no document.

    `at` is local time without zone; `taken` says that it went into the note.
    """

    session: str
    at: datetime
    about: On
    words: str
    taken: bool = False
    uid: str = ""
    rev: int = 0


class Worked(StrEnum):
    """What a session can be seen to have worked on."""

    STEP = "step"
    ASSIGNMENT = "assignment"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Work:
    """A session worked on this: `record` is the uid of a plan step, an assignment or a goal."""

    session: str
    kind: Worked
    record: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of a note: a section's key, about whom, and the words."""

    section: str
    about: About
    text: str


COUNTERSIGNED = "Countersigned."
"""With this a countersignature begins. It is part of what was signed, so it stays as it is in every language."""


def _countersigns(text: str) -> bool:
    return text.split("\n", 1)[0].strip() == COUNTERSIGNED


@dataclass(frozen=True, slots=True)
class Addendum:
    """Words added after signing, signed in turn the moment they are saved; by a supervisor, where it countersigns."""

    text: str
    signed_at: datetime
    signed_by: str
    uid: str = ""
    rev: int = 0

    @property
    def countersigns(self) -> bool:
        return _countersigns(self.text)

    @property
    def words(self) -> str:
        """What was written; a countersignature may have none."""
        return self.text.strip().removeprefix(COUNTERSIGNED).strip() if self.countersigns else self.text


def checked_addendum(words: str) -> str:
    """Raises `BadInput` where nothing is written, or where it would pass for a countersignature."""
    if not shows(words):
        raise BadInput(_("An addendum needs words."))
    if _countersigns(words):
        raise BadInput(_("Only a countersignature begins like this: it has a place of its own."))
    return words


def countersignature(name: str, words: str, signers: Collection[str]) -> tuple[str, str]:
    """Its text, and who signs it. Raises `BadInput` without a name, or for one of the `signers` of what is there already."""
    signer = " ".join(name.split())
    if not shows(signer):
        raise BadInput(_("A countersignature needs the name of whoever countersigns."))
    if signer in signers:
        raise BadInput(_("A note is countersigned by somebody else than its signer."))
    return f"{COUNTERSIGNED}\n\n{words.strip()}".strip(), signer


@dataclass(frozen=True, slots=True)
class Note:
    """The counselor's note of one session: counselor only. Once `signed_at` is set, nothing in it changes any more."""

    session: str
    form: NoteForm = NoteForm.DAP
    passages: tuple[Passage, ...] = ()
    saved_at: datetime | None = None
    signed_at: datetime | None = None
    signed_by: str = ""
    addenda: tuple[Addendum, ...] = ()
    uid: str = ""
    rev: int = 0

    def text(self, section: str, about: About) -> str:
        return next((p.text for p in self.passages if p.section == section and p.about is about), "")

    @property
    def empty(self) -> bool:
        return not any(shows(p.text) for p in self.passages)


@dataclass(frozen=True, slots=True)
class Discarded:
    """The draft of a note that was thrown away, and the jottings that were in it, each with the `rev` it has since."""

    note: Note
    jottings: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SessionLine:
    """What the list of a couple's sessions shows; the note itself is read when it is opened."""

    uid: str
    number: int
    on: date
    focus: str
    signed_at: datetime | None = None
    has_note: bool = False
    addenda: tuple[datetime, ...] = ()
    countersigned: tuple[bool, ...] = ()  # which of them are countersignatures
