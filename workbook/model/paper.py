"""What the two sign on paper: a secrets policy and consents. Which text, who signed it and when, and when it ended.

An agreement is made of dated facts that are added and never taken back: it was put before them, the first signed, the second
signed, it ended. So what held on which day can always be told, and what was said under one policy keeps it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.errors import BadInput
from workbook.language import ENGLISH, _
from workbook.model.common import Whose, sensible_day
from workbook.model.couple import SecretsPolicy

MOST = 40_000
"""How long a text may be: some twelve pages, more than anybody should be asked to sign."""


class Paper(StrEnum):
    """What there is to sign; the policies by their own names. `RELEASE` is signed by one partner for somebody outside."""

    OPEN = "open"
    LIMITED = "limited"
    APART = "apart"
    COUNSELING = "counseling"
    CONTACT = "contact"
    RELEASE = "release"

    @property
    def policy(self) -> SecretsPolicy | None:
        return SecretsPolicy(self.value) if self in POLICIES else None


POLICIES = (Paper.OPEN, Paper.LIMITED, Paper.APART)
CONSENTS = (Paper.COUNSELING, Paper.CONTACT)


class Ending(StrEnum):
    """How an agreement ended. What was entered in error never held, and is kept for whoever looks back."""

    REPLACED = "replaced"
    ENDED = "ended"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class PaperText:
    """One version of a text, from the day on which it was written. Older ones stay readable: somebody signed them.

    Versions of a paper are counted through all its languages, so that a number by itself says which text was signed.
    """

    paper: Paper
    version: int
    text: str
    since: date
    language: str = ENGLISH
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something put before both to sign. `version` is that of its text, or 0 for a sheet of the counselor's own."""

    couple: str
    paper: Paper
    version: int
    begun: date
    first_signed: date | None = None
    second_signed: date | None = None
    ended: date | None = None
    ending: Ending | None = None
    uid: str = ""
    rev: int = 0

    def signed(self, whose: Whose) -> date | None:
        return self.first_signed if whose is Whose.FIRST else self.second_signed

    @property
    def holds_since(self) -> date | None:
        """The day of the second signature: only both make it hold. What was entered in error never held."""
        if self.first_signed is None or self.second_signed is None or self.ending is Ending.ERROR:
            return None
        return max(self.first_signed, self.second_signed)

    @property
    def in_force(self) -> bool:
        return self.ended is None and self.holds_since is not None

    @property
    def waiting(self) -> bool:
        """Put before them, and not signed by both yet."""
        return self.ended is None and self.holds_since is None


def family(paper: Paper) -> tuple[Paper, ...]:
    """The papers of which one at a time is in force: the three policies, or a consent by itself."""
    return POLICIES if paper in POLICIES else (paper,)


def in_force(agreements: Iterable[Agreement], papers: tuple[Paper, ...] = POLICIES) -> Agreement | None:
    """The one that both have signed and that has not ended, of a family; None while there is none."""
    return next((a for a in agreements if a.paper in papers and a.in_force), None)


def waiting(agreements: Iterable[Agreement], papers: tuple[Paper, ...] = POLICIES) -> Agreement | None:
    """The one that still waits for a signature."""
    return next((a for a in agreements if a.paper in papers and a.waiting), None)


def checked_signature(agreement: Agreement, whose: Whose, on: date, today: date) -> date:
    """The day of a signature, or `BadInput` with one sentence where it cannot be."""
    if whose is Whose.BOTH:
        raise BadInput(_("Each of the two signs for themselves."))
    if agreement.ended is not None:
        raise BadInput(_("This agreement has ended: put a new one before them."))
    if agreement.signed(whose) is not None:
        raise BadInput(_("This signature is on record already."))
    if not sensible_day(on):
        raise BadInput(_("The day of a signature cannot be right."))
    if on > today:
        raise BadInput(_("The day of a signature cannot lie ahead."))
    return on


def checked_text(words: str) -> str:
    """A text without stray space at its ends and lines, or `BadInput` where there is nothing to sign or far too much."""
    tidy = "\n".join(line.rstrip() for line in words.strip().splitlines())
    if not any(c.isalnum() for c in tidy):
        raise BadInput(_("An empty page cannot be signed: write a text, or keep the one there was."))
    if len(tidy) > MOST:
        raise BadInput(_("This text is longer than anybody can be asked to sign."))
    return tidy


def passages(text: str) -> tuple[tuple[bool, str], ...]:
    """A text's lines as (heading or not, words), without empty ones. A line that begins with "# " is a heading."""
    found = []
    for line in text.splitlines():
        words = line.strip()
        heading = words.startswith("# ")
        words = words[2:].strip() if heading else words
        if words:
            found.append((heading, words))
    return tuple(found)
