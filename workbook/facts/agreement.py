"""A sheet that is signed on paper."""

from dataclasses import dataclass
from datetime import date

from workbook.facts.page import Letterhead, Names
from workbook.model.common import Whose


@dataclass(frozen=True, slots=True)
class SignerFact:
    """One line to sign on: whose, and the name under it. `whose` is None for the counselor."""

    whose: Whose | None
    name: str


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """A text and who signs it. `passages` are (heading or not, words); `blanks` are (name, words), the words perhaps still to be
    written in by hand; `version` and `since` are those of the text.
    """

    letterhead: Letterhead
    names: Names
    kind: str
    title: str
    about: str
    made: date
    version: int
    since: date
    passages: tuple[tuple[bool, str], ...]
    blanks: tuple[tuple[str, str], ...]
    signers: tuple[SignerFact, ...]
