"""The note of a session or of a contact between sessions, for the counselor's own file."""

from dataclasses import dataclass
from datetime import datetime

from workbook.facts.page import Letterhead, Names
from workbook.model.common import Whose


@dataclass(frozen=True, slots=True)
class PassageFact:
    """What the note says about one partner, about the pattern between them (`BOTH`), or about nobody in particular (None)."""

    whose: Whose | None
    words: str


@dataclass(frozen=True, slots=True)
class SectionFact:
    """A section of the note's form by its name, with what is written in it."""

    name: str
    passages: tuple[PassageFact, ...]


@dataclass(frozen=True, slots=True)
class LaterFact:
    """What was added after signing, and by whom; `countersigned` by a supervisor, perhaps without words."""

    words: str
    at: datetime
    by: str
    countersigned: bool = False


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """`facts` are (name, words) about the hour. `signed_at` is None for a draft, which says so on its page. A contact has no
    `number` and no `form`.

    It holds no psychotherapy note and no jotting: they are on no document.
    """

    letterhead: Letterhead
    names: Names
    number: int
    starts: datetime
    form: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[SectionFact, ...]
    made: datetime
    signed_at: datetime | None = None
    signed_by: str = ""
    later: tuple[LaterFact, ...] = ()
